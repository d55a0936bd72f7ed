//! The contract's units: durations in seconds, money in euros; the core counts milliseconds and cents.

use serde::Serialize;
use serde_json::{Map, Number, Value};

/// The value with every `…_ms` as `…_s` and every `…_cents` as `…_eur`, however deep.
pub fn in_our_units(value: &impl Serialize) -> Value {
    serde_json::to_value(value).map_or(Value::Null, converted)
}

fn converted(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(converted).collect(),
        Value::Object(fields) => fields.into_iter().map(field).collect::<Map<String, Value>>().into(),
        plain => plain,
    }
}

fn field((name, value): (String, Value)) -> (String, Value) {
    if let Some(stem) = name.strip_suffix("_ms") {
        return (format!("{stem}_s"), parts(&value, 1000));
    }
    match name.strip_suffix("_cents") {
        Some(stem) => (format!("{stem}_eur"), parts(&value, 100)),
        None => (name, converted(value)),
    }
}

/// A count of parts as wholes: an integer when it is one.
fn parts(value: &Value, of: i64) -> Value {
    match value.as_i64() {
        Some(count) if count % of == 0 => (count / of).into(),
        // Both fit a double exactly for any amount or duration there is.
        #[expect(clippy::cast_precision_loss, reason = "amounts and durations are far below 2^53")]
        Some(count) => Number::from_f64(count as f64 / of as f64).map_or(Value::Null, Value::Number),
        None => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn cents_become_euros_and_milliseconds_seconds_at_any_depth() {
        let core = json!({"hold_ms": 30_000, "wrap_up_ms": null, "last": [{"amount_cents": 123_456}], "name": "x"});
        let ours = json!({"hold_s": 30, "wrap_up_s": null, "last": [{"amount_eur": 1234.56}], "name": "x"});
        assert_eq!(in_our_units(&core), ours);
    }
}
