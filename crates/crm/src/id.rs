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

/// Identifiers of one moment, each greater than the one before: a UUIDv7 with a counter in front of its random part
/// (RFC 9562 §6.2, method 1). A file of a million rows fills the indexes from left to right.
#[derive(Debug, Clone)]
pub(crate) struct IdSeries {
    millis: u64,
    /// 42 bits, begun at random in their lower half.
    counter: u64,
}

impl IdSeries {
    /// Bits of the counter that stand in the twelve bits before the variant; the others follow it.
    const AFTER_VARIANT: u32 = 30;

    pub(crate) fn new(now: DateTime<Utc>) -> Self {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        Self { millis, counter: rand::random::<u64>() & ((1 << 41) - 1) }
    }

    pub(crate) fn take(&mut self) -> Uuid {
        self.counter += 1;
        let (head, tail) = (self.counter >> Self::AFTER_VARIANT, self.counter & ((1 << Self::AFTER_VARIANT) - 1));
        let random = u64::from(rand::random::<u32>());
        let mut bytes = [0; 10];
        let (front, back) = bytes.split_at_mut(2);
        front.copy_from_slice(&u16::try_from(head & 0xfff).unwrap_or(0).to_be_bytes());
        back.copy_from_slice(&(tail << 32 | random).to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(self.millis, &bytes).into_uuid()
    }
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
    /// A telephone number of a fiche.
    PhoneId = "phone";
    /// An e-mail address of a fiche.
    EmailId = "email";
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_series_grows_and_stays_of_its_moment() {
        let now = DateTime::from_timestamp_millis(1_795_426_200_000).unwrap_or_default();
        for _ in 0..20 {
            let mut series = IdSeries::new(now);
            let ids: Vec<Uuid> = (0..5_000).map(|_| series.take()).collect();
            assert!(ids.is_sorted_by(|a, b| a < b));
            assert!(ids.iter().all(|id| id.get_version_num() == 7 && id.get_variant() == uuid::Variant::RFC4122));
            assert!(ids.iter().all(|id| id.get_timestamp().is_some_and(|at| at.to_unix().0 == 1_795_426_200)));
        }
    }
}
