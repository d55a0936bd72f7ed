//! Segments in the store: a rule becomes one question, every value of which is bound; then it is counted, listed, kept.
//!
//! Fragments of SQL come from closed tables ([`terms`], [`sources`]); no word of a rule is ever part of a statement.

mod compare;
mod counted;
mod distance;
mod law;
mod moment;
mod names;
mod place;
mod quality;
mod question;
mod read;
mod rfm;
mod sources;
mod terms;
#[cfg(test)]
mod tests;
mod write;

use chrono::{DateTime, Utc};
use rusqlite::Connection;

use crate::Result;
use crate::segment::Rule;
use moment::Moment;
use question::Question;

pub(super) use question::Condition;
pub(super) use write::rule_of;

/// The condition of a rule at that moment, on everybody whose processing is not limited (RGPD art. 18).
///
/// # Errors
/// [`crate::Error::Rule`]: a name of the house that nothing has.
pub(super) fn condition(db: &Connection, rule: &Rule, now: DateTime<Utc>) -> Result<Condition> {
    let rule = rule.clone().checked()?;
    let moment = Moment::new(db, now)?;
    let scale = super::score::scale(db, now)?;
    let mut question = Question::new(db, &moment, &scale, &rule);
    let (sql, _) = question.rule(&rule, false)?;
    Ok(question.asked(format!("f.frozen = 0 AND {sql}")))
}

/// The functions that rules need: folding text as the core does, what words of a rule are compared by; telling flaws.
pub(super) fn add_functions(connection: &Connection) -> Result<()> {
    use rusqlite::functions::FunctionFlags as Flags;
    let flags = Flags::SQLITE_UTF8 | Flags::SQLITE_DETERMINISTIC | Flags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("fold", 1, flags, |context| {
        let text: Option<String> = context.get(0)?;
        Ok(text.map(|text| crate::text::fold(&text)))
    })?;
    super::quality::add_function(connection)
}
