//! Where people are, by the postcode and the town.

use super::compare::text;
use super::question::{Question, malformed};
use super::terms::{Cost, Part, texts};
use crate::Result;
use crate::segment::{Place, RuleField, RuleOp, Term, departments_of, place as place_of, prefixes_of};

/// Up to so many departments have few of the people.
const FEW: usize = 3;

/// A department or a region: French postcodes that begin so.
pub(super) fn area(q: &mut Question<'_>, term: &Term) -> Result<Part> {
    match term.op {
        RuleOp::Empty => return Ok(("f.postcode IS NULL".to_owned(), Cost::Fact)),
        RuleOp::Filled => return Ok(("f.postcode IS NOT NULL".to_owned(), Cost::Fact)),
        _ => {}
    }
    let codes = texts(term)?;
    let departments = codes.iter().flat_map(|code| match term.field {
        RuleField::Region => departments_of(code).to_vec(),
        _ => vec![code.as_str()],
    });
    let prefixes: Vec<String> = departments.flat_map(prefixes_of).map(str::to_owned).collect();
    let many = prefixes.len() > FEW;
    let column = q.postcode(many);
    // Many comparisons come after one.
    Ok((begins(q, column, prefixes), if many { Cost::Set } else { Cost::Fact }))
}

/// Postcodes that begin with one of these.
fn begins(q: &mut Question<'_>, column: &str, mut prefixes: Vec<String>) -> String {
    prefixes.sort_unstable();
    prefixes.dedup();
    // Departments that follow each other are one stretch.
    let follow = |one: &String, next: &String| one.len() == next.len() && number(next) == number(one).map(|n| n + 1);
    let stretches = prefixes.chunk_by(follow).filter_map(|of| of.first().zip(of.last()));
    let all: Vec<String> = stretches
        .map(|(first, last)| {
            if first == last && first.len() == 5 {
                return format!("{column} = {}", q.bind(first.clone()));
            }
            // ':' comes after the figures.
            let end = format!("{last}:");
            format!("({column} >= {} AND {column} < {})", q.bind(first.clone()), q.bind(end))
        })
        .collect();
    format!("({})", all.join(" OR "))
}

fn number(prefix: &str) -> Option<u32> {
    prefix.parse().ok()
}

/// Where they work or live: the main address when it is of that kind, or another one.
pub(super) fn place(q: &mut Question<'_>, kind: &'static str, term: &Term) -> Result<Part> {
    let mut any = Vec::new();
    let mut cost = Cost::Fact;
    for words in texts(term)? {
        let (main, other) = match place_of(&words) {
            Place::Postcodes(prefixes) => {
                (begins(q, "f.postcode", prefixes.clone()), begins(q, "replace(a.postcode, ' ', '')", prefixes))
            }
            Place::Town(town) => {
                cost = Cost::Set;
                let named = q.bind(town.clone());
                (in_town(q, &town), format!("fold(a.town) = {named}"))
            }
        };
        let kind = q.bind(kind.to_owned());
        any.push(format!(
            "(f.place = {kind} AND {main}) OR f.rid IN (SELECT x.rid FROM address a CROSS JOIN contact x ON x.id = a.contact_id
                 WHERE a.kind = {kind} AND {other})"
        ));
    }
    if any.is_empty() { Err(malformed()) } else { Ok((any.join(" OR "), cost)) }
}

/// The town of the main address; `Paris 8e` is a district.
pub(super) fn town(q: &mut Question<'_>, term: &Term) -> Result<Part> {
    let mut any = Vec::new();
    if matches!(term.op, RuleOp::Is | RuleOp::OneOf) {
        for words in texts(term)? {
            let folded = crate::text::fold(&words);
            match crate::segment::district(&folded) {
                Some(postcodes) => any.push(begins(q, "f.postcode", postcodes)),
                None => any.push(in_town(q, &folded)),
            }
        }
        return Ok((any.join(" OR "), Cost::Set));
    }
    Ok((text(q, "c.town", term)?, Cost::Fiche))
}

/// People of that town: the index of places finds those whose place begins so, the fiche says which.
fn in_town(q: &mut Question<'_>, folded: &str) -> String {
    let (town, end) = (q.bind(folded.to_owned()), q.bind(format!("{folded}\u{10ffff}")));
    format!(
        "f.rid IN (SELECT i.rid FROM contact_index i CROSS JOIN contact x ON x.rid = i.rid
             WHERE i.place >= {town} AND i.place < {end} AND fold(x.town) = {town})"
    )
}
