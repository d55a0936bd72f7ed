//! A person read whole, and what people have several of.

use std::collections::BTreeSet;

use rusqlite::{Connection, Row, named_params};

use crate::export::{
    ExportedAddress, ExportedCompany, ExportedEmail, ExportedNote, ExportedPerson, ExportedPhone, Spread,
};
use crate::import::NoteCells;
use crate::privacy::Oppositions;
use crate::store::at;
use crate::{ContactId, Result};

/// Everybody whose processing is not limited. Their rows decide, not the derived ones: those only put them in order.
pub(super) fn everybody(db: &Connection) -> Result<Vec<i64>> {
    let mut statement = db.prepare_cached(
        "SELECT c.rid FROM contact c LEFT JOIN contact_index i ON i.rid = c.rid
         WHERE c.frozen_at IS NULL ORDER BY i.sort_name, c.rid",
    )?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// How many fiches stay here because their processing is limited.
pub(super) fn frozen(db: &Connection) -> Result<u32> {
    Ok(db.query_row("SELECT count(*) FROM contact WHERE frozen_at IS NOT NULL", [], |row| row.get(0))?)
}

/// What these people have several of.
pub(super) fn spread(db: &Connection, who: &[i64]) -> Result<Spread> {
    let known: BTreeSet<i64> = who.iter().copied().collect();
    let pairs = |sql: &str| -> Result<Vec<(usize, Option<String>)>> {
        let mut statement = db.prepare(sql)?;
        let mut rows = statement.query([])?;
        let mut found = BTreeSet::new();
        while let Some(row) = rows.next()? {
            if known.contains(&row.get::<_, i64>(0)?) {
                let place: i64 = row.get(1)?;
                found.insert((usize::try_from(place).unwrap_or(usize::MAX), row.get(2)?));
            }
        }
        Ok(found.into_iter().collect())
    };
    let phones = pairs(
        "SELECT c.rid, row_number() OVER (PARTITION BY p.contact_id ORDER BY p.position, p.rid) - 1, p.usage
         FROM phone_number p JOIN contact c ON c.id = p.contact_id WHERE p.invalid_at IS NULL",
    )?;
    let emails = pairs(
        "SELECT c.rid, row_number() OVER (PARTITION BY e.contact_id ORDER BY e.position, e.rid) - 1, e.usage
         FROM email e JOIN contact c ON c.id = e.contact_id WHERE e.invalid_at IS NULL",
    )?;
    let kinds = pairs("SELECT c.rid, 0, a.kind FROM address a JOIN contact c ON c.id = a.contact_id")?;
    let addresses = kinds.into_iter().filter_map(|(_, kind)| kind).collect();
    Ok(Spread { phones, emails, addresses, notes: note_cells_of(db, &known)? })
}

/// The most cells that the notes of one of these people take.
fn note_cells_of(db: &Connection, known: &BTreeSet<i64>) -> Result<usize> {
    let mut statement = db.prepare(
        "SELECT c.rid, length(CAST(x.text AS BLOB)), length(x.text) - length(replace(x.text, char(10), ''))
         FROM (SELECT contact_id, at, rid, coalesce(nullif(body, ''), subject) AS text FROM exchange
               WHERE channel = 'note') x JOIN contact c ON c.id = x.contact_id
         ORDER BY c.rid, x.at, x.rid",
    )?;
    let mut rows = statement.query([])?;
    let (mut whose, mut cells, mut most) = (None, NoteCells::default(), 1);
    while let Some(row) = rows.next()? {
        let rid = row.get(0)?;
        if whose.replace(rid) != Some(rid) {
            cells = NoteCells::default();
        }
        if known.contains(&rid) {
            most = most.max(cells.place(size(row, 1)?, size(row, 2)?) + 1);
        }
    }
    Ok(most)
}

fn size(row: &Row<'_>, column: usize) -> rusqlite::Result<usize> {
    Ok(usize::try_from(row.get::<_, i64>(column)?).unwrap_or(usize::MAX))
}

/// The fiche, with all that hangs on it.
pub(super) fn person(db: &Connection, rid: i64, oppositions: &Oppositions) -> Result<ExportedPerson> {
    let mut person = db
        .prepare_cached(
            "SELECT c.id, c.external_id, c.civility, c.first_name, c.last_name, c.sex, c.birth_year,
                 co.name, co.siret, co.naf_code, co.headcount_band, co.establishment_type, co.website,
                 c.job, c.decision_power, c.address_kind, c.street, c.postcode, c.town, c.country,
                 c.language, c.usual_hours, c.loyalty_card, c.pcs_code, c.label, c.preferences,
                 c.stage, c.temperature, a.name, c.origin, c.created_at, c.updated_at
             FROM contact c LEFT JOIN company co ON co.id = c.company_id LEFT JOIN agent a ON a.id = c.owner_id
             WHERE c.rid = :rid",
        )?
        .query_row(named_params! { ":rid": rid }, fiche)?;
    let id = person.contact_id;
    person.phones = phones(db, id)?;
    person.emails = emails(db, id)?;
    let further = addresses(db, id)?;
    // A further address without a main one stands behind an empty one, so that it stays what it is.
    if person.addresses.is_empty() && !further.is_empty() {
        person.addresses.push(ExportedAddress::default());
    }
    person.addresses.extend(further);
    person.tags = texts(db, "SELECT tag FROM contact_tag WHERE contact_id = :id ORDER BY rid", id)?;
    person.notes = notes(db, id)?;
    person.do_not_call =
        person.phones.iter().filter_map(|phone| phone.e164.as_deref()).any(|e164| oppositions.opposed(e164).is_some())
            || person.emails.iter().any(|email| oppositions.opposed_email(&email.address).is_some());
    Ok(person)
}

fn fiche(row: &Row<'_>) -> rusqlite::Result<ExportedPerson> {
    let company = match row.get::<_, Option<String>>(7)? {
        None => None,
        Some(name) => Some(ExportedCompany {
            name,
            siret: row.get(8)?,
            naf_code: row.get(9)?,
            headcount_band: row.get(10)?,
            establishment_type: row.get(11)?,
            website: row.get(12)?,
        }),
    };
    let main = ExportedAddress {
        kind: row.get(15)?,
        street: row.get(16)?,
        postcode: row.get(17)?,
        town: row.get(18)?,
        country: row.get(19)?,
    };
    Ok(ExportedPerson {
        contact_id: row.get(0)?,
        external_id: row.get(1)?,
        civility: row.get(2)?,
        first_name: row.get(3)?,
        last_name: row.get(4)?,
        sex: row.get(5)?,
        birth_year: row.get(6)?,
        company,
        job: row.get(13)?,
        decision_power: row.get(14)?,
        phones: Vec::new(),
        emails: Vec::new(),
        addresses: if main.is_empty() { Vec::new() } else { vec![main] },
        language: row.get(20)?,
        usual_hours: row.get(21)?,
        loyalty_card: row.get(22)?,
        pcs_code: row.get(23)?,
        label: row.get(24)?,
        preferences: row.get(25)?,
        stage: row.get(26)?,
        temperature: row.get(27)?,
        tags: Vec::new(),
        notes: Vec::new(),
        do_not_call: false,
        owner: row.get(28)?,
        origin: row.get(29)?,
        created_at: at(row.get(30)?),
        updated_at: at(row.get(31)?),
    })
}

fn phones(db: &Connection, id: ContactId) -> Result<Vec<ExportedPhone>> {
    let mut statement = db.prepare_cached(
        "SELECT raw, e164, extension, usage, invalid_at IS NOT NULL FROM phone_number WHERE contact_id = :id
         ORDER BY position, rid",
    )?;
    let rows = statement.query_map(named_params! { ":id": id }, |row| {
        Ok(ExportedPhone {
            raw: row.get(0)?,
            e164: row.get(1)?,
            extension: row.get(2)?,
            usage: row.get(3)?,
            invalid: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn emails(db: &Connection, id: ContactId) -> Result<Vec<ExportedEmail>> {
    let mut statement = db.prepare_cached(
        "SELECT address, usage, invalid_at IS NOT NULL FROM email WHERE contact_id = :id ORDER BY position, rid",
    )?;
    let rows = statement.query_map(named_params! { ":id": id }, |row| {
        Ok(ExportedEmail { address: row.get(0)?, usage: row.get(1)?, invalid: row.get(2)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn addresses(db: &Connection, id: ContactId) -> Result<Vec<ExportedAddress>> {
    let mut statement = db.prepare_cached(
        "SELECT kind, street, postcode, town, country FROM address WHERE contact_id = :id ORDER BY rid",
    )?;
    let rows = statement.query_map(named_params! { ":id": id }, |row| {
        Ok(ExportedAddress {
            kind: row.get(0)?,
            street: row.get(1)?,
            postcode: row.get(2)?,
            town: row.get(3)?,
            country: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn texts(db: &Connection, sql: &str, id: ContactId) -> Result<Vec<String>> {
    let mut statement = db.prepare_cached(sql)?;
    let rows = statement.query_map(named_params! { ":id": id }, |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn notes(db: &Connection, id: ContactId) -> Result<Vec<ExportedNote>> {
    let mut statement = db.prepare_cached(
        "SELECT at, coalesce(nullif(body, ''), subject) FROM exchange WHERE contact_id = :id AND channel = 'note'
         ORDER BY at, rid",
    )?;
    let rows = statement
        .query_map(named_params! { ":id": id }, |row| Ok(ExportedNote { at: at(row.get(0)?), text: row.get(1)? }))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
