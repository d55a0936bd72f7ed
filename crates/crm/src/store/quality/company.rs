//! The people of a company, as they tell of each other; what was proposed of it.

use rusqlite::named_params;

use crate::proposal::ProposalKind;
use crate::quality::{BulkProgress, Colleague, DeduceFromCompanies};
use crate::store::{Store, Tx};
use crate::{CompanyId, ContactId, Context, Result};

/// Companies looked at in one transaction.
const LOT: u32 = 50;
/// Of a larger one, no more are looked at.
const PEOPLE: u32 = 2_000;

/// A company whose people may tell something.
pub(crate) struct Firm {
    pub rid: i64,
    pub id: CompanyId,
    pub name: String,
}

impl Tx<'_> {
    /// Companies of four people or more, after that row.
    pub(crate) fn companies_after(&self, after: i64, limit: u32) -> Result<Vec<Firm>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT co.rid, co.id, co.name FROM company co
             WHERE co.rid > :after AND (SELECT count(*) FROM contact c WHERE c.company_id = co.id) >= 4
             ORDER BY co.rid LIMIT :limit",
        )?;
        let rows = statement.query_map(named_params! { ":after": after, ":limit": limit }, |row| {
            Ok(Firm { rid: row.get(0)?, id: row.get(1)?, name: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Its people whose processing is not limited, with their good addresses and lines.
    pub(crate) fn colleagues(&self, company: CompanyId) -> Result<Vec<(ContactId, Colleague)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT c.id, coalesce(c.first_name, ''), coalesce(c.last_name, ''),
                    (SELECT group_concat(e.address_folded, ' ') FROM email e
                     WHERE e.contact_id = c.id AND e.invalid_at IS NULL),
                    (SELECT group_concat(p.e164, ' ') FROM phone_number p
                     WHERE p.contact_id = c.id AND p.invalid_at IS NULL AND p.e164 IS NOT NULL
                       AND p.line_type IN ('fixed', 'voip') AND coalesce(p.usage, '') <> 'fax'),
                    EXISTS (SELECT 1 FROM phone_number p
                            WHERE p.contact_id = c.id AND p.invalid_at IS NULL AND p.e164 IS NOT NULL)
             FROM contact c WHERE c.company_id = :company AND c.frozen_at IS NULL ORDER BY c.rid LIMIT :limit",
        )?;
        let words = |text: Option<String>| text.unwrap_or_default().split_whitespace().map(str::to_owned).collect();
        let rows = statement.query_map(named_params! { ":company": company, ":limit": PEOPLE }, |row| {
            let person = Colleague {
                first: row.get(1)?,
                last: row.get(2)?,
                emails: words(row.get(3)?),
                lines: words(row.get(4)?),
                reached: row.get(5)?,
            };
            Ok((row.get(0)?, person))
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// An agent refused that very value.
    pub(crate) fn was_refused(&self, contact: ContactId, kind: ProposalKind, value: &str) -> Result<bool> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT 1 FROM proposal
                 WHERE contact_id = :contact AND kind = :kind AND value = :value AND answer = 'refused'",
            )?
            .exists(named_params! { ":contact": contact, ":kind": kind, ":value": value })?)
    }
}

impl Store {
    /// Looks at every company, lot after lot, and proposes on fiches what their colleagues tell. `go_on` is told how far
    /// it is and returns `false` to stop; how many proposals were made.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn deduce(&self, context: &Context, go_on: &mut dyn FnMut(BulkProgress) -> bool) -> Result<u32> {
        let each = Context { operation: None, ..*context };
        let total: u32 = self.reader()?.db().query_row("SELECT count(*) FROM company", [], |row| row.get(0))?;
        let (mut made, mut after, mut done) = (0, 0, 0);
        while go_on(BulkProgress { done, total }) {
            let (last, some) = self.write(DeduceFromCompanies { after, at_most: LOT }, &each)?.output;
            made += some;
            let Some(last) = last else { break };
            after = last;
            done = (done + LOT).min(total);
        }
        Ok(made)
    }
}
