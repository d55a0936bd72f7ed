//! What is wrong with a fiche, as a condition: most of it is kept beside its facts.

use super::law;
use super::question::{Question, malformed};
use super::terms::{Cost, Part, texts};
use crate::Result;
use crate::quality::{Flaw, WorkList};
use crate::segment::{RuleOp, Term};
use crate::store::ms;
use crate::store::quality::{LIKELY, aging, looked_at};

/// Any of the flaws, or of the lists, that the term names.
pub(super) fn flawed(q: &mut Question<'_>, term: &Term) -> Result<Part> {
    if !matches!(term.op, RuleOp::Is | RuleOp::OneOf) {
        return Err(malformed());
    }
    let mut flaws: Vec<Flaw> = Vec::new();
    for word in texts(term)? {
        match word.parse::<WorkList>() {
            Ok(list) => flaws.extend(list.flaws()),
            Err(_) => flaws.push(word.parse()?),
        }
    }
    flaws.sort_unstable();
    flaws.dedup();
    let bits = flaws.iter().fold(0, |all, flaw| all | flaw.bit());
    let mut parts: Vec<Part> = Vec::new();
    if bits != 0 {
        let bits = q.bind(bits);
        parts.push((format!("({} & {bits}) <> 0", looked_at()), Cost::Set));
    }
    for flaw in flaws {
        match flaw {
            Flaw::Reach => parts.push(("f.reach = 0".to_owned(), Cost::Fact)),
            Flaw::Stale => {
                let limit = aging(q.db)?.limit(ms(q.moment.now)).unwrap_or(i64::MIN);
                let limit = q.bind(limit);
                parts.push((format!("f.verified_at <= {limit}"), Cost::Fact));
            }
            Flaw::Duplicate => parts.push((format!("f.rid IN ({LIKELY})"), Cost::Set)),
            Flaw::Consent => {
                let agreed = law::agreed(q);
                parts.push((format!("(f.rung NOT IN (3, 4) AND f.rid NOT IN ({agreed}))"), Cost::Set));
            }
            _ => {}
        }
    }
    let cost = parts.iter().map(|(_, cost)| *cost).max().unwrap_or(Cost::Fact);
    let sql: Vec<String> = parts.into_iter().map(|(sql, _)| sql).collect();
    Ok((format!("({})", sql.join(" OR ")), cost))
}
