//! A question being written: fragments of SQL from a closed table, and every value bound under a name of its own.

use rusqlite::types::Value as Sql;
use rusqlite::{Connection, Row, ToSql};

use super::moment::Moment;
use crate::Result;
use crate::score::Scale;
use crate::segment::{Rule, RuleError, RuleField, RuleOp};

/// A question being written.
pub(super) struct Question<'a> {
    /// Where names of the house are looked up.
    pub db: &'a Connection,
    /// What `today` is.
    pub moment: &'a Moment,
    /// The limits of RFM marks.
    pub scale: &'a Scale,
    /// The order of postcodes answers the whole rule.
    in_order: bool,
    values: Vec<Sql>,
}

/// The condition of a rule on `contact_facts f`, with its values.
pub(in crate::store) struct Condition {
    /// What stands in the WHERE.
    pub sql: String,
    /// It looks at the fiche itself, which joins as `c`.
    pub contact: bool,
    values: Vec<(String, Sql)>,
}

impl<'a> Question<'a> {
    pub(super) fn new(db: &'a Connection, moment: &'a Moment, scale: &'a Scale, rule: &Rule) -> Self {
        Self { db, moment, scale, in_order: in_order(rule), values: Vec::new() }
    }

    /// Binds a value; the name it goes by.
    pub(super) fn bind(&mut self, value: impl Into<Sql>) -> String {
        self.values.push(value.into());
        format!(":v{}", self.values.len())
    }

    /// Binds several; `(:v1, :v2)`.
    pub(super) fn bind_all<V: Into<Sql>>(&mut self, values: impl IntoIterator<Item = V>) -> String {
        let names: Vec<String> = values.into_iter().map(|value| self.bind(value)).collect();
        format!("({})", names.join(", "))
    }

    /// The postcode of the narrow row, looked up in its order unless that finds `many` people of whom more is asked than
    /// the order knows: a large part of the base is read sooner from end to end than person by person.
    pub(super) fn postcode(&self, many: bool) -> &'static str {
        // SQLite looks up in no index what stands behind a plus.
        if many && !self.in_order { "+f.postcode" } else { "f.postcode" }
    }

    /// The question as it stands.
    pub(super) fn asked(self, sql: String) -> Condition {
        // No other alias ends so, and no value is ever part of the text.
        let contact = [" c.", "(c."].iter().any(|read| sql.contains(read));
        let values = self.values.into_iter().enumerate().map(|(at, value)| (format!(":v{}", at + 1), value)).collect();
        Condition { sql, contact, values }
    }
}

/// Whether a rule asks of nothing but the columns of `contact_facts_by_postcode`.
fn in_order(rule: &Rule) -> bool {
    use RuleField as F;
    match rule {
        Rule::All { of } | Rule::Any { of } => of.iter().all(in_order),
        Rule::Not { of } => in_order(of),
        Rule::Term { term } => {
            matches!(term.field, F::Department | F::Region | F::Distance | F::Stage | F::Sex | F::Age)
        }
    }
}

impl Condition {
    /// Whom it is asked of: everybody whose processing is not limited.
    pub(in crate::store) fn from(&self) -> &'static str {
        if self.contact { "contact_facts f CROSS JOIN contact c ON c.rid = f.rid" } else { "contact_facts f" }
    }

    /// The values of the rule with those of a statement that holds it.
    pub(in crate::store) fn bound<'v>(&'v self, others: &[(&'v str, &'v dyn ToSql)]) -> Vec<(&'v str, &'v dyn ToSql)> {
        let values = self.values.iter().map(|(name, value)| (name.as_str(), value as &dyn ToSql));
        others.iter().copied().chain(values).collect()
    }

    /// Asks it: the rows of a statement that holds the condition.
    pub(in crate::store) fn rows<T>(
        &self,
        db: &Connection,
        sql: &str,
        others: &[(&str, &dyn ToSql)],
        from_row: impl FnMut(&Row<'_>) -> rusqlite::Result<T>,
    ) -> Result<Vec<T>> {
        // Every rule is another statement: kept, they would drive out those that a ring waits for.
        let mut statement = db.prepare(sql)?;
        let rows = statement.query_map(&*self.bound(others), from_row)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// The sign of an operator that compares sizes; `None`: it does not.
pub(super) fn sign(op: RuleOp) -> Option<&'static str> {
    Some(match op {
        RuleOp::Is => "=",
        RuleOp::Less => "<",
        RuleOp::AtMost => "<=",
        RuleOp::More => ">",
        RuleOp::AtLeast => ">=",
        _ => return None,
    })
}

/// What a tree that was never checked may still hold.
pub(super) fn malformed() -> crate::Error {
    RuleError::of(crate::segment::RuleFault::Malformed).into()
}
