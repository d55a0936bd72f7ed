//! What is seen and what is not; numbers of all writings, never a panic.

use super::*;
use proptest::prelude::*;

fn kinds(text: &str) -> Vec<&'static str> {
    watch(text).iter().map(|found| found.kind.as_str()).collect()
}

#[test]
fn words_that_do_not_belong_in_a_note_are_seen() {
    for (text, kind) in [
        ("Cliente en arrêt maladie, rappeler lundi", "health"),
        ("a une GRIPPE", "health"),
        ("suivi pour un cancer", "health"),
        ("Il est diabétique.", "health"),
        ("ne répond pas pendant le ramadan", "religion"),
        ("délégué CGT", "union"),
        ("il vote à gauche", "politics"),
        ("son mari est homosexuel", "sexual_life"),
        ("quel connard", "insult"),
        ("Vieille folle, débile", "insult"),
    ] {
        assert!(kinds(text).contains(&kind), "{text}: {:?}", kinds(text));
    }
}

#[test]
fn innocent_words_are_left_alone() {
    for text in [
        "Habite 3 rue de l’Église, 2e étage",
        "Signe astrologique : Cancer ascendant Lion ? Signe Cancer, dit-elle.",
        "Demande l’enceinte connectée",
        "Le syndicat de copropriété a appelé",
        "Numéro invalide, ligne en dépression atmosphérique",
        "Prise de droite, porte de gauche",
        "Voulait parler à Constance, au Consulat, pour un contrat",
        "Assurance maladie : remboursement attendu",
        "Malade imaginaire".get(8..).unwrap(),
    ] {
        assert_eq!(watch(text), [], "{text}");
    }
}

#[test]
fn cards_accounts_and_social_security_are_seen_however_they_are_written() {
    for text in ["4111 1111 1111 1111", "carte 4111111111111111 exp", "5500-0000-0000-0004", "3782 822463 10005"] {
        assert_eq!(kinds(text), ["bank_card"], "{text}");
    }
    for text in ["FR76 3000 6000 0112 3456 7890 189", "iban fr7630006000011234567890189.", "BE68 5390 0754 7034 merci"]
    {
        assert_eq!(kinds(text), ["iban"], "{text}");
    }
    for text in ["2 55 12 14 168 025 05", "255121416802505", "1 84 12 2A 004 006 "] {
        let expected: &[&str] = if text.contains("2A") { &[] } else { &["nir"] };
        assert_eq!(kinds(text), expected, "{text}");
    }
}

#[test]
fn telephone_numbers_sirets_and_order_numbers_are_no_cards() {
    for text in [
        "06 39 98 00 01",
        "0033 6 39 98 00 01",
        "+33 6 39 98 00 01",
        "01 99 00 12 00",
        "SIRET 732 829 320 00074",
        "commande 4111111111111112",
        "2026-11-22 10:00",
        "0000000000000000",
        "FR76 3000 6000 0112 3456 7890 188",
    ] {
        assert_eq!(watch(text), [], "{text}");
    }
}

#[test]
fn a_span_is_counted_as_the_interface_counts() {
    let text = "😀 é cancer";
    let found = watch(text);
    let units: Vec<u16> = text.encode_utf16().collect();
    assert_eq!(String::from_utf16(&units[found[0].start..found[0].end]).unwrap(), "cancer");
    assert!(found[0].suggestion.is_some());
}

/// The digit that makes a sum right.
fn with_luhn(body: &str) -> String {
    (0..10)
        .map(|last| format!("{body}{last}"))
        .find(|number| {
            let sum: u32 = number
                .bytes()
                .rev()
                .enumerate()
                .map(|(place, byte)| {
                    let n = u32::from(byte - b'0') * if place % 2 == 1 { 2 } else { 1 };
                    n / 10 + n % 10
                })
                .sum();
            sum.is_multiple_of(10)
        })
        .unwrap()
}

proptest! {
    #[test]
    fn never_panics_and_spans_lie_within_the_text(text in "\\PC{0,200}") {
        let length = text.encode_utf16().count();
        for found in watch(&text) {
            prop_assert!(found.start < found.end && found.end <= length);
        }
    }

    #[test]
    fn a_card_is_seen_in_any_grouping(body in "[2-6][0-9]{14}", gap in 1_usize..6) {
        let number = with_luhn(&body);
        prop_assume!(number.bytes().any(|byte| byte != number.as_bytes()[0]));
        let grouped: Vec<&str> = number.as_bytes().chunks(gap).map(|part| std::str::from_utf8(part).unwrap()).collect();
        prop_assert_eq!(kinds(&grouped.join(" ")), ["bank_card"]);
    }

    #[test]
    fn a_wrong_sum_is_no_card(body in "[2-6][0-9]{14}", add in 1_u8..10) {
        let mut number = with_luhn(&body).into_bytes();
        let last = number.len() - 1;
        number[last] = b'0' + (number[last] - b'0' + add) % 10;
        prop_assert!(!kinds(std::str::from_utf8(&number).unwrap()).contains(&"bank_card"));
    }

    #[test]
    fn a_social_security_number_needs_its_key(
        sex in 1_u64..3, year in 0_u64..100, month in 1_u64..13, place in 1001_u64..95_999, order in 1_u64..1_000,
    ) {
        let number = format!("{sex}{year:02}{month:02}{place:05}{order:03}");
        let key = 97 - number.parse::<u64>().unwrap() % 97;
        prop_assert_eq!(kinds(&format!("{number}{key:02}")), ["nir"]);
        let wrong = key % 97 + 1;
        let text = format!("{number} {wrong:02}");
        prop_assert!(!kinds(&text).contains(&"nir"));
    }
}
