//! Why a number matched, and why one person ranks before another: the core's codes, worded.

use crm::incoming::{MatchReason, RankReason};

use super::Lang;
use crate::times;

impl Lang {
    /// Why this person.
    pub fn match_reason(self, reason: &MatchReason) -> String {
        match reason {
            MatchReason::SameNumber { usage, main, extension, outdated } => {
                let mut said = self.say("reason.same_number", &[]);
                let mut about = Vec::new();
                about.extend(usage.as_deref().map(|usage| self.word("usage", usage)));
                about.extend(main.then(|| self.say("reason.main", &[])));
                about.extend(extension.as_deref().map(|digits| self.say("reason.extension", &[digits])));
                about.extend(outdated.then(|| self.say("reason.outdated", &[])));
                if !about.is_empty() {
                    said = format!("{said} ({})", about.join(", "));
                }
                said
            }
            MatchReason::Chosen => self.say("reason.chosen", &[]),
            MatchReason::Remembered { at, among } => {
                self.say("reason.remembered", &[&times::shown(*at), &among.to_string()])
            }
        }
    }

    /// Why at this rank.
    pub fn rank_reason(self, reason: &RankReason) -> String {
        match reason {
            RankReason::OpenTicket { number, level, .. } => {
                self.say("rank.open_ticket", &[&number.to_string(), &level.to_string()])
            }
            RankReason::CallbackDue { at } => self.say("rank.callback_due", &[&times::shown(*at)]),
            RankReason::LastContact { at } => self.say("rank.last_contact", &[&times::shown(*at)]),
            RankReason::MainNumber => self.say("rank.main_number", &[]),
            RankReason::CompanyDesk => self.say("rank.company_desk", &[]),
            RankReason::NoExchange => self.say("rank.no_exchange", &[]),
        }
    }
}
