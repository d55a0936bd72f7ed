//! From whatever was written to a [`Number`]. Pure, linear, never fails.
//!
//! The text is decoded and folded to ASCII ([`fold`]), read as one candidate ([`read`]) or cut into several
//! ([`cell`]); a candidate is unwrapped ([`uri`]), repaired ([`spreadsheet`]), scanned ([`scan`]) and looked
//! up in the plans ([`short`], [`line`]).

mod cell;
mod display;
mod fold;
mod line;
mod read;
mod scan;
mod short;
mod spreadsheet;
mod uri;
mod words;

pub use display::format_e164_national;
pub(crate) use fold::fold;
pub use line::warm_up;

use crate::number::INPUT_MAX;
use crate::text::is_unsafe;
use crate::{Kind, LineType, Number, Reason, Region};
use cell::{Cell, read_cell};
use read::Read;

impl Number {
    /// Reads what was written where a telephone number was expected.
    ///
    /// Never fails and never guesses: what no numbering plan confirms is [`Kind::Invalid`] with its reason.
    /// National writing is read in `region`; the French regions share one plan, and a number of another
    /// country stays of that country. Takes at most [`INPUT_MAX`] characters.
    ///
    /// ```
    /// use phone::{Kind, Number, Region};
    /// let number = Number::parse("01 99 00 12 34 poste 12", Region::FR);
    /// assert_eq!(number.e164.as_deref(), Some("+33199001234"));
    /// assert_eq!(number.extension.as_deref(), Some("12"));
    /// assert_eq!(Number::parse("anonymous", Region::FR).kind, Kind::Masked);
    /// ```
    pub fn parse(input: &str, region: Region) -> Self {
        let kept = kept(input);
        if input.chars().nth(INPUT_MAX).is_some() {
            return Self::blank(kept, Kind::Invalid, Some(Reason::TooLong));
        }
        let Cell { first, others } = understood(input, region);
        let mut number = match first {
            Read::Line(line, extension) => Self {
                national: Some(display::national(&line)),
                international: Some(display::international(&line)),
                e164: Some(line.e164),
                extension,
                line_type: line.line_type,
                region: line.region,
                ..Self::blank(kept, Kind::Number, None)
            },
            Read::Short(digits) => Self {
                national: Some(short::display(&digits)),
                line_type: short::line_type(&digits).unwrap_or(LineType::Unknown),
                region: Some(region.as_str().to_owned()),
                ..Self::blank(kept, Kind::Short, None)
            },
            Read::Internal(digits) => Self { extension: Some(digits), ..Self::blank(kept, Kind::Internal, None) },
            Read::Masked => Self::blank(kept, Kind::Masked, Some(Reason::Withheld)),
            Read::Bad(reason) => Self::blank(kept, Kind::Invalid, Some(reason)),
        };
        number.others = others.into_iter().map(|line| line.e164).collect();
        number
    }

    fn blank(input: String, kind: Kind, reason: Option<Reason>) -> Self {
        Self {
            input,
            kind,
            e164: None,
            extension: None,
            others: Vec::new(),
            national: None,
            international: None,
            line_type: LineType::Unknown,
            region: None,
            reason,
        }
    }
}

/// The E.164 of a text, or `None` when it holds no full number: [`Number::parse`] without the displays.
pub fn e164(input: &str, region: Region) -> Option<String> {
    if input.chars().nth(INPUT_MAX).is_some() {
        return None;
    }
    match understood(input, region).first {
        Read::Line(line, _) => Some(line.e164),
        _ => None,
    }
}

fn understood(input: &str, region: Region) -> Cell {
    read_cell(&fold::fold(&uri::percent_decoded(input)), region)
}

/// The input as written, without what could move, hide or control text.
fn kept(input: &str) -> String {
    if input.len() <= INPUT_MAX && input.bytes().all(|b| (b' '..=b'~').contains(&b)) {
        return input.to_owned();
    }
    input
        .chars()
        .take(INPUT_MAX)
        .filter_map(|c| match c {
            '\n' | '\r' | '\t' => Some(' '),
            c if is_unsafe(c) => None,
            c => Some(c),
        })
        .collect()
}
