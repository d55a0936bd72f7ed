//! The rows of new fiches, table after table: each statement is made ready once for a lot, each index is filled from
//! one side.
//!
//! Values are bound in the order of the columns: looking up the thirty names of a fiche costs as much as writing it.

use rusqlite::{Connection, params};

use crate::contact::Stage;
use crate::id_series::IdSeries;
use crate::import::{Person, PersonPhone, Planned};
use crate::store::contact::line_type_word;
use crate::store::{Tx, facts, index, ms};
use crate::{CompanyId, ContactId, Context, ImportId, Result};

/// How the fiche, its numbers and its addresses were born.
pub(super) const ORIGIN: &str = "import";

impl Tx<'_> {
    /// Makes these fiches with all that hangs on them.
    pub(crate) fn import_fiches(
        &self,
        import: ImportId,
        rows: &[&Planned],
        ids: &mut IdSeries,
        context: &Context,
    ) -> Result<()> {
        let db = self.connection;
        let rids = fiches(db, import, rows, context)?;
        let made = || rids.iter().copied().zip(rows.iter().map(|row| &row.person));
        facts::add_new(db, made(), context.now)?;
        index::add_fiches(db, made(), context.agent)?;
        let numbers = rows.iter().flat_map(|row| (0..).zip(&row.person.phones).map(|(at, phone)| (row.id, at, phone)));
        phones(db, numbers, ids, context)?;
        emails(db, rows, ids, context)?;
        stages(db, rows, ids, context)?;
        for row in rows.iter().filter(|row| has_more(&row.person)) {
            self.import_rest(import, row.id, &row.person, ids, context)?;
        }
        Ok(())
    }
}

/// What few rows have.
fn has_more(person: &Person) -> bool {
    !person.others.is_empty() || !person.notes.is_empty() || !person.tags.is_empty()
}

/// The fiches themselves; their `rid`s in order.
fn fiches(db: &Connection, import: ImportId, rows: &[&Planned], context: &Context) -> Result<Vec<i64>> {
    let mut insert = db.prepare_cached(
        "INSERT INTO contact (id, external_id, civility, first_name, last_name, company_id, job, decision_power, street,
             postcode, town, country, address_kind, birth_year, sex, pcs_code, language, usual_hours, loyalty_card,
             label, preferences, stage, origin, owner_id, import_id, created_at, updated_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
             ?23, ?24, ?25, ?26, ?26)",
    )?;
    let mut rids = Vec::with_capacity(rows.len());
    for row in rows {
        let person = &row.person;
        let company: Option<CompanyId> = row.employer.map(|employer| employer.id);
        #[rustfmt::skip]
        insert.execute(params![
            row.id, person.external_id, person.civility, person.first_name, person.last_name, company, person.job,
            person.decision_power, person.main.street, person.main.postcode, person.main.town, person.main.country,
            person.main_kind, person.birth_year, person.sex, person.pcs, person.language, person.usual_hours,
            person.loyalty_card, person.label, person.preferences, stage(person), ORIGIN, context.agent, import,
            ms(context.now),
        ])?;
        rids.push(db.last_insert_rowid());
    }
    Ok(rids)
}

/// Numbers, each with whose it is and its place among theirs.
pub(super) fn phones<'p>(
    db: &Connection,
    numbers: impl Iterator<Item = (ContactId, i64, &'p PersonPhone)>,
    ids: &mut IdSeries,
    context: &Context,
) -> Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO phone_number (id, contact_id, position, raw, e164, extension, line_type, usage, origin, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    for (contact, position, phone) in numbers {
        #[rustfmt::skip]
        insert.execute(params![
            ids.take(), contact, position, phone.raw, phone.e164, phone.extension, line_type_word(phone.line_type),
            phone.usage, ORIGIN, ms(context.now),
        ])?;
        let digits = index::number_digits(&phone.raw, phone.e164.as_deref());
        index::add_number_of_file(db, db.last_insert_rowid(), &digits)?;
    }
    Ok(())
}

/// Their addresses; the same one written twice is one.
fn emails(db: &Connection, rows: &[&Planned], ids: &mut IdSeries, context: &Context) -> Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO email (id, contact_id, position, address, address_folded, usage, origin, created_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for row in rows {
        let mut seen: Vec<String> = Vec::with_capacity(row.person.emails.len());
        let mut position = 0_i64..;
        for email in &row.person.emails {
            let folded = email.address.to_lowercase();
            if seen.contains(&folded) {
                continue;
            }
            #[rustfmt::skip]
            insert.execute(params![
                ids.take(), row.id, position.next(), email.address, folded, email.usage, ORIGIN, ms(context.now),
            ])?;
            seen.push(folded);
        }
    }
    Ok(())
}

/// Where they begin on the ladder.
fn stages(db: &Connection, rows: &[&Planned], ids: &mut IdSeries, context: &Context) -> Result<()> {
    let mut insert = db.prepare_cached(
        "INSERT INTO stage_change (id, contact_id, from_stage, to_stage, why, agent_id, at)
         VALUES (?1, ?2, NULL, ?3, ?4, ?5, ?6)",
    )?;
    for row in rows {
        insert.execute(params![ids.take(), row.id, stage(&row.person), ORIGIN, context.agent, ms(context.now)])?;
    }
    Ok(())
}

fn stage(person: &Person) -> Stage {
    person.stage.unwrap_or(Stage::Suspect)
}
