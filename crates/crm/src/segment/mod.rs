//! Segments: groups of people by a rule that a person can read, such as
//! `femmes de 30 ans et plus, travaillant à Paris 8e, panier moyen > 200 €`.
//!
//! The text is read into a tree ([`parse`]), a tree is written back as text ([`print`]), and the store makes of a tree a
//! question to the base whose every value is bound. What can be asked is a closed table ([`fields`]). Nothing here knows of
//! the base or of the present moment: days are kept as said (`aujourd’hui - 90 jours`).

mod catalogue;
mod check;
mod choices;
mod error;
mod field;
mod keep;
mod lexer;
mod parse;
mod places;
mod print;
mod rule;
mod words;

#[cfg(test)]
pub(crate) mod tests;

pub use catalogue::{SegmentChoice, SegmentField, SegmentFilterField, fields};
pub use error::{RuleError, RuleFault};
pub use field::{FieldKind, FilterBy, RuleField};
pub use keep::{Segment, SegmentCheck, SegmentLine, SegmentStep, WorkSegment};
pub use parse::parse;
pub use print::print;
pub use rule::{Day, DayUnit, Filter, Period, Rule, RuleOp, Span, Term, Value};

pub(crate) use choices::{Choice, DECIDES, HEADCOUNT, ORIGIN, STAGE, TEMPERATURE};
pub(crate) use error::nearest;
pub(crate) use places::{Place, departments_of, district, is_postcode, place, prefixes_of};
