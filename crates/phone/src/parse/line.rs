//! From bare digits to a line of a numbering plan: the only module that asks the library.
//!
//! The French plan is one plan of nine significant digits shared by metropolitan France and five overseas
//! country codes, which the library does not read nationally: that part is ours.

use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumber, PhoneNumberType, ValidationError};

use super::short;
use crate::{LineType, Reason, Region};

/// A line that exists in a numbering plan.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    /// `+` and digits.
    pub e164: String,
    /// The kind of line, from its range.
    pub line_type: LineType,
    /// ISO 3166-1 alpha-2; `None` for numbers of no territory.
    pub region: Option<String>,
    /// The library's view, for the display of numbers outside the French plan. `None` inside it.
    pub foreign: Option<PhoneNumber>,
}

/// Country codes of the French plan outside metropolitan France.
const OVERSEAS: [u16; 5] = [262, 508, 590, 594, 596];

/// Loads the numbering plans (about 9 ms, once), so that the first ring does not wait for them.
pub fn warm_up() {
    let _ = is_valid(33, "199001234");
}

/// What the digits after a country code turned out to be.
pub(super) enum Abroad {
    /// A full number.
    Line(Line),
    /// A short public number that someone prefixed with +33.
    Short(String),
}

/// Reads nine significant digits of the French plan (`199001234`, `692000001`).
///
/// # Errors
/// [`Reason::TooShort`], [`Reason::TooLong`], [`Reason::NotInPlan`], or [`Reason::Ambiguous`] when only
/// overseas plans know the number and several do.
pub(super) fn french(nsn: &str) -> Result<Line, Reason> {
    check_length(nsn, 9)?;
    if is_fiction_mobile(nsn) {
        return Ok(in_french_plan(33, nsn));
    }
    if let Some(country) = overseas_country(nsn) {
        // Saint-Pierre-et-Miquelon keeps six digits: 0508 4x xx xx is +508 4x xx xx.
        let nsn = if country == 508 { nsn.strip_prefix("508").unwrap_or(nsn) } else { nsn };
        return if is_valid(country, nsn) { Ok(in_french_plan(country, nsn)) } else { Err(Reason::NotInPlan) };
    }
    let metropolitan = is_valid(33, nsn);
    if metropolitan && !may_be_overseas_voip(nsn) {
        return Ok(in_french_plan(33, nsn));
    }
    let mut candidates = OVERSEAS.into_iter().filter(|&country| is_valid(country, nsn));
    match (candidates.next(), candidates.next()) {
        (Some(country), None) => Ok(in_french_plan(country, nsn)),
        _ if metropolitan => Ok(in_french_plan(33, nsn)),
        (None, _) => Err(Reason::NotInPlan),
        (Some(_), Some(_)) => Err(Reason::Ambiguous),
    }
}

/// Reads the digits that follow a `+`.
///
/// # Errors
/// The [`Reason`] why no plan has this number.
pub(super) fn international(digits: &str) -> Result<Abroad, Reason> {
    if let Some(rest) = digits.strip_prefix("33") {
        if short::line_type(rest).is_some() {
            return Ok(Abroad::Short(rest.to_owned()));
        }
        return french(without_trunk_zero(rest)).map(Abroad::Line);
    }
    for country in OVERSEAS {
        if let Some(rest) = digits.strip_prefix(country_digits(country)) {
            let nsn = without_trunk_zero(rest);
            return if is_valid(country, nsn) {
                Ok(Abroad::Line(in_french_plan(country, nsn)))
            } else {
                Err(length_reason(nsn, 9))
            };
        }
    }
    match digits.len() {
        0..=4 => return Err(Reason::TooShort),
        16.. => return Err(Reason::TooLong),
        _ => {}
    }
    let mut text = String::with_capacity(digits.len() + 1);
    text.push('+');
    text.push_str(digits);
    by_library(&text, None).map(Abroad::Line)
}

/// Reads digits written nationally in a region outside the French plan; never made French.
///
/// # Errors
/// The [`Reason`] why that region's plan has no such number.
pub(super) fn national(digits: &str, region: Region) -> Result<Line, Reason> {
    by_library(digits, Some(region))
}

fn by_library(text: &str, region: Option<Region>) -> Result<Line, Reason> {
    let region = region.and_then(Region::for_library);
    let phone = PHONE_NUMBER_UTIL.parse(text, region).map_err(|error| match error {
        rlibphonenumber::ParseError::TooShortNsn | rlibphonenumber::ParseError::TooShortAfterIdd => Reason::TooShort,
        rlibphonenumber::ParseError::TooLongNsn => Reason::TooLong,
        _ => Reason::NotInPlan,
    })?;
    if !phone.is_valid() {
        return Err(match phone.is_possible_with_reason() {
            Err(ValidationError::TooShort) => Reason::TooShort,
            Err(ValidationError::TooLong) => Reason::TooLong,
            _ => Reason::NotInPlan,
        });
    }
    let e164 = phone.format_as(rlibphonenumber::PhoneNumberFormat::E164).into_owned();
    if let Some((country, nsn)) = french_parts(&e164) {
        return Ok(in_french_plan(country, nsn));
    }
    let line_type = match phone.get_type() {
        PhoneNumberType::Mobile => LineType::Mobile,
        PhoneNumberType::FixedLine => LineType::Fixed,
        PhoneNumberType::VoIP => LineType::Voip,
        PhoneNumberType::TollFree => LineType::TollFree,
        PhoneNumberType::SharedCost => LineType::SharedCost,
        PhoneNumberType::PremiumRate => LineType::Premium,
        _ => LineType::Unknown,
    };
    let region =
        phone.get_region_code().filter(|&code| code != rlibphonenumber::Region::World).map(|code| code.to_string());
    Ok(Line { e164, line_type, region, foreign: Some(phone) })
}

/// Splits the E.164 of a number of the French plan: country code, national digits. `None` for all others.
pub(super) fn french_parts(e164: &str) -> Option<(u16, &str)> {
    let digits = e164.strip_prefix('+')?;
    if let Some(nsn) = digits.strip_prefix("33") {
        return Some((33, nsn));
    }
    OVERSEAS.into_iter().find_map(|country| Some((country, digits.strip_prefix(country_digits(country))?)))
}

fn in_french_plan(country: u16, nsn: &str) -> Line {
    let code = country_digits(country);
    let mut e164 = String::with_capacity(13);
    e164.push('+');
    e164.push_str(code);
    e164.push_str(nsn);
    let region = match country {
        33 => "FR",
        262 if is_mayotte(nsn) => "YT",
        262 => "RE",
        508 => "PM",
        // +590 is shared with Saint-Barthélemy and Saint-Martin: the number does not tell them apart.
        590 => "GP",
        594 => "GF",
        _ => "MQ",
    };
    Line { e164, line_type: french_line_type(nsn), region: Some(region.to_owned()), foreign: None }
}

/// The kind of line in the French plan, by its first digits (Arcep, plan national de numérotation).
fn french_line_type(nsn: &str) -> LineType {
    match nsn.as_bytes() {
        [b'6' | b'7', ..] => LineType::Mobile,
        [b'1'..=b'5', ..] => LineType::Fixed,
        [b'9', ..] => LineType::Voip,
        [b'8', b'0', b'0'..=b'5', ..] => LineType::TollFree,
        [b'8', b'9', ..] | [b'8', b'3', b'6', ..] => LineType::Premium,
        [b'8', ..] => LineType::SharedCost,
        _ => LineType::Unknown,
    }
}

/// The mobiles Arcep reserves for fiction, 06 39 98 xx xx, which the library takes for none at all.
fn is_fiction_mobile(nsn: &str) -> bool {
    nsn.len() == 9 && nsn.starts_with("63998")
}

/// The country code of the geographic and mobile blocks that belong to one overseas territory.
fn overseas_country(nsn: &str) -> Option<u16> {
    match nsn.get(..3)? {
        "262" | "263" | "269" | "639" | "692" | "693" => Some(262),
        "508" => Some(508),
        "590" | "690" | "691" => Some(590),
        "594" | "694" => Some(594),
        "596" | "696" | "697" => Some(596),
        _ => None,
    }
}

/// Overseas blocks of the 09 range: 0976, and 09475–09479 for canvassing (the library gives each to a
/// territory, and to metropolitan France as well).
fn may_be_overseas_voip(nsn: &str) -> bool {
    matches!(nsn.as_bytes(), [b'9', b'7', b'6', ..] | [b'9', b'4', b'7', b'5'..=b'9', ..])
}

fn is_mayotte(nsn: &str) -> bool {
    matches!(nsn.get(..3), Some("269" | "639"))
        || nsn.starts_with("9478")
        || (nsn.starts_with('9')
            && library_number(262, nsn).is_some_and(|n| n.get_region_code() == Some(rlibphonenumber::Region::YT)))
}

fn is_valid(country: u16, nsn: &str) -> bool {
    library_number(country, nsn).is_some_and(|number| number.is_valid())
}

fn library_number(country: u16, nsn: &str) -> Option<PhoneNumber> {
    // A leading zero would be lost in a number; the French plan has none after the country code.
    if nsn.starts_with('0') || nsn.len() > 9 {
        return None;
    }
    let national_number = nsn.parse().ok()?;
    Some(PhoneNumber { country_code: i32::from(country), national_number, ..PhoneNumber::default() })
}

fn country_digits(country: u16) -> &'static str {
    match country {
        262 => "262",
        508 => "508",
        590 => "590",
        594 => "594",
        596 => "596",
        _ => "33",
    }
}

/// `+33 (0)6…`: ten digits after the country code, the first a zero that is only dialled at home.
fn without_trunk_zero(nsn: &str) -> &str {
    match nsn.strip_prefix('0') {
        Some(rest) if nsn.len() == 10 || nsn.len() == 7 => rest,
        _ => nsn,
    }
}

fn check_length(nsn: &str, length: usize) -> Result<(), Reason> {
    if nsn.len() == length { Ok(()) } else { Err(length_reason(nsn, length)) }
}

fn length_reason(nsn: &str, length: usize) -> Reason {
    match nsn.len().cmp(&length) {
        std::cmp::Ordering::Less => Reason::TooShort,
        std::cmp::Ordering::Equal => Reason::NotInPlan,
        std::cmp::Ordering::Greater => Reason::TooLong,
    }
}
