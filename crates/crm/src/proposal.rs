//! Proposals: what a rule or a sequence would have an agent do. Nothing changes before the agent agrees.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::automation::Rule;
use crate::codes::codes;
use crate::contact::{SetStage, SetTemperature, Stage};
use crate::{ContactId, Context, Error, Operation, ProposalId, Result, Tx};

codes! {
    /// What is proposed.
    ProposalKind {
        /// Another rung.
        Stage = "stage",
        /// A temperature.
        Temperature = "temperature",
        /// A document of the library, to be read again and sent.
        Message = "message",
    }
}

codes! {
    /// What became of a proposal.
    ProposalAnswer {
        /// The agent agreed.
        Agreed = "agreed",
        /// The agent did not.
        Refused = "refused",
        /// What proposed it was taken back.
        Withdrawn = "withdrawn",
    }
}

/// Why something is planned or proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "by", rename_all = "snake_case")]
pub enum PlannedBy {
    /// A rule, as it was then.
    Rule {
        /// The rule.
        rule: Box<Rule>,
    },
    /// A step of a sequence.
    Sequence {
        /// Its name.
        name: String,
        /// Which step, from 1.
        step: u32,
        /// Of how many.
        of: u32,
    },
}

/// Something proposed, as shown.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Proposed {
    /// Ours.
    pub id: ProposalId,
    /// For whom.
    pub contact_id: ContactId,
    /// Their name, company, or number.
    pub name: String,
    /// What.
    pub kind: ProposalKind,
    /// The rung, the temperature, or the key of the document.
    pub value: String,
    /// Name of the document; `None`: it is none, or it is gone.
    pub document: Option<String>,
    /// Why.
    pub reason: PlannedBy,
    /// Since when.
    pub at: DateTime<Utc>,
}

/// The agent agrees to what is proposed, or does not.
#[derive(Debug, Clone)]
pub struct AnswerProposal {
    /// For whom.
    pub contact_id: ContactId,
    /// Which.
    pub proposal_id: ProposalId,
    /// The agent agrees.
    pub agrees: bool,
    /// The reason written down with another rung; not empty where it is one.
    pub why: String,
}

impl Operation for AnswerProposal {
    type Output = ();
    const KIND: &'static str = "proposal.answer";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let contact_id = self.contact_id;
        let (kind, value) = tx.proposal(self.proposal_id, contact_id)?;
        let answer = if self.agrees { ProposalAnswer::Agreed } else { ProposalAnswer::Refused };
        tx.answer_proposal(self.proposal_id, answer, context)?;
        match kind {
            ProposalKind::Stage if self.agrees => {
                let stage: Stage = value.parse()?;
                // Somebody moved them there meanwhile: agreed to already.
                if tx.contact(contact_id)?.stage != stage {
                    SetStage { contact_id, stage, why: self.why }.apply(tx, context)?;
                }
            }
            ProposalKind::Temperature if self.agrees => {
                SetTemperature { contact_id, temperature: Some(value.parse()?) }.apply(tx, context)?;
            }
            // Sending it is the agreement.
            ProposalKind::Message if self.agrees => return Err(Error::Refused { why: "send_it" }),
            _ => {}
        }
        tx.touched_contact(contact_id);
        tx.touched_house();
        Ok(())
    }
}
