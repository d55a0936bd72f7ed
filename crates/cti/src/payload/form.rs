//! HTML forms as flat text fields.

use std::collections::BTreeMap;

use super::decode;

/// The fields of an HTML form. Never fails: what is not `key=value` is a key with an empty value.
pub(super) fn fields(body: &[u8]) -> BTreeMap<String, Vec<String>> {
    let mut fields: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for pair in body.split(|&byte| byte == b'&') {
        if pair.is_empty() {
            continue;
        }
        let mut parts = pair.splitn(2, |&byte| byte == b'=');
        let key = percent_decoded(parts.next().unwrap_or_default());
        let value = parts.next().unwrap_or_default();
        // `user[]`, `user[0]`: the list `user`.
        let name = key.split('[').next().unwrap_or_default().to_owned();
        fields.entry(name).or_default().push(form_value(value));
    }
    fields
}

/// A form value. A `+` before a digit at the very start is the one of an international number that the sender
/// forgot to escape; every other `+` is a space.
fn form_value(value: &[u8]) -> String {
    match value {
        [b'+', rest @ ..] if rest.first().is_some_and(u8::is_ascii_digit) => {
            format!("+{}", percent_decoded(rest))
        }
        _ => percent_decoded(value),
    }
}

/// Undoes `%41` and `+`; a `%` that escapes nothing stays a `%`.
fn percent_decoded(input: &[u8]) -> String {
    let mut out = Vec::with_capacity(input.len());
    let mut rest = input;
    while let Some((&byte, after)) = rest.split_first() {
        rest = after;
        match (byte, after) {
            (b'+', _) => out.push(b' '),
            (b'%', [high, low, tail @ ..]) => match (hex(*high), hex(*low)) {
                (Some(high), Some(low)) => {
                    out.push(high << 4 | low);
                    rest = tail;
                }
                _ => out.push(byte),
            },
            _ => out.push(byte),
        }
    }
    decode(&out).into_owned()
}

/// The value of a hexadecimal digit.
fn hex(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}
