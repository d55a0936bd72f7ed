//! Why a number matched, why one person ranks before another, why two fiches look like one person's: the core's codes,
//! worded.

use crm::duplicate::Reason;
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

    /// Why two fiches look like one person's, or do not.
    pub fn duplicate_reason(self, reason: &Reason) -> String {
        let code = |name: &str| format!("duplicate.{name}");
        let say = |name: &str, arguments: &[&str]| self.say(&code(name), arguments);
        match reason {
            Reason::SameNumber { number, .. } => say("same_number", &[number]),
            Reason::SharedNumber { number, holders } => say("shared_number", &[number, &holders.to_string()]),
            Reason::NearNumber { number, other } => say("near_number", &[number, other]),
            Reason::SameEmail { address, .. } => say("same_email", &[address]),
            Reason::SharedEmail { address, holders } => say("shared_email", &[address, &holders.to_string()]),
            Reason::NearEmail { address, other } => say("near_email", &[address, other]),
            Reason::SamePostcode { postcode } => say("same_postcode", &[postcode]),
            Reason::SameBirthYear { year } => say("same_birth_year", &[&year.to_string()]),
            Reason::OtherBirthYear { year, other } => say("other_birth_year", &[&year.to_string(), &other.to_string()]),
            Reason::SameName => say("same_name", &[]),
            Reason::SwappedNames => say("swapped_names", &[]),
            Reason::SoundsAlike => say("sounds_alike", &[]),
            Reason::OneLetter => say("one_letter", &[]),
            Reason::ShortName => say("short_name", &[]),
            Reason::LongerName => say("longer_name", &[]),
            Reason::SameFirstName => say("same_first_name", &[]),
            Reason::SameLastName => say("same_last_name", &[]),
            Reason::RareName => say("rare_name", &[]),
            Reason::NoName => say("no_name", &[]),
            Reason::SameCompany => say("same_company", &[]),
            Reason::SameCard => say("same_card", &[]),
            Reason::SameStreet => say("same_street", &[]),
            Reason::SameTown => say("same_town", &[]),
            Reason::OtherFirstName => say("other_first_name", &[]),
            Reason::OtherLastName => say("other_last_name", &[]),
            Reason::OtherCivility => say("other_civility", &[]),
            Reason::OtherNumber => say("other_number", &[]),
            Reason::OtherEmail => say("other_email", &[]),
            Reason::OtherPlace => say("other_place", &[]),
            Reason::OtherStreet => say("other_street", &[]),
            Reason::OtherCompany => say("other_company", &[]),
        }
    }
}
