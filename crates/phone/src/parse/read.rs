//! One candidate text to one answer: unwrapped, repaired, scanned, then looked up in the plans.

use super::line::{self, Abroad, Line};
use super::scan::{Scanned, scan, without_label};
use super::spreadsheet::{Damage, damage};
use super::{short, uri, words};
use crate::{Reason, Region};

/// What one candidate is.
#[derive(Debug)]
pub(super) enum Read {
    /// A full number and its extension.
    Line(Line, Option<String>),
    /// A short public number, its digits.
    Short(String),
    /// An internal extension, its digits.
    Internal(String),
    /// The caller is hidden.
    Masked,
    /// Nothing of the kind, and why.
    Bad(Reason),
}

/// Reads a folded, trimmed candidate in a region.
pub(super) fn read(text: &str, region: Region) -> Read {
    if is_plain(text) {
        return scan(text).map_or_else(Read::Bad, |scanned| classify(scanned, None, region));
    }
    if words::is_masked(text) {
        return Read::Masked;
    }
    let address = uri::unwrap(text);
    if address.masked || words::is_masked(address.core) {
        return Read::Masked;
    }
    let core = match damage(without_label(address.core)) {
        Some(Damage::Refused(reason)) => return Read::Bad(reason),
        Some(Damage::Restored(digits)) => std::borrow::Cow::Owned(digits),
        None => std::borrow::Cow::Borrowed(address.core),
    };
    let mut scanned = match scan(&core) {
        Ok(scanned) => scanned,
        Err(reason) => return Read::Bad(reason),
    };
    if let Some(extension) = address.extension.filter(|e| is_extension(e)) {
        scanned.extension = Some(extension.to_owned());
    }
    classify(scanned, address.context, region)
}

/// Only digits, spaces and a plus, as most numbers come: nothing to unwrap or repair.
fn is_plain(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit()) && text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b' ' | b'+'))
}

fn is_extension(text: &str) -> bool {
    (1..=8).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

fn classify(found: Scanned, context: Option<&str>, region: Region) -> Read {
    if found.digits.is_empty() {
        return Read::Bad(Reason::Empty);
    }
    // A plus before a zero is a PBX's mistake: +0199001234, +0033199001234.
    let plus = found.plus && !found.digits.starts_with('0');
    if plus && words::is_masked_keypad(&found.digits) {
        return Read::Masked;
    }
    if !plus && let Some(small) = small(&found, region) {
        return small;
    }
    let line = if plus {
        abroad(&found, 0)
    } else {
        match context.filter(|_| !found.digits.starts_with("00")) {
            Some(country) => line::international(&context_number(country, &found.digits)),
            None => at_home(&found, region),
        }
    };
    match line {
        Ok(Abroad::Line(line)) => Read::Line(line, found.extension),
        Ok(Abroad::Short(digits)) => Read::Short(digits),
        Err(reason) => Read::Bad(reason),
    }
}

/// Short public numbers, extensions and service codes: everything that is not long enough to be a number.
fn small(found: &Scanned, region: Region) -> Option<Read> {
    let digits = &found.digits;
    if found.service {
        return Some(match digits.len() {
            1..=5 => Read::Internal(format!("*{digits}")),
            _ => Read::Bad(Reason::Letters),
        });
    }
    if digits.len() > 6 {
        return None;
    }
    if found.announced_extension {
        return Some(Read::Internal(digits.clone()));
    }
    if found.full_only {
        return Some(Read::Bad(Reason::TooShort));
    }
    let harmonised = digits == "112" || (digits.len() == 6 && digits.starts_with("116"));
    if short::line_type(digits).is_some() && (region.shares_french_plan() || harmonised) {
        return Some(Read::Short(digits.clone()));
    }
    let zeros = digits.bytes().all(|b| b == b'0');
    if (2..=5).contains(&digits.len()) && !found.parted && !found.plus && !zeros {
        return Some(Read::Internal(digits.clone()));
    }
    // Six digits are a full number in some small plans (Nouvelle-Calédonie, Polynésie).
    region.shares_french_plan().then_some(Read::Bad(Reason::TooShort))
}

/// The digits after a plus, or after the first `skip` digits (`00`); a `(0)` left out is put back when the
/// plan wants it (Italy).
fn abroad(found: &Scanned, skip: usize) -> Result<Abroad, Reason> {
    let digits = found.digits.get(skip..).unwrap_or_default();
    let read = line::international(digits);
    let place = found.left_out_zero.and_then(|place| place.checked_sub(skip));
    match (&read, place.and_then(|place| digits.split_at_checked(place))) {
        (Err(_), Some((head, tail))) => line::international(&format!("{head}0{tail}")).or(read),
        _ => read,
    }
}

/// Digits without a plus, read from a region.
fn at_home(found: &Scanned, region: Region) -> Result<Abroad, Reason> {
    let digits = found.digits.as_str();
    if !region.shares_french_plan() {
        return line::national(digits, region).map(Abroad::Line).or_else(|reason| unmarked(found).ok_or(reason));
    }
    if digits.starts_with("00") {
        return abroad(found, 2);
    }
    match (digits.strip_prefix('0'), digits.len()) {
        (Some(nsn), 10) => return line::french(nsn).map(Abroad::Line),
        // 0 06 39 98 00 12: a zero for an outside line.
        (Some(rest), 11) if found.outside_zero => {
            if let Some(nsn) = rest.strip_prefix('0') {
                return line::french(nsn).map(Abroad::Line);
            }
        }
        // 0 (33) 6 39 98 00 12
        (Some(rest), 12) if rest.starts_with("33") => return line::international(rest),
        // A spreadsheet ate the zero.
        (None, 9) => return line::french(digits).map(Abroad::Line),
        _ => {}
    }
    unmarked(found).ok_or(match digits.len() {
        0..=8 => Reason::TooShort,
        9 if digits.starts_with('0') => Reason::TooShort,
        9 | 10 => Reason::NotInPlan,
        _ => Reason::TooLong,
    })
}

/// `33639980012`, `32470000001`: an international number that lost its plus. Only when the plan confirms it,
/// never for ten digits or fewer (too many things look like that) nor fourteen and more (SIRET, cards).
fn unmarked(found: &Scanned) -> Option<Abroad> {
    let digits = found.digits.as_str();
    if digits.starts_with("00") {
        return abroad(found, 2).ok();
    }
    let french = digits.starts_with("33");
    let plausible = (11..=13).contains(&digits.len()) && !digits.starts_with('0');
    if !plausible || found.full_only && !french || found.punctuated && !french {
        return None;
    }
    abroad(found, 0).ok()
}

/// A local number completed by its `phone-context`, unless it repeats it.
fn context_number(country: &str, digits: &str) -> String {
    country.chars().chain(digits.chars()).filter(char::is_ascii_digit).collect()
}
