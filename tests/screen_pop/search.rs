//! Search as one types: names without accents, fragments of numbers, and text that tries to be a query.

use crm::ContactId;
use crm::contact::{ContactField, EditContact, FieldEdit, NewContact};
use decroche_tests::house::{House, person};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

struct Base {
    house: House,
    oeuvre: ContactId,
    leo: ContactId,
}

fn base() -> Base {
    let house = House::new();
    let oeuvre = house.add(NewContact {
        company: Some("Bœuf & Œillet".into()),
        town: Some("Saint-Étienne".into()),
        postcode: Some("42000".into()),
        emails: vec!["maelle.legall@boeuf.example".into()],
        ..person("Maëlle", "Le Gall-Œuvrard", &["06 39 98 00 12"])
    });
    let leo = house.add(person("Léo", "D’Almeïda", &["01 99 00 45 10", "standard"]));
    house.add(NewContact {
        company: Some("Læticia SARL".into()),
        phones: vec!["02 61 91 00 01".into()],
        ..NewContact::default()
    });
    Base { house, oeuvre, leo }
}

impl Base {
    fn found(&self, text: &str) -> Vec<ContactId> {
        let result = self.house.store.reader().unwrap().search(text, 50).unwrap();
        assert_eq!(result.total, Some(u32::try_from(result.items.len()).unwrap()), "{text:?}");
        result.items.into_iter().map(|hit| hit.line.contact_id).collect()
    }
}

#[test]
fn accents_ligatures_case_and_apostrophes_are_ignored_both_ways() {
    let base = base();
    for text in
        ["le gall", "GALL", "maelle", "MAËLLE", "oeuvrard", "Œuvrard", "œuvr", "le gall-oeuvrard", "  gall   le "]
    {
        assert_eq!(base.found(text), [base.oeuvre], "{text}");
    }
    for text in ["leo", "Léo", "almeida", "d'almeida", "D’ALMEÏDA", "d almei"] {
        assert_eq!(base.found(text), [base.leo], "{text}");
    }
    assert_eq!(base.found("laeticia").len(), 1);
    assert_eq!(base.found("LÆT").len(), 1);
}

#[test]
fn company_town_postcode_and_mail_find_the_fiche() {
    let base = base();
    for text in
        ["boeuf", "Bœuf", "oeillet", "saint etienne", "Saint-Étienne", "st 42000", "legall@boeuf", "maelle.legall"]
    {
        let expected = if text == "st 42000" { vec![] } else { vec![base.oeuvre] };
        assert_eq!(base.found(text), expected, "{text}");
    }
    assert_eq!(base.found("gall etienne boeuf"), [base.oeuvre], "words from different fields");
}

#[test]
fn any_three_digits_of_a_number_find_it_however_they_are_spaced() {
    let base = base();
    for text in ["998", "9980012", "06 39 98", "06.39.98.00.12", "+33 6 39", "33639980012", "0012", "39 98 00"] {
        assert_eq!(base.found(text), [base.oeuvre], "{text}");
    }
    assert!(base.found("777").is_empty());
    assert!(base.found("98").is_empty(), "two digits are no fragment yet");
}

#[test]
fn a_name_put_right_is_found_by_the_new_one_only() {
    let base = base();
    let edits = vec![FieldEdit { field: ContactField::LastName, value: Some("Kermarrec".into()) }];
    base.house.write(EditContact { contact_id: base.leo, edits });
    assert_eq!(base.found("kermar"), [base.leo]);
    assert!(base.found("almeida").is_empty());
    assert_eq!(base.house.ills(), [""; 0]);
}

#[test]
fn text_that_looks_like_a_query_is_only_text() {
    let base = base();
    for text in [
        "\"",
        "'",
        "''",
        "\"\"",
        "*",
        "gall*",
        "gall OR leo",
        "gall AND NOT leo",
        "NEAR(gall leo)",
        "person:gall",
        "-gall",
        "^gall",
        "(gall",
        "gall)",
        "{person}: gall",
        "+gall",
        "gall\" OR \"leo",
        "'; DROP TABLE contact; --",
        "\0gall",
        "%",
        "_",
        "gall\\",
        "%' OR 1=1",
        "\u{202e}gall",
        "🙂",
        "gall 🙂",
        "ﬁ",
        "\u{fffd}",
        "rowid:1",
        "contact_search",
    ] {
        base.house.store.reader().unwrap().search(text, 20).unwrap_or_else(|e| panic!("{text:?}: {e:?}"));
    }
    assert_eq!(base.house.count("SELECT count(*) FROM contact"), 3);
    assert!(base.found("gall OR leo").is_empty(), "OR is a word here");
}

#[test]
fn no_text_whatever_makes_search_fail() {
    let base = base();
    let text = prop_oneof![
        any::<String>(),
        "[\"'*^(){}:+\\-A-Za-z0-9éœ ]{0,40}",
        "(AND|OR|NOT|NEAR|\\*|\"|gall|0639| ){0,12}",
    ];
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(1500) });
    runner
        .run(&text, |text| {
            let result = base.house.store.reader().unwrap().search(&text, 20);
            prop_assert!(result.is_ok(), "{text:?}: {result:?}");
            Ok(())
        })
        .unwrap();
}

#[test]
fn any_name_that_can_be_typed_can_be_found_again() {
    let house = House::new();
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(80) });
    runner
        .run(&"\\p{L}[\\p{L}'’ -]{0,20}", |name| {
            let id = house.add(NewContact { last_name: Some(name.clone()), ..NewContact::default() });
            let found = house.store.reader().unwrap().search(&name, 200).unwrap();
            prop_assert!(found.items.iter().any(|hit| hit.line.contact_id == id), "{name:?}");
            Ok(())
        })
        .unwrap();
}
