//! The command line beside the open app: it rings it, its writes appear, and a second start finds the first.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::window::app::built;
use crate::window::base::{CAMILLE, SHARED};
use crate::window::{App, screen, until};

fn decroche(data: &Path, arguments: &[&str]) -> (Output, Value) {
    let output =
        Command::new(built("DECROCHE_CLI")).arg("--db").arg(data).arg("--json").args(arguments).output().unwrap();
    let said = serde_json::from_slice(&output.stdout).unwrap_or_default();
    (output, said)
}

#[tokio::test]
async fn ring_with_app_rings_the_running_app() {
    let app = App::office().await;
    let (output, said) = decroche(&app.home.data(), &["ring", CAMILLE, "--app", "--queue", "Assistance"]);
    assert!(output.status.success(), "{output:?}");
    assert_eq!(said["match"], "one", "{said}");
    assert!(said["lookup_us"].is_u64(), "{said}");
    let id = said["call_id"].as_str().unwrap();
    let card = format!("article[data-call-id='{id}'] h1");
    app.popup().sees(&card, "Camille Rousselot").await;
    app.popup().sees("article header", "Assistance").await;

    let (_, several) = decroche(&app.home.data(), &["ring", SHARED, "--app"]);
    assert_eq!(several["match"], "several");
    assert_eq!(several["candidates"].as_array().map(Vec::len), Some(3));
    app.close().await;
}

#[tokio::test]
async fn ring_with_app_says_so_when_no_app_runs() {
    let home = crate::window::app::Home::office();
    let (output, _) = decroche(&home.data(), &["ring", CAMILLE, "--app"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(!output.stderr.is_empty(), "a sentence says what to do");
}

#[tokio::test]
async fn what_the_command_line_writes_shows_on_the_open_fiche_by_itself() {
    let app = App::office().await;
    let main = app.main();
    let answer = app.ring(CAMILLE);
    main.sees("h2", "Camille Rousselot").await;
    let id = answer["fiche"]["contact"]["id"].as_str().unwrap();
    let (output, _) = decroche(&app.home.data(), &["contact", "edit", id, "--last-name", "Rousselot-Kervella"]);
    assert!(output.status.success(), "{output:?}");
    main.sees("h2", "Camille Rousselot-Kervella").await;
    app.close().await;
}

#[tokio::test]
async fn a_second_start_brings_the_first_forward_and_ends() {
    let app = App::office().await;
    // Something else in front.
    let mut other = Command::new("xmessage");
    other.args(["-title", "Ailleurs", "un autre travail"]);
    let other = other.spawn().ok();
    if other.is_some() {
        let there = until(async || screen::shows("Ailleurs").then_some(())).await;
        there.expect("another window");
        screen::activate("Ailleurs");
    }
    let mut second = Command::new(built("DECROCHE_DESKTOP"));
    second.arg("--db").arg(app.home.data());
    let mut second = second.spawn().unwrap();
    let ended = until(async || second.try_wait().unwrap()).await;
    let status = ended.expect("the second start ends by itself");
    assert_eq!(status.code(), Some(0));
    let forward = until(async || (screen::active_window().as_deref() == Some("Décroche")).then_some(()));
    forward.await.expect("the first window is in front");
    if let Some(mut other) = other {
        other.kill().unwrap();
        other.wait().unwrap();
    }
    // The first goes on as if nothing had been.
    app.ring(CAMILLE);
    app.popup().sees("[data-face=one] h1", "Camille Rousselot").await;
    assert_eq!(app.main().invoke("live_calls", json!({})).await.as_array().map(Vec::len), Some(1));
    app.close().await;
}
