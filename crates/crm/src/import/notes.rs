//! Several notes in one cell: each under a line that says when it was written, as a person reads it.
//!
//! ```text
//! — 14/07/2026 12:00 —
//! Rappelle lundi.
//! ```

use chrono::{DateTime, NaiveDateTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Europe::Paris;

/// How the line above a note is written, in the time of Paris.
const ABOVE: &str = "— %d/%m/%Y %H:%M —";

/// The most of a cell: a spreadsheet holds 32,767 characters, and a reader takes a quote that runs over much more than
/// a thousand lines for one that was lost.
const CELL: usize = 32_000;
const LINES: usize = 900;

/// A note as it will be written; `at`: the file says when it was.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PersonNote {
    pub at: Option<DateTime<Utc>>,
    pub text: String,
}

/// A note under its line.
pub(crate) fn dated(at: DateTime<Utc>, text: &str) -> String {
    format!("{}\n{text}", at.with_timezone(&Paris).format(ABOVE))
}

/// The notes of a cell; what stands above the first such line is one without a date.
pub(crate) fn parted(cell: &str) -> Vec<PersonNote> {
    let mut found: Vec<PersonNote> = Vec::new();
    for line in cell.split('\n') {
        match (above(line), found.last_mut()) {
            (Some(at), _) => found.push(PersonNote { at: Some(at), text: String::new() }),
            (None, Some(note)) if note.text.is_empty() => line.clone_into(&mut note.text),
            (None, Some(note)) => note.text.extend(["\n", line]),
            (None, None) => found.push(PersonNote { at: None, text: line.to_owned() }),
        }
    }
    found.retain(|note| !note.text.trim().is_empty());
    found
}

/// When the note below was written; of an hour that the clocks of autumn have twice, the first; of one that those of
/// spring leave out, the next.
fn above(line: &str) -> Option<DateTime<Utc>> {
    let told = NaiveDateTime::parse_from_str(line.trim(), ABOVE).ok()?;
    let read = |at: NaiveDateTime| Paris.from_local_datetime(&at).earliest();
    read(told).or_else(|| read(told + TimeDelta::hours(1))).map(|at| at.with_timezone(&Utc))
}

/// Shares the notes of a fiche out among cells: as few as hold each of them whole.
#[derive(Debug, Default)]
pub(crate) struct NoteCells {
    cell: usize,
    bytes: usize,
    lines: usize,
}

impl NoteCells {
    /// In which cell the next note stands, of so many bytes and line ends.
    pub(crate) fn place(&mut self, bytes: usize, lines: usize) -> usize {
        // Its line above, and the end of the note before.
        let (bytes, lines) = (bytes.saturating_add(32), lines.saturating_add(2));
        if self.bytes > 0 && (self.bytes.saturating_add(bytes) > CELL || self.lines.saturating_add(lines) > LINES) {
            *self = Self { cell: self.cell + 1, ..Self::default() };
        }
        self.bytes = self.bytes.saturating_add(bytes);
        self.lines = self.lines.saturating_add(lines);
        self.cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(told: &str) -> DateTime<Utc> {
        told.parse().unwrap()
    }

    #[test]
    fn notes_come_back_whatever_stands_in_them() {
        let told = [
            (at("2026-07-14T10:00:00Z"), "Rappelle\n\nlundi"),
            (at("2026-10-24T23:30:00Z"), "— à revoir —"),
            (at("2026-12-31T23:59:00Z"), "=1"),
        ];
        let cell = told.map(|(at, text)| dated(at, text)).join("\n");
        assert!(cell.starts_with("— 14/07/2026 12:00 —\nRappelle"), "{cell}");
        let back: Vec<_> = parted(&cell).into_iter().map(|note| (note.at.unwrap(), note.text)).collect();
        assert_eq!(back, told.map(|(at, text)| (at, text.to_owned())));
    }

    #[test]
    fn what_says_no_date_is_one_note_and_an_empty_one_is_none() {
        let one = |text: &str| vec![PersonNote { at: None, text: text.to_owned() }];
        assert_eq!(parted("a\n\n— b —\n— 31/02/2026 10:00 —"), one("a\n\n— b —\n— 31/02/2026 10:00 —"));
        assert_eq!(parted("a\n— 14/07/2026 12:00 —\n"), one("a"));
        assert_eq!(parted(""), []);
        // An hour that never was.
        assert_eq!(parted("— 29/03/2026 02:30 —\nx").first().unwrap().at, Some(at("2026-03-29T01:30:00Z")));
    }

    #[test]
    fn a_note_too_long_for_the_rest_of_a_cell_begins_the_next() {
        let placed = |notes: &[(usize, usize)]| {
            let mut cells = NoteCells::default();
            notes.iter().map(|(bytes, lines)| cells.place(*bytes, *lines)).collect::<Vec<_>>()
        };
        assert_eq!(placed(&[(20_000, 0), (10_000, 0), (10_000, 0)]), [0, 0, 1]);
        assert_eq!(placed(&[(10, 500), (10, 500), (10, 300)]), [0, 1, 1]);
        assert_eq!(placed(&[(90_000, 9_000), (1, 0)]), [0, 1]);
    }
}
