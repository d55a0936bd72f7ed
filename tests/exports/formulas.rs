//! Cells that a spreadsheet would compute.

use std::io::Read;

use crm::import::OnDuplicate;

use crate::bases::Base;

const PAYLOADS: [&str; 12] = [
    "=cmd|' /C calc'!A0",
    "=HYPERLINK(\"http://a.example\",\"clic\")",
    "+1+1",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "＝1+1",
    "＋1",
    "'=1+1",
    "''@x",
    "=1+1;=2+2",
    "\"=1+1",
    "=\"a\"\"b\"",
];

fn poisoned() -> Base {
    let base = Base::of("Nom;Tél\nRoux;0639980012\n");
    let hand = base.hand();
    hand.create_scalar_function("fold", 1, rusqlite::functions::FunctionFlags::SQLITE_UTF8, |context| {
        context.get::<String>(0)
    })
    .unwrap();
    for (at, payload) in PAYLOADS.iter().enumerate() {
        hand.execute(
            "INSERT INTO contact (id, external_id, first_name, last_name, job, street, town, preferences, label,
                 usual_hours, loyalty_card, decision_power, stage, created_at, updated_at)
             VALUES (randomblob(16), ?1 || ?2, ?2, ?2, ?2, ?2, ?2, ?2, ?2, ?2, ?2, ?2, 'lead', 0, 0)",
            rusqlite::params![at.to_string(), payload],
        )
        .unwrap();
        hand.execute(
            "INSERT INTO contact_tag (id, contact_id, tag, at) SELECT randomblob(16), id, ?1, 0 FROM contact
             WHERE last_name = ?1",
            [payload],
        )
        .unwrap();
        hand.execute(
            "INSERT INTO exchange (id, contact_id, channel, direction, subject, body, at)
             SELECT randomblob(16), id, 'note', 'internal', ?1, ?1, 0 FROM contact WHERE last_name = ?1",
            [payload],
        )
        .unwrap();
        hand.execute(
            "INSERT INTO phone_number (id, contact_id, position, raw, line_type, created_at)
             SELECT randomblob(16), id, 0, ?1, 'unknown', 0 FROM contact WHERE last_name = ?1",
            [payload],
        )
        .unwrap();
    }
    drop(hand);
    base
}

/// The cells of a text, as RFC 4180 has them.
fn cells(text: &str, delimiter: char) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut within = false;
    let mut chars = text.trim_start_matches('\u{feff}').chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if within && chars.next_if_eq(&'"').is_some() => cells.last_mut().unwrap().push('"'),
            '"' => within = !within,
            c if !within && (c == delimiter || c == '\n') => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
    }
    assert!(!within);
    cells
}

#[test]
fn no_cell_of_a_text_file_begins_a_formula() {
    let base = poisoned();
    for (name, delimiter) in [("base.csv", ';'), ("base.tsv", '\t')] {
        let text = std::fs::read_to_string(base.give(name)).unwrap();
        let mut guarded = 0;
        for cell in cells(&text, delimiter) {
            assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{name}: {cell:?}");
            guarded += usize::from(cell.starts_with('\''));
        }
        assert!(guarded > 80, "{name}: {guarded}");
    }
}

#[test]
fn no_cell_of_a_workbook_is_a_formula_or_a_link() {
    let base = poisoned();
    let file = std::fs::File::open(base.give("base.xlsx")).unwrap();
    let mut archive = zip::ZipArchive::new(file).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert!(!names.iter().any(|name| name.contains("externalLink") || name.contains("vbaProject")), "{names:?}");
    let mut sheet = String::new();
    archive.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    assert!(sheet.contains("HYPERLINK"), "the text is there");
    for tag in ["<f>", "<f ", "<hyperlink", "<v>"] {
        assert!(!sheet.contains(tag), "{tag}");
    }
}

#[test]
fn what_was_guarded_comes_back_as_it_was() {
    let base = poisoned();
    for name in ["base.csv", "base.tsv", "base.xlsx", "base.vcf"] {
        let other = Base::new();
        other.take(&base.give(name), OnDuplicate::Create);
        for (was, is) in base.people().iter().zip(other.people()) {
            assert_eq!(*was, is, "{name}");
        }
        assert_eq!(other.people().len(), base.people().len(), "{name}");
    }
}

#[test]
fn a_foreign_number_keeps_its_plus_and_a_french_one_its_zero() {
    let base = Base::of("Nom;Tél\nRoux;0639980012\nMaes;+32 470 00 00 01\n");
    let text = std::fs::read_to_string(base.give("base.csv")).unwrap();
    assert!(text.contains(";06 39 98 00 12;"), "{text}");
    assert!(text.contains(";'+32 470 00 00 01;"), "{text}");
}
