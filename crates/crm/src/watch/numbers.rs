//! Numbers that do not belong in a note: bank cards, bank accounts, social security.

use super::Sensitive;

/// A run of digits (and a letter of Corsica) written with single spaces or dashes: where, and its characters.
struct Run {
    start: usize,
    end: usize,
    signs: Vec<u8>,
    /// Where each sign ends, in bytes.
    ends: Vec<usize>,
}

/// Every run of a text. A `+` before it makes it a telephone number.
fn runs(text: &str) -> Vec<Run> {
    let bytes = text.as_bytes();
    let sign = |at: usize| bytes.get(at).copied();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let alone =
            at.checked_sub(1).and_then(sign).is_none_or(|before| !before.is_ascii_alphanumeric() && before != b'+');
        if !(alone && sign(at).is_some_and(|byte| byte.is_ascii_digit())) {
            at += 1;
            continue;
        }
        let mut run = Run { start: at, end: at, signs: Vec::new(), ends: Vec::new() };
        while let Some(byte) = sign(at) {
            let next_is_digit = sign(at + 1).is_some_and(|byte| byte.is_ascii_digit());
            if byte.is_ascii_digit() || (matches!(byte, b'A' | b'B' | b'a' | b'b') && run.signs.len() == 6) {
                run.signs.push(byte.to_ascii_uppercase());
                run.ends.push(at + 1);
                run.end = at + 1;
            } else if !(matches!(byte, b' ' | b'-' | b'.') && next_is_digit) {
                break;
            }
            at += 1;
        }
        if !sign(at).is_some_and(|after| after.is_ascii_alphanumeric()) {
            found.push(run);
        }
        at = at.max(found.last().map_or(0, |run| run.end)).max(at + usize::from(sign(at).is_some()));
    }
    found
}

fn digit(byte: &u8) -> u32 {
    u32::from(byte.saturating_sub(b'0'))
}

/// ISO/IEC 7812-1: the sum of a card number.
fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, byte)| match (place % 2, digit(byte)) {
            (0, n) => n,
            (_, n) if n > 4 => 2 * n - 9,
            (_, n) => 2 * n,
        })
        .sum();
    sum.is_multiple_of(10)
}

fn is_card(digits: &[u8]) -> bool {
    let all_digits = digits.iter().all(u8::is_ascii_digit);
    let varied = digits.first().is_some_and(|first| digits.iter().any(|byte| byte != first));
    // Fourteen digits are a SIRET, which has the same sum, unless they begin as a Diners card does.
    let diners = || [b"30", b"36", b"38"].iter().any(|prefix| digits.starts_with(*prefix));
    let length = matches!(digits.len(), 13 | 15..=19) || (digits.len() == 14 && diners());
    // Nothing of 0: telephone numbers written with 0033, references.
    length && all_digits && varied && digits.first() != Some(&b'0') && luhn(digits)
}

/// Social security: sex, year, month, place, order, key (décret n° 85-420).
fn is_nir(signs: &[u8]) -> bool {
    if signs.len() != 15 || !matches!(signs.first(), Some(b'1'..=b'4' | b'7' | b'8')) {
        return false;
    }
    let (body, key) = signs.split_at(13);
    // Corsica: 2A counts as 19, 2B as 18.
    let text: String = body.iter().map(|byte| char::from(*byte)).collect();
    let text = text.replacen("2A", "19", 1).replacen("2B", "18", 1);
    let month: u32 = text.get(3..5).and_then(|month| month.parse().ok()).unwrap_or(0);
    let known_month = matches!(month, 1..=12 | 20..=42 | 50..=99);
    let number: Option<u64> = text.parse().ok();
    let key: Option<u64> = std::str::from_utf8(key).ok().and_then(|key| key.parse().ok());
    known_month && number.zip(key).is_some_and(|(number, key)| 97 - number % 97 == key)
}

/// ISO 13616: the length of an account number, by country; `None`: 15 to 34.
fn iban_length(country: &str) -> Option<usize> {
    Some(match country {
        "NO" => 15,
        "BE" => 16,
        "DK" | "FI" | "NL" => 18,
        "AT" | "LT" | "LU" => 20,
        "CH" | "LI" => 21,
        "DE" | "GB" | "IE" => 22,
        "AD" | "ES" | "RO" | "SE" => 24,
        "PT" => 25,
        "FR" | "GR" | "IT" | "MC" | "SM" => 27,
        "PL" | "HU" => 28,
        _ => return None,
    })
}

/// ISO 7064, MOD 97-10.
fn mod_97(signs: &[u8]) -> u32 {
    let turned = signs.iter().skip(4).chain(signs.iter().take(4));
    turned.fold(0, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
    })
}

/// Where an account number that begins here ends.
fn iban_end(bytes: &[u8], start: usize) -> Option<usize> {
    let country = bytes.get(start..start + 2)?;
    if !country.iter().all(u8::is_ascii_alphabetic) || !bytes.get(start + 2..start + 4)?.iter().all(u8::is_ascii_digit)
    {
        return None;
    }
    let country = String::from_utf8_lossy(country).to_uppercase();
    let (mut signs, mut ends) = (Vec::new(), Vec::new());
    let mut at = start;
    while let Some(byte) = bytes.get(at).filter(|_| signs.len() < 34) {
        if byte.is_ascii_alphanumeric() {
            signs.push(byte.to_ascii_uppercase());
            ends.push(at + 1);
        } else if !(matches!(byte, b' ' | b'-') && bytes.get(at + 1).is_some_and(u8::is_ascii_alphanumeric)) {
            break;
        }
        at += 1;
    }
    let lengths: Vec<usize> = iban_length(&country).map_or_else(|| vec![signs.len()], |length| vec![length]);
    lengths.into_iter().filter(|length| (15..=34).contains(length)).find_map(|length| {
        let end = *ends.get(length - 1)?;
        let alone = bytes.get(end).is_none_or(|after| !after.is_ascii_alphanumeric());
        (alone && mod_97(signs.get(..length)?) == 1).then_some(end)
    })
}

/// Bytes and kind of the numbers found.
pub(super) fn found_in(text: &str) -> Vec<(usize, usize, Sensitive)> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    for start in 0..bytes.len() {
        let alone =
            start.checked_sub(1).and_then(|at| bytes.get(at)).is_none_or(|before| !before.is_ascii_alphanumeric());
        if let Some(end) = alone.then(|| iban_end(bytes, start)).flatten() {
            found.push((start, end, Sensitive::Iban));
        }
    }
    let ibans = found.clone();
    for run in runs(text) {
        let within_iban = ibans.iter().any(|(start, end, _)| run.start < *end && *start < run.end);
        if within_iban {
            continue;
        }
        let social = run.signs.get(..15).is_some_and(is_nir);
        if is_card(&run.signs) && !(social && run.signs.len() == 15) {
            found.push((run.start, run.end, Sensitive::BankCard));
        } else if let Some(end) = run.ends.get(14).filter(|_| social) {
            // Other figures may follow its key.
            found.push((run.start, *end, Sensitive::Nir));
        }
    }
    found
}
