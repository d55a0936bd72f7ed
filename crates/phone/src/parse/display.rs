//! How a number is shown: French writing inside the French plan, the library's outside it.
//!
//! Only ordinary spaces: scripts compare these strings; the interface makes them unbreakable.

use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat};

use super::line::{Line, french_parts};

/// Shows a stored E.164 to a French reader: `06 39 98 00 12`, `0692 00 00 01` (overseas), and the
/// international form for every other country (`+32 470 00 00 01`). Text that is no E.164 comes back as it is.
///
/// ```
/// assert_eq!(phone::format_e164_national("+33199001234"), "01 99 00 12 34");
/// ```
pub fn format_e164_national(e164: &str) -> String {
    if !is_e164(e164) {
        return e164.to_owned();
    }
    if let Some((country, nsn)) = french_parts(e164) {
        return french_national(country, nsn);
    }
    PHONE_NUMBER_UTIL.parse(e164, None).map_or_else(
        |_| e164.to_owned(),
        |number| number.format_as(PhoneNumberFormat::International).replace('\u{a0}', " "),
    )
}

/// As written at home.
pub(super) fn national(line: &Line) -> String {
    match (&line.foreign, french_parts(&line.e164)) {
        (Some(number), _) => number.format_as(PhoneNumberFormat::National).replace('\u{a0}', " "),
        (None, Some((country, nsn))) => french_national(country, nsn),
        (None, None) => line.e164.clone(),
    }
}

/// As written abroad.
pub(super) fn international(line: &Line) -> String {
    match (&line.foreign, french_parts(&line.e164)) {
        (Some(number), _) => number.format_as(PhoneNumberFormat::International).replace('\u{a0}', " "),
        (None, Some((country, nsn))) => {
            let mut out = String::with_capacity(18);
            out.push('+');
            out.push_str(if country == 33 { "33" } else { line.e164.get(1..4).unwrap_or_default() });
            out.push(' ');
            // +33 6 39 98 00 12, +33 800 00 12 34, +262 692 00 00 01, +508 41 00 01
            let first = match (country, nsn.len()) {
                (33, _) if !nsn.starts_with('8') => 1,
                (_, 9) => 3,
                _ => 2,
            };
            grouped(nsn, first, &mut out);
            out
        }
        (None, None) => line.e164.clone(),
    }
}

fn french_national(country: u16, nsn: &str) -> String {
    let mut out = String::with_capacity(14);
    out.push('0');
    match (country, nsn.len()) {
        // 0 800 00 12 34: the zero stands apart from a special number.
        (33, 9) if nsn.starts_with('8') => {
            out.push(' ');
            grouped(nsn, 3, &mut out);
        }
        (33, _) => grouped(nsn, 1, &mut out),
        (508, 6) => {
            out.push_str("508 ");
            grouped(nsn, 2, &mut out);
        }
        _ => grouped(nsn, 3, &mut out),
    }
    out
}

/// Writes a first group of `first` digits, then pairs.
fn grouped(nsn: &str, first: usize, out: &mut String) {
    for (i, digit) in nsn.chars().enumerate() {
        if i >= first && (i - first).is_multiple_of(2) {
            out.push(' ');
        }
        out.push(digit);
    }
}

fn is_e164(text: &str) -> bool {
    text.strip_prefix('+')
        .is_some_and(|digits| (3..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stored_numbers_are_shown_as_the_french_write_them() {
        for (stored, shown) in [
            ("+33639980012", "06 39 98 00 12"),
            ("+33800001234", "0 800 00 12 34"),
            ("+262692000001", "0692 00 00 01"),
            ("+508410001", "0508 41 00 01"),
            ("+32470000001", "+32 470 00 00 01"),
        ] {
            assert_eq!(format_e164_national(stored), shown);
        }
    }

    #[test]
    fn what_is_no_e164_is_shown_as_it_is() {
        for text in ["", "+", "101", "anonymous", "+33é", "+9999999999999999999"] {
            assert_eq!(format_e164_national(text), text);
        }
    }
}
