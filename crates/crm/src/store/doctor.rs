//! The health of a data file: each check says what it looked at and what it found; repair rebuilds what is derived.

use rusqlite::Connection;
use serde::Serialize;

use super::catch_up::catch_up;
use super::open::Store;
use super::{audit, case, facts, index, reader::Reader};
use crate::Result;

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Check {
    /// Its name.
    pub name: &'static str,
    /// All is well.
    pub ok: bool,
    /// What was found, in figures.
    pub detail: String,
}

/// The health of a data file.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DoctorReport {
    /// Every check is well.
    pub ok: bool,
    /// Each of them.
    pub checks: Vec<Check>,
}

impl Store {
    /// Looks at everything; `repair` first rebuilds the derived tables from the source ones.
    ///
    /// # Errors
    /// When the file cannot be read at all.
    pub fn doctor(&self, repair: bool) -> Result<DoctorReport> {
        if repair {
            self.maintain(|connection| {
                let tx = connection.transaction()?;
                index::rebuild(&tx)?;
                case::rebuild(&tx)?;
                Ok(tx.commit()?)
            })?;
        }
        while self.maintain(catch_up)? {}
        // A view opened before remembers pieces of the text indexes that are no more, and takes that for damage.
        self.idle.lock().map_err(|_| crate::Error::Closed)?.clear();
        // The text indexes' own check is a write to SQLite, so it runs where writes do.
        let search = self.maintain(|connection| Ok(search_indexes(connection)))?;
        let mut checks = self.reader()?.checks()?;
        checks.extend(search);
        Ok(DoctorReport { ok: checks.iter().all(|check| check.ok), checks })
    }
}

fn search_indexes(connection: &Connection) -> Vec<Check> {
    let integrity = |name, sql| {
        let result = connection.execute(sql, []);
        Check { name, ok: result.is_ok(), detail: if result.is_ok() { "ok".into() } else { "out of step".into() } }
    };
    vec![
        integrity("contact_search", "INSERT INTO contact_search(contact_search, rank) VALUES ('integrity-check', 1)"),
        integrity("number_search", "INSERT INTO number_search(number_search, rank) VALUES ('integrity-check', 1)"),
    ]
}

impl Reader<'_> {
    fn checks(&self) -> Result<Vec<Check>> {
        let db = self.db();
        let word = |pragma: &str| db.query_row(pragma, [], |row| row.get::<_, String>(0));
        let integrity = word("PRAGMA quick_check(1)")?;
        let mut checks = vec![Check { name: "file", ok: integrity == "ok", detail: integrity }];
        let journal = word("PRAGMA journal_mode")?;
        checks.push(Check { name: "journal_mode", ok: journal == "wal", detail: journal });
        let orphans = db.prepare("PRAGMA foreign_key_check")?.query_map([], |_| Ok(()))?.count();
        checks.push(Check { name: "foreign_keys", ok: orphans == 0, detail: orphans.to_string() });
        checks.push(audit::check(db)?);
        let facts = ("facts_in_step", facts::out_of_step());
        for (name, sql) in COUNTS.iter().map(|(name, sql)| (*name, (*sql).to_owned())).chain([facts]) {
            let found: i64 = db.query_row(&sql, [], |row| row.get(0))?;
            checks.push(Check { name, ok: found == 0, detail: found.to_string() });
        }
        Ok(checks)
    }
}

/// Rules that hold between tables: each query counts what breaks one; 0 is well.
const COUNTS: &[(&str, &str)] = &[
    (
        "contacts_indexed",
        "SELECT (SELECT count(*) FROM contact WHERE frozen_at IS NULL) - (SELECT count(*) FROM contact_index)
              + (SELECT count(*) FROM contact_index i LEFT JOIN contact c ON c.rid = i.rid AND c.frozen_at IS NULL
                 WHERE c.rid IS NULL)
              + (SELECT count(*) FROM contact_index i JOIN contact c ON c.rid = i.rid
                 WHERE (i.owner_id, i.last_contact_at) IS NOT (c.owner_id, coalesce(c.last_contact_at, 0)))",
    ),
    (
        "numbers_indexed",
        "SELECT (SELECT count(*) FROM phone_number p JOIN contact c ON c.id = p.contact_id WHERE c.frozen_at IS NULL)
              - (SELECT count(*) FROM number_index)
              + (SELECT count(*) FROM number_index i LEFT JOIN phone_number p ON p.rid = i.rid WHERE p.rid IS NULL)",
    ),
    (
        "case_terms_counted",
        "SELECT (SELECT count(*) FROM case_stem s WHERE (s.cases, s.wordings) IS NOT
                    (SELECT count(*), sum(t.wordings) FROM case_term t WHERE t.stem = s.stem))
              + (SELECT count(*) FROM case_term WHERE stem NOT IN (SELECT stem FROM case_stem))",
    ),
    (
        "one_call_per_external_id",
        "SELECT count(*) FROM (SELECT 1 FROM call WHERE external_id IS NOT NULL GROUP BY source, external_id HAVING count(*) > 1)",
    ),
    (
        "durations_not_negative",
        "SELECT count(*) FROM call WHERE ended_at < ringing_at OR answered_at < ringing_at OR hold_ms < 0 OR wrap_up_ms < 0",
    ),
    (
        "qualified_calls_have_an_outcome",
        "SELECT count(*) FROM call WHERE qualified_at IS NOT NULL AND outcome_id IS NULL",
    ),
    (
        "tickets_have_a_history",
        "SELECT count(*) FROM ticket t WHERE NOT EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket_id = t.id)",
    ),
    (
        "fiches_have_a_first_rung",
        "SELECT count(*) FROM contact c WHERE NOT EXISTS (SELECT 1 FROM stage_change s WHERE s.contact_id = c.id)",
    ),
];
