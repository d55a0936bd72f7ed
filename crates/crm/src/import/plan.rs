//! What becomes of each row: a new fiche, one that is completed, or nothing; decided before anything is written, from
//! the base as it stands and from the rows above. A dry run is this and no more, so a run cannot say otherwise.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

use chrono::{DateTime, Utc};

use super::person::Person;
use super::{ImportReason, OnDuplicate, person::name_key};
use crate::id_series::IdSeries;
use crate::text::fold;
use crate::{CompanyId, ContactId, Result};

/// Somebody the base has, as far as telling whether a row is about them.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Somebody {
    pub id: ContactId,
    pub external_id: Option<String>,
    /// [`name_key`].
    pub name: String,
    /// Folded; empty: none.
    pub company: String,
    /// The use of their fiche is limited.
    pub frozen: bool,
}

/// What is asked of the base.
pub(crate) trait Base {
    /// There is no fiche at all: nothing needs to be asked.
    fn is_empty(&self) -> bool;
    /// Who has one of these numbers or addresses, or this id of another program; numbers known to be wrong reach nobody.
    fn reached(&self, person: &Person) -> Result<Vec<Somebody>>;
    /// Who has this name, for a row that gives nothing else to be known by.
    fn named(&self, person: &Person) -> Result<Vec<Somebody>>;
    /// One of these numbers or addresses must not be used.
    fn opposed(&self, person: &Person) -> bool;
    /// The company of this folded name.
    fn company(&self, folded: &str) -> Result<Option<CompanyId>>;
}

/// What becomes of a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Verdict {
    /// A fiche of its own.
    Create,
    /// It completes a fiche of the base.
    Complete(ContactId),
    /// It completes a fiche that a row above made.
    CompleteNew(ContactId),
}

/// An employer, found or to be made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct EmployerId {
    pub id: CompanyId,
    /// This row makes it: the first written of those that name it.
    pub new: bool,
    /// A row of this file made it.
    pub ours: bool,
}

/// A row and what becomes of it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Planned {
    pub verdict: Verdict,
    /// Of the fiche made or completed.
    pub id: ContactId,
    pub employer: Option<EmployerId>,
    pub person: Person,
}

/// Rows are decided upon in the order of the file and written in another: whichever comes first now makes the company
/// that it names.
pub(crate) fn first_makes_the_company(rows: &mut [Planned]) {
    let mut to_make: HashSet<CompanyId> = rows
        .iter()
        .filter_map(|row| row.employer)
        .filter(|employer| employer.new)
        .map(|employer| employer.id)
        .collect();
    for employer in rows.iter_mut().filter_map(|row| row.employer.as_mut()) {
        employer.new = to_make.remove(&employer.id);
    }
}

/// What is decided of a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Decided {
    Take(Planned),
    /// Nothing of it is taken; `of`: the fiche it is about, as it stays.
    Leave {
        reason: ImportReason,
        of: Option<ContactId>,
        person: Person,
    },
}

/// A fiche that a row above made: enough to know it again. Its name and company are compared once a key has found it, so
/// that half a hash tells them apart: of four billion that differ, one would be taken for the same.
struct Made {
    id: ContactId,
    name: u32,
    company: u32,
}

/// The hash of something a row can be known by: in halves, so that it takes no room to be aligned among the millions.
type Key = [u32; 2];

/// Decides row after row.
pub(crate) struct Planner<B> {
    base: B,
    on_duplicate: OnDuplicate,
    ids: IdSeries,
    hasher: RandomState,
    made: Vec<Made>,
    /// Whom each key reaches: the fiche made, or with [`SHARED`] the last of several.
    keys: HashMap<Key, u32>,
    /// One of those who share a key, and whom it reached before.
    links: Vec<(u32, u32)>,
    companies: HashMap<String, (CompanyId, bool)>,
}

/// Several share the key: the rest of the number is a link. One line in many is shared, so the others take no room there.
const SHARED: u32 = 1 << 31;
/// Rows for which room is made beforehand: a file may say anything of its length.
const EXPECTED_MAX: u32 = 1_000_000;
/// How many fiches made here are looked at for one key: a switchboard has hundreds, and their names differ.
const LOOKED_AT: usize = 64;

impl<B: Base> Planner<B> {
    pub(crate) fn new(base: B, on_duplicate: OnDuplicate, now: DateTime<Utc>) -> Self {
        Self {
            base,
            on_duplicate,
            ids: IdSeries::new(now),
            hasher: RandomState::new(),
            made: Vec::new(),
            keys: HashMap::new(),
            links: Vec::new(),
            companies: HashMap::new(),
        }
    }

    /// After `so_far` rows, about `more` of their kind are to come: room for them is made at once, since a table that is
    /// made larger is held twice meanwhile.
    pub(crate) fn expect(&mut self, so_far: u32, more: u32) {
        let room = |held: usize| held * more.min(EXPECTED_MAX) as usize / so_far.max(1) as usize;
        self.made.reserve(room(self.made.len()));
        self.keys.reserve(room(self.keys.len()));
    }

    /// What becomes of the next row.
    ///
    /// # Errors
    /// Those of the disk.
    pub(crate) fn plan(&mut self, person: Person) -> Result<Decided> {
        let found = if self.on_duplicate == OnDuplicate::Create { None } else { self.same(&person)? };
        let leave = |reason, of, person| Ok(Decided::Leave { reason, of, person });
        let (verdict, id) = match (found, self.on_duplicate) {
            (Some(Same::Frozen(id)), _) => return leave(ImportReason::Frozen, Some(id), person),
            (Some(Same::InBase(id)), OnDuplicate::Merge) => (Verdict::Complete(id), id),
            (Some(Same::Above(at, id)), OnDuplicate::Merge) => {
                // It may bring a further number, by which rows below know them.
                self.link(at, &person);
                (Verdict::CompleteNew(id), id)
            }
            (Some(Same::InBase(id) | Same::Above(_, id)), _) => {
                return leave(ImportReason::AlreadyThere, Some(id), person);
            }
            (None, _) if self.base.opposed(&person) => return leave(ImportReason::Opposed, None, person),
            (None, _) => {
                let id = ContactId(self.ids.take());
                self.remember(id, &person);
                (Verdict::Create, id)
            }
        };
        let employer = self.employer(&person)?;
        Ok(Decided::Take(Planned { verdict, id, employer, person }))
    }

    fn employer(&mut self, person: &Person) -> Result<Option<EmployerId>> {
        let Some(name) = &person.employer.name else {
            return Ok(None);
        };
        let folded = fold(name);
        if let Some((id, ours)) = self.companies.get(&folded) {
            return Ok(Some(EmployerId { id: *id, new: false, ours: *ours }));
        }
        let (id, new) = match self.base.company(&folded)? {
            Some(id) => (id, false),
            None => (CompanyId(self.ids.take()), true),
        };
        self.companies.insert(folded, (id, new));
        Ok(Some(EmployerId { id, new, ours: new }))
    }

    fn same(&self, person: &Person) -> Result<Option<Same>> {
        if let Some((at, above)) = self.above(person) {
            return Ok(Some(Same::Above(at, above)));
        }
        if self.base.is_empty() {
            return Ok(None);
        }
        let keyless = person.external_id.is_none()
            && person.emails.is_empty()
            && person.phones.iter().all(|phone| phone.e164.is_none());
        let found = if keyless { self.base.named(person)? } else { self.base.reached(person)? };
        let name = person.name_key();
        let company = person.employer.name.as_deref().map(fold).unwrap_or_default();
        let agrees = |one: &&Somebody| {
            // Without a name on either side, the company is who is meant, when both give one.
            let house = company.is_empty() || one.company.is_empty() || one.company == company;
            // A fiche that is a number and no more has waited for its name.
            let bare = one.name.is_empty() && one.company.is_empty();
            if name.is_empty() { house } else { one.name == name || bare }
        };
        let mut agreeing = found.iter().filter(agrees);
        let first = agreeing.next();
        // A line that several share and a row without a name: whose it is would be a guess.
        let guess = name.is_empty() && agreeing.next().is_some();
        let same = |one: &Somebody| if one.frozen { Same::Frozen(one.id) } else { Same::InBase(one.id) };
        Ok(first.filter(|_| !guess).map(same))
    }

    fn hash(&self, kind: char, text: &str) -> u64 {
        self.hasher.hash_one((kind, text))
    }

    #[expect(clippy::cast_possible_truncation, reason = "half of it is meant")]
    fn half_hash(&self, kind: char, text: &str) -> u32 {
        self.hash(kind, text) as u32
    }

    /// What a row can be known by again.
    fn keys_of(&self, person: &Person) -> Vec<Key> {
        let mut hashes: Vec<u64> = person
            .phones
            .iter()
            .filter_map(|phone| phone.e164.as_deref())
            .map(|e164| self.hash('t', e164))
            .chain(person.emails.iter().map(|email| self.hash('e', &email.address.to_lowercase())))
            .chain(person.external_id.iter().map(|id| self.hash('x', id)))
            .collect();
        if hashes.is_empty() {
            let place = person.main.postcode.as_deref().unwrap_or_default();
            let company = person.employer.name.as_deref().map(fold).unwrap_or_default();
            hashes.push(self.hash('n', &format!("{}|{place}|{company}", person.name_key())));
        }
        #[expect(clippy::cast_possible_truncation, reason = "both halves are kept")]
        hashes.into_iter().map(|hash| [hash as u32, (hash >> 32) as u32]).collect()
    }

    /// The fiche that a row above made of the same person.
    fn above(&self, person: &Person) -> Option<(usize, ContactId)> {
        let name = self.half_hash('n', &person.name_key());
        let company = self.half_hash('c', &person.employer.name.as_deref().map(fold).unwrap_or_default());
        let none = self.half_hash('c', "");
        let unnamed = !person.is_named();
        let mut only = None;
        for key in self.keys_of(person) {
            let mut reached = self.keys.get(&key).copied();
            for _ in 0..LOOKED_AT {
                let Some(one) = reached else {
                    break;
                };
                let (at, before) = match one & SHARED {
                    0 => (one, None),
                    _ => match self.links.get((one ^ SHARED) as usize) {
                        Some(&(at, before)) => (at, Some(before)),
                        None => break,
                    },
                };
                if let Some(made) = self.made.get(at as usize) {
                    let same_house = company == none || made.company == none || made.company == company;
                    let found = (at as usize, made.id);
                    if !unnamed && made.name == name {
                        return Some(found);
                    }
                    if unnamed && same_house {
                        // Several share the line: whose the row is would be a guess.
                        if only.is_some_and(|only| only != found) {
                            return None;
                        }
                        only = Some(found);
                    }
                }
                reached = before;
            }
        }
        only
    }

    fn remember(&mut self, id: ContactId, person: &Person) {
        let name = self.half_hash('n', &name_key(person.first_name.as_deref(), person.last_name.as_deref()));
        let company = self.half_hash('c', &person.employer.name.as_deref().map(fold).unwrap_or_default());
        self.made.push(Made { id, name, company });
        self.link(self.made.len() - 1, person);
    }

    fn link(&mut self, made: usize, person: &Person) {
        let below = |number: usize| u32::try_from(number).ok().filter(|number| number & SHARED == 0);
        let Some(made) = below(made) else {
            return;
        };
        for key in self.keys_of(person) {
            let Some(before) = self.keys.insert(key, made) else {
                continue;
            };
            if let Some(link) = below(self.links.len()) {
                self.links.push((made, before));
                self.keys.insert(key, link | SHARED);
            }
        }
    }
}

/// Who a row is about.
enum Same {
    /// In the base, and its use is limited.
    Frozen(ContactId),
    InBase(ContactId),
    /// Where it stands among those made.
    Above(usize, ContactId),
}
