//! Short public numbers of France: real, but nobody's own; never stored as `+33112`.
//!
//! Source: Arcep, plan national de numérotation (décision 2018-0881 and its updates), numéros courts.

use crate::LineType;

/// Emergency and assistance numbers, free everywhere in France.
const FREE: &[&str] = &["112", "114", "115", "119", "15", "17", "18", "191", "196", "197"];

/// The kind of line of a short public number, or `None` when the digits are not one.
///
/// Emergency, `116 xxx`, `30xx` and `31xx` are free; `118 xyz` is surcharged; the tariff of the other `3xxx`
/// and of `10xx` is not told by the number.
pub(super) fn line_type(digits: &str) -> Option<LineType> {
    if FREE.contains(&digits) {
        return Some(LineType::TollFree);
    }
    match (digits.as_bytes(), digits.len()) {
        ([b'1', b'0', ..], 4) => Some(LineType::Unknown),
        ([b'3', b'0' | b'1', ..], 4) => Some(LineType::TollFree),
        ([b'3', ..], 4) => Some(LineType::Unknown),
        ([b'1', b'1', b'6', ..], 6) => Some(LineType::TollFree),
        ([b'1', b'1', b'8', ..], 6) => Some(LineType::Premium),
        _ => None,
    }
}

/// As people write it: `15`, `3631`, `118 218`.
pub(super) fn display(digits: &str) -> String {
    match digits.split_at_checked(3) {
        Some((head, tail)) if digits.len() == 6 => format!("{head} {tail}"),
        _ => digits.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emergency_service_and_directory_numbers_are_short() {
        for short in [
            "15", "17", "18", "112", "114", "115", "116000", "116117", "119", "191", "196", "197", "3631", "3949",
            "1013", "1023", "118218",
        ] {
            assert!(line_type(short).is_some(), "{short}");
        }
    }

    #[test]
    fn ordinary_extensions_are_not_short_public_numbers() {
        for other in ["12", "101", "204", "2001", "1234", "118", "116", "11621", "75001", ""] {
            assert_eq!(line_type(other), None, "{other}");
        }
    }

    #[test]
    fn directory_numbers_are_shown_in_two_groups() {
        assert_eq!(display("118218"), "118 218");
        assert_eq!(display("3631"), "3631");
    }
}
