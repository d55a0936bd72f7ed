//! A populated data file with a backup beside it, copied anew for each blow.

use std::fs;
use std::path::{Path, PathBuf};

use crm::scope::Scope;
use crm::search::{ListQuery, SortBy};
use crm::{Opened, Result, Store};
use decroche_tests::house::{House, event, later, noon, person, ring};
use decroche_tests::labour::{BLOCK, labour};
use phone::{CallEventKind, Region};
use tempfile::TempDir;

/// How many fiches the sound file holds.
pub const FICHES: i64 = 41;

/// A sound file with its backup; each test strikes copies of it.
pub struct Sound {
    folder: TempDir,
}

impl Sound {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let house = House::new();
        for block in 0..40 {
            for step in block * BLOCK..(block + 1) * BLOCK {
                labour(&house.store, 1, step).unwrap();
            }
        }
        house.add(person("Maëlle", "Le Gall", &["02 61 91 00 12"]));
        house.hear(&ring("z", "0261910012"));
        house.hear(&later(event("z", CallEventKind::Ended, None), 9));
        let backup = house.store.backup(None, noon()).unwrap();
        let sound = folder.path().join("sound.db");
        fs::copy(backup.path, &sound).unwrap();
        drop(Store::open(&sound, noon()).unwrap()); // a file in use, not a backup: in WAL mode, closed
        Self { folder }
    }

    /// The bytes of the sound file, all in one file.
    pub fn bytes(&self) -> Vec<u8> {
        fs::read(self.folder.path().join("sound.db")).unwrap()
    }

    /// A folder of its own with these bytes as the data file and a sound backup beside it.
    pub fn struck(&self, bytes: &[u8]) -> Struck {
        let folder = tempfile::tempdir().unwrap();
        let struck = Struck { folder };
        fs::create_dir(struck.path("base-sauvegardes")).unwrap();
        fs::copy(self.folder.path().join("sound.db"), struck.backup()).unwrap();
        fs::write(struck.data(), bytes).unwrap();
        struck
    }
}

/// A data file that took a blow.
pub struct Struck {
    folder: TempDir,
}

impl Struck {
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn data(&self) -> PathBuf {
        self.path("base.db")
    }

    pub fn backup(&self) -> PathBuf {
        self.path("base-sauvegardes/20260301-080000-000.db")
    }

    pub fn open_for_app(&self) -> Result<Opened> {
        Store::open_for_app(&self.data(), noon())
    }

    /// The files moved aside, without their -wal and -shm.
    pub fn aside(&self) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|e| e.unwrap().path())
            .filter(|p| p.to_string_lossy().contains(".corrompu-"))
            .filter(|p| !p.to_string_lossy().ends_with("-wal") && !p.to_string_lossy().ends_with("-shm"))
            .collect();
        found.sort();
        found
    }
}

/// Asks for everything an app shows, in the hope that it breaks. What each answers is its own affair; whether the
/// doctor finds the file well is returned.
pub fn use_it(store: &Store) -> bool {
    let Ok(reader) = store.reader() else { return false };
    let _ = reader.incoming(&ring("w", "0639981003"), Region::FR, noon());
    for word in ["nom", "gall", "998"] {
        let _ = reader.search(word, 50);
    }
    for &sort in SortBy::ALL {
        let query = ListQuery { sort, descending: false, stage: None, scope: Scope::All, offset: 0, limit: 100 };
        let page = reader.contact_list(&query, None).map(|page| page.items).unwrap_or_default();
        for line in page.iter().step_by(7) {
            let _ = reader.fiche(line.contact_id, noon());
        }
    }
    let _ = reader.drafts();
    let _ = reader.journal(50);
    drop(reader);
    let _ = labour(store, 7, 0);
    store.doctor(false).is_ok_and(|report| report.ok)
}

/// How many fiches a file holds.
pub fn fiches(path: &Path) -> i64 {
    let file = rusqlite::Connection::open_with_flags(path, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    file.query_row("SELECT count(*) FROM contact", [], |row| row.get(0)).unwrap()
}
