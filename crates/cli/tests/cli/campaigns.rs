//! Campaigns from the terminal: whom the law lets call, and why not the others.

use serde_json::json;

use crate::{Desk, has, text};

#[test]
fn a_campaign_gives_its_people_with_the_verdict_of_the_law_and_takes_what_became_of_them() {
    let desk = Desk::new();
    let first = desk.add(&["--last-name", "Le Gall", "--phone", "06 39 98 10 01", "--stage", "suspect"]);
    desk.add(&["--last-name", "Marsan", "--phone", "06 39 98 10 02", "--stage", "suspect"]);
    let made = desk.json(&["campaign", "add", "--name", "Enquête", "--kind", "survey", "--stage", "suspect"]);
    has(&made, "campaign_id name kind ground goal progress");
    assert_eq!((&made["ground"], &made["progress"]["people"]), (&json!("service"), &json!(2)));

    let next = desk.json(&["campaign", "next", "Enquête"]);
    has(&next, "target_id contact_id name phone allowed reason next_legal_at refused");
    assert_eq!((&next["allowed"], &next["contact_id"]), (&json!(true), &json!(first)));
    let told = desk.json(&["campaign", "log", "Enquête", &first, "--outcome", "survey_done", "--duration", "90"]);
    assert_eq!((&told["outcome"], &told["direction"]), (&json!("survey_done"), &json!("outbound")));
    let listed = desk.json(&["campaign", "list"]);
    assert_eq!(listed["items"][0]["progress"]["successes"], 1);

    // Consumers who never agreed: nobody may be called, and it says why.
    desk.json(&["campaign", "add", "--name", "Vente", "--kind", "telesales", "--contact", &first]);
    let nobody = desk.json(&["campaign", "next", "Vente"]);
    assert_eq!((&nobody["allowed"], &nobody["target_id"]), (&json!(false), &json!(null)));
    assert_eq!((&nobody["reason"], &nobody["refused"][0]["reason"]), (&json!("no_consent"), &json!("no_consent")));
    let shown = desk.run(&["campaign", "next", "Vente"]).out;
    assert!(shown.contains("Le Gall") && shown.contains("aucun accord au démarchage"), "{shown}");

    desk.refused(1, &["campaign", "next", "Nulle part"]);
    desk.refused(1, &["campaign", "log", "Vente", &text(&listed["items"][0], "campaign_id"), "--outcome", "sale"]);
}
