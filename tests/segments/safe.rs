//! No word of a rule is ever part of a statement.

use decroche_tests::house::{House, noon};
use proptest::prelude::*;

use super::somebody;
use crm::contact::ContactField::{Job, Town};

/// Texts that would do harm in a statement.
const HOSTILE: &[&str] = &[
    "'; DROP TABLE contact; --",
    "\" OR 1=1 --",
    "x' UNION SELECT name FROM agent --",
    ":v1",
    "?1",
    "%",
    "_",
    "*",
    "\u{0}",
    "]]]",
];

#[test]
fn hostile_words_mean_themselves() {
    let house = House::new();
    somebody(&house, "Nora", &[(Town, "Rennes"), (Job, "'; DROP TABLE contact; --")]);
    let reader = house.store.reader().unwrap();
    for text in HOSTILE {
        let written = text.replace('"', "\"\"");
        for field in ["ville", "fonction", "nom", "société", "NAF", "SIRET", "travaille à", "étiquette", "suivi par"]
        {
            let check = reader.segment_check(&format!("{field} = \"{written}\""), noon()).unwrap();
            let expected = u32::from(field == "fonction" && text.starts_with("';"));
            assert!(check.error.is_some() || check.count == Some(expected), "{field} {text}: {check:?}");
        }
    }
    drop(reader);
    assert_eq!(house.count("SELECT count(*) FROM contact"), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_value_is_counted_or_refused_and_changes_nothing(value in "\\PC{1,30}", field in 0..crm::segment::fields().len()) {
        thread_local!(static HOUSE: House = House::new());
        let field = crm::segment::fields()[field].fr;
        let text = format!("{field} = \"{}\"", value.replace('"', "\"\""));
        HOUSE.with(|house| {
            let check = house.store.reader().unwrap().segment_check(&text, noon()).unwrap();
            assert!(check.error.is_some() || check.count == Some(0), "{text}: {check:?}");
        });
    }
}
