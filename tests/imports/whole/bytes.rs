//! Files from text: rows told by the names of their columns, and how a program writes them.

use std::collections::HashMap;

use crate::seen::table;
use crate::zipped::{row, workbook};

/// A header of `|` names and its rows, each a list of `column=value`, `|` between them; of two columns of one name the
/// second is `name#2`. Columns that a row does not name are empty.
pub fn rows(header: &str, people: &[&str]) -> Vec<String> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let names: Vec<String> = header
        .split('|')
        .map(|name| {
            let times = seen.entry(name).or_default();
            *times += 1;
            if *times == 1 { name.to_owned() } else { format!("{name}#{times}") }
        })
        .collect();
    let cells = |person: &&str| {
        let mut cells = vec![""; names.len()];
        for (name, value) in person.split('|').map(|one| one.split_once('=').unwrap()) {
            let at = names.iter().position(|one| one == name).unwrap_or_else(|| panic!("no column {name}"));
            cells[at] = value;
        }
        cells.join("|")
    };
    std::iter::once(header.to_owned()).chain(people.iter().map(cells)).collect()
}

/// Such rows as delimited text, quoted where it must be.
pub fn wide(delimiter: char, header: &str, people: &[&str]) -> String {
    let rows = rows(header, people);
    table(delimiter, &rows.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Such rows as delimited text, every cell between quotes.
pub fn quoted(delimiter: char, header: &str, people: &[&str]) -> String {
    let line = |row: &String| {
        let cells = row.split('|').map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")));
        cells.collect::<Vec<_>>().join(&delimiter.to_string())
    };
    rows(header, people).iter().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

/// Such rows as a workbook of one sheet.
pub fn book(sheet: &str, header: &str, people: &[&str]) -> Vec<u8> {
    let xml: String = rows(header, people)
        .iter()
        .enumerate()
        .map(|(at, line)| row(u32::try_from(at).unwrap() + 1, &line.split('|').collect::<Vec<_>>()))
        .collect();
    workbook(&[(sheet, "", &xml)], &[])
}
