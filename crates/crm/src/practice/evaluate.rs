//! What a try is worth: the fiche compared once with the truth, the words of who evaluates, the mark of the whole.

use super::place::student;
use crate::{Context, Error, Operation, PracticeId, Result, Tx, typed};

/// The longest words of an evaluation, in characters.
const WORDS_MAX: usize = 2_000;

/// Compares the fiche with the truth of its sheet: once for a try, and after its call.
#[derive(Debug, Clone, Copy)]
pub struct CheckPractice {
    /// Which try.
    pub practice_id: PracticeId,
}

impl Operation for CheckPractice {
    /// Refused with `not_called` before the call is over, with `already_done` when it was compared.
    type Output = ();
    const KIND: &'static str = "practice.check";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let practice = tx.practice(self.practice_id)?;
        if practice.compared {
            return Err(Error::Refused { why: "already_done" });
        }
        if practice.calling || !practice.called {
            return Err(Error::Refused { why: "not_called" });
        }
        tx.touched_contact(practice.contact_id);
        tx.compare_practice(self.practice_id, practice.contact_id, context)
    }
}

/// Writes what who evaluates says of a try; said again, the last words count.
#[derive(Debug, Clone)]
pub struct NotePractice {
    /// Which try.
    pub practice_id: PracticeId,
    /// Who called; not empty.
    pub student: String,
    /// What was good; may be empty.
    pub strengths: String,
    /// What to work on; may be empty.
    pub improve: String,
}

impl Operation for NotePractice {
    type Output = ();
    const KIND: &'static str = "practice.note";

    fn apply(self, tx: &Tx<'_>, _context: &Context) -> Result<()> {
        let student = student(&self.student)?;
        let strengths = typed::lines("strengths", &self.strengths, WORDS_MAX)?;
        let improve = typed::lines("improve", &self.improve, WORDS_MAX)?;
        tx.touched_contact(tx.practice(self.practice_id)?.contact_id);
        tx.note_practice(self.practice_id, &student, &strengths, &improve)
    }
}

/// The mark of a try: half the fiche, half the call, out of twenty to one decimal; `None`: one of them is missing.
pub fn whole_mark(fiche: Option<f64>, listening: Option<f64>) -> Option<f64> {
    // Marks have one decimal: counted in tenths, a half is a half.
    let tenths = |mark: f64| (mark * 10.0).round();
    Some(((tenths(fiche?) + tenths(listening?)) / 2.0).round() / 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_the_fiche_and_half_the_call() {
        assert_eq!(whole_mark(Some(15.0), Some(10.0)), Some(12.5));
        assert_eq!(whole_mark(Some(13.3), Some(20.0)), Some(16.7));
        assert_eq!(whole_mark(Some(15.0), None), None);
        assert_eq!(whole_mark(None, Some(15.0)), None);
    }
}
