//! The watched folder: a CSV file that is laid there is read once, then put away. Nothing is deleted, no link is
//! followed; a file that is taken up again after a crash changes nothing, since each of its requests is known.

use std::collections::HashMap;
use std::fs::{self, File, Metadata};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crm::journal::RefusedPayload;
use crm::request::{FILE_BYTES_MAX, RecordRequests, RequestRows, read_file, refusals};
use tauri::{AppHandle, Manager};

use super::keep;
use crate::desk::{Desk, now};
use crate::error::{Answer, Refusal};
use crate::files;

/// Where files go once they were read.
const TAKEN: &str = "traités";
/// Where those go that could not be read, and the rows that were refused.
const REFUSED: &str = "refusés";
/// Files taken at one look, and requests written at once: the desk writes in between.
const FILES: usize = 20;
const ROWS: usize = 200;

/// How a file was: the same twice, it has stopped growing.
type Stamp = (u64, SystemTime);

/// What was seen at the last look.
#[derive(Default)]
pub struct Watched {
    seen: HashMap<PathBuf, Stamp>,
    /// Read, but the system would not let them be put away: not read again.
    stuck: HashMap<PathBuf, Stamp>,
}

impl Watched {
    /// Looks into the folder of the settings, if there is one.
    pub fn look(&mut self, app: &AppHandle) {
        let setting = app.state::<Desk>().setting("inlet.requests_folder");
        let folder = setting.as_str().map(str::trim).filter(|text| !text.is_empty()).map(PathBuf::from);
        let Some(folder) = folder.filter(|folder| folder.is_absolute()) else {
            self.seen.clear();
            return;
        };
        let found = waiting(&folder);
        let free = found.iter().filter(|(path, stamp)| self.stuck.get(path) != Some(stamp)).take(FILES);
        let still = free.filter(|(path, stamp)| self.seen.get(path) == Some(stamp));
        let stuck: Vec<_> = still.filter(|(path, stamp)| !take(app, &folder, path, *stamp)).cloned().collect();
        self.stuck.extend(stuck);
        self.stuck.retain(|path, _| found.iter().any(|(there, _)| there == path));
        self.seen = found.into_iter().collect();
    }
}

/// Reads one file and puts it away; `false` when it cannot be put away. A disk that is full is tried again.
///
/// A file that is written to meanwhile is left: the next look reads all of it, and what it knows already counts once.
fn take(app: &AppHandle, folder: &Path, path: &Path, stamp: Stamp) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let read = match contents(path) {
        Ok((bytes, read)) if read == stamp => read_file(&bytes, read.1.into()).map_err(Refusal::from),
        _ => return true, // gone, changed, or another program holds it: the next look tells
    };
    match read {
        Ok(rows) => match record(app, &rows) {
            Ok(()) if stamp_of(path) != Some(stamp) => true,
            Ok(()) if rows.refused.is_empty() => put_away(folder, TAKEN, path),
            Ok(()) => {
                refuse(app, &name, &format!("no_way_back: {} ligne(s)", rows.refused.len()));
                beside(folder, &name, &refusals(&rows)) && put_away(folder, TAKEN, path)
            }
            Err(_) => true,
        },
        Err(refusal) => {
            let why = refusal.detail.unwrap_or_default();
            refuse(app, &name, &why);
            beside(folder, &format!("{name}.txt"), &sentence(&why)) && put_away(folder, REFUSED, path)
        }
    }
}

fn record(app: &AppHandle, rows: &RequestRows) -> Answer<()> {
    let region = app.state::<Desk>().region();
    for requests in rows.requests.chunks(ROWS) {
        keep(app, RecordRequests { requests: requests.to_vec(), region })?;
    }
    Ok(())
}

/// The telephone journal tells of it as of any other payload that was refused.
fn refuse(app: &AppHandle, name: &str, why: &str) {
    let raw = phone::text::clean(name, phone::text::NAME_MAX);
    let _ = keep(app, RefusedPayload { at: now(), source: "file".to_owned(), reason: why.to_owned(), raw });
}

/// The plain files ending in `.csv`, by name.
fn waiting(folder: &Path) -> Vec<(PathBuf, Stamp)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let csv = |path: &PathBuf| path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("csv"));
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(csv);
    let mut found: Vec<_> = paths
        .filter_map(|path| {
            let stamp = stamp_of(&path)?;
            Some((path, stamp))
        })
        .collect();
    found.sort();
    found
}

/// How a plain file is now; `None`: it is gone, or none.
fn stamp_of(path: &Path) -> Option<Stamp> {
    let about = fs::symlink_metadata(path).ok().filter(Metadata::is_file)?;
    Some((about.len(), about.modified().ok()?))
}

/// What a file holds, no more than one byte over the limit, and how it was when it was opened.
fn contents(path: &Path) -> io::Result<(Vec<u8>, Stamp)> {
    let about = fs::symlink_metadata(path)?;
    let file = File::open(path)?;
    let opened = file.metadata()?;
    // What is open is what was looked at: not a link put in its place meanwhile.
    if !about.is_file() || !same_file(&about, &opened) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    let most = u64::try_from(FILE_BYTES_MAX).unwrap_or(u64::MAX).saturating_add(1);
    file.take(most).read_to_end(&mut bytes)?;
    Ok((bytes, (opened.len(), opened.modified()?)))
}

#[cfg(unix)]
fn same_file(a: &Metadata, b: &Metadata) -> bool {
    use std::os::unix::fs::MetadataExt;
    (a.dev(), a.ino()) == (b.dev(), b.ino())
}

/// Elsewhere the size and the dates have to do.
#[cfg(not(unix))]
fn same_file(a: &Metadata, b: &Metadata) -> bool {
    a.len() == b.len() && a.modified().ok() == b.modified().ok()
}

/// A folder of ours in the watched one; `None` when something else has its name.
fn own_folder(folder: &Path, name: &str) -> Option<PathBuf> {
    let own = folder.join(name);
    if fs::symlink_metadata(&own).is_err() {
        fs::create_dir(&own).ok()?;
    }
    fs::symlink_metadata(&own).is_ok_and(|about| about.is_dir()).then_some(own)
}

fn put_away(folder: &Path, where_to: &str, path: &Path) -> bool {
    let to = own_folder(folder, where_to).and_then(|own| Some(own.join(path.file_name()?)));
    to.is_some_and(|to| fs::rename(path, files::free_name(&to)).is_ok())
}

/// A file for who laid the other one there: why it was refused, or which of its rows.
fn beside(folder: &Path, name: &str, text: &str) -> bool {
    own_folder(folder, REFUSED).is_some_and(|own| files::write_new(&own.join(name), text).is_ok())
}

fn sentence(why: &str) -> String {
    let what = match why.rsplit('.').next().unwrap_or_default() {
        "too_large" => "Il dépasse 5 Mo. Coupez-le en plusieurs fichiers.",
        "too_many_rows" => "Il a plus de 10 000 lignes. Coupez-le en plusieurs fichiers.",
        "empty" => "Il est vide.",
        "no_columns" => {
            "Sa première ligne ne nomme aucune colonne de numéro ni d’adresse. Écrivez par exemple\u{a0}: nom;téléphone;email;message."
        }
        "not_text" => "Ce n’est pas un texte. Enregistrez-le en CSV (texte), pas en classeur.",
        _ => "Il n’a pas la forme d’un fichier CSV.",
    };
    format!("Ce fichier n’a pas été lu. {what}\r\nRien n’a été effacé\u{a0}: il est ici, à côté de cette note.\r\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_csv_files_wait_and_links_do_not() {
        let folder = std::env::temp_dir().join(format!("decroche-folder-{}", std::process::id()));
        fs::create_dir_all(folder.join("sous.csv")).expect("a folder for the test");
        for name in ["b.CSV", "a.csv", "c.txt"] {
            fs::write(folder.join(name), "tel\n0639984012\n").expect("a file");
        }
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.join("c.txt"), folder.join("lien.csv")).expect("a link");
        let found = waiting(&folder);
        let names: Vec<_> = found.iter().filter_map(|(path, _)| path.file_name()).collect();
        assert_eq!(names, ["a.csv", "b.CSV"]);
        #[cfg(unix)]
        assert!(contents(&folder.join("lien.csv")).is_err());
        let (bytes, _) = contents(&folder.join("a.csv")).expect("a plain file");
        assert_eq!(bytes, b"tel\n0639984012\n");
        assert!(put_away(&folder, TAKEN, &folder.join("a.csv")));
        assert!(folder.join(TAKEN).join("a.csv").is_file() && !folder.join("a.csv").exists());
        fs::remove_dir_all(&folder).expect("the folder goes");
    }
}
