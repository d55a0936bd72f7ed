//! Workbooks and other archives, written part by part.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive of these parts.
pub fn archive(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        writer.start_file(*name, options).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of these sheets, each with its state (empty: visible) and its rows in XML; these shared texts.
pub fn workbook(sheets: &[(&str, &str, &str)], shared: &[&str]) -> Vec<u8> {
    let mut list = String::new();
    let mut links = String::new();
    for (at, (name, state, _)) in sheets.iter().enumerate() {
        let id = at + 1;
        let state = if state.is_empty() { String::new() } else { format!(" state=\"{state}\"") };
        list += &format!("<sheet name=\"{name}\" sheetId=\"{id}\"{state} r:id=\"rId{id}\"/>");
        links += &format!(
            "<Relationship Id=\"rId{id}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet{id}.xml\"/>"
        );
    }
    let texts: String = shared.iter().map(|text| format!("<si><t>{text}</t></si>")).collect();
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    let mut parts: Vec<(String, String)> = vec![
        (
            "[Content_Types].xml".into(),
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".into(),
        ),
        (
            "_rels/.rels".into(),
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>".into(),
        ),
        ("xl/workbook.xml".into(), format!("<workbook {main}><sheets>{list}</sheets></workbook>")),
        (
            "xl/_rels/workbook.xml.rels".into(),
            format!("<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{links}</Relationships>"),
        ),
        ("xl/sharedStrings.xml".into(), format!("<sst {main} count=\"{0}\" uniqueCount=\"{0}\">{texts}</sst>", shared.len())),
        (
            "xl/styles.xml".into(),
            // Style 1 is a date, 2 a date with its hour, 3 an hour.
            format!("<styleSheet {main}><cellXfs count=\"4\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"21\"/></cellXfs></styleSheet>"),
        ),
    ];
    for (at, (_, _, rows)) in sheets.iter().enumerate() {
        let sheet = format!("<worksheet {main}><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{}.xml", at + 1), sheet));
    }
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    archive(&parts)
}

/// A workbook of one sheet whose parts are these instead of the usual ones.
pub fn workbook_with(part: &str, content: &[u8]) -> Vec<u8> {
    let usual = workbook(&[("Feuil1", "", "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>")], &["Nom"]);
    let mut read = zip::ZipArchive::new(Cursor::new(usual)).unwrap();
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for at in 0..read.len() {
        let file = read.by_index_raw(at).unwrap();
        if file.name().unwrap() != part {
            writer.raw_copy_file(file).unwrap();
        }
    }
    writer.start_file(part, options).unwrap();
    writer.write_all(content).unwrap();
    writer.finish().unwrap().into_inner()
}

/// A row of XML: each cell as text, unless it begins with `#` (a number), `#d`, `#t`, `#h` (a date, with its hour, an
/// hour) or `#b` (yes or no).
pub fn row(number: u32, cells: &[&str]) -> String {
    let cell = |(at, text): (usize, &&str)| {
        let letter = |at: usize| char::from(b'A' + u8::try_from(at).unwrap());
        let tens = (at >= 26).then(|| letter(at / 26 - 1)).map(String::from).unwrap_or_default();
        let place = format!("{tens}{}{number}", letter(at % 26));
        match text.strip_prefix('#') {
            _ if text.is_empty() => String::new(),
            Some(value) if value.starts_with('d') => format!("<c r=\"{place}\" s=\"1\"><v>{}</v></c>", &value[1..]),
            Some(value) if value.starts_with('t') => format!("<c r=\"{place}\" s=\"2\"><v>{}</v></c>", &value[1..]),
            Some(value) if value.starts_with('h') => format!("<c r=\"{place}\" s=\"3\"><v>{}</v></c>", &value[1..]),
            Some(value) if value.starts_with('b') => format!("<c r=\"{place}\" t=\"b\"><v>{}</v></c>", &value[1..]),
            Some(value) => format!("<c r=\"{place}\"><v>{value}</v></c>"),
            None => {
                let text = text.replace('&', "&amp;").replace('<', "&lt;");
                format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
            }
        }
    };
    format!("<row r=\"{number}\">{}</row>", cells.iter().enumerate().map(cell).collect::<String>())
}
