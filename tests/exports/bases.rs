//! Bases to export, and what is compared of two of them.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, Utc};
use crm::export::{ExportChoices, ExportReport};
use crm::import::read::{ReadChoices, Source};
use crm::import::{ImportChoices, ImportKind, ImportReport, OnDuplicate};
use crm::{Context, Store};
use phone::Region;
use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp_millis(1_785_852_000_000).unwrap()
}

/// A file of each format.
pub const READ_AGAIN: [&str; 5] = ["base.csv", "base.tsv", "base.xlsx", "base.vcf", "base.json"];

/// A base in a folder of its own.
pub struct Base {
    pub folder: TempDir,
    pub store: Store,
}

impl Base {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("base.db"), now()).unwrap();
        Self { folder, store }
    }

    /// A base of these rows.
    pub fn of(text: &str) -> Self {
        let base = Self::new();
        let path = base.folder.path().join("avant.csv");
        std::fs::write(&path, text).unwrap();
        base.take(&path, OnDuplicate::Create);
        base
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Everybody into a file of this name.
    pub fn give(&self, name: &str) -> PathBuf {
        let path = self.path(name);
        self.try_give(&path, &ExportChoices::default()).unwrap();
        path
    }

    pub fn try_give(&self, path: &Path, choices: &ExportChoices) -> crm::Result<ExportReport> {
        self.store.export(path, choices, now(), &mut |_| true)
    }

    /// Brings a file in with the columns that are proposed.
    pub fn take(&self, path: &Path, on_duplicate: OnDuplicate) -> ImportReport {
        let file = std::fs::File::open(path).unwrap();
        let mut source = Source::open(file, &path.to_string_lossy(), &ReadChoices::default()).unwrap();
        let choices = ImportChoices {
            file_name: path.file_name().unwrap().to_string_lossy().into_owned(),
            kind: ImportKind::Contacts,
            columns: source.shape().columns.clone(),
            on_duplicate,
            dry_run: false,
            region: Region::FR,
            supplier: None,
            licence_ends_on: None,
        };
        let count = self.store.reader().unwrap().imports(500).unwrap().len();
        let context = Context::at(now() + Duration::seconds(i64::try_from(count).unwrap() + 1));
        self.store.import(&mut source, &choices, &context, &mut |_| true).unwrap()
    }

    /// The file itself, to make what no screen makes.
    pub fn hand(&self) -> Connection {
        Connection::open(self.store.path()).unwrap()
    }

    /// One text a person, of all that a file must bring back: numbers and addresses in their order, no identifier, no
    /// date.
    pub fn people(&self) -> Vec<String> {
        let file = Connection::open_with_flags(self.store.path(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let mut statement = file
            .prepare(
                "SELECT json_array(c.external_id, c.civility, c.first_name, c.last_name, c.sex, c.birth_year, co.name,
                     co.siret, co.naf_code, co.headcount_band, co.establishment_type, co.website, c.job, c.decision_power,
                     c.street, c.postcode, c.town, c.country, c.address_kind, c.language, c.usual_hours, c.loyalty_card,
                     c.pcs_code, c.label, c.preferences, c.stage, c.temperature,
                     (SELECT json_group_array(json_array(coalesce(e164, raw), extension, line_type, usage))
                      FROM (SELECT * FROM phone_number WHERE contact_id = c.id AND invalid_at IS NULL ORDER BY position)),
                     (SELECT json_group_array(json_array(address, usage))
                      FROM (SELECT * FROM email WHERE contact_id = c.id AND invalid_at IS NULL ORDER BY position)),
                     (SELECT json_group_array(json_array(kind, street, postcode, town, country))
                      FROM address WHERE contact_id = c.id),
                     (SELECT json_group_array(tag) FROM (SELECT tag FROM contact_tag WHERE contact_id = c.id ORDER BY tag)),
                     (SELECT json_group_array(text) FROM
                      (SELECT coalesce(body, subject) AS text FROM exchange WHERE contact_id = c.id AND channel = 'note' ORDER BY at, rid)))
                 FROM contact c LEFT JOIN company co ON co.id = c.company_id WHERE c.frozen_at IS NULL",
            )
            .unwrap();
        // What is typed or read has ordinary spaces; the invented base is printed with its own.
        let plain = |text: String| text.replace(['\u{a0}', '\u{202f}'], " ");
        let rows = statement.query_map([], |row| row.get(0).map(plain)).unwrap();
        let mut people: Vec<String> = rows.collect::<rusqlite::Result<_>>().unwrap();
        people.sort();
        people
    }

    /// The numbers that must not be called, of all there are.
    pub fn opposed(&self) -> Vec<String> {
        let oppositions = self.store.reader().unwrap().oppositions().unwrap();
        let mut statement_of = Vec::new();
        let file = Connection::open_with_flags(self.store.path(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        let mut statement = file.prepare("SELECT DISTINCT e164 FROM phone_number WHERE e164 IS NOT NULL").unwrap();
        for e164 in statement.query_map([], |row| row.get::<_, String>(0)).unwrap() {
            let e164 = e164.unwrap();
            if oppositions.opposed(&e164).is_some() {
                statement_of.push(e164);
            }
        }
        statement_of.sort();
        statement_of
    }
}

/// Somebody with every value a fiche has, and people who have next to none.
pub fn everything() -> Base {
    let base = Base::of(
        "Id;Civilité;Prénom;Nom;Sexe;Année de naissance;Société;SIRET;Code NAF;Effectif;Type établissement;Site web;\
         Fonction;Décideur;Téléphone bureau;Mobile;Standard;Fax;Téléphone;Courriel domicile;Courriel;Courriel bureau;\
         Rue;Code postal;Ville;Pays;Rue (bureau);Code postal (bureau);Ville (bureau);Langue;Horaires;Carte de fidélité;\
         Code PCS;Type de client;Préférences;Étape;Température;Étiquettes;Note;Ne pas appeler\n\
         A-1;Mme;Maëlle;Le Gall;F;1980;\"Crêperie \"\"Ker\"\" ; fille\";73282932000074;61.10Z;12 (20 à 49);siège;\
         https://ker.example;Gérante;oui;02 61 91 00 12 poste 45;06 39 98 00 12;01 99 00 00 10;01 99 00 00 11;\
         +32 470 00 00 01;maelle@ker.example;m.legall@ker.example;pro@ker.example;\"12, rue des Lilas\";01000;\
         Bourg-en-Bresse;FR;3 quai Est;29200;Brest;br;le matin, sauf lundi;000123;37;usager;\"Sans sel ; bio\";\
         client fidèle;;\"VIP, \"\"Salon, printemps\"\"\";\"Première ligne\nDeuxième ; \"\"ligne\"\"\";oui\n\
         ;M.;Ali;Ben Salem;H;;Crêperie Nord;;;00 (aucun);;;;M. Le Directeur;;;;;;;;;;;;;;;;;;;;;;prospect;tiède;;;\n\
         ;;;;;;Librairie Vent d’Ouest;;;;;;;;;;02 61 91 40 04;;;;;;;44000;Nantes;;;;;;;;;;;;;;;\n\
         ;;;;;;;;;;;;;;;06 39 98 40 09;;;;;;;;;;;;;;;;;;;;;;;;\n\
         ;;Nadia;Rossi;;;;;;;;;;;;;;;pas de téléphone;nadia@rossi.example;;;;;;IT;;;;;;;;;;perdu;;;;\n\
         ;;Jan;Maes;;;;;;;;;;;;+32 470 00 00 02;;;;;;;;;;BE;;;;;;;;;;;;;;\n",
    );
    // What only a merge, a correction or an older version leaves.
    base.hand()
        .execute_batch(
            "UPDATE contact SET decision_power = 'shared' WHERE last_name = 'Maes';
             UPDATE contact SET address_kind = 'work' WHERE last_name = 'Le Gall';
             UPDATE address SET kind = 'home';
             UPDATE contact SET country = 'ZW' WHERE last_name = 'Ben Salem';
             UPDATE contact SET civility = 'mx' WHERE last_name = 'Rossi';",
        )
        .unwrap();
    base
}
