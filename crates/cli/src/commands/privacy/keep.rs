//! What is kept for how long: retention, freezes, the archive of the law, the daily upkeep.

use crm::Context;
use crm::privacy::FreezeContact;
use serde_json::json;

use crate::base::{Base, Desk};
use crate::failure::{Failure, Result};
use crate::output::or_dash;
use crate::{clock, times};

/// What has reached its term; with `run`, erases it.
pub fn retention(desk: &Desk, base: &Base, run: bool) -> Result<()> {
    let terminal = desk.terminal;
    if run {
        let done = base.store.run_retention(true, &Context::at(clock::now()))?;
        return terminal.document(&json!(done), || {
            terminal.lang.say("privacy.retention_done", &[&done.people.to_string(), &done.rows.to_string()])
        });
    }
    let report = base.store.retention(clock::now())?;
    terminal.document(&json!(report), || {
        let rows: Vec<Vec<String>> = report
            .kinds
            .iter()
            .map(|line| {
                let next = line.next.iter().map(|day| format!("{} × {}", day.count, day.on)).collect::<Vec<_>>();
                vec![
                    terminal.lang.word("privacy.kind", line.rule.category.as_str()),
                    line.rule.months.to_string(),
                    line.due.to_string(),
                    or_dash(Some(&next.join(", "))),
                ]
            })
            .collect();
        let people = report.people.iter().map(|one| format!("{} ({})", one.name, times::shown(one.since)));
        let mut lines = vec![terminal.table(&["table", "months", "due_now", "due_next"], &rows)];
        lines.extend(people);
        let due = report.kinds.iter().any(|line| line.due > 0);
        lines.push(terminal.text(if due { "privacy.retention_yes" } else { "privacy.nothing_due" }));
        lines.join("\n")
    })
}

/// Freezes a fiche, or lifts the freeze.
pub fn freeze(desk: &Desk, base: &Base, id: &str, why: Option<&str>) -> Result<()> {
    let contact_id = base.contact(id)?;
    base.write(FreezeContact { contact_id, why: why.map(str::to_owned) })?;
    let terminal = desk.terminal;
    terminal.document(&json!({ "contact_id": contact_id, "frozen": why.is_some(), "why": why }), || match why {
        Some(why) => {
            let now = times::shown(clock::now());
            terminal.lang.say("privacy.is_frozen", &[&contact_id.to_string(), &now, why])
        }
        None => terminal.text("privacy.lifted"),
    })
}

/// What the law has kept of people erased.
pub fn archive(desk: &Desk, base: &Base, reader: &str) -> Result<()> {
    let agents = base.reader()?.agents()?;
    let supervises = |role: &str| matches!(role, "supervisor" | "trainer");
    if !agents.iter().any(|agent| agent.name == reader && supervises(&agent.role)) {
        return Err(Failure::Core(crm::Error::Refused { why: "supervisors_only" }));
    }
    let items = base.reader()?.legal_archive()?;
    let terminal = desk.terminal;
    terminal.document(&json!({ "items": items }), || {
        let rows: Vec<Vec<String>> = items
            .iter()
            .map(|line| {
                vec![
                    terminal.lang.word("privacy.kind", line.kind.as_str()),
                    or_dash(line.name.as_deref()),
                    times::shown(line.at),
                    times::shown(line.kept_until),
                    line.body.to_string(),
                ]
            })
            .collect();
        terminal.table(&["kind", "name", "at", "until", "body"], &rows)
    })
}

/// The daily upkeep.
pub fn upkeep(desk: &Desk, base: &Base) -> Result<()> {
    let report = base.store.upkeep(clock::now())?;
    desk.terminal.document(&json!(report), || {
        let (backups, aside) = (report.backups_removed.to_string(), report.aside_removed.to_string());
        desk.terminal.lang.say("privacy.upkeep_done", &[&backups, &aside])
    })
}
