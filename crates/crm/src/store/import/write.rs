//! Companies that a file names, and fiches of the base that it completes. New fiches: `fiches.rs`.

use rusqlite::named_params;

use super::fiches::{ORIGIN, phones};
use crate::contact::Contact;
use crate::id_series::IdSeries;
use crate::import::{Employer, EmployerId, Person};
use crate::store::undo::Table;
use crate::store::{Tx, ms};
use crate::text::fold;
use crate::{ContactId, Context, ImportId, Result};

impl Tx<'_> {
    /// Makes the company when the row is the first to name it; fills what it lacks.
    pub(crate) fn import_company(&self, import: ImportId, employer: EmployerId, details: &Employer) -> Result<()> {
        if employer.new {
            let name = details.name.as_deref().unwrap_or_default();
            self.connection
                .prepare_cached(
                    "INSERT INTO company (id, name, name_folded, siret, naf_code, headcount_band, establishment_type,
                         website, import_id)
                     VALUES (:id, :name, :folded, :siret, :naf, :headcount, :establishment, :website, :import)
                     ON CONFLICT (id) DO NOTHING",
                )?
                .execute(named_params! {
                    ":id": employer.id, ":name": name, ":folded": fold(name), ":siret": details.siret,
                    ":naf": details.naf, ":headcount": details.headcount,
                    ":establishment": details.establishment, ":website": details.website, ":import": import,
                })?;
        } else if details.has_details() {
            self.connection
                .prepare_cached(
                    "UPDATE company SET siret = coalesce(siret, :siret), naf_code = coalesce(naf_code, :naf),
                         headcount_band = coalesce(headcount_band, :headcount),
                         establishment_type = coalesce(establishment_type, :establishment),
                         website = coalesce(website, :website)
                     WHERE id = :id",
                )?
                .execute(named_params! {
                    ":siret": details.siret, ":naf": details.naf, ":headcount": details.headcount,
                    ":establishment": details.establishment, ":website": details.website, ":id": employer.id,
                })?;
        }
        Ok(())
    }

    fn import_emails(&self, contact: ContactId, person: &Person, ids: &mut IdSeries, context: &Context) -> Result<()> {
        let mut statement = self.connection.prepare_cached(
            "INSERT INTO email (id, contact_id, position, address, address_folded, usage, origin, created_at)
             SELECT :id, :contact, (SELECT coalesce(max(position) + 1, 0) FROM email WHERE contact_id = :contact),
                 :address, :folded, :usage, :origin, :now
             WHERE NOT EXISTS (SELECT 1 FROM email WHERE contact_id = :contact AND address_folded = :folded)",
        )?;
        for email in &person.emails {
            statement.execute(named_params! {
                ":id": ids.take(), ":contact": contact, ":address": email.address,
                ":folded": email.address.to_lowercase(), ":usage": email.usage, ":origin": ORIGIN,
                ":now": ms(context.now),
            })?;
        }
        Ok(())
    }

    /// What few rows have: further addresses, tags, notes.
    pub(super) fn import_rest(
        &self,
        import: ImportId,
        contact: ContactId,
        person: &Person,
        ids: &mut IdSeries,
        context: &Context,
    ) -> Result<()> {
        for (kind, other) in &person.others {
            self.connection
                .prepare_cached(
                    "INSERT INTO address (id, contact_id, kind, street, postcode, town, country)
                     SELECT :id, :contact, :kind, :street, :postcode, :town, :country
                     WHERE NOT EXISTS (SELECT 1 FROM address WHERE contact_id = :contact AND kind = :kind)",
                )?
                .execute(named_params! {
                    ":id": ids.take(), ":contact": contact, ":kind": kind, ":street": other.street,
                    ":postcode": other.postcode, ":town": other.town, ":country": other.country,
                })?;
        }
        for tag in &person.tags {
            self.put_tag(contact, tag, context.agent, context)?;
        }
        for note in &person.notes {
            self.connection
                .prepare_cached(
                    "INSERT INTO exchange (id, contact_id, channel, direction, subject, body, agent_id, import_id, at)
                     SELECT :id, :contact, 'note', 'internal', :subject, :body, :agent, :import, :at
                     WHERE NOT EXISTS (SELECT 1 FROM exchange WHERE contact_id = :contact AND channel = 'note'
                         AND coalesce(nullif(body, ''), subject) = :body
                         AND (:dated = 0 OR abs(at - :at) < 60000))",
                )?
                .execute(named_params! {
                    ":id": ids.take(), ":contact": contact,
                    ":subject": phone::text::clean(note.text.lines().next().unwrap_or_default(), phone::text::NAME_MAX),
                    ":body": note.text, ":dated": note.at.is_some(), ":agent": context.agent, ":import": import,
                    // Nobody wrote it tomorrow.
                    ":at": ms(note.at.map_or(context.now, |at| at.min(context.now))),
                })?;
        }
        Ok(())
    }

    /// Adds to a fiche the numbers, addresses, tags and notes it lacks, and what it has no value of.
    pub(crate) fn add_to_fiche(
        &self,
        import: ImportId,
        contact: ContactId,
        person: &Person,
        ids: &mut IdSeries,
        context: &Context,
    ) -> Result<()> {
        let has = self.numbers(contact)?;
        let next: i64 = self
            .connection
            .prepare_cached("SELECT coalesce(max(position) + 1, 0) FROM phone_number WHERE contact_id = :contact")?
            .query_row(named_params! { ":contact": contact }, |row| row.get(0))?;
        let lacking = person.phones.iter().filter(|new| {
            !has.iter().any(|known| match (&known.e164, &new.e164) {
                (Some(known), Some(new)) => known == new,
                _ => known.raw == new.raw,
            })
        });
        let numbers = (next..).zip(lacking).map(|(position, phone)| (contact, position, phone));
        phones(self.connection, numbers, ids, context)?;
        self.import_emails(contact, person, ids, context)?;
        self.connection
            .prepare_cached(
                "UPDATE contact SET sex = coalesce(sex, :sex), pcs_code = coalesce(pcs_code, :pcs), updated_at = :now
                 WHERE id = :id",
            )?
            .execute(named_params! {
                ":sex": person.sex, ":pcs": person.pcs, ":now": ms(context.now), ":id": contact,
            })?;
        self.import_rest(import, contact, person, ids, context)
    }

    /// Everything that completing a fiche may change.
    pub(crate) fn watch_import(&self, contact: ContactId, employer: Option<EmployerId>) -> Result<()> {
        self.watch(Table::Contact, "id", contact.0)?;
        for table in [Table::PhoneNumber, Table::Email, Table::Address, Table::ContactTag] {
            self.watch(table, "contact_id", contact.0)?;
        }
        match employer {
            Some(employer) if !employer.ours => self.watch(Table::Company, "id", employer.id.0),
            _ => Ok(()),
        }
    }

    /// Keeps how a fiche of the base was completed.
    pub(crate) fn keep_import_changes(&self, import: ImportId, before: &Contact, ids: &mut IdSeries) -> Result<()> {
        let changes = self.take_changes()?;
        if changes.is_empty() {
            return Ok(());
        }
        let json = serde_json::to_string(&changes).map_err(|_| crate::Error::Closed)?;
        self.connection
            .prepare_cached(
                "INSERT INTO import_change (id, import_id, contact_id, changes, updated_at)
                 VALUES (:id, :import, :contact, :changes, :updated_at)",
            )?
            .execute(named_params! {
                ":id": ids.take(), ":import": import, ":contact": before.id, ":changes": json,
                ":updated_at": ms(before.updated_at),
            })?;
        Ok(())
    }
}
