//! What comes with time: rules that wait for a silence, a delay; steps of sequences that are due.

use chrono::Duration;

use super::act;
use crate::sequence;
use crate::store::Seen;
use crate::{Context, Operation, Result, Tx};

/// At most so many happenings a rule, and so many steps, at a time: the rest comes with the next run.
const AT_A_TIME: u32 = 200;

/// What the app did not look at while it was closed is looked at again this far back.
const LOOK_BACK: Duration = Duration::days(7);

/// Runs what is due: rules that wait for time, steps of sequences. Done twice, it does nothing the second time; bounded,
/// so that a telephone's record never waits long behind it. Answers how many times something was done.
#[derive(Debug, Clone, Copy)]
pub struct RunDue;

impl Operation for RunDue {
    type Output = u32;
    const KIND: &'static str = "automation.due";
    // What it did is in its own log.
    const AUDITED: bool = false;

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<u32> {
        let mut done = 0;
        if tx.automations_are_on()? {
            for (id, rule, seen) in tx.timed_rules()? {
                let back = Seen::all(context.now - LOOK_BACK);
                let from = if seen.to < back.to { back } else { seen };
                let happened = tx.happened(&rule.when, from, context.now, AT_A_TIME)?;
                for happening in &happened {
                    done += act::run(tx, id, &rule, happening, context)?;
                }
                // More waits: go on after the last one.
                let seen = match happened.last() {
                    Some(last) if happened.len() >= AT_A_TIME as usize => {
                        Seen { to: last.at, subject: Some(last.subject) }
                    }
                    _ => Seen::all(context.now),
                };
                tx.rule_saw(id, seen)?;
            }
        }
        Ok(done + sequence::run_due(tx, AT_A_TIME, context)?)
    }
}
