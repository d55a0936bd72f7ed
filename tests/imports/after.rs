//! What is kept of imports: their list, the mappings, the rows refused.

use std::collections::BTreeMap;
use std::io::Cursor;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use phone::Region;
use proptest::prelude::*;
use tempfile::TempDir;

use crm::import::read::{ReadChoices, Source};
use crm::import::*;
use crm::{Context, Error, Store};

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(1_785_852_000_000).unwrap()
}

fn empty() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("base.db"), now()).unwrap();
    (folder, store)
}

fn source(text: &str) -> Source {
    Source::open(Cursor::new(text.as_bytes().to_vec()), "", &ReadChoices::default()).unwrap()
}

fn choices(source: &Source, file_name: &str) -> ImportChoices {
    ImportChoices {
        file_name: file_name.to_owned(),
        kind: ImportKind::Contacts,
        columns: source.shape().columns.clone(),
        on_duplicate: OnDuplicate::Merge,
        dry_run: false,
        region: Region::FR,
        supplier: Some("Salon du port".to_owned()),
        licence_ends_on: NaiveDate::from_ymd_opt(2027, 1, 31),
    }
}

fn import(store: &Store, text: &str, name: &str, second: i64, go_on: bool) -> ImportReport {
    let mut source = source(text);
    let choices = choices(&source, name);
    let context = Context::at(now() + Duration::seconds(second));
    store.import(&mut source, &choices, &context, &mut |_| go_on).unwrap()
}

const TWO: &str = "Nom;Tél\nZoé Le Gall;06 39 98 00 12\nAli Ben Salem;06 39 98 00 13\n";

#[test]
fn the_imports_that_were_made_are_listed_last_first_with_what_became_of_them() {
    let (_folder, store) = empty();
    let first = import(&store, TWO, "un.csv", 0, true);
    import(&store, "Nom;Tél\nLuc Vasseur;06 39 98 00 14\n;\n", "deux.csv", 5, false);
    store.undo_import(first.import_id.unwrap(), &Context::at(now() + Duration::seconds(9)), &mut |_| true).unwrap();
    let list = store.reader().unwrap().imports(10).unwrap();
    let [two, one] = &list[..] else { panic!("{list:?}") };
    assert_eq!((one.file_name.as_str(), one.created, one.cancelled), ("un.csv", 2, false));
    assert_eq!(one.undone_at, Some(now() + Duration::seconds(9)));
    assert_eq!((two.file_name.as_str(), two.cancelled, two.undone_at), ("deux.csv", true, None));
    assert_eq!(two.supplier.as_deref(), Some("Salon du port"));
    assert_eq!(two.licence_ends_on, NaiveDate::from_ymd_opt(2027, 1, 31));
    assert!(two.ended_at.is_some() && two.started_at > one.started_at);
    assert_eq!(store.reader().unwrap().imports(1).unwrap().len(), 1);
}

#[test]
fn a_mapping_is_kept_under_a_name_replaced_under_the_same_and_let_go() {
    let (_folder, store) = empty();
    let save = |name: &str, field: Option<ImportField>| SaveImportPreset {
        name: name.to_owned(),
        kind: ImportKind::Contacts,
        columns: vec![MappedColumn { name: "Client".to_owned(), field }],
    };
    let context = Context::at(now());
    let refused = |operation| store.write(operation, &context).map(|_| ()).unwrap_err();
    assert!(matches!(refused(save("  ", Some(ImportField::Name))), Error::Invalid { field: "name", why: "empty" }));
    assert!(matches!(refused(save("Salon", None)), Error::Invalid { field: "mapping", why: "empty" }));
    store.write(save(" Salon ", Some(ImportField::Name)), &context).unwrap();
    store.write(save("Salon", Some(ImportField::Company)), &context).unwrap();
    let kept = store.reader().unwrap().import_presets().unwrap();
    let [salon] = &kept[..] else { panic!("{kept:?}") };
    assert_eq!((salon.name.as_str(), salon.columns[0].field), ("Salon", Some(ImportField::Company)));
    store.write(DeleteImportPreset { id: salon.id }, &context).unwrap();
    assert_eq!(store.reader().unwrap().import_presets().unwrap(), []);
    let again = store.write(DeleteImportPreset { id: salon.id }, &context);
    assert!(matches!(again, Err(Error::NotFound { kind: "import_preset" })));
}

fn refused(text: &str, first: u32) -> (u32, String) {
    let mut source = source(text);
    let choices = choices(&source, "clients.csv");
    let words = RefusedWords {
        line: "Ligne".to_owned(),
        why: "Motif".to_owned(),
        reasons: BTreeMap::from([(ImportReason::Empty, "rien à garder".to_owned())]),
    };
    let mut out = Vec::new();
    let refused = write_refused(&mut source, &choices, first, now().date_naive(), &words, &mut out).unwrap();
    (refused, String::from_utf8(out).unwrap())
}

#[test]
fn the_rows_refused_are_a_file_with_their_line_their_reason_and_their_cells() {
    let text = "Nom;Tél;Ville\nZoé Le Gall;06 39 98 00 12;Brest\n;;Nantes\n;;=1+1\n";
    assert_eq!(
        refused(text, 99),
        (
            2,
            "\u{feff}\"Ligne\";\"Motif\";\"Nom\";\"Tél\";\"Ville\"\r\n\
             \"3\";\"rien à garder\";\"\";\"\";\"Nantes\"\r\n\
             \"4\";\"rien à garder\";\"\";\"\";\"'=1+1\"\r\n"
                .to_owned()
        )
    );
    assert_eq!(refused(text, 2).0, 1, "the rows that an import stopped before are not refused");
}

#[test]
fn an_import_stopped_before_its_first_lot_brings_nothing_in() {
    let (_folder, store) = empty();
    let mut source = source(&format!("Nom;Tél\n{}", "Zoé;0639980012\n".repeat(30_000)));
    let choices = choices(&source, "long.csv");
    let mut asked = 0;
    let report = store.import(&mut source, &choices, &Context::at(now()), &mut |_| {
        asked += 1;
        false
    });
    let report = report.unwrap();
    assert!(report.cancelled && asked == 1, "{asked}");
    assert!(report.rows <= 20_000, "no more than what was read ahead: {}", report.rows);
}

proptest! {
    #[test]
    fn no_cell_of_the_file_of_refused_rows_is_a_formula(cell in "[=+@-]?[^\"\r\n;]{0,12}") {
        let file = format!("Nom;Tél;Ville\nZoé;0639980012;Brest\n;;\"{cell}\"\n");
        // Bytes that no text has are refused as a whole.
        let read = Source::open(Cursor::new(file.clone().into_bytes()), "", &ReadChoices::default());
        prop_assume!(read.is_ok());
        let (_, text) = refused(&file, 9);
        for line in text.lines().skip(1) {
            for cell in line.split(';') {
                let inner = cell.trim_matches('"');
                prop_assert!(!inner.starts_with(['=', '+', '-', '@']), "{line}");
            }
        }
    }
}
