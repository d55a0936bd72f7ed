//! Looking at a crowd: pairs from blocks, scored, the likeliest first; stopped as soon as somebody says so.

use super::Likeness;
use super::block::{blocks, pairs, sorted_keys};
use super::crowd::Crowd;
use super::key::Kind;
use super::reason::{Reason, reasons};
use super::score::{POSSIBLE, PROBABLE, SURE, likelihood, points_of, weigh};
use crate::codes::codes;
use crate::{Error, Result};

codes! {
    /// What a look at the whole base is doing.
    ScanStep {
        /// Reading fiches, numbers and addresses.
        Read = "read",
        /// Comparing them.
        Compare = "compare",
        /// Reading what is told of the pairs found.
        Tell = "tell",
    }
}

/// How far a look at the whole base is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScanProgress {
    /// Doing what.
    pub step: ScanStep,
    /// How much of it is done…
    pub done: usize,
    /// …of how much.
    pub total: usize,
}

/// Pairs held before they are scored: repeats of one pair, met by several keys, mostly go within them.
const HELD: usize = 1 << 20;
/// Pairs scored between two questions whether to go on.
const PACE: usize = 4096;
/// Pairs kept at most (64 MB). When there are more, the possible ones give way, then the least probable.
const KEPT: usize = 1 << 22;

/// Two people of a crowd that look like one, by their places.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Hit {
    pub(crate) a: u32,
    pub(crate) b: u32,
    points: f32,
}

impl Hit {
    /// From 0 to 1.
    pub(crate) fn score(self) -> f64 {
        likelihood(self.points)
    }

    /// At least one chance in two.
    pub(crate) fn possible(self) -> bool {
        self.points >= POSSIBLE
    }

    /// The same in a word; what is less than possible is called so too.
    pub(crate) fn level(self) -> Likeness {
        match self.points {
            points if points >= SURE => Likeness::Sure,
            points if points >= PROBABLE => Likeness::Probable,
            _ => Likeness::Possible,
        }
    }

    /// Why.
    pub(crate) fn reasons(self, crowd: &Crowd) -> Vec<Reason> {
        reasons(crowd, self.a, self.b)
    }

    fn pair(self) -> u64 {
        (u64::from(self.a) << 32) | u64::from(self.b)
    }
}

/// What was found in a crowd.
#[derive(Debug, Default)]
pub(crate) struct Found {
    /// Every pair at least possible (or at least as likely as asked for), the likeliest first.
    pub(crate) hits: Vec<Hit>,
    /// Blocks too large to be compared whole.
    pub(crate) narrowed: usize,
}

struct Look<'c, 'g> {
    crowd: &'c Crowd,
    floor: f32,
    pairs: Vec<u64>,
    hits: Vec<Hit>,
    go_on: &'g mut dyn FnMut(ScanProgress) -> bool,
    kind: usize,
}

/// Compares all who may be one person; `go_on` is told how far it is and returns `false` to stop.
///
/// # Errors
/// [`Error::Refused`] `cancelled`.
pub(crate) fn scan(crowd: &Crowd, min_score: f64, go_on: &mut dyn FnMut(ScanProgress) -> bool) -> Result<Found> {
    let floor = points_of(min_score).min(POSSIBLE);
    let mut look = Look { crowd, floor, pairs: Vec::new(), hits: Vec::new(), go_on, kind: 0 };
    let mut narrowed = 0;
    for (at, kind) in Kind::ALL.into_iter().enumerate() {
        look.kind = at;
        look.ask()?;
        let entries = sorted_keys(crowd, kind);
        for block in blocks(&entries) {
            narrowed +=
                usize::from(pairs(crowd, kind, block, |a, b| look.pairs.push((u64::from(a) << 32) | u64::from(b))));
            if look.pairs.len() >= HELD {
                look.score()?;
            }
        }
    }
    look.score()?;
    look.hits.sort_unstable_by_key(|hit| hit.pair());
    look.hits.dedup_by_key(|hit| hit.pair());
    look.hits.sort_by(|one, other| other.points.total_cmp(&one.points).then(one.pair().cmp(&other.pair())));
    Ok(Found { hits: look.hits, narrowed })
}

impl Look<'_, '_> {
    fn ask(&mut self) -> Result<()> {
        let progress = ScanProgress { step: ScanStep::Compare, done: self.kind, total: Kind::ALL.len() };
        if (self.go_on)(progress) { Ok(()) } else { Err(Error::Refused { why: "cancelled" }) }
    }

    /// Scores the pairs held.
    fn score(&mut self) -> Result<()> {
        let mut held = std::mem::take(&mut self.pairs);
        held.sort_unstable();
        held.dedup();
        for some in held.chunks(PACE) {
            self.ask()?;
            for pair in some {
                let (a, b) = (u32::try_from(pair >> 32).unwrap_or(0), u32::try_from(pair & 0xFFFF_FFFF).unwrap_or(0));
                let points = weigh(self.crowd, a, b, &mut |_| {}).unwrap_or(0.0);
                if points >= self.floor {
                    self.hits.push(Hit { a, b, points });
                }
            }
        }
        held.clear();
        self.pairs = held;
        if self.hits.len() > KEPT {
            self.make_room();
        }
        Ok(())
    }

    fn make_room(&mut self) {
        self.hits.sort_unstable_by_key(|hit| hit.pair());
        self.hits.dedup_by_key(|hit| hit.pair());
        for floor in [PROBABLE, SURE] {
            if self.hits.len() > KEPT / 2 {
                self.floor = self.floor.max(floor);
                self.hits.retain(|hit| hit.points >= floor);
            }
        }
    }
}

/// Who of a crowd looks like this person, the likeliest first; at least possible.
pub(crate) fn beside(crowd: &Crowd, place: u32) -> Vec<Hit> {
    let all = 0..u32::try_from(crowd.len()).unwrap_or(0);
    let mut hits: Vec<Hit> = all
        .filter(|other| *other != place)
        .filter_map(|other| {
            let points = weigh(crowd, place, other, &mut |_| {})?;
            (points >= POSSIBLE).then_some(Hit { a: place, b: other, points })
        })
        .collect();
    hits.sort_by(|one, other| other.points.total_cmp(&one.points).then(one.pair().cmp(&other.pair())));
    hits
}
