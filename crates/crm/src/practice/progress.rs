//! How somebody gets on from one try to the next: real marks with their number, no trend drawn from two of them.

use std::collections::HashMap;

use serde::Serialize;
use ts_rs::TS;

use super::PracticeLine;
use crate::text::fold;

/// What came of the tries of one student. Only those compared with the truth count.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct StudentProgress {
    /// Who, as typed last; case, accents and spaces do not make another.
    pub student: String,
    /// The marks of their fiches, out of twenty, the first try first; never empty: its length is the n of the mean.
    pub fiches: Vec<f64>,
    /// The mean of these, to one decimal.
    pub fiche_mean: f64,
    /// How many of these calls were marked on a grid and could be judged.
    pub listened: u32,
    /// The mean of those, out of twenty, to one decimal; `None`: none was.
    pub listening_mean: Option<f64>,
}

/// The students by name, from their tries, the last first.
pub fn progress(tries: &[PracticeLine]) -> Vec<StudentProgress> {
    let mut known: HashMap<String, (String, Vec<&PracticeLine>)> = HashMap::new();
    for one in tries.iter().filter(|one| one.fiche.is_some()) {
        let student = known.entry(fold(&one.student)).or_insert_with(|| (one.student.clone(), Vec::new()));
        student.1.push(one);
    }
    let mut students: Vec<(String, StudentProgress)> =
        known.into_iter().filter_map(|(key, (student, tries))| Some((key, of(student, &tries)?))).collect();
    students.sort_by(|a, b| a.0.cmp(&b.0));
    students.into_iter().map(|(_, progress)| progress).collect()
}

/// `None`: no try.
fn of(student: String, tries: &[&PracticeLine]) -> Option<StudentProgress> {
    let fiches: Vec<f64> = tries.iter().rev().filter_map(|one| one.fiche).collect();
    let marks: Vec<f64> = tries.iter().filter_map(|one| one.listening).collect();
    Some(StudentProgress {
        student,
        fiche_mean: mean(&fiches)?,
        fiches,
        listened: u32::try_from(marks.len()).unwrap_or(u32::MAX),
        listening_mean: mean(&marks),
    })
}

/// To one decimal; `None`: of nothing.
fn mean(marks: &[f64]) -> Option<f64> {
    let mean = marks.iter().sum::<f64>() / marks.len() as f64;
    (!marks.is_empty()).then(|| (mean * 10.0).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::{ContactId, PracticeId};

    fn tried(student: &str, at: i64, fiche: Option<f64>, listening: Option<f64>) -> PracticeLine {
        let now = DateTime::from_timestamp(at, 0).unwrap();
        PracticeLine {
            id: PracticeId::new(now),
            contact_id: ContactId::new(now),
            name: "Solène Kervadec".into(),
            student: student.into(),
            started_at: now,
            checked_at: fiche.map(|_| now),
            call_id: None,
            called: true,
            fiche,
            listening,
            mark: None,
        }
    }

    #[test]
    fn each_student_has_their_marks_in_order_and_means_that_say_of_how_many() {
        let tries = [
            tried("Yanis Belkacem", 40, None, Some(20.0)),
            tried("Yanis Belkacem", 30, Some(20.0), Some(12.0)),
            tried("Lina", 20, Some(8.0), None),
            tried("yanis  BELKACEM", 10, Some(13.3), None),
        ];
        let told = progress(&tries);
        assert_eq!(told.iter().map(|one| one.student.as_str()).collect::<Vec<_>>(), ["Lina", "Yanis Belkacem"]);
        assert_eq!((told[1].fiches.as_slice(), told[1].fiche_mean), ([13.3, 20.0].as_slice(), 16.7));
        assert_eq!((told[1].listened, told[1].listening_mean), (1, Some(12.0)), "an unfinished try does not count");
        assert_eq!((told[0].listened, told[0].listening_mean), (0, None));
        assert!(progress(&tries[..1]).is_empty());
    }
}
