//! What the guard is told: on what ground one calls, and what is known of the person.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Territory;

/// On what ground one calls: what the law asks depends on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "ground", rename_all = "snake_case")]
pub enum Ground {
    /// Canvassing a consumer: consent, hours, attempts (C. conso. L.223-1, D.223-9).
    Prospecting,
    /// About a contract in progress and its object: no consent needed, hours and attempts kept (L.223-1).
    Contract,
    /// They asked for it: within a few working days, at legal hours (R.223-4).
    Request {
        /// When they asked.
        asked_at: DateTime<Utc>,
    },
    /// They accepted a precise date and hour (L.223-1, al. 6): at that moment, whatever the hour.
    Appointment {
        /// The agreed moment.
        at: DateTime<Utc>,
    },
    /// A professional about their trade: outside L.223-1; an objection still stops it (RGPD art. 21).
    Professional,
    /// Nothing is offered: answering a ticket, a debt, a delivery. Outside prospecting.
    Service,
}

/// A consent as the ledger holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent {
    /// When it was given.
    pub collected_at: DateTime<Utc>,
    /// Until when it was asked for; the law may end it sooner.
    pub expires_at: DateTime<Utc>,
    /// When it was taken back; `None`: stands.
    pub withdrawn_at: Option<DateTime<Utc>>,
    /// The exact text accepted and its proof are kept (R.223-2).
    pub proven: bool,
    /// A precise date and hour they accepted besides the legal hours (L.223-1, al. 6); `None`: none.
    pub slot_at: Option<DateTime<Utc>>,
}

/// What is known of a person and of the call one is about to make.
#[derive(Debug, Clone, PartialEq)]
pub struct Facts<'a> {
    /// Where they live.
    pub territory: Territory,
    /// On what ground one calls.
    pub ground: Ground,
    /// Their last consent to being canvassed by telephone; `None`: never given.
    pub consent: Option<Consent>,
    /// When they objected; `None`: never.
    pub opposed_at: Option<DateTime<Utc>>,
    /// Their data is frozen (RGPD art. 18).
    pub frozen: bool,
    /// Past calls and attempts to them, whatever the number or the agent, in any order.
    pub attempts: &'a [DateTime<Utc>],
}

impl Ground {
    pub(super) fn keeps_hours(self) -> bool {
        matches!(self, Ground::Prospecting | Ground::Contract | Ground::Request { .. })
    }

    pub(super) fn keeps_attempts(self) -> bool {
        matches!(self, Ground::Prospecting | Ground::Contract)
    }

    /// An objection stops all but what is no prospecting, and what they asked for after objecting.
    pub(super) fn stopped_by_objection(self, since: DateTime<Utc>) -> bool {
        match self {
            Ground::Service => false,
            Ground::Request { asked_at } => asked_at <= since,
            // An appointment says when it is, not when it was agreed.
            Ground::Prospecting | Ground::Contract | Ground::Appointment { .. } | Ground::Professional => true,
        }
    }
}
