//! An import in the store: a backup first, then a thousand rows at a time through the one gate.

use rusqlite::named_params;

use super::open::Store;
use super::writer::Tx;
use crate::import::{ImportField, ImportProgress, ImportReport, LoadRows, Loaded, Person, Table, open, read_row};
use crate::{ContactId, Context, Error, Result};
use phone::Region;

/// Rows of one transaction.
const CHUNK: usize = 1_000;

impl Store {
    /// Imports a CSV with the mapping that a person confirmed (`crate::import::preview` proposes one): one entry per
    /// column, `None` for a column left out. A verified backup is made first; then rows are written a thousand at a
    /// time, each thousand whole or not at all. `progress` is told after each and returns `false` to stop there.
    ///
    /// A row that has a number or an e-mail of exactly one fiche, with the same name or no name, completes that fiche
    /// and overwrites nothing; any other row makes a fiche. Rows and values not taken are in the report.
    ///
    /// # Errors
    /// [`Error::Invalid`] on `file` as `preview`, or on `mapping`: `empty`, `wrong_length`; those of the backup and of
    /// the disk. What the report of the last progress counted is in the file then.
    pub fn import_csv(
        &self,
        bytes: &[u8],
        mapping: &[Option<ImportField>],
        region: Region,
        context: &Context,
        progress: &mut dyn FnMut(ImportProgress) -> bool,
    ) -> Result<ImportReport> {
        let decoded = open(bytes)?;
        let table = Table::new(&decoded)?;
        if mapping.len() != table.width() {
            return Err(Error::Invalid { field: "mapping", why: "wrong_length" });
        }
        if mapping.iter().all(Option::is_none) {
            return Err(Error::Invalid { field: "mapping", why: "empty" });
        }
        let backup = self.backup(None, context.now)?;
        let mut report = ImportReport { backup: backup.path, ..ImportReport::default() };
        let (mut done, total) = (0, table.total());
        let mut rows = table.rows();
        loop {
            let mut people: Vec<Person> = Vec::with_capacity(CHUNK);
            let before = done;
            for (line, cells) in rows.by_ref().take(CHUNK) {
                done += 1;
                people.extend(read_row(line, &cells, mapping, region, &mut report.rejected));
            }
            if done == before {
                break;
            }
            if !people.is_empty() {
                // Each chunk is a write of its own: an identity given for the whole would make the second a repeat.
                let context = Context { operation: None, ..*context };
                let Loaded { created, merged, rejected } = self.write(LoadRows { people, region }, &context)?.output;
                report.created += created;
                report.merged += merged;
                report.rejected.extend(rejected);
            }
            if !progress(ImportProgress { done, total }) {
                report.cancelled = done < total;
                break;
            }
        }
        report.rejected.sort_by_key(|row| row.line);
        Ok(report)
    }
}

impl Tx<'_> {
    /// The fiches that have one of these numbers or addresses, without repeats, at most two: none, the one, or
    /// "several". A number known to be wrong reaches nobody.
    pub(crate) fn contacts_reached_by(&self, e164: &[String], emails: &[String]) -> Result<Vec<ContactId>> {
        let mut found: Vec<ContactId> = Vec::new();
        let mut numbers = self.connection.prepare_cached(
            "SELECT DISTINCT contact_id FROM phone_number WHERE e164 = :key AND invalid_at IS NULL LIMIT 2",
        )?;
        let mut addresses = self.connection.prepare_cached(
            "SELECT DISTINCT contact_id FROM email WHERE address_folded = :key AND invalid_at IS NULL LIMIT 2",
        )?;
        let folded = emails.iter().map(|address| address.to_lowercase());
        let keys = e164.iter().map(|number| (true, number.clone())).chain(folded.map(|address| (false, address)));
        for (is_number, key) in keys {
            let statement = if is_number { &mut numbers } else { &mut addresses };
            for id in statement.query_map(named_params! { ":key": key }, |row| row.get(0))? {
                let id = id?;
                if !found.contains(&id) {
                    found.push(id);
                }
            }
            if found.len() > 1 {
                break;
            }
        }
        Ok(found)
    }

    /// The addresses of a fiche.
    pub(crate) fn email_addresses(&self, id: ContactId) -> Result<Vec<String>> {
        Ok(super::contact::emails(self.connection, id)?.into_iter().map(|email| email.address).collect())
    }
}
