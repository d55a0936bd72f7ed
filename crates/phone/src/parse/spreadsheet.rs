//! What spreadsheets do to numbers, and the things of spreadsheets that only look like numbers.

use crate::Reason;

/// A whole cell that a spreadsheet turned into a quantity.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Damage {
    /// The digits, all of them: `6.39980012E+08`, `639980012.0`.
    Restored(String),
    /// Digits were lost (`6,4E+08`), or it never was a number (a date): nothing is guessed.
    Refused(Reason),
}

/// Looks for spreadsheet damage in a folded, trimmed cell. `None`: read it as it stands.
pub(super) fn damage(cell: &str) -> Option<Damage> {
    let cell = cell.trim_matches(|c| matches!(c, '\'' | '"' | '=' | ' '));
    if is_date(cell) || is_ip_address(cell) {
        return Some(Damage::Refused(Reason::NotInPlan));
    }
    decimal(cell).map(|digits| Damage::Restored(digits.to_owned())).or_else(|| scientific(cell))
}

/// `639980012.0`, `33639980012,00`: the digits before the useless decimals.
fn decimal(cell: &str) -> Option<&str> {
    let (whole, cents) = cell.split_once(['.', ','])?;
    let bare = whole.strip_prefix('+').unwrap_or(whole);
    ((9..=15).contains(&bare.len()) && all_digits(bare) && matches!(cents, "0" | "00")).then_some(whole)
}

/// `6,39980012E+08`: restored when every digit is still there, refused otherwise.
fn scientific(cell: &str) -> Option<Damage> {
    let (mantissa, exponent) = cell.split_once('e')?;
    let exponent = exponent.trim_start_matches('+');
    if exponent.is_empty() || exponent.len() > 3 || !all_digits(exponent.trim_start_matches('-')) {
        return None;
    }
    let mantissa = mantissa.strip_prefix('+').unwrap_or(mantissa);
    let (whole, decimals) = mantissa.split_once(['.', ',']).unwrap_or((mantissa, ""));
    if whole.is_empty() || !all_digits(whole) || !(decimals.is_empty() || all_digits(decimals)) {
        return None;
    }
    let refused = Some(Damage::Refused(Reason::ScientificNotation));
    let Ok(places) = exponent.parse::<usize>() else {
        return refused;
    };
    match decimals.split_at_checked(places) {
        Some((kept, rest)) if rest.bytes().all(|b| b == b'0') => Some(Damage::Restored(format!("{whole}{kept}"))),
        _ => refused,
    }
}

/// `12/05/2024`, `2024-05-12`, alone or before an hour.
fn is_date(cell: &str) -> bool {
    let date = cell.split([' ', 't']).next().unwrap_or(cell);
    let mut parts = date.split(['/', '-', '.']);
    let (Some(a), Some(b), Some(c), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let between = |part: &str, low: u16, high: u16| {
        part.len() <= 4 && all_digits(part) && part.parse().is_ok_and(|n: u16| (low..=high).contains(&n))
    };
    let day = |part: &str| part.len() <= 2 && between(part, 1, 31);
    let year = |part: &str| part.len() == 4 && between(part, 1900, 2199);
    (day(a) && day(b) && year(c)) || (year(a) && day(b) && day(c))
}

/// Four groups of at most three digits between dots, with nothing else: an address of a machine.
fn is_ip_address(cell: &str) -> bool {
    cell.bytes().filter(|&b| b == b'.').count() == 3
        && cell.split('.').all(|group| (1..=3).contains(&group.len()) && all_digits(group))
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn restored(digits: &str) -> Option<Damage> {
        Some(Damage::Restored(digits.to_owned()))
    }

    #[test]
    fn a_scientific_notation_with_all_its_digits_is_restored() {
        assert_eq!(damage("6.39980012e+08"), restored("639980012"));
        assert_eq!(damage("3,3639980012e+10"), restored("33639980012"));
        assert_eq!(damage("6.3998001200e8"), restored("639980012"));
    }

    #[test]
    fn a_scientific_notation_that_lost_digits_is_never_completed_with_zeros() {
        for lost in ["6,4e+08", "3.36e+10", "6.3998001e+08", "6e8", "6.39980012e-08", "6.399800125e+08"] {
            assert_eq!(damage(lost), Some(Damage::Refused(Reason::ScientificNotation)), "{lost}");
        }
    }

    #[test]
    fn useless_decimals_fall() {
        assert_eq!(damage("639980012.0"), restored("639980012"));
        assert_eq!(damage("0199001234.0"), restored("0199001234"));
        assert_eq!(damage("01.99.00.12.34"), None);
    }

    #[test]
    fn dates_and_machine_addresses_are_not_numbers() {
        for cell in ["12/05/2024", "2024-05-12", "01.05.2024 10:30", "1/5/2024 10", "192.168.100.200"] {
            assert_eq!(damage(cell), Some(Damage::Refused(Reason::NotInPlan)), "{cell}");
        }
    }
}
