//! How it looks and reads: every face of the pop-up and the desk in a call, light and dark; axe finds nothing.

use cti::ring::Call;

use crate::window::axe::{dressed, finds_nothing};
use crate::window::base::{CAMILLE, EXTENSION, SHARED, STRANGER};
use crate::window::{App, screen};

const SIZES: [(u32, u32); 2] = [(1366, 768), (1920, 1050)];

#[tokio::test]
async fn every_face_of_the_pop_up_is_accessible_in_both_themes() {
    let app = App::office().await;
    let popup = app.popup();
    for (face, number) in
        [("one", CAMILLE), ("several", SHARED), ("unknown", STRANGER), ("masked", ""), ("internal", EXTENSION)]
    {
        let id = format!("look-{face}");
        let call = Call { number: number.to_owned(), call_id: Some(id.clone()), ..Call::default() };
        app.hear(&call);
        popup.sees(&format!("[data-face={face}]"), "").await;
        for theme in ["light", "dark"] {
            dressed(popup, theme).await;
            finds_nothing(popup, &format!("{face}, {theme}")).await;
            popup.shot(&format!("popup-{face}-{theme}")).await;
        }
        app.hear(&Call { event: Some(phone::CallEventKind::Missed), ..call });
        popup.sees_no(&format!("[data-face={face}]"), "").await;
    }
    app.close().await;
}

#[tokio::test]
async fn the_desk_in_a_call_is_accessible_in_both_themes() {
    let app = App::office().await;
    let main = app.main();
    app.ring(CAMILLE);
    main.clicks("button", "Décrocher").await;
    main.sees("[data-call-state=answered]", "En ligne").await;
    main.sees("h1, h2", "Camille Rousselot").await;
    for (width, height) in SIZES {
        screen::resize("Décroche", width, height);
        for theme in ["light", "dark"] {
            dressed(main, theme).await;
            finds_nothing(main, &format!("the desk in a call, {theme}, {width}")).await;
            main.shot(&format!("call-{width}-{theme}")).await;
        }
    }
    app.close().await;
}
