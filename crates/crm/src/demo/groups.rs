//! Who belongs with whom, where they live and on which numbers they answer.
//!
//! People come in blocks of a hundred: in each, three companies whose two to six colleagues share a switchboard, fifteen
//! people who speak for a company alone, six members of families who share a landline, two known by a number only, one
//! whose number is unusable, three with three numbers. Each person is reproducible alone, from its index.

use super::Demo;
use super::numbers::National;
use super::records::DemoPhoneKind;
use super::rng::{Rng, Stream};

/// People in a block.
pub(super) const BLOCK: usize = 100;
/// Companies in a block: three with a switchboard, fifteen with one known person.
pub(super) const COMPANIES: usize = 18;

/// Who a person belongs with. `anchor` is the index of the first person of the group, whose landline is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Group {
    /// Colleagues behind a switchboard.
    Switchboard { company: usize, anchor: usize },
    /// The one known person of a company.
    Employee { company: usize },
    /// A family on one landline; the first two members are the couple.
    Family { anchor: usize, member: usize },
    /// A number and no name.
    NumberOnly,
    /// A name and something that is no number.
    Unusable,
    /// Three numbers, the third taken from the share of a person who needs none.
    ThreeNumbers { donor: usize },
    /// The others.
    Alone,
}

/// Where somebody lives or works.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) department: usize,
    pub(super) code: &'static str,
    pub(super) zone: u8,
    pub(super) town: &'static str,
    pub(super) postcode: &'static str,
}

/// The index of the person in one slot of a block: slots are scattered so that groups do not stand side by side.
fn person_at(block: usize, slot: usize) -> usize {
    block * BLOCK + (slot * 37 + 50) % BLOCK
}

/// Sizes of the groups of a block.
fn sizes(seed: u64, block: usize) -> ([usize; 3], [usize; 3]) {
    let mut rng = Rng::new(seed, Stream::Group, block);
    let firms = rng.pick(&[[2, 2, 6], [2, 3, 5], [3, 3, 4], [2, 4, 4]]);
    let families = rng.pick(&[[2, 2, 2], [2, 4, 0], [3, 3, 0], [2, 2, 2]]);
    (firms.unwrap_or([2, 4, 4]), families.unwrap_or([2, 2, 2]))
}

/// Which group of these sizes holds `slot`, where the group starts, and the rank within it.
fn within(slot: usize, sizes: [usize; 3]) -> Option<(usize, usize, usize)> {
    let mut start = 0;
    for (group, size) in sizes.into_iter().enumerate() {
        if slot < start + size {
            return Some((group, start, slot - start));
        }
        start += size;
    }
    None
}

/// The index of the first person of a company.
pub(super) fn company_anchor(seed: u64, company: usize) -> usize {
    let (block, local) = (company / COMPANIES, company % COMPANIES);
    let [first, second, _] = sizes(seed, block).0;
    let slot = match local {
        0 => 0,
        1 => first,
        2 => first + second,
        more => 7 + more,
    };
    person_at(block, slot)
}

impl Demo {
    /// Who person `index` belongs with.
    pub(super) fn group(&self, index: usize) -> Group {
        let (block, slot) = (index / BLOCK, (index % BLOCK + 50) * 73 % BLOCK);
        let seed = self.plan().seed;
        match slot {
            0..10 => within(slot, sizes(seed, block).0).map_or(Group::Alone, |(firm, start, _)| Group::Switchboard {
                company: block * COMPANIES + firm,
                anchor: person_at(block, start),
            }),
            10..25 => Group::Employee { company: block * COMPANIES + slot - 7 },
            25..31 => within(slot - 25, sizes(seed, block).1).map_or(Group::Alone, |(_, start, member)| {
                Group::Family { anchor: person_at(block, 25 + start), member }
            }),
            31 | 32 => Group::NumberOnly,
            33 => Group::Unusable,
            34..37 => Group::ThreeNumbers { donor: person_at(block, slot - 3) },
            _ => Group::Alone,
        }
    }

    /// Where the group of person `anchor` lives or works.
    pub(super) fn place(&self, anchor: usize) -> Place {
        let mut rng = Rng::new(self.plan().seed, Stream::Place, anchor);
        self.any_place(&mut rng)
    }

    /// Where person `index` lives or works.
    pub(super) fn place_of(&self, index: usize, group: Group) -> Place {
        self.place(match group {
            Group::Switchboard { anchor, .. } | Group::Family { anchor, .. } => anchor,
            _ => index,
        })
    }

    /// The numbers of person `index`, the usual one first. Unusable ones are not among them.
    pub(super) fn lines(&self, index: usize, group: Group, zone: u8) -> [Option<(National, DemoPhoneKind)>; 3] {
        let mut rng = Rng::new(self.plan().seed, Stream::Lines, index);
        let crowded = self.crowded();
        let number = National::personal(index, zone, crowded);
        let personal = |otherwise| {
            let kind = if number.is_mobile() { DemoPhoneKind::Mobile } else { otherwise };
            Some((number, kind))
        };
        let landline = |rank, kind| Some((National::landline(rank, zone, crowded), kind));
        let lines = match group {
            Group::Switchboard { anchor, .. } => {
                let own = rng.per_mille(650).then(|| personal(DemoPhoneKind::Work)).flatten();
                [landline(anchor, DemoPhoneKind::Switchboard), own, None]
            }
            Group::Employee { .. } if rng.per_mille(600) => {
                [landline(index, DemoPhoneKind::Work), personal(DemoPhoneKind::Work), None]
            }
            Group::Employee { .. } => [landline(index, DemoPhoneKind::Work), None, None],
            Group::Family { anchor, member } => {
                let own = (member < 2 && rng.per_mille(850)).then(|| personal(DemoPhoneKind::Home)).flatten();
                [landline(anchor, DemoPhoneKind::Home), own, None]
            }
            Group::NumberOnly => [personal(DemoPhoneKind::Home), None, None],
            Group::Unusable => [None, None, None],
            Group::ThreeNumbers { donor } => [
                personal(DemoPhoneKind::Home),
                landline(index, DemoPhoneKind::Home),
                landline(donor, DemoPhoneKind::Work).filter(|_| !crowded),
            ],
            Group::Alone => match rng.below(100) {
                0..60 => [personal(DemoPhoneKind::Home), None, None],
                60..90 => [personal(DemoPhoneKind::Home), landline(index, DemoPhoneKind::Home), None],
                _ => [landline(index, DemoPhoneKind::Home), None, None],
            },
        };
        let [first, second, third] = lines;
        let repeated = |line: &(National, DemoPhoneKind)| first.is_some_and(|(number, _)| number == line.0);
        [first, second.filter(|line| !repeated(line)), third.filter(|line| !repeated(line))]
    }
}
