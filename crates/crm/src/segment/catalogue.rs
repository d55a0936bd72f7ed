//! What can be asked, as an interface offers it: fields, their names, types, operators and values.

use serde::Serialize;
use ts_rs::TS;

use super::choices::Choice;
use super::field::{FIELDS, FieldKind, FilterBy, RuleField};
use super::print;
use super::rule::RuleOp;

/// A field of the language.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SegmentField {
    /// Its code.
    pub field: RuleField,
    /// Its name in French.
    pub fr: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// What its values are.
    pub kind: FieldKind,
    /// Operators it takes.
    pub ops: &'static [RuleOp],
    /// The same as they are written.
    pub signs: Vec<&'static str>,
    /// Its values, of a closed list; empty: free.
    pub choices: Vec<SegmentChoice>,
    /// What narrows it; empty: nothing.
    pub filters: Vec<SegmentFilterField>,
    /// It takes a period.
    pub dated: bool,
}

/// A value of a closed list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SegmentChoice {
    /// What the tree holds.
    pub code: &'static str,
    /// In French.
    pub fr: &'static str,
    /// In English.
    pub en: &'static str,
}

/// A way to narrow what is counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SegmentFilterField {
    /// Its code.
    pub by: FilterBy,
    /// Its name in French.
    pub fr: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// Its values; empty: names of the house.
    pub choices: Vec<SegmentChoice>,
}

fn listed(choices: &'static [Choice]) -> Vec<SegmentChoice> {
    let english = |choice: &Choice| if choice.en.is_empty() { choice.fr } else { choice.en };
    choices.iter().map(|choice| SegmentChoice { code: choice.code, fr: choice.fr, en: english(choice) }).collect()
}

/// Every field, in the order an interface shows them.
pub fn fields() -> Vec<SegmentField> {
    FIELDS
        .iter()
        .map(|entry| SegmentField {
            field: entry.field,
            fr: entry.fr,
            en: entry.en,
            kind: entry.kind,
            ops: entry.ops(),
            signs: entry.ops().iter().map(|op| print::op(*op)).collect(),
            choices: listed(entry.choices),
            filters: entry
                .filters
                .iter()
                .map(|by| SegmentFilterField {
                    by: *by,
                    fr: by.names().0,
                    en: by.names().1,
                    choices: listed(by.choices(entry.field)),
                })
                .collect(),
            dated: entry.dated,
        })
        .collect()
}
