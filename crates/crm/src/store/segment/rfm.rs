//! RFM marks in a rule: the limits of the scale compared with the facts, without working out a mark where none is asked.

use super::compare::number;
use super::question::Question;
use super::terms::texts;
use crate::Result;
use crate::score::{RfmClass, Weights};
use crate::segment::{RuleOp, Term};

/// Marks from the lowest to the highest, both included.
type Range = (u8, u8);

impl Question<'_> {
    /// A mark from 1 to 5; who never bought has none.
    pub(super) fn marked(&mut self, column: &str, cuts: [i64; 4], term: &Term) -> Result<String> {
        let mark = self.mark(column, cuts);
        number(self, &format!("CASE WHEN f.purchases > 0 THEN {mark} END"), term)
    }

    /// The three marks weighed, out of 100, as [`crate::score::Scale::marks`] rounds them; who never bought has none.
    pub(super) fn scored(&mut self, term: &Term) -> Result<String> {
        let Weights { r, f, m } = self.scale.weights;
        let parts = [
            (r, "f.last_purchase_at", self.scale.recency),
            (f, "f.purchases", self.scale.frequency),
            (m, "f.spent_cents", self.scale.monetary),
        ];
        let parts = parts.map(|(weight, column, cuts)| format!("{weight} * ({})", self.mark(column, cuts)));
        let of = 5 * (r + f + m);
        let score = format!("(200 * ({}) + {of}) / (2 * {of})", parts.join(" + "));
        number(self, &format!("CASE WHEN f.purchases > 0 THEN {score} END"), term)
    }

    fn mark(&mut self, column: &str, cuts: [i64; 4]) -> String {
        let steps: Vec<String> = cuts.iter().map(|cut| format!("({column} >= {})", self.bind(*cut))).collect();
        format!("1 + {}", steps.join(" + "))
    }

    /// The cells of these classes, as rectangles of the grid: two or three comparisons a person instead of eight.
    pub(super) fn classed(&mut self, term: &Term) -> Result<String> {
        match term.op {
            RuleOp::Filled => return Ok("f.purchases > 0".to_owned()),
            RuleOp::Empty => return Ok("f.purchases = 0".to_owned()),
            _ => {}
        }
        let wanted = texts(term)?;
        let of_class = |r, f| wanted.iter().any(|word| word == RfmClass::of(r, f).as_str());
        let mut any: Vec<String> = Vec::new();
        for (r, f) in rectangles(of_class) {
            let mut sides = vec!["f.purchases > 0".to_owned()];
            sides.extend(self.between("f.last_purchase_at", self.scale.recency, r));
            sides.extend(self.between("f.purchases", self.scale.frequency, f));
            any.push(format!("({})", sides.join(" AND ")));
        }
        Ok(if any.is_empty() { "0".to_owned() } else { format!("({})", any.join(" OR ")) })
    }

    /// What holds where the mark is in that range: it is at least `n` from the cut `n − 1` on. The whole range: nothing.
    fn between(&mut self, column: &str, mut cuts: [i64; 4], (from, to): Range) -> Vec<String> {
        cuts.sort_unstable();
        let cut = |mark: u8| usize::from(mark).checked_sub(2).and_then(|at| cuts.get(at).copied());
        let mut sides = Vec::new();
        if let Some(least) = cut(from) {
            sides.push(format!("{column} >= {}", self.bind(least)));
        }
        if let Some(above) = cut(to + 1) {
            sides.push(format!("{column} < {}", self.bind(above)));
        }
        sides
    }
}

/// The cells of the grid that are wanted, row by row, equal rows joined: marks of recency, marks of frequency.
fn rectangles(wanted: impl Fn(u8, u8) -> bool) -> Vec<(Range, Range)> {
    let mut found: Vec<(Range, Range)> = Vec::new();
    for r in 1..=5 {
        let mut row: Vec<Range> = Vec::new();
        for f in (1..=5).filter(|f| wanted(r, *f)) {
            match row.last_mut() {
                Some((_, to)) if *to + 1 == f => *to = f,
                _ => row.push((f, f)),
            }
        }
        for side in row {
            match found.iter_mut().find(|((_, to), has)| *to + 1 == r && *has == side) {
                Some(((_, to), _)) => *to = r,
                None => found.push(((r, r), side)),
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rectangles_hold_every_cell_that_is_wanted_and_no_other() {
        // Every row of five cells, beside two others: all that can be joined or must not be.
        for grid in 0..(1_u32 << 15) {
            let wanted = |r: u8, f: u8| grid >> (u32::from(r % 3) * 5 + u32::from(f - 1)) & 1 == 1;
            let found = rectangles(wanted);
            for (r, f) in (1..=5).flat_map(|r| (1..=5).map(move |f| (r, f))) {
                let times = found.iter().filter(|((a, b), (c, d))| (a..=b).contains(&&r) && (c..=d).contains(&&f));
                assert_eq!(times.count(), usize::from(wanted(r, f)), "{grid:#b}, {r}, {f}");
            }
        }
    }
}
