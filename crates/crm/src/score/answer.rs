//! The chance that somebody answers a call at some hour of some day of the week.
//!
//! Few calls say little of a rate, so that each is drawn toward a larger one by a beta prior (empirical Bayes; Gelman et al.,
//! *Bayesian Data Analysis*, ch. 2 and 5): the base at that hour toward the whole base, the person at other hours toward
//! that, the person at that hour toward that again. Each prior is worth [`WORTH`] calls.

use super::named::{Score, ScoreReason};

/// So many calls of one's own weigh as much as the larger rate they are drawn toward.
const WORTH: f64 = 10.0;

/// Calls placed, and answered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Calls {
    pub tried: u32,
    pub answered: u32,
}

/// Calls to somebody and to all others, apart those at that hour of that day of the week.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tries {
    /// To others, whenever.
    pub base: Calls,
    /// Of them, those then.
    pub base_then: Calls,
    /// To them, at other hours.
    pub own: Calls,
    /// To them, then.
    pub own_then: Calls,
}

impl Calls {
    /// One more.
    pub(crate) fn add(&mut self, answered: bool) {
        self.tried = self.tried.saturating_add(1);
        self.answered = self.answered.saturating_add(u32::from(answered));
    }

    /// Their rate, drawn toward another: the mean of the beta distribution they leave of it.
    fn toward(self, rate: f64) -> f64 {
        (f64::from(self.answered) + WORTH * rate) / (f64::from(self.tried) + WORTH)
    }
}

impl Score {
    /// The chance of an answer; none when nobody was ever called.
    pub(crate) fn answer(tries: &Tries) -> Self {
        let Tries { base, base_then, own, own_then } = *tries;
        // Of no call at all, one in two (Laplace).
        let whole = f64::from(base.answered + 1) / f64::from(base.tried + 2);
        let value = own_then.toward(own.toward(base_then.toward(whole)));
        let reasons = vec![
            ScoreReason::OwnCallsThen { tried: own_then.tried, answered: own_then.answered },
            ScoreReason::OwnCalls { tried: own.tried, answered: own.answered },
            ScoreReason::BaseCallsThen { tried: base_then.tried, answered: base_then.answered },
            ScoreReason::BaseCalls { tried: base.tried, answered: base.answered },
        ];
        let any = base.tried + own.tried + own_then.tried > 0;
        Self { value: any.then_some(value), reasons }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(base: (u32, u32), base_then: (u32, u32), own: (u32, u32), own_then: (u32, u32)) -> Option<f64> {
        let calls = |(answered, tried)| Calls { tried, answered };
        let tries =
            Tries { base: calls(base), base_then: calls(base_then), own: calls(own), own_then: calls(own_then) };
        Score::answer(&tries).value
    }

    #[test]
    fn nobody_called_is_no_chance_known() {
        assert_eq!(value((0, 0), (0, 0), (0, 0), (0, 0)), None);
    }

    #[test]
    fn who_was_never_called_has_the_rate_of_the_base_at_that_hour() {
        // The whole base: 49 + 1 of 98 + 2; at that hour 8 of 10, worth as much as the whole.
        let chance = value((49, 98), (8, 10), (0, 0), (0, 0)).unwrap();
        assert!((chance - 0.65).abs() < 1e-9, "{chance}");
    }

    #[test]
    fn ones_own_calls_weigh_more_the_more_there_are() {
        let of = |tried| value((49, 98), (0, 0), (0, 0), (0, tried)).unwrap();
        assert!((of(10) - 0.25).abs() < 1e-9);
        assert!(of(0) > of(1) && of(1) > of(10) && of(10) > of(100) && of(100) > 0.0);
        // At other hours they count too.
        assert!(value((49, 98), (0, 0), (0, 10), (0, 0)).unwrap() < 0.5);
    }
}
