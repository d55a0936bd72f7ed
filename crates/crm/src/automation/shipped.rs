//! The rules that ship, all of them off: examples to switch on, change or remove.

use std::sync::LazyLock;

use uuid::Uuid;

use super::{Action, Condition, Delay, Rule, When};
use crate::RuleId;
use crate::call::LostCause;
use crate::contact::{Stage, Temperature};
use crate::sequence;
use crate::ticket::Priority;

/// Their identifiers never change: a house's own version of one replaces it.
const fn id(nth: u128) -> RuleId {
    RuleId(Uuid::from_u128(0x0d0c_0000_0000_7000_a000_0000_0000_0000 + nth))
}

/// Nine in the morning.
const NINE: Option<u32> = Some(9 * 60);

/// The rules that ship.
pub fn shipped() -> &'static [(RuleId, Rule)] {
    static SHIPPED: LazyLock<Vec<(RuleId, Rule)>> = LazyLock::new(|| {
        let rules = [
            Rule {
                when: When::CallQualified { outcome: Some("appointment".into()) },
                conditions: vec![Condition::Stage { any_of: vec![Stage::Suspect, Stage::Lead, Stage::Prospect] }],
                actions: vec![
                    Action::ProposeTemperature { temperature: Temperature::Hot },
                    Action::ProposeMessage { document: "rdv_confirmation".into() },
                ],
            },
            Rule {
                when: When::CallLost { cause: Some(LostCause::Missed) },
                conditions: vec![Condition::Stage { any_of: vec![Stage::Client, Stage::LoyalClient] }],
                actions: vec![Action::Callback {
                    subject: "Appel manqué : le rappeler".into(),
                    due: Delay { days: 0, minutes: None },
                }],
            },
            Rule {
                when: When::TicketLate,
                conditions: vec![Condition::Priority { at_least: Priority::High }],
                actions: vec![Action::Task {
                    text: "Ticket en retard : prévenir le client du nouveau délai".into(),
                    due: Delay { days: 0, minutes: None },
                }],
            },
            Rule {
                when: When::DocumentSent { document: Some("devis_suite".into()) },
                conditions: vec![],
                actions: vec![Action::StartSequence { sequence: sequence::QUOTE }],
            },
            Rule {
                when: When::Silence { days: 90 },
                conditions: vec![
                    Condition::Stage { any_of: vec![Stage::Client] },
                    Condition::OpenTicket { open: false },
                ],
                actions: vec![
                    Action::Tag { tag: "à recontacter".into() },
                    Action::Task { text: "Prendre des nouvelles".into(), due: Delay { days: 1, minutes: NINE } },
                ],
            },
        ];
        rules.into_iter().zip(1..).map(|(rule, nth)| (id(nth), rule)).collect()
    });
    &SHIPPED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_rules_ship_and_each_is_sound() {
        assert_eq!(shipped().len(), 5);
        for (_, rule) in shipped() {
            rule.clone().checked().unwrap();
        }
    }
}
