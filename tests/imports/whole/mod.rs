//! Files as other programs write them, from their bytes to what stands in the base: every person, every field, and
//! nothing besides.
//!
//! Each case is a file and the people it must make. It is read as it is found to be and brought in with the columns
//! that are proposed; then everybody is asked of the base, and what it says of them is compared whole: a value that
//! nobody expected fails like one that is missing.

mod address_books;
mod bytes;
mod cards;
mod dolibarr;
mod encodings;
mod hubspot;
mod odoo_espo;
mod outlook;
mod pipedrive;
mod salesforce;
mod sheets;
mod told;
mod zoho;

use std::collections::BTreeSet;
use std::io::Cursor;

use chrono::{DateTime, Utc};
use crm::export::ExportChoices;
use crm::import::read::{ReadChoices, Source};
use crm::import::{ImportChoices, ImportKind, ImportReport, OnDuplicate};
use crm::{Context, Store};
use phone::Region;

/// Who gave every file here.
const SUPPLIER: &str = "Annuaire de l’Ouest";

/// A file, and what must become of it.
pub struct Case {
    /// Its name.
    pub file: &'static str,
    pub bytes: Vec<u8>,
    /// What it must be found to be: format, encoding, program (`-`: none is known), version of its cards.
    pub is: [&'static str; 3],
    pub version: Option<&'static str>,
    /// Everybody, in the order of the file: what the fiche says, as [`told::person`] tells it.
    pub people: Vec<String>,
    /// What is said of rows and values that were not taken: `line column reason`.
    pub untaken: &'static [&'static str],
}

impl Case {
    pub fn new(file: &'static str, bytes: impl Into<Vec<u8>>, is: [&'static str; 3], people: &[&str]) -> Self {
        let people = people.iter().map(|one| (*one).to_owned()).collect();
        Self { file, bytes: bytes.into(), is, version: None, people, untaken: &[] }
    }

    /// Cards of this version.
    pub fn cards(version: &'static str, bytes: impl Into<Vec<u8>>, encoding: &'static str, people: &[&str]) -> Self {
        let case = Self::new("contacts.vcf", bytes, ["vcard", encoding, "-"], people);
        Self { version: Some(version), ..case }
    }

    pub fn untaken(self, untaken: &'static [&'static str]) -> Self {
        Self { untaken, ..self }
    }

    /// Brings the file into an empty base and compares all there is.
    #[track_caller]
    pub fn holds(&self) {
        let now = DateTime::from_timestamp_millis(1_785_852_000_000).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("base.db"), now).unwrap();
        let report = self.import(&store, now);
        let said: Vec<String> = report.told.iter().map(told::row).collect();
        assert_eq!(said, self.untaken, "what is said of the rows");
        let json = folder.path().join("tous.json");
        let all = store.export(&json, &ExportChoices::default(), now, &mut |_| true).unwrap();
        let mut everybody = told::everybody(&std::fs::read_to_string(json).unwrap());
        for (is, wanted) in everybody.iter_mut().zip(&self.people) {
            let wanted = told::sorted(wanted);
            assert_eq!(told::sorted(is), wanted, "{is}");
        }
        let count = u32::try_from(self.people.len()).unwrap();
        assert_eq!((everybody.len(), all.rows, all.frozen), (self.people.len(), count, 0), "{everybody:#?}");
        let counts = (report.created, report.merged, report.skipped, report.rejected, report.cancelled);
        let refused = u32::try_from(self.untaken.iter().filter(|one| one.ends_with('!')).count()).unwrap();
        assert_eq!(counts, (count, 0, 0, refused, false), "{:?}", report.told);
        assert_eq!(report.rows, count + refused);
        // Where everybody came from.
        let past = store.reader().unwrap().imports(5).unwrap();
        let account = past.iter().map(|one| (one.file_name.as_str(), one.supplier.as_deref(), one.created));
        assert_eq!(account.collect::<Vec<_>>(), [(self.file, Some(SUPPLIER), count)]);
        assert_eq!(told::rows(&store, "contact WHERE import_id = (SELECT id FROM import)"), self.people.len());
        let houses: BTreeSet<String> = self.people.iter().flat_map(|one| told::companies(one)).collect();
        assert_eq!(told::rows(&store, "company"), houses.len(), "one company a name, and none besides");
        assert_eq!(told::happened(&store), 0, "a file of people makes no call, purchase or ticket");
        assert!(store.doctor(false).unwrap().ok);
    }

    fn import(&self, store: &Store, now: DateTime<Utc>) -> ImportReport {
        let bytes = Cursor::new(self.bytes.clone());
        let mut source = Source::open(bytes, self.file, &ReadChoices::default()).unwrap();
        let shape = source.shape();
        let program = shape.program.map_or("-", |program| program.as_str());
        assert_eq!([shape.format.as_str(), shape.encoding.as_str(), program], self.is, "what the file is found to be");
        assert_eq!((shape.unreadable, shape.likely_kind), (0, ImportKind::Contacts));
        let choices = ImportChoices {
            file_name: self.file.into(),
            kind: ImportKind::Contacts,
            columns: shape.columns.clone(),
            on_duplicate: OnDuplicate::Merge,
            dry_run: false,
            region: Region::FR,
            supplier: Some(SUPPLIER.into()),
            licence_ends_on: None,
        };
        store.import(&mut source, &choices, &Context::at(now), &mut |_| true).unwrap()
    }
}

/// Every case, and a test for each.
macro_rules! cases {
    ($($from:ident: $($name:ident),+ $(,)?;)+) => {
        fn every() -> Vec<(&'static str, Case)> {
            vec![$($((stringify!($name), $from::$name())),+),+]
        }

        $($(
            #[test]
            fn $name() {
                $from::$name().holds();
            }
        )+)+
    };
}

cases! {
    address_books:
        google_contacts_until_2024_arrives_whole,
        google_contacts_since_2024_arrives_whole;
    outlook:
        outlook_in_french_arrives_whole,
        outlook_in_english_arrives_whole,
        outlook_of_the_web_arrives_whole;
    hubspot:
        hubspot_in_english_arrives_whole,
        hubspot_in_french_in_a_workbook_arrives_whole;
    salesforce:
        a_report_of_salesforce_arrives_whole,
        salesforce_by_its_api_names_arrives_whole,
        salesforce_in_french_arrives_whole;
    zoho:
        zoho_contacts_arrive_whole,
        zoho_leads_arrive_whole;
    pipedrive:
        pipedrive_in_english_arrives_whole,
        pipedrive_in_french_in_a_workbook_arrives_whole;
    dolibarr:
        contacts_of_dolibarr_beside_their_company_arrive_whole,
        third_parties_of_dolibarr_in_latin_9_arrive_whole,
        dolibarr_in_english_arrives_whole;
    odoo_espo:
        odoo_in_french_in_a_workbook_arrives_whole,
        odoo_by_its_technical_names_arrives_whole,
        odoo_in_english_arrives_whole,
        espocrm_by_its_attributes_arrives_whole,
        espocrm_in_french_with_semicolons_arrives_whole;
    sheets:
        a_french_excel_file_under_its_title_arrives_whole,
        excel_in_utf_8_with_its_mark_arrives_whole,
        the_unicode_text_of_excel_arrives_whole,
        a_workbook_of_numbers_dates_and_ticks_arrives_whole,
        a_file_without_a_header_arrives_whole,
        quotes_and_bars_arrive_whole,
        each_row_in_its_own_country_arrives_whole,
        a_list_of_companies_with_their_contacts_arrives_whole;
    encodings:
        excel_for_mac_in_mac_roman_arrives_whole,
        latin_9_arrives_whole,
        utf_16_big_endian_with_its_mark_arrives_whole,
        utf_16_little_endian_without_its_mark_arrives_whole,
        utf_16_big_endian_without_its_mark_arrives_whole,
        accents_written_apart_arrive_whole;
    cards:
        an_old_telephone_in_vcard_2_1_arrives_whole,
        icloud_in_vcard_3_0_in_small_letters_arrives_whole,
        google_in_vcard_3_0_arrives_whole,
        vcard_4_0_arrives_whole,
        one_card_of_outlook_arrives_whole,
        three_thousand_cards_arrive_whole;
}

#[test]
fn at_least_twenty_five_files_cover_every_program_encoding_and_version() {
    let every = every();
    let files: BTreeSet<&[u8]> = every.iter().map(|(_, case)| case.bytes.as_slice()).collect();
    assert_eq!(files.len(), every.len(), "no file twice");
    assert!(files.len() >= 25, "{}", files.len());
    let seen = |at: usize| every.iter().map(|(_, case)| case.is[at]).collect::<BTreeSet<_>>();
    let covers = |seen: &BTreeSet<&str>, all: &[&str]| all.iter().all(|one| seen.contains(one));
    assert_eq!(seen(0), BTreeSet::from(["csv", "tsv", "vcard", "xlsx"]));
    let encodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252", "iso-8859-15", "macintosh"];
    assert!(covers(&seen(1), &encodings), "{:?}", seen(1));
    let marks: [&[u8]; 3] = [b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff"];
    for (encoding, mark) in ["utf-8", "utf-16le", "utf-16be"].iter().zip(marks) {
        let marked = |wanted| {
            let is = |case: &Case| case.is[1] == *encoding && case.bytes.starts_with(mark) == wanted;
            every.iter().any(|(_, case)| is(case))
        };
        assert!(marked(true) && marked(false), "{encoding} with its mark and without");
    }
    let programs =
        ["google", "outlook", "hubspot", "salesforce", "zoho", "pipedrive", "dolibarr", "odoo", "espocrm", "excel"];
    assert!(covers(&seen(2), &programs), "{:?}", seen(2));
    let versions: BTreeSet<&str> = every.iter().filter_map(|(_, case)| case.version).collect();
    assert_eq!(versions, BTreeSet::from(["2.1", "3.0", "4.0"]));
    for (name, case) in &every {
        assert!(!case.people.is_empty(), "{name}");
    }
}
