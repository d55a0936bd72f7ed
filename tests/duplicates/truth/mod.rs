//! Invented bases with known truth, and what a look at them is worth.

pub mod alike;
pub mod people;
pub mod rng;
pub mod slips;
pub mod words;

use std::collections::{BTreeMap, HashMap, HashSet};

use crm::ContactId;
use crm::duplicate::{DuplicatePair, Likeness};
use decroche_tests::house::House;
use people::{Fiche, Maker};
use rusqlite::params;
use uuid::Uuid;
use words::Words;

/// A base of known truth in a house.
pub struct Known {
    pub house: House,
    pub fiches: Vec<Fiche>,
    pub ids: Vec<ContactId>,
}

/// How many of each kind.
pub struct Size {
    pub people: usize,
    pub seconds: usize,
    pub lookalikes: usize,
}

/// Invents a base.
pub fn base(seed: u64, words: &Words, size: &Size) -> Known {
    let mut maker = Maker::new(seed, words);
    let mut fiches: Vec<Fiche> = (0..size.people).map(|_| maker.person()).collect();
    let mut taken = HashSet::new();
    for kind in slips::KINDS {
        let (mut made, mut tries) = (0, 0);
        while made < size.seconds && tries < size.people * 4 {
            tries += 1;
            let at = maker.rng.below(size.people);
            if taken.contains(&at) {
                continue;
            }
            let first = fiches[at].clone();
            if let Some(second) = slips::second_fiche(&mut maker, &first, kind) {
                fiches.push(second);
                taken.insert(at);
                made += 1;
            }
        }
        assert_eq!(made, size.seconds, "{kind}: the base is too small");
    }
    for kind in alike::KINDS {
        for _ in 0..size.lookalikes {
            fiches.extend(alike::lookalikes(&mut maker, kind));
        }
    }
    // Second fiches come at any time.
    for at in (1..fiches.len()).rev() {
        let other = maker.rng.below(at + 1);
        fiches.swap(at, other);
    }
    let house = House::new();
    let ids = write(&house, &fiches);
    Known { house, fiches, ids }
}

/// Writes fiches as a file would bring them, in one transaction.
pub fn write(house: &House, fiches: &[Fiche]) -> Vec<ContactId> {
    let mut file = house.foreign_hand();
    let ids: Vec<ContactId> = (0..fiches.len()).map(|n| ContactId(id(1, n))).collect();
    let tx = file.transaction().unwrap();
    let mut companies: HashMap<String, Uuid> = HashMap::new();
    for (n, (fiche, contact)) in fiches.iter().zip(&ids).enumerate() {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let company = fiche.company.as_ref().map(|name| {
            *companies.entry(name.clone()).or_insert_with(|| {
                let key = id(2, n);
                tx.execute(
                    "INSERT INTO company (id, name, name_folded) VALUES (?1, ?2, ?3)",
                    params![key, name, crm::text::fold(name)],
                )
                .unwrap();
                key
            })
        });
        tx.prepare_cached(
            "INSERT INTO contact (id, external_id, civility, first_name, last_name, company_id, street, postcode, town, birth_year,
                 stage, created_at, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, 'suspect', 0, 0)",
        )
        .unwrap()
        .execute(params![
            contact, n.to_string(), fiche.civility, some(&fiche.first), some(&fiche.last), company, fiche.street, fiche.postcode, fiche.town,
            fiche.birth_year
        ])
        .unwrap();
        for (position, e164) in fiche.phones.iter().enumerate() {
            tx.prepare_cached(
                "INSERT INTO phone_number (id, contact_id, position, raw, e164, line_type, created_at) VALUES (?1, ?2, ?3, ?4, ?4, 'unknown', 0)",
            )
            .unwrap()
            .execute(params![id(3, n * 8 + position), contact, i64::try_from(position).unwrap(), e164])
            .unwrap();
        }
        for (position, address) in fiche.emails.iter().enumerate() {
            tx.prepare_cached(
                "INSERT INTO email (id, contact_id, position, address, address_folded, created_at) VALUES (?1, ?2, ?3, ?4, ?4, 0)",
            )
            .unwrap()
            .execute(params![id(4, n * 8 + position), contact, i64::try_from(position).unwrap(), address])
            .unwrap();
        }
    }
    tx.commit().unwrap();
    ids
}

fn id(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128((0x0199_0000_0000_7000_8000 << 48) | (kind << 40) | n as u128)
}

/// Found, wrong and missed, overall and by kind.
#[derive(Default)]
pub struct Measure {
    pub right: usize,
    pub wrong: usize,
    pub missed: usize,
    /// By kind of error: found, all.
    pub found: BTreeMap<&'static str, (usize, usize)>,
    /// By kind of lookalike: pairs called sure, probable.
    pub taken_for: BTreeMap<&'static str, (usize, usize)>,
    /// The pairs wrongly found, for whoever tunes.
    pub worst: Vec<String>,
    /// Right pairs that were missed.
    pub lost: Vec<String>,
}

impl Measure {
    pub fn precision(&self) -> f64 {
        self.right as f64 / (self.right + self.wrong).max(1) as f64
    }

    pub fn recall(&self) -> f64 {
        self.right as f64 / (self.right + self.missed).max(1) as f64
    }

    /// Adds what was found in a base.
    pub fn add(&mut self, known: &Known, pairs: &[DuplicatePair]) {
        let place: HashMap<ContactId, usize> = known.ids.iter().enumerate().map(|(n, id)| (*id, n)).collect();
        let mut of_person: HashMap<usize, Vec<usize>> = HashMap::new();
        for (n, fiche) in known.fiches.iter().enumerate() {
            of_person.entry(fiche.person).or_default().push(n);
        }
        let found: HashSet<(usize, usize)> = pairs
            .iter()
            .map(|pair| (place[&pair.a.contact_id], place[&pair.b.contact_id]))
            .map(|(a, b)| (a.min(b), a.max(b)))
            .collect();
        for fiches in of_person.values() {
            for (at, a) in fiches.iter().enumerate() {
                for b in &fiches[at + 1..] {
                    let hit = found.contains(&((*a).min(*b), (*a).max(*b)));
                    let kinds = [known.fiches[*a].kind, known.fiches[*b].kind];
                    let kind = kinds.into_iter().find(|kind| slips::KINDS.contains(kind)).unwrap_or("");
                    let line = self.found.entry(kind).or_default();
                    line.0 += usize::from(hit);
                    line.1 += 1;
                    *if hit { &mut self.right } else { &mut self.missed } += 1;
                    if !hit {
                        self.lost.push(format!("{kind}: {:?}\n   {:?}", known.fiches[*a], known.fiches[*b]));
                    }
                }
            }
        }
        for pair in pairs {
            let (a, b) = (&known.fiches[place[&pair.a.contact_id]], &known.fiches[place[&pair.b.contact_id]]);
            if a.person == b.person {
                continue;
            }
            self.wrong += 1;
            let kind = if a.kind == b.kind && alike::KINDS.contains(&a.kind) { a.kind } else { "by chance" };
            let line = self.taken_for.entry(kind).or_default();
            *if pair.level == Likeness::Sure { &mut line.0 } else { &mut line.1 } += 1;
            self.worst.push(format!("{} {kind}: {a:?}\n   {b:?}\n   {:?}", pair.score, pair.reasons));
        }
    }

    /// The table that people read.
    pub fn table(&self, title: &str) -> String {
        let mut lines = vec![format!(
            "{title}: precision {:.4} ({} wrong of {}), recall {:.4} ({} of {})",
            self.precision(),
            self.wrong,
            self.right + self.wrong,
            self.recall(),
            self.right,
            self.right + self.missed
        )];
        for kind in slips::KINDS {
            if let Some((found, all)) = self.found.get(kind) {
                lines.push(format!(
                    "  {kind:<22} recall {:.3}  ({found} of {all})",
                    *found as f64 / (*all).max(1) as f64
                ));
            }
        }
        for (kind, (sure, probable)) in &self.taken_for {
            lines.push(format!("  two persons, {kind:<28} sure {sure}, probable {probable}"));
        }
        lines.join("\n")
    }
}
