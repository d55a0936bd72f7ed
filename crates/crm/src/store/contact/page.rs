//! A page of the list of fiches: always an index in the order asked for, whosever they are and whatever the size.
//!
//! Each order has its index, which tells the owner too: whose a fiche is, is read on the way, without its row. Few are
//! found by their owner and put in order instead.

use rusqlite::{Connection, named_params};

use super::line::{LINE_COLUMNS, line_from_row};
use super::{Reader, scope};
use crate::contact::{ContactLine, Stage};
use crate::scope::Scope;
use crate::search::{ContactPage, ListQuery, SortBy};
use crate::{AgentId, Result};

/// So many are put in order sooner than they are met on a walk through everybody.
const FEW: u32 = 5_000;

impl Reader<'_> {
    /// A slice of the base, sorted and filtered by indexes; `agent` is who sits at the desk.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn contact_list(&self, query: &ListQuery, agent: Option<AgentId>) -> Result<ContactPage> {
        self.snapshot(|db| {
            let total = count(db, query, agent)?;
            let limit = query.limit.min(500);
            // Far into the list the other end is nearer: walk from there, and turn the page round.
            let from_end = total.saturating_sub(query.offset).saturating_sub(limit);
            let turned = query.offset > total / 2;
            let (skip, take) =
                if turned { (from_end, limit.min(total.saturating_sub(query.offset))) } else { (query.offset, limit) };
            if take == 0 || total == 0 {
                return Ok(ContactPage { total, items: Vec::new() });
            }
            let bind = named_params! {
                ":rung": query.stage.map(Stage::rung), ":agent": agent, ":take": take, ":skip": skip,
            };
            let mut items: Vec<ContactLine> = db
                .prepare_cached(&page(query, total <= FEW, turned))?
                .query_map(bind, line_from_row)?
                .collect::<rusqlite::Result<_>>()?;
            if turned {
                items.reverse();
            }
            Ok(ContactPage { total, items })
        })
    }
}

/// The SELECT of a page.
fn page(query: &ListQuery, few: bool, turned: bool) -> String {
    let rung = if query.stage.is_some() { "i.rung = :rung" } else { ":rung IS NULL" };
    let (from, whose) = match query.scope {
        Scope::All => ("contact_index i", scope::of(Scope::All, "i")),
        one if few => ("contact o CROSS JOIN contact_index i ON i.rid = o.rid", scope::of(one, "o")),
        Scope::Team => (
            "contact_index i",
            format!(
                "({} OR i.rid IN (SELECT o.rid FROM contact o WHERE {}))",
                scope::members("i"),
                scope::put_back("o")
            ),
        ),
        one => ("contact_index i", scope::of(one, "i")),
    };
    let order = order_by(query.sort, query.descending != turned);
    format!(
        "SELECT {LINE_COLUMNS}
         FROM (SELECT i.rid FROM {from} WHERE {rung} AND {whose} {order} LIMIT :take OFFSET :skip) page
         JOIN contact c ON c.rid = page.rid"
    )
}

/// How many fiches there are, on one rung or in all.
pub(in crate::store) fn count_all(db: &Connection, stage: Option<Stage>) -> Result<u32> {
    let sql = match stage {
        Some(_) => "SELECT count(*) FROM contact_index WHERE rung = :rung",
        None => "SELECT count(*) FROM contact_index WHERE :rung IS NULL",
    };
    Ok(db.prepare_cached(sql)?.query_row(named_params! { ":rung": stage.map(Stage::rung) }, |row| row.get(0))?)
}

fn count(db: &Connection, query: &ListQuery, agent: Option<AgentId>) -> Result<u32> {
    if query.scope == Scope::All {
        return count_all(db, query.stage);
    }
    let mut total = 0;
    for sql in counts(query) {
        total += db
            .prepare_cached(&sql)?
            .query_row(named_params! { ":agent": agent, ":stage": query.stage }, |row| row.get::<_, u32>(0))?;
    }
    Ok(total)
}

/// The counts whose sum is the total: of conditions that exclude each other, each by its own index.
fn counts(query: &ListQuery) -> Vec<String> {
    let rung = if query.stage.is_some() { "c.stage = :stage" } else { ":stage IS NULL" };
    let parts = match query.scope {
        Scope::Team => vec![scope::members("c"), scope::put_back("c")],
        one => vec![scope::of(one, "c")],
    };
    parts.into_iter().map(|whose| format!("SELECT count(*) FROM contact c WHERE {whose} AND {rung}")).collect()
}

fn order_by(sort: SortBy, descending: bool) -> &'static str {
    match (sort, descending) {
        (SortBy::Name, false) => "ORDER BY i.sort_name, i.rid",
        (SortBy::Name, true) => "ORDER BY i.sort_name DESC, i.rid DESC",
        (SortBy::Company, false) => "ORDER BY i.company, i.sort_name, i.rid",
        (SortBy::Company, true) => "ORDER BY i.company DESC, i.sort_name DESC, i.rid DESC",
        (SortBy::Town, false) => "ORDER BY i.place, i.sort_name, i.rid",
        (SortBy::Town, true) => "ORDER BY i.place DESC, i.sort_name DESC, i.rid DESC",
        (SortBy::Stage, false) => "ORDER BY i.rung, i.sort_name, i.rid",
        (SortBy::Stage, true) => "ORDER BY i.rung DESC, i.sort_name DESC, i.rid DESC",
        (SortBy::LastContact, false) => "ORDER BY i.last_contact_at, i.rid",
        (SortBy::LastContact, true) => "ORDER BY i.last_contact_at DESC, i.rid DESC",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::migrate::in_memory;

    fn query(scope: Scope, sort: SortBy, descending: bool, stage: Option<Stage>) -> ListQuery {
        ListQuery { sort, descending, stage, scope, offset: 0, limit: 60 }
    }

    fn plan(db: &Connection, sql: &str) -> Vec<String> {
        let mut explained = db.prepare(&format!("EXPLAIN QUERY PLAN {sql}")).unwrap();
        let mut rows = explained.raw_query();
        let mut steps = Vec::new();
        while let Some(row) = rows.next().unwrap() {
            steps.push(row.get(3).unwrap());
        }
        steps
    }

    #[test]
    fn whosever_it_is_a_page_walks_the_index_of_its_order_and_reads_no_row_on_the_way() {
        let db = in_memory().unwrap();
        for &scope in Scope::ALL {
            for &sort in SortBy::ALL {
                for descending in [false, true] {
                    let sql = page(&query(scope, sort, descending, None), false, false);
                    let steps = plan(&db, &sql);
                    let walk = steps.iter().find(|step| step.contains(" i ")).unwrap();
                    assert!(walk.starts_with("SCAN i USING COVERING INDEX contact_index_by_"), "{steps:?}");
                    assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE FOR ORDER")), "{steps:?}");
                }
            }
        }
    }

    #[test]
    fn few_are_found_by_their_owner_and_counted_by_an_index() {
        let db = in_memory().unwrap();
        for scope in [Scope::Mine, Scope::Team, Scope::Free] {
            for stage in [None, Some(Stage::Lead)] {
                let one = query(scope, SortBy::Name, false, stage);
                let steps = plan(&db, &page(&one, true, false));
                assert!(!steps.iter().any(|step| step.starts_with("SCAN o")), "{steps:?}");
                for sql in counts(&one) {
                    let steps = plan(&db, &sql);
                    let counted = steps.first().unwrap();
                    assert!(counted.starts_with("SEARCH c USING"), "{steps:?}");
                }
            }
        }
    }
}
