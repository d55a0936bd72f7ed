//! A form of a site, posted over a real socket.

use super::*;
use cti::inlet::Asked;

const FIELDS: &str = "nom=Ana+Vasseur&tel=06+39+98+40+12&message=Rappelez-moi";
const AS_FORM: &str = "Content-Type: application/x-www-form-urlencoded";

impl Bench {
    async fn post(&self, token: &str, lines: &[&str], body: &str) -> String {
        self.send(self.request("POST", &format!("/hooks/form/{token}"), lines, body).as_bytes()).await
    }
}

#[tokio::test]
async fn a_form_arrives_as_a_request_and_is_answered_once_it_is_kept() {
    let mut bench = bench(Limits::default()).await;
    let answer = bench.post(FORM, &[AS_FORM], FIELDS).await;
    assert_eq!((status(&answer), body(&answer)), (200, serde_json::json!({})));
    let Some(Inlet::Request(Asked { request, .. })) = bench.events.recv().await else { panic!("no request") };
    assert_eq!((request.name.as_deref(), request.phone.as_deref()), (Some("Ana Vasseur"), Some("06 39 98 40 12")));
    assert_eq!((request.at, request.raw.as_str(), request.source.as_str()), (clock(), FIELDS, "form"));
    let json = serde_json::json!({"email": "ana@exemple.fr", "token": FORM}).to_string();
    assert_eq!(status(&bench.post(FORM, &["Content-Type: application/json"], &json).await), 200);
    let Some(Inlet::Request(Asked { request, .. })) = bench.events.recv().await else { panic!("no request") };
    assert!(!request.raw.contains(FORM), "{}", request.raw);
}

#[tokio::test]
async fn each_source_opens_its_own_door_only() {
    let mut bench = bench(Limits::default()).await;
    for other in [ZAMMAD, APP, "", "form"] {
        assert_eq!(status(&bench.post(other, &[AS_FORM], FIELDS).await), 404, "{other}");
    }
    let path = format!("/api/v1/cti/{FORM}");
    assert_eq!(
        status(&bench.send(bench.request("POST", &path, &[AS_FORM], "event=newCall&callId=1").as_bytes()).await),
        404
    );
    assert_eq!(bench.listening.counts().turned_away, 5);
    bench.still_alive(&[]).await;
}

#[tokio::test]
async fn a_visitors_browser_cannot_post() {
    let mut bench = bench(Limits::default()).await;
    assert_eq!(status(&bench.post(FORM, &[AS_FORM, "Origin: https://kerlann.example"], FIELDS).await), 403);
    assert_eq!(status(&bench.post(FORM, &[AS_FORM, "Sec-Fetch-Site: cross-site"], FIELDS).await), 403);
    assert_eq!(
        status(&bench.send(bench.request("GET", &format!("/hooks/form/{FORM}"), &[], "").as_bytes()).await),
        405
    );
    bench.still_alive(&[]).await;
}

#[tokio::test]
async fn what_cannot_be_used_goes_to_the_journal() {
    let mut bench = bench(Limits { body_bytes: 2_000, ..Limits::default() }).await;
    let nobody = bench.post(FORM, &[AS_FORM], "nom=Ana&message=Bonjour").await;
    assert_eq!((status(&nobody), &body(&nobody)["error"]), (422, &"no_way_back".into()));
    let json = ["Content-Type: application/json"];
    assert_eq!(status(&bench.post(FORM, &json, "{").await), 422);
    assert_eq!(status(&bench.post(FORM, &["Content-Type: text/plain"], FIELDS).await), 415);
    assert_eq!(status(&bench.post(FORM, &[AS_FORM], &"x".repeat(3_000)).await), 413);
    bench.still_alive(&["no_way_back", "bad_json", "content_type", "too_large"]).await;
}

#[tokio::test]
async fn a_site_that_posts_too_much_is_slowed_down() {
    let bench = bench(Limits { per_second: 1, burst: 2, ..Limits::default() }).await;
    for code in [200, 200, 429] {
        assert_eq!(status(&bench.post(FORM, &[AS_FORM], FIELDS).await), code);
    }
    // The telephone has a rate of its own.
    assert_eq!(status(&bench.push(&[], CALL).await), 200);
}

#[tokio::test]
async fn a_request_that_could_not_be_kept_is_to_be_sent_again() {
    let (sender, mut inlets) = mpsc::channel(4);
    let config = Config::new("127.0.0.1:0".parse().unwrap(), Tokens::none().with("form", token(FORM)), clock);
    let bench = Bench { listening: bind(config, sender).await.unwrap(), events: mpsc::channel(1).1 };
    tokio::spawn(async move {
        while let Some(Inlet::Request(asked)) = inlets.recv().await {
            let _ = asked.reply.send(serde_json::json!({"error": "disk"}));
        }
    });
    let answer = bench.post(FORM, &[AS_FORM], FIELDS).await;
    assert_eq!((status(&answer), &body(&answer)["error"]), (503, &"disk".into()));
}
