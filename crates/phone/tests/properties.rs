//! What holds for every input, not only for the ones we thought of.

use phone::{Kind, Number, Region, e164, format_e164_national};
use proptest::prelude::*;

/// A number of the six fiction ranges, as ten national digits.
fn fiction() -> impl Strategy<Value = String> {
    let block = prop::sample::select(vec!["019900", "026191", "035301", "046571", "053649", "063998"]);
    (block, 0..10_000u32).prop_map(|(block, rest)| format!("{block}{rest:04}"))
}

fn separator() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "", " ", ".", "-", "/", "_", "\u{a0}", "\u{202f}", "\u{2009}", "–", " - ", "\t", "\u{200b}", "‑", " . ",
    ])
}

/// Texts made of the pieces that real cells are made of, in any disorder.
fn cell_soup() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "06",
        "39",
        "98",
        "0",
        "12",
        "+33",
        "33",
        "0033",
        "(0)",
        "(",
        ")",
        " ",
        "/",
        ",",
        ";",
        "-",
        ".",
        "poste ",
        "ext",
        "x",
        "#",
        "*",
        "tel:",
        "sip:",
        "@pbx",
        "<",
        ">",
        "\"",
        "%2B",
        "%",
        "E+08",
        "ou ",
        "et",
        "\n",
        "=",
        "'",
        "anonymous",
        "Mobile : ",
        "é",
        "📞",
        "٠",
        "０",
        "\u{202e}",
        ";ext=",
        ";phone-context=+32",
        "0639980012",
        "0199001234",
        "262692000001",
    ]);
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered_without_panic(text in any::<String>()) {
        let number = Number::parse(&text, Region::FR);
        prop_assert_eq!(number.e164.is_some(), number.kind == Kind::Number);
        let _ = format_e164_national(&text);
    }

    #[test]
    fn any_disorder_of_real_pieces_gives_a_coherent_answer(text in cell_soup()) {
        let number = Number::parse(&text, Region::FR);
        prop_assert_eq!(number.e164.is_some(), number.kind == Kind::Number);
        prop_assert_eq!(&e164(&text, Region::FR), &number.e164);
        for stored in number.e164.iter().chain(&number.others) {
            let digits = stored.strip_prefix('+').unwrap_or_default();
            prop_assert!((3..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()), "{}", stored);
            prop_assert_eq!(e164(stored, Region::FR), Some(stored.clone()));
        }
        prop_assert!(!number.others.iter().any(|other| Some(other) == number.e164.as_ref()));
        if number.kind == Kind::Internal { prop_assert!(number.extension.is_some()); }
    }

    #[test]
    fn separators_never_change_a_number(digits in fiction(), seps in prop::collection::vec(separator(), 4)) {
        let mut text = String::new();
        for (i, digit) in digits.chars().enumerate() {
            if i > 0 && i % 2 == 0 { text.push_str(seps[i / 2 - 1]); }
            text.push(digit);
        }
        let expected = format!("+33{}", &digits[1..]);
        prop_assert_eq!(e164(&text, Region::FR), Some(expected), "{:?}", text);
    }

    #[test]
    fn what_is_displayed_is_read_back(digits in fiction()) {
        let number = Number::parse(&digits, Region::FR);
        let stored = number.e164.clone();
        for shown in [number.national.unwrap_or_default(), number.international.unwrap_or_default(), format_e164_national(stored.as_deref().unwrap_or_default())] {
            prop_assert_eq!(&e164(&shown, Region::FR), &stored, "{}", shown);
        }
    }

    #[test]
    fn any_french_number_that_exists_is_read_back_from_its_displays(nsn in 100_000_000u64..999_999_999) {
        let number = Number::parse(&format!("0{nsn}"), Region::FR);
        if number.kind == Kind::Number {
            for shown in [number.national.unwrap_or_default(), number.international.unwrap_or_default()] {
                prop_assert_eq!(&e164(&shown, Region::FR), &number.e164, "{}", shown);
            }
        }
    }

    #[test]
    fn a_landline_is_never_the_mobile_with_the_same_ending(rest in 0..100_000_000u32) {
        let landline = e164(&format!("01{rest:08}"), Region::FR);
        let mobile = e164(&format!("06{rest:08}"), Region::FR);
        prop_assert!(landline.is_none() || landline != mobile);
    }
}
