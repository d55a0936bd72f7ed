//! What an import promises, on files as people have them and on a real data file.

use chrono::{DateTime, Utc};
use phone::Region;
use tempfile::TempDir;

use super::name::{Split, split_name};
use super::*;
use crate::contact::{AddContact, Contact, NewContact};
use crate::{ContactId, Context, Error, Store};

use ImportField::{Company, Email, FirstName, LastName, Name, Phone};

fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(1_785_852_000_000).unwrap()
}

fn empty() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("base.db"), now()).unwrap();
    (folder, store)
}

/// Imports with the mapping that the preview proposes. Each call is a second later than the one before.
fn import(store: &Store, bytes: &[u8], second: i64) -> ImportReport {
    let mapping = preview(bytes).unwrap().mapping;
    let context = Context::at(now() + chrono::Duration::seconds(second));
    store.import_csv(bytes, &mapping, Region::FR, &context, &mut |_| true).unwrap()
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

fn utf16le(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

fn why(result: Result<ImportPreview>) -> &'static str {
    match result {
        Err(Error::Invalid { field: "file", why }) => why,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_windows_1252_file_with_semicolons_is_understood() {
    let text =
        "Nom;Prénom;Société;Téléphone;Courriel\r\nLe Gall;Zoé;Cr\u{ea}perie;06 39 98 00 12;zoe@creperie.example\r\n";
    let (bytes, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let seen = preview(&bytes).unwrap();
    assert_eq!((seen.encoding.as_str(), seen.delimiter.as_str(), seen.total), ("windows-1252", ";", 1));
    assert_eq!(seen.columns, ["Nom", "Prénom", "Société", "Téléphone", "Courriel"]);
    assert_eq!(seen.mapping, [Some(LastName), Some(FirstName), Some(Company), Some(Phone), Some(Email)]);
    assert_eq!(seen.rows, [["Le Gall", "Zoé", "Crêperie", "06 39 98 00 12", "zoe@creperie.example"]]);
    assert_eq!(seen.unreadable, 0);
}

#[test]
fn a_utf8_file_with_its_mark_and_commas_is_understood() {
    let text = "\u{feff}Full name,Company name,Mobile phone,E-mail address,Fax\n\"Le Gall, Zoé\",\"A, B & Cie\",0639980012,zoe@a.example,0199000012\n";
    let seen = preview(text.as_bytes()).unwrap();
    assert_eq!((seen.encoding.as_str(), seen.delimiter.as_str()), ("UTF-8", ","));
    assert_eq!(seen.columns.first().unwrap(), "Full name");
    assert_eq!(seen.mapping, [Some(Name), Some(Company), Some(Phone), Some(Email), None]);
    assert_eq!(seen.rows[0][1], "A, B & Cie");
}

#[test]
fn a_utf16_file_with_tabs_is_understood() {
    let seen = preview(&utf16le("Prénom\tNom\tTél.\nZoé\tLe Gall\t06 39 98 00 12\n")).unwrap();
    assert_eq!((seen.encoding.as_str(), seen.delimiter.as_str()), ("UTF-16LE", "\t"));
    assert_eq!(seen.mapping, [Some(FirstName), Some(LastName), Some(Phone)]);
    assert_eq!(seen.rows, [["Zoé", "Le Gall", "06 39 98 00 12"]]);
}

#[test]
fn a_file_without_header_is_read_by_its_content() {
    let seen =
        preview("Zoé Le Gall|0639980012|zoe@a.example\nAli Ben Salem|0639980013|ali@a.example\n".as_bytes()).unwrap();
    assert!(!seen.has_header);
    assert_eq!((seen.delimiter.as_str(), seen.total), ("|", 2));
    assert_eq!(seen.columns, ["A", "B", "C"]);
    assert_eq!(seen.mapping, [Some(Name), Some(Phone), Some(Email)]);
    let only = preview(b"0639980012\n0639980013\n").unwrap();
    assert_eq!((only.mapping, only.total), (vec![Some(Phone)], 2));
}

#[test]
fn other_columns_are_left_out_until_somebody_says() {
    let text = "Numéro;Nom;Numéro;Date de naissance;Type de téléphone;Mobile;Fixe\nC-001;Le Gall;0639980012;1980;perso;;0199000012\n";
    let seen = preview(text.as_bytes()).unwrap();
    assert_eq!(seen.mapping, [None, Some(Name), Some(Phone), None, None, Some(Phone), Some(Phone)]);
}

#[test]
fn files_beyond_the_limits_are_refused_in_words() {
    assert_eq!(why(preview(b"")), "empty");
    assert_eq!(why(preview(b" \r\n \n")), "empty");
    assert_eq!(why(preview(&vec![b'a'; BYTES_MAX + 1])), "too_large");
    assert_eq!(why(preview(&vec!["a"; 300].join(";").into_bytes())), "too_many_columns");
    assert_eq!(why(preview(&"a;b\n".repeat(ROWS_MAX as usize + 2).into_bytes())), "too_many_rows");
    assert_eq!(why(preview(format!("nom;tel\n{};1\n", "x".repeat(CELL_MAX + 1)).as_bytes())), "cell_too_long");
    assert_eq!(why(preview(&[0x50, 0x4b, 3, 4, 0, 0, 0, 0, 8, 0, 0, 0, 0, 0])), "not_text");
    let at_the_limit = format!("nom;tel\n{}", "Zoé;0639980012\n".repeat(ROWS_MAX as usize));
    assert_eq!(preview(at_the_limit.as_bytes()).unwrap().total, ROWS_MAX);
}

#[test]
fn a_quote_that_never_closes_swallows_nothing() {
    let text = "Nom;Tél\n\"Le Gall;0639980012\nBen Salem;0639980013\nMorel;0639980014\n";
    let (_folder, store) = empty();
    let report = import(&store, text.as_bytes(), 0);
    assert_eq!((report.created, report.told.len()), (3, 0));
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
            (3, ImportReason::Empty, ""),
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
fn stopping_between_two_chunks_keeps_the_first_whole() {
    let rows: String = (0..12_500).map(|n| format!("Nom{n};0199{:06}\n", n)).collect();
    let text = format!("Nom;Tél\n{rows}");
    let (_folder, store) = empty();
    let mapping = preview(text.as_bytes()).unwrap().mapping;
    let mut heard = Vec::new();
    let report = store
        .import_csv(text.as_bytes(), &mapping, Region::FR, &Context::at(now()), &mut |at| {
            heard.push((at.done, at.total));
            false
        })
        .unwrap();
    assert_eq!(heard, [(5_000, 12_500)]);
    assert!(report.cancelled);
    assert_eq!(report.created, 5_000);
    assert!(store.doctor(false).unwrap().ok);
    let rest = import(&store, text.as_bytes(), 1);
    assert_eq!((rest.created, rest.merged, rest.cancelled), (7_500, 5_000, false));
}

#[test]
fn a_mapping_that_says_nothing_is_refused_before_anything_is_written() {
    let (_folder, store) = empty();
    for (mapping, code) in [(vec![None, None], "empty"), (vec![Some(Name)], "wrong_length")] {
        let refused = store.import_csv(b"Nom;Tel\na;b\n", &mapping, Region::FR, &Context::at(now()), &mut |_| true);
        assert!(matches!(refused, Err(Error::Invalid { field: "mapping", why }) if why == code));
    }
    assert!(store.backups().is_empty());
}

#[test]
fn a_name_in_one_cell_is_taken_apart() {
    let split = |name| {
        let Split { civility, first, last } = split_name(name);
        (civility.unwrap_or(""), first.unwrap_or_default(), last.unwrap_or_default())
    };
    for (written, civility, first, last) in [
        ("LE GALL Zoé", "", "Zoé", "LE GALL"),
        ("Zoé LE GALL", "", "Zoé", "LE GALL"),
        ("Mme Zoé Le Gall", "mme", "Zoé", "Le Gall"),
        ("M. Jean-Pierre Morel", "m", "Jean-Pierre", "Morel"),
        ("Le Gall, Zoé", "", "Zoé", "Le Gall"),
        ("de LA TOUR Anne", "", "Anne", "de LA TOUR"),
        ("Anne de La Tour", "", "Anne", "de La Tour"),
        ("DUPONT JEAN", "", "JEAN", "DUPONT"),
        ("LE GALL ANNE MARIE", "", "ANNE MARIE", "LE GALL"),
        ("Ali Ben Salem", "", "Ali", "Ben Salem"),
        ("Marie Claire Dubois", "", "Marie Claire", "Dubois"),
        ("Morel", "", "", "Morel"),
        ("MOREL", "", "", "MOREL"),
        ("Mme", "", "", "Mme"),
        ("Monsieur Roy", "m", "", "Roy"),
    ] {
        assert_eq!(split(written), (civility, first.to_owned(), last.to_owned()), "{written}");
    }
}

proptest::proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..400)) {
        let _ = preview(&bytes);
    }

    #[test]
    fn every_row_of_any_text_is_shown_or_counted(text in "[a-zé0-9;,\t|\"'\n@+ .]{0,200}") {
        if let Ok(seen) = preview(text.as_bytes()) {
            proptest::prop_assert_eq!(seen.columns.len(), seen.mapping.len());
            proptest::prop_assert!(seen.rows.iter().all(|row| row.len() == seen.columns.len()));
            proptest::prop_assert!(seen.rows.len() <= 10 && seen.rows.len() <= seen.total as usize);
        }
    }
}

#[test]
fn an_address_is_the_same_in_a_file_and_typed_on_a_fiche() {
    let long = format!("{}@x.example", "m".repeat(200));
    let addresses = [
        ("mailto:zoe@a.example", true),
        (long.as_str(), true),
        ("zoe@a.", false),
        ("zoe@.example", false),
    ];
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
