//! Any bytes whatever, and tables written in any way.

use crm::import::read::{FileEncoding, FileFormat, ReadChoices};
use proptest::prelude::*;

use crate::json::fiche;
use crate::seen::{try_see, utf16};
use crate::zipped::{row, workbook};

/// A table of cells that nothing but a quote protects.
fn tables() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = "[a-zéèœ0-9 ;,|\t\"'\n€-]{0,12}";
    (2..6_usize).prop_flat_map(move |width| prop::collection::vec(prop::collection::vec(cell, width), 1..12))
}

fn written(rows: &[Vec<String>], delimiter: char, quote: char, always: bool, ending: &str) -> String {
    let one = |cell: &String| {
        let needs = always || cell.contains([delimiter, quote, '"', '\'', '\n']);
        let doubled = cell.replace(quote, &format!("{quote}{quote}"));
        if needs { format!("{quote}{doubled}{quote}") } else { cell.clone() }
    };
    let line = |row: &Vec<String>| row.iter().map(one).collect::<Vec<_>>().join(&delimiter.to_string());
    rows.iter().map(|row| line(row) + ending).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
        let _ = try_see(&bytes, "f.csv", &ReadChoices::default());
    }

    #[test]
    fn any_text_is_read_or_refused(text in "[\\PC;,\"'\n\r\t=éÀ]{0,400}", header in 0..3_u32) {
        let _ = try_see(text.as_bytes(), "f.csv", &ReadChoices::default());
        let said = ReadChoices { header_line: Some(header), ..ReadChoices::default() };
        let _ = try_see(text.as_bytes(), "f.csv", &said);
    }

    #[test]
    fn any_cards_are_read_or_refused(lines in prop::collection::vec(
        "(BEGIN:VCARD|END:VCARD|VERSION:2.1|N;ENCODING=QUOTED-PRINTABLE:[=A-Z0-9;]{0,9}=?|TEL[;:=A-Z]{0,9}:[0-9]{0,12}|PHOTO;BASE64:[A-Z]{0,9}| [A-Z]{0,5}|BDAY:[0-9-]{0,9}|ADR:[;a-z]{0,12}|AGENT:|\\PC{0,20})", 0..30)
    ) {
        let text = format!("BEGIN:VCARD\n{}", lines.join("\n"));
        let _ = try_see(text.as_bytes(), "f.vcf", &ReadChoices::default());
    }

    #[test]
    fn any_text_after_a_fiche_leaves_it_as_it_is(pieces in prop::collection::vec(
        "([{}\\[\\],:\"\\\\\n]{0,6}|null|\"(last_name|phones|notes)\"|[a-zé0-9]{0,6}|\\PC{0,6})", 0..40)
    ) {
        let text = format!("[{},{}", fiche("Roux", "+33639980012", "a"), pieces.concat());
        let said = ReadChoices { format: Some(FileFormat::Json), ..ReadChoices::default() };
        let seen = try_see(text.as_bytes(), "f.json", &said).unwrap();
        prop_assert_eq!(seen.cell(0, "last_name"), "Roux");
    }

    #[test]
    fn a_damaged_workbook_is_read_or_refused(at in 0..3000_usize, byte in any::<u8>(), end in 0..3000_usize) {
        let rows = [row(1, &["Nom", "Tel", "Né le"]), row(2, &["Roux", "#639980012", "#d29353"])].concat();
        let mut bytes = workbook(&[("Feuil1", "", &rows)], &["a", "b"]);
        let at = at % bytes.len();
        bytes[at] = byte;
        if end % 3 == 0 {
            bytes.truncate(end % bytes.len());
        }
        let _ = try_see(&bytes, "f.xlsx", &ReadChoices::default());
    }

    #[test]
    fn odd_xml_in_a_workbook_is_read_or_refused(rows in "(<row( r=\"[0-9]{0,8}\")?>|</row>|<c( r=\"[A-Z]{0,4}[0-9]{0,8}\")?( t=\"(s|b|e|d|n|str|inlineStr)\")?( s=\"[0-9]{1,3}\")?>|</c>|<v>[-0-9.eE]{0,12}</v>|<is><t>[a-z&;]{0,9}</t></is>){0,20}") {
        let bytes = workbook(&[("Feuil1", "", &rows)], &["a", "b"]);
        let _ = try_see(&bytes, "f.xlsx", &ReadChoices::default());
    }

    #[test]
    fn what_is_written_is_read(
        rows in tables(),
        delimiter in prop::sample::select(vec![';', ',', '\t', '|']),
        quote in prop::sample::select(vec!['"', '\'']),
        always in any::<bool>(),
        ending in prop::sample::select(vec!["\n", "\r\n"]),
        encoding in 0..5_usize,
    ) {
        // A column of our own keeps every row from being empty, and is of no kind.
        // The apostrophe before a sign or a tab is a spreadsheet's, and falls.
        // `'` is a quote only where it stands around most cells, as far as a wrong reading of them shows.
        let own = |cell: String| match cell {
            cell if cell.trim().starts_with('\'') && cell.trim().trim_start_matches('\'').starts_with(['-', '\t', '\n']) => {
                String::new()
            }
            cell if quote == '\'' => cell.replace([delimiter, '\'', '"', '\n'], ""),
            cell => cell,
        };
        let rows: Vec<Vec<String>> =
            rows.into_iter().map(|row| std::iter::once("x".to_owned()).chain(row.into_iter().map(own)).collect()).collect();
        let always = always || quote == '\'';
        let text = written(&rows, delimiter, quote, always, ending);
        let (bytes, encoding) = match encoding {
            0 => (text.into_bytes(), FileEncoding::Utf8),
            1 => (utf16(&text, true, true), FileEncoding::Utf16Le),
            2 => (utf16(&text, false, false), FileEncoding::Utf16Be),
            3 => (encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(), FileEncoding::Windows1252),
            _ => (encoding_rs::ISO_8859_15.encode(&text).0.into_owned(), FileEncoding::Latin9),
        };
        let said = ReadChoices {
            encoding: Some(encoding),
            delimiter: Some(delimiter),
            header_line: Some(0),
            ..ReadChoices::default()
        };
        let seen = try_see(&bytes, "f.csv", &said).unwrap();
        let wanted: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| cell.trim().to_owned()).collect()).collect();
        let got: Vec<Vec<String>> = seen.rows.iter().map(|row| {
            let mut cells = row.cells.clone();
            cells.resize(wanted[0].len(), String::new());
            cells
        }).collect();
        prop_assert_eq!(got, wanted);
        prop_assert_eq!(seen.shape.unreadable, 0);
    }
}
