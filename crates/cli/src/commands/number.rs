//! `decroche phone`: what is this number? Needs no data file.

use std::io::BufRead;

use clap::Args;
use phone::{Number, Region};
use serde::Serialize;
use serde_json::json;

use crate::base::Desk;
use crate::failure::{Failure, Result};
use crate::output::{Terminal, or_dash};

/// What `phone` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Numbers, as written
    #[arg(value_name = "NUMBER", allow_negative_numbers = true, required_unless_present = "stdin")]
    pub numbers: Vec<String>,
    /// Where numbers without country code are read (FR, BE, RE…)
    #[arg(long, value_name = "REGION", default_value = "FR", value_parser = region)]
    pub region: Region,
    /// Read one number per line from standard input, write JSON Lines
    #[arg(long, conflicts_with = "numbers")]
    pub stdin: bool,
}

fn region(typed: &str) -> std::result::Result<Region, String> {
    typed.parse().map_err(|_| "FR, BE, RE, CH…".to_owned())
}

/// Prints what each number is.
pub fn run(desk: &Desk, arguments: &Arguments) -> Result<()> {
    let terminal = desk.terminal;
    if arguments.stdin {
        return lines(terminal, arguments.region);
    }
    let numbers: Vec<Number> = arguments.numbers.iter().map(|typed| Number::parse(typed, arguments.region)).collect();
    terminal.document(&json!(numbers), || {
        let rows: Vec<Vec<String>> = numbers.iter().map(|number| row(terminal, number)).collect();
        terminal.table(&["input", "kind", "e164", "national", "line_type", "reason"], &rows)
    })
}

/// One answer per line read, whatever the bytes.
fn lines(terminal: Terminal, region: Region) -> Result<()> {
    for line in std::io::stdin().lock().split(b'\n') {
        let line = line.map_err(|error| Failure::with("cannot_read_input", [error.to_string()]))?;
        let text = String::from_utf8_lossy(&line);
        let written = text.strip_suffix('\r').unwrap_or(&text);
        terminal.line(&Number::parse(written, region))?;
    }
    Ok(())
}

fn row(terminal: Terminal, number: &Number) -> Vec<String> {
    let lang = terminal.lang;
    let extension = number.extension.as_deref().map(|digits| lang.say("reason.extension", &[digits]));
    let national = [number.national.clone(), extension].into_iter().flatten().collect::<Vec<_>>().join(" ");
    vec![
        number.input.clone(),
        lang.word("kind", &word(number.kind)),
        or_dash(number.e164.as_deref()),
        or_dash(Some(&national)),
        lang.word("line", &word(number.line_type)),
        number.reason.map_or_else(|| "–".to_owned(), |reason| lang.word("number", &word(reason))),
    ]
}

/// The JSON word of one of `phone`'s codes.
pub fn word(code: impl Serialize) -> String {
    match serde_json::to_value(code) {
        Ok(serde_json::Value::String(word)) => word,
        _ => String::new(),
    }
}
