//! A CSV file of requests: one a row, its columns named as the fields of a form are.

use std::io::Cursor;

use chrono::{DateTime, Utc};
use phone::text::{NAME_MAX, clean};
use phone::{RequestField, WebRequest};

use crate::import::read::{ReadChoices, Row, Source};
use crate::{Error, Result};

/// The largest file, in bytes.
pub const FILE_BYTES_MAX: usize = 5 << 20;
/// The most rows under the header.
pub const FILE_ROWS_MAX: u32 = 10_000;
/// The `source` of what a file holds.
pub(super) const SOURCE: &str = "file";

/// What a file holds.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestRows {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// Requests, in order.
    pub requests: Vec<WebRequest>,
    /// Rows that are none.
    pub refused: Vec<RefusedRow>,
}

/// A row that is no request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusedRow {
    /// Line of the file, the first is 1.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
    /// Why, as a code: `no_way_back`.
    pub why: &'static str,
}

/// Reads a file; `at` is when it was written: the same file read again makes the same requests.
///
/// # Errors
/// [`Error::Invalid`] on `file`: `too_large`, `not_text`, `empty`, `too_many_rows`, `too_many_columns`,
/// `cell_too_long`, `no_columns` (none is named as a number or an address is).
pub fn read_file(bytes: &[u8], at: DateTime<Utc>) -> Result<RequestRows> {
    let refuse = |why| Err(Error::Invalid { field: "file", why });
    if bytes.len() > FILE_BYTES_MAX {
        return refuse("too_large");
    }
    let mut source = Source::open(Cursor::new(bytes.to_vec()), "", &ReadChoices::default())?;
    let shape = source.shape();
    let columns: Vec<String> = shape.columns.iter().map(|column| column.name.clone()).collect();
    let reaches = |name: &String| matches!(RequestField::named(name), Some(RequestField::Phone | RequestField::Email));
    if shape.header_line.is_none() || !columns.iter().any(reaches) {
        return refuse("no_columns");
    }
    let mut rows = RequestRows { columns, requests: Vec::new(), refused: Vec::new() };
    for (read, row) in (0_u32..).zip(source.rows()?) {
        if read == FILE_ROWS_MAX {
            return refuse("too_many_rows");
        }
        let Row { line, cells, .. } = row?;
        let named = rows.columns.iter().map(String::as_str).zip(cells.iter().map(String::as_str));
        match WebRequest::from_fields(SOURCE, named, at, cells.join(";")) {
            Ok(request) => rows.requests.push(request),
            Err(error) => rows.refused.push(RefusedRow { line, cells, why: error.code() }),
        }
    }
    Ok(rows)
}

/// The refused rows as a file that a spreadsheet opens: their line, the reason, and what they held.
pub fn refusals(rows: &RequestRows) -> String {
    let mut text = String::from("\u{feff}");
    let mut push = |cells: &[&str]| {
        let line = cells.iter().map(|cell| quoted(cell)).collect::<Vec<_>>().join(";");
        text.push_str(&line);
        text.push_str("\r\n");
    };
    let names: Vec<&str> =
        ["Ligne", "Motif du refus"].into_iter().chain(rows.columns.iter().map(String::as_str)).collect();
    push(&names);
    for row in &rows.refused {
        let line = row.line.to_string();
        let first = [line.as_str(), "Ni numéro de téléphone ni adresse e-mail"];
        push(&first.into_iter().chain(row.cells.iter().map(String::as_str)).collect::<Vec<_>>());
    }
    text
}

/// A cell that no spreadsheet reads as a formula.
fn quoted(cell: &str) -> String {
    let cell = clean(cell, NAME_MAX).replace('"', "\"\"");
    if cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) {
        format!("\"'{cell}\"")
    } else {
        format!("\"{cell}\"")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Result<RequestRows> {
        read_file(text.as_bytes(), DateTime::UNIX_EPOCH)
    }

    #[test]
    fn each_row_is_a_request_by_the_names_of_its_columns() {
        let rows = read("Prénom;Nom;Téléphone;Message\r\nAna;Vasseur;'+33639984012;\"Bonjour;\nmerci\"\r\n;;;rien\r\n")
            .unwrap();
        let [ana] = &rows.requests[..] else { panic!("{rows:?}") };
        assert_eq!((ana.source.as_str(), ana.phone.as_deref()), ("file", Some("+33639984012")));
        assert_eq!(ana.message.as_deref(), Some("Bonjour;\nmerci"));
        assert_eq!((rows.refused.len(), rows.refused[0].why), (1, "no_way_back"));
        let told = refusals(&rows);
        assert!(told.contains("\"Motif du refus\";\"Prénom\"") && told.contains("\"rien\""), "{told}");
    }

    #[test]
    fn a_file_that_is_none_says_why() {
        let why = |text: &str| read(text).unwrap_err().detail().unwrap();
        assert_eq!(why(" \n"), "file.empty");
        assert_eq!(why("Nom;Prénom\nVasseur;Ana\n"), "file.no_columns");
        assert_eq!(why("Ana;0639984012\nLuc;0639984013\n"), "file.no_columns");
        assert_eq!(why(&format!("tel\n{}", "0639984012\n".repeat(10_001))), "file.too_many_rows");
        assert_eq!(
            read_file(&vec![b'a'; FILE_BYTES_MAX + 1], DateTime::UNIX_EPOCH).unwrap_err().detail().unwrap(),
            "file.too_large"
        );
    }

    #[test]
    fn no_refused_row_is_a_formula() {
        let rows = read("tel;message\n;=HYPERLINK(\"http://x\")\n").unwrap();
        assert!(refusals(&rows).contains("\"'=HYPERLINK(\"\"http://x\"\")\""));
    }

    proptest! {
        #[test]
        fn any_bytes_are_rows_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            let mut file = b"tel;nom;message\n".to_vec();
            file.extend_from_slice(&bytes);
            for file in [&bytes, &file] {
                if let Ok(rows) = read_file(file, DateTime::UNIX_EPOCH) {
                    let _ = refusals(&rows);
                }
            }
        }
    }
}
