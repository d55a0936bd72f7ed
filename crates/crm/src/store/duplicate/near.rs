//! Who looks like one fiche: a few candidates by index, then the same score as for the whole base.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, ToSql, named_params};

use super::{dismissed, pair, read};
use crate::duplicate::{Crowd, DuplicatePair, beside};
use crate::error::OrNotFound;
use crate::store::contact::count_all;
use crate::store::reader::Reader;
use crate::text::fold;
use crate::{ContactId, Result};

/// How many candidates one index gives: more share a switchboard or a common name than one fiche is compared with.
const MOST: i64 = 60;

impl Reader<'_> {
    /// The fiches that are probably this person's too, the likeliest first (`a` is always the fiche asked for): what a
    /// fiche or an import warns of. At least possible; pairs said to be two persons are left out.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn duplicates_of(&self, contact: ContactId) -> Result<Vec<DuplicatePair>> {
        self.snapshot(|db| {
            let rid: i64 = db
                .prepare_cached("SELECT rid FROM contact WHERE id = :id")?
                .query_row(named_params! { ":id": contact }, |row| row.get(0))
                .optional()?
                .or_not_found("contact")?;
            let crowd = crowd(db, contact, rid)?;
            let others = dismissed::of(db, contact)?;
            let Some(place) = crowd.place(rid) else {
                return Ok(Vec::new());
            };
            let pairs = beside(&crowd, place).into_iter().map(|hit| pair(db, &crowd, hit));
            let known: Vec<DuplicatePair> = pairs.collect::<Result<_>>()?;
            Ok(known.into_iter().filter(|pair| !others.contains(&pair.b.contact_id)).collect())
        })
    }
}

/// This fiche and the candidates.
fn crowd(db: &Connection, contact: ContactId, rid: i64) -> Result<Crowd> {
    let mut rids: BTreeSet<i64> = BTreeSet::from([rid]);
    let mut gather = |sql: &str, values: &[(&str, &dyn ToSql)]| -> Result<()> {
        let mut statement = db.prepare_cached(sql)?;
        for found in statement.query_map(values, |row| row.get(0))? {
            rids.insert(found?);
        }
        Ok(())
    };
    let (id, most): (&dyn ToSql, &dyn ToSql) = (&contact, &MOST);
    gather(
        "SELECT c.rid FROM phone_number own JOIN phone_number p ON p.e164 = own.e164 JOIN contact c ON c.id = p.contact_id
         WHERE own.contact_id = :id AND own.invalid_at IS NULL AND p.invalid_at IS NULL AND c.frozen_at IS NULL LIMIT :most",
        &[(":id", id), (":most", most)],
    )?;
    gather(
        "SELECT c.rid FROM email own JOIN email e ON e.address_folded = own.address_folded JOIN contact c ON c.id = e.contact_id
         WHERE own.contact_id = :id AND own.invalid_at IS NULL AND e.invalid_at IS NULL AND c.frozen_at IS NULL LIMIT :most",
        &[(":id", id), (":most", most)],
    )?;
    let row = db
        .prepare_cached(&format!(
            "SELECT {} FROM contact c LEFT JOIN company co ON co.id = c.company_id WHERE c.rid = :rid",
            read::COLUMNS
        ))?
        .query_row(named_params! { ":rid": rid }, read::from_row)?;
    let folded = |value: &Option<String>| fold(value.as_deref().unwrap_or_default());
    let (first, last, postcode) = (folded(&row.first_name), folded(&row.last_name), folded(&row.postcode));
    for name in [format!("{last} {first}"), format!("{first} {last}")] {
        gather(
            "SELECT rid FROM contact_index WHERE sort_name = :name LIMIT :most",
            &[(":name", &name.trim()), (":most", most)],
        )?;
    }
    // Who begins so and lives there: slips, short forms, other spellings.
    for name in [&last, &first] {
        let word = name.split(' ').max_by_key(|word| word.len()).unwrap_or_default();
        let beginning: String = word.chars().take(4).collect();
        if beginning.len() > 1 && !postcode.is_empty() {
            let places = postcode.split(' ').map(|word| format!(" AND place: \"{word}\"")).collect::<String>();
            let query = format!("person: \"{beginning}\" *{places}");
            gather(
                "SELECT rowid FROM contact_search WHERE contact_search MATCH :query LIMIT :most",
                &[(":query", &query), (":most", &(MOST * 3))],
            )?;
        }
    }
    if first.is_empty() && last.is_empty() {
        gather(
            "SELECT o.rid FROM contact c JOIN contact o ON o.company_id = c.company_id
             WHERE c.id = :id AND o.first_name IS NULL AND o.last_name IS NULL AND o.frozen_at IS NULL LIMIT :most",
            &[(":id", id), (":most", most)],
        )?;
    }
    let mut crowd = filled(db, &rids)?;
    let [first, last] = [&first, &last].map(|name| name.split(' ').next().unwrap_or_default());
    crowd.tell_frequency(met(db, first)?, met(db, last)?, count_all(db, None)? as usize);
    crowd.close(&mut || Ok(()))?;
    Ok(crowd)
}

/// How often a word is met in names, up to a number from which it is common.
fn met(db: &Connection, word: &str) -> Result<u32> {
    if word.is_empty() {
        return Ok(0);
    }
    Ok(db
        .prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM contact_search WHERE contact_search MATCH :query LIMIT 2000)",
        )?
        .query_row(named_params! { ":query": format!("person: \"{word}\"") }, |row| row.get(0))?)
}

/// A crowd of these fiches.
fn filled(db: &Connection, rids: &BTreeSet<i64>) -> Result<Crowd> {
    let mut crowd = Crowd::default();
    let mut person = db.prepare_cached(&format!(
        "SELECT {} FROM contact c LEFT JOIN company co ON co.id = c.company_id WHERE c.rid = :rid",
        read::COLUMNS
    ))?;
    let mut numbers = db.prepare_cached(
        "SELECT p.e164, p.extension FROM contact c JOIN phone_number p ON p.contact_id = c.id
         WHERE c.rid = :rid AND p.e164 IS NOT NULL AND p.invalid_at IS NULL",
    )?;
    let mut mails = db.prepare_cached(
        "SELECT e.address_folded FROM contact c JOIN email e ON e.contact_id = c.id
         WHERE c.rid = :rid AND e.invalid_at IS NULL",
    )?;
    for (rid, place) in rids.iter().zip(0_u32..) {
        crowd.add(&person.query_row(named_params! { ":rid": rid }, read::from_row)?);
        let mut rows = numbers.query(named_params! { ":rid": rid })?;
        while let Some(row) = rows.next()? {
            let (e164, extension): (String, Option<String>) = (row.get(0)?, row.get(1)?);
            crowd.add_number(place, &e164, extension.as_deref());
        }
        let mut rows = mails.query(named_params! { ":rid": rid })?;
        while let Some(row) = rows.next()? {
            crowd.add_mail(place, &row.get::<_, String>(0)?);
        }
    }
    Ok(crowd)
}
