//! What an import asks of the base while it decides: who has this number, this address, this id, this name.

use rusqlite::named_params;

use crate::import::{Base, Person, Somebody, name_key, split_name};
use crate::privacy::Oppositions;
use crate::store::index::sort_name;
use crate::store::reader::Reader;
use crate::text::fold;
use crate::{CompanyId, ContactId, Result};

/// The base behind a reader.
pub(super) struct StoredBase<'r, 's> {
    reader: &'r Reader<'s>,
    /// Nobody was there when the import began: what comes meanwhile is not looked for.
    empty: bool,
    /// As they stand when the import begins: whom the file itself says is made all the same, and opposed.
    oppositions: Oppositions,
}

impl<'r, 's> StoredBase<'r, 's> {
    pub(super) fn new(reader: &'r Reader<'s>) -> Result<Self> {
        let empty = reader.db().query_row("SELECT NOT EXISTS (SELECT 1 FROM contact)", [], |row| row.get(0))?;
        Ok(Self { oppositions: reader.oppositions()?, reader, empty })
    }

    /// [`Base::reached`].
    pub(super) fn reached_by(&self, person: &Person) -> Result<Vec<Somebody>> {
        self.reached(person)
    }

    /// Who has this name, or works for this company alone: at most two, which is "several".
    pub(super) fn called(&self, name: &str) -> Result<Vec<ContactId>> {
        let mut found = Vec::new();
        let split = split_name(name);
        let folded = |part: &Option<String>| part.as_deref().map(fold).unwrap_or_default();
        let sort = sort_name(&folded(&split.first), &folded(&split.last), "", "");
        for key in [sort, fold(name)] {
            self.ids(
                "SELECT c.id FROM contact_index i JOIN contact c ON c.rid = i.rid WHERE i.sort_name = :key LIMIT 2",
                &key,
                &mut found,
            )?;
        }
        Ok(found)
    }

    fn somebody(&self, id: ContactId) -> Result<Somebody> {
        Ok(self
            .reader
            .db()
            .prepare_cached(
                "SELECT c.id, c.external_id, c.first_name, c.last_name, co.name_folded, c.frozen_at IS NOT NULL
                 FROM contact c LEFT JOIN company co ON co.id = c.company_id WHERE c.id = :id",
            )?
            .query_row(named_params! { ":id": id }, |row| {
                let (first, last): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
                Ok(Somebody {
                    id: row.get(0)?,
                    external_id: row.get(1)?,
                    name: name_key(first.as_deref(), last.as_deref()),
                    company: row.get::<_, Option<String>>(4)?.unwrap_or_default(),
                    frozen: row.get(5)?,
                })
            })?)
    }

    fn ids(&self, sql: &str, key: &str, found: &mut Vec<ContactId>) -> Result<()> {
        let mut statement = self.reader.db().prepare_cached(sql)?;
        for id in statement.query_map(named_params! { ":key": key }, |row| row.get(0))? {
            let id = id?;
            if !found.contains(&id) {
                found.push(id);
            }
        }
        Ok(())
    }
}

impl Base for StoredBase<'_, '_> {
    fn is_empty(&self) -> bool {
        self.empty
    }

    fn reached(&self, person: &Person) -> Result<Vec<Somebody>> {
        let mut found = Vec::new();
        if let Some(id) = &person.external_id {
            self.ids("SELECT id FROM contact WHERE external_id = :key ORDER BY rid LIMIT 64", id, &mut found)?;
        }
        for e164 in person.phones.iter().filter_map(|phone| phone.e164.as_deref()) {
            self.ids(
                "SELECT DISTINCT contact_id FROM phone_number WHERE e164 = :key AND invalid_at IS NULL LIMIT 64",
                e164,
                &mut found,
            )?;
        }
        for email in &person.emails {
            self.ids(
                "SELECT DISTINCT contact_id FROM email WHERE address_folded = :key AND invalid_at IS NULL LIMIT 64",
                &email.address.to_lowercase(),
                &mut found,
            )?;
        }
        found.into_iter().map(|id| self.somebody(id)).collect()
    }

    fn named(&self, person: &Person) -> Result<Vec<Somebody>> {
        let mut found = Vec::new();
        let name = person.sort_key();
        self.ids(
            "SELECT c.id FROM contact_index i JOIN contact c ON c.rid = i.rid WHERE i.sort_name = :key ORDER BY i.rid LIMIT 64",
            &name,
            &mut found,
        )?;
        let company = person.employer.name.as_deref().map(fold).unwrap_or_default();
        let mut same = Vec::new();
        for id in found {
            let somebody = self.somebody(id)?;
            let postcode: Option<String> = self
                .reader
                .db()
                .prepare_cached("SELECT postcode FROM contact WHERE id = :id")?
                .query_row(named_params! { ":id": id }, |row| row.get(0))?;
            if somebody.company == company && postcode == person.main.postcode {
                same.push(somebody);
            }
        }
        Ok(same)
    }

    fn opposed(&self, person: &Person) -> bool {
        let numbers = person.phones.iter().filter_map(|phone| phone.e164.as_deref());
        numbers.into_iter().any(|e164| self.oppositions.opposed(e164).is_some())
            || person.emails.iter().any(|email| self.oppositions.opposed_email(&email.address).is_some())
    }

    fn company(&self, folded: &str) -> Result<Option<CompanyId>> {
        use rusqlite::OptionalExtension;
        Ok(self
            .reader
            .db()
            .prepare_cached("SELECT id FROM company WHERE name_folded = :folded LIMIT 1")?
            .query_row(named_params! { ":folded": folded }, |row| row.get(0))
            .optional()?)
    }
}
