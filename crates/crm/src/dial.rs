//! Calling out: whether one may, on what ground, and the call's record before anybody has answered.
//!
//! The law guard has the word ([`crate::law`]): no call begins without its leave. Where prospecting is not allowed one
//! may still call on another lawful ground, said and kept with the call.

use chrono::{DateTime, Utc};
use phone::text::NAME_MAX;
use phone::{CallEvent, CallEventKind, Direction};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::call::{Call, RecordEvent};
use crate::law::{Ground, Verdict};
use crate::{CallId, ContactId, Context, Error, Operation, PhoneId, Result, TargetId, Tx, typed};

/// The source of a call placed from here, until a telephone tells of it.
pub const DIALLED: &str = "dial";

/// Whether a person may be called now, and at which number.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct DialCheck {
    /// Whom.
    pub contact_id: ContactId,
    /// The ground that was asked about.
    pub ground: Ground,
    /// The guard’s answer.
    pub verdict: Verdict,
    /// The number that would be called; `None`: none is good.
    pub phone: Option<DialNumber>,
    /// An open ticket of theirs: answering it is no prospecting.
    pub open_ticket: Option<u32>,
    /// The moment promised to them, when they asked to be called back.
    pub callback_at: Option<DateTime<Utc>>,
    /// They asked on a site to be called, and were not yet: since then that is a ground by itself. `None`: they did not.
    pub asked_at: Option<DateTime<Utc>>,
}

/// A number to call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct DialNumber {
    /// Ours.
    pub id: PhoneId,
    /// What is dialled.
    pub e164: String,
    /// As read here.
    pub display: String,
}

/// A call to be made.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NewDial {
    /// Whom.
    pub contact_id: ContactId,
    /// Which of their numbers; `None`: the first good one.
    pub phone_id: Option<PhoneId>,
    /// On what ground; in a campaign `None` takes the campaign’s.
    pub ground: Option<Ground>,
    /// The agent’s words for that ground, where prospecting is not what it is.
    pub why: Option<String>,
    /// Of which campaign; `None`: none.
    pub target_id: Option<TargetId>,
}

/// Begins a call: asks the guard, then writes the call as ringing.
#[derive(Debug, Clone)]
pub struct PlaceCall {
    /// The call.
    pub dial: NewDial,
}

impl Operation for PlaceCall {
    type Output = Call;
    const KIND: &'static str = "call.dial";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Call> {
        let dial = self.dial;
        not_with_a_colleague(tx, dial.contact_id, context)?;
        let of_campaign = dial.target_id.map(|target| tx.target_to_dial(target, dial.contact_id)).transpose()?;
        let ground = dial.ground.or(of_campaign).unwrap_or(Ground::Prospecting);
        let why = typed::optional_line("why", dial.why.as_deref(), NAME_MAX)?;
        // A ground of one's own choosing is told in words: it is what one answers for later.
        let asked = tx.asked_at(dial.contact_id)?.map(|asked_at| Ground::Request { asked_at });
        let told = ground == Ground::Prospecting || of_campaign == Some(ground) || asked == Some(ground);
        if !told && why.is_none() {
            return Err(Error::Invalid { field: "why", why: "empty" });
        }
        let phone = tx.number_to_dial(dial.contact_id, dial.phone_id)?;
        let phone = phone.ok_or(Error::Refused { why: "no_good_number" })?;
        if !tx.law_check(dial.contact_id, ground, context.now)?.allowed {
            return Err(Error::Refused { why: "law_forbids" });
        }
        let call_id = CallId::new(context.now);
        begin(tx, call_id, dial.contact_id, phone, context)?;
        tx.insert_dial(call_id, ground, why.as_deref(), dial.target_id, context)?;
        if let Some(target) = dial.target_id {
            tx.target_called(target, context)?;
        }
        // Whoever calls has the promises nobody has: a colleague sees that it is being done.
        if let Some(agent) = context.agent {
            tx.take_free_callbacks(dial.contact_id, agent)?;
        }
        tx.touched_contact(dial.contact_id);
        tx.call(call_id)
    }
}

/// One caller at a time: what is being talked over with a colleague is theirs until they hang up.
pub(crate) fn not_with_a_colleague(tx: &Tx<'_>, contact: ContactId, context: &Context) -> Result<()> {
    if tx.with_a_colleague(context)?.contains(&contact) {
        Err(Error::Refused { why: "colleague_calls" })
    } else {
        Ok(())
    }
}

/// Writes a call to a person as ringing.
pub(crate) fn begin(tx: &Tx<'_>, call_id: CallId, to: ContactId, phone: DialNumber, context: &Context) -> Result<()> {
    let event = CallEvent {
        source: DIALLED.to_owned(),
        external_id: call_id.to_string(),
        leg_id: None,
        event: CallEventKind::Ringing,
        direction: Some(Direction::Outbound),
        from: None,
        to: Some(phone.e164),
        caller_name: None,
        extension: None,
        queue: None,
        ivr_choice: None,
        masked: false,
        cause: None,
        at: context.now,
        raw: String::new(),
    };
    let (region, contact_id) = (tx.region()?, Some(to));
    RecordEvent { event, region, verdict: "one", contact_id, call_id }.apply(tx, context)?;
    Ok(())
}
