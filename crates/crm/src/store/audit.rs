//! The journal of writes, chained: each row is summed with the one before, so that a row changed, added or taken out
//! afterwards is seen. Taking rows off the end is seen only beside a copy.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, named_params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::doctor::Check;
use super::ms;
use crate::Result;

type Link = [u8; 32];

/// Before the first link.
const NOTHING: Link = [0; 32];

/// The columns of a row that never change.
struct Row {
    id: Uuid,
    kind: String,
    subject: Option<Vec<u8>>,
    agent: Option<Vec<u8>>,
    at: i64,
}

impl Row {
    fn link(&self, before: &Link) -> Link {
        let mut sum = Sha256::new();
        sum.update(before);
        sum.update(self.id.as_bytes());
        sum.update(self.kind.as_bytes());
        for part in [&self.subject, &self.agent] {
            // A missing part is not the empty one.
            sum.update([u8::from(part.is_some())]);
            sum.update(part.as_deref().unwrap_or_default());
        }
        sum.update(self.at.to_be_bytes());
        sum.finalize().into()
    }
}

/// Where the chain begins: after what was pruned, or at nothing.
fn anchor(db: &Connection) -> Result<Link> {
    Ok(db
        .prepare_cached("SELECT link FROM audit_anchor ORDER BY rid DESC LIMIT 1")?
        .query_row([], |row| row.get(0))
        .optional()?
        .unwrap_or(NOTHING))
}

/// Says what a write was about, and chains its row to the one before.
pub(super) fn chain(db: &Connection, id: Uuid, subject: Option<[u8; 16]>) -> Result<()> {
    let (rid, kind, agent, at): (i64, String, Option<Vec<u8>>, i64) = db
        .prepare_cached("SELECT rid, kind, agent_id, at FROM operation WHERE id = :id")?
        .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))?;
    let before: Option<Option<Link>> = db
        .prepare_cached("SELECT link FROM operation WHERE rid < :rid ORDER BY rid DESC LIMIT 1")?
        .query_row(named_params! { ":rid": rid }, |row| row.get(0))
        .optional()?;
    let before = match before.flatten() {
        Some(link) => link,
        None => anchor(db)?,
    };
    let row = Row { id, kind, subject: subject.map(|id| id.to_vec()), agent, at };
    db.prepare_cached("UPDATE operation SET subject = :subject, link = :link WHERE rid = :rid")?
        .execute(named_params! { ":subject": row.subject, ":link": row.link(&before), ":rid": rid })?;
    Ok(())
}

/// Whether every link holds: how many, or the row where it breaks.
pub(super) fn check(db: &Connection) -> Result<Check> {
    let mut statement = db.prepare("SELECT rid, id, kind, subject, agent_id, at, link FROM operation ORDER BY rid")?;
    let mut rows = statement.query([])?;
    let (mut before, mut links) = (anchor(db)?, 0_u64);
    while let Some(row) = rows.next()? {
        let rid: i64 = row.get(0)?;
        let link: Option<Link> = row.get(6)?;
        // Rows written before there was a chain.
        if link.is_none() && links == 0 {
            continue;
        }
        let columns =
            Row { id: row.get(1)?, kind: row.get(2)?, subject: row.get(3)?, agent: row.get(4)?, at: row.get(5)? };
        if link != Some(columns.link(&before)) {
            return Ok(Check { name: "audit_chain", ok: false, detail: format!("row {rid}") });
        }
        (before, links) = (link.unwrap_or(NOTHING), links + 1);
    }
    Ok(Check { name: "audit_chain", ok: true, detail: links.to_string() })
}

/// After rows were lost: the chain goes on from behind the last place where it breaks. What stands before is known and no
/// longer proved.
pub(super) fn begin_again(db: &Connection, now: DateTime<Utc>) -> Result<()> {
    let mut broken: Option<(i64, Option<Link>)> = None;
    {
        let mut statement =
            db.prepare("SELECT rid, id, kind, subject, agent_id, at, link FROM operation ORDER BY rid")?;
        let mut rows = statement.query([])?;
        let (mut before, mut begun) = (anchor(db)?, false);
        while let Some(row) = rows.next()? {
            let link: Option<Link> = row.get(6)?;
            if link.is_none() && !begun {
                continue;
            }
            let columns =
                Row { id: row.get(1)?, kind: row.get(2)?, subject: row.get(3)?, agent: row.get(4)?, at: row.get(5)? };
            if link != Some(columns.link(&before)) {
                broken = Some((row.get(0)?, link));
            }
            (before, begun) = (link.unwrap_or(NOTHING), true);
        }
    }
    let Some((last, link)) = broken else { return Ok(()) };
    let loose =
        db.prepare("UPDATE operation SET link = NULL WHERE rid <= :last")?.execute(named_params! { ":last": last })?;
    db.execute("DELETE FROM audit_anchor", [])?;
    db.prepare(
        "INSERT INTO audit_anchor (id, link, pruned, at) SELECT :id, :link, :loose, at FROM operation WHERE rid = :last",
    )?
    .execute(named_params! {
        ":id": crate::id::new_uuid(now), ":link": link.unwrap_or(NOTHING),
        ":loose": i64::try_from(loose).unwrap_or(i64::MAX), ":last": last,
    })?;
    Ok(())
}

/// Takes off the rows written before this moment, from the beginning; the chain goes on from the last of them.
pub(super) fn prune(db: &mut Connection, before: DateTime<Utc>, now: DateTime<Utc>) -> Result<u32> {
    let tx = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let last: Option<(i64, Option<Link>)> = tx
        .prepare(
            "SELECT rid, link FROM operation
             WHERE rid < coalesce((SELECT min(rid) FROM operation WHERE at >= :before),
                                  (SELECT max(rid) + 1 FROM operation))
             ORDER BY rid DESC LIMIT 1",
        )?
        .query_row(named_params! { ":before": ms(before) }, |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((last, link)) = last else { return Ok(0) };
    let gone = tx.execute("DELETE FROM operation WHERE rid <= :last", named_params! { ":last": last })?;
    if let Some(link) = link {
        tx.execute("DELETE FROM audit_anchor", [])?;
        tx.execute(
            "INSERT INTO audit_anchor (id, link, pruned, at) VALUES (:id, :link, :gone, :now)",
            named_params! {
                ":id": crate::id::new_uuid(now), ":link": link, ":gone": i64::try_from(gone).unwrap_or(i64::MAX),
                ":now": ms(now),
            },
        )?;
    }
    tx.commit()?;
    Ok(u32::try_from(gone).unwrap_or(u32::MAX))
}
