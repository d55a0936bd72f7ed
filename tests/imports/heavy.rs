//! Files made to take all the memory or all the time: refused, or read in little of either.

use std::fs::{self, File};
use std::path::Path;

use crm::Error;
use crm::import::read::{CELL_MAX, COLUMNS_MAX, ROWS_MAX, ReadChoices, RowTrouble, Source};

use crate::zipped::{archive, row, workbook, workbook_with};

/// What may be held while a file is read, in KiB.
const HELD_MAX: u64 = 256 << 10;

/// Reads a file of the disk to its end: how many rows, and the troubles of those that have one.
fn read(path: &Path) -> Result<(usize, Vec<RowTrouble>), &'static str> {
    let why = |error: Error| match error {
        Error::Invalid { field: "file", why } => why,
        other => panic!("{other:?}"),
    };
    let name = path.file_name().unwrap().to_str().unwrap();
    let mut source = Source::open(File::open(path).unwrap(), name, &ReadChoices::default()).map_err(why)?;
    let (mut count, mut troubles) = (0, Vec::new());
    for row in source.rows().map_err(why)? {
        troubles.extend(row.map_err(why)?.trouble);
        count += 1;
    }
    Ok((count, troubles))
}

/// The most this process held since [`forget_peak`], in KiB.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

fn forget_peak() {
    fs::write("/proc/self/clear_refs", "5").unwrap();
}

/// Writes a file, forgets it, reads it from the disk; nothing of 256 MiB is held meanwhile.
fn measured(name: &str, bytes: Vec<u8>) -> Result<(usize, Vec<RowTrouble>), &'static str> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, &bytes).unwrap();
    drop(bytes);
    if !cfg!(target_os = "linux") {
        return read(&path);
    }
    forget_peak();
    let before = peak();
    let result = read(&path);
    let held = peak().saturating_sub(before);
    assert!(held < HELD_MAX, "{name} held {held} KiB");
    result
}

#[test]
fn columns_cells_and_lines_beyond_the_limits() {
    let columns = |count: usize| (0..count).map(|at| format!("c{at}")).collect::<Vec<_>>().join(";") + "\n";
    assert_eq!(measured("f.csv", columns(10_000).into_bytes()), Err("too_many_columns"));
    assert_eq!(measured("f.csv", columns(COLUMNS_MAX + 1).into_bytes()), Err("too_many_columns"));
    assert_eq!(measured("f.csv", columns(COLUMNS_MAX).into_bytes()).map(|(rows, _)| rows), Ok(1));
    let later = format!("Nom;Tel\n{}{}", "Roux;0639980012\n".repeat(500), columns(10_000));
    assert_eq!(measured("f.csv", later.into_bytes()), Ok((501, vec![RowTrouble::ExtraCells])));

    let note = |length: usize| format!("Nom;Note\nRoux;{}\nNoël;b\n", "x".repeat(length));
    assert_eq!(measured("f.csv", note(CELL_MAX).into_bytes()), Ok((2, vec![])));
    assert_eq!(measured("f.csv", note(CELL_MAX + 1).into_bytes()), Ok((2, vec![RowTrouble::CellCut])));
    assert_eq!(measured("f.csv", note(4 << 20).into_bytes()), Ok((2, vec![RowTrouble::LineCut])));
    let quoted = format!("Nom;Note\nRoux;\"{}\"\nNoël;b\n", "x\n".repeat(2 << 20));
    assert!(measured("f.csv", quoted.into_bytes()).is_ok());

    assert_eq!(measured("f.csv", "x".repeat(10 << 20).into_bytes()), Err("line_too_long"));
    let endless = format!("Nom;Tel\nRoux;0639980012\n{}\nNoël;0639980013\n", "x;".repeat(10 << 20));
    assert_eq!(measured("f.csv", endless.into_bytes()), Ok((3, vec![RowTrouble::LineCut])));
    let wide_lines = format!("{}\n", ";".repeat(1 << 20)).repeat(4);
    assert_eq!(
        measured("f.csv", format!("Nom;Tel\nRoux;0639980012\n{wide_lines}").into_bytes()).map(|(rows, _)| rows),
        Ok(1)
    );
    assert!(measured("f.csv", "\"".repeat(2 << 20).into_bytes()).is_err());
    assert_eq!(measured("f.csv", "\"\n".repeat(1 << 17).into_bytes()), Err("empty"));
    assert!(measured("f.csv", "\";\"\n".repeat(1 << 17).into_bytes()).is_ok());
    // Each line opens a quote that no other closes.
    assert!(measured("f.csv", format!("Nom;Tel\n{}", "\"a\"b\n".repeat(1 << 17)).into_bytes()).is_ok());
}

#[test]
fn five_million_rows_and_one_more() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("f.csv");
    let most = usize::try_from(ROWS_MAX).unwrap();
    fs::write(&path, [b"Nom;Tel\n".as_slice(), &b"R;1\n".repeat(most + 1)].concat()).unwrap();
    let mut source = Source::open(File::open(&path).unwrap(), "f.csv", &ReadChoices::default()).unwrap();
    assert_eq!(source.shape().rows, None, "a long file is not counted when it is opened");
    let mut rows = source.rows().unwrap();
    assert_eq!(rows.by_ref().take(most).filter(Result::is_ok).count(), most);
    assert_eq!(rows.next().unwrap().unwrap_err().detail().unwrap(), "file.too_many_rows");
    assert!(rows.next().is_none(), "nothing comes after an error");
}

#[test]
fn fifty_megabytes_of_photo_in_a_card() {
    let photo = "QUJD".repeat(19) + "\n ";
    let folded = photo.repeat((50 << 20) / photo.len());
    let text = format!(
        "BEGIN:VCARD\nVERSION:3.0\nN:Roux;Anne;;;\nPHOTO;ENCODING=b;TYPE=JPEG:{folded}\nTEL:0639980012\nEND:VCARD\n"
    );
    assert_eq!(measured("f.vcf", text.into_bytes()), Ok((1, vec![])));
    let endless = format!(
        "BEGIN:VCARD\nVERSION:3.0\nN:Roux;Anne;;;\nPHOTO:data:{}\nTEL:0639980012\nEND:VCARD\n",
        "A".repeat(50 << 20)
    );
    assert_eq!(measured("f.vcf", endless.into_bytes()), Ok((1, vec![])));
    let bare = "QUJD".repeat(19) + "\n";
    let bare = bare.repeat((50 << 20) / bare.len());
    let text =
        format!("BEGIN:VCARD\nVERSION:2.1\nN:Roux;Anne\nPHOTO;BASE64;JPEG:\n{bare}\nTEL:0639980012\nEND:VCARD\n");
    assert_eq!(measured("f.vcf", text.into_bytes()), Ok((1, vec![])));
    let soft = "=\n".repeat(1 << 18);
    let text = format!(
        "BEGIN:VCARD\nVERSION:2.1\nN:Roux;Anne\nNOTE;ENCODING=QUOTED-PRINTABLE:{soft}\nTEL:0639980012\nEND:VCARD\n"
    );
    assert_eq!(measured("f.vcf", text.into_bytes()).map(|(rows, _)| rows), Ok(1));
    let note =
        format!("BEGIN:VCARD\nVERSION:3.0\nN:Roux;Anne;;;\nNOTE:{}\nTEL:0639980012\nEND:VCARD\n", "a".repeat(10 << 20));
    assert_eq!(measured("f.vcf", note.into_bytes()), Ok((1, vec![RowTrouble::LineCut])));
}

#[test]
fn workbooks_that_swell() {
    const SHEET: &str = "xl/worksheets/sheet1.xml";
    const SHARED: &str = "xl/sharedStrings.xml";
    let sheet = |rows: &str| format!("<worksheet><sheetData>{rows}</sheetData></worksheet>").into_bytes();
    let shared = |texts: &str| format!("<sst uniqueCount=\"1\">{texts}</sst>").into_bytes();
    let large = Err("workbook_too_large");
    // One part of zeros; many parts; parts that are no XML.
    assert_eq!(measured("f.xlsx", workbook_with(SHEET, &vec![b' '; 20 << 20])), large);
    let many: Vec<String> = (0..1_001).map(|at| format!("xl/{at}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = many.iter().map(|name| (name.as_str(), b"<a/>".as_slice())).collect();
    assert_eq!(measured("f.xlsx", archive(&parts)), large);
    assert_eq!(measured("f.xlsx", workbook_with("xl/media/image1.png", &vec![0; 20 << 20])), large);
    // Cells, texts and styles by the million: each takes more in memory than in the file.
    let noise = |at: u32| at.wrapping_mul(2_654_435_761);
    let cells: String = (0..1_000_001_u32).map(|at| format!("<c><v>{}</v></c>", noise(at))).collect();
    assert_eq!(measured("f.xlsx", workbook_with(SHEET, &sheet(&format!("<row>{cells}</row>")))), Err("too_many_cells"));
    let texts: String = (0..1_000_001_u32).map(|at| format!("<si><t>{}</t></si>", noise(at))).collect();
    assert_eq!(measured("f.xlsx", workbook_with(SHARED, &shared(&texts))), large);
    let prefixed = texts.replace("<si>", "<x:si>");
    assert_eq!(measured("f.xlsx", workbook_with(SHARED, &shared(&prefixed))), large);
    let styles: String = (0..200_001_u32).map(|at| format!("<xf numFmtId=\"{}\"/>", noise(at))).collect();
    assert_eq!(
        measured(
            "f.xlsx",
            workbook_with("xl/styles.xml", format!("<styleSheet><cellXfs>{styles}</cellXfs></styleSheet>").as_bytes())
        ),
        large
    );
    // One text without end, in one piece or in many.
    let long: String = (0..200_000_u32).map(|at| format!("{:08x}", noise(at))).collect();
    assert_eq!(measured("f.xlsx", workbook_with(SHARED, &shared(&format!("<si><t>{long}</t></si>")))), large);
    let runs: String = (0..200_000_u32).map(|at| format!("<r><t>{:08x}</t></r>", noise(at))).collect();
    assert_eq!(measured("f.xlsx", workbook_with(SHARED, &shared(&format!("<si>{runs}</si>")))), large);
    assert_eq!(
        measured("f.xlsx", workbook_with(SHEET, &sheet(&format!("<row><c t=\"inlineStr\"><is>{runs}</is></c></row>")))),
        large
    );
    // What it announces and does not have.
    for announced in ["uniqueCount=\"99999999999\"", "count=\"1\"\n uniqueCount = '99999999999999999999999'"] {
        let liar = format!("<sst {announced}><si><t>a</t></si></sst>");
        assert_eq!(measured("f.xlsx", workbook_with(SHARED, liar.as_bytes())), Err("damaged_workbook"));
    }
    let wide: Vec<u8> = "<sst/>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(measured("f.xlsx", workbook_with(SHARED, &wide)), Err("damaged_workbook"));
    let deep = "<a>".repeat(300_000);
    assert!(measured("f.xlsx", workbook_with(SHEET, deep.as_bytes())).is_err());
}

#[test]
fn a_workbook_at_the_limits_is_read() {
    // The last cell of a sheet does not make a table as large as the sheet.
    let far = format!(
        "{}<row r=\"1048576\"><c r=\"XFD1048576\" t=\"inlineStr\"><is><t>a</t></is></c></row>",
        row(1, &["Nom", "Tel"])
    );
    assert_eq!(measured("f.xlsx", workbook(&[("Feuil1", "", &far)], &[])), Err("too_many_columns"));
    let noise = |at: u32| at.wrapping_mul(2_654_435_761);
    let mut rows = row(1, &["Nom", "Code", "Tel", "Note"]);
    for at in 2..20_001 {
        rows += &row(
            at,
            &[&format!("Nom{:08x}", noise(at)), &format!("#{}", noise(at)), "0639980012", &format!("n{:x}", noise(at))],
        );
    }
    assert_eq!(measured("f.xlsx", workbook(&[("Feuil1", "", &rows)], &[])), Ok((19_999, vec![])));
}

#[test]
fn an_archive_that_lies_about_its_sizes() {
    let honest = workbook_with("xl/worksheets/sheet1.xml", &vec![b' '; 3 << 20]);
    let real = (3_u32 << 20).to_le_bytes();
    let mut liar = honest;
    let places: Vec<usize> = liar.windows(4).enumerate().filter(|(_, at)| *at == real).map(|(at, _)| at).collect();
    assert!(!places.is_empty());
    for at in places {
        liar[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    let why = measured("f.xlsx", liar).unwrap_err();
    assert!(["workbook_too_large", "damaged_workbook"].contains(&why), "{why}");
}
