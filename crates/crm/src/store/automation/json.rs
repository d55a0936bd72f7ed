//! Rules, sequences and reasons as JSON in a column, with their version.

use rusqlite::Row;
use rusqlite::types::Type;
use serde::de::DeserializeOwned;
use serde_json::json;

/// The version of rules and sequences as JSON, kept beside them.
const VERSION: u32 = 1;

/// A column of JSON.
pub(in crate::store) fn from_json<T: DeserializeOwned>(row: &Row<'_>, index: usize) -> rusqlite::Result<T> {
    let text: String = row.get(index)?;
    let wrong = |error| rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(error));
    serde_json::from_str(&text).map_err(wrong)
}

/// The same, where NULL means none.
pub(in crate::store) fn from_json_opt<T: DeserializeOwned>(row: &Row<'_>, index: usize) -> rusqlite::Result<Option<T>> {
    match row.get_ref(index)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => from_json(row, index).map(Some),
    }
}

/// A place in a list, as a column holds it.
pub(in crate::store) fn place_of(place: usize) -> i64 {
    i64::try_from(place).unwrap_or(i64::MAX)
}

/// A column that holds a place in a list; a negative one is beyond any.
pub(in crate::store) fn place_from(row: &Row<'_>, index: usize) -> rusqlite::Result<usize> {
    Ok(usize::try_from(row.get::<_, i64>(index)?).unwrap_or(usize::MAX))
}

/// A value as JSON with its version.
pub(in crate::store) fn versioned<T: serde::Serialize>(value: &T) -> String {
    let mut json = json!(value);
    if let Some(object) = json.as_object_mut() {
        object.insert("version".into(), VERSION.into());
    }
    json.to_string()
}
