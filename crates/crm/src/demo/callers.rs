//! Who is at the other end of a call: somebody of the base, a stranger, a withheld number.
//!
//! Frequent callers are few and mostly clients; nobody calls before the file was made; canvassing outside the legal
//! hours is refused, so those calls go to clients only.

use super::Demo;
use super::groups::Group;
use super::happenings::DemoDirection;
use super::numbers::National;
use super::records::DemoStage;
use super::rng::Rng;

/// The other party of a call.
pub(super) struct Party {
    /// Index of the person; `None` for strangers and withheld numbers.
    pub(super) contact: Option<usize>,
    /// Rung of the person.
    pub(super) stage: Option<DemoStage>,
    /// The number shown; `None` when withheld.
    pub(super) number: Option<National>,
}

/// How likely a person of that rung is to be in a call, per mille.
fn presence(stage: DemoStage, direction: DemoDirection) -> u32 {
    match (direction, stage) {
        (DemoDirection::Inbound, DemoStage::Suspect) => 60,
        (DemoDirection::Inbound, DemoStage::Lead) => 200,
        (DemoDirection::Inbound, DemoStage::Prospect) => 400,
        (DemoDirection::Inbound, DemoStage::Client) => 700,
        (DemoDirection::Inbound, DemoStage::Lost) => 150,
        (DemoDirection::Outbound, DemoStage::Suspect) => 450,
        (DemoDirection::Outbound, DemoStage::Lead) => 700,
        (DemoDirection::Outbound, DemoStage::Client) => 500,
        (DemoDirection::Outbound, DemoStage::LoyalClient) => 400,
        (DemoDirection::Outbound, DemoStage::Lost) => 200,
        (DemoDirection::Inbound, DemoStage::LoyalClient) | (DemoDirection::Outbound, DemoStage::Prospect) => 1_000,
    }
}

/// True for people under contract.
pub(super) fn is_client(stage: Option<DemoStage>) -> bool {
    matches!(stage, Some(DemoStage::Client | DemoStage::LoyalClient))
}

/// A rank among `people`, the first ones more often: one tenth of them make about a third of the draws, and nobody more
/// than seven times the mean, so that no file has calls without end. In whole numbers, (3 u + 17 u³) / 20 of the people.
fn frequent_rank(rng: &mut Rng, people: usize) -> usize {
    let draw = u128::from(rng.bits32());
    let place = (3 * draw + 17 * ((draw * draw * draw) >> 64)) / 20;
    usize::try_from((people as u128 * place) >> 32).unwrap_or(0)
}

impl Demo {
    /// Somebody whose file exists at that rank among the calls; a frequent caller more often than another.
    fn caller(&self, rng: &mut Rng, index: usize, direction: DemoDirection, canvassing: bool) -> Option<usize> {
        let people = self.plan().contacts;
        let elders = self.elders();
        let newcomers = people.saturating_sub(elders) as u128;
        let newcomers = newcomers * index as u128 / (self.plan().calls.max(1) as u128);
        let files = elders.saturating_add(usize::try_from(newcomers).unwrap_or(0)).min(people);
        for attempt in 0..10 {
            let mut candidate = self.caller_at(frequent_rank(rng, people));
            if candidate >= files {
                if attempt < 6 {
                    continue;
                }
                candidate = candidate.checked_rem(files)?;
            }
            let stage = self.stage(candidate);
            let lawful = direction == DemoDirection::Inbound || canvassing || is_client(Some(stage));
            if lawful && rng.per_mille(presence(stage, direction)) {
                return Some(candidate);
            }
        }
        None
    }

    /// The other party: somebody we know, a stranger or a withheld number.
    pub(super) fn party(&self, rng: &mut Rng, index: usize, direction: DemoDirection, canvassing: bool) -> Party {
        let anonymous = direction == DemoDirection::Inbound && rng.per_mille(90);
        let contact = if anonymous { None } else { self.caller(rng, index, direction, canvassing) };
        let known = contact.and_then(|contact| {
            let group = self.group(contact);
            let zone = match group {
                // Mobile numbers of the fiction range have no zone; the rest must be looked up.
                Group::Unusable => return None,
                _ => self.place_of(contact, group).zone,
            };
            let lines = self.lines(contact, group, zone);
            let count = lines.iter().flatten().count();
            let chosen = if rng.per_mille(700) { 0 } else { rng.below(count) };
            let (number, _) = lines.into_iter().flatten().nth(chosen)?;
            Some(Party { contact: Some(contact), stage: Some(self.stage(contact)), number: Some(number) })
        });
        known.unwrap_or_else(|| Party {
            contact: None,
            stage: None,
            number: if anonymous && rng.per_mille(330) { None } else { Some(National::stranger(rng)) },
        })
    }
}
