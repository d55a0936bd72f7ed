//! A file is there whole or not at all, and nobody's file is taken.

use std::fs;

use crm::Error;
use crm::export::ExportChoices;
use crm::import::OnDuplicate;

use crate::bases::{Base, everything, now};

const FORMATS: [&str; 5] = ["base.csv", "base.tsv", "base.xlsx", "base.vcf", "base.json"];

/// What lies beside the base.
fn beside(base: &Base) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(base.folder.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_file_that_is_there_stays_unless_it_is_to_be_replaced() {
    let base = everything();
    for name in FORMATS {
        let path = base.path(name);
        fs::write(&path, "à moi").unwrap();
        let refused = base.try_give(&path, &ExportChoices::default());
        assert!(matches!(refused, Err(Error::Refused { why: "file_exists" })), "{name}: {refused:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "à moi");
        base.try_give(&path, &ExportChoices { replace: true, ..ExportChoices::default() }).unwrap();
        assert_ne!(fs::read(&path).unwrap(), "à moi".as_bytes(), "{name}");
    }
}

#[test]
fn an_export_that_is_stopped_leaves_nothing_and_what_was_there() {
    let base = everything();
    for name in FORMATS {
        let path = base.path(name);
        let before = beside(&base);
        for last in [false, true] {
            // Stopped at the first person, and once everybody is written.
            let report = base.store.export(&path, &ExportChoices::default(), now(), &mut |at| last && at.done == 0);
            assert!(report.unwrap().cancelled, "{name}");
        }
        assert_eq!(beside(&base), before, "{name}");
        fs::write(&path, "à moi").unwrap();
        let choices = ExportChoices { replace: true, ..ExportChoices::default() };
        assert!(base.store.export(&path, &choices, now(), &mut |_| false).unwrap().cancelled);
        assert_eq!(fs::read_to_string(&path).unwrap(), "à moi", "{name}");
        fs::remove_file(&path).unwrap();
    }
}

#[test]
fn an_unknown_ending_and_a_folder_that_is_not_there_are_refused() {
    let base = everything();
    for name in ["base.xls", "base", "base.db", "base.csv.exe"] {
        let refused = base.try_give(&base.path(name), &ExportChoices::default()).unwrap_err();
        assert_eq!(refused.detail().as_deref(), Some("file.unknown_format"), "{name}");
    }
    let nowhere = base.try_give(&base.path("nulle/part.csv"), &ExportChoices::default());
    assert!(matches!(nowhere, Err(Error::Disk(_))), "{nowhere:?}");
    base.try_give(&base.path("BASE.CSV"), &ExportChoices::default()).unwrap();
}

#[test]
fn who_is_frozen_stays_here_and_is_counted_and_who_was_erased_is_nowhere() {
    let base = everything();
    let id = |name: &str| {
        let file = base.hand();
        file.query_row("SELECT id FROM contact WHERE last_name = ?1", [name], |row| row.get(0)).unwrap()
    };
    let context = crm::Context::at(now() + chrono::Duration::hours(1));
    let freeze = crm::privacy::FreezeContact { contact_id: id("Rossi"), why: Some("Conteste".into()) };
    base.store.write(freeze, &context).unwrap();
    let how = crm::privacy::EraseHow { oppose: false, archive: true, why: crm::privacy::ErasedFor::Request };
    base.store.erase(id("Maes"), how, true, &context).unwrap();
    for name in FORMATS {
        let path = base.path(name);
        let report = base.try_give(&path, &ExportChoices::default()).unwrap();
        assert_eq!((report.rows, report.frozen), (4, 1), "{name}");
        if name != "base.xlsx" {
            let text = fs::read_to_string(&path).unwrap();
            assert!(!text.contains("Rossi") && !text.contains("Maes"), "{name}");
        }
    }
}

#[test]
fn who_objected_is_marked_and_stays_so_where_they_are_brought_in() {
    let base = everything();
    let text = fs::read_to_string(base.give("base.csv")).unwrap();
    let header: Vec<&str> = text.lines().next().unwrap().split(';').collect();
    assert!(header.contains(&"Ne pas appeler"), "{header:?}");
    let other = Base::new();
    other.take(&base.path("base.csv"), OnDuplicate::Merge);
    assert_eq!(other.opposed(), base.opposed());
    assert!(!other.opposed().is_empty());
}

#[cfg(unix)]
#[test]
fn nobody_else_of_the_machine_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt;
    let base = everything();
    let mode = fs::metadata(base.give("base.csv")).unwrap().permissions().mode();
    assert_eq!(mode & 0o077, 0, "{mode:o}");
}
