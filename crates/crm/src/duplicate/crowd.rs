//! A base, or a few of its people, as they are compared: small enough for a million to be held at once (about 150
//! bytes a person).

use std::collections::HashMap;

use super::name::Names;
use super::placeholder::{Mailbox, is_no_number};
use super::{hash, place};
use crate::Result;

/// One fiche, as the store reads it.
#[derive(Debug, Default)]
pub(crate) struct Row {
    /// Its local row number.
    pub(crate) rid: i64,
    /// `mme`, `m`, `mx`.
    pub(crate) civility: Option<String>,
    /// `f`, `m`.
    pub(crate) sex: Option<String>,
    /// As written.
    pub(crate) first_name: Option<String>,
    /// As written.
    pub(crate) last_name: Option<String>,
    /// Employer's name.
    pub(crate) company: Option<String>,
    /// Number and street.
    pub(crate) street: Option<String>,
    /// As written.
    pub(crate) postcode: Option<String>,
    /// As written.
    pub(crate) town: Option<String>,
    /// Four digits.
    pub(crate) birth_year: Option<i64>,
    /// Loyalty card.
    pub(crate) card: Option<String>,
}

/// One person in hand. 0 is: not known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Person {
    pub(super) first: u32,
    pub(super) last: u32,
    pub(super) company: u32,
    pub(super) street: u32,
    pub(super) postcode: u32,
    pub(super) town: u32,
    pub(super) card: u32,
    pub(super) birth_year: u16,
    /// `f` or `m`, as a letter.
    pub(super) sex: u8,
}

/// One address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mail {
    /// The whole, summed.
    pub(super) whole: u32,
    /// What is before the @, letters and digits, summed.
    pub(super) local: u32,
    /// What is behind it, summed.
    pub(super) host: u32,
    /// Nobody has it alone.
    pub(super) shared: bool,
    start: u32,
    len: u16,
}

/// People in hand, by place.
#[derive(Debug, Default)]
pub(crate) struct Crowd {
    pub(super) names: Names,
    pub(super) people: Vec<Person>,
    rids: Vec<i64>,
    numbers: Vec<(u32, u64)>,
    number_starts: Vec<u32>,
    mails: Vec<(u32, Mail)>,
    mail_starts: Vec<u32>,
    mail_text: String,
    frequency: Frequency,
}

/// How many differently named people share a number or an address (what is not in there is one person's alone), and how
/// often each name is met, first or last.
#[derive(Debug, Default)]
struct Frequency {
    numbers: HashMap<u64, u16>,
    mails: HashMap<u32, u16>,
    names: Vec<u32>,
    /// Told from outside, for a crowd that is not the whole base.
    namesakes: Option<f32>,
}

/// As many people as a base is taken to have at least: in a small one, any name seems rare or frequent.
const MANY: usize = 2000;

impl Crowd {
    /// Takes a fiche in and tells its place; rows come in the order of their numbers.
    pub(crate) fn add(&mut self, row: &Row) -> u32 {
        let text =
            |value: &Option<String>| value.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
        let sum = |value: Option<String>| value.map_or(0, |text| if text.is_empty() { 0 } else { hash::text(&text) });
        let sex = match (row.sex.as_deref(), row.civility.as_deref()) {
            (Some("f"), _) | (None, Some("mme")) => b'f',
            (Some("m"), _) | (None, Some("m")) => b'm',
            _ => 0,
        };
        self.rids.push(row.rid);
        self.people.push(Person {
            first: self.names.number(row.first_name.as_deref()),
            last: self.names.number(row.last_name.as_deref()),
            company: sum(text(&row.company).map(|name| place::company(&name))),
            street: row.street.as_deref().map_or(0, place::street),
            postcode: row.postcode.as_deref().map_or(0, place::postcode),
            town: sum(text(&row.town).map(|name| place::town(&name))),
            card: sum(text(&row.card).map(|card| card.to_lowercase())),
            birth_year: row.birth_year.and_then(|year| u16::try_from(year).ok()).unwrap_or(0),
            sex,
        });
        u32::try_from(self.people.len() - 1).unwrap_or(u32::MAX)
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.people.len()
    }

    /// The row number of who is at this place; 0 when nobody is.
    pub(crate) fn rid(&self, place: u32) -> i64 {
        self.rids.get(place as usize).copied().unwrap_or(0)
    }

    /// Where the fiche of a row number is; `None`: not here.
    pub(crate) fn place(&self, rid: i64) -> Option<u32> {
        self.rids.binary_search(&rid).ok().and_then(|at| u32::try_from(at).ok())
    }

    /// Gives somebody a number, unless it was typed to fill a box.
    pub(crate) fn add_number(&mut self, place: u32, e164: &str, extension: Option<&str>) {
        if is_no_number(e164) {
            return;
        }
        let Ok(number) = e164.trim_start_matches('+').parse::<u64>() else {
            return;
        };
        // Behind a switchboard, another extension is another telephone.
        let number = match extension.filter(|digits| !digits.is_empty()) {
            Some(digits) => BEHIND | u64::from(hash::parts(&[hash::number(number), hash::text(digits)])),
            None => number,
        };
        self.numbers.push((place, number));
    }

    /// Gives somebody an address, as folded by the store, unless it is nobody's.
    pub(crate) fn add_mail(&mut self, place: u32, address: &str) {
        let whose = Mailbox::of(address);
        let (local, host) = address.split_once('@').unwrap_or((address, ""));
        let (Ok(start), Ok(len)) = (u32::try_from(self.mail_text.len()), u16::try_from(address.len())) else {
            return;
        };
        if whose == Mailbox::Nobody || host.is_empty() {
            return;
        }
        let plain: String = local.chars().filter(|c| c.is_alphanumeric()).collect();
        self.mail_text.push_str(address);
        let shared = whose == Mailbox::Shared;
        let (whole, local, host) = (hash::text(address), hash::text(&plain), hash::text(host));
        self.mails.push((place, Mail { whole, local, host, shared, start, len }));
    }

    /// Once all are in: sorts what they have, and counts who shares what. `ask` is asked between two sorts whether to go
    /// on: an error stops.
    ///
    /// # Errors
    /// Those of `ask`.
    pub(crate) fn close(&mut self, ask: &mut dyn FnMut() -> Result<()>) -> Result<()> {
        self.numbers.sort_unstable();
        self.numbers.dedup();
        ask()?;
        self.mails.sort_unstable_by_key(|(place, mail)| (*place, mail.whole));
        self.mails.dedup_by_key(|(place, mail)| (*place, mail.whole));
        self.number_starts = starts(self.people.len(), self.numbers.iter().map(|(place, _)| *place));
        self.mail_starts = starts(self.people.len(), self.mails.iter().map(|(place, _)| *place));
        ask()?;
        let mut numbers: Vec<(u64, u32)> =
            self.numbers.iter().map(|(place, number)| (*number, self.called(*place))).collect();
        let numbers = differently_named(&mut numbers);
        ask()?;
        let mut mails: Vec<(u32, u32)> =
            self.mails.iter().map(|(place, mail)| (mail.whole, self.called(*place))).collect();
        let mails = differently_named(&mut mails);
        ask()?;
        let mut names = vec![0_u32; self.names.len()];
        for name in self.people.iter().flat_map(|person| [person.first, person.last]) {
            if let Some(count) = names.get_mut(name as usize) {
                *count += 1;
            }
        }
        self.frequency = Frequency { numbers, mails, names, namesakes: self.frequency.namesakes };
        Ok(())
    }

    /// Who is at this place. Places come from this crowd.
    pub(super) fn person(&self, place: u32) -> &Person {
        &self.people[place as usize]
    }

    /// Their numbers.
    pub(super) fn numbers(&self, place: u32) -> &[(u32, u64)] {
        slice(&self.numbers, &self.number_starts, place)
    }

    /// Their addresses.
    pub(super) fn mails(&self, place: u32) -> &[(u32, Mail)] {
        slice(&self.mails, &self.mail_starts, place)
    }

    /// An address as folded.
    pub(super) fn address(&self, mail: Mail) -> &str {
        let start = mail.start as usize;
        self.mail_text.get(start..start + usize::from(mail.len)).unwrap_or_default()
    }

    /// How their whole name sounds, first and last in any order; `None`: first or last is missing.
    pub(super) fn heard(&self, place: u32) -> Option<u32> {
        let person = self.person(place);
        let (first, last) = (self.names.get(person.first).sounds, self.names.get(person.last).sounds);
        (first != 0 && last != 0).then(|| hash::parts(&[first.min(last), first.max(last)]))
    }

    /// By what they are told from others who share a number with them.
    fn called(&self, place: u32) -> u32 {
        let person = self.person(place);
        self.heard(place).unwrap_or_else(|| hash::parts(&[person.first, person.last, person.company]))
    }

    /// How many differently named people have this number.
    pub(super) fn holders_of_number(&self, number: u64) -> u16 {
        self.frequency.numbers.get(&number).copied().unwrap_or(1)
    }

    /// How many differently named people have this address.
    pub(super) fn holders_of_mail(&self, mail: Mail) -> u16 {
        self.frequency.mails.get(&mail.whole).copied().unwrap_or(1)
    }

    /// How many others of the base would have this whole name by chance, as often as its two parts are met.
    pub(super) fn namesakes(&self, place: u32) -> f32 {
        let person = self.person(place);
        let others = |name: u32| self.frequency.names.get(name as usize).copied().unwrap_or(0).saturating_sub(1);
        let expected = || namesakes(others(person.first), others(person.last), self.people.len());
        self.frequency.namesakes.unwrap_or_else(expected)
    }

    /// For a crowd that is not the whole base: how often the names of the one asked about are met in it.
    pub(crate) fn tell_frequency(&mut self, first: u32, last: u32, people: usize) {
        self.frequency.namesakes = Some(namesakes(first.saturating_sub(1), last.saturating_sub(1), people));
    }
}

#[expect(clippy::cast_precision_loss, reason = "an order of magnitude")]
fn namesakes(first: u32, last: u32, people: usize) -> f32 {
    first as f32 * last as f32 / people.max(MANY) as f32
}

/// Marks a number behind a switchboard: no E.164 is that long.
pub(super) const BEHIND: u64 = 1 << 63;

/// Where the belongings of each person begin, and after the last one the end.
fn starts(people: usize, owners: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut counts = vec![0_u32; people + 1];
    for owner in owners {
        if let Some(count) = counts.get_mut(owner as usize + 1) {
            *count += 1;
        }
    }
    let mut sum = 0;
    for count in &mut counts {
        sum += *count;
        *count = sum;
    }
    counts
}

fn slice<'a, T>(all: &'a [T], starts: &[u32], place: u32) -> &'a [T] {
    let at = |place: usize| starts.get(place).map_or(0, |start| *start as usize);
    all.get(at(place as usize)..at(place as usize + 1)).unwrap_or_default()
}

/// Of what several fiches share: how many names they have between them.
fn differently_named<K: Copy + Ord + std::hash::Hash>(held: &mut [(K, u32)]) -> HashMap<K, u16> {
    held.sort_unstable();
    held.chunk_by(|a, b| a.0 == b.0)
        .filter(|same| same.len() > 1)
        .filter_map(|same| {
            let names = same.chunk_by(|a, b| a.1 == b.1).count();
            (names > 1).then(|| (same[0].0, u16::try_from(names).unwrap_or(u16::MAX)))
        })
        .collect()
}
