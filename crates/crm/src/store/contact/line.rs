//! A fiche as a line of a list.

use rusqlite::Row;

use super::{at_opt, shown};
use crate::contact::{ContactLine, full_name};

/// The columns of a [`ContactLine`]; the fiche is `c`.
pub(in crate::store) const LINE_COLUMNS: &str = "
    c.id, c.external_id, c.first_name, c.last_name,
    (SELECT co.name FROM company co WHERE co.id = c.company_id),
    (SELECT coalesce(p.e164, p.raw) FROM phone_number p WHERE p.contact_id = c.id ORDER BY p.position LIMIT 1),
    c.town, c.stage, c.temperature, c.last_contact_at,
    (SELECT count(*) FROM ticket t WHERE t.contact_id = c.id
        AND t.status IN ('open', 'waiting_customer', 'waiting_third_party'))";

/// Reads [`LINE_COLUMNS`].
pub(in crate::store) fn line_from_row(row: &Row<'_>) -> rusqlite::Result<ContactLine> {
    let (first, last): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
    let phone: Option<String> = row.get(5)?;
    Ok(ContactLine {
        contact_id: row.get(0)?,
        external_id: row.get(1)?,
        name: full_name(first.as_deref(), last.as_deref()),
        company: row.get(4)?,
        phone: phone.map(|p| if p.starts_with('+') { shown(&p) } else { p }),
        town: row.get(6)?,
        stage: row.get(7)?,
        temperature: row.get(8)?,
        last_contact_at: at_opt(row.get(9)?),
        open_tickets: row.get(10)?,
    })
}
