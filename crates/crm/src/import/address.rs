//! A postal address: its lines, or all of it in one cell.

use crate::import::country::country;

/// Where somebody lives or works; empty strings never.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Address {
    pub street: Option<String>,
    pub postcode: Option<String>,
    pub town: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<&'static str>,
}

impl Address {
    pub(crate) fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// "12 rue des Lilas, 75008 Paris, France": what stands before the postcode is the street, what follows is the town.
/// Without a postcode, all of it is the street.
pub(crate) fn whole(text: &str) -> Address {
    let mut parts: Vec<&str> = text.split([',', '\n', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
    let named = parts.last().and_then(|last| country(last)).filter(|_| parts.len() > 1);
    if named.is_some() {
        parts.pop();
    }
    let joined = parts.join(", ");
    let kept = |text: &str| Some(text.trim_matches([',', ' ', '-']).to_owned()).filter(|text| !text.is_empty());
    let starts: Vec<usize> = joined.match_indices(|c: char| c.is_ascii_digit()).map(|(at, _)| at).collect();
    let five = |at: &&usize| {
        let before = joined.get(..**at).and_then(|text| text.chars().last());
        let after = joined.get(**at + 5..).and_then(|text| text.chars().next());
        let all = joined.get(**at..**at + 5).is_some_and(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        let bounded = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        all && bounded(before) && bounded(after)
    };
    // The last one: "12345 rue…" does not exist, "3 place 75000, 75008 Paris" might.
    match starts.iter().rev().find(five) {
        Some(&at) => Address {
            street: joined.get(..at).and_then(kept),
            postcode: joined.get(at..at + 5).map(str::to_owned),
            town: joined.get(at + 5..).and_then(kept),
            country: named,
        },
        None => Address { street: kept(&joined), country: named, ..Address::default() },
    }
}
