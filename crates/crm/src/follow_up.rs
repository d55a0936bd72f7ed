//! What is under way for a person: tags, proposals, tasks, sequences; and what an agent does to them on the fiche.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::automation::Act;
use crate::proposal::{AnswerProposal, Proposed};
use crate::sequence::{self, RunLine};
use crate::tag::SetTag;
use crate::task::{Task, TaskStep, WorkTask};
use crate::{ContactId, Context, Operation, ProposalId, Result, RunId, SequenceId, Tx};

/// What is under way for a person.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct FollowUp {
    /// Words of the house, in order of the alphabet.
    pub tags: Vec<String>,
    /// What waits for an answer, last first (at most 10).
    pub proposals: Vec<Proposed>,
    /// What is to be done, the first due first (at most 10).
    pub tasks: Vec<Task>,
    /// Sequences they follow, then those that ended in the last 30 days (at most 5).
    pub sequences: Vec<RunLine>,
    /// What rules did lately, last first (30 days, at most 5).
    pub acts: Vec<Act>,
}

/// What an agent does to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum FollowUpStep {
    /// [`SetTag`].
    Tag {
        /// Which.
        tag: String,
        /// It is there.
        on: bool,
    },
    /// [`WorkTask`].
    Task {
        /// What.
        task: TaskStep,
    },
    /// [`AnswerProposal`].
    Answer {
        /// Which.
        proposal_id: ProposalId,
        /// The agent agrees.
        agrees: bool,
        /// The reason written down with another rung.
        why: String,
    },
    /// The person begins a sequence.
    Begin {
        /// Which.
        sequence_id: SequenceId,
    },
    /// A sequence is stopped.
    Stop {
        /// Which run.
        run_id: RunId,
    },
}

/// Does one of these.
#[derive(Debug, Clone)]
pub struct WorkFollowUp {
    /// For whom.
    pub contact_id: ContactId,
    /// What.
    pub step: FollowUpStep,
}

impl Operation for WorkFollowUp {
    type Output = ();
    const KIND: &'static str = "contact.follow_up";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let contact_id = self.contact_id;
        match self.step {
            FollowUpStep::Tag { tag, on } => SetTag { contact_id, tag, on }.apply(tx, context)?,
            FollowUpStep::Task { task } => WorkTask { contact_id, step: task }.apply(tx, context)?,
            FollowUpStep::Answer { proposal_id, agrees, why } => {
                AnswerProposal { contact_id, proposal_id, agrees, why }.apply(tx, context)?;
            }
            FollowUpStep::Begin { sequence_id } => {
                sequence::begin(tx, sequence_id, contact_id, None, context)?;
            }
            FollowUpStep::Stop { run_id } => {
                if !sequence::stop(tx, run_id, context)? {
                    return Err(crate::Error::Refused { why: "sequence_over" });
                }
            }
        }
        tx.touched_contact(contact_id);
        tx.touched_house();
        Ok(())
    }
}
