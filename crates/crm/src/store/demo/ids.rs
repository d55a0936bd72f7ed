//! Identifiers of invented rows: UUIDv7-shaped like all others, but drawn from the seed, so that the same plan gives
//! the same file to the byte.

use uuid::{Builder, Uuid};

/// What an identifier is for: each kind has its own sequence.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Principal = 1,
    Team,
    Agent,
    AgentState,
    Queue,
    Line,
    IgnoredNumber,
    Motive,
    Outcome,
    Product,
    ProductLink,
    Company,
    Contact,
    Phone,
    Email,
    StageChange,
    Call,
    Ticket,
    TicketEvent,
    Purchase,
    Offer,
    Consent,
    Callback,
    PlannedCallback,
    Exchange,
    Opportunity,
    OwnPurchase,
    Operation,
}

/// Makes the identifiers of one plan.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ids {
    seed: u64,
}

/// SplitMix64's finaliser: the same on every machine and release.
pub(super) fn mix(mut z: u64) -> u64 {
    z = z.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

impl Ids {
    pub(super) fn new(seed: u64) -> Self {
        Self { seed }
    }

    /// The identifier of item `index` of a kind, born at `at_ms` (before 1970: as if in 1970).
    pub(super) fn id(self, kind: Kind, at_ms: i64, index: usize) -> Uuid {
        let first = mix(mix(self.seed ^ mix(kind as u64)) ^ index as u64);
        let mut random = [0; 10];
        for (to, from) in random.iter_mut().zip(first.to_be_bytes().into_iter().chain(mix(first).to_be_bytes())) {
            *to = from;
        }
        let millis = u64::try_from(at_ms).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
    }
}
