//! The demo base.

use serde_json::json;

use crate::{Desk, has};

const DEMO: [&str; 9] = ["demo", "--contacts", "120", "--calls", "300", "--seed", "7", "--now", "2026-11-20T12:00:00Z"];

#[test]
fn the_same_seed_gives_the_same_data() {
    let desks = [Desk::new(), Desk::new()];
    let reports = desks.each_ref().map(|desk| desk.json(&DEMO));
    has(&reports[0], "contacts calls tickets purchases seconds");
    assert_eq!((&reports[0]["contacts"], &reports[0]["calls"]), (&json!(120), &json!(300)));
    for list in [&["contact", "list", "--limit", "200"][..], &["call", "list", "--limit", "300"], &["ticket", "list"]] {
        assert_eq!(desks[0].json(list), desks[1].json(list), "{list:?}");
    }
    assert_eq!(desks[0].json(&["doctor"])["ok"], true);
}

#[test]
fn a_file_that_holds_something_is_not_filled() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Le Gall"]);
    desk.refused(1, &DEMO);
    assert_eq!(desk.json(&["contact", "list"])["total"], 1);
}
