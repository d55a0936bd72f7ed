//! Telephone numbers that nobody holds: the ranges Arcep reserves for fiction, then the blocks of canvassing platforms.
//!
//! Numbers are handed out by the rank of their owner, so that two owners never get the same one by accident as long as
//! the blocks last (a million people with the zone of their town, ten million without).

use super::rng::Rng;

/// The mobile fiction range, 06 39 98 xx xx, as nine digits.
const MOBILE_FICTION: u32 = 639_980_000;
/// The landline fiction ranges by zone, 01 99 00 xx xx and so on, as nine digits.
const LANDLINE_FICTION: [u32; 5] = [199_000_000, 261_910_000, 353_010_000, 465_710_000, 536_490_000];
/// The blocks of canvassing platforms by zone, two of a million each: 0162, 0163, 0270…
const PLATFORM: [[u32; 2]; 5] = [
    [162_000_000, 163_000_000],
    [270_000_000, 271_000_000],
    [377_000_000, 378_000_000],
    [424_000_000, 425_000_000],
    [568_000_000, 569_000_000],
];
/// Owners served from the mobile fiction range; the rest of it is for strangers.
const MOBILE_OWNERS: usize = 9_000;
/// Owners served from a landline fiction range; the rest is for strangers and our own lines.
const LANDLINE_OWNERS: usize = 8_000;
/// Numbers in one platform block.
const BLOCK: usize = 1_000_000;
/// A prime, so that neighbours in rank are far apart in number and none collide.
const SPREAD: usize = 7_919;

/// A French number as its nine digits after the trunk 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct National(u32);

/// `rank`, spread over `size` places without collision.
fn spread(rank: usize, size: usize) -> u32 {
    u32::try_from((rank % size * SPREAD + 1_234) % size).unwrap_or(0)
}

/// Platform number for owners beyond the fiction ranges.
fn platform(rank: usize, zone: u8, half: usize, crowded: bool) -> National {
    let (zone, half) =
        if crowded { (rank / BLOCK / 2 % 5, rank / BLOCK % 2) } else { (usize::from(zone).saturating_sub(1), half) };
    let start = PLATFORM.get(zone).and_then(|halves| halves.get(half)).copied().unwrap_or(162_000_000);
    National(start + spread(rank, BLOCK))
}

impl National {
    /// The personal number of the owner of that rank. `crowded` bases give up the zone to stay unique.
    pub(super) fn personal(rank: usize, zone: u8, crowded: bool) -> Self {
        if rank < MOBILE_OWNERS {
            Self(MOBILE_FICTION + spread(rank, MOBILE_OWNERS))
        } else {
            platform(rank, zone, 0, crowded)
        }
    }

    /// The landline of the owner of that rank.
    pub(super) fn landline(rank: usize, zone: u8, crowded: bool) -> Self {
        if rank < LANDLINE_OWNERS {
            let start = LANDLINE_FICTION.get(usize::from(zone).saturating_sub(1)).copied().unwrap_or(199_000_000);
            Self(start + spread(rank, LANDLINE_OWNERS))
        } else {
            platform(rank, zone, 1, crowded)
        }
    }

    /// A number that no generated person has.
    pub(super) fn stranger(rng: &mut Rng) -> Self {
        if rng.per_mille(450) {
            let number = rng.below(10_000 - MOBILE_OWNERS) + MOBILE_OWNERS;
            Self(MOBILE_FICTION + u32::try_from(number).unwrap_or(0))
        } else {
            let start = rng.pick(&LANDLINE_FICTION).unwrap_or(199_000_000);
            let number = rng.below(1_900) + LANDLINE_OWNERS;
            Self(start + u32::try_from(number).unwrap_or(0))
        }
    }

    /// True in the mobile ranges.
    pub(super) fn is_mobile(self) -> bool {
        self.0 / 100_000_000 == 6
    }

    /// The nine digits.
    fn digits(self) -> [char; 9] {
        let mut left = self.0;
        let mut digits = ['0'; 9];
        for digit in digits.iter_mut().rev() {
            *digit = char::from_digit(left % 10, 10).unwrap_or('0');
            left /= 10;
        }
        digits
    }

    /// `+33639981234`.
    pub(super) fn e164(self) -> String {
        self.written("+33", "")
    }

    /// `prefix`, then the nine digits: the first alone, then pairs, each pair after `between`.
    fn written(self, prefix: &str, between: &str) -> String {
        let mut text = String::with_capacity(24);
        text.push_str(prefix);
        for (at, digit) in self.digits().into_iter().enumerate() {
            if at % 2 == 1 {
                text.push_str(between);
            }
            text.push(digit);
        }
        text
    }

    /// The way somebody might type it.
    pub(super) fn typed(self, rng: &mut Rng) -> String {
        let (prefix, between) = rng
            .weighted(&[
                (("0", " "), 450),
                (("0", ""), 250),
                (("+33 ", " "), 110),
                (("0", "."), 90),
                (("+33", ""), 50),
                (("0", "-"), 30),
                (("+33 (0)", " "), 10),
                (("0033", ""), 10),
            ])
            .unwrap_or(("0", " "));
        self.written(prefix, between)
    }

    /// The way a telephone system gives it.
    pub(super) fn signalled(self, rng: &mut Rng) -> String {
        let prefix = rng.weighted(&[("0", 700), ("+33", 250), ("0033", 50)]).unwrap_or("0");
        self.written(prefix, "")
    }
}

/// True when a number lies in a range that no real person can hold: a generated base may be shown without harm, and the
/// guard against dialling asks this.
#[must_use]
pub fn is_fictional_number(e164: &str) -> bool {
    let Some(national) = e164.strip_prefix("+33") else {
        return false;
    };
    if national.len() != 9 || !national.bytes().all(|byte| byte.is_ascii_digit()) {
        return false;
    }
    let Ok(number) = national.parse::<u32>() else {
        return false;
    };
    number / 10_000 == MOBILE_FICTION / 10_000
        || LANDLINE_FICTION.iter().any(|start| number / 10_000 == start / 10_000)
        || PLATFORM.iter().flatten().any(|start| number / 1_000_000 == start / 1_000_000)
}
