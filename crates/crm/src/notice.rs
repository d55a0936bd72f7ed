//! What calls for attention: derived from the base at each look, never written; only "read" is.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;
use crate::{
    AgentId, AppointmentId, CallId, CallbackId, CampaignId, ContactId, Context, Operation, Result, TicketId, Tx,
};

codes! {
    /// Why something calls for attention.
    NoticeKind {
        /// Somebody asked on a site to be called back, and was not yet.
        Request = "request",
        /// A promise to call is due within five minutes.
        CallbackSoon = "callback_soon",
        /// It is due since.
        CallbackLate = "callback_late",
        /// A ticket was given to them.
        TicketGiven = "ticket_given",
        /// A ticket came back to them.
        TicketReturned = "ticket_returned",
        /// A ticket of theirs is late.
        TicketLate = "ticket_late",
        /// It is time to remind somebody of their appointment.
        Appointment = "appointment",
        /// An appointment of theirs begins shortly.
        AppointmentSoon = "appointment_soon",
        /// The hour of a person of a campaign has come.
        Campaign = "campaign",
        /// A call was lost while they were away.
        LostCall = "lost_call",
        /// The backup that was due could not be made: `who` is its folder, `what` why (`disk_full`, `folder_closed`,
        /// `other`), `moment` the last backup there is.
        BackupFailed = "backup_failed",
    }
}

/// What an interface opens for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "opens", rename_all = "snake_case")]
pub enum Opens {
    /// A fiche.
    Contact {
        /// Whose.
        contact_id: ContactId,
    },
    /// A promise whose caller is unknown, or to be chosen.
    Callback {
        /// Which.
        callback_id: CallbackId,
    },
    /// A ticket.
    Ticket {
        /// Which.
        ticket_id: TicketId,
    },
    /// An appointment, in its week.
    Appointment {
        /// Which.
        appointment_id: AppointmentId,
        /// When it begins.
        starts_at: DateTime<Utc>,
    },
    /// A campaign.
    Campaign {
        /// Which.
        campaign_id: CampaignId,
    },
    /// A call of nobody known.
    Call {
        /// Which.
        call_id: CallId,
    },
    /// The backups of the data file.
    Backups,
}

/// One thing that calls for attention.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Notice {
    /// The same for as long as it is the same thing.
    pub key: String,
    /// Why.
    pub kind: NoticeKind,
    /// Since when.
    pub at: DateTime<Utc>,
    /// Who it is about: name, company or number; empty: nobody known.
    pub who: String,
    /// What it is about, in their words; empty: not said.
    pub what: String,
    /// The moment it speaks of (due, begins); `None`: none.
    pub moment: Option<DateTime<Utc>>,
    /// What it opens.
    pub opens: Opens,
    /// The agent has read it.
    pub read: bool,
}

/// What is done about them, as an interface tells it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum NoticeStep {
    /// [`MarkNotices`].
    Read {
        /// Which; `None`: all there are.
        key: Option<String>,
    },
    /// The system shows it, in these words: the desk is not in front.
    Announce {
        /// Which.
        key: String,
        /// In a few words.
        title: String,
        /// In one line.
        body: String,
    },
}

/// Says that an agent has read of it. What calls for attention goes on doing so until it is done.
#[derive(Debug, Clone)]
pub struct MarkNotices {
    /// Who read; `None`: whoever sits at a desk without a name.
    pub agent: Option<AgentId>,
    /// Which; `None`: all there are.
    pub key: Option<String>,
    /// What calls for attention besides what the base tells ([`crate::Store::backup_notice`]).
    pub beside: Option<String>,
}

impl Operation for MarkNotices {
    type Output = ();
    const KIND: &'static str = "notice.mark";
    const AUDITED: bool = false;

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let there = tx.notices(self.agent, context.now)?;
        let read = |notice: &Notice| self.key.as_ref().is_none_or(|key| notice.key == *key);
        for notice in there.iter().filter(|notice| !notice.read && read(notice)) {
            tx.mark_notice(self.agent, &notice.key, context)?;
        }
        if let Some(beside) = self.beside.filter(|beside| self.key.as_ref().is_none_or(|key| key == beside)) {
            tx.mark_notice(self.agent, &beside, context)?;
        }
        tx.forget_old_marks(context)
    }
}
