//! A call handed to a colleague: offered, told of, passed on, taken or taken back.
//!
//! What moves the voice is the telephone's; this keeps who hands over to whom, and what the next one must know, so that
//! their window shows it when it rings there. One call stays one record, whoever speaks.

use chrono::{DateTime, Utc};
use phone::CallEventKind;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::call::{Call, CallState};
use crate::codes::codes;
use crate::{AgentId, CallId, Context, Error, Operation, Result, Tx, typed};

/// The longest word to the next one, in characters.
const NOTE_MAX: usize = 2_000;

codes! {
    /// Where a hand-over stands.
    TransferState {
        /// The colleague is being told; the caller waits.
        Announced = "announced",
        /// It rings at the colleague's.
        Passed = "passed",
        /// The colleague has the caller.
        Taken = "taken",
        /// Who offered it has the caller again.
        TakenBack = "taken_back",
    }
}

/// The last hand-over of a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Transfer {
    /// Who hands over; `None`: nobody sat at the desk.
    pub from: Option<Colleague>,
    /// To whom.
    pub to: Colleague,
    /// The colleague is told before the caller is passed on.
    pub announced: bool,
    /// What the next one must know; `None`: nothing was said.
    pub note: Option<String>,
    /// Where it stands.
    pub state: TransferState,
    /// Offered.
    pub at: DateTime<Utc>,
}

impl Transfer {
    /// It is offered, and neither taken nor taken back.
    pub fn open(&self) -> bool {
        matches!(self.state, TransferState::Announced | TransferState::Passed)
    }

    /// It is offered to this agent.
    pub fn offered_to(&self, agent: Option<AgentId>) -> bool {
        self.open() && agent == Some(self.to.id)
    }
}

/// An agent, as a hand-over names them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Colleague {
    /// Whom.
    pub id: AgentId,
    /// First and last name.
    pub name: String,
    /// Digits of their desk; `None`: they have none.
    pub extension: Option<String>,
}

/// A call about to be handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewTransfer {
    /// To whom.
    pub to: AgentId,
    /// Tell them first, while the caller waits.
    pub announced: bool,
    /// What they must know; may be empty.
    pub note: String,
}

/// A step of a hand-over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TransferStep {
    /// Offers the call: announced, the colleague is told first; otherwise it rings there at once.
    Offer(NewTransfer),
    /// The colleague was told: the caller is passed on.
    Pass,
    /// It did not come about: who offered the call keeps it.
    TakeBack,
}

/// Hands a conversation to a colleague.
#[derive(Debug, Clone)]
pub struct HandCall {
    /// Which.
    pub call_id: CallId,
    /// What is done.
    pub step: TransferStep,
}

impl Operation for HandCall {
    type Output = Call;
    const KIND: &'static str = "call.transfer";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Call> {
        let call = tx.call(self.call_id)?;
        let open = call.transfer.as_ref().filter(|transfer| transfer.open());
        match self.step {
            TransferStep::Offer(new) => offer(tx, &call, &new, context)?,
            TransferStep::Pass if open.is_some() => tx.set_transfer_state(call.id, TransferState::Passed, context)?,
            TransferStep::TakeBack if open.is_some() => {
                tx.set_transfer_state(call.id, TransferState::TakenBack, context)?;
            }
            TransferStep::Pass | TransferStep::TakeBack => return Err(Error::Refused { why: "not_offered" }),
        }
        tx.touched_call(call.id);
        tx.call(call.id)
    }
}

/// A second offer takes the place of the first: one calls one colleague after the other until somebody is free.
fn offer(tx: &Tx<'_>, call: &Call, new: &NewTransfer, context: &Context) -> Result<()> {
    if !matches!(call.state, CallState::Answered | CallState::Held) {
        return Err(Error::Refused { why: "not_in_conversation" });
    }
    if context.agent == Some(new.to) {
        return Err(Error::Refused { why: "to_oneself" });
    }
    tx.agent_at_work(new.to)?;
    let note = typed::lines("note", &new.note, NOTE_MAX)?;
    let note = Some(note.trim()).filter(|note| !note.is_empty());
    if call.transfer.as_ref().is_some_and(Transfer::open) {
        tx.set_transfer_state(call.id, TransferState::TakenBack, context)?;
    }
    tx.insert_transfer(call, new, note, context)
}

/// What the telephone tells of a call that is offered: answered, the colleague has it; resumed, who offered it has it
/// again.
pub(crate) fn after_event(tx: &Tx<'_>, call: CallId, event: CallEventKind, context: &Context) -> Result<()> {
    let Some(transfer) = tx.call(call)?.transfer.filter(Transfer::open) else { return Ok(()) };
    match event {
        CallEventKind::Answered => {
            tx.set_transfer_state(call, TransferState::Taken, context)?;
            tx.set_call_agent(call, transfer.to.id)
        }
        CallEventKind::Resumed => tx.set_transfer_state(call, TransferState::TakenBack, context),
        _ => Ok(()),
    }
}
