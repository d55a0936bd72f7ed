//! The settings of the data file (RELIABILITY.md §1.2), by what they make observable in the file and its folder.

use std::fs;

use crm::draft::{DropDraft, SaveDraft};
use crm::house::{AddAgent, NewAgent};
use crm::settings::SetSetting;
use crm::ticket::{NewTicket, OpenTicket, Priority};
use crm::{AgentId, Context, MotiveId, Store, schema_version, settings};
use cti::http::Token;
use decroche_tests::fixture::APPLICATION_ID;
use decroche_tests::house::{House, after, noon, person};
use proptest::prelude::*;
use serde_json::{Value, json};
use uuid::Uuid;

fn pragma(house: &House, name: &str) -> i64 {
    house.count(&format!("PRAGMA {name}"))
}

#[test]
fn the_file_says_whose_it_is_and_which_schema_it_has() {
    let house = House::new();
    assert_eq!(pragma(&house, "application_id"), APPLICATION_ID);
    assert_eq!(pragma(&house, "user_version"), schema_version());
    let mode: String = house.file().query_row("PRAGMA journal_mode", [], |row| row.get(0)).unwrap();
    assert_eq!(mode, "wal");
}

#[test]
fn a_row_that_points_nowhere_is_refused_and_leaves_nothing() {
    let house = House::new();
    let contact_id = house.add(person("Maëlle", "Le Gall", &[]));
    let ticket = NewTicket {
        contact_id,
        subject: "Panne".into(),
        description: String::new(),
        priority: Priority::Normal,
        motive_id: Some(MotiveId(Uuid::from_u128(1))),
        category: None,
        call_id: None,
    };
    house.store.write(OpenTicket { ticket }, &Context::at(noon())).unwrap_err();
    assert_eq!(house.count("SELECT count(*) FROM ticket"), 0);
    assert_eq!(house.count("SELECT count(*) FROM operation WHERE kind = 'ticket.open'"), 0);
}

#[test]
fn what_was_deleted_leaves_no_trace_in_the_file() {
    let house = House::new();
    let secret = "mot de passe dit au téléphone";
    house.write(SaveDraft { key: "call:x:note".into(), body: secret.into() });
    let path = house.path();
    let holds = |name: &str| {
        let bytes = fs::read(path.with_file_name(name)).unwrap_or_default();
        bytes.windows(secret.len()).any(|w| w == secret.as_bytes())
    };
    assert!(holds("base.db-wal"), "the test looks where it is written");
    house.write(DropDraft { key: "call:x:note".into() });
    house.foreign_hand().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    assert!(!holds("base.db") && !holds("base.db-wal"));
}

#[test]
fn a_fiche_put_right_leaves_no_trace_of_the_old_name_in_the_text_index() {
    use crm::contact::{ContactField, EditContact, FieldEdit};
    let house = House::new();
    let contact_id = house.add(person("Maëlle", "Zwyxvutsrq", &[]));
    let edits = vec![FieldEdit { field: ContactField::LastName, value: Some("Le Gall".into()) }];
    house.write(EditContact { contact_id, edits });
    // The old value is kept by the audit journal alone, for as long as the edit can be taken back.
    let later = vec![FieldEdit { field: ContactField::Town, value: Some("Brest".into()) }];
    house.write_at(after(601), EditContact { contact_id, edits: later });
    house.foreign_hand().query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    let bytes = fs::read(house.path()).unwrap().to_ascii_lowercase();
    assert!(!bytes.windows(10).any(|w| w == b"zwyxvutsrq"));
}

#[test]
fn a_file_closed_by_its_last_program_is_one_whole_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("base.db");
    {
        let store = Store::open(&path, noon()).unwrap();
        store.write(SaveDraft { key: "k".into(), body: "b".into() }, &Context::at(noon())).unwrap();
        assert_eq!(store.reader().unwrap().drafts().unwrap().len(), 1);
    }
    let names: Vec<String> =
        fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    assert_eq!(names, ["base.db"]);
}

#[cfg(unix)]
#[test]
fn nobody_else_on_the_machine_reads_the_base_its_journal_or_its_backups() {
    use std::os::unix::fs::PermissionsExt;
    let house = House::new();
    house.add(person("Maëlle", "Le Gall", &["06 39 98 00 12"]));
    let backup = house.store.backup(None, noon()).unwrap();
    let path = house.path();
    for file in
        [path.clone(), path.with_file_name("base.db-wal"), path.with_file_name("base.db-shm"), backup.path.into()]
    {
        let mode = fs::metadata(&file).unwrap().permissions().mode() & 0o777;
        assert_eq!(format!("{mode:o}"), "600", "{}", file.display());
    }
}

#[test]
fn a_synchronised_folder_is_refused_before_anything_is_made_there() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["OneDrive", "onedrive - Maison", "Dropbox", "Google Drive", "Nextcloud"] {
        let inside = folder.path().join(name).join("Documents");
        let path = inside.join("base.db");
        assert_eq!(Store::open(&path, noon()).err().map(|e| e.code()), Some("unsafe_folder"), "{name}");
        assert_eq!(Store::open_for_app(&path, noon()).err().map(|e| e.code()), Some("unsafe_folder"), "{name}");
        assert!(!inside.exists(), "{name}");
    }
    assert!(
        Store::open(&folder.path().join("Dropboxeur").join("base.db"), noon()).is_ok(),
        "a name that only begins alike"
    );
}

/// What is said of a setting that must be refused.
fn refusal(house: &House, key: &str, value: Value) -> Option<String> {
    let set = SetSetting { key: key.into(), value };
    house.store.write(set, &Context::at(noon())).err().and_then(|error| error.detail())
}

#[test]
fn only_somebody_who_works_here_sits_at_the_desk() {
    let house = House::new();
    let nobody = AgentId::new(noon()).to_string();
    assert_eq!(refusal(&house, "desk.agent", json!(nobody)).as_deref(), Some("agent"));
    assert_eq!(refusal(&house, "desk.agent", json!("Nora")).as_deref(), Some("value.unknown_value"));
    let nora = house.write(AddAgent { agent: NewAgent { name: "Nora".into(), extension: None } });
    assert_eq!(refusal(&house, "desk.agent", json!(nora.to_string())), None);
    assert_eq!(refusal(&house, "desk.agent", Value::Null), None, "the desk may be empty");
}

#[test]
fn numbers_are_read_in_a_country_that_has_a_numbering_plan() {
    let house = House::new();
    for (code, known) in [("BE", true), ("RE", true), ("FR", true), ("ZZ", false), ("fr", false), ("F", false)] {
        assert_eq!(refusal(&house, "house.region", json!(code)).is_none(), known, "{code}");
    }
}

#[test]
fn a_token_that_the_listener_would_replace_is_refused() {
    let accepted = |text: &str| settings::check("inlet.http_token", &json!(text)).is_ok();
    assert!(accepted(""), "made at the first use");
    for weak in ["abc", "é0123456789abcdef0123456789abcdef", "0123456789abcdef 0123456789abcdef", "a.b~c"] {
        assert!(!accepted(weak), "{weak}");
    }
    assert!(accepted("0123456789abcdef0123456789abcdef") && !accepted(&"0123456789abcdef".repeat(9)));
}

proptest! {
    #[test]
    fn the_settings_and_the_listener_agree_on_what_a_token_is(
        text in prop_oneof![
            "[0-9]{30,45}", "[0-9a-f-]{28,40}", "[0-9a-f-]{120,132}", "[a-z0-9_-]{20,30}", "[A-Z0-9-]{20,30}",
            "[a-zA-Z0-9_-]{18,26}", "[ab1_]{20,90}", "[ -~é]{1,40}", "[-_]{1,60}",
        ]
    ) {
        let accepted = settings::check("inlet.http_token", &json!(&text)).is_ok();
        prop_assert_eq!(accepted, text.parse::<Token>().is_ok(), "{}", text);
    }
}
