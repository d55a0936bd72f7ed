//! Invented companies: names made of trades, family names, places and syllables.

use super::groups::{COMPANIES, company_anchor};
use super::records::{DemoCompany, DemoPhone, DemoPhoneKind};
use super::rng::{Rng, Stream};
use super::trades::{BRAND_HEADS, BRAND_TAILS, EMBLEMS, HEADCOUNTS, LEGAL_FORMS, TRADES, Trade};
use super::{Demo, text};

/// A trade, by its share.
fn trade(rng: &mut Rng) -> Option<&'static Trade> {
    let total = TRADES.iter().map(|trade| trade.weight as usize).sum();
    let mut left = rng.below(total);
    TRADES.iter().find(|trade| {
        let weight = trade.weight as usize;
        let found = left < weight;
        left = left.saturating_sub(weight);
        found
    })
}

/// « de Brest », « d’Agen », « du Mans », « des Abymes »: the preposition and what follows it.
fn of_town(town: &'static str) -> (&'static str, &'static str) {
    if let Some(rest) = town.strip_prefix("Le ") {
        (" du ", rest)
    } else if let Some(rest) = town.strip_prefix("Les ") {
        (" des ", rest)
    } else if town.starts_with(['A', 'E', 'É', 'I', 'O', 'U', 'Y']) || matches!(town, "Honfleur" | "Hyères") {
        (" d’", town)
    } else {
        (" de ", town)
    }
}

impl Demo {
    /// The trade, the name and the mail domain of a company, and its generator beyond these.
    fn company_parts(&self, index: usize) -> (Rng, Option<&'static Trade>, String) {
        let seed = self.plan().seed;
        let mut rng = Rng::new(seed, Stream::Company, index);
        let place = self.place(company_anchor(seed, index));
        let trade = trade(&mut rng);
        let word = trade.map_or("Comptoir", |trade| rng.word(trade.words));
        let mut name = String::with_capacity(32);
        let kinds = if trade.is_some_and(Trade::is_profession) { 72 } else { 100 };
        let parts = match rng.below(kinds) {
            0..38 => [word, " ", self.family_name(&mut rng, place.department).1, ""],
            38..62 => [word, " ", rng.word(EMBLEMS), ""],
            62..72 => {
                let (of, town) = of_town(place.town);
                [word, of, town, ""]
            }
            72..82 => [self.family_name(&mut rng, place.department).1, " & Fils – ", word, ""],
            _ => [rng.word(BRAND_HEADS), rng.word(BRAND_TAILS), " ", word],
        };
        for part in parts {
            name.push_str(part);
        }
        (rng, trade, name)
    }

    /// The name and the mail domain of a company.
    pub(super) fn company_name(&self, index: usize) -> (String, String) {
        let (_, _, name) = self.company_parts(index);
        let mut domain = String::with_capacity(name.len() + 8);
        text::push_folded(&mut domain, &name);
        domain.push_str(".example");
        (name, domain)
    }

    /// How many companies there are: eighteen for a hundred people.
    #[must_use]
    pub fn company_count(&self) -> usize {
        self.plan().contacts.div_ceil(super::groups::BLOCK).saturating_mul(COMPANIES)
    }

    /// Company `index`.
    #[must_use]
    pub fn company(&self, index: usize) -> DemoCompany {
        let seed = self.plan().seed;
        let anchor = company_anchor(seed, index);
        let place = self.place(anchor);
        let (mut rng, trade, name) = self.company_parts(index);
        let mut domain = String::with_capacity(name.len() + 8);
        text::push_folded(&mut domain, &name);
        domain.push_str(".example");
        // Those with a switchboard employ at least ten people.
        let bands = if index % COMPANIES < 3 { HEADCOUNTS.get(4..) } else { HEADCOUNTS.get(..6) };
        let bands = bands.unwrap_or(HEADCOUNTS);
        let at = rng.below(bands.len()).min(rng.below(bands.len()));
        let (headcount_code, headcount) = bands.get(at).copied().unwrap_or(("NN", "Unité non employeuse"));
        let number = super::numbers::National::landline(anchor, place.zone, self.crowded());
        DemoCompany {
            legal_form: rng.weighted(trade.map_or(LEGAL_FORMS, Trade::legal_forms)).unwrap_or("SARL"),
            siret: text::siret(index),
            naf: trade.map_or("46.90Z", |trade| trade.naf),
            naf_label: trade.map_or("", |trade| trade.label),
            headcount_code,
            headcount,
            phone: DemoPhone {
                raw: number.typed(&mut rng),
                e164: Some(number.e164()),
                kind_hint: DemoPhoneKind::Switchboard,
            },
            street: text::street(&mut rng),
            postcode: place.postcode,
            town: place.town,
            department: place.code,
            name,
            domain,
        }
    }
}
