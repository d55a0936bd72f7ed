//! The base as a crowd: read once, in three passes that each hold their snapshot for seconds.

use std::collections::HashMap;

use rusqlite::{Connection, Row as Found};

use crate::duplicate::{Crowd, Row, ScanProgress, ScanStep};
use crate::{ContactId, Error, Result};

/// Rows between two questions whether to go on.
const PACE: usize = 2048;

/// The columns of a [`Row`]; the fiche is `c`, its company `co`.
pub(super) const COLUMNS: &str = "
    c.rid, c.civility, c.sex, c.first_name, c.last_name, co.name, c.street, c.postcode, c.town, c.birth_year,
    c.loyalty_card";

pub(super) fn from_row(row: &Found<'_>) -> rusqlite::Result<Row> {
    Ok(Row {
        rid: row.get(0)?,
        civility: row.get(1)?,
        sex: row.get(2)?,
        first_name: row.get(3)?,
        last_name: row.get(4)?,
        company: row.get(5)?,
        street: row.get(6)?,
        postcode: row.get(7)?,
        town: row.get(8)?,
        birth_year: row.get(9)?,
        card: row.get(10)?,
    })
}

/// Reads everybody, but who is frozen: nobody works with their fiche.
pub(super) fn crowd(db: &Connection, go_on: &mut dyn FnMut(ScanProgress) -> bool) -> Result<Crowd> {
    let mut crowd = Crowd::default();
    let total: u32 = db.query_row("SELECT count(*) FROM contact", [], |row| row.get(0))?;
    let mut read = 0;
    let mut ask = |read: &mut usize| {
        *read += 1;
        let progress = ScanProgress { step: ScanStep::Read, done: *read, total: total as usize * 3 };
        if *read % PACE != 1 || go_on(progress) { Ok(()) } else { Err(Error::Refused { why: "cancelled" }) }
    };
    // Whose a number or an address is, is found in here: asking the file, by identifiers in no order, would read all of
    // it again.
    let mut places: HashMap<ContactId, u32> = HashMap::with_capacity(total as usize);
    let mut people = db.prepare(&format!(
        "SELECT {COLUMNS}, c.id FROM contact c LEFT JOIN company co ON co.id = c.company_id
         WHERE c.frozen_at IS NULL ORDER BY c.rid"
    ))?;
    let mut rows = people.query([])?;
    while let Some(row) = rows.next()? {
        ask(&mut read)?;
        let place = crowd.add(&from_row(row)?);
        places.insert(row.get(11)?, place);
    }
    // A number known to be wrong is nobody's.
    let mut numbers = db.prepare(
        "SELECT contact_id, e164, extension FROM phone_number WHERE e164 IS NOT NULL AND invalid_at IS NULL",
    )?;
    let mut rows = numbers.query([])?;
    while let Some(row) = rows.next()? {
        ask(&mut read)?;
        if let Some(&place) = places.get(&row.get(0)?) {
            crowd.add_number(
                place,
                row.get_ref(1)?.as_str().unwrap_or_default(),
                row.get_ref(2)?.as_str_or_null().ok().flatten(),
            );
        }
    }
    let mut mails = db.prepare("SELECT contact_id, address_folded FROM email WHERE invalid_at IS NULL")?;
    let mut rows = mails.query([])?;
    while let Some(row) = rows.next()? {
        ask(&mut read)?;
        if let Some(&place) = places.get(&row.get(0)?) {
            crowd.add_mail(place, row.get_ref(1)?.as_str().unwrap_or_default());
        }
    }
    let done = ScanProgress { step: ScanStep::Read, done: total as usize * 3, total: total as usize * 3 };
    crowd.close(&mut || if go_on(done) { Ok(()) } else { Err(Error::Refused { why: "cancelled" }) })?;
    Ok(crowd)
}
