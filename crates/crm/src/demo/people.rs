//! Invented people: what they are called, on which rung they stand, how to reach them.
//!
//! Who belongs with whom and which number is whose is [`super::groups`]. Each person is reproducible alone.

use super::groups::Group;
use super::names::{ERAS, ORIGINS, Origin};
use super::phrases::{UNUSABLE_NUMBERS, USUAL_HOURS};
use super::records::{DemoCivility, DemoContact, DemoDecision, DemoPhone, DemoPhoneKind, DemoStage, DemoTemperature};
use super::rng::{Rng, Stream};
use super::trades::{HOME_JOBS, JOBS, MAIL_HOUSES};
use super::{Demo, text};

/// Ages of grown-ups, evenly spaced quantiles.
const AGES: &[i64] = &[18, 24, 30, 36, 42, 48, 54, 60, 66, 73, 94];
/// Ages of people at work.
const WORKING_AGES: &[i64] = &[19, 27, 34, 41, 48, 55, 66];

/// Shares of the rungs. Those known by a number only are on the first two.
const STAGES: &[(DemoStage, u32)] = &[
    (DemoStage::Suspect, 25),
    (DemoStage::Lead, 15),
    (DemoStage::Prospect, 15),
    (DemoStage::Client, 35),
    (DemoStage::LoyalClient, 7),
    (DemoStage::Lost, 3),
];

impl Demo {
    /// The rung of person `index`.
    pub(super) fn stage(&self, index: usize) -> DemoStage {
        let mut rng = Rng::new(self.plan().seed, Stream::Stage, index);
        let shares = if self.group(index) == Group::NumberOnly { STAGES.get(..2).unwrap_or(STAGES) } else { STAGES };
        rng.weighted(shares).unwrap_or(DemoStage::Suspect)
    }

    /// People whose files are older than the first call.
    pub(super) fn elders(&self) -> usize {
        self.plan().contacts.div_ceil(2)
    }

    /// When the file of person `index` was made.
    pub(super) fn created_at_ms(&self, index: usize, rng: &mut Rng) -> i64 {
        let elders = self.elders();
        if index >= elders {
            let newcomers = self.plan().contacts.saturating_sub(elders);
            return self.calendar().moment(index - elders, rng.bits32(), newcomers).at_ms;
        }
        // From eight years ago to just before the first call: 1810 days.
        let days = i64::try_from(1_810 * (index as u128) / (elders.max(1) as u128)).unwrap_or(0);
        let from = self.calendar().now_ms().saturating_sub(2_922 * super::calendar::DAY_MS);
        self.calendar().working_time(from, days, rng.between(485, 1_135))
    }

    /// The origin of a name in that department.
    fn origin(&self, rng: &mut Rng, department: usize) -> Option<&'static Origin> {
        let local = self.local_origins(department);
        let index = if !local.is_empty() && rng.per_mille(260) { rng.pick(local)? } else { self.any_origin(rng) };
        ORIGINS.get(index)
    }

    /// A family name found in that department, with its origin.
    pub(super) fn family_name(&self, rng: &mut Rng, department: usize) -> (Option<&'static Origin>, &'static str) {
        let origin = self.origin(rng, department);
        (origin, origin.map_or("Martin", |origin| rng.common_word(origin.family)))
    }

    /// Person `index`, for any index: those at or after [`super::Plan::contacts`] exist too, but nothing refers to them.
    #[must_use]
    pub fn contact(&self, index: usize) -> DemoContact {
        let seed = self.plan().seed;
        let mut rng = Rng::new(seed, Stream::Person, index);
        let group = self.group(index);
        let place = self.place_of(index, group);
        let phones = self.phones(index, group, place.zone, &mut rng);
        let created_at_ms = self.created_at_ms(index, &mut rng);
        let stage = self.stage(index);
        let owner = rng.pick(&[2, 3, 4, 5, 8, 9, 11]).unwrap_or(2);
        let principal = self.principal_of(index);
        let company = match group {
            Group::Switchboard { company, .. } | Group::Employee { company } => Some(company),
            _ => None,
        };
        if group == Group::NumberOnly {
            return DemoContact {
                first: None,
                last: None,
                civility: None,
                job: None,
                company: None,
                email: None,
                phones,
                street: None,
                postcode: None,
                town: None,
                department: None,
                country: "FR",
                stage,
                temperature: None,
                birth_year: None,
                language: "fr",
                usual_hours: None,
                created_at_ms,
                loyalty_card: None,
                decision_power: None,
                owner,
                principal,
            };
        }

        // A family has one name, one street and one generation per couple.
        let anchor = match group {
            Group::Family { anchor, .. } => anchor,
            _ => index,
        };
        let mut house = Rng::new(seed, Stream::House, anchor);
        let (origin, last) = self.family_name(&mut house, place.department);
        let street = text::street(&mut house);
        let couple_age = house.between(30, 78);
        let first_is_man = house.per_mille(500);
        let (man, age) = match group {
            Group::Family { member: 0, .. } => (first_is_man, couple_age),
            Group::Family { member: 1, .. } => (!first_is_man, couple_age + rng.between(-5, 5)),
            Group::Family { .. } => (rng.per_mille(500), (couple_age - rng.between(24, 33)).max(15)),
            _ if company.is_some() => (rng.per_mille(520), rng.quantile(WORKING_AGES)),
            _ => (rng.per_mille(480), rng.quantile(AGES)),
        };
        let birth_year = self.year().saturating_sub(i32::try_from(age).unwrap_or(40));
        let first = given_name(&mut rng, origin, birth_year, man);
        let job = match company {
            Some(_) if rng.per_mille(850) => rng.pick(JOBS),
            None if age < 64 && rng.per_mille(350) => rng.pick(HOME_JOBS),
            _ => None,
        };
        let email = rng.per_mille(620).then(|| {
            let house = company.filter(|_| rng.per_mille(800)).map(|company| self.company_name(company).1);
            match house {
                Some(domain) => text::mailbox(first, last, None, &domain),
                None => text::mailbox(first, last, Some(birth_year), rng.common_word(MAIL_HOUSES)),
            }
        });
        let bought = matches!(stage, DemoStage::Client | DemoStage::LoyalClient);
        DemoContact {
            first: Some(first),
            last: Some(last),
            civility: rng.per_mille(960).then_some(if man { DemoCivility::Sir } else { DemoCivility::Madam }),
            job: job.map(|(woman_s, man_s)| if man { man_s } else { woman_s }),
            company,
            email,
            phones,
            street: (bought || rng.per_mille(700)).then_some(street),
            postcode: Some(place.postcode),
            town: Some(place.town),
            department: Some(place.code),
            country: "FR",
            stage,
            temperature: temperature(&mut rng, stage),
            birth_year: rng.per_mille(if bought { 700 } else { 250 }).then_some(birth_year),
            language: if rng.per_mille(25) { rng.word(&["en", "ar", "pt", "es", "de", "vi"]) } else { "fr" },
            usual_hours: rng.per_mille(180).then(|| rng.word(USUAL_HOURS)),
            created_at_ms,
            loyalty_card: (stage == DemoStage::LoyalClient || (bought && rng.per_mille(120)))
                .then(|| text::card(index)),
            decision_power: (company.is_some() || rng.per_mille(150))
                .then(|| rng.weighted(&[(DemoDecision::Yes, 55), (DemoDecision::No, 25), (DemoDecision::Shared, 20)]))
                .flatten(),
            owner,
            principal,
        }
    }

    /// The brand whose customer person `index` is.
    pub(super) fn principal_of(&self, index: usize) -> usize {
        usize::from(Rng::new(self.plan().seed, Stream::Principal, index).per_mille(200))
    }

    /// The numbers of a person as typed.
    fn phones(&self, index: usize, group: Group, zone: u8, rng: &mut Rng) -> Vec<DemoPhone> {
        if group == Group::Unusable {
            return vec![DemoPhone {
                raw: rng.word(UNUSABLE_NUMBERS).to_owned(),
                e164: None,
                kind_hint: DemoPhoneKind::Mobile,
            }];
        }
        let lines = self.lines(index, group, zone);
        let mut phones = Vec::with_capacity(lines.iter().flatten().count());
        phones.extend(lines.into_iter().flatten().map(|(number, kind_hint)| DemoPhone {
            raw: number.typed(rng),
            e164: Some(number.e164()),
            kind_hint,
        }));
        phones
    }
}

/// A given name in fashion at that birth, or one of the origin's own.
fn given_name(rng: &mut Rng, origin: Option<&Origin>, birth_year: i32, man: bool) -> &'static str {
    let own = origin.map_or(&[][..], |origin| if man { origin.men } else { origin.women });
    if !own.is_empty() && rng.per_mille(550) {
        return rng.common_word(own);
    }
    let era = ERAS.iter().find(|era| birth_year <= era.until);
    era.map_or("Camille", |era| rng.common_word(if man { era.men } else { era.women }))
}

/// The temperature that goes with a rung.
fn temperature(rng: &mut Rng, stage: DemoStage) -> Option<DemoTemperature> {
    let shares = [(DemoTemperature::Cold, 45), (DemoTemperature::Warm, 35), (DemoTemperature::Hot, 20)];
    match stage {
        DemoStage::Prospect => rng.weighted(&shares),
        DemoStage::Client | DemoStage::LoyalClient if rng.per_mille(150) => rng.weighted(&shares),
        _ => None,
    }
}
