//! From keys to pairs worth comparing, without ever comparing everybody with everybody.
//!
//! People who share a key are a block. A block of up to [`whole`] is compared pair by pair. A larger one (the number of
//! a switchboard, three thousand Martin of one town) is split by closer keys ([`super::key::closer`]), so that those
//! who share more than the key still meet; a part of up to [`PART`] is compared pair by pair, and a larger part (the
//! same name and the same value, hundreds of times) is put in the order of its other values, each with the
//! [`BESIDE`] next: exact repeats stand side by side. How many blocks were split is counted, and told with the result.
//!
//! Many people of one name and nothing else in common are no candidates at all: whatever else two of them share is a
//! key of its own, and a frequent name alone is never a possible pair.

use super::crowd::Crowd;
use super::key::{Kind, closer, keys};

/// The largest block compared pair by pair. Families and switchboards are looked at closely; of those who share a name,
/// the more there are, the less it says.
fn whole(kind: Kind) -> usize {
    match kind {
        Kind::Number | Kind::Mail | Kind::Card | Kind::LastStreet | Kind::FirstStreet | Kind::Desk => 30,
        Kind::NamePlace | Kind::NameYear | Kind::NameCompany | Kind::LastYear | Kind::FirstYear | Kind::Name => 12,
    }
}

/// The largest part of a split block compared pair by pair.
const PART: usize = 200;
/// With how many next ones each is compared in a part that is larger still.
const BESIDE: usize = 12;

/// A key and who has it, in one word that sorts.
fn entry(key: u32, place: u32) -> u64 {
    (u64::from(key) << 32) | u64::from(place)
}

fn place_of(entry: u64) -> u32 {
    u32::try_from(entry & 0xFFFF_FFFF).unwrap_or(0)
}

/// All who share keys of one kind, sorted by key.
pub(super) fn sorted_keys(crowd: &Crowd, kind: Kind) -> Vec<u64> {
    let mut entries = Vec::with_capacity(crowd.len());
    for place in 0..u32::try_from(crowd.len()).unwrap_or(u32::MAX) {
        keys(crowd, kind, place, |key| entries.push(entry(key, place)));
    }
    entries.sort_unstable();
    entries.dedup();
    entries
}

/// The blocks of sorted keys that hold more than one person.
pub(super) fn blocks(entries: &[u64]) -> impl Iterator<Item = &[u64]> {
    entries.chunk_by(|a, b| a >> 32 == b >> 32).filter(|block| block.len() > 1)
}

/// Tells every pair of a block worth comparing, some perhaps twice; `true` when the block was too large to be compared
/// whole.
pub(super) fn pairs(crowd: &Crowd, kind: Kind, block: &[u64], mut tell: impl FnMut(u32, u32)) -> bool {
    if block.len() <= whole(kind) {
        each_pair(block, &mut tell);
        return false;
    }
    let mut entries = Vec::new();
    for member in block {
        let place = place_of(*member);
        closer(crowd, kind, place, |key| entries.push(entry(key, place)));
    }
    entries.sort_unstable();
    entries.dedup();
    for part in blocks(&entries) {
        let most = if kind == Kind::Name { whole(kind) } else { PART };
        if part.len() <= most {
            each_pair(part, &mut tell);
        } else if kind != Kind::Name {
            side_by_side(crowd, part, &mut tell);
        }
    }
    kind != Kind::Name
}

fn each_pair(members: &[u64], tell: &mut impl FnMut(u32, u32)) {
    for (at, one) in members.iter().enumerate() {
        for other in members.iter().skip(at + 1) {
            tell(place_of(*one), place_of(*other));
        }
    }
}

fn side_by_side(crowd: &Crowd, part: &[u64], tell: &mut impl FnMut(u32, u32)) {
    let mut members: Vec<u32> = part.iter().map(|member| place_of(*member)).collect();
    members.sort_by_cached_key(|place| {
        let person = crowd.person(*place);
        let mail = crowd.mails(*place).first().map_or(0, |(_, mail)| mail.whole);
        let number = crowd.numbers(*place).first().map_or(0, |(_, number)| *number);
        (person.last, person.first, person.postcode, person.street, person.birth_year, mail, number)
    });
    for (at, one) in members.iter().enumerate() {
        for other in members.iter().skip(at + 1).take(BESIDE) {
            tell((*one).min(*other), (*one).max(*other));
        }
    }
}
