//! The whole base one after the other, and search as one types: always an index, never a scan, whatever the size.

use rusqlite::{Connection, OptionalExtension, ToSql, named_params};

use super::contact::{LINE_COLUMNS, count_all, line_from_row};
use super::house::region;
use super::reader::Reader;
use crate::contact::ContactLine;
use crate::error::OrNotFound;
use crate::search::{ContactPage, SearchHit, SearchResult};
use crate::text::{digits, fold};
use crate::{ContactId, Result};

/// How far a total is counted.
const EXACT: usize = 1000;
/// One more: then there are more.
const ENOUGH: i64 = EXACT as i64 + 1;

impl Reader<'_> {
    /// The people who follow `after` in the order of names (the first ones when `None`): a page that costs the same
    /// wherever it lies.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when `after` is nobody's.
    pub fn contacts_after(&self, after: Option<ContactId>, limit: u32) -> Result<ContactPage> {
        self.snapshot(|db| {
            let total = count_all(db, None)?;
            let (name, rid): (String, i64) = match after {
                Some(id) => db
                    .prepare_cached(
                        "SELECT i.sort_name, i.rid FROM contact c JOIN contact_index i ON i.rid = c.rid WHERE c.id = :id",
                    )?
                    .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))
                    .optional()?
                    .or_not_found("contact")?,
                None => (String::new(), -1),
            };
            let sql = format!(
                "SELECT {LINE_COLUMNS} FROM (SELECT i.rid, i.sort_name FROM contact_index i
                     WHERE (i.sort_name, i.rid) > (:name, :rid) ORDER BY i.sort_name, i.rid LIMIT :limit) page
                 JOIN contact c ON c.rid = page.rid ORDER BY page.sort_name, page.rid"
            );
            let items = db
                .prepare_cached(&sql)?
                .query_map(named_params! { ":name": name, ":rid": rid, ":limit": limit.clamp(1, 500) }, line_from_row)?
                .collect::<rusqlite::Result<_>>()?;
            Ok(ContactPage { total, items })
        })
    }

    /// People by name, company, town, e-mail, or any fragment of a number; the best first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn search(&self, text: &str, limit: u32) -> Result<SearchResult> {
        let limit = limit.clamp(1, 200) as usize;
        let typed: String = text.chars().take(200).collect();
        let number = digits(&typed);
        let letters = typed.chars().any(char::is_alphabetic);
        self.snapshot(|db| {
            let (found, total) = if !letters && number.len() >= 3 {
                by_number(db, &number, limit)?
            } else {
                by_words(db, &fold(&typed), limit)?
            };
            let more = total > EXACT;
            Ok(SearchResult {
                total: (!more).then_some(u32::try_from(total).unwrap_or(u32::MAX)),
                more,
                items: hits(db, &found, &typed)?,
            })
        })
    }
}

/// Words, the last of them perhaps unfinished. People whose sort name begins with what was typed come first, by
/// name; then everybody in whom each word begins some word, in the order of the base.
fn by_words(db: &Connection, folded: &str, limit: usize) -> Result<(Vec<i64>, usize)> {
    if folded.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let mut found = Vec::with_capacity(limit);
    let mut first = db.prepare_cached(
        "SELECT rid FROM contact_index WHERE sort_name >= :from AND sort_name < :to ORDER BY sort_name, rid LIMIT :limit",
    )?;
    let to = format!("{folded}\u{10ffff}");
    let rows = first.query_map(
        named_params! { ":from": folded, ":to": to, ":limit": i64::try_from(limit).unwrap_or(i64::MAX) },
        |row| row.get(0),
    )?;
    for rid in rows {
        found.push(rid?);
    }
    let query: Vec<String> = folded.split(' ').map(|word| format!("\"{word}\"*")).collect();
    let (all, total) = matching(
        db,
        "SELECT rowid FROM contact_search WHERE contact_search MATCH :query LIMIT :limit",
        &[(":query", &query.join(" ")), (":limit", &ENOUGH)],
    )?;
    merge(&mut found, all, limit);
    Ok((found, total))
}

/// A fragment of a number, of at least three digits: people whose number begins so first, then the rest.
fn by_number(db: &Connection, number: &str, limit: usize) -> Result<(Vec<i64>, usize)> {
    let mut found = Vec::new();
    let exact = phone::e164(number, region(db)?);
    if let Some(e164) = exact {
        let mut statement = db.prepare_cached(
            "SELECT c.rid FROM phone_number p JOIN contact c ON c.id = p.contact_id WHERE p.e164 = :e164 LIMIT 50",
        )?;
        for rid in statement.query_map(named_params! { ":e164": e164 }, |row| row.get(0))? {
            found.push(rid?);
        }
    }
    // The index knows who has each three digits of it, not that they follow each other.
    let threes = number.as_bytes().windows(3).filter_map(|three| std::str::from_utf8(three).ok());
    let query: Vec<String> = threes.map(|three| format!("\"{three}\"")).collect();
    let (all, total) = matching(
        db,
        "SELECT DISTINCT c.rid FROM (SELECT n.rowid AS rid FROM number_search n JOIN number_index i ON i.rid = n.rowid
             WHERE number_search MATCH :query AND instr(i.digits, :typed) LIMIT :limit) n
         JOIN phone_number p ON p.rid = n.rid JOIN contact c ON c.id = p.contact_id",
        &[(":query", &query.join(" ")), (":typed", &number), (":limit", &ENOUGH)],
    )?;
    merge(&mut found, all, limit);
    let total = total.max(found.len());
    Ok((found, total))
}

/// The rows of a text index, and how many there are.
fn matching(db: &Connection, sql: &str, given: &[(&str, &dyn ToSql)]) -> Result<(Vec<i64>, usize)> {
    let mut statement = db.prepare_cached(sql)?;
    let all = statement.query_map(given, |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    let total = all.len();
    Ok((all, total))
}

fn merge(found: &mut Vec<i64>, more: Vec<i64>, limit: usize) {
    for rid in more {
        if found.len() >= limit {
            break;
        }
        if !found.contains(&rid) {
            found.push(rid);
        }
    }
}

fn hits(db: &Connection, rids: &[i64], typed: &str) -> Result<Vec<SearchHit>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT {LINE_COLUMNS},
                (SELECT group_concat(e.address, ' ') FROM email e WHERE e.contact_id = c.id), c.postcode,
                (SELECT group_concat(coalesce(p.e164, p.raw), ' ') FROM phone_number p WHERE p.contact_id = c.id)
         FROM contact c WHERE c.rid = :rid"
    ))?;
    let folded = fold(typed);
    let number = digits(typed);
    rids.iter()
        .map(|rid| {
            Ok(statement.query_row(named_params! { ":rid": rid }, |row| {
                let line = line_from_row(row)?;
                let text = |i| row.get::<_, Option<String>>(i).map(Option::unwrap_or_default);
                let place = format!("{} {}", text(12)?, line.town.as_deref().unwrap_or_default()).trim().to_owned();
                let snippet = snippet(&line, &place, &text(11)?, &text(13)?, &folded, &number);
                Ok(SearchHit { line, snippet })
            })?)
        })
        .collect()
}

/// The text in which the first typed word (or the digits) was found.
fn snippet(line: &ContactLine, place: &str, emails: &str, numbers: &str, folded: &str, number: &str) -> String {
    let word = folded.split(' ').next().unwrap_or_default();
    let begins = |text: &str| fold(text).split(' ').any(|w| !word.is_empty() && w.starts_with(word));
    let name = line.name.clone().unwrap_or_default();
    let company = line.company.clone().unwrap_or_default();
    let held = number.len() >= 3;
    let national = number.strip_prefix('0').unwrap_or(number);
    numbers
        .split(' ')
        .filter(|_| held)
        .find(|n| digits(n).contains(national))
        .map(super::shown)
        .or_else(|| [name.as_str(), &company, place].into_iter().find(|t| begins(t)).map(str::to_owned))
        .or_else(|| emails.split(' ').find(|e| begins(e)).map(str::to_owned))
        .unwrap_or(name)
}
