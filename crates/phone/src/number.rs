//! One answer for whatever was written where a telephone number was expected.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What kind of thing was written (CLI.md, `phone`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A full number with an E.164 form: the only kind that is ever matched to a fiche.
    Number,
    /// A short public number (15, 112, 3631, 10xx, 118 xyz): real, but nobody's own.
    Short,
    /// An internal extension of the house.
    Internal,
    /// The caller withheld the number.
    Masked,
    /// Not a telephone number; [`Number::reason`] says why.
    Invalid,
}

/// The kind of line behind a number, from its numbering range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LineType {
    /// A mobile telephone.
    Mobile,
    /// A geographic line.
    Fixed,
    /// A number of the internet telephony ranges (09 in France).
    Voip,
    /// Free for the caller.
    TollFree,
    /// Plain or shared tariff (0806…, 0820…).
    SharedCost,
    /// Surcharged (089…, some short numbers).
    Premium,
    /// Real, but the range does not tell.
    Unknown,
}

/// Why something is not a number, or what was understood of a damaged one. Worded by the interfaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Nothing was written.
    Empty,
    /// The caller withheld the number.
    Withheld,
    /// It contains words or letters that are no part of a number.
    Letters,
    /// Too few digits.
    TooShort,
    /// Too many digits (E.164 allows 15).
    TooLong,
    /// The right length, but no such range in the numbering plan.
    NotInPlan,
    /// A spreadsheet turned it into scientific notation and lost digits.
    ScientificNotation,
    /// Several overseas territories could claim it.
    Ambiguous,
}

/// The answer to "what is this number?" (CLI.md, `phone`): the same fields in JSON, absent values null.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Number {
    /// What was written, as written: at most [`INPUT_MAX`] characters, without control or bidi characters.
    pub input: String,
    /// What kind of thing it is. Only [`Kind::Number`] is ever matched to a fiche.
    pub kind: Kind,
    /// `+` and at most 15 digits (ITU-T E.164): the key of every match. `None` unless `kind` is `number`.
    pub e164: Option<String>,
    /// Digits dialled after the number (`poste 12`), or the whole internal extension. `None` when there is none.
    pub extension: Option<String>,
    /// E.164 of the further numbers of the same cell, in order, without repeats.
    pub others: Vec<String>,
    /// As written at home: `06 39 98 00 12`, `15`, `118 218`. `None` for internal, masked and invalid.
    pub national: Option<String>,
    /// As written abroad: `+33 6 39 98 00 12`. `None` unless `kind` is `number`.
    pub international: Option<String>,
    /// The kind of line, from the numbering range.
    pub line_type: LineType,
    /// Territory of the number, ISO 3166-1 alpha-2 (`FR`, `RE`, `BE`). `None` when it has none (`+800…`).
    pub region: Option<String>,
    /// Why it is masked or invalid. `None` otherwise.
    pub reason: Option<Reason>,
}

/// The longest input that is read, in characters: a longer one is no telephone cell and is refused whole,
/// because a number cut at the edge would be a wrong number.
pub const INPUT_MAX: usize = 512;
