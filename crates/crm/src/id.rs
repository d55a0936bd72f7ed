//! Identifiers: UUIDv7, made from the moment they are given, never from the clock.

use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, Utc};
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

/// A new UUIDv7 whose time part is `now`; the rest is random.
pub(crate) fn new_uuid(now: DateTime<Utc>) -> Uuid {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
    let random: [u8; 10] = rand::random();
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, TS)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl $name {
            /// A new identifier born at `now`.
            pub fn new(now: DateTime<Utc>) -> Self {
                Self(new_uuid(now))
            }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}:{}", $kind, self.0)
            }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
        impl FromStr for $name {
            type Err = crate::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text.trim()).map(Self).map_err(|_| crate::Error::NotFound { kind: $kind })
            }
        }
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::Borrowed(ValueRef::Blob(self.0.as_bytes())))
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Uuid::from_slice(value.as_blob()?).map(Self).map_err(FromSqlError::other)
            }
        }
    )*};
}

ids! {
    /// A view of a list.
    ViewId = "view";
    /// A fiche.
    ContactId = "contact";
    /// An employer or organisation.
    CompanyId = "company";
    /// Two fiches said to be two persons'.
    NotSameId = "dismissed pair";
    /// Two fiches made one.
    MergeId = "merge";
    /// One change to many fiches.
    BulkId = "bulk";
    /// A telephone number of a fiche.
    PhoneId = "phone";
    /// An e-mail address of a fiche.
    EmailId = "email";
    /// A consent of the ledger.
    ConsentId = "consent";
    /// A call.
    CallId = "call";
    /// A ticket.
    TicketId = "ticket";
    /// A solved case.
    CaseId = "case";
    /// An article of the knowledge base.
    ArticleId = "article";
    /// A student’s try at a verification sheet.
    PracticeId = "practice";
    /// A callback.
    CallbackId = "callback";
    /// An outcome of the tree.
    OutcomeId = "outcome";
    /// A motive of the list.
    MotiveId = "motive";
    /// A deal.
    OpportunityId = "opportunity";
    /// A product.
    ProductId = "product";
    /// An appointment.
    AppointmentId = "appointment";
    /// An exchange by another channel than the telephone.
    ExchangeId = "exchange";
    /// A marked listening grid.
    ListeningId = "listening";
    /// A campaign.
    CampaignId = "campaign";
    /// A person to call in a campaign.
    TargetId = "target";
    /// A segment.
    SegmentId = "segment";
    /// A rule of the automations.
    RuleId = "rule";
    /// What a rule did.
    ActId = "automation act";
    /// A sequence of dated steps.
    SequenceId = "sequence";
    /// A person in a sequence.
    RunId = "sequence run";
    /// A task.
    TaskId = "task";
    /// Something proposed to an agent.
    ProposalId = "proposal";
    /// An agent.
    AgentId = "agent";
    /// A team.
    TeamId = "team";
    /// One of our own lines.
    LineId = "line";
    /// A queue.
    QueueId = "queue";
    /// An ignored number.
    IgnoredId = "ignored number";
    /// A file brought in.
    ImportId = "import";
    /// A kept mapping of the columns of files.
    PresetId = "import_preset";
    /// A write through the gate; giving it makes the write idempotent.
    OperationId = "operation";
}
