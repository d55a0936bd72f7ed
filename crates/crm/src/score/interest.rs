//! Interest in one product: the signs for it among all signs, by the rule of succession (Laplace, 1774).

use chrono::{DateTime, Utc};

use super::named::{Score, ScoreReason};
use crate::codes::codes;

codes! {
    /// What says that a product interests somebody, or does not.
    InterestSign {
        /// They bought it.
        Bought = "bought",
        /// They bought another of its family.
        BoughtFamily = "bought_family",
        /// They accepted an offer of it, not followed by an order in that call.
        Accepted = "accepted",
        /// They think about an offer of it.
        Thinking = "thinking",
        /// They refused an offer of it.
        Refused = "refused",
        /// A deal about it is in hand.
        DealOpen = "deal_open",
        /// A deal about it was lost.
        DealLost = "deal_lost",
        /// They opened a ticket about it: they use it.
        Ticket = "ticket",
        /// A message of theirs names it.
        Named = "named",
    }
}

impl InterestSign {
    /// What one of them weighs: one for what was done or refused, a half for what only suggests.
    pub(crate) fn weight(self) -> f64 {
        match self {
            Self::Bought | Self::BoughtFamily | Self::Accepted => 1.0,
            Self::Thinking | Self::DealOpen | Self::Ticket | Self::Named => 0.5,
            Self::Refused | Self::DealLost => -1.0,
        }
    }
}

/// A sign, how many times, last when.
pub(crate) type Seen = (InterestSign, u32, DateTime<Utc>);

impl Score {
    /// `(1 + for) / (2 + for + against)`: a half when both weigh alike, nearer 0 or 1 the more there is; none without a sign.
    pub(crate) fn interest(seen: Vec<Seen>) -> Self {
        let weighed: Vec<_> = seen
            .into_iter()
            .filter(|(_, times, _)| *times > 0)
            .map(|(sign, times, at)| ScoreReason::Sign { sign, times, at, weight: sign.weight() * f64::from(times) })
            .collect();
        let weights = || {
            weighed.iter().filter_map(|reason| match reason {
                ScoreReason::Sign { weight, .. } => Some(*weight),
                _ => None,
            })
        };
        let pro: f64 = weights().filter(|weight| *weight > 0.0).sum();
        let contra: f64 = -weights().filter(|weight| *weight < 0.0).sum::<f64>();
        let value = (!weighed.is_empty()).then(|| (1.0 + pro) / (2.0 + pro + contra));
        Self { value, reasons: weighed }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn interest_is_a_half_when_signs_balance_and_none_without_any() {
        let at = DateTime::UNIX_EPOCH;
        let value = |seen: &[Seen]| Score::interest(seen.to_vec()).value;
        assert_eq!(value(&[]), None);
        assert_eq!(value(&[(InterestSign::Bought, 0, at)]), None);
        assert_eq!(value(&[(InterestSign::Bought, 1, at), (InterestSign::Refused, 1, at)]), Some(0.5));
        assert_eq!(value(&[(InterestSign::BoughtFamily, 2, at)]), Some(0.75));
        assert_eq!(value(&[(InterestSign::Refused, 1, at)]), Some(1.0 / 3.0));
    }
}
