//! The row of a fiche as it is written.

use rusqlite::{OptionalExtension, named_params};

use super::{Tx, index, ms};
use crate::contact::{ContactField, NewContact, Stage};
use crate::text::fold;
use crate::{CompanyId, ContactId, Context, Error, Result};

impl Tx<'_> {
    /// The company of that name, made when there is none (names are equal under folding).
    pub(crate) fn company_named(&self, name: &str, context: &Context) -> Result<CompanyId> {
        let folded = fold(name);
        let known = self
            .connection
            .prepare_cached("SELECT id FROM company WHERE name_folded = :folded LIMIT 1")?
            .query_row(named_params! { ":folded": folded }, |row| row.get(0))
            .optional()?;
        if let Some(id) = known {
            return Ok(id);
        }
        let id = CompanyId::new(context.now);
        self.connection
            .prepare_cached("INSERT INTO company (id, name, name_folded) VALUES (:id, :name, :folded)")?
            .execute(named_params! { ":id": id, ":name": name, ":folded": folded })?;
        Ok(id)
    }

    pub(crate) fn insert_contact(
        &self,
        id: ContactId,
        new: &NewContact,
        company: Option<CompanyId>,
        origin: &str,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO contact (id, external_id, civility, first_name, last_name, company_id, job, street,
                     postcode, town, stage, origin, owner_id, created_at, updated_at)
                 VALUES (:id, :external_id, :civility, :first_name, :last_name, :company, :job, :street,
                     :postcode, :town, :stage, :origin, :owner, :now, :now)",
            )?
            .execute(named_params! {
                ":id": id, ":external_id": new.external_id, ":civility": new.civility,
                ":first_name": new.first_name, ":last_name": new.last_name, ":company": company, ":job": new.job,
                ":street": new.street, ":postcode": new.postcode, ":town": new.town,
                ":stage": new.stage.unwrap_or(Stage::Suspect), ":origin": origin, ":owner": context.agent,
                ":now": ms(context.now),
            })?;
        Ok(())
    }

    /// Puts one value on the fiche; `None` empties it. `Company` takes the company's name.
    pub(crate) fn set_field(
        &self,
        contact: ContactId,
        field: ContactField,
        value: Option<&str>,
        context: &Context,
    ) -> Result<()> {
        use ContactField as F;
        let sql = match field {
            F::Civility => "UPDATE contact SET civility = :value, updated_at = :now WHERE id = :id",
            F::FirstName => "UPDATE contact SET first_name = :value, updated_at = :now WHERE id = :id",
            F::LastName => "UPDATE contact SET last_name = :value, updated_at = :now WHERE id = :id",
            F::Company => "UPDATE contact SET company_id = :value, updated_at = :now WHERE id = :id",
            F::Job => "UPDATE contact SET job = :value, updated_at = :now WHERE id = :id",
            F::DecisionPower => "UPDATE contact SET decision_power = :value, updated_at = :now WHERE id = :id",
            F::Street => "UPDATE contact SET street = :value, updated_at = :now WHERE id = :id",
            F::Postcode => "UPDATE contact SET postcode = :value, updated_at = :now WHERE id = :id",
            F::Town => "UPDATE contact SET town = :value, updated_at = :now WHERE id = :id",
            F::Country => "UPDATE contact SET country = :value, updated_at = :now WHERE id = :id",
            F::BirthYear => "UPDATE contact SET birth_year = CAST(:value AS INTEGER), updated_at = :now WHERE id = :id",
            F::Language => "UPDATE contact SET language = :value, updated_at = :now WHERE id = :id",
            F::UsualHours => "UPDATE contact SET usual_hours = :value, updated_at = :now WHERE id = :id",
            F::LoyaltyCard => "UPDATE contact SET loyalty_card = :value, updated_at = :now WHERE id = :id",
            F::Label => "UPDATE contact SET label = :value, updated_at = :now WHERE id = :id",
            F::Preferences => "UPDATE contact SET preferences = :value, updated_at = :now WHERE id = :id",
            F::ExternalId => "UPDATE contact SET external_id = :value, updated_at = :now WHERE id = :id",
        };
        let mut statement = self.connection.prepare_cached(sql)?;
        let changed = if field == F::Company {
            let company = value.map(|name| self.company_named(name, context)).transpose()?;
            statement.execute(named_params! { ":value": company, ":now": ms(context.now), ":id": contact })?
        } else {
            statement.execute(named_params! { ":value": value, ":now": ms(context.now), ":id": contact })?
        };
        if changed == 0 { Err(Error::NotFound { kind: "contact" }) } else { Ok(()) }
    }

    /// Brings lists and search in step after a fiche's texts changed.
    pub(crate) fn reindex_contact(&self, contact: ContactId) -> Result<()> {
        index::refresh_contact(self.connection, contact)
    }

    /// [`reindex_contact`](Self::reindex_contact), of many.
    pub(crate) fn reindex_contacts(&self, contacts: &[ContactId]) -> Result<()> {
        index::refresh_contacts(self.connection, contacts)
    }

    /// An exchange took place: the fiche's last contact moves forward, never back.
    pub(crate) fn contacted(&self, contact: ContactId, when: chrono::DateTime<chrono::Utc>) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE contact SET last_contact_at = max(coalesce(last_contact_at, 0), :at) WHERE id = :id",
            )?
            .execute(named_params! { ":at": ms(when), ":id": contact })?;
        index::refresh_copies(self.connection, contact)
    }
}
