//! What `practice` prints.

use crm::class::{VerificationCheck, VerificationLine};
use crm::grid::{Heard, Listening, PartNote};
use serde_json::{Value, json};

use crate::messages::Lang;
use crate::output::{Terminal, or_dash};

/// The sheets for people: one below the other, a brief is too long for a column.
pub fn sheets_shown(terminal: Terminal, sheets: &[VerificationLine]) -> String {
    if sheets.is_empty() {
        return terminal.text("practice.no_sheet");
    }
    let shown: Vec<String> = sheets
        .iter()
        .map(|sheet| {
            let id = sheet.external_id.clone().unwrap_or_else(|| sheet.contact_id.to_string());
            let state = terminal.text(if sheet.done { "practice.done" } else { "practice.to_do" });
            format!("{}\n{}", terminal.title(&format!("{id}  {}  ({state})", sheet.name)), sheet.brief)
        })
        .collect();
    shown.join("\n\n")
}

/// A comparison for people.
pub fn check_shown(terminal: Terminal, check: &VerificationCheck) -> String {
    let rows: Vec<Vec<String>> = check
        .fields
        .iter()
        .map(|field| {
            vec![
                terminal.text(&format!("field.{}", field.field.as_str())),
                or_dash(field.expected.as_deref()),
                or_dash(field.found.as_deref()),
                terminal.lang.word("verdict", field.verdict.as_str()),
            ]
        })
        .collect();
    let table = terminal.table(&["field", "expected", "found", "right"], &rows);
    format!("{}\n{table}\n{}", terminal.title(&check.name), noted(terminal, Some(check.mark)))
}

/// A marked grid as a document.
pub fn listening(listening: &Listening) -> Value {
    let call_id = match listening.heard {
        Heard::Call { call_id } => Some(call_id),
        Heard::Exchange { .. } => None,
    };
    json!({
        "listening_id": listening.id, "call_id": call_id, "grid": listening.grid, "version": listening.version,
        "note": listening.note, "parts": listening.parts, "marks": listening.marks, "comment": listening.comment,
        "at": listening.at,
    })
}

/// The same for people.
pub fn listening_shown(terminal: Terminal, listening: &Listening) -> String {
    let rows: Vec<Vec<String>> = listening.parts.iter().map(part_row).collect();
    format!("{}\n{}", terminal.table(&["part", "weight", "points"], &rows), noted(terminal, listening.note))
}

fn part_row(part: &PartNote) -> Vec<String> {
    let points = (part.out_of > 0).then(|| format!("{}/{}", part.points, part.out_of));
    vec![part.name.clone(), part.weight.to_string(), or_dash(points.as_deref())]
}

/// The mark out of twenty, or that nothing could be judged.
fn noted(terminal: Terminal, mark: Option<f64>) -> String {
    match mark {
        Some(mark) => {
            let mark = format!("{mark:.1}");
            let mark = if terminal.lang == Lang::Fr { mark.replace('.', ",") } else { mark };
            terminal.lang.say("practice.mark", &[&mark])
        }
        None => terminal.text("practice.no_mark"),
    }
}
