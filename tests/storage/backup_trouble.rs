//! A backup that was due and could not be made is told of, and no longer once one is.

use std::fs;
use std::path::PathBuf;

use chrono::{DateTime, Duration, Utc};
use crm::notice::{MarkNotices, Notice, NoticeKind, Opens};
use decroche_tests::house::{House, after, noon, person};

struct Place {
    house: House,
    folder: PathBuf,
}

impl Place {
    fn new() -> Self {
        let house = House::new();
        house.add(person("Ana", "Lopez", &["06 39 98 00 12"]));
        let folder = house
            .store
            .path()
            .with_file_name(format!("{}-sauvegardes", house.store.path().file_stem().unwrap().to_string_lossy()));
        Self { house, folder }
    }

    fn due(&self, at: DateTime<Utc>) -> bool {
        self.house.store.backup_when_due(at).is_ok()
    }

    fn told(&self, at: DateTime<Utc>) -> Vec<Notice> {
        self.house.store.reader().unwrap().notices(None, at).unwrap()
    }

    /// The folder is on a disk that is no longer there, or may not be written: links to where it was, which stop the
    /// administrator too.
    #[cfg(unix)]
    fn moved_to(&self, target: &str) {
        if self.folder.exists() {
            fs::rename(&self.folder, self.folder.with_extension("avant")).unwrap();
        }
        std::os::unix::fs::symlink(target, &self.folder).unwrap();
    }

    fn back(&self) {
        fs::remove_file(&self.folder).unwrap();
        if self.folder.with_extension("avant").exists() {
            fs::rename(self.folder.with_extension("avant"), &self.folder).unwrap();
        }
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_gone_or_may_not_be_written_is_told_of_until_a_backup_is_made() {
    for (target, day) in [("/nulle/part/disque", 1), ("/sys/kernel", 5)] {
        let place = Place::new();
        assert!(place.due(noon()));
        assert_eq!(place.told(noon()), []);
        place.moved_to(target);
        let failed = noon() + Duration::days(day);
        assert!(!place.due(failed), "{target}");
        let told = place.told(failed);
        let [notice] = &told[..] else { panic!("{target}: {told:?}") };
        assert_eq!((notice.kind, notice.what.as_str()), (NoticeKind::BackupFailed, "folder_closed"), "{target}");
        assert_eq!((notice.at, &notice.opens, notice.read), (failed, &Opens::Backups, false));
        assert_eq!(notice.who, place.folder.display().to_string());
        // Tried again in an hour: the same thing still.
        assert!(!place.due(failed + Duration::hours(1)));
        assert_eq!(place.told(failed + Duration::hours(1)), told);
        place.back();
        assert!(place.due(failed + Duration::hours(2)));
        assert_eq!(place.told(failed + Duration::hours(2)), [], "it goes by itself");
        assert_eq!(place.house.store.backups().len(), 2, "what was there is there");
    }
}

#[test]
fn a_file_in_the_place_of_the_folder_is_told_of_with_the_last_backup_there_is() {
    let place = Place::new();
    fs::write(&place.folder, "").unwrap();
    assert!(!place.due(noon()));
    let told = place.told(noon());
    assert_eq!((told.len(), told[0].moment), (1, None), "there is none yet");
    fs::remove_file(&place.folder).unwrap();
    // A backup made by hand is one.
    place.house.store.backup(None, noon()).unwrap();
    assert_eq!(place.told(noon()), []);
}

#[test]
fn the_last_backup_is_told_and_who_has_read_of_it_sees_it_read() {
    let place = Place::new();
    assert!(place.due(noon()));
    // The dated names of that day are taken by folders: nothing can be written there.
    let at = noon() + Duration::days(2);
    let dated = place.folder.join(format!("{}.db.{}.partiel", at.format("%Y%m%d-%H%M%S-%3f"), std::process::id()));
    fs::create_dir_all(dated.join("plein")).unwrap();
    assert!(!place.due(at));
    let told = place.told(at);
    assert_eq!((told.len(), told[0].moment), (1, Some(noon())));
    let beside = place.house.store.backup_notice();
    assert_eq!(beside.as_deref(), Some(told[0].key.as_str()));
    place.house.write_at(after(1), MarkNotices { agent: None, key: Some("autre".into()), beside: beside.clone() });
    assert!(!place.told(at)[0].read);
    place.house.write_at(after(2), MarkNotices { agent: None, key: None, beside });
    assert!(place.told(at)[0].read);
    assert!(place.due(at + Duration::minutes(1)));
    assert_eq!((place.told(at), place.house.store.backup_notice()), (vec![], None));
}
