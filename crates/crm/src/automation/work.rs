//! What the settings do to rules and sequences.

use serde::Deserialize;
use ts_rs::TS;

use super::{ActState, Rule, act};
use crate::sequence::Sequence;
use crate::{ActId, Context, Error, Operation, Result, RuleId, SequenceId, Tx};

/// What is done to the automations, as an interface tells it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum AutomationStep {
    /// The general switch. Off, no rule acts and no sequence goes on.
    Turn {
        /// On.
        on: bool,
    },
    /// A rule is written, or changed. A new one is off.
    SaveRule {
        /// Which; `None`: a new one.
        rule_id: Option<RuleId>,
        /// What it says now.
        rule: Rule,
    },
    /// A rule is switched on or off. On, it acts upon what happens from now on.
    Switch {
        /// Which.
        rule_id: RuleId,
        /// On.
        on: bool,
    },
    /// A rule is removed, or taken up again; what it did stays in the log.
    RemoveRule {
        /// Which.
        rule_id: RuleId,
        /// Taken up again.
        back: bool,
    },
    /// What a rule would have done in the last days. Changes nothing.
    DryRun {
        /// The rule, kept or not.
        rule: Rule,
        /// How far back (1 to 365).
        days: u32,
    },
    /// One act of a rule is taken back.
    UndoAct {
        /// Which.
        act_id: ActId,
    },
    /// A sequence is written, or changed; those who follow it keep the steps they had.
    SaveSequence {
        /// Which; `None`: a new one.
        sequence_id: Option<SequenceId>,
        /// What it says now.
        sequence: Sequence,
    },
    /// A sequence is no longer offered, or is again; those who follow it go on.
    RemoveSequence {
        /// Which.
        sequence_id: SequenceId,
        /// Offered again.
        back: bool,
    },
}

/// Does one of these. A dry run is a read: [`crate::Reader::dry_run`].
#[derive(Debug, Clone)]
pub struct WorkAutomation {
    /// What.
    pub step: AutomationStep,
}

impl Operation for WorkAutomation {
    type Output = ();
    const KIND: &'static str = "automation.work";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        tx.touched_house();
        match self.step {
            AutomationStep::Turn { on } => tx.turn_automations(on, context),
            AutomationStep::SaveRule { rule_id, rule } => {
                let rule = rule.checked()?;
                tx.check_names(&rule)?;
                tx.save_rule(rule_id.unwrap_or_else(|| RuleId::new(context.now)), &rule, context)
            }
            AutomationStep::Switch { rule_id, on } => tx.switch_rule(rule_id, on, context),
            AutomationStep::RemoveRule { rule_id, back } => tx.retire_rule(rule_id, !back, context),
            AutomationStep::DryRun { rule, .. } => rule.checked().map(drop),
            AutomationStep::UndoAct { act_id } => undo(tx, act_id, context),
            AutomationStep::SaveSequence { sequence_id, sequence } => {
                let sequence = sequence.checked()?;
                tx.check_sequence(&sequence)?;
                tx.save_sequence(sequence_id.unwrap_or_else(|| SequenceId::new(context.now)), &sequence, context)
            }
            AutomationStep::RemoveSequence { sequence_id, back } => tx.retire_sequence(sequence_id, !back, context),
        }
    }
}

fn undo(tx: &Tx<'_>, id: ActId, context: &Context) -> Result<()> {
    let act = tx.act(id)?;
    let (ActState::Done, Some(action), Some(made)) = (act.state, act.action(), act.made) else {
        return Err(Error::Refused { why: "act_over" });
    };
    if !act::take_back(tx, action, made, context)? {
        return Err(Error::Refused { why: "act_over" });
    }
    tx.act_was_undone(id, context)?;
    tx.touched_contact(act.contact_id);
    Ok(())
}
