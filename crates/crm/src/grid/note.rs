//! The note of a marked grid, out of twenty: pure arithmetic.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Grid, GridItem, GridPart};
use crate::codes::codes;
use crate::mark::out_of_twenty;
use crate::{Error, Result};

codes! {
    /// How a criterion was met.
    GridMark {
        /// Non évaluable: it had no occasion; it counts neither for nor against.
        NotEvaluable = "not_evaluable",
        /// Absent: 0 of 2 points.
        Absent = "absent",
        /// Partiel: 1 of 2.
        Partial = "partial",
        /// Conforme: 2 of 2.
        Compliant = "compliant",
    }
}

/// The points of a criterion that is wholly met.
const MOST: u32 = 2;

impl GridMark {
    /// Its points, 0 to 2; `None`: it cannot be judged.
    pub fn points(self) -> Option<u32> {
        match self {
            GridMark::NotEvaluable => None,
            GridMark::Absent => Some(0),
            GridMark::Partial => Some(1),
            GridMark::Compliant => Some(MOST),
        }
    }
}

/// The note of a grid, and that of each of its parts.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Out of twenty, to one decimal; `None`: nothing could be judged.
    pub note: Option<f64>,
    /// Part by part, in order.
    pub parts: Vec<PartNote>,
    /// Keys of the eliminatory criteria that are absent: any of them makes the note 0.
    pub failed: Vec<String>,
}

/// What a part of a grid got.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PartNote {
    /// Of the part.
    pub key: String,
    /// As it was called then.
    pub name: String,
    /// Its share of the note, %.
    pub weight: u32,
    /// Points of the criteria that could be judged.
    pub points: u32,
    /// The points they could have: 0 when none of them could be judged.
    pub out_of: u32,
}

/// The note of these marks: the share of points of each part over what could be judged in it, weighted by the parts in
/// which something could; 0 when an eliminatory criterion is absent. A criterion without mark could not be judged.
///
/// # Errors
/// [`Error::Invalid`] of `marks` when one is of no criterion of this grid.
pub fn note(grid: &Grid, marks: &BTreeMap<String, GridMark>) -> Result<Note> {
    if marks.keys().any(|key| grid.items().all(|item| item.key != *key)) {
        return Err(Error::Invalid { field: "marks", why: "unknown_value" });
    }
    let parts: Vec<PartNote> = grid.parts.iter().map(|part| part_note(part, marks)).collect();
    let missed = |item: &&GridItem| item.eliminatory && marks.get(&item.key) == Some(&GridMark::Absent);
    let failed: Vec<String> = grid.items().filter(missed).map(|item| item.key.clone()).collect();
    let judged = || parts.iter().filter(|part| part.out_of > 0);
    let weights: f64 = judged().map(|part| f64::from(part.weight)).sum();
    let got: f64 = judged().map(|part| f64::from(part.weight * part.points) / f64::from(part.out_of)).sum();
    let note = (weights > 0.0).then(|| if !failed.is_empty() { 0.0 } else { out_of_twenty(got / weights) });
    Ok(Note { note, parts, failed })
}

fn part_note(part: &GridPart, marks: &BTreeMap<String, GridMark>) -> PartNote {
    let points = || part.items.iter().filter_map(|item| marks.get(&item.key)?.points());
    PartNote {
        key: part.key.clone(),
        name: part.name.clone(),
        weight: part.weight,
        points: points().sum(),
        out_of: points().map(|_| MOST).sum(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn grid() -> Grid {
        r#"
            key = "essai"
            name = "Essai"
            for = "call"
            version = 1
            [[part]]
            key = "a"
            name = "A"
            weight = 60
            item = [{ key = "a1", label = "A1" }, { key = "a2", label = "A2" }]
            [[part]]
            key = "b"
            name = "B"
            weight = 40
            item = [{ key = "b1", label = "B1", eliminatory = true }]
        "#
        .parse()
        .unwrap()
    }

    fn of(marks: &[(&str, GridMark)]) -> Note {
        note(&grid(), &marks.iter().map(|(key, mark)| ((*key).to_owned(), *mark)).collect()).unwrap()
    }

    #[test]
    fn parts_weigh_what_they_say() {
        use GridMark::{Absent, Compliant, NotEvaluable, Partial};
        for (marks, expected) in [
            (vec![("a1", Compliant), ("a2", Compliant), ("b1", Compliant)], Some(20.0)),
            (vec![("a1", Compliant), ("a2", Absent), ("b1", Compliant)], Some(14.0)),
            (vec![("a1", Partial), ("a2", Absent), ("b1", Partial)], Some(7.0)),
            // What could not be judged weighs nothing, in its part and as a part.
            (vec![("a1", Partial), ("a2", NotEvaluable), ("b1", Compliant)], Some(14.0)),
            (vec![("a1", Partial), ("a2", Compliant), ("b1", NotEvaluable)], Some(15.0)),
            (vec![("a1", Compliant)], Some(20.0)),
            (vec![("a1", NotEvaluable), ("b1", NotEvaluable)], None),
            (vec![], None),
            // An eliminatory criterion.
            (vec![("a1", Compliant), ("a2", Compliant), ("b1", Absent)], Some(0.0)),
            (vec![("a1", Absent), ("a2", Absent), ("b1", Partial)], Some(4.0)),
        ] {
            assert_eq!(of(&marks).note, expected, "{marks:?}");
        }
    }

    #[test]
    fn an_eliminatory_criterion_that_is_absent_is_named() {
        assert_eq!(of(&[("a1", GridMark::Absent), ("b1", GridMark::Absent)]).failed, ["b1"]);
        assert!(of(&[("a1", GridMark::Absent), ("b1", GridMark::Partial)]).failed.is_empty());
    }

    #[test]
    fn each_part_says_its_points_and_what_they_are_out_of() {
        let parts = of(&[("a1", GridMark::Partial), ("a2", GridMark::NotEvaluable)]).parts;
        assert_eq!(parts.iter().map(|part| (part.points, part.out_of)).collect::<Vec<_>>(), [(1, 2), (0, 0)]);
    }

    #[test]
    fn a_mark_of_another_grid_is_refused() {
        let marks = BTreeMap::from([("z9".to_owned(), GridMark::Absent)]);
        assert_eq!(note(&grid(), &marks).unwrap_err().detail().as_deref(), Some("marks.unknown_value"));
    }

    proptest! {
        #[test]
        fn a_note_lies_between_0_and_20_and_never_falls_when_a_mark_rises(picked in prop::array::uniform3(0_usize..4)) {
            let keys = ["a1", "a2", "b1"];
            let marks: Vec<_> = keys.into_iter().zip(picked.map(|at| GridMark::ALL[at])).collect();
            let before = of(&marks).note;
            prop_assert!(before.is_none_or(|note| (0.0..=20.0).contains(&note)));
            for at in 0..3 {
                if marks[at].1.points().is_some() {
                    let mut better = marks.clone();
                    better[at].1 = GridMark::Compliant;
                    prop_assert!(of(&better).note >= before);
                }
            }
        }
    }
}
