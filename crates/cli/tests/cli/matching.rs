//! From a number to a person: every writing of every presentation, and the callers who are nobody's fiche.

use chrono::DateTime;
use crm::house::{AddAgent, AddLine, IgnoreNumber, NewAgent, NewLine};
use crm::{Context, Store};
use phone::Region;

use crate::{Desk, has, text};

#[test]
fn ten_spellings_match_in_four_presentations_forty_times_of_forty() {
    let desk = Desk::new();
    let spellings: [(&str, &str); 10] = [
        ("0639980001", "639980001"),
        ("06 39 98 00 02", "639980002"),
        ("06.39.98.00.03", "639980003"),
        ("06-39-98-00-04", "639980004"),
        ("+33639980005", "639980005"),
        ("+33 6 39 98 00 06", "639980006"),
        ("0033 6 39 98 00 07", "639980007"),
        ("+33 (0)6 39 98 00 08", "639980008"),
        ("(02) 61 91 00 09", "261910009"),
        ("Tél. : 01 99 00 00 10", "199000010"),
    ];
    let mut matched = 0;
    for (written, significant) in spellings {
        let id = desk.add(&["--last-name", significant, "--phone", written]);
        for shown in [
            format!("0{significant}"),
            format!("+33{significant}"),
            format!("33{significant}"),
            format!("0033{significant}"),
        ] {
            let answer = desk.json(&["lookup", &shown]);
            assert_eq!(answer["match"], "one", "{written} as {shown}");
            assert_eq!(answer["fiche"]["contact_id"], id.as_str(), "{written} as {shown}");
            matched += 1;
        }
    }
    assert_eq!(matched, 40);
}

#[test]
fn a_number_of_two_fiches_gives_two_candidates_with_their_reasons() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Bernard", "--company", "Maison Bleue", "--phone", "01 99 00 12 34"]);
    desk.add(&["--last-name", "Petit", "--company", "Maison Bleue", "--phone", "+33 1 99 00 12 34"]);
    let answer = desk.json(&["ring", "0199001234"]);
    assert_eq!(answer["match"], "several");
    assert!(answer["fiche"].is_null());
    let candidates = answer["candidates"].as_array().unwrap();
    assert_eq!(candidates.len(), 2);
    for candidate in candidates {
        has(candidate, "contact_id name company reason");
        assert!(text(candidate, "reason").starts_with("même numéro"));
    }
}

#[test]
fn masked_short_internal_own_and_ignored_numbers_match_nobody_and_make_nobody() {
    let desk = Desk::new();
    desk.add(&["--last-name", "Masque", "--phone", "anonymous", "--phone", "3631", "--phone", "12"]);
    let now = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
    {
        let store = Store::open(&desk.db(), now).unwrap();
        let (region, context) = (Region::FR, Context::at(now));
        let line = NewLine { number: "01 99 00 00 00".into(), label: "Accueil".into(), queue: None };
        store.write(AddLine { line, region }, &context).unwrap();
        let agent = NewAgent { name: "Anaïs Morel".into(), extension: Some("12".into()) };
        store.write(AddAgent { agent }, &context).unwrap();
        let ignore = IgnoreNumber { number: "01 99 00 66 66".into(), why: "fax".into(), region };
        store.write(ignore, &context).unwrap();
    }
    for (shown, verdict) in [
        ("anonymous", "masked"),
        ("", "masked"),
        ("unknown", "masked"),
        ("3631", "unknown"),
        ("15", "unknown"),
        ("abc", "unknown"),
        ("12", "internal"),
        ("+33199000000", "internal"),
        ("0199006666", "ignored"),
    ] {
        let answer = desk.json(&["ring", shown]);
        assert_eq!(answer["match"], verdict, "{shown:?}");
        assert!(answer["fiche"].is_null(), "{shown:?}");
        assert_eq!(answer["candidates"], serde_json::json!([]), "{shown:?}");
        assert_eq!(answer["call_id"].is_null(), verdict == "ignored", "{shown:?}");
    }
    assert_eq!(desk.json(&["lookup", "12"])["internal"]["name"], "Anaïs Morel");
    assert_eq!(desk.json(&["contact", "list"])["total"], 1);
}
