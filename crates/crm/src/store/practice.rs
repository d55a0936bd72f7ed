//! Tries at verification sheets: the sheets as listed, each try with its call, its comparison and its marking.

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::class::{check, hidden};
use super::contact::emails;
use super::reader::Reader;
use super::writer::Tx;
use super::{at, at_opt, ms};
use crate::class::{Comparison, Present};
use crate::contact::{Email, full_name};
use crate::error::OrNotFound;
use crate::grid::Heard;
use crate::practice::{ClientCard, Practice, PracticeLine, PracticeSheet, SheetLine, TrueValue, whole_mark};
use crate::{CallId, ContactId, Context, Error, PracticeId, Result, TargetId};

/// A try, with the person of its sheet, whether its call is over, and the marking that counts.
const LINE: &str = "
    SELECT r.id, r.contact_id, c.first_name, c.last_name, (SELECT co.name FROM company co WHERE co.id = c.company_id),
           r.student, r.started_at, r.checked_at, r.call_id, k.ended_at IS NOT NULL, r.mark,
           (SELECT l.note FROM listening l WHERE l.call_id = r.call_id ORDER BY l.at DESC, l.rid DESC LIMIT 1)
    FROM practice r JOIN contact c ON c.id = r.contact_id LEFT JOIN call k ON k.id = r.call_id";

fn name(row: &Row<'_>, first: usize) -> rusqlite::Result<String> {
    let (given, last): (Option<String>, Option<String>) = (row.get(first)?, row.get(first + 1)?);
    Ok(full_name(given.as_deref(), last.as_deref()).or(row.get(first + 2)?).unwrap_or_default())
}

fn line_from_row(row: &Row<'_>) -> rusqlite::Result<PracticeLine> {
    let (fiche, listening) = (row.get(10)?, row.get(11)?);
    Ok(PracticeLine {
        id: row.get(0)?,
        contact_id: row.get(1)?,
        name: name(row, 2)?,
        student: row.get(5)?,
        started_at: at(row.get(6)?),
        checked_at: at_opt(row.get(7)?),
        call_id: row.get(8)?,
        called: row.get(9)?,
        fiche,
        listening,
        mark: whole_mark(fiche, listening),
    })
}

/// A sheet with the person of its fiche, and how often it was compared.
const SHEET: &str = "
    SELECT s.contact_id, c.external_id, c.first_name, c.last_name,
           (SELECT co.name FROM company co WHERE co.id = c.company_id), c.town,
           (SELECT count(*) FROM practice r WHERE r.contact_id = s.contact_id AND r.checked_at IS NOT NULL), s.brief
    FROM verification_sheet s JOIN contact c ON c.id = s.contact_id";

fn sheet_from_row(row: &Row<'_>) -> rusqlite::Result<SheetLine> {
    Ok(SheetLine {
        contact_id: row.get(0)?,
        external_id: row.get(1)?,
        name: name(row, 2)?,
        town: row.get(5)?,
        tries: row.get(6)?,
    })
}

/// A sheet, and what its client plays.
fn sheet(db: &Connection, id: ContactId) -> Result<(SheetLine, String)> {
    db.prepare_cached(&format!("{SHEET} WHERE s.contact_id = :id"))?
        .query_row(named_params! { ":id": id }, |row| Ok((sheet_from_row(row)?, row.get(7)?)))
        .optional()?
        .or_not_found("sheet")
}

impl Reader<'_> {
    /// The sheets, in the order of the class file, without what their clients play nor the truth.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn practice_sheets(&self) -> Result<Vec<SheetLine>> {
        let mut statement = self.db().prepare_cached(&format!("{SHEET} ORDER BY s.rid"))?;
        Ok(statement.query_map([], sheet_from_row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// What was tried, the last first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn practice_tries(&self) -> Result<Vec<PracticeLine>> {
        let sql = format!("{LINE} ORDER BY r.started_at DESC, r.rid DESC");
        let mut statement = self.db().prepare_cached(&sql)?;
        Ok(statement.query_map([], line_from_row)?.collect::<rusqlite::Result<_>>()?)
    }

    /// A sheet as its student sees it: the pretext and guide of its campaign, the last try.
    ///
    /// # Errors
    /// [`Error::NotFound`] of `sheet`.
    pub fn practice_sheet(&self, id: ContactId) -> Result<PracticeSheet> {
        self.snapshot(|db| {
            let (line, _) = sheet(db, id)?;
            let told: Option<(String, Option<String>)> = db
                .prepare_cached(
                    "SELECT k.brief, t.guide FROM campaign_target t JOIN campaign k ON k.id = t.campaign_id
                     WHERE t.contact_id = :id AND k.kind = 'verification' ORDER BY t.rid DESC LIMIT 1",
                )?
                .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            let (brief, guide) = told.unwrap_or_default();
            let sql = format!("{LINE} WHERE r.contact_id = :id ORDER BY r.started_at DESC, r.rid DESC LIMIT 1");
            let current = db.prepare_cached(&sql)?.query_row(named_params! { ":id": id }, line_from_row).optional()?;
            Ok(PracticeSheet { line, brief, guide, current })
        })
    }

    /// What the comrade who answers plays; with the truth only where it is asked for.
    ///
    /// # Errors
    /// [`Error::NotFound`] of `sheet`.
    pub fn client_card(&self, id: ContactId, with_truth: bool) -> Result<ClientCard> {
        self.snapshot(|db| {
            let (line, brief) = sheet(db, id)?;
            let told = || -> Result<Vec<TrueValue>> {
                let (truth, _) = hidden(db, id)?;
                Ok(truth.iter().map(|(field, value)| TrueValue { field: *field, value: field.shown(value) }).collect())
            };
            let truth = with_truth.then(told).transpose()?;
            Ok(ClientCard { contact_id: id, name: line.name, brief, truth })
        })
    }

    /// A try in full.
    ///
    /// # Errors
    /// [`Error::NotFound`] of `practice`.
    pub fn practice(&self, id: PracticeId) -> Result<Practice> {
        let line = self
            .db()
            .prepare_cached(&format!("{LINE} WHERE r.id = :id"))?
            .query_row(named_params! { ":id": id }, line_from_row)
            .optional()?
            .or_not_found("practice")?;
        let (fields, strengths, improve): (Option<String>, String, String) = self
            .db()
            .prepare_cached("SELECT fields, strengths, improve FROM practice WHERE id = :id")?
            .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let fields = fields.map(|json| serde_json::from_str::<Vec<Comparison>>(&json)).transpose();
        let call = line.call_id.map(|call_id| self.call(call_id)).transpose()?;
        let listened = match line.call_id {
            Some(call_id) => self.listened(Heard::Call { call_id })?.into_iter().next(),
            None => None,
        };
        let fields = fields.map_err(|_| Error::Damaged)?.unwrap_or_default();
        Ok(Practice { line, fields, call, listened, strengths, improve })
    }
}

/// Where a try stands.
pub(crate) struct Try {
    /// Ours.
    pub id: PracticeId,
    /// Of which sheet.
    pub contact_id: ContactId,
    /// It was compared with the truth.
    pub compared: bool,
    /// A call was made.
    pub called: bool,
    /// That call goes on.
    pub calling: bool,
}

fn try_from_row(row: &Row<'_>) -> rusqlite::Result<Try> {
    Ok(Try {
        id: row.get(0)?,
        contact_id: row.get(1)?,
        compared: row.get(2)?,
        called: row.get(3)?,
        calling: row.get(4)?,
    })
}

const TRY: &str = "
    SELECT r.id, r.contact_id, r.checked_at IS NOT NULL, k.id IS NOT NULL, k.id IS NOT NULL AND k.ended_at IS NULL
    FROM practice r LEFT JOIN call k ON k.id = r.call_id";

impl Tx<'_> {
    /// What the fiche of a sheet is put back to.
    pub(crate) fn sheet_before(&self, id: ContactId) -> Result<Present> {
        Ok(hidden(self.connection, id)?.1)
    }

    pub(crate) fn emails(&self, id: ContactId) -> Result<Vec<Email>> {
        emails(self.connection, id)
    }

    /// The people of this file are invented: nobody is ever dialled.
    pub(crate) fn invented_people(&self) -> Result<bool> {
        Ok(super::house::setting(self.connection, "file.demo")? == serde_json::Value::Bool(true))
    }

    pub(crate) fn last_practice(&self, contact: ContactId) -> Result<Option<Try>> {
        let sql = format!("{TRY} WHERE r.contact_id = :id ORDER BY r.started_at DESC, r.rid DESC LIMIT 1");
        let mut statement = self.connection.prepare_cached(&sql)?;
        Ok(statement.query_row(named_params! { ":id": contact }, try_from_row).optional()?)
    }

    pub(crate) fn practice(&self, id: PracticeId) -> Result<Try> {
        self.connection
            .prepare_cached(&format!("{TRY} WHERE r.id = :id"))?
            .query_row(named_params! { ":id": id }, try_from_row)
            .optional()?
            .or_not_found("practice")
    }

    pub(crate) fn insert_practice(&self, contact: ContactId, student: &str, context: &Context) -> Result<PracticeId> {
        let id = PracticeId::new(context.now);
        self.connection
            .prepare_cached(
                "INSERT INTO practice (id, contact_id, student, agent_id, started_at)
                 VALUES (:id, :contact, :student, :agent, :now)",
            )?
            .execute(named_params! {
                ":id": id, ":contact": contact, ":student": student, ":agent": context.agent, ":now": ms(context.now),
            })?;
        Ok(id)
    }

    pub(crate) fn practice_called(&self, id: PracticeId, call: CallId, student: &str, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE practice SET call_id = :call, student = :student, agent_id = :agent WHERE id = :id",
            )?
            .execute(named_params! { ":call": call, ":student": student, ":agent": context.agent, ":id": id })?;
        Ok(())
    }

    /// Compares the fiche with the truth, and keeps what was found.
    pub(crate) fn compare_practice(&self, id: PracticeId, contact: ContactId, context: &Context) -> Result<()> {
        let check = check(self.connection, contact)?;
        let fields = serde_json::to_string(&check.fields).map_err(|_| Error::Damaged)?;
        self.connection
            .prepare_cached("UPDATE practice SET fields = :fields, mark = :mark, checked_at = :now WHERE id = :id")?
            .execute(named_params! { ":fields": fields, ":mark": check.mark, ":now": ms(context.now), ":id": id })?;
        Ok(())
    }

    pub(crate) fn note_practice(&self, id: PracticeId, student: &str, strengths: &str, improve: &str) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE practice SET student = :student, strengths = :strengths, improve = :improve WHERE id = :id",
            )?
            .execute(named_params! {
                ":student": student, ":strengths": strengths, ":improve": improve, ":id": id,
            })?;
        Ok(())
    }

    /// The person in the campaign of verifications that calls them; `None`: there is none.
    pub(crate) fn verification_target(&self, contact: ContactId) -> Result<Option<TargetId>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT t.id FROM campaign_target t JOIN campaign k ON k.id = t.campaign_id
                 WHERE t.contact_id = :id AND k.kind = 'verification' ORDER BY t.rid DESC LIMIT 1",
            )?
            .query_row(named_params! { ":id": contact }, |row| row.get(0))
            .optional()?)
    }
}
