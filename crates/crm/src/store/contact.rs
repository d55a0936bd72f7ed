//! Fiches in the store: the row of a person, their numbers, their addresses.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::reader::Reader;
use super::writer::Tx;
use super::{at, at_opt, index, ms, shown};
use crate::contact::{
    AgentRef, CompanyRef, Contact, ContactField, ContactLine, Email, NewContact, PhoneNumber, Stage, Temperature,
    full_name,
};
use crate::error::OrNotFound;
use crate::text::fold;
use crate::{AgentId, CompanyId, ContactId, Context, EmailId, Error, PhoneId, Result};

const CONTACT: &str = "
    SELECT c.id, c.external_id, c.civility, c.first_name, c.last_name, co.id, co.name, c.job, c.decision_power,
           c.street, c.postcode, c.town, c.country, c.birth_year, c.language, c.usual_hours, c.loyalty_card,
           c.label, c.preferences, c.stage, c.temperature, c.temperature_at, a.id, a.name,
           c.last_contact_at, c.created_at, c.updated_at
    FROM contact c
    LEFT JOIN company co ON co.id = c.company_id
    LEFT JOIN agent a ON a.id = c.owner_id
    WHERE c.id = :id";

fn contact_from_row(row: &Row<'_>) -> rusqlite::Result<Contact> {
    let company = match (row.get(5)?, row.get(6)?) {
        (Some(id), Some(name)) => Some(CompanyRef { id, name }),
        _ => None,
    };
    let owner = match (row.get(22)?, row.get(23)?) {
        (Some(id), Some(name)) => Some(AgentRef { id, name }),
        _ => None,
    };
    Ok(Contact {
        id: row.get(0)?,
        external_id: row.get(1)?,
        civility: row.get(2)?,
        first_name: row.get(3)?,
        last_name: row.get(4)?,
        company,
        job: row.get(7)?,
        decision_power: row.get(8)?,
        street: row.get(9)?,
        postcode: row.get(10)?,
        town: row.get(11)?,
        country: row.get(12)?,
        birth_year: row.get(13)?,
        language: row.get(14)?,
        usual_hours: row.get(15)?,
        loyalty_card: row.get(16)?,
        label: row.get(17)?,
        preferences: row.get(18)?,
        stage: row.get(19)?,
        temperature: row.get(20)?,
        temperature_at: at_opt(row.get(21)?),
        owner,
        last_contact_at: at_opt(row.get(24)?),
        created_at: at(row.get(25)?),
        updated_at: at(row.get(26)?),
    })
}

/// The fiche's own row.
pub(super) fn contact(db: &Connection, id: ContactId) -> Result<Contact> {
    db.prepare_cached(CONTACT)?
        .query_row(named_params! { ":id": id }, contact_from_row)
        .optional()?
        .or_not_found("contact")
}

/// Its numbers, the main one first.
pub(super) fn numbers(db: &Connection, id: ContactId) -> Result<Vec<PhoneNumber>> {
    let mut statement = db.prepare_cached(
        "SELECT id, raw, e164, extension, line_type, usage, invalid_at
         FROM phone_number WHERE contact_id = :id ORDER BY position",
    )?;
    let rows = statement.query_map(named_params! { ":id": id }, |row| {
        let (raw, e164): (String, Option<String>) = (row.get(1)?, row.get(2)?);
        Ok(PhoneNumber {
            id: row.get(0)?,
            display: e164.as_deref().map_or_else(|| raw.clone(), shown),
            raw,
            e164,
            extension: row.get(3)?,
            line_type: line_type(&row.get::<_, String>(4)?),
            usage: row.get(5)?,
            invalid_at: at_opt(row.get(6)?),
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Its e-mail addresses, the main one first.
pub(super) fn emails(db: &Connection, id: ContactId) -> Result<Vec<Email>> {
    let mut statement =
        db.prepare_cached("SELECT id, address, invalid_at FROM email WHERE contact_id = :id ORDER BY position")?;
    let rows = statement.query_map(named_params! { ":id": id }, |row| {
        Ok(Email { id: row.get(0)?, address: row.get(1)?, invalid_at: at_opt(row.get(2)?) })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// The columns of a [`ContactLine`]; the fiche is `c`.
pub(super) const LINE_COLUMNS: &str = "
    c.id, c.external_id, c.first_name, c.last_name,
    (SELECT co.name FROM company co WHERE co.id = c.company_id),
    (SELECT coalesce(p.e164, p.raw) FROM phone_number p WHERE p.contact_id = c.id ORDER BY p.position LIMIT 1),
    c.town, c.stage, c.temperature, c.last_contact_at,
    (SELECT count(*) FROM ticket t WHERE t.contact_id = c.id
        AND t.status IN ('open', 'waiting_customer', 'waiting_third_party'))";

/// Reads [`LINE_COLUMNS`].
pub(super) fn line_from_row(row: &Row<'_>) -> rusqlite::Result<ContactLine> {
    let (first, last): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
    let phone: Option<String> = row.get(5)?;
    Ok(ContactLine {
        contact_id: row.get(0)?,
        external_id: row.get(1)?,
        name: full_name(first.as_deref(), last.as_deref()),
        company: row.get(4)?,
        phone: phone.map(|p| if p.starts_with('+') { shown(&p) } else { p }),
        town: row.get(6)?,
        stage: row.get(7)?,
        temperature: row.get(8)?,
        last_contact_at: at_opt(row.get(9)?),
        open_tickets: row.get(10)?,
    })
}

/// A line type column; an unknown word (a newer build's) reads as unknown.
fn line_type(word: &str) -> phone::LineType {
    serde_json::from_value(word.into()).unwrap_or(phone::LineType::Unknown)
}

/// The column value of a line type.
pub(super) fn line_type_word(line_type: phone::LineType) -> &'static str {
    use phone::LineType as L;
    match line_type {
        L::Mobile => "mobile",
        L::Fixed => "fixed",
        L::Voip => "voip",
        L::TollFree => "toll_free",
        L::SharedCost => "shared_cost",
        L::Premium => "premium",
        L::Unknown => "unknown",
    }
}

impl Reader<'_> {
    /// The fiche's own data.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn contact(&self, id: ContactId) -> Result<Contact> {
        contact(self.db(), id)
    }

    /// The fiches that another system knows by this id, at most two: none, the one, or more than one.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn contacts_by_external_id(&self, external_id: &str) -> Result<Vec<ContactId>> {
        let mut statement =
            self.db().prepare_cached("SELECT id FROM contact WHERE external_id = :external_id LIMIT 2")?;
        let rows = statement.query_map(named_params! { ":external_id": external_id }, |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Its numbers, the main one first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn numbers(&self, id: ContactId) -> Result<Vec<PhoneNumber>> {
        numbers(self.db(), id)
    }

    /// Its e-mail addresses, the main one first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn emails(&self, id: ContactId) -> Result<Vec<Email>> {
        emails(self.db(), id)
    }
}

impl Tx<'_> {
    pub(crate) fn contact(&self, id: ContactId) -> Result<Contact> {
        contact(self.connection, id)
    }

    pub(crate) fn numbers(&self, id: ContactId) -> Result<Vec<PhoneNumber>> {
        numbers(self.connection, id)
    }

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

    pub(crate) fn insert_stage_change(
        &self,
        contact: ContactId,
        from: Option<Stage>,
        to: Stage,
        why: &str,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO stage_change (id, contact_id, from_stage, to_stage, why, agent_id, at)
                 VALUES (:id, :contact, :from, :to, :why, :agent, :at)",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":contact": contact, ":from": from, ":to": to, ":why": why,
                ":agent": context.agent, ":at": ms(context.now),
            })?;
        Ok(())
    }

    pub(crate) fn set_stage(&self, contact: ContactId, stage: Stage, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE contact SET stage = :stage, updated_at = :now WHERE id = :id")?
            .execute(named_params! { ":stage": stage, ":now": ms(context.now), ":id": contact })?;
        index::refresh_copies(self.connection, contact)
    }

    pub(crate) fn set_temperature(
        &self,
        contact: ContactId,
        temperature: Option<Temperature>,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE contact SET temperature = :temperature, updated_at = :now,
                     temperature_at = CASE WHEN :temperature IS NOT NULL THEN :now END WHERE id = :id",
            )?
            .execute(named_params! { ":temperature": temperature, ":now": ms(context.now), ":id": contact })?;
        Ok(())
    }

    pub(crate) fn insert_phone(
        &self,
        contact: ContactId,
        number: &phone::Number,
        raw: &str,
        usage: Option<&str>,
        origin: &str,
        context: &Context,
    ) -> Result<PhoneId> {
        let id = PhoneId::new(context.now);
        self.connection
            .prepare_cached(
                "INSERT INTO phone_number (id, contact_id, position, raw, e164, extension, line_type, usage, origin, created_at)
                 VALUES (:id, :contact,
                     (SELECT coalesce(max(position) + 1, 0) FROM phone_number WHERE contact_id = :contact),
                     :raw, :e164, :extension, :line_type, :usage, :origin, :now)",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":raw": raw, ":e164": number.e164, ":extension": number.extension,
                ":line_type": line_type_word(number.line_type), ":usage": usage, ":origin": origin,
                ":now": ms(context.now),
            })?;
        index::add_number(self.connection, id, raw, number.e164.as_deref())?;
        Ok(id)
    }

    pub(crate) fn delete_phone(&self, contact: ContactId, id: PhoneId) -> Result<()> {
        index::forget_number(self.connection, id)?;
        let gone = self
            .connection
            .prepare_cached("DELETE FROM phone_number WHERE id = :id AND contact_id = :contact")?
            .execute(named_params! { ":id": id, ":contact": contact })?;
        (gone == 1).then_some(()).or_not_found("phone")
    }

    /// Another number in the same place, for the same usage.
    pub(crate) fn rewrite_phone(
        &self,
        contact: ContactId,
        id: PhoneId,
        number: &phone::Number,
        raw: &str,
    ) -> Result<()> {
        index::forget_number(self.connection, id)?;
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE phone_number SET raw = :raw, e164 = :e164, extension = :extension, line_type = :line_type,
                     origin = 'internal', invalid_at = NULL, verified_at = NULL
                 WHERE id = :id AND contact_id = :contact",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":raw": raw, ":e164": number.e164, ":extension": number.extension,
                ":line_type": line_type_word(number.line_type),
            })?;
        (changed == 1).then_some(()).or_not_found("phone")?;
        index::add_number(self.connection, id, raw, number.e164.as_deref())
    }

    pub(crate) fn mark_number_wrong(&self, contact: ContactId, e164: &str, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE phone_number SET invalid_at = :now
                 WHERE contact_id = :contact AND e164 = :e164 AND invalid_at IS NULL",
            )?
            .execute(named_params! { ":now": ms(context.now), ":contact": contact, ":e164": e164 })?;
        Ok(())
    }

    /// Somebody called from it again, and the agent says that it is them: it is good after all.
    pub(crate) fn mark_number_good(&self, contact: ContactId, e164: &str) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE phone_number SET invalid_at = NULL WHERE contact_id = :contact AND e164 = :e164")?
            .execute(named_params! { ":contact": contact, ":e164": e164 })?;
        Ok(())
    }

    pub(crate) fn insert_email(
        &self,
        contact: ContactId,
        address: &str,
        origin: &str,
        context: &Context,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO email (id, contact_id, position, address, address_folded, origin, created_at)
                 VALUES (:id, :contact, (SELECT coalesce(max(position) + 1, 0) FROM email WHERE contact_id = :contact),
                     :address, :folded, :origin, :now)",
            )?
            .execute(named_params! {
                ":id": EmailId::new(context.now), ":contact": contact, ":address": address,
                ":folded": address.to_lowercase(), ":origin": origin, ":now": ms(context.now),
            })?;
        Ok(())
    }

    /// Another address in the same place, for the same usage.
    pub(crate) fn rewrite_email(&self, contact: ContactId, id: EmailId, address: &str) -> Result<()> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE email SET address = :address, address_folded = :folded, origin = 'internal', invalid_at = NULL,
                     verified_at = NULL
                 WHERE id = :id AND contact_id = :contact",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":address": address, ":folded": address.to_lowercase(),
            })?;
        (changed == 1).then_some(()).or_not_found("email")
    }

    pub(crate) fn delete_email(&self, contact: ContactId, id: EmailId) -> Result<()> {
        let gone = self
            .connection
            .prepare_cached("DELETE FROM email WHERE id = :id AND contact_id = :contact")?
            .execute(named_params! { ":id": id, ":contact": contact })?;
        (gone == 1).then_some(()).or_not_found("email")
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

    /// An exchange took place: the fiche's last contact moves forward, never back.
    pub(crate) fn contacted(&self, contact: ContactId, when: chrono::DateTime<chrono::Utc>) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE contact SET last_contact_at = max(coalesce(last_contact_at, 0), :at) WHERE id = :id",
            )?
            .execute(named_params! { ":at": ms(when), ":id": contact })?;
        index::refresh_copies(self.connection, contact)
    }

    pub(crate) fn agent_exists(&self, id: AgentId) -> Result<bool> {
        Ok(self.connection.prepare_cached("SELECT 1 FROM agent WHERE id = :id")?.exists(named_params! { ":id": id })?)
    }
}
