//! An invented but realistic French customer base: people, companies, calls and all that follows from them.
//!
//! Pure and deterministic: the same [`Plan`] gives the same data for ever, and item `i` is made from the seed and `i`
//! alone, at a million a second or so. Nobody in it exists: telephone numbers lie in ranges that no person can hold
//! ([`is_fictional_number`]), mailboxes under `.example`, companies under SIREN numbers that are never issued.
//! Refuses to know the store, the clock (`now` is in the plan) and identifiers (items refer to each other by index).
//!
//! ```
//! use crm::demo::{Demo, Plan};
//!
//! let demo = Demo::new(Plan { contacts: 200, calls: 1_000, seed: 42, now_ms: 1_790_000_000_000 });
//! let call = demo.call(17);
//! let after = demo.after_call(17, &call);
//! assert_eq!(demo.call(17), call);
//! assert!(after.ticket.is_none_or(|ticket| Some(ticket.contact) == call.contact));
//! ```

mod after_calls;
mod calendar;
mod callers;
mod calls;
mod companies;
mod groups;
mod happenings;
mod history;
mod house;
mod motives;
mod motives_desk;
mod motives_sales;
mod motives_technical;
mod names;
mod numbers;
mod people;
mod phrases;
mod places;
mod products;
mod records;
mod rng;
#[cfg(test)]
mod tests;
mod text;
mod trades;

pub use happenings::*;
pub use motives::{Case, Motive};
pub use numbers::is_fictional_number;
pub use records::*;

use calendar::Calendar;
use chrono::{DateTime, Datelike};
use groups::Place;
use names::ORIGINS;
use places::DEPARTMENTS;
use rng::Rng;

/// Whether a commune of that name has that postcode.
#[cfg(test)]
pub(crate) fn is_commune(postcode: &str, town: &str) -> bool {
    DEPARTMENTS.iter().flat_map(|department| department.towns).any(|(name, code, _)| *name == town && *code == postcode)
}

/// What to generate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plan {
    /// How many people; at most 2³² − 1.
    pub contacts: usize,
    /// How many calls, over the three years before `now_ms`; at most 2³² − 1.
    pub calls: usize,
    /// The same seed gives the same data.
    pub seed: u64,
    /// The moment the base is looked at, milliseconds UTC: nothing done is later, only what is planned.
    /// Taken within the years 1 to 9999.
    pub now_ms: i64,
}

/// The generator of one plan, with the tables that it needs.
#[derive(Debug, Clone)]
pub struct Demo {
    plan: Plan,
    year: i32,
    calendar: Calendar,
    /// Running total of inhabitants, and the town: department, rank in it.
    towns: Vec<(usize, usize, usize)>,
    inhabitants: usize,
    /// Origins of names that are common in each department.
    local_origins: Vec<Vec<usize>>,
    /// A number prime to the number of people, to scatter frequent callers.
    stride: usize,
}

impl Demo {
    /// Prepares the generator: a few milliseconds.
    #[must_use]
    pub fn new(plan: Plan) -> Self {
        let plan = Plan {
            contacts: plan.contacts.min(u32::MAX as usize),
            calls: plan.calls.min(u32::MAX as usize),
            seed: plan.seed,
            now_ms: plan.now_ms.clamp(-61_000_000_000_000, 253_000_000_000_000),
        };
        let mut inhabitants = 0;
        let mut towns = Vec::new();
        for (department, place) in DEPARTMENTS.iter().enumerate() {
            for (rank, &(_, _, thousands)) in place.towns.iter().enumerate() {
                inhabitants += thousands as usize;
                towns.push((inhabitants, department, rank));
            }
        }
        let local = |code| {
            let homes = ORIGINS.iter().enumerate();
            homes.filter(|(_, origin)| origin.home.contains(&code)).map(|(index, _)| index).collect()
        };
        let primes = [1_000_003, 999_983, 104_729, 7_919];
        Self {
            plan,
            year: DateTime::from_timestamp_millis(plan.now_ms).map_or(2026, |now| now.year()),
            calendar: Calendar::new(plan.now_ms),
            towns,
            inhabitants,
            local_origins: DEPARTMENTS.iter().map(|place| local(place.code)).collect(),
            stride: primes.into_iter().find(|&prime| !plan.contacts.is_multiple_of(prime)).unwrap_or(1),
        }
    }

    /// The plan, within its bounds.
    #[must_use]
    pub fn plan(&self) -> Plan {
        self.plan
    }

    /// The brands in whose name the house speaks.
    #[must_use]
    pub fn principals(&self) -> &'static [DemoPrincipal] {
        house::PRINCIPALS
    }

    /// The teams.
    #[must_use]
    pub fn teams(&self) -> &'static [DemoTeam] {
        house::TEAMS
    }

    /// The people at the desks.
    #[must_use]
    pub fn agents(&self) -> &'static [DemoAgent] {
        house::AGENTS
    }

    /// The queues.
    #[must_use]
    pub fn queues(&self) -> &'static [DemoQueue] {
        house::QUEUES
    }

    /// Our own numbers.
    #[must_use]
    pub fn lines_of_the_house(&self) -> &'static [DemoLine] {
        house::LINES
    }

    /// The call outcomes.
    #[must_use]
    pub fn outcomes(&self) -> &'static [DemoOutcome] {
        house::OUTCOMES
    }

    /// The reasons for contact, in the order of the indices that calls and tickets carry.
    #[must_use]
    pub fn motives(&self) -> Vec<Motive> {
        motives::motives().copied().collect()
    }

    /// The reasons for refusing an offer.
    #[must_use]
    pub fn refusal_reasons(&self) -> &'static [DemoRefusalReason] {
        phrases::REFUSALS
    }

    /// The catalogue.
    #[must_use]
    pub fn products(&self) -> &'static [DemoProduct] {
        products::PRODUCTS
    }

    /// Every company, in order.
    pub fn companies(&self) -> impl Iterator<Item = DemoCompany> + '_ {
        (0..self.company_count()).map(|index| self.company(index))
    }

    /// Every person, in order.
    pub fn contacts(&self) -> impl Iterator<Item = DemoContact> + '_ {
        (0..self.plan.contacts).map(|index| self.contact(index))
    }

    /// Every call in order of time, with what it gave rise to.
    pub fn calls(&self) -> impl Iterator<Item = (DemoCall, DemoAfterCall)> + '_ {
        (0..self.plan.calls).map(|index| {
            let call = self.call(index);
            let after = self.after_call(index, &call);
            (call, after)
        })
    }

    /// Every ticket, in order of opening.
    pub fn tickets(&self) -> impl Iterator<Item = DemoTicket> + '_ {
        self.calls().filter_map(|(_, after)| after.ticket)
    }

    fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The current year.
    fn year(&self) -> i32 {
        self.year
    }

    /// True when there are too many people for each zone's blocks of numbers.
    fn crowded(&self) -> bool {
        self.plan.contacts > 1_000_000
    }

    /// A town, by population.
    fn any_place(&self, rng: &mut Rng) -> Place {
        let goal = rng.below(self.inhabitants);
        let at = self.towns.partition_point(|&(until, _, _)| until <= goal);
        let found = self.towns.get(at).and_then(|&(_, department, rank)| {
            let place = DEPARTMENTS.get(department)?;
            let &(town, postcode, _) = place.towns.get(rank)?;
            Some(Place { department, code: place.code, zone: place.zone, town, postcode })
        });
        found.unwrap_or(Place { department: 0, code: "75", zone: 1, town: "Paris", postcode: "75001" })
    }

    /// Origins common in a department.
    fn local_origins(&self, department: usize) -> &[usize] {
        self.local_origins.get(department).map_or(&[], Vec::as_slice)
    }

    /// An origin, by its share of the country.
    fn any_origin(&self, rng: &mut Rng) -> usize {
        let mut left = rng.below(ORIGINS.iter().map(|origin| origin.weight as usize).sum());
        for (index, origin) in ORIGINS.iter().enumerate() {
            let weight = origin.weight as usize;
            if left < weight {
                return index;
            }
            left -= weight;
        }
        0
    }

    /// The person at a rank of frequency: neighbours in rank are far apart.
    fn caller_at(&self, rank: usize) -> usize {
        let people = self.plan.contacts.max(1);
        usize::try_from(rank as u128 * self.stride as u128 % people as u128).unwrap_or(0)
    }
}
