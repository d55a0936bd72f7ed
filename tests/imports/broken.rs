//! Files that are damaged, or are not what their name says: a clean result, or a code that says what they are.

use crm::import::read::{FileFormat, ReadChoices, RowTrouble};

use crate::seen::{refusal, see, try_see, utf16};
use crate::zipped::{archive, row, workbook};

#[test]
fn files_that_hold_no_rows_are_refused_by_their_kind() {
    let wide = |text: &str| text.bytes().flat_map(|byte| [byte, 0]).collect::<Vec<u8>>();
    let old = |stream: &str| [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), &[0; 600], &wide(stream)].concat();
    let bytes: Vec<u8> = (0..=255).cycle().take(4096).collect();
    let inner = archive(&[("clients.csv", b"Nom;Tel\nRoux;0639980012\n")]);
    let files: Vec<(&str, Vec<u8>, &str)> = vec![
        ("vide.csv", vec![], "empty"),
        ("blancs.csv", b" \r\n\t\r\n   ".to_vec(), "empty"),
        ("separateurs.csv", b";;;;\n;;;;\n".to_vec(), "empty"),
        ("marque.csv", b"\xef\xbb\xbf".to_vec(), "empty"),
        ("marque16.csv", b"\xff\xfe".to_vec(), "empty"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(), "picture"),
        ("photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec(), "picture"),
        ("scan.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec(), "pdf"),
        ("clients.xls", old("Workbook"), "old_excel"),
        ("lettre.doc", old("WordDocument"), "word_document"),
        ("protege.xlsx", old("EncryptedPackage"), "protected"),
        ("page.xls", b"<html><body><table><tr><td>Nom</td></tr></table>".to_vec(), "web_page"),
        ("feuille.xml", b"<?xml version=\"1.0\"?><Workbook/>".to_vec(), "xml"),
        ("clients.csv.gz", b"\x1f\x8b\x08\0\0\0\0\0".to_vec(), "archive"),
        ("base.db", b"SQLite format 3\0\x10\0\x01\x01".to_vec(), "database"),
        ("octets.csv", bytes, "not_text"),
        ("fichiers.zip", inner.clone(), "archive"),
        ("poupees.xlsx", archive(&[("a.zip", &archive(&[("b.zip", &inner)]))]), "archive"),
        (
            "feuille.ods",
            archive(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", b"<a/>")]),
            "open_document",
        ),
        ("feuille.numbers", archive(&[("Index/Document.iwa", b"x")]), "numbers"),
        ("lettre.docx", archive(&[("word/document.xml", b"<a/>")]), "word_document"),
        ("feuille.xlsb", archive(&[("xl/workbook.bin", b"x")]), "old_excel"),
        ("vide.xlsx", workbook(&[("Feuil1", "", "")], &[]), "empty"),
        ("vide.vcf", b"BEGIN:VCARD\nEND:VCARD\n".to_vec(), "empty"),
    ];
    for (name, bytes, why) in files {
        assert_eq!(refusal(&bytes, name), why, "{name}");
    }
}

#[test]
fn a_file_cut_anywhere_is_refused_or_read_in_part() {
    let rows = [row(1, &["Nom", "Tel"]), row(2, &["Roux", "0639980012"])].concat();
    let book = workbook(&[("Feuil1", "", &rows)], &[]);
    for end in (0..book.len()).step_by(7) {
        let why = refusal(&book[..end], "clients.xlsx");
        assert!(["empty", "not_text", "damaged_workbook", "archive"].contains(&why), "{end}: {why}");
    }
    let cards = "BEGIN:VCARD\nVERSION:3.0\nN:Roux;Zoé;;;\nTEL:0639980012\nEND:VCARD\n";
    for end in (0..cards.len()).filter(|&end| cards.is_char_boundary(end)) {
        let said = ReadChoices { format: Some(FileFormat::Vcard), ..ReadChoices::default() };
        if let Ok(seen) = try_see(&cards.as_bytes()[..end], "f.vcf", &said) {
            assert!(seen.rows.len() <= 1);
        }
    }
}

#[test]
fn only_a_header_is_no_row() {
    let seen = see(b"Nom;Prenom;Tel\r\n", "f.csv");
    assert_eq!((seen.shape.rows, seen.shape.header_line), (Some(0), Some(1)));
    assert_eq!(seen.mapped(), ["Nom=last_name", "Prenom=first_name", "Tel=phone"]);
}

/// The lines on which rows begin, and the trouble of each.
fn lines(text: &str) -> Vec<(u32, Option<RowTrouble>)> {
    see(text.as_bytes(), "f.csv").rows.iter().map(|row| (row.line, row.trouble)).collect()
}

#[test]
fn a_lost_quote_costs_its_own_line_and_no_other() {
    let lost = Some(RowTrouble::LostQuote);
    let alone = "Nom;Prénom;Tél\n\"Le Gall;Zoé;0639980012\nRoux;Anne;0639980013\nNoël;Ali;0639980014\n";
    assert_eq!(lines(alone), [(2, lost), (3, None), (4, None)]);
    assert_eq!(see(alone.as_bytes(), "f.csv").rows[0].cells, ["Le Gall", "Zoé", "0639980012"]);
    let among = "Nom;Prénom;Tél\n\"Le Gall;Zoé;0639980012\n\"Roux\";\"Anne\";0639980013\n\"Noël\";Ali;0639980014\n";
    assert_eq!(lines(among), [(2, lost), (3, None), (4, None)]);
    let last = "Nom;Tél;Note\nLe Gall;0639980012;\"une note\nRoux;0639980013;\"une autre\"\nNoël;0639980014;\n";
    assert_eq!(lines(last), [(2, lost), (3, None), (4, None)]);
    let closing = "Nom;Tél;Note\nLe Gall\";0639980012;a\nRoux;0639980013;b\"\n";
    assert_eq!(lines(closing), [(2, None), (3, None)]);
    let many: String = (10..60).map(|at| format!("\"Nom{at};Zoé;06399800{at}\n")).collect();
    assert_eq!(lines(&format!("Nom;Prénom;Tél\n{many}")).len(), 50);
}

#[test]
fn cells_of_several_lines_are_not_taken_for_lost_quotes() {
    let text = "Nom;Tél;Note\nLe Gall;0639980012;\"rappeler; puis\nécrire: \"\"oui\"\"\n\nmerci\"\nRoux;0639980013;\"dit \"non\" hier\"\n";
    let seen = see(text.as_bytes(), "f.csv");
    assert_eq!(seen.rows.iter().map(|row| (row.line, row.trouble)).collect::<Vec<_>>(), [(2, None), (6, None)]);
    assert_eq!(seen.rows[0].cells[2], "rappeler; puis\nécrire: \"oui\"\n\nmerci");
    assert_eq!(seen.rows[1].cells[2], "dit \"non\" hier");
}

#[test]
fn ragged_rows_are_filled_and_what_is_beyond_is_said() {
    let text = "Nom;Prénom;Tél\nLe Gall;Zoé\nRoux;Anne;0639980013;;;\n";
    assert_eq!(lines(text), [(2, None), (3, None)]);
    let mut long = String::from("Nom;Tél\n");
    long += &"Roux;0639980013\n".repeat(300);
    long += "Noël;0639980014;de trop\n";
    let seen = see(long.as_bytes(), "f.csv");
    assert_eq!(seen.rows.last().unwrap().trouble, Some(RowTrouble::ExtraCells));
    assert_eq!(seen.rows.len(), 301);
}

#[test]
fn text_made_to_harm_stays_text() {
    let text = "Nom;Tél;Note\nLe\u{0}Gall\u{202e};'+33639980012;=cmd|' /C calc'!A0\n<b>Roux</b>;0639980013;@SUM(A1)\n\u{feff}Noël;0639980014;-1+1\n";
    let seen = see(text.as_bytes(), "f.csv");
    assert_eq!(seen.rows[0].cells[1..], ["+33639980012", "=cmd|' /C calc'!A0"]);
    assert_eq!(seen.rows[2].cells, ["Noël", "0639980014", "-1+1"], "a mark in the middle of a file falls");
    assert_eq!(seen.shape.sample[0][0], "LeGall", "what is shown is cleaned");
}

#[test]
fn utf16_of_an_odd_length_loses_one_character_and_says_so() {
    let mut bytes = utf16("Nom;Tel\nRoux;0639980012\n", true, true);
    bytes.push(0x41);
    let seen = see(&bytes, "f.csv");
    assert_eq!((seen.rows[0].cells[0].as_str(), seen.shape.unreadable), ("Roux", 1));
}

#[test]
fn cards_without_end_within_cards_and_of_garbage() {
    let no_end = "BEGIN:VCARD\nVERSION:3.0\nN:Roux;Anne;;;\nTEL:0639980012\nBEGIN:VCARD\nVERSION:3.0\nN:Noël;Ali;;;\nTEL:0639980013\n";
    let seen = see(no_end.as_bytes(), "f.vcf");
    assert_eq!((seen.cell(0, "last_name"), seen.cell(1, "last_name"), seen.rows.len()), ("Roux", "Noël", 2));
    let within = "BEGIN:VCARD\nVERSION:2.1\nN:Roux;Anne\nAGENT:\nBEGIN:VCARD\nVERSION:2.1\nN:Aide;Son\nTEL:0639980099\nEND:VCARD\nTEL:0639980012\nEND:VCARD\n";
    let seen = see(within.as_bytes(), "f.vcf");
    assert_eq!((seen.rows.len(), seen.cell(0, "last_name"), seen.cell(0, "phone")), (1, "Roux", "0639980012"));
    let garbage = "BEGIN:VCARD\nVERSION:2.1\nN;ENCODING=QUOTED-PRINTABLE:=ZZ=E9=;=\nTEL;ENCODING=QUOTED-PRINTABLE:=\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nN:Roux;Anne;;;\nTEL:0639980012\nEND:VCARD\n";
    let seen = see(garbage.as_bytes(), "f.vcf");
    assert_eq!(seen.cell(seen.rows.len() - 1, "last_name"), "Roux");
}

#[test]
fn odd_choices_are_refused_by_name() {
    let said =
        |choices: ReadChoices| try_see(b"Nom;Tel\nRoux;0639980012\n", "f.csv", &choices).map(|_| ()).unwrap_err();
    let delimiter = ReadChoices { delimiter: Some('€'), ..ReadChoices::default() };
    assert_eq!(said(delimiter).detail().unwrap(), "delimiter.unknown_value");
    let line = ReadChoices { header_line: Some(99), ..ReadChoices::default() };
    assert_eq!(said(line).detail().unwrap(), "file.no_such_line");
}
