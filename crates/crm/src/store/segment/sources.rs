//! The closed table of what can be counted: where it is, whose, when, and what narrows it.

use rusqlite::types::Value as Sql;

use crate::segment::{Filter, FilterBy, RuleField};
use crate::text::fold;

/// What can be counted.
pub(super) struct Source {
    /// The table, as `k`.
    pub from: &'static str,
    /// The column that says whose.
    pub whose: &'static str,
    /// The column that says when.
    pub at: &'static str,
    /// What always holds.
    pub always: &'static str,
    /// Read once from end to end sooner than looked at person by person: it has few rows, or wide ones.
    pub once: bool,
    /// The index that finds a short period of it.
    pub by_time: Option<&'static str>,
}

/// Where a field is counted.
pub(super) fn source(field: RuleField) -> Option<&'static Source> {
    Some(match field {
        RuleField::Calls => &Source {
            from: "call k",
            whose: "k.contact_id",
            at: "k.ringing_at",
            always: "k.direction <> 'internal'",
            once: true,
            by_time: Some("call_by_time"),
        },
        RuleField::Tickets => &Source {
            from: "ticket k",
            whose: "k.contact_id",
            at: "k.opened_at",
            always: "k.status <> 'merged'",
            once: false,
            by_time: Some("ticket_by_opened"),
        },
        RuleField::Callbacks => &Source {
            from: "callback k",
            whose: "k.contact_id",
            at: "k.due_at",
            always: "k.cancelled = 0",
            once: false,
            by_time: None,
        },
        RuleField::Appointments => &Source {
            from: "appointment k",
            whose: "k.contact_id",
            at: "k.starts_at",
            always: "k.state <> 'moved'",
            once: false,
            by_time: Some("appointment_by_time"),
        },
        RuleField::Purchases | RuleField::Spent | RuleField::Basket => {
            &Source { from: "purchase k", whose: "k.contact_id", at: "k.at", always: "1", once: false, by_time: None }
        }
        RuleField::Refusals => &Source {
            from: "offer k",
            whose: "k.contact_id",
            at: "k.at",
            always: "k.answer = 'refused'",
            once: false,
            by_time: None,
        },
        RuleField::Opportunities => &Source {
            from: "opportunity k",
            whose: "k.contact_id",
            at: "k.created_at",
            always: "1",
            once: true,
            by_time: None,
        },
        RuleField::Exchanges => {
            &Source { from: "exchange k", whose: "k.contact_id", at: "k.at", always: "1", once: false, by_time: None }
        }
        RuleField::Requests => &Source {
            from: "web_request k",
            whose: "k.contact_id",
            at: "k.asked_at",
            always: "1",
            once: true,
            by_time: None,
        },
        RuleField::Campaigns => &Source {
            from: "campaign_target k",
            whose: "k.contact_id",
            at: "k.at",
            always: "1",
            once: true,
            by_time: None,
        },
        _ => return None,
    })
}

/// What narrows a source: `{values}` are bound, `{now}` is the present moment.
pub(super) struct Narrowed {
    pub sql: String,
    /// The values, unless they are names of the house.
    pub values: Vec<Sql>,
    /// A small index finds it.
    pub selective: bool,
    /// That index, where the planner would take another one.
    pub index: Option<&'static str>,
}

/// How a filter narrows that field; `None`: it does not.
pub(super) fn narrowed(field: RuleField, filter: &Filter) -> Option<Narrowed> {
    use RuleField as F;
    let plain = |sql: &str| Some(Narrowed { sql: sql.to_owned(), values: Vec::new(), selective: false, index: None });
    let codes = || filter.any_of.iter().map(|code| Sql::Text(code.clone())).collect();
    let folded = || filter.any_of.iter().map(|word| Sql::Text(fold(word))).collect();
    match (field, filter.by) {
        (F::Calls | F::Exchanges, FilterBy::Direction) => {
            Some(Narrowed { sql: "k.direction IN {values}".to_owned(), values: codes(), selective: false, index: None })
        }
        (F::Exchanges, FilterBy::Channel) => {
            Some(Narrowed { sql: "k.channel IN {values}".to_owned(), values: codes(), selective: false, index: None })
        }
        (_, FilterBy::Channel) => Some(Narrowed {
            sql: "fold(k.channel) IN {values}".to_owned(),
            values: folded(),
            selective: false,
            index: None,
        }),
        (F::Tickets, FilterBy::Category) => Some(Narrowed {
            sql: "fold(k.category) IN {values}".to_owned(),
            values: folded(),
            selective: false,
            index: None,
        }),
        (_, FilterBy::Outcome) => plain("k.outcome_id IN {values}"),
        (_, FilterBy::Motive) => plain("k.motive_id IN {values}"),
        (_, FilterBy::Product | FilterBy::Family) => plain("k.product_id IN {values}"),
        (_, FilterBy::Campaign) => Some(Narrowed {
            sql: "k.campaign_id IN {values}".to_owned(),
            values: Vec::new(),
            selective: true,
            index: None,
        }),
        (_, FilterBy::State) => {
            let states = filter.any_of.iter().map(|code| state(field, code)).collect::<Option<Vec<_>>>()?;
            let selective = states.iter().all(|(_, selective)| *selective);
            let any: Vec<&str> = states.into_iter().map(|(sql, _)| sql).collect();
            // One alone stands without parentheses: it is what a partial index is declared with.
            let sql = if any.len() == 1 { any.concat() } else { format!("({})", any.join(" OR ")) };
            let index = match (field, filter.any_of.as_slice()) {
                (F::Tickets, [one]) if one == "open" => Some("ticket_open"),
                (F::Calls, [one]) if one == "unqualified" => Some("call_unqualified"),
                (F::Callbacks, [one]) if one == "waiting" || one == "late" => Some("callback_due"),
                _ => None,
            };
            Some(Narrowed { sql, values: Vec::new(), selective, index })
        }
        _ => None,
    }
}

/// A state, and whether a small index finds it.
fn state(field: RuleField, code: &str) -> Option<(&'static str, bool)> {
    Some(match (field, code) {
        (RuleField::Calls, "answered") => ("k.answered_at IS NOT NULL", false),
        (RuleField::Calls, "lost") => ("k.lost_cause IS NOT NULL", false),
        (RuleField::Calls, "unqualified") => (
            "k.qualified_at IS NULL AND k.ended_at IS NOT NULL AND k.lost_cause IS NULL AND k.direction <> 'internal'",
            true,
        ),
        (RuleField::Tickets, "open") => ("k.status IN ('open', 'waiting_customer', 'waiting_third_party')", true),
        (RuleField::Tickets, "resolved") => ("k.status = 'resolved'", false),
        (RuleField::Tickets, "closed") => ("k.status = 'closed'", false),
        (RuleField::Callbacks, "waiting") => ("k.done_at IS NULL", true),
        (RuleField::Callbacks, "late") => ("k.done_at IS NULL AND k.due_at < {now}", true),
        (RuleField::Callbacks, "done") => ("k.done_at IS NOT NULL", false),
        (RuleField::Appointments, "to_come") => ("k.starts_at >= {now} AND k.state IN ('planned', 'confirmed')", true),
        (RuleField::Appointments, "honoured") => ("k.state = 'honoured'", false),
        (RuleField::Appointments, "missed") => ("k.state = 'missed'", false),
        (RuleField::Appointments, "cancelled") => ("k.state = 'cancelled'", false),
        (RuleField::Opportunities, "open") => ("k.status = 'open'", true),
        (RuleField::Opportunities, "won") => ("k.status = 'won'", true),
        (RuleField::Opportunities, "lost") => ("k.status = 'lost'", true),
        (RuleField::Campaigns, "waiting") => ("k.state = 'waiting'", true),
        (RuleField::Campaigns, "done") => ("k.state = 'done'", true),
        (RuleField::Campaigns, "success") => ("k.success = 1", true),
        (RuleField::Campaigns, "out") => ("k.state = 'out'", true),
        _ => return None,
    })
}
