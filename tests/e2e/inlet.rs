//! Where a telephone system speaks: what it may say rings, and what anybody else sends is refused and leaves nothing.

use std::io::Write;

use crm::call::CallQuery;
use serde_json::json;

use crate::window::app::Home;
use crate::window::base::{Base, CAMILLE, JORIS, LINE};
use crate::window::{App, http};

const TOKEN: &str = "5f0c2a9e7b1d4836a4c8e0f29b7d6135";

async fn listening() -> (App, String) {
    let home = Home::empty();
    let base = Base::office(&home.data());
    base.set("inlet.http", json!(true));
    base.set("inlet.http_token", json!(TOKEN));
    drop(base);
    (App::open(&home).await, format!("/api/v1/cti/{TOKEN}"))
}

fn ringing(from: &str, id: &str) -> Vec<u8> {
    let call = json!({ "event": "newCall", "from": from, "to": LINE, "direction": "in", "callId": id });
    call.to_string().into_bytes()
}

/// How many calls and journal lines the file holds.
fn written(app: &App) -> (i64, usize) {
    let store = app.store();
    let reader = store.reader().unwrap();
    let query = CallQuery { unqualified: false, contact_id: None, from: None, to: None, limit: 500 };
    let calls = reader.calls(&query).unwrap();
    (calls.total, reader.journal(500).unwrap().len())
}

#[tokio::test]
async fn json_and_a_form_ring_alike_and_the_call_follows_its_line() {
    let (app, path) = listening().await;
    let (main, popup) = (app.main(), app.popup());
    assert_eq!(http::post(app.address(), &path, &[], &ringing("+33639984127", "json-1")), 200);
    popup.sees("[data-face=one] h1", "Camille Rousselot").await;
    main.sees("[data-call-state=ringing]", "Sonne").await;
    // A line that only tells has no buttons.
    assert!(main.words(".callbar button[class~=go]").await.is_empty());

    let form = [("Content-Type", "application/x-www-form-urlencoded")];
    let body = b"event=newCall&from=0639985510&to=0199001200&direction=in&callId=form-1";
    assert_eq!(http::post(app.address(), &path, &form, body), 200);
    popup.sees("[data-face=one] h1", "Joris Pennaneac'h").await;
    assert_eq!(popup.words("article").await.len(), 2, "two cards side by side");

    let answered = b"event=answer&callId=json-1&direction=in&from=0639984127&to=0199001200&user=In%C3%A8s";
    assert_eq!(http::post(app.address(), &path, &form, answered), 200);
    main.sees("[data-call-state=answered]", "En ligne").await;
    main.sees(".callbar", "Camille Rousselot").await;
    let over = b"event=hangup&callId=form-1&direction=in&from=0639985510&to=0199001200&cause=cancel";
    assert_eq!(http::post(app.address(), &path, &form, over), 200);
    main.sees(".callbar .other", "Appel manqué").await;
    popup.sees_no("article", "Joris").await;
    assert_eq!(written(&app).0, 2, "two calls, one record each");
    app.close().await;
}

#[tokio::test]
async fn strangers_are_refused_leave_nothing_and_the_telephone_still_rings() {
    let (app, path) = listening().await;
    let address = app.address();
    let before = written(&app);
    let call = ringing(CAMILLE, "refused");
    let other = format!("/api/v1/cti/{}", "0".repeat(32));
    let foreign = format!("decroche.example:{}", address.port());
    let huge = vec![b' '; 10 * 1024 * 1024];
    for (why, path, headers, body, wanted) in [
        ("a wrong token", &other, vec![], &call, vec![404]),
        ("another host", &path, vec![("Host", foreign.as_str())], &call, vec![403]),
        ("a web page", &path, vec![("Origin", "https://decroche.example")], &call, vec![403]),
        ("a page of this machine", &path, vec![("Sec-Fetch-Site", "cross-site")], &call, vec![403]),
        ("10 MB", &path, vec![], &huge, vec![413, 0]),
    ] {
        let status = http::post(address, path, &headers, body);
        assert!(wanted.contains(&status), "{why}: {status}");
        assert_eq!(written(&app).0, before.0, "{why} wrote a call");
    }

    // A body that never comes: the sender is let go of, the others do not wait for it.
    let mut slow = http::connect(address);
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\nContent-Length: 200\r\n\r\n{{"
    );
    slow.write_all(head.as_bytes()).unwrap();
    assert_eq!(http::post(address, &path, &[], &ringing(JORIS, "meanwhile")), 200);
    app.popup().sees("[data-face=one] h1", "Joris Pennaneac'h").await;
    assert!([408, 0].contains(&http::status(&mut slow)), "the slow sender is cut off");

    assert_eq!(http::post(address, &path, &[], &ringing(CAMILLE, "after")), 200);
    app.popup().sees("[data-face=one] h1", "Camille Rousselot").await;
    assert_eq!(written(&app).0, before.0 + 2);
    app.close().await;
}

#[tokio::test]
async fn without_the_setting_no_telephone_system_is_heard() {
    let app = App::office().await;
    let path = format!("/api/v1/cti/{TOKEN}");
    assert_eq!(http::post(app.address(), &path, &[], &ringing(CAMILLE, "off")), 404);
    assert_eq!(written(&app), (0, 0));
    app.close().await;
}
