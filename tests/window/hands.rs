//! What a hand on the keyboard does over and over.

use cti::ring::Call;

use super::{App, Page, screen, until};

/// The telephone rings; the pop-up is taken, as the keyboard does from any program, and the call answered.
pub async fn answers(app: &App, number: &str, name: &str) -> crm::CallId {
    let (main, popup) = (app.main(), app.popup());
    let answer = app.hear(&Call { number: number.to_owned(), ..Call::default() });
    popup.sees("[data-face=one] h1", name).await;
    // The key is held from the ring on; a hand is slower than this test, and presses again when nothing came of it.
    let taken = until(async || {
        screen::press("ctrl+F9");
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        (!popup.words("article.focused").await.is_empty()).then_some(())
    });
    assert!(taken.await.is_some(), "Ctrl F9 takes the pop-up of {name}");
    let answered = until(async || {
        popup.presses(&["Enter"]).await;
        (!main.words("[data-call-state=answered]").await.is_empty()).then_some(())
    });
    assert!(answered.await.is_some(), "Enter answers {name}");
    main.sees("h2", name).await;
    answer["call_id"].as_str().unwrap().parse().unwrap()
}

/// Tab, until the element that has the keyboard is this one: a condition on `e`, in the page's language.
pub async fn tabs_to(page: Page<'_>, condition: &str) {
    let here = format!("const e = document.activeElement; return e !== null && {condition}");
    for _ in 0..40 {
        if page.js(&here, &[]).await == true {
            return;
        }
        page.presses(&["Tab"]).await;
    }
    page.fail(&format!("no Tab leads where {condition}")).await;
}

/// Calls the person shown in a campaign, by its key; the call is at the desk, ringing there.
pub async fn dials(app: &App, name: &str) {
    let main = app.main();
    main.presses(&["a"]).await;
    main.sees(".callbar [data-call-state=ringing]", "").await;
    main.sees(".callbar", name).await;
    main.sees("main h2", name).await;
}
