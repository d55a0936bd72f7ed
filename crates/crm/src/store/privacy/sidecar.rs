//! What must outlive the data file: who was erased and who objected, beside it, appended and on the disk at once.
//!
//! One JSON object a line. It tells of nobody who they are: sums of ids, keyed hashes whose secret is in the data file.
//! A line that cannot be read (a launch cut in the middle of it) is passed over.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, named_params};
use serde::{Deserialize, Serialize};

use crate::privacy::{EraseHow, ErasedFor, OpposedKind};
use crate::store::folder::keep_private;
use crate::{Error, Result};

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
enum Line {
    Erased { key: String, why: ErasedFor, archived: bool, at: i64 },
    Opposed { key: String, kind: OpposedKind, at: i64 },
    Lifted { key: String, at: i64 },
}

/// What an opposition last was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stand {
    pub(super) kind: OpposedKind,
    pub(super) at: i64,
    pub(super) lifted_at: Option<i64>,
}

/// What is known of rights, in the file or beside it; keys in hexadecimal.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Rights {
    pub(super) erased: BTreeMap<String, (EraseHow, i64)>,
    pub(super) opposed: BTreeMap<String, Stand>,
}

/// Where it is.
pub(in crate::store) fn path(data_file: &Path) -> PathBuf {
    let stem = data_file.file_stem().unwrap_or_default().to_string_lossy();
    data_file.with_file_name(format!("{stem}-droits.jsonl"))
}

pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The key a text of 64 hexadecimal digits writes; `None`: it writes none.
pub(super) fn unhex(text: &str) -> Option<[u8; 32]> {
    let mut key = [0; 32];
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    for (at, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(2 * at..2 * at + 2)?, 16).ok()?;
    }
    Some(key)
}

/// What stands beside a data file; nothing when there is no such file.
pub(super) fn read(data_file: &Path) -> Result<Rights> {
    let text = match fs::read(path(data_file)) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Rights::default()),
        Err(error) => return Err(Error::Disk(error)),
    };
    let mut rights = Rights::default();
    for line in text.lines().filter_map(|line| serde_json::from_str(line).ok()) {
        match line {
            Line::Erased { key, why, archived: archive, at } => {
                rights.erased.entry(key).or_insert((EraseHow { oppose: false, archive, why }, at));
            }
            Line::Opposed { key, kind, at } => {
                rights.opposed.insert(key, Stand { kind, at, lifted_at: None });
            }
            Line::Lifted { key, at } => {
                if let Some(stand) = rights.opposed.get_mut(&key) {
                    stand.lifted_at = Some(at);
                }
            }
        }
    }
    Ok(rights)
}

/// What a data file knows itself.
pub(super) fn known(db: &Connection) -> Result<Rights> {
    let mut erased = db.prepare_cached("SELECT contact_key, why, archived, at FROM erasure")?;
    let erased = erased.query_map([], |row| {
        let how = EraseHow { oppose: false, archive: row.get(2)?, why: row.get(1)? };
        Ok((hex(&row.get::<_, [u8; 32]>(0)?), (how, row.get(3)?)))
    })?;
    let erased = erased.collect::<rusqlite::Result<_>>()?;
    let mut opposed = db.prepare_cached("SELECT number_key, kind, at, lifted_at FROM opposition")?;
    let opposed = opposed.query_map([], |row| {
        let key: Vec<u8> = row.get(0)?;
        Ok((hex(&key), Stand { kind: row.get(1)?, at: row.get(2)?, lifted_at: row.get(3)? }))
    })?;
    Ok(Rights { erased, opposed: opposed.collect::<rusqlite::Result<_>>()? })
}

/// Appends what the data file knows and its sidecar does not yet.
pub(super) fn keep(db: &Connection, data_file: &Path) -> Result<()> {
    let (file, beside) = (known(db)?, read(data_file)?);
    let mut lines = Vec::new();
    for (key, (how, at)) in file.erased.iter().filter(|(key, _)| !beside.erased.contains_key(*key)) {
        lines.push(Line::Erased { key: key.clone(), why: how.why, archived: how.archive, at: *at });
    }
    for (key, stand) in file.opposed.iter().filter(|(key, stand)| beside.opposed.get(*key) != Some(stand)) {
        if beside.opposed.get(key).is_none_or(|told| told.at != stand.at) {
            lines.push(Line::Opposed { key: key.clone(), kind: stand.kind, at: stand.at });
        }
        lines.extend(stand.lifted_at.map(|at| Line::Lifted { key: key.clone(), at }));
    }
    append(data_file, &lines)
}

fn append(data_file: &Path, lines: &[Line]) -> Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let path = path(data_file);
    let fresh = !path.exists();
    keep_private(&path)?;
    let mut text = String::new();
    for line in lines {
        // What was cut in the middle of a line does not spoil the next one.
        text.push('\n');
        text.push_str(&serde_json::to_string(line).map_err(|error| Error::Disk(error.into()))?);
    }
    text.push('\n');
    let mut file = fs::OpenOptions::new().create(true).append(true).open(&path).map_err(Error::Disk)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(Error::Disk)?;
    #[cfg(unix)]
    if let Some(folder) = path.parent().filter(|folder| fresh && !folder.as_os_str().is_empty()) {
        fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(Error::Disk)?;
    }
    Ok(())
}

/// The oppositions that a data file does not know, or knows in an older state.
pub(super) fn newer<'r>(beside: &'r Rights, file: &'r Rights) -> impl Iterator<Item = (&'r String, &'r Stand)> {
    let last = |stand: &Stand| stand.lifted_at.unwrap_or(stand.at).max(stand.at);
    beside
        .opposed
        .iter()
        .filter(move |(key, stand)| file.opposed.get(*key).is_none_or(|known| last(known) < last(stand)))
}

/// Puts into the data file the oppositions it does not know, or knows in an older state. Those whose secret it has not
/// answer to no number, and do no harm.
pub(super) fn take_oppositions(db: &Connection, beside: &Rights, file: &Rights) -> Result<()> {
    for (key, stand) in newer(beside, file) {
        let Some(bytes) = unhex(key) else { continue };
        let moment = chrono::DateTime::from_timestamp_millis(stand.at).unwrap_or_default();
        db.prepare_cached(
            "INSERT INTO opposition (id, number_key, at, kind, how, lifted_at)
             VALUES (:id, :key, :at, :kind, 'entry', :lifted)
             ON CONFLICT (number_key) DO UPDATE SET at = :at, lifted_at = :lifted",
        )?
        .execute(named_params! {
            ":id": crate::id::new_uuid(moment), ":key": bytes, ":at": stand.at, ":kind": stand.kind,
            ":lifted": stand.lifted_at,
        })?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_cut_short_does_not_spoil_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("base.db");
        let erased =
            |n: u8| Line::Erased { key: hex(&[n; 32]), why: ErasedFor::Request, archived: true, at: i64::from(n) };
        append(&data, &[erased(1)]).unwrap();
        let mut file = fs::OpenOptions::new().append(true).open(path(&data)).unwrap();
        file.write_all(b"{\"what\":\"erased\",\"key\":\"00").unwrap();
        append(&data, &[erased(2)]).unwrap();
        let read = read(&data).unwrap();
        assert_eq!(read.erased.keys().filter_map(|key| unhex(key)).collect::<Vec<_>>(), [[1; 32], [2; 32]]);
    }

    #[test]
    fn a_key_that_is_none_is_read_as_none() {
        assert_eq!(unhex("zz"), None);
        assert_eq!(unhex(&"é".repeat(32)), None);
        assert_eq!(unhex(&hex(&[7; 32])), Some([7; 32]));
    }
}
