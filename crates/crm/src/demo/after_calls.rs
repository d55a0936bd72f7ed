//! What a call gives rise to: a ticket, a sale, an offer, a callback.

use super::Demo;
use super::calendar::DAY_MS;
use super::callers::is_client;
use super::happenings::{
    DemoAfterCall, DemoAnswer, DemoCall, DemoCallback, DemoDirection, DemoOffer, DemoPurchase, DemoTicket,
    DemoTicketStatus,
};
use super::motives::{Motive, motives};
use super::phrases::{FILE_IMPACTS, FILE_TESTS, LINE_IMPACTS, LINE_TESTS, REFUSALS};
use super::products::PRODUCTS;

use super::rng::{Rng, Stream};
use crate::ticket::Priority;

/// An hour in milliseconds.
const HOUR_MS: i64 = 3_600_000;
/// Time to close a ticket of level 1: log-normal, in hours, evenly spaced quantiles.
const SOLVING_HOURS: &[i64] = &[1, 2, 4, 7, 12, 20, 28, 44, 70, 120, 400];

/// A product, by its share of the sales.
pub(super) fn product(rng: &mut Rng, business: bool) -> usize {
    let share = |index: usize| {
        PRODUCTS.get(index).map_or(0, |product| match (product.business, business) {
            (true, true) => product.weight as usize * 6,
            (true, false) => 0,
            (false, _) => product.weight as usize,
        })
    };
    let mut left = rng.below((0..PRODUCTS.len()).map(share).sum());
    (0..PRODUCTS.len())
        .find(|&index| {
            let weight = share(index);
            let found = left < weight;
            left = left.saturating_sub(weight);
            found
        })
        .unwrap_or(0)
}

/// The price of a product, in cents.
pub(super) fn price_cents(product: usize) -> i64 {
    PRODUCTS.get(product).map_or(0, |product| product.price_cents)
}

/// The parties of one call, once it is known that somebody spoke to somebody.
#[derive(Clone, Copy)]
struct Conversation {
    contact: usize,
    call: usize,
    agent: usize,
    ended_at_ms: i64,
}

impl Demo {
    /// What call `index`, already generated, gave rise to. Nothing for calls without a known person or unanswered.
    #[must_use]
    pub fn after_call(&self, index: usize, call: &DemoCall) -> DemoAfterCall {
        let mut after = DemoAfterCall::default();
        let (Some(contact), Some(agent), Some(_)) = (call.contact, call.agent, call.answered_at_ms) else {
            return after;
        };
        let mut rng = Rng::new(self.plan().seed, Stream::AfterCall, index);
        let talk = Conversation { contact, call: index, agent, ended_at_ms: call.ended_at_ms };
        let inbound = call.direction == DemoDirection::Inbound;
        let motive = call.motive.and_then(|at| motives().nth(at).map(|motive| (at, motive)));
        if let Some((at, motive)) = motive {
            let share = match call.outcome {
                Some("escalated") => 1_000,
                Some("solved") if inbound => 125,
                Some("call_back" | "appointment") if inbound => 240,
                Some("solved" | "call_back") => 60,
                _ => 0,
            };
            if rng.per_mille(share) {
                after.ticket = self.ticket(&mut rng, talk, at, motive, call.outcome == Some("escalated"));
            }
            if call.outcome == Some("call_back") {
                after.callback = Some(self.callback(&mut rng, talk, motive));
            }
        }
        let answer = match call.outcome {
            Some("sale") => Some(DemoAnswer::Accepted),
            Some("refusal") => Some(DemoAnswer::Refused),
            // Commercial rebound: an offer made while solving something else.
            Some("solved") if inbound && is_client(Some(self.stage(contact))) && rng.per_mille(45) => {
                Some(if rng.per_mille(800) { DemoAnswer::Refused } else { DemoAnswer::Pending })
            }
            _ => None,
        };
        if let Some(answer) = answer {
            let offer = self.offer(&mut rng, talk, answer);
            after.purchase = (answer == DemoAnswer::Accepted).then(|| DemoPurchase {
                contact,
                call: Some(index),
                product: offer.product,
                quantity: 1,
                amount_cents: price_cents(offer.product),
                channel: "phone",
                agent: Some(agent),
                at_ms: call.ended_at_ms,
            });
            after.offer = Some(offer);
        }
        after
    }

    fn offer(&self, rng: &mut Rng, talk: Conversation, answer: DemoAnswer) -> DemoOffer {
        let refusal = (answer == DemoAnswer::Refused).then(|| rng.pick(REFUSALS)).flatten();
        DemoOffer {
            contact: talk.contact,
            call: talk.call,
            product: product(rng, self.at_work(talk.contact)),
            answer,
            reason: refusal.map(|refusal| refusal.code),
            verbatim: refusal.and_then(|refusal| rng.pick(refusal.verbatims)),
            agent: Some(talk.agent),
            at_ms: talk.ended_at_ms,
        }
    }

    fn callback(&self, rng: &mut Rng, talk: Conversation, motive: &Motive) -> DemoCallback {
        let minute = 5 * rng.between(10 * 12, 18 * 12);
        let due_at_ms = self.calendar().working_time(talk.ended_at_ms, rng.between(1, 6), minute);
        let done_at_ms = due_at_ms.saturating_add(rng.between(-10, 50) * 60_000);
        DemoCallback {
            contact: talk.contact,
            call: Some(talk.call),
            subject: rng.word(motive.callbacks),
            due_at_ms,
            done_at_ms: Some(done_at_ms).filter(|&done| done <= self.calendar().now_ms()),
            agent: talk.agent,
        }
    }

    fn ticket(
        &self,
        rng: &mut Rng,
        talk: Conversation,
        motive_index: usize,
        motive: &Motive,
        transferred: bool,
    ) -> Option<DemoTicket> {
        let case = rng.pick(motive.cases)?;
        let level = match (transferred, rng.below(100)) {
            (true, 0..82) => 2,
            (true, _) => 3,
            (false, 0..90) => 1,
            (false, _) => 2,
        };
        let escalated = level > 1;
        let hours = rng.quantile(SOLVING_HOURS) * i64::from(level);
        let days = (talk.ended_at_ms + hours * HOUR_MS).div_euclid(DAY_MS) - talk.ended_at_ms.div_euclid(DAY_MS);
        let minute = rng.between(490, 1_130);
        let closed_at_ms = if days == 0 {
            talk.ended_at_ms + hours.min(2) * HOUR_MS
        } else {
            self.calendar().working_time(talk.ended_at_ms, days, minute)
        };
        let closed_at_ms =
            Some(closed_at_ms).filter(|&closed| closed <= self.calendar().now_ms()).filter(|_| !rng.per_mille(6));
        let status = match closed_at_ms {
            Some(closed) if self.calendar().now_ms().saturating_sub(closed) > 7 * DAY_MS => DemoTicketStatus::Closed,
            Some(_) => DemoTicketStatus::Resolved,
            None if rng.per_mille(250) => DemoTicketStatus::WaitingCustomer,
            None if rng.per_mille(200) => DemoTicketStatus::WaitingThirdParty,
            None => DemoTicketStatus::Open,
        };
        let shares = [(Priority::Low, 15), (Priority::Normal, 60), (Priority::High, 20), (Priority::Urgent, 5)];
        let owner = match (level, motive.technical) {
            (1, _) => Some(talk.agent),
            (2, true) => rng.pick(&[6, 7]),
            (2, false) => rng.pick(&[9, 10]),
            (_, true) => rng.pick(&[12, 1]),
            (_, false) => Some(0),
        };
        Some(DemoTicket {
            contact: talk.contact,
            call: talk.call,
            motive: motive_index,
            subject: case.subject,
            description: case.description,
            resolution: closed_at_ms.map(|_| case.resolution),
            priority: rng.weighted(&shares).unwrap_or(Priority::Normal),
            status,
            level,
            tests_done: escalated.then(|| rng.word(if motive.technical { LINE_TESTS } else { FILE_TESTS })),
            impact: escalated.then(|| rng.word(if motive.technical { LINE_IMPACTS } else { FILE_IMPACTS })),
            handed_over_at_ms: escalated.then_some(talk.ended_at_ms),
            owner: owner.unwrap_or(talk.agent),
            opened_at_ms: talk.ended_at_ms,
            closed_at_ms,
            reminders: rng.weighted(&[(0, 72), (1, 19), (2, 7), (3, 2)]).unwrap_or(0),
        })
    }
}
