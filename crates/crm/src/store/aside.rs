//! Damaged files moved aside: never deleted when it happens, gone after their stated delay.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDateTime, Utc};

use super::folder::{holding, keep_private};
use crate::{Error, Result};

const STAMP: &str = "%Y%m%d-%H%M%S";

/// What SQLite keeps beside a file.
const SIDES: [&str; 2] = ["-wal", "-shm"];

/// Gives the damaged file, its -wal and its -shm a dated name beside them. Nothing is overwritten.
pub(super) fn move_aside(path: &Path, now: DateTime<Utc>) -> Result<PathBuf> {
    let free = free_name(path, now)?;
    fs::rename(path, &free).map_err(Error::Disk)?;
    move_sides(path, &free)?;
    Ok(free)
}

/// The same, and the file stays under its own name too until another takes it: at no moment is there none.
pub(super) fn keep_aside(path: &Path, now: DateTime<Utc>) -> Result<PathBuf> {
    let free = free_name(path, now)?;
    // Where a file cannot have two names, it is copied.
    if fs::hard_link(path, &free).is_err() {
        fs::copy(path, &free).map_err(Error::Disk)?;
    }
    move_sides(path, &free)?;
    Ok(free)
}

/// The same of a file that is open and stays open: a copy of it and of its -wal.
pub(super) fn copy_aside(path: &Path, now: DateTime<Utc>) -> Result<PathBuf> {
    let free = free_name(path, now)?;
    keep_private(&free)?;
    let mut copy = fs::File::create(&free).map_err(Error::Disk)?;
    let mut file = fs::File::open(path).map_err(Error::Disk)?;
    let copied = std::io::copy(&mut file, &mut copy).and_then(|_| copy.sync_all());
    // Closed, it would let go of every lock that SQLite holds on it in this process (POSIX, fcntl): it stays open until
    // the process ends.
    std::mem::forget(file);
    copied.map_err(Error::Disk)?;
    copy_log(path, &free)?;
    Ok(free)
}

/// Copies the -wal of a file, if there is one, beside a copy of it.
pub(super) fn copy_log(file: &Path, copy: &Path) -> Result<()> {
    let log = |of: &Path| PathBuf::from(format!("{}-wal", of.display()));
    if log(file).exists() {
        fs::copy(log(file), log(copy)).map_err(Error::Disk)?;
    }
    Ok(())
}

fn free_name(path: &Path, now: DateTime<Utc>) -> Result<PathBuf> {
    let stamp = now.format(STAMP);
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    (0..1000)
        .map(|n| if n == 0 { format!("{name}.corrompu-{stamp}") } else { format!("{name}.corrompu-{stamp}-{n}") })
        .map(|name| path.with_file_name(name))
        .find(|candidate| !candidate.exists())
        .ok_or_else(|| Error::Disk(std::io::Error::other("no free name beside the damaged file")))
}

fn move_sides(path: &Path, free: &Path) -> Result<()> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    for suffix in SIDES {
        let side = path.with_file_name(format!("{name}{suffix}"));
        if side.exists() {
            let mut aside = free.to_owned().into_os_string();
            aside.push(suffix);
            fs::rename(&side, aside).map_err(Error::Disk)?;
        }
    }
    Ok(())
}

/// The files moved aside of a data file, and when each was.
pub(super) fn names(data_file: &Path) -> Vec<(PathBuf, DateTime<Utc>)> {
    let name = data_file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let folder = holding(data_file);
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<_> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            let rest = path.file_name()?.to_str()?.strip_prefix(&format!("{name}.corrompu-"))?.to_owned();
            let at = NaiveDateTime::parse_from_str(rest.get(..15)?, STAMP).ok()?.and_utc();
            Some((path, at))
        })
        .collect();
    found.sort();
    found
}
