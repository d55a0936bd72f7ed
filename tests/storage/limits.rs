//! Where the disk ends: no room left, a folder or a file that cannot be written. Said with its own code; what was
//! acknowledged stays; reading goes on. A process of lesser rights and means is needed: a worker of our own.
#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crm::Store;
use decroche_tests::house::{House, ills, noon, person};
use tempfile::TempDir;

const WORKER: &str = env!("CARGO_BIN_EXE_chaos_worker");

fn said(command: &mut Command) -> String {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap().trim().to_owned()
}

#[test]
fn when_the_disk_is_full_what_was_acknowledged_stays_and_can_be_read() {
    let house = House::new();
    house.add(person("Maëlle", "Le Gall", &["06 39 98 00 12"]));
    let path = house.path();
    drop(house.store.reader().unwrap());
    let acks = tempfile::tempdir().unwrap();
    // No file of the worker's may grow by more than 256 KiB; it is told so instead of being stopped.
    let longest = [path.clone(), path.with_file_name("base.db-wal")].map(|p| fs::metadata(p).unwrap().len());
    let blocks = (longest.into_iter().max().unwrap() + 256 * 1024) / 512;
    let limited = format!(
        "trap '' XFSZ; ulimit -f {blocks}; exec '{WORKER}' fill '{}' '{}'",
        path.display(),
        acks.path().display()
    );
    let answer = said(Command::new("sh").args(["-c", &limited]));
    let acked = fs::read_to_string(acks.path().join("fill")).unwrap().lines().count();
    assert!(acked > 0, "{answer}");
    assert_eq!(answer, format!("disk {acked}"), "the code, and the drafts that can still be read");

    // Room again: the same file takes writes, without repair.
    house.add(person("Une", "Autre", &[]));
    let drafts = house.store.reader().unwrap().drafts().unwrap();
    assert_eq!(drafts.len(), acked);
    assert!((0..acked).all(|n| drafts.iter().any(|d| d.key == format!("full:{n}"))));
    assert_eq!(house.ills(), [""; 0]);
}

/// A base in a folder that an ordinary user cannot write, and that user's worker.
struct ReadOnly {
    folder: TempDir,
    worker: PathBuf,
    owner: Option<u32>,
}

impl ReadOnly {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let worker = folder.path().join("worker");
        fs::copy(WORKER, &worker).unwrap();
        fs::set_permissions(&worker, fs::Permissions::from_mode(0o755)).unwrap();
        // Rights do not bind the super-user: become somebody without any.
        let owner = (fs::metadata(folder.path()).unwrap().uid() == 0).then_some(65_534);
        Self { folder, worker, owner }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data").join("base.db")
    }

    fn lock(&self, path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    fn open(&self, how: &str) -> String {
        let mut command = Command::new(&self.worker);
        command.arg(how).arg(self.data());
        if let Some(owner) = self.owner {
            command.uid(owner).gid(owner);
        }
        said(&mut command)
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_said_to_be_a_matter_of_the_disk() {
    let place = ReadOnly::new();
    let folder = place.folder.path().join("data");
    fs::create_dir(&folder).unwrap();
    place.lock(&folder, 0o555);
    assert_eq!(place.open("open"), "disk");
    assert_eq!(place.open("open_for_app"), "disk");
    place.lock(&folder, 0o755);
    assert!(!place.data().exists());
}

#[test]
fn a_file_that_cannot_be_written_is_said_to_be_a_matter_of_the_disk_and_is_not_moved() {
    let place = ReadOnly::new();
    drop(Store::open(&place.data(), noon()).unwrap());
    let before = fs::read(place.data()).unwrap();
    for (file, folder) in [(0o444, 0o777), (0o444, 0o555), (0o000, 0o777)] {
        place.lock(&place.data(), file);
        place.lock(place.data().parent().unwrap(), folder);
        for how in ["open", "open_for_app"] {
            assert_eq!(place.open(how), "disk", "{how}, file {file:o}, folder {folder:o}");
        }
    }
    place.lock(place.data().parent().unwrap(), 0o755);
    place.lock(&place.data(), 0o600);
    let left: Vec<_> = fs::read_dir(place.data().parent().unwrap()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("corrompu")), "{left:?}");
    assert_eq!(fs::read(place.data()).unwrap(), before);
    assert_eq!(ills(&Store::open(&place.data(), noon()).unwrap()), [""; 0]);
}
