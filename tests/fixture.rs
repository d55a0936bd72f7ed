//! Data files as an older build left them: the migrations' own SQL up to a version, and rows of that time.
#![expect(clippy::unwrap_used, reason = "what fails here fails the test that asked")]

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

/// `application_id` of our files: the letters "DCRO". A released number: it never changes.
pub const APPLICATION_ID: i64 = 0x4443_524f;

/// The folder of this package.
pub fn here() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The migrations in order: file name and SQL.
pub fn migrations() -> Vec<(String, String)> {
    let folder = here().join("../migrations");
    let mut files: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "sql"))
        .map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    files.sort();
    files
}

/// Makes a data file as the build of schema `version` left it, empty of people.
pub fn base_at(path: &Path, version: usize) -> Connection {
    let connection = Connection::open(path).unwrap();
    connection.execute_batch(&format!("PRAGMA application_id = {APPLICATION_ID}; PRAGMA journal_mode = WAL;")).unwrap();
    for (_, sql) in migrations().into_iter().take(version) {
        connection.execute_batch(&sql).unwrap();
    }
    connection.execute_batch(&format!("PRAGMA user_version = {version};")).unwrap();
    connection
}

/// Rows of version 1 of the schema, in several tables that hang together: `people` fiches, each with a number, a
/// rung, a call with two events, and a ticket with its history.
pub fn fill_version_1(connection: &Connection, people: u32) {
    connection
        .execute_batch(&format!(
            "BEGIN;
             CREATE TEMP TABLE n AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {people}) SELECT i FROM n;
             INSERT INTO contact (id, external_id, last_name, stage, created_at, updated_at)
                 SELECT unhex(printf('%032x', 0x10000 + i)), 'x' || i, 'Nom ' || i, 'client', 1, 1 FROM n;
             INSERT INTO phone_number (id, contact_id, position, raw, e164, line_type, created_at)
                 SELECT unhex(printf('%032x', 0x20000 + i)), unhex(printf('%032x', 0x10000 + i)), 0,
                     printf('06 39 98 %02d %02d', i / 100, i % 100), printf('+3363998%04d', i), 'mobile', 1 FROM n;
             INSERT INTO stage_change (id, contact_id, to_stage, why, at)
                 SELECT unhex(printf('%032x', 0x30000 + i)), unhex(printf('%032x', 0x10000 + i)), 'client', 'fichier', 1 FROM n;
             INSERT INTO call (id, source, external_id, direction, state, contact_id, external, external_kind, ringing_at,
                     answered_at, ended_at, note)
                 SELECT unhex(printf('%032x', 0x40000 + i)), 'zammad', 'c' || i, 'inbound', 'wrap_up',
                     unhex(printf('%032x', 0x10000 + i)), printf('+3363998%04d', i), 'number', 1000 * i, 1000 * i + 5,
                     1000 * i + 500, 'Dit d’une voix pressée n° ' || i FROM n;
             INSERT INTO call_event (id, call_id, event, at)
                 SELECT unhex(printf('%032x', 0x50000 + i)), unhex(printf('%032x', 0x40000 + i)), 'ringing', 1000 * i FROM n;
             INSERT INTO call_event (id, call_id, event, at)
                 SELECT unhex(printf('%032x', 0x60000 + i)), unhex(printf('%032x', 0x40000 + i)), 'ended', 1000 * i + 500 FROM n;
             INSERT INTO ticket (id, number, contact_id, call_id, subject, priority, level, status, opened_at)
                 SELECT unhex(printf('%032x', 0x70000 + i)), 1000 + i, unhex(printf('%032x', 0x10000 + i)),
                     unhex(printf('%032x', 0x40000 + i)), 'Panne ' || i, 'normal', 1, 'open', 1000 * i FROM n;
             INSERT INTO ticket_event (id, ticket_id, kind, at)
                 SELECT unhex(printf('%032x', 0x80000 + i)), unhex(printf('%032x', 0x70000 + i)), 'opened', 1000 * i FROM n;
             INSERT INTO contact_index (rid, sort_name, person, company, place, email, rung, last_contact_at)
                 SELECT rid, 'nom ' || substr(external_id, 2), 'nom ' || substr(external_id, 2), '', '', '', 0, 0 FROM contact;
             INSERT INTO number_index (rid, digits)
                 SELECT rid, substr(e164, 2) || ' 0' || substr(e164, 4) FROM phone_number;
             INSERT INTO contact_search (contact_search) VALUES ('rebuild');
             INSERT INTO number_search (number_search) VALUES ('rebuild');
             DROP TABLE n;
             COMMIT;"
        ))
        .unwrap();
}
