//! When people answer: past calls by the hour of the day where they live.

use serde::Serialize;
use ts_rs::TS;

use super::wilson;
use crate::codes::codes;

codes! {
    /// Whose past calls tell.
    MomentOf {
        /// The person’s own.
        Person = "person",
        /// All people of the campaign.
        Campaign = "campaign",
    }
}

/// Calls of one hour of the day.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, TS)]
pub struct Tried {
    /// From this hour to the next, where the person lives.
    pub hour: u8,
    /// Calls made.
    pub tried: u32,
    /// Of them, answered.
    pub answered: u32,
}

/// The hour at which somebody is best called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BestMoment {
    /// The hour and its calls.
    pub at: Tried,
    /// Whose calls.
    pub of: MomentOf,
}

/// Fewer calls in one hour say nothing of it.
const ENOUGH: u32 = 3;

/// The best hour of those called often enough: the one whose answer rate is surely highest (lower end of its
/// interval), so that one lucky call does not win.
pub(crate) fn best(hours: &[Tried], of: MomentOf) -> Option<BestMoment> {
    let sure = |tried: &Tried| wilson(tried.answered, tried.tried).map_or(0.0, |interval| interval.low);
    let at = hours
        .iter()
        .filter(|hour| hour.tried >= ENOUGH && hour.answered > 0)
        .max_by(|a, b| sure(a).total_cmp(&sure(b)).then(b.hour.cmp(&a.hour)))?;
    Some(BestMoment { at: *at, of })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_lucky_call_does_not_win_over_a_steady_hour() {
        let hours = [
            Tried { hour: 10, tried: 1, answered: 1 },
            Tried { hour: 11, tried: 20, answered: 12 },
            Tried { hour: 18, tried: 4, answered: 1 },
        ];
        assert_eq!(best(&hours, MomentOf::Person).map(|best| best.at.hour), Some(11));
        assert_eq!(best(&hours[..1], MomentOf::Person), None);
        assert_eq!(best(&[Tried { hour: 9, tried: 9, answered: 0 }], MomentOf::Person), None);
    }
}
