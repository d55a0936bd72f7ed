//! The derived rows: what lists sort by and what search reads. Kept in step by the writes, rebuilt by the doctor.
//!
//! Two things an import leaves for later, since a million at once cost a fraction of a million one by one: the words of
//! its fiches and the digits of its numbers wait to be searched ([`catch_up`]), and the orders of a base that was empty
//! are made when it is full. Both are caught up when it ends, or whenever the writer has nothing else to do.

use rusqlite::{Connection, OptionalExtension, Statement, named_params, params};

use super::facts;
use crate::contact::Stage;
use crate::import::Person;
use crate::text::{digits, fold};
use crate::{AgentId, ContactId, PhoneId, Result};

/// The folded texts of one fiche.
struct Folded {
    rid: i64,
    sort_name: String,
    person: String,
    company: String,
    place: String,
    email: String,
    rung: i64,
    last_contact_at: i64,
    owner_id: Option<AgentId>,
    /// Nobody works with it: it has no derived row.
    frozen: bool,
}

const SOURCE: &str = "
    SELECT c.rid, c.first_name, c.last_name, co.name, c.town, c.postcode,
           (SELECT group_concat(e.address, ' ') FROM email e WHERE e.contact_id = c.id),
           c.stage, coalesce(c.last_contact_at, 0),
           (SELECT coalesce(p.e164, p.raw) FROM phone_number p WHERE p.contact_id = c.id ORDER BY p.position LIMIT 1),
           c.owner_id, c.frozen_at IS NOT NULL
    FROM contact c LEFT JOIN company co ON co.id = c.company_id";

fn from_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Folded> {
    let text = |i| row.get::<_, Option<String>>(i).map(Option::unwrap_or_default);
    let (first, last, company) = (fold(&text(1)?), fold(&text(2)?), fold(&text(3)?));
    let join = |a: &str, b: &str| format!("{a} {b}").trim().to_owned();
    let person = join(&first, &last);
    let sort_name = sort_name(&first, &last, &company, &text(9)?);
    Ok(Folded {
        rid: row.get(0)?,
        sort_name,
        person,
        company,
        place: fold(&join(&text(4)?, &text(5)?)),
        email: fold(&text(6)?),
        rung: row.get::<_, Stage>(7)?.rung(),
        last_contact_at: row.get(8)?,
        owner_id: row.get(10)?,
        frozen: row.get(11)?,
    })
}

/// What lists sort by: last name first, else the company, else the number, behind every name ('~' comes after the
/// letters). All but the number are folded.
pub(crate) fn sort_name(first: &str, last: &str, company: &str, number: &str) -> String {
    match (first.is_empty() && last.is_empty(), company.is_empty()) {
        (false, _) => format!("{last} {first}").trim().to_owned(),
        (true, false) => company.to_owned(),
        (true, true) => format!("~{number}"),
    }
}

/// Brings the derived row of one fiche, and its text index, in step.
pub(super) fn refresh_contact(db: &Connection, id: ContactId) -> Result<()> {
    refresh_row(db, id)?;
    facts::refresh(db, id)
}

/// The same of many: text indexes first, since they write out what they hold when the facts of one are written.
pub(super) fn refresh_contacts(db: &Connection, ids: &[ContactId]) -> Result<()> {
    ids.iter().try_for_each(|id| refresh_row(db, *id))?;
    ids.iter().try_for_each(|id| facts::refresh(db, *id))
}

fn refresh_row(db: &Connection, id: ContactId) -> Result<()> {
    let sql = format!("{SOURCE} WHERE c.id = :id");
    let Some(new) = db.prepare_cached(&sql)?.query_row(named_params! { ":id": id }, from_row).optional()? else {
        return Ok(());
    };
    if !new.frozen && reads_the_same(db, &new)? {
        // Taking terms out of the text index is by far the dearest part of an edit, and most edits change none.
        db.prepare_cached(
            "UPDATE contact_index SET sort_name = :sort_name, rung = :rung, last_contact_at = :last_contact_at,
                 owner_id = :owner_id
             WHERE rid = :rid AND (sort_name, rung, last_contact_at, owner_id)
                 IS NOT (:sort_name, :rung, :last_contact_at, :owner_id)",
        )?
        .execute(named_params! {
            ":rid": new.rid, ":sort_name": new.sort_name, ":rung": new.rung,
            ":last_contact_at": new.last_contact_at, ":owner_id": new.owner_id,
        })?;
        return Ok(());
    }
    forget_row(db, new.rid)?;
    if new.frozen { Ok(()) } else { insert(db, &new) }
}

/// The text index has these very texts of the fiche.
fn reads_the_same(db: &Connection, new: &Folded) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT 1 FROM contact_index WHERE rid = :rid
                 AND (person, company, place, email) = (:person, :company, :place, :email)",
        )?
        .exists(named_params! {
            ":rid": new.rid, ":person": new.person, ":company": new.company, ":place": new.place, ":email": new.email,
        })?)
}

/// The derived rows of fiches just made from a file, by their `rid`; their words wait to be searched.
pub(super) fn add_fiches<'p>(
    db: &Connection,
    made: impl Iterator<Item = (i64, &'p Person)>,
    owner_id: Option<AgentId>,
) -> Result<()> {
    let mut wait = db.prepare_cached("INSERT INTO contact_to_search (rid) VALUES (?1)")?;
    let mut index = db.prepare_cached(INSERT)?;
    for (rid, person) in made {
        insert_row(&mut index, &folded(rid, person, owner_id))?;
        wait.execute([rid])?;
    }
    Ok(())
}

fn folded(rid: i64, person: &Person, owner_id: Option<AgentId>) -> Folded {
    let folded = |text: &Option<String>| text.as_deref().map(fold).unwrap_or_default();
    let join = |a: &str, b: &str| format!("{a} {b}").trim().to_owned();
    let emails: Vec<&str> = person.emails.iter().map(|email| email.address.as_str()).collect();
    Folded {
        rid,
        sort_name: person.sort_key(),
        person: join(&folded(&person.first_name), &folded(&person.last_name)),
        company: folded(&person.employer.name),
        place: fold(&join(
            person.main.town.as_deref().unwrap_or_default(),
            person.main.postcode.as_deref().unwrap_or_default(),
        )),
        email: fold(&emails.join(" ")),
        rung: person.stage.unwrap_or(Stage::Suspect).rung(),
        last_contact_at: 0,
        owner_id,
        frozen: false,
    }
}

const INSERT: &str = "
    INSERT INTO contact_index (rid, sort_name, person, company, place, email, rung, last_contact_at, owner_id)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";

fn insert_row(statement: &mut Statement<'_>, row: &Folded) -> Result<()> {
    #[rustfmt::skip]
    statement.execute(params![
        row.rid, row.sort_name, row.person, row.company, row.place, row.email, row.rung, row.last_contact_at,
        row.owner_id,
    ])?;
    Ok(())
}

/// The derived row and its words.
fn insert(db: &Connection, row: &Folded) -> Result<()> {
    insert_row(&mut *db.prepare_cached(INSERT)?, row)?;
    db.prepare_cached("INSERT INTO contact_search (rowid, person, company, place, email) VALUES (?1, ?2, ?3, ?4, ?5)")?
        .execute(params![row.rid, row.person, row.company, row.place, row.email])?;
    Ok(())
}

/// Takes the derived rows of a fiche away.
pub(super) fn forget_contact(db: &Connection, rid: i64) -> Result<()> {
    forget_row(db, rid)?;
    facts::forget(db, rid)
}

/// Takes its row and its text away; the text index must be given the old texts, if it has them.
fn forget_row(db: &Connection, rid: i64) -> Result<()> {
    let waited =
        db.prepare_cached("DELETE FROM contact_to_search WHERE rid = :rid")?.execute(named_params! { ":rid": rid })?;
    if waited == 0 {
        db.prepare_cached(
            "INSERT INTO contact_search (contact_search, rowid, person, company, place, email)
             SELECT 'delete', rid, person, company, place, email FROM contact_index WHERE rid = :rid",
        )?
        .execute(named_params! { ":rid": rid })?;
    }
    db.prepare_cached("DELETE FROM contact_index WHERE rid = :rid")?.execute(named_params! { ":rid": rid })?;
    Ok(())
}

/// The copied columns only: cheaper than [`refresh_contact`], for a call, a move or another owner: no text changes.
pub(super) fn refresh_copies(db: &Connection, id: ContactId) -> Result<()> {
    let copied = db
        .prepare_cached("SELECT rid, stage, coalesce(last_contact_at, 0), owner_id FROM contact WHERE id = :id")?
        .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let (rid, stage, last_contact_at, owner_id): (i64, Stage, i64, Option<AgentId>) = match copied {
        Some(copied) => copied,
        None => return Ok(()),
    };
    db.prepare_cached(
        "UPDATE contact_index SET rung = :rung, last_contact_at = :last_contact_at, owner_id = :owner_id
         WHERE rid = :rid AND (rung, last_contact_at, owner_id) IS NOT (:rung, :last_contact_at, :owner_id)",
    )?
    .execute(named_params! {
        ":rid": rid, ":rung": stage.rung(), ":last_contact_at": last_contact_at, ":owner_id": owner_id,
    })?;
    facts::refresh(db, id)
}

/// What a fragment of a number is looked for in: E.164 digits and national digits, or the raw digits.
pub(super) fn number_digits(raw: &str, e164: Option<&str>) -> String {
    match e164 {
        Some(e164) => {
            let international = digits(e164);
            let national = digits(&phone::format_e164_national(e164));
            if national == international { international } else { format!("{international} {national}") }
        }
        None => digits(raw),
    }
}

/// Indexes a number just written; a frozen fiche is not found by its numbers.
pub(super) fn add_number(db: &Connection, id: PhoneId, raw: &str, e164: Option<&str>) -> Result<()> {
    let (rid, frozen): (i64, bool) = db
        .prepare_cached(
            "SELECT p.rid, c.frozen_at IS NOT NULL FROM phone_number p JOIN contact c ON c.id = p.contact_id
             WHERE p.id = :id",
        )?
        .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))?;
    if frozen {
        return Ok(());
    }
    let digits = number_digits(raw, e164);
    for sql in [
        "INSERT INTO number_index (rid, digits) VALUES (?1, ?2)",
        "INSERT INTO number_search (rowid, digits) VALUES (?1, ?2)",
    ] {
        db.prepare_cached(sql)?.execute(params![rid, digits])?;
    }
    Ok(())
}

/// The same of a number of a file, by its `rid`, whose fiche is not frozen; its digits wait to be searched.
pub(super) fn add_number_of_file(db: &Connection, rid: i64, digits: &str) -> Result<()> {
    db.prepare_cached("INSERT INTO number_index (rid, digits) VALUES (?1, ?2)")?.execute(params![rid, digits])?;
    db.prepare_cached("INSERT INTO number_to_search (rid) VALUES (?1)")?.execute([rid])?;
    Ok(())
}

/// Takes a number about to be removed out of the index.
pub(super) fn forget_number(db: &Connection, id: PhoneId) -> Result<()> {
    let waited = db
        .prepare_cached("DELETE FROM number_to_search WHERE rid = (SELECT rid FROM phone_number WHERE id = :id)")?
        .execute(named_params! { ":id": id })?;
    if waited == 0 {
        db.prepare_cached(
            "INSERT INTO number_search (number_search, rowid, digits)
             SELECT 'delete', i.rid, i.digits FROM number_index i JOIN phone_number p ON p.rid = i.rid WHERE p.id = :id",
        )?
        .execute(named_params! { ":id": id })?;
    }
    db.prepare_cached("DELETE FROM number_index WHERE rid = (SELECT rid FROM phone_number WHERE id = :id)")?
        .execute(named_params! { ":id": id })?;
    Ok(())
}

/// Makes every derived row again from the source tables.
pub(super) fn rebuild(db: &Connection) -> Result<()> {
    db.execute_batch(
        "DELETE FROM contact_index; DELETE FROM number_index;
         DELETE FROM contact_to_search; DELETE FROM number_to_search;",
    )?;
    let mut rows = db.prepare(SOURCE)?;
    let mut insert = db.prepare(INSERT)?;
    for row in rows.query_map([], from_row)? {
        let row = row?;
        if !row.frozen {
            insert_row(&mut insert, &row)?;
        }
    }
    let mut numbers = db.prepare("SELECT p.rid, p.raw, p.e164 FROM phone_number p JOIN contact c ON c.id = p.contact_id WHERE c.frozen_at IS NULL")?;
    let mut insert = db.prepare("INSERT INTO number_index (rid, digits) VALUES (?1, ?2)")?;
    let mut numbers = numbers.query([])?;
    while let Some(row) = numbers.next()? {
        let (rid, raw, e164): (i64, String, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        insert.execute(params![rid, number_digits(&raw, e164.as_deref())])?;
    }
    facts::rebuild(db)?;
    rebuild_text(db)
}

/// Makes the text indexes again from the derived rows (after a bulk load that wrote those itself).
pub(super) fn rebuild_text(db: &Connection) -> Result<()> {
    db.execute_batch(
        "INSERT INTO contact_search (contact_search) VALUES ('rebuild');
         INSERT INTO number_search (number_search) VALUES ('rebuild');",
    )?;
    Ok(())
}
