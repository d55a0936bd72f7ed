//! Numbers of this base that make good examples: for the simulator's ready-made cases and its traffic.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, named_params};

use super::ms;
use super::reader::Reader;
use crate::Result;

/// Case, and the query of one number that fits it. Each walks an index and stops at the first that fits.
const SAMPLES: &[(&str, &str)] = &[
    (
        "ticket",
        "SELECT p.e164 FROM ticket t JOIN phone_number p ON p.contact_id = t.contact_id
         WHERE t.status IN ('open', 'waiting_customer', 'waiting_third_party') AND p.e164 IS NOT NULL
           AND (SELECT count(*) FROM phone_number o WHERE o.e164 = p.e164) = 1 AND :now ORDER BY t.level, t.due_at LIMIT 1",
    ),
    (
        "callback",
        "SELECT p.e164 FROM callback k JOIN phone_number p ON p.contact_id = k.contact_id
         WHERE k.done_at IS NULL AND p.e164 IS NOT NULL AND k.due_at >= :now
           AND (SELECT count(*) FROM phone_number o WHERE o.e164 = p.e164) = 1 ORDER BY k.due_at LIMIT 1",
    ),
    (
        "recent",
        "SELECT c.external FROM call c WHERE c.ringing_at <= :now AND c.contact_id IS NOT NULL AND c.external IS NOT NULL
           AND c.direction = 'inbound' ORDER BY c.ringing_at DESC LIMIT 1",
    ),
    (
        "one",
        "SELECT p.e164 FROM phone_number p JOIN contact c ON c.id = p.contact_id
         WHERE p.line_type = 'mobile' AND p.e164 IS NOT NULL AND c.stage = 'client' AND c.last_name IS NOT NULL AND :now
           AND (SELECT count(*) FROM phone_number o WHERE o.e164 = p.e164) = 1 LIMIT 1",
    ),
    (
        "another",
        "SELECT p.e164 FROM phone_number p JOIN contact c ON c.id = p.contact_id
         WHERE p.line_type = 'mobile' AND p.e164 IS NOT NULL AND c.stage = 'prospect' AND c.last_name IS NOT NULL AND :now
           AND (SELECT count(*) FROM phone_number o WHERE o.e164 = p.e164) = 1 LIMIT 1",
    ),
    (
        "shared",
        "SELECT p.e164 FROM phone_number p WHERE p.e164 IS NOT NULL AND :now AND p.usage = 'switchboard'
           AND (SELECT count(*) FROM phone_number o WHERE o.e164 = p.e164) >= 3 LIMIT 1",
    ),
    ("extension", "SELECT extension FROM agent WHERE extension IS NOT NULL AND left_at IS NULL AND :now LIMIT 1"),
    ("line", "SELECT e164 FROM line WHERE :now LIMIT 1"),
    ("ignored", "SELECT pattern FROM ignored_number WHERE substr(pattern, -1) <> '*' AND :now LIMIT 1"),
];

impl Reader<'_> {
    /// One number for each case that somebody of this base fits.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn sample_numbers(&self, now: DateTime<Utc>) -> Result<HashMap<&'static str, String>> {
        let mut found = HashMap::new();
        for (case, sql) in SAMPLES {
            let number = self
                .db()
                .prepare_cached(sql)?
                .query_row(named_params! { ":now": ms(now) }, |row| row.get(0))
                .optional()?;
            if let Some(number) = number {
                found.insert(*case, number);
            }
        }
        Ok(found)
    }

    /// Somebody's number, drawn by `at` (any value); `None`: nobody has one.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn any_number(&self, at: u32) -> Result<Option<String>> {
        let last: i64 = self.db().query_row("SELECT coalesce(max(rid), 0) FROM phone_number", [], |row| row.get(0))?;
        let from = i64::from(at) % (last + 1);
        Ok(self
            .db()
            .prepare_cached(
                "SELECT e164 FROM phone_number WHERE rid >= :from AND e164 IS NOT NULL ORDER BY rid LIMIT 1",
            )?
            .query_row(named_params! { ":from": from }, |row| row.get(0))
            .optional()?)
    }
}
