//! JSON objects as flat text fields: numbers as written, broken surrogates replaced, depth bounded beforehand.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{self, Deserialize, Deserializer, Visitor};
use serde_json::value::RawValue;

use super::{DEPTH_MAX, Error};

/// The fields of a JSON object.
pub(super) fn fields(text: &str) -> Result<BTreeMap<String, Vec<String>>, Error> {
    if depth(text) > DEPTH_MAX {
        return Err(Error::TooDeep);
    }
    let object: BTreeMap<String, &RawValue> =
        serde_json::from_str(text).map_err(|error| Error::Syntax { line: error.line(), column: error.column() })?;
    Ok(object.into_iter().map(|(key, value)| (key, values(value))).filter(|(_, values)| !values.is_empty()).collect())
}

/// How deep brackets nest, outside strings. Counts brackets that never close too: such a text is no JSON anyway.
fn depth(text: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    let (mut in_string, mut escaped) = (false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

/// One text per scalar of a value: a list has several, `null` and objects none.
fn values(value: &RawValue) -> Vec<String> {
    if value.get().starts_with('[') {
        let items: Vec<&RawValue> = serde_json::from_str(value.get()).unwrap_or_default();
        items.into_iter().filter_map(scalar).collect()
    } else {
        scalar(value).into_iter().collect()
    }
}

/// A string's text, a number or a boolean as written; nothing for `null`, a list or an object.
fn scalar(value: &RawValue) -> Option<String> {
    let text = value.get();
    match text.as_bytes().first()? {
        b'"' => serde_json::from_str::<Lossy>(text).ok().map(|lossy| lossy.0),
        b'{' | b'[' | b'n' => None,
        _ => Some(text.to_owned()),
    }
}

/// A JSON string whose lone surrogates (`"\ud83d"`) become replacement characters instead of an error.
struct Lossy(String);

impl<'de> Deserialize<'de> for Lossy {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Bytes;
        impl Visitor<'_> for Bytes {
            type Value = Lossy;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_bytes<E: de::Error>(self, bytes: &[u8]) -> Result<Lossy, E> {
                Ok(Lossy(String::from_utf8_lossy(bytes).into_owned()))
            }
        }
        deserializer.deserialize_bytes(Bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sixteen_levels_are_read_and_seventeen_refused() {
        let nested = |n: usize| format!("{{\"a\":{}{}}}", "[".repeat(n), "]".repeat(n));
        assert!(fields(&nested(15)).is_ok());
        assert_eq!(fields(&nested(16)), Err(Error::TooDeep));
        assert_eq!(fields(&"[".repeat(60_000)), Err(Error::TooDeep));
    }

    #[test]
    fn brackets_inside_text_are_not_depth() {
        let text = format!(r#"{{"name":"{}\"[["}}"#, "[{".repeat(40));
        assert!(fields(&text).is_ok());
    }

    #[test]
    fn only_an_object_has_fields() {
        for text in ["", "null", "[1]", "\"a\"", "3", "{\"a\":1", "{\"a\":1,}", "{'a':1}", "{\"a\":01}", "{} {}"] {
            assert!(matches!(fields(text), Err(Error::Syntax { .. })), "{text}");
        }
    }

    #[test]
    fn null_and_nested_objects_are_left_out() {
        let fields = fields(r#"{"a":null,"b":{"c":1},"d":[],"e":[1,null,"x",{}]}"#).unwrap();
        assert_eq!(fields, BTreeMap::from([("e".to_owned(), vec!["1".to_owned(), "x".to_owned()])]));
    }
}
