//! What happened to a person outside calls: purchases, consents, mails, visits, a callback to come, a deal in view.

use super::Demo;
use super::after_calls::{price_cents, product};
use super::calendar::DAY_MS;
use super::groups::Group;
use super::happenings::{
    DemoCallback, DemoConsent, DemoDirection, DemoExchange, DemoExchangeKind, DemoHistory, DemoOpportunity,
    DemoPurchase,
};
use super::phrases::{CALLBACK_SUBJECTS, CONSENT_TEXTS, FILE_NOTES, MAILS, MESSAGES, VISITS};
use super::records::{DemoContact, DemoStage, DemoTemperature};
use super::rng::{Rng, Stream};

/// Longest life of a consent to be canvassed by telephone.
const CONSENT_DAYS: i64 = 365;

impl Demo {
    /// True when the person is known through a company.
    pub(super) fn at_work(&self, contact: usize) -> bool {
        matches!(self.group(contact), Group::Switchboard { .. } | Group::Employee { .. })
    }

    /// Office hours at some time between `from_ms` and `now`, never after it.
    fn some_time(&self, rng: &mut Rng, from_ms: i64) -> i64 {
        let now_ms = self.calendar().now_ms();
        let draw = rng.between(from_ms, now_ms);
        let minute = rng.between(485, 1_130);
        let at_ms = self.calendar().working_time(draw, 0, minute);
        if (from_ms..=now_ms).contains(&at_ms) { at_ms } else { draw.min(now_ms) }
    }

    /// What happened to person `index`, already generated, outside calls.
    #[must_use]
    pub fn history(&self, index: usize, contact: &DemoContact) -> DemoHistory {
        let mut rng = Rng::new(self.plan().seed, Stream::History, index);
        let named = contact.last.is_some();
        let purchases = match contact.stage {
            DemoStage::Client => rng.weighted(&[(1, 94), (2, 6)]),
            DemoStage::LoyalClient => rng.weighted(&[(2, 80), (3, 20)]),
            DemoStage::Lost => Some(1),
            _ => None,
        };
        let mut history = DemoHistory {
            purchases: (0..purchases.unwrap_or(0)).map(|_| self.purchase(&mut rng, index, contact)).collect(),
            ..DemoHistory::default()
        };
        history.purchases.sort_unstable_by_key(|purchase| purchase.at_ms);
        if rng.per_mille(400) {
            history.consents.push(self.consent(&mut rng, index, contact, "phone"));
            if rng.per_mille(250) {
                let channel = rng.word(&["mail", "sms"]);
                history.consents.push(self.consent(&mut rng, index, contact, channel));
            }
            history.consents.sort_unstable_by_key(|consent| consent.given_at_ms);
        }
        let exchanges = rng.weighted(&[(0, 66), (1, 20), (2, 9), (3, 5)]).filter(|_| named).unwrap_or(0);
        history.exchanges = (0..exchanges).map(|_| self.exchange(&mut rng, index, contact)).collect();
        history.exchanges.sort_unstable_by_key(|exchange| exchange.at_ms);
        history.callback = (named && rng.per_mille(10)).then(|| self.planned_callback(&mut rng, index, contact));
        let deal = match contact.temperature {
            Some(DemoTemperature::Hot) => 800,
            Some(DemoTemperature::Warm) => 350,
            Some(DemoTemperature::Cold) => 60,
            None => 0,
        };
        history.opportunity = rng.per_mille(deal).then(|| self.opportunity(&mut rng, index, contact));
        history
    }

    fn purchase(&self, rng: &mut Rng, index: usize, contact: &DemoContact) -> DemoPurchase {
        let product = product(rng, contact.company.is_some());
        let quantity =
            if contact.company.is_some() { rng.weighted(&[(1, 70), (2, 12), (4, 12), (8, 6)]) } else { None };
        let quantity = quantity.unwrap_or(1_u8);
        let channel = rng.weighted(&[("web", 50), ("phone", 25), ("shop", 20), ("mail", 5)]).unwrap_or("web");
        DemoPurchase {
            contact: index,
            call: None,
            product,
            quantity,
            amount_cents: price_cents(product) * i64::from(quantity),
            channel,
            agent: (channel == "phone").then_some(contact.owner),
            at_ms: self.some_time(rng, contact.created_at_ms),
        }
    }

    fn consent(&self, rng: &mut Rng, index: usize, contact: &DemoContact, channel: &'static str) -> DemoConsent {
        let now_ms = self.calendar().now_ms();
        // Most are less than 14 months old: some still hold, some have just lapsed.
        let recent_ms = now_ms.saturating_sub(420 * DAY_MS);
        let given_at_ms = self.some_time(rng, contact.created_at_ms.max(recent_ms));
        let (collected_by, text) = rng.pick(CONSENT_TEXTS).unwrap_or(("web_form", ""));
        let withdrawn = rng.per_mille(60);
        DemoConsent {
            contact: index,
            channel,
            principal: contact.principal,
            collected_by,
            text,
            proof: !rng.per_mille(40),
            given_at_ms,
            expires_at_ms: given_at_ms.saturating_add(CONSENT_DAYS * DAY_MS),
            withdrawn_at_ms: withdrawn.then(|| self.some_time(rng, given_at_ms)),
        }
    }

    fn exchange(&self, rng: &mut Rng, index: usize, contact: &DemoContact) -> DemoExchange {
        let kinds = [
            (DemoExchangeKind::Mail, 50),
            (DemoExchangeKind::Sms, 25),
            (DemoExchangeKind::Visit, 7),
            (DemoExchangeKind::Note, 18),
        ];
        let kind = rng.weighted(&kinds).unwrap_or(DemoExchangeKind::Note);
        let mail = rng.pick(MAILS).filter(|_| kind == DemoExchangeKind::Mail);
        let (direction, body) = match (kind, mail) {
            (DemoExchangeKind::Mail, Some((_, body))) => (DemoDirection::Inbound, body),
            (DemoExchangeKind::Sms, _) => (DemoDirection::Outbound, rng.word(MESSAGES)),
            (DemoExchangeKind::Visit, _) => (DemoDirection::Inbound, rng.word(VISITS)),
            _ => (DemoDirection::Outbound, rng.word(FILE_NOTES)),
        };
        DemoExchange {
            contact: index,
            kind,
            direction,
            subject: mail.map(|(subject, _)| subject),
            body,
            agent: contact.owner,
            at_ms: self.some_time(rng, contact.created_at_ms),
        }
    }

    /// A callback due from two days ago (overdue) to two weeks ahead.
    fn planned_callback(&self, rng: &mut Rng, index: usize, contact: &DemoContact) -> DemoCallback {
        let minute = 5 * rng.between(10 * 12, 18 * 12);
        let now_ms = self.calendar().now_ms();
        DemoCallback {
            contact: index,
            call: None,
            subject: rng.word(CALLBACK_SUBJECTS),
            due_at_ms: self.calendar().working_time(now_ms, rng.between(-2, 14), minute),
            done_at_ms: None,
            agent: contact.owner,
        }
    }

    fn opportunity(&self, rng: &mut Rng, index: usize, contact: &DemoContact) -> DemoOpportunity {
        let now_ms = self.calendar().now_ms();
        let product = product(rng, contact.company.is_some());
        let opened_at_ms = self.some_time(rng, contact.created_at_ms.max(now_ms.saturating_sub(90 * DAY_MS)));
        let monthly = super::products::PRODUCTS.get(product).is_some_and(|product| product.monthly);
        let probability_percent = match contact.temperature {
            Some(DemoTemperature::Hot) => rng.pick(&[60, 70, 80, 90]),
            Some(DemoTemperature::Warm) => rng.pick(&[30, 40, 50]),
            _ => Some(10),
        };
        DemoOpportunity {
            contact: index,
            product,
            amount_cents: price_cents(product) * if monthly { 12 } else { 1 },
            probability_percent: probability_percent.unwrap_or(30),
            opened_at_ms,
            expected_at_ms: self.calendar().working_time(now_ms, rng.between(2, 60), 600),
            owner: contact.owner,
        }
    }
}
