//! One mark out of a hundred for the whole base, with its parts.
//!
//! `100 × Σ weight × (1 − share) / Σ weight`, over the parts that are defined: a base where nobody looked for duplicates is
//! judged by the four others. Of nobody, there is no mark.

use chrono::{DateTime, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::flaw::WorkList;
use crate::segment::{self, Rule, RuleField, RuleOp, Term, Value};

impl WorkList {
    /// How much it weighs in the mark: what keeps one from reaching somebody weighs most.
    pub const fn weight(self) -> u32 {
        match self {
            WorkList::Invalid | WorkList::Missing => 25,
            WorkList::Stale => 20,
            WorkList::Duplicate | WorkList::NoConsent => 15,
            WorkList::Fixable => 0,
        }
    }

    /// The list as a rule of segments: what a campaign or an export asks for.
    pub fn rule(self) -> Rule {
        Rule::Term { term: Term::plain(RuleField::Flaw, RuleOp::Is, vec![Value::Text(self.as_str().to_owned())]) }
    }
}

/// How far the base can be trusted.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Quality {
    /// From 0 to 100; `None`: there is nobody.
    pub score: Option<f64>,
    /// How many fiches one works with.
    pub people: u32,
    /// What it is made of, in order.
    pub parts: Vec<QualityPart>,
    /// Fiches that can be put right at one key.
    pub fixable: u32,
    /// Those, as a rule of segments, as text.
    pub fixable_rule: String,
    /// When the base was last looked at for duplicates; `None`: never.
    pub looked_at: Option<DateTime<Utc>>,
    /// Of a hundred right addresses, how many a year makes wrong.
    pub aging_percent: f64,
    /// Below this likelihood, in a hundred, an address is to be checked.
    pub verify_below_percent: f64,
}

/// One part of the mark.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct QualityPart {
    /// Which list.
    pub list: WorkList,
    /// How many fiches are on it; `None`: nobody looked.
    pub count: Option<u32>,
    /// Of how many it could be.
    pub of: u32,
    /// The one by the other, 0 to 1; `None`: undefined.
    pub share: Option<f64>,
    /// How much it weighs.
    pub weight: u32,
    /// The list as a rule of segments, as text.
    pub rule: String,
}

/// What was counted of a base.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Counted {
    pub people: u32,
    /// Who is no client: whom agreement concerns.
    pub prospects: u32,
    pub invalid: u32,
    pub missing: u32,
    pub stale: u32,
    /// `None`: nobody looked.
    pub duplicate: Option<u32>,
    pub no_consent: u32,
}

impl Counted {
    pub(crate) fn parts(self) -> Vec<QualityPart> {
        let part = |list: WorkList, count: Option<u32>, of: u32| QualityPart {
            list,
            count,
            of,
            share: count.filter(|_| of > 0).map(|count| f64::from(count) / f64::from(of)),
            weight: list.weight(),
            rule: segment::print(&list.rule()),
        };
        vec![
            part(WorkList::Invalid, Some(self.invalid), self.people),
            part(WorkList::Missing, Some(self.missing), self.people),
            part(WorkList::Stale, Some(self.stale), self.people),
            part(WorkList::Duplicate, self.duplicate, self.people),
            part(WorkList::NoConsent, Some(self.no_consent), self.prospects),
        ]
    }
}

/// The mark that these parts make; `None`: no part is defined.
pub(crate) fn score(parts: &[QualityPart]) -> Option<f64> {
    let defined = || parts.iter().filter_map(|part| Some((f64::from(part.weight), part.share?)));
    let weights: f64 = defined().map(|(weight, _)| weight).sum();
    let kept: f64 = defined().map(|(weight, share)| weight * (1.0 - share)).sum();
    (weights > 0.0).then(|| 100.0 * kept / weights)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn of(counted: Counted) -> Option<f64> {
        score(&counted.parts())
    }

    #[test]
    fn nobody_has_no_mark_and_a_sound_base_has_a_hundred() {
        assert_eq!(of(Counted::default()), None);
        assert_eq!(of(Counted { people: 1, prospects: 1, duplicate: Some(0), ..Counted::default() }), Some(100.0));
    }

    #[test]
    fn a_part_nobody_looked_at_is_left_out() {
        let half = Counted { people: 2, prospects: 0, invalid: 1, ..Counted::default() };
        // Of 70 that are defined, invalid has 25, half of it lost.
        assert_eq!(of(half), Some(100.0 * 57.5 / 70.0));
        assert_eq!(half.parts()[3].share, None);
        assert_eq!(half.parts()[4].share, None, "everybody is a client");
    }

    #[test]
    fn every_list_of_the_mark_weighs_and_they_make_a_hundred() {
        assert_eq!(WorkList::MARKED.iter().map(|list| list.weight()).sum::<u32>(), 100);
    }

    proptest! {
        #[test]
        fn the_mark_is_between_zero_and_a_hundred_and_a_flaw_more_never_raises_it(
            people in 1_u32..1000, at in proptest::array::uniform5(0_u32..=1000),
        ) {
            let part = |share: u32| people * share / 1000;
            let base = Counted {
                people, prospects: people, invalid: part(at[0]), missing: part(at[1]), stale: part(at[2]),
                duplicate: Some(part(at[3])), no_consent: part(at[4]),
            };
            let mark = of(base).unwrap();
            prop_assert!((0.0..=100.0).contains(&mark));
            let worse = Counted { invalid: (base.invalid + 1).min(people), ..base };
            prop_assert!(of(worse).unwrap() <= mark);
        }
    }
}
