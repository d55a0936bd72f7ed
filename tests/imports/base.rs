//! What an import does to the base, and how it is taken back.

use std::io::Cursor;

use chrono::{DateTime, Utc};
use phone::Region;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

use crm::contact::{AddContact, Contact, NewContact};
use crm::import::read::{ReadChoices, Source};
use crm::import::*;
use crm::{ContactId, Context, Error, Store};

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(1_785_852_000_000).unwrap()
}

fn empty() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("base.db"), now()).unwrap();
    (folder, store)
}

fn source(bytes: &[u8]) -> Source {
    Source::open(Cursor::new(bytes.to_vec()), "clients.csv", &ReadChoices::default()).unwrap()
}

/// What is proposed, accepted.
fn choices(source: &Source) -> ImportChoices {
    ImportChoices {
        file_name: "clients.csv".into(),
        kind: ImportKind::Contacts,
        columns: source.shape().columns.clone(),
        on_duplicate: OnDuplicate::Merge,
        dry_run: false,
        region: Region::FR,
        supplier: None,
        licence_ends_on: None,
    }
}

/// Imports with the mapping that is proposed. Each call is a second later than the one before.
fn import(store: &Store, bytes: &[u8], second: i64) -> ImportReport {
    let mut source = source(bytes);
    let choices = choices(&source);
    let context = Context::at(now() + chrono::Duration::seconds(second));
    store.import(&mut source, &choices, &context, &mut |_| true).unwrap()
}

fn everybody(store: &Store) -> Vec<Contact> {
    let reader = store.reader().unwrap();
    let page = reader.contacts_after(None, 500).unwrap();
    page.items.iter().map(|line| reader.contact(line.contact_id).unwrap()).collect()
}

fn numbers(store: &Store, id: ContactId) -> Vec<String> {
    let numbers = store.reader().unwrap().numbers(id).unwrap();
    numbers.into_iter().map(|number| number.e164.unwrap_or(number.raw)).collect()
}

fn emails(store: &Store, id: ContactId) -> Vec<String> {
    store.reader().unwrap().emails(id).unwrap().into_iter().map(|email| email.address).collect()
}

#[test]
fn a_quote_that_never_closes_swallows_nothing() {
    let text = "Nom;Tél\n\"Le Gall;0639980012\nBen Salem;0639980013\nMorel;0639980014\n";
    let (_folder, store) = empty();
    let report = import(&store, text.as_bytes(), 0);
    assert_eq!((report.created, report.told.len(), report.told[0].reason), (3, 1, Some(ImportReason::LostQuote)));
    assert!(
        everybody(&store)
            .iter()
            .any(|contact| contact.last_name.as_deref() == Some("Gall")
                || contact.last_name.as_deref() == Some("Le Gall"))
    );
}

#[test]
fn text_from_outside_stays_text() {
    let text = "Nom;Tél;Société\nLe\u{0}Gall\u{202e};'+33639980012;=1+2\n<b>Morel</b>;0639980013;@SUM(A1)\n";
    let (_folder, store) = empty();
    assert_eq!(import(&store, text.as_bytes(), 0).created, 2);
    let all = everybody(&store);
    let first = all.iter().find(|contact| contact.last_name.as_deref() == Some("LeGall")).unwrap();
    assert_eq!(first.company.as_ref().unwrap().name, "=1+2");
    assert_eq!(numbers(&store, first.id), ["+33639980012"]);
    assert!(all.iter().any(|contact| contact.last_name.as_deref() == Some("<b>Morel</b>")));
}

#[test]
fn every_row_is_accounted_for() {
    let text = "Nom;Tél;Courriel\n;0639980012;\n;;\n;voir avec le gardien;\n;;pas-une-adresse\nMorel;liste rouge;morel@@x\n;;seul@a.example\n";
    let (_folder, store) = empty();
    let report = import(&store, text.as_bytes(), 0);
    let said: Vec<_> = report.told.iter().map(|row| (row.line, row.reason.unwrap(), row.value.as_str())).collect();
    assert_eq!(
        said,
        [
            (4, ImportReason::NotANumber, "voir avec le gardien"),
            (5, ImportReason::BadEmail, "pas-une-adresse"),
            (6, ImportReason::NotANumber, "liste rouge"),
            (6, ImportReason::BadEmail, "morel@@x"),
        ]
    );
    assert_eq!((report.created, report.merged, report.cancelled), (3, 0, false));
    let all = everybody(&store);
    let number_only = all.iter().find(|contact| numbers(&store, contact.id) == ["+33639980012"]).unwrap();
    assert_eq!((&number_only.first_name, &number_only.last_name), (&None, &None));
    let morel = all.iter().find(|contact| contact.last_name.as_deref() == Some("Morel")).unwrap();
    assert_eq!(numbers(&store, morel.id), ["liste rouge"], "kept as written, never matched");
    assert!(store.doctor(false).unwrap().ok);
    assert!(std::path::Path::new(&report.backup).exists());
}

/// Rows are written by name, several thousand at a time: who first names a company in the file may come last.
#[test]
fn colleagues_far_apart_in_a_large_file_work_for_one_company() {
    let (_folder, store) = empty();
    let mut text = String::from("Nom;Prénom;Société;SIRET;Mobile\n");
    for at in 0..12_000_u32 {
        let siret = if at % 40 == 39 { "73282932000074" } else { "" };
        let name =
            format!("{}{}", ["Zola", "Martin", "Aubry"][at as usize % 3], "abcdefghij".repeat(1 + at as usize % 2));
        text.push_str(&format!(
            "{name};P{at};Maison {};{siret};06 39 98 {:02} {:02}\n",
            at % 40,
            at / 100 % 100,
            at % 100
        ));
    }
    let report = import(&store, text.as_bytes(), 0);
    assert_eq!((report.created, report.rejected), (12_000, 0));
    let db = Connection::open_with_flags(store.path(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let count = |sql: &str| db.query_row(sql, [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count("SELECT count(*) FROM company"), 40);
    assert_eq!(count("SELECT count(*) FROM contact WHERE company_id IS NOT NULL"), 12_000);
    assert_eq!(count("SELECT count(*) FROM company WHERE siret IS NOT NULL"), 1);
    assert!(store.doctor(false).unwrap().ok);
}

#[test]
fn a_row_completes_the_fiche_it_is_about_and_overwrites_nothing() {
    let (_folder, store) = empty();
    let contact = NewContact {
        first_name: Some("Zoé".into()),
        last_name: Some("Le Gall".into()),
        company: Some("Crêperie Ker".into()),
        phones: vec!["06 39 98 00 12".into()],
        ..NewContact::default()
    };
    let add = AddContact { contact, region: Region::FR, origin: "internal" };
    let id = store.write(add, &Context::at(now())).unwrap().output;
    let text = "Nom complet;Société;Tél;Tél 2;Courriel\nMme LE GALL Zoe;Autre SARL;+33639980012;01 99 00 00 12;zoe@ker.example\n";
    let report = import(&store, text.as_bytes(), 1);
    assert_eq!((report.created, report.merged), (0, 1));
    let differs = report.told.iter().find(|told| told.reason.is_some()).unwrap();
    assert_eq!((differs.reason, differs.value.as_str()), (Some(ImportReason::Differs), "Autre SARL"));
    let fiche = store.reader().unwrap().contact(id).unwrap();
    assert_eq!((fiche.first_name.as_deref(), fiche.last_name.as_deref()), (Some("Zoé"), Some("Le Gall")));
    assert_eq!(fiche.civility.as_deref(), Some("mme"));
    assert_eq!(fiche.company.unwrap().name, "Crêperie Ker");
    assert_eq!(numbers(&store, id), ["+33639980012", "+33199000012"]);
    assert_eq!(emails(&store, id), ["zoe@ker.example"]);
    // The same file again adds nothing.
    let again = import(&store, text.as_bytes(), 2);
    assert_eq!((again.created, again.merged), (0, 1));
    assert_eq!((numbers(&store, id).len(), emails(&store, id).len()), (2, 1));
}

#[test]
fn nobody_is_merged_by_a_guess() {
    let (_folder, store) = empty();
    let first = "Nom complet;Tél\nZoé Le Gall;0639980012\nAnne Le Gall;0639980012\n";
    assert_eq!(import(&store, first.as_bytes(), 0).created, 2, "a shared line, two people");
    // Two fiches have the number: the name tells whose it is, without a name nothing does.
    let second = import(&store, "Nom complet;Tél\nZoé Le Gall;0639980012\n;0639980012\n".as_bytes(), 1);
    assert_eq!((second.created, second.merged), (1, 1));
    // One fiche has it, and the row names nobody: it is theirs.
    import(&store, "Nom complet;Tél\nAli Ben Salem;0639980044\n".as_bytes(), 2);
    let third = import(&store, "Tél;Courriel\n0639980044;ali@a.example\n".as_bytes(), 3);
    assert_eq!((third.created, third.merged), (0, 1));
    // Another company on the switchboard of a named person is not that person.
    import(&store, "Nom complet;Société;Tél\nLéa Roy;Roy SA;0199000077\n".as_bytes(), 4);
    let fourth = import(&store, "Société;Tél\nVoisin SARL;0199000077\n".as_bytes(), 5);
    assert_eq!((fourth.created, fourth.merged), (1, 0));
}

#[test]
fn stopping_between_two_lots_keeps_the_first_whole() {
    let rows: String = (0..12_500).map(|n| format!("Nom{n};0199{n:06}\n")).collect();
    let text = format!("Nom;Tél\n{rows}");
    let (_folder, store) = empty();
    let mut source = source(text.as_bytes());
    let choices = choices(&source);
    let mut heard = Vec::new();
    let report = store
        .import(&mut source, &choices, &Context::at(now()), &mut |at| {
            // While rows are being read, nothing is in yet.
            if at.done > 0 {
                heard.push((at.done, at.total));
            }
            at.done == 0
        })
        .unwrap();
    assert_eq!(heard, [(2_000, 12_500)]);
    assert!(report.cancelled);
    assert_eq!(report.created, 2_000);
    assert!(store.doctor(false).unwrap().ok);
    let rest = import(&store, text.as_bytes(), 1);
    assert_eq!((rest.created, rest.merged, rest.cancelled), (10_500, 2_000, false));
}

#[test]
fn a_mapping_that_says_nothing_is_refused_before_anything_is_written() {
    let (_folder, store) = empty();
    let mut source = source(b"Nom;Tel\na;b\n");
    let mut choices = choices(&source);
    choices.columns.iter_mut().for_each(|column| column.field = None);
    for code in ["empty", "wrong_length"] {
        let refused = store.import(&mut source, &choices, &Context::at(now()), &mut |_| true);
        assert!(matches!(refused, Err(Error::Invalid { field: "mapping", why }) if why == code));
        choices.columns.truncate(1);
        choices.columns[0].field = Some(ImportField::Name);
    }
    assert!(store.backups().is_empty());
}

#[test]
fn an_address_is_the_same_in_a_file_and_typed_on_a_fiche() {
    let long = format!("{}@x.example", "m".repeat(200));
    let addresses = [("mailto:zoe@a.example", true), (long.as_str(), true), ("zoe@a.", false), ("zoe@.example", false)];
    for (address, sound) in addresses {
        let (_folder, store) = empty();
        let report = import(&store, format!("Nom\tCourriel\nLe Gall\t{address}\n").as_bytes(), 1);
        assert_eq!((report.created, report.told.is_empty()), (1, sound), "{address}: {:?}", report.told);
        let contact = NewContact { emails: vec![address.to_owned()], ..NewContact::default() };
        let typed = store.write(AddContact { contact, region: Region::FR, origin: "internal" }, &Context::at(now()));
        assert_eq!(typed.is_ok(), sound, "{address}");
        let kept: Vec<Vec<String>> = everybody(&store).iter().map(|one| emails(&store, one.id)).collect();
        let expected =
            if sound { vec![vec![address.trim_start_matches("mailto:").to_owned()]; 2] } else { vec![vec![]] };
        assert_eq!(kept, expected, "{address}");
    }
}

/// Every row of every table that holds content, but for the accounts of imports and acts, and the pages of the text
/// indexes (searched, not compared).
fn content(store: &Store) -> Vec<String> {
    let file = Connection::open_with_flags(store.path(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let tables: Vec<String> =
        names(&file, "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'");
    let left_out = |name: &str| {
        ["import", "operation"].contains(&name)
            || ["sqlite_", "contact_search_", "number_search_"].iter().any(|prefix| name.starts_with(prefix))
    };
    let mut rows = Vec::new();
    for table in tables.iter().filter(|name| !left_out(name)) {
        let mut statement = file.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let cells = |row: &rusqlite::Row<'_>| {
            (0..columns).map(|at| row.get::<_, Value>(at)).collect::<rusqlite::Result<Vec<_>>>()
        };
        rows.extend(statement.query_map([], cells).unwrap().map(|cells| format!("{table} {:?}", cells.unwrap())));
    }
    rows.sort();
    rows
}

fn names(file: &Connection, sql: &str) -> Vec<String> {
    file.prepare(sql).unwrap().query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

const TEN_PEOPLE: &str = "Nom;Prénom;Société;SIRET;Tél;Tél fixe;Courriel;CP;Ville;Note;Catégories\n\
    Vasseur;Ana;Atelier Brume;73282932000074;06 39 98 40 01;01 99 00 40 01;ana@brume.example;29000;Quimper;Aime la mer;VIP, Bretagne\n\
    Lorme;Ilyes;;;06 39 98 40 02;;ilyes@lorme.example;35000;Rennes;;\n\
    Quesnel;Maud;Atelier Brume;;06 39 98 40 03;;;;;;VIP\n\
    ;;Librairie Vent d’Ouest;;02 61 91 40 04;;;44000;Nantes;;\n";

#[test]
fn an_import_taken_back_leaves_everything_as_it_was() {
    let (_folder, store) = empty();
    let contact = NewContact {
        first_name: Some("Ilyes".into()),
        last_name: Some("Lorme".into()),
        phones: vec!["06 39 98 40 02".into()],
        ..NewContact::default()
    };
    store.write(AddContact { contact, region: Region::FR, origin: "internal" }, &Context::at(now())).unwrap();
    let before = content(&store);
    let report = import(&store, TEN_PEOPLE.as_bytes(), 60);
    assert_eq!((report.rows, report.created, report.merged, report.rejected), (4, 3, 1, 0), "{:?}", report.told);
    assert_ne!(content(&store), before);
    let later = Context::at(now() + chrono::Duration::hours(1));
    let undone = store.undo_import(report.import_id.unwrap(), &later, &mut |_| true).unwrap();
    assert_eq!((undone.removed, undone.restored, undone.kept_count), (3, 1, 0), "{undone:?}");
    assert_eq!(content(&store), before);
    assert!(store.doctor(false).unwrap().ok);
    let again = store.undo_import(report.import_id.unwrap(), &later, &mut |_| true);
    assert!(matches!(again, Err(Error::Refused { why: "already_undone" })), "{again:?}");
}

#[test]
fn what_was_edited_or_used_since_an_import_stays_when_it_is_taken_back() {
    use crm::contact::{ContactField, EditContact, FieldEdit};
    let (_folder, store) = empty();
    let report = import(&store, TEN_PEOPLE.as_bytes(), 0);
    let by_name =
        |name: &str| everybody(&store).into_iter().find(|one| one.last_name.as_deref() == Some(name)).unwrap().id;
    let (edited, used) = (by_name("Vasseur"), by_name("Quesnel"));
    let checked = by_name("Lorme");
    let later = Context::at(now() + chrono::Duration::hours(1));
    let edit = FieldEdit { field: ContactField::Town, value: Some("Brest".into()) };
    store.write(EditContact { contact_id: edited, edits: vec![edit] }, &later).unwrap();
    store.write(crm::tag::SetTag { contact_id: used, tag: "rappelée".into(), on: true }, &later).unwrap();
    store.write(crm::quality::VerifyContact { contact_id: checked }, &later).unwrap();
    let undone = store.undo_import(report.import_id.unwrap(), &later, &mut |_| true).unwrap();
    assert_eq!((undone.removed, undone.kept_count), (1, 3));
    let mut kept: Vec<_> = undone.kept.iter().map(|kept| (kept.name.as_str(), kept.why)).collect();
    kept.sort_unstable();
    let ours = [("Ana Vasseur", KeptWhy::Edited), ("Ilyes Lorme", KeptWhy::Edited), ("Maud Quesnel", KeptWhy::Used)];
    assert_eq!(kept, ours, "one was put right, one was said to be right, one was worked with");
    assert_eq!(everybody(&store).len(), 3);
    assert!(store.doctor(false).unwrap().ok);
}

#[test]
fn a_dry_run_says_what_a_run_does_and_writes_nothing() {
    let (_folder, store) = empty();
    import(&store, b"Nom;Tel\nLorme Ilyes;0639984002\n", 0);
    let before = content(&store);
    let mut source = source(TEN_PEOPLE.as_bytes());
    let mut choices = choices(&source);
    choices.dry_run = true;
    let context = Context::at(now() + chrono::Duration::hours(1));
    let mut said = store.import(&mut source, &choices, &context, &mut |_| true).unwrap();
    assert_eq!(content(&store), before);
    assert_eq!((said.import_id, said.backup.as_str()), (None, ""));
    choices.dry_run = false;
    let done = store.import(&mut source, &choices, &context, &mut |_| true).unwrap();
    assert_eq!((done.created, done.merged), (3, 1));
    (said.import_id, said.backup) = (done.import_id, done.backup.clone());
    assert_eq!(said, done);
}

#[test]
fn a_number_of_another_country_is_never_made_french() {
    let (_folder, store) = empty();
    let text =
        "Nom;Tél;Pays\nMaes;020 7946 0123;Royaume-Uni\nRossi;06 39 98 40 09;Syldavie\nVasseur;0639984010;France\n";
    let report = import(&store, text.as_bytes(), 0);
    assert_eq!(report.created, 3);
    let of = |name: &str| {
        let one = everybody(&store).into_iter().find(|one| one.last_name.as_deref() == Some(name)).unwrap();
        (numbers(&store, one.id), one.country)
    };
    assert_eq!(of("Maes"), (vec!["+442079460123".into()], Some("GB".into())));
    assert_eq!(of("Rossi"), (vec!["06 39 98 40 09".into()], None));
    assert_eq!(of("Vasseur"), (vec!["+33639984010".into()], Some("FR".into())));
    let said: Vec<_> = report.told.iter().map(|told| (told.line, told.reason.unwrap())).collect();
    assert_eq!(said, [(3, ImportReason::NotANumber), (3, ImportReason::UnknownCountry)]);
}
