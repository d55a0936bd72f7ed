//! The public table: ten usual spellings of one French mobile, four ways a PBX presents it. All forty meet.

use phone::{Kind, LineType, Number, Region};

/// How people and files write one mobile.
const WRITTEN: [&str; 10] = [
    "06 39 98 00 12",
    "0639980012",
    "06.39.98.00.12",
    "06-39-98-00-12",
    "06/39/98/00/12",
    "06\u{a0}39\u{202f}98\u{a0}00\u{202f}12",
    "+33 6 39 98 00 12",
    "+33 (0)6 39 98 00 12",
    "0033 6 39 98 00 12",
    "639980012",
];

/// How telephone systems present the same caller.
const PRESENTED: [&str; 4] =
    ["+33639980012", "33639980012", "0639980012", "\"Mme Le Gall\" <sip:0033639980012@pbx.example;user=phone>;tag=1"];

#[test]
fn ten_spellings_and_four_presentations_are_one_number() {
    let mut met = 0;
    for written in WRITTEN {
        for presented in PRESENTED {
            let stored = Number::parse(written, Region::FR).e164;
            let ringing = Number::parse(presented, Region::FR).e164;
            assert_eq!(stored.as_deref(), Some("+33639980012"), "{written}");
            assert_eq!(stored, ringing, "{written} / {presented}");
            met += 1;
        }
    }
    assert_eq!(met, 40);
}

#[test]
fn a_landline_never_meets_the_mobile_with_the_same_ending() {
    let landline = Number::parse("01 39 98 01 42", Region::FR).e164;
    let mobile = Number::parse("06 39 98 01 42", Region::FR).e164;
    assert!(landline.is_some() && mobile.is_some());
    assert_ne!(landline, mobile);
}

#[test]
fn the_json_carries_every_documented_field_and_null_for_the_absent() {
    let json = serde_json::to_value(Number::parse("06 39 98 00 12", Region::FR)).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "input": "06 39 98 00 12", "kind": "number", "e164": "+33639980012", "extension": null,
            "others": [], "national": "06 39 98 00 12", "international": "+33 6 39 98 00 12",
            "line_type": "mobile", "region": "FR", "reason": null,
        })
    );
    let back: Number = serde_json::from_value(json).unwrap();
    assert_eq!((back.kind, back.line_type), (Kind::Number, LineType::Mobile));
}
