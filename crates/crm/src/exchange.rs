//! Every channel but the telephone: mails, SMS, chats, forms, letters, visits, social messages, and documents sent.

use chrono::{DateTime, Duration, Utc};
use phone::Direction;
use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::automation::{self, Event, Happening};
use crate::codes::codes;
use crate::document::BODY_MAX;
use crate::sequence;
use crate::{
    AppointmentId, CallId, ContactId, Context, Error, ExchangeId, MotiveId, Operation, OutcomeId, Result, Tx, typed,
};

codes! {
    /// By what an exchange came or went.
    Channel {
        /// E-mail.
        Mail = "mail",
        /// Short message.
        Sms = "sms",
        /// Chat of a site.
        Chat = "chat",
        /// A form of a site.
        Form = "form",
        /// Post.
        Post = "post",
        /// They came, or we went.
        Visit = "visit",
        /// A social network.
        Social = "social",
        /// A note of ours, no exchange.
        Note = "note",
    }
}

codes! {
    /// How a document leaves.
    SentBy {
        /// The mail program, address and words filled in.
        Mail = "mail",
        /// The printer.
        Print = "print",
    }
}

/// An exchange, as typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NewExchange {
    /// With whom.
    pub contact_id: ContactId,
    /// By what.
    pub channel: Channel,
    /// Which way.
    pub direction: Direction,
    /// In one line; not empty.
    pub subject: String,
    /// What was said; may be empty.
    pub body: String,
    /// Why they wrote.
    pub motive_id: Option<MotiveId>,
    /// How it ended for us.
    pub outcome_id: Option<OutcomeId>,
    /// When; `None`: now.
    pub at: Option<DateTime<Utc>>,
    /// The message it answers: the delay of our reply is counted from it.
    pub replies_to: Option<ExchangeId>,
}

/// Puts an exchange on the timeline.
#[derive(Debug, Clone)]
pub struct LogExchange {
    /// What was typed.
    pub exchange: NewExchange,
}

impl Operation for LogExchange {
    type Output = ExchangeId;
    const KIND: &'static str = "exchange.log";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<ExchangeId> {
        let mut new = self.exchange;
        tx.contact(new.contact_id)?;
        new.subject = typed::line("subject", &new.subject, NAME_MAX)?;
        new.body = typed::lines("body", &new.body, BODY_MAX)?;
        if new.subject.is_empty() {
            return Err(Error::Invalid { field: "subject", why: "empty" });
        }
        let at = new.at.unwrap_or(context.now);
        if at > context.now + Duration::minutes(5) {
            return Err(Error::Invalid { field: "at", why: "in_the_future" });
        }
        // A note is a word among ourselves.
        if new.channel == Channel::Note {
            new.direction = Direction::Internal;
        }
        let received = new.replies_to.map(|id| tx.received_at(id, new.contact_id)).transpose()?;
        let reply = received.map(|received| at - received).filter(|delay| *delay >= Duration::zero());
        let id = tx.insert_exchange(&new, at, reply, context)?;
        if new.direction != Direction::Internal {
            tx.contacted(new.contact_id, at)?;
        }
        if new.direction == Direction::Inbound {
            sequence::answered(tx, new.contact_id, context)?;
        }
        tx.touched_contact(new.contact_id);
        Ok(id)
    }
}

/// A document that leaves, filled in and read again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewSending {
    /// To whom.
    pub contact_id: ContactId,
    /// Key of the document.
    pub document: String,
    /// How it leaves.
    pub sent_by: SentBy,
    /// The address it goes to; `None`: printed.
    pub to: Option<String>,
    /// The subject as it leaves.
    pub subject: String,
    /// The words as they leave.
    pub body: String,
    /// During this call.
    pub call_id: Option<CallId>,
    /// The appointment it reminds of; `None`: it reminds of none.
    #[serde(default)]
    pub reminds_of: Option<AppointmentId>,
}

/// Writes down that a document left: « document envoyé » on the timeline.
#[derive(Debug, Clone)]
pub struct SendDocument {
    /// What leaves.
    pub sending: NewSending,
}

impl Operation for SendDocument {
    /// The sending, made safe: what is to be handed to the mail program.
    type Output = NewSending;
    const KIND: &'static str = "document.send";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<NewSending> {
        let mut new = self.sending;
        tx.contact(new.contact_id)?;
        new.subject = typed::line("subject", &new.subject, NAME_MAX)?;
        new.body = typed::lines("body", &new.body, BODY_MAX)?;
        if new.subject.is_empty() || new.body.is_empty() {
            return Err(Error::Invalid { field: "body", why: "empty" });
        }
        new.to = match (new.sent_by, new.to) {
            (SentBy::Mail, Some(to)) => Some(crate::contact::email(&to)?),
            (SentBy::Mail, None) => return Err(Error::Invalid { field: "to", why: "empty" }),
            (SentBy::Print, _) => None,
        };
        let version = tx.document_version(&new.document)?;
        if version == 0 {
            return Err(Error::NotFound { kind: "document" });
        }
        // What a rule proposed is no new event when it leaves.
        let proposal = tx.message_was_sent(new.contact_id, &new.document, context)?;
        let id = tx.insert_sending(&new, version, proposal, context)?;
        if let Some(appointment) = new.reminds_of {
            tx.appointment_reminded(appointment, new.contact_id, context)?;
            tx.touched_house();
        }
        if proposal.is_none() {
            let sent = Happening::new(Event::DocumentSent, id.0, new.contact_id, context.now);
            let sent = Happening { call_id: new.call_id, ..sent.telling(&new.document) };
            automation::after(tx, &sent, context)?;
        }
        tx.touched_contact(new.contact_id);
        Ok(new)
    }
}

/// What is done by another channel, as an interface tells it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum ExchangeStep {
    /// [`LogExchange`].
    Log {
        /// What was typed.
        exchange: NewExchange,
        /// A mail that leaves now: the address the mail program is opened on; `None`: it is only written down.
        #[serde(default)]
        to: Option<String>,
    },
    /// [`SendDocument`].
    Send {
        /// What leaves.
        sending: NewSending,
    },
}
