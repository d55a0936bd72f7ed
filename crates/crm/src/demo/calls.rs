//! Invented calls, one at a time, in order of time: who calls when, what the floor does with it, what is written down.
//!
//! Seven in ten come in, four in five of these are answered. Frequent callers are few and mostly clients; nobody calls
//! before the file was made; canvassing keeps to the legal hours. Durations are drawn from tables of quantiles.

use super::Demo;
use super::calendar::Moment;
use super::callers::{Party, is_client};
use super::happenings::{DemoCall, DemoDirection, DemoLost};
use super::house::{LINES, QUEUES};
use super::motives::{Motive, motives};
use super::numbers::National;
use super::phrases::{
    APPOINTMENT_NOTES, INCIVILITY_NOTES, NO_ANSWER_NOTES, OPPOSITION_NOTES, REFUSAL_NOTES, SALE_NOTES,
    WRONG_NUMBER_NOTES,
};
use super::rng::{Rng, Stream};

/// Wait before an answer: mean about 11 s.
#[rustfmt::skip]
const WAIT_MS: &[i64] = &[
    2_000, 2_300, 2_600, 2_800, 3_100, 3_500, 3_800, 4_100, 4_500, 4_800, 5_200,
    5_600, 6_000, 6_500, 6_900, 7_400, 8_000, 8_500, 9_100, 9_700, 10_400, 11_200,
    12_000, 12_900, 13_900, 15_100, 16_400, 18_000, 19_900, 22_400, 25_800, 31_800, 49_500,
];
/// Wait before giving up: mean about 14 s.
#[rustfmt::skip]
const ABANDON_MS: &[i64] = &[
    1_000, 1_400, 1_800, 2_300, 2_700, 3_200, 3_700, 4_200, 4_700, 5_300, 5_900,
    6_500, 7_100, 7_800, 8_500, 9_200, 10_000, 10_800, 11_700, 12_700, 13_800, 14_900,
    16_100, 17_500, 19_000, 20_800, 22_800, 25_100, 28_000, 31_800, 37_000, 46_100, 72_800,
];
/// Conversation without hold: log-normal, median 2 min 52 s, mean about 3 min 45 s.
#[rustfmt::skip]
const TALK_MS: &[i64] = &[
    19_900, 42_500, 54_400, 64_000, 72_600, 80_600, 88_400, 96_100, 103_700, 111_400, 119_200,
    127_200, 135_400, 144_000, 152_900, 162_200, 172_000, 182_400, 193_500, 205_500, 218_400, 232_600,
    248_200, 265_600, 285_200, 307_900, 334_600, 366_900, 407_600, 462_200, 543_500, 695_400, 1_489_400,
];
/// Wrap-up: log-normal, mean about 44 s.
#[rustfmt::skip]
const WRAP_UP_MS: &[i64] = &[
    5_500, 10_700, 13_300, 15_300, 17_000, 18_700, 20_200, 21_700, 23_200, 24_700, 26_200,
    27_700, 29_300, 30_900, 32_500, 34_200, 36_000, 37_900, 39_900, 42_000, 44_300, 46_800,
    49_500, 52_500, 55_800, 59_600, 64_100, 69_400, 76_000, 84_800, 97_600, 120_800, 233_800,
];
/// Hold, when there is any.
#[rustfmt::skip]
const HOLD_MS: &[i64] = &[
    5_100, 10_300, 13_000, 15_100, 17_000, 18_700, 20_400, 22_100, 23_700, 25_300, 27_000,
    28_700, 30_400, 32_200, 34_000, 36_000, 38_000, 40_100, 42_400, 44_900, 47_500, 50_400,
    53_500, 57_000, 60_900, 65_400, 70_700, 77_100, 85_000, 95_600, 111_200, 140_000, 170_000,
];
/// Ringing of the calls we make.
#[rustfmt::skip]
const RING_OUT_MS: &[i64] = &[
    4_000, 4_200, 4_500, 4_700, 4_900, 5_200, 5_500, 5_700, 6_000, 6_300, 6_600,
    6_900, 7_300, 7_600, 8_000, 8_400, 8_900, 9_300, 9_800, 10_300, 10_900, 11_500,
    12_100, 12_900, 13_700, 14_600, 15_700, 17_000, 18_600, 20_600, 23_400, 28_300, 34_000,
];

/// What the telephone system gives for a withheld number.
const WITHHELD: &[&str] = &["anonymous", "anonymous", "restricted", "unavailable", ""];

/// The motive of a call, by its share: people who are no clients ask for information and orders.
fn motive(rng: &mut Rng, client: bool) -> Option<(usize, &'static Motive)> {
    let share = |motive: &Motive| match motive.code {
        _ if client => motive.weight as usize,
        "information" => 600,
        "order" => 200,
        "moving" | "porting" | "complaint" => 40,
        _ => 0,
    };
    let mut left = rng.below(motives().map(share).sum());
    motives().enumerate().find(|(_, motive)| {
        let weight = share(motive);
        let found = left < weight;
        left = left.saturating_sub(weight);
        found
    })
}

/// The outcome of a conversation.
fn outcome(rng: &mut Rng, direction: DemoDirection, party: &Party, technical: bool) -> &'static str {
    let client = is_client(party.stage);
    let known = party.contact.is_some();
    let sale = if client { 45 } else { 0 };
    let shares = match direction {
        DemoDirection::Inbound => [
            ("solved", 640),
            ("escalated", if technical { 150 } else { 90 }),
            ("call_back", 90),
            ("appointment", if technical { 90 } else { 30 }),
            ("sale", sale),
            ("refusal", if known { 18 } else { 0 }),
            ("wrong_number", if known { 3 } else { 120 }),
            ("opposition", if client { 0 } else { 8 }),
            ("incivility", 4),
        ],
        DemoDirection::Outbound => [
            ("solved", 380),
            ("escalated", 20),
            ("call_back", 170),
            ("appointment", 110),
            ("sale", sale * 3),
            ("refusal", 150),
            ("wrong_number", 18),
            ("opposition", if client { 0 } else { 22 }),
            ("incivility", 3),
        ],
    };
    rng.weighted(&shares).unwrap_or("solved")
}

/// What the agent writes; one time in seven, nothing.
fn note(rng: &mut Rng, outcome: &str, motive: Option<&'static Motive>) -> Option<&'static str> {
    if rng.per_mille(140) {
        return None;
    }
    let list = match outcome {
        "sale" => SALE_NOTES,
        "appointment" => APPOINTMENT_NOTES,
        "refusal" => REFUSAL_NOTES,
        "absent" => NO_ANSWER_NOTES,
        "wrong_number" => WRONG_NUMBER_NOTES,
        "opposition" => OPPOSITION_NOTES,
        "incivility" => INCIVILITY_NOTES,
        "busy" => &[],
        "solved" => motive?.solved,
        _ => motive?.unsolved,
    };
    rng.pick(list)
}

impl Demo {
    /// Which way the call goes: outside opening hours and without somebody to call, they call us.
    fn direction(rng: &mut Rng, moment: Moment) -> DemoDirection {
        let outbound = match (moment.open, moment.canvassing) {
            (false, _) => 0,
            (true, true) => 372,
            (true, false) => 190,
        };
        if rng.per_mille(outbound) { DemoDirection::Outbound } else { DemoDirection::Inbound }
    }

    /// Call `index`: never before the call of a smaller index.
    #[must_use]
    pub fn call(&self, index: usize) -> DemoCall {
        let mut rng = Rng::new(self.plan().seed, Stream::Call, index);
        let moment = self.calendar().moment(index, rng.bits32(), self.plan().calls);
        let mut direction = Self::direction(&mut rng, moment);
        let mut party = self.party(&mut rng, index, direction, moment.canvassing);
        if direction == DemoDirection::Outbound && party.contact.is_none() {
            direction = DemoDirection::Inbound;
            party = self.party(&mut rng, index, direction, moment.canvassing);
        }
        let inbound = direction == DemoDirection::Inbound;

        let client = is_client(party.stage);
        let (motive_index, motive) = motive(&mut rng, client).unzip();
        let queue = match party.contact {
            Some(contact) if client && self.principal_of(contact) == 1 => 4,
            _ => motive.map_or(0, |motive| motive.queue),
        };
        let line = LINES.iter().position(|line| line.queue == queue).unwrap_or(0);
        let details = QUEUES.get(queue);
        let lost = if inbound { lost(&mut rng, moment) } else { None };
        let reached = if inbound { lost.is_none() } else { rng.per_mille(560) };
        let agent = if lost.is_none() { details.and_then(|queue| rng.pick(queue.agents)) } else { None };
        let ivr = details.map(|queue| queue.ivr).filter(|_| inbound && rng.per_mille(800));

        let ringing_at_ms = moment.at_ms;
        let wait_ms = match lost {
            Some(DemoLost::Abandoned) => rng.quantile(ABANDON_MS),
            Some(DemoLost::Overflow) => rng.between(20_000, 60_000),
            Some(DemoLost::OutOfHours) => rng.between(8_000, 22_000),
            Some(DemoLost::Missed) => rng.between(25_000, 45_000),
            None if inbound => rng.quantile(WAIT_MS),
            None => rng.quantile(RING_OUT_MS),
        };
        let unqualified = inbound && rng.per_mille(25);
        let outcome = match (reached, inbound) {
            (true, _) if unqualified => None,
            (true, _) => Some(outcome(&mut rng, direction, &party, motive.is_some_and(|motive| motive.technical))),
            (false, true) => None,
            (false, false) => Some(if rng.per_mille(840) { "absent" } else { "busy" }),
        };
        let (mut hold_ms, mut talk_ms, mut wrap_up_ms) = (0, 0, 0);
        if reached {
            talk_ms = rng.quantile(TALK_MS);
            if matches!(outcome, Some("wrong_number" | "refusal" | "opposition")) {
                talk_ms /= 4;
            }
            wrap_up_ms = rng.quantile(WRAP_UP_MS);
            if talk_ms > 60_000 && rng.per_mille(220) {
                hold_ms = rng.quantile(HOLD_MS);
            }
        }
        let answered_at_ms = ringing_at_ms + wait_ms;
        let ended_at_ms = answered_at_ms + talk_ms + hold_ms;
        DemoCall {
            contact: party.contact,
            raw: match party.number {
                Some(number) => number.signalled(&mut rng),
                None => rng.word(WITHHELD).to_owned(),
            },
            e164: party.number.map(National::e164),
            direction,
            queue,
            line,
            ivr,
            agent,
            ringing_at_ms,
            answered_at_ms: reached.then_some(answered_at_ms),
            ended_at_ms,
            wrap_up_ended_at_ms: reached.then_some(ended_at_ms + wrap_up_ms),
            hold_ms,
            lost,
            outcome,
            motive: outcome.and(motive_index),
            note: outcome.and_then(|outcome| note(&mut rng, outcome, motive)),
        }
    }
}

/// Whether and why an inbound call is lost: one in five in all.
fn lost(rng: &mut Rng, moment: Moment) -> Option<DemoLost> {
    if !moment.open {
        return Some(DemoLost::OutOfHours);
    }
    let (abandoned, overflow) = if moment.peak { (158, 46) } else { (124, 17) };
    match rng.below(1_000) {
        draw if draw < abandoned => Some(DemoLost::Abandoned),
        draw if draw < abandoned + overflow => Some(DemoLost::Overflow),
        draw if draw < abandoned + overflow + 18 => Some(DemoLost::Missed),
        _ => None,
    }
}
