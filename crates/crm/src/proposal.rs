//! Proposals: what a rule or a sequence would have an agent do. Nothing changes before the agent agrees.

use chrono::{DateTime, Utc};
use phone::{Number, Region};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::automation::Rule;
use crate::codes::codes;
use crate::contact::{SetStage, SetTemperature, Stage, email};
use crate::store::Table;
use crate::undo::Act;
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
        /// An e-mail address, as the colleagues' are made.
        Email = "email",
        /// The number of the switchboard.
        Phone = "phone",
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
    /// What the people of the same company have.
    Colleagues {
        /// Its name.
        company: String,
        /// How many of them say so.
        colleagues: u32,
        /// How addresses are made there, e.g. `first.last`; `None`: it is a number.
        pattern: Option<String>,
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
    /// The rung, the temperature, the key of the document, the address, or the number (E.164).
    pub value: String,
    /// Name of the document, or the number as it is read; `None`: it is neither, or it is gone.
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
        if matches!(kind, ProposalKind::Email | ProposalKind::Phone) {
            for table in [Table::Proposal, Table::Email, Table::PhoneNumber] {
                tx.watch(table, "contact_id", contact_id.0)?;
            }
        }
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
            ProposalKind::Email if self.agrees => {
                tx.can_be_undone(Act::Email { name: tx.called(contact_id)? });
                tx.insert_email(contact_id, &email(&value)?, "reconstituted", context)?;
                tx.reindex_contact(contact_id)?;
            }
            ProposalKind::Phone if self.agrees => {
                tx.can_be_undone(Act::Phone { name: tx.called(contact_id)? });
                let number = Number::parse(&value, Region::default());
                let raw = number.national.clone().unwrap_or_else(|| value.clone());
                tx.insert_phone(contact_id, &number, &raw, Some("switchboard"), "reconstituted", context)?;
                tx.reindex_contact(contact_id)?;
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
