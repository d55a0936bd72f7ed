//! What the people of a company tell of those one knows less about: how the house writes its addresses, where its
//! switchboard is. Only ever proposed, with who says so; a department needs no deducing, the postcode says it.

use std::collections::BTreeMap;

use crate::codes::codes;
use crate::proposal::{PlannedBy, ProposalKind};
use crate::text::fold;
use crate::{ContactId, Context, Operation, Result, Tx};

/// So many colleagues have to agree.
const AGREE: usize = 3;

codes! {
    /// How a company makes an address of a name.
    MailPattern {
        /// `zoe.legall`
        FirstDotLast = "first.last",
        /// `legall.zoe`
        LastDotFirst = "last.first",
        /// `z.legall`
        InitialDotLast = "f.last",
        /// `zlegall`
        InitialLast = "flast",
        /// `zoelegall`
        FirstLast = "firstlast",
        /// `zoe-legall`
        FirstDashLast = "first-last",
        /// `zoe_legall`
        FirstUnderLast = "first_last",
        /// `legallz`
        LastInitial = "lastf",
        /// `zoe`
        First = "first",
        /// `legall`
        Last = "last",
    }
}

impl MailPattern {
    /// What stands before the `@` for that name; `None`: it has no letter to be made of, or more than one way.
    fn local(self, first: &str, last: &str) -> Option<String> {
        let (first, last) = (letters(first)?, letters(last)?);
        let initial = first.chars().next()?;
        Some(match self {
            MailPattern::FirstDotLast => format!("{first}.{last}"),
            MailPattern::LastDotFirst => format!("{last}.{first}"),
            MailPattern::InitialDotLast => format!("{initial}.{last}"),
            MailPattern::InitialLast => format!("{initial}{last}"),
            MailPattern::FirstLast => format!("{first}{last}"),
            MailPattern::FirstDashLast => format!("{first}-{last}"),
            MailPattern::FirstUnderLast => format!("{first}_{last}"),
            MailPattern::LastInitial => format!("{last}{initial}"),
            MailPattern::First => first,
            MailPattern::Last => last,
        })
    }
}

/// The plain letters of a name in one part: of "Jean-Paul" nobody knows how a house joins the two.
fn letters(name: &str) -> Option<String> {
    let folded = fold(name);
    (!folded.is_empty() && folded.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(folded)
}

/// Somebody of a company, as far as this goes.
#[derive(Debug, Clone, Default)]
pub(crate) struct Colleague {
    pub first: String,
    pub last: String,
    /// Their good addresses.
    pub emails: Vec<String>,
    /// Their good numbers that are no mobile, E.164.
    pub lines: Vec<String>,
    /// They have a good number of any kind.
    pub reached: bool,
}

/// What is proposed for the colleague of that place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Deduced {
    pub at: usize,
    pub kind: ProposalKind,
    pub value: String,
    /// How many colleagues say so.
    pub colleagues: u32,
    /// How the address is made; `None`: it is a number.
    pub pattern: Option<MailPattern>,
}

/// What these people tell of each other.
pub(crate) fn deduce(people: &[Colleague]) -> Vec<Deduced> {
    let mut all = Vec::new();
    if let Some((host, pattern, agree)) = habit(people) {
        let taken: Vec<&String> = people.iter().flat_map(|person| &person.emails).collect();
        for (at, person) in people.iter().enumerate().filter(|(_, person)| person.emails.is_empty()) {
            let Some(local) = pattern.local(&person.first, &person.last) else { continue };
            let value = format!("{local}@{host}");
            // Somebody else's: a namesake, of whom the house would write something else.
            let twins = people.iter().filter(|other| pattern.local(&other.first, &other.last) == Some(local.clone()));
            if !taken.contains(&&value) && twins.count() == 1 {
                all.push(Deduced { at, kind: ProposalKind::Email, value, colleagues: agree, pattern: Some(pattern) });
            }
        }
    }
    if let Some((line, agree)) = switchboard(people) {
        for (at, _) in people.iter().enumerate().filter(|(_, person)| !person.reached) {
            let value = line.clone();
            all.push(Deduced { at, kind: ProposalKind::Phone, value, colleagues: agree, pattern: None });
        }
    }
    all
}

/// The way that at least three colleagues' addresses are made, when no other one of the same house is as usual.
fn habit(people: &[Colleague]) -> Option<(String, MailPattern, u32)> {
    let mut hosts: BTreeMap<String, (u32, BTreeMap<MailPattern, u32>)> = BTreeMap::new();
    for person in people {
        for email in &person.emails {
            let Some((local, host)) = email.split_once('@') else { continue };
            if super::fix::is_provider(host) {
                continue;
            }
            let (all, made) = hosts.entry(host.to_owned()).or_default();
            *all += 1;
            let fits =
                |pattern: &&MailPattern| pattern.local(&person.first, &person.last).is_some_and(|it| it == local);
            if let Some(pattern) = MailPattern::ALL.iter().find(fits) {
                *made.entry(*pattern).or_default() += 1;
            }
        }
    }
    let best = hosts.into_iter().filter_map(|(host, (all, made))| {
        let (pattern, agree) = made.into_iter().max_by_key(|(_, count)| *count)?;
        // Four in five, or it is no habit.
        (agree as usize >= AGREE && agree * 5 >= all * 4).then_some((host, pattern, agree))
    });
    best.max_by_key(|(_, _, agree)| *agree)
}

/// The fixed line that most colleagues share, at least three of them.
fn switchboard(people: &[Colleague]) -> Option<(String, u32)> {
    let mut shared: BTreeMap<&String, u32> = BTreeMap::new();
    for person in people {
        let mut lines: Vec<&String> = person.lines.iter().collect();
        lines.sort_unstable();
        lines.dedup();
        lines.into_iter().for_each(|line| *shared.entry(line).or_default() += 1);
    }
    let (line, agree) = shared.into_iter().max_by_key(|(_, count)| *count)?;
    (agree as usize >= AGREE).then(|| (line.clone(), agree))
}

/// Looks at some companies, and proposes what their people tell.
#[derive(Debug, Clone, Copy)]
pub struct DeduceFromCompanies {
    /// Those after this row.
    pub after: i64,
    /// How many.
    pub at_most: u32,
}

impl Operation for DeduceFromCompanies {
    /// After which row to go on (`None`: there are no more), and how many proposals were made.
    type Output = (Option<i64>, u32);
    const KIND: &'static str = "quality.deduce";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Self::Output> {
        let (mut last, mut made) = (None, 0);
        for company in tx.companies_after(self.after, self.at_most)? {
            last = Some(company.rid);
            let colleagues = tx.colleagues(company.id)?;
            let people: Vec<Colleague> = colleagues.iter().map(|(_, person)| person.clone()).collect();
            for one in deduce(&people) {
                let Some((contact, _)) = colleagues.get(one.at) else { continue };
                made += u32::from(propose(tx, *contact, &company.name, &one, context)?);
            }
        }
        if made > 0 {
            tx.touched_house();
        }
        Ok((last, made))
    }
}

/// Whether it is proposed now: what was refused is not proposed again.
fn propose(tx: &Tx<'_>, contact: ContactId, company: &str, one: &Deduced, context: &Context) -> Result<bool> {
    if tx.was_refused(contact, one.kind, &one.value)? {
        return Ok(false);
    }
    let reason = PlannedBy::Colleagues {
        company: company.to_owned(),
        colleagues: one.colleagues,
        pattern: one.pattern.map(|pattern| pattern.as_str().to_owned()),
    };
    let made = tx.propose(contact, one.kind, &one.value, &reason, context)?.is_some();
    if made {
        tx.touched_contact(contact);
    }
    Ok(made)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(first: &str, last: &str, email: &str, line: &str) -> Colleague {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned()).into_iter().collect::<Vec<_>>();
        Colleague {
            first: first.into(),
            last: last.into(),
            emails: some(email),
            lines: some(line),
            reached: !line.is_empty(),
        }
    }

    fn told(people: &[Colleague]) -> Vec<(usize, String)> {
        deduce(people).into_iter().map(|one| (one.at, one.value)).collect()
    }

    #[test]
    fn three_colleagues_make_a_habit_and_two_do_not() {
        let mut people = vec![
            person("Zoé", "Le", "zoe.le@ker.example", ""),
            person("Ali", "Salem", "ali.salem@ker.example", ""),
            person("Théo", "Morel", "", "+33199000001"),
        ];
        assert!(told(&people).is_empty());
        people.push(person("Léa", "Roy", "lea.roy@ker.example", ""));
        assert_eq!(told(&people), [(2, "theo.morel@ker.example".to_owned())]);
        // One in four writes otherwise: no habit.
        people.push(person("Ana", "Diaz", "contact@ker.example", ""));
        assert!(told(&people).is_empty());
    }

    #[test]
    fn providers_namesakes_and_names_in_two_parts_are_left_alone() {
        let free = |first: &str, last: &str| person(first, last, &format!("{first}.{last}@gmail.com"), "");
        assert!(told(&[free("a", "b"), free("c", "d"), free("e", "f"), person("Théo", "Morel", "", "")]).is_empty());
        let ker = |first: &str, last: &str| person(first, last, &format!("{first}.{last}@ker.example"), "");
        let house = [ker("a", "b"), ker("c", "d"), ker("e", "f")];
        let with = |more: &[Colleague]| told(&[&house, more].concat());
        assert!(with(&[person("Jean-Paul", "Morel", "", "")]).is_empty());
        assert!(with(&[person("Théo", "Morel", "", ""), person("Theo", "MOREL", "", "")]).is_empty());
        assert_eq!(with(&[person("Théo", "Morel", "", "")]).len(), 1);
    }

    #[test]
    fn a_line_that_three_share_is_proposed_to_who_has_none() {
        let at = |first: &str, line: &str| person(first, "X", "", line);
        let people = [
            at("a", "+33199000001"),
            at("b", "+33199000001"),
            at("c", "+33199000001"),
            at("d", ""),
            at("e", "+33199000002"),
        ];
        assert_eq!(told(&people), [(3, "+33199000001".to_owned())]);
        assert!(told(&people[1..]).is_empty());
    }
}
