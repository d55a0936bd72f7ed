//! What goes to standard output and standard error: documents for scripts, tables for people.

use std::io::{self, IsTerminal, Write};

use serde::Serialize;
use serde_json::Value;

use crate::failure::{Failure, Result};
use crate::messages::Lang;

/// Where a command writes.
#[derive(Debug, Clone, Copy)]
pub struct Terminal {
    /// One JSON document rather than tables.
    pub json: bool,
    /// Language of what people read.
    pub lang: Lang,
    bold: bool,
}

impl Terminal {
    /// Standard output; bold only when somebody looks at it.
    pub fn new(json: bool, lang: Lang) -> Self {
        let bold = !json && io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        Self { json, lang, bold }
    }

    /// A word or sentence of the message table, without argument.
    pub fn text(&self, code: &str) -> String {
        self.lang.say(code, &[])
    }

    /// Prints the document with `--json`, else what `people` makes.
    pub fn document(&self, document: &Value, people: impl FnOnce() -> String) -> Result<()> {
        if !self.json {
            return self.print(&people());
        }
        let text = if io::stdout().is_terminal() {
            serde_json::to_string_pretty(document)
        } else {
            serde_json::to_string(document)
        };
        self.print(&text.map_err(io::Error::from)?)
    }

    /// Prints one JSON line, at once.
    pub fn line(&self, document: &impl Serialize) -> Result<()> {
        self.print(&serde_json::to_string(document).map_err(io::Error::from)?)
    }

    /// Prints text and a line end; a reader that has gone is no panic.
    pub fn print(&self, text: &str) -> Result<()> {
        let mut out = io::stdout().lock();
        let written = writeln!(out, "{}", text.trim_end()).and_then(|()| out.flush());
        written.map_err(Failure::from)
    }

    /// Says something on standard error; nobody listening is no error.
    pub fn tell(&self, code: &str, arguments: &[&str]) {
        let _ = writeln!(io::stderr(), "{}", self.lang.say(code, arguments));
    }

    /// A title, bold on a terminal.
    pub fn title(&self, text: &str) -> String {
        if self.bold { format!("\u{1b}[1m{text}\u{1b}[0m") } else { text.to_owned() }
    }

    /// A table whose columns are named by the codes `column.…`.
    pub fn table(&self, columns: &[&str], rows: &[Vec<String>]) -> String {
        let head: Vec<String> = columns.iter().map(|name| self.text(&format!("column.{name}"))).collect();
        let width = |i: usize| {
            rows.iter().chain([&head]).filter_map(|row| row.get(i)).map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..head.len()).map(width).collect();
        let line = |row: &[String]| {
            let cells: Vec<String> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
            cells.join("  ").trim_end().to_owned()
        };
        let mut lines = vec![self.title(&line(&head))];
        lines.extend(rows.iter().map(|row| line(row)));
        lines.join("\n")
    }

    /// Facts one below the other, named by the codes `column.…`; those without value are left out.
    pub fn facts(&self, facts: &[(&str, Option<String>)]) -> String {
        let named: Vec<(String, &String)> = facts
            .iter()
            .filter_map(|(name, value)| Some((self.text(&format!("column.{name}")), value.as_ref()?)))
            .filter(|(_, value)| !value.is_empty())
            .collect();
        let width = named.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        let lines: Vec<String> = named
            .iter()
            .map(|(name, value)| format!("{name:<width$}  {}", value.replace('\n', &format!("\n{:width$}  ", ""))))
            .collect();
        lines.join("\n")
    }
}

/// A value, or a dash.
pub fn or_dash(value: Option<&str>) -> String {
    value.filter(|text| !text.is_empty()).unwrap_or("–").to_owned()
}
