//! A request body as flat text fields, whichever way it was written (JSON object or HTML form).
//!
//! Telephone systems write the same field as a string, a number or a list, in UTF-8 or in Windows-1252:
//! here all of it becomes text, without loss (an identifier of 19 digits stays 19 digits).
//! It refuses to know what the fields mean.

mod charset;
mod form;
mod json;

use std::collections::BTreeMap;

use phone::text::clean;

pub use charset::decode;

/// How deep a JSON payload may nest (RELIABILITY, local listener).
pub const DEPTH_MAX: usize = 16;

/// How a request body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// `application/json`
    Json,
    /// `application/x-www-form-urlencoded`
    Form,
}

impl Format {
    /// Reads a `Content-Type` value; parameters (`; charset=…`) are ignored. `None`: a type we don't read.
    pub fn of_content_type(value: &str) -> Option<Self> {
        let essence = value.split(';').next().unwrap_or_default().trim();
        if essence.eq_ignore_ascii_case("application/json") {
            Some(Self::Json)
        } else if essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
            Some(Self::Form)
        } else {
            None
        }
    }
}

/// Why a body could not be read into fields.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Nested deeper than [`DEPTH_MAX`].
    #[error("JSON nests deeper than {DEPTH_MAX} levels")]
    TooDeep,
    /// Not JSON, or not a JSON object.
    #[error("not a JSON object (line {line}, column {column})")]
    Syntax {
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault, from 1; 0 when unknown.
        column: usize,
    },
}

impl Error {
    /// The stable code of this error.
    pub fn code(&self) -> &'static str {
        match self {
            Self::TooDeep => "too_deep",
            Self::Syntax { .. } => "bad_json",
        }
    }
}

/// The fields of a payload, by name; each holds one text per value sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    /// Reads a body. JSON: scalars become text as written, lists of scalars stay lists, `null` and nested
    /// objects are left out, of a repeated key the last wins. Form: `user[]=A&user[]=B` is the list `user`.
    pub fn parse(body: &[u8], format: Format) -> Result<Self, Error> {
        match format {
            Format::Json => json::fields(&decode(body)).map(Self),
            Format::Form => Ok(Self(form::fields(body))),
        }
    }

    /// The first value of a field, as sent. `None` when the field was left out.
    pub fn first(&self, key: &str) -> Option<&str> {
        self.0.get(key)?.first().map(String::as_str)
    }

    /// Every field with each of its values, as sent.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().flat_map(|(key, values)| values.iter().map(|value| (key.as_str(), value.as_str())))
    }

    /// Every value of a field, as sent.
    pub fn all(&self, key: &str) -> &[String] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// The first value of a field, cleaned, at most `max` characters.
    /// `None` when left out; empty text when sent empty.
    pub fn text(&self, key: &str, max: usize) -> Option<String> {
        self.first(key).map(|value| clean(value, max))
    }

    /// Like [`Fields::text`], but empty text counts as left out.
    pub fn non_empty(&self, key: &str, max: usize) -> Option<String> {
        self.text(key, max).filter(|text| !text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(body: &str, format: Format) -> Fields {
        Fields::parse(body.as_bytes(), format).unwrap()
    }

    #[test]
    fn a_form_and_a_json_object_give_the_same_fields() {
        let form = read("from=%2B33639980012&user[]=Ana%C3%AFs&user%5B%5D=Bob+Le+Gall", Format::Form);
        let json = read(r#"{"from":"+33639980012","user":["Anaïs","Bob Le Gall"]}"#, Format::Json);
        assert_eq!(form, json);
    }

    #[test]
    fn an_international_number_keeps_its_plus_when_the_form_forgot_to_escape_it() {
        let fields = read("from=+33639980012&name=A+B", Format::Form);
        assert_eq!(fields.first("from"), Some("+33639980012"));
        assert_eq!(fields.first("name"), Some("A B"));
    }

    #[test]
    fn numbers_beyond_double_precision_stay_exact() {
        let fields = read(r#"{"a":1234567890987654321,"b":123456789012345678901234567890,"c":true}"#, Format::Json);
        assert_eq!(fields.first("a"), Some("1234567890987654321"));
        assert_eq!(fields.first("b"), Some("123456789012345678901234567890"));
        assert_eq!(fields.first("c"), Some("true"));
    }

    #[test]
    fn text_in_windows_1252_is_read() {
        let fields = Fields::parse(b"{\"name\":\"Ga\xeblle C\x9cur\"}", Format::Json).unwrap();
        assert_eq!(fields.first("name"), Some("Gaëlle Cœur"));
        let fields = Fields::parse(b"name=Ga%EBlle", Format::Form).unwrap();
        assert_eq!(fields.first("name"), Some("Gaëlle"));
    }

    #[test]
    fn half_an_emoji_spoils_a_name_not_the_call() {
        let fields = read(r#"{"name":"Zo\ud83d","callId":"1"}"#, Format::Json);
        assert_eq!(fields.first("callId"), Some("1"));
        assert!(fields.first("name").unwrap().starts_with("Zo"));
    }

    #[test]
    fn content_types_are_read_without_their_parameters() {
        assert_eq!(Format::of_content_type("Application/JSON; charset=utf-8"), Some(Format::Json));
        assert_eq!(Format::of_content_type("application/x-www-form-urlencoded"), Some(Format::Form));
        assert_eq!(Format::of_content_type("text/plain"), None);
        assert_eq!(Format::of_content_type(""), None);
    }

    proptest! {
        #[test]
        fn any_bytes_are_fields_or_an_error(body in proptest::collection::vec(any::<u8>(), 0..512)) {
            let _ = Fields::parse(&body, Format::Json);
            prop_assert!(Fields::parse(&body, Format::Form).is_ok());
        }

        #[test]
        fn any_text_survives_both_ways_of_writing_it(text in "\\PC{0,40}") {
            let json = serde_json::json!({ "k": text }).to_string();
            let escaped: String = text.bytes().map(|b| format!("%{b:02X}")).collect();
            let from_json = read(&json, Format::Json);
            let from_form = read(&format!("k={escaped}"), Format::Form);
            prop_assert_eq!(from_json.first("k"), Some(text.as_str()));
            prop_assert_eq!(from_form.first("k"), Some(text.as_str()));
        }
    }
}
