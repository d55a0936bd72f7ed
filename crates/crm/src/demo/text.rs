//! The few texts that are put together rather than picked: streets, mailboxes, cards, SIRET numbers.

use super::places::{STREET_NAMES, STREET_TYPES};
use super::rng::Rng;

/// Appends a whole number, left-filled with zeros to `width`.
fn push_number(text: &mut String, number: usize, width: u32) {
    let mut scale = 10_usize.saturating_pow(width.saturating_sub(1));
    while number / scale >= 10 {
        scale = scale.saturating_mul(10);
    }
    while scale > 0 {
        let digit = u32::try_from(number / scale % 10).unwrap_or(0);
        text.push(char::from_digit(digit, 10).unwrap_or('0'));
        scale /= 10;
    }
}

/// `12 bis rue des Lilas`.
pub(super) fn street(rng: &mut Rng) -> String {
    let kind = rng.weighted(STREET_TYPES).unwrap_or("rue");
    let name = rng.common_word(STREET_NAMES);
    let number = rng.below(120).min(rng.below(120)) + 1;
    let mut text = String::with_capacity(kind.len() + name.len() + 10);
    push_number(&mut text, number, 1);
    if rng.per_mille(40) {
        text.push_str(" bis");
    }
    text.push(' ');
    text.push_str(kind);
    text.push(' ');
    text.push_str(name);
    text
}

/// Appends `name` as mail addresses and domains write it: small letters without accents, `-` for the rest.
pub(super) fn push_folded(text: &mut String, name: &str) {
    let mut gap = false;
    let start = text.len();
    for letter in name.chars() {
        let plain = match letter {
            'à' | 'â' | 'ä' | 'ã' | 'À' | 'Â' => "a",
            'é' | 'è' | 'ê' | 'ë' | 'É' | 'È' | 'Ê' => "e",
            'î' | 'ï' | 'í' | 'Î' => "i",
            'ô' | 'ö' | 'ó' | 'õ' | 'Ô' => "o",
            'ù' | 'û' | 'ü' | 'ú' => "u",
            'ç' | 'Ç' => "c",
            'ñ' => "n",
            'ÿ' => "y",
            'œ' | 'Œ' => "oe",
            '’' | '\'' => continue,
            letter if letter.is_ascii_alphanumeric() => {
                if gap && text.len() > start {
                    text.push('-');
                }
                gap = false;
                text.push(letter.to_ascii_lowercase());
                continue;
            }
            _ => {
                gap = true;
                continue;
            }
        };
        if gap && text.len() > start {
            text.push('-');
        }
        gap = false;
        text.push_str(plain);
    }
}

/// `francoise.le-gall67@courriel.example`: the year of birth keeps namesakes apart.
pub(super) fn mailbox(first: &str, last: &str, year: Option<i32>, domain: &str) -> String {
    let mut text = String::with_capacity(first.len() + last.len() + domain.len() + 4);
    push_folded(&mut text, first);
    text.push('.');
    push_folded(&mut text, last);
    if let Some(year) = year {
        push_number(&mut text, usize::try_from(year.rem_euclid(100)).unwrap_or(0), 2);
    }
    text.push('@');
    text.push_str(domain);
    text
}

/// The loyalty card of person `index`.
pub(super) fn card(index: usize) -> String {
    let mut text = String::with_capacity(12);
    text.push_str("OP-");
    push_number(&mut text, index, 8);
    text
}

/// The digit that makes `digits` followed by it valid by Luhn's rule.
fn luhn_check(digits: &str) -> char {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(at, byte)| {
            let digit = u32::from(byte.saturating_sub(b'0'));
            match (at % 2, digit) {
                (0, 0..5) => digit * 2,
                (0, _) => digit * 2 - 9,
                _ => digit,
            }
        })
        .sum();
    char::from_digit((10 - sum % 10) % 10, 10).unwrap_or('0')
}

/// A SIRET that passes every formal check and that INSEE never issues: its SIREN begins with 000. Beyond 99,999
/// companies the SIREN come again with another establishment number.
pub(super) fn siret(company: usize) -> String {
    let mut text = String::with_capacity(14);
    text.push_str("000");
    push_number(&mut text, company % 99_999 * 7_919 % 99_999 + 1, 5);
    text.push(luhn_check(&text));
    push_number(&mut text, company / 99_999 % 9_999 + 1, 4);
    text.push(luhn_check(&text));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_plain_mailboxes() {
        assert_eq!(mailbox("Maïté", "N’Guyen Lebœuf", Some(2003), "fil.example"), "maite.nguyen-leboeuf03@fil.example");
    }

    #[test]
    fn numbers_are_filled_with_zeros() {
        let mut text = String::new();
        for (number, width) in [(0, 1), (7, 2), (1234, 2), (100, 3), (5, 0)] {
            push_number(&mut text, number, width);
            text.push(' ');
        }
        assert_eq!(text, "0 07 1234 100 5 ");
    }
}
