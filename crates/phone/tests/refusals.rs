//! What is repaired, what is refused and why, what is masked.

use phone::{Kind, Number, Reason, Region};

fn read(text: &str) -> Number {
    Number::parse(text, Region::FR)
}

fn assert_all_are(e164: &str, texts: &[&str]) {
    for text in texts {
        let number = read(text);
        assert_eq!(number.e164.as_deref(), Some(e164), "{text:?} → {number:?}");
        assert_eq!(number.kind, Kind::Number);
        assert!(number.others.is_empty(), "{text:?} → {number:?}");
    }
}

fn assert_all_refused(reason: Reason, texts: &[&str]) {
    for text in texts {
        let number = read(text);
        assert_eq!((number.kind, number.reason), (Kind::Invalid, Some(reason)), "{text:?} → {number:?}");
        assert_eq!((number.e164, number.others.len()), (None, 0), "{text:?}");
    }
}

#[test]
fn spreadsheet_damage_is_repaired_when_no_digit_is_lost() {
    assert_all_are(
        "+33639980012",
        &[
            "639980012",
            "639980012.0",
            "'0639980012",
            "=\"0639980012\"",
            "=0639980012",
            "6,39980012E+08",
            "6.39980012E+08",
            "6.39980012e8",
            "3.3639980012E+10",
            "639,980,012",
            "639 980 012",
            "639.980.012",
            "33639980012.0",
            "\"639980012\"",
        ],
    );
    assert_all_refused(
        Reason::ScientificNotation,
        &["6,12E+08", "3.36E+10", "6,4E+08", "3,364E10", "6.3998E+08", "Tél : 6,4E+08", "6,4E+08 ; 3,36E+10"],
    );
}

#[test]
fn things_that_are_not_telephone_numbers_never_become_one() {
    for text in [
        "12/05/2024",
        "2024-05-12",
        "01.05.2024",
        "01/05/2024 10:30",
        "2024-05-12T10:30:00Z",
        "202405121030",
        "732 829 320 00074",
        "73282932000074",
        "FR76 3000 4000 0312 3456 7890 143",
        "FR7630004000031234567890143",
        "75001",
        "75 001 Paris",
        "1 85 05 78 006 084 36",
        "4970 1000 0000 0154",
        "12,50",
        "612 345 678,50",
        "192.168.100.200",
        "10.20.30.40",
        "jean.dupont@example.fr",
        "SIRET 73282932000074",
        "bonjour",
        "12 rue de la Paix",
        "FR 12 345678901",
        "1234567890123",
        "3760001234567",
        "0 800 FLOWERS",
        "06 39 98 AB 12",
        "11223344",
        "1/2",
        "06",
        "0",
        "+",
        "+33",
        "+1",
        "732829320-00074",
        "732829320/00074",
        "Réf. FR-0639980012",
        "06 39 98 00 12 3",
        "6ba7b810-9dad-11d1-80b4-00c04fd430c8",
    ] {
        let number = read(text);
        assert_eq!((number.e164.as_deref(), number.others.len()), (None, 0), "{text} → {number:?}");
        assert_ne!(number.kind, Kind::Number);
    }
}

#[test]
fn refusals_say_why() {
    assert_all_refused(
        Reason::TooShort,
        &["11223344", "0000", "06 39 98 00 1", "01 99 00 12", "123456", "+33 6 39", "+12", "7", "12 34"],
    );
    assert_all_refused(Reason::TooLong, &["06 39 98 00 12 3", "+33 6 39 98 00 123", "12345678901234567890"]);
    assert_all_refused(
        Reason::NotInPlan,
        &["0000000000", "07 00 00 00 00", "1234567890", "+999123456789", "+33 0 00 00 00 00"],
    );
    assert_all_refused(
        Reason::Letters,
        &["0 800 FLOWERS", "06 39 98 AB 12", "Jean", "०६३९९८००१२", "sip:lea@pbx.local"],
    );
    assert_all_refused(Reason::Empty, &["()", "Tél :", "."]);
}

#[test]
fn a_hidden_caller_is_masked_in_every_dialect() {
    for text in [
        "",
        " ",
        "\u{a0}",
        "+",
        "-",
        "anonymous",
        "Anonymous",
        "ANONYMOUS",
        "unknown",
        "<unknown>",
        "restricted",
        "unavailable",
        "private",
        "withheld",
        "blocked",
        "no number",
        "asserted-anonymous",
        "sip:anonymous@anonymous.invalid",
        "\"Anonymous\" <sip:anonymous@anonymous.invalid>;tag=1",
        "sip:anonymous@pbx.local",
        "+266696687",
        "+2562533",
        "+8656696",
        "+7378742833",
        "+86282452253",
        "masqué",
        "Numéro masqué",
        "inconnu",
        "anonyme",
        "Privé",
        "non communiqué",
        "appel masqué",
        "secret",
        "N/A",
        "tel:anonymous",
    ] {
        let number = read(text);
        assert_eq!((number.kind, number.reason), (Kind::Masked, Some(Reason::Withheld)), "{text:?} → {number:?}");
    }
}

#[test]
fn the_input_is_kept_as_written_without_control_characters() {
    assert_eq!(read("\u{a0}06.39 98\u{7}\n00 12 ").input, "\u{a0}06.39 98 00 12 ");
}

#[test]
fn an_endless_input_is_refused_whole_because_a_cut_number_is_a_wrong_number() {
    let endless = format!("{}0639980012", " ".repeat(phone::INPUT_MAX));
    let number = read(&endless);
    assert_eq!((number.kind, number.reason), (Kind::Invalid, Some(Reason::TooLong)));
    assert_eq!(number.input.chars().count(), phone::INPUT_MAX);
    assert_eq!(phone::e164(&endless, Region::FR), None);
    let longest = format!("{}0639980012", " ".repeat(phone::INPUT_MAX - 10));
    assert_eq!(read(&longest).kind, Kind::Number);
}
