//! The invented house: principals, teams, agents, queues, lines, lists, catalogue. Codes that the file already has
//! keep their rows; what is missing is added.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, params};
use uuid::Uuid;

use super::ids::{Ids, Kind};
use crate::Result;
use crate::demo::Demo;
use crate::text::fold;

/// The first advisor: who sits at the desk of a demo.
const AT_THE_DESK: &str = "advisor";

/// An agent as other rows need them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Agent {
    pub id: Uuid,
    pub team: Option<Uuid>,
}

/// What the rows of people and calls point at, by the indices and codes of the generator.
#[derive(Debug, Default)]
pub(super) struct House {
    pub principals: Vec<Uuid>,
    pub agents: Vec<Agent>,
    pub queues: Vec<Uuid>,
    pub lines: Vec<Uuid>,
    pub motives: Vec<Uuid>,
    pub products: Vec<Uuid>,
    pub outcomes: HashMap<String, Uuid>,
}

/// Writes the house; `born` is when it opened.
pub(super) fn write(db: &Connection, demo: &Demo, ids: Ids, born: i64) -> Result<House> {
    let mut house = House::default();
    for (index, principal) in demo.principals().iter().enumerate() {
        let id = ids.id(Kind::Principal, born, index);
        db.prepare_cached(
            "INSERT INTO principal (id, name, greeting, target_percent, target_wait_ms) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            id,
            principal.name,
            principal.greeting,
            principal.goal_percent,
            i64::from(principal.goal_seconds) * 1_000
        ])?;
        house.principals.push(id);
    }
    desks(db, demo, ids, born, &mut house)?;
    lists(db, demo, ids, born, &mut house)?;
    catalogue(db, demo, ids, born, &mut house)?;
    db.execute(
        "INSERT INTO ignored_number (id, pattern, why, created_at) VALUES (?1, '+33199009999', 'Automate d’appels', ?2)
         ON CONFLICT (pattern) DO NOTHING",
        params![ids.id(Kind::IgnoredNumber, born, 0), born],
    )?;
    settings(db, demo, &house)?;
    Ok(house)
}

/// Teams, agents and what they do now, queues, lines.
fn desks(db: &Connection, demo: &Demo, ids: Ids, born: i64, house: &mut House) -> Result<()> {
    let mut teams = Vec::new();
    for (index, team) in demo.teams().iter().enumerate() {
        let id = ids.id(Kind::Team, born, index);
        db.execute("INSERT INTO team (id, name) VALUES (?1, ?2)", params![id, team.name])?;
        teams.push(id);
    }
    for (index, agent) in demo.agents().iter().enumerate() {
        let id = ids.id(Kind::Agent, born, index);
        let team = teams.get(agent.team).copied();
        let initial: String = fold(agent.first).chars().take(1).collect();
        let login = format!("{initial}.{}", fold(agent.last).replace(' ', ""));
        db.prepare_cached(
            "INSERT INTO agent (id, name, role, level, extension, login, languages, team_id)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .execute(params![
            id,
            format!("{} {}", agent.first, agent.last),
            agent.role,
            agent.level,
            agent.extension,
            login,
            agent.languages.join(","),
            team
        ])?;
        let state = match (agent.role, index % 5) {
            ("supervisor", _) => "back_office",
            ("trainer" | "student", _) => "training",
            (_, 4) => "pause",
            _ => "available",
        };
        let minutes = i64::try_from(index).unwrap_or(0) * 7 + 3;
        let since = demo.plan().now_ms.saturating_sub(minutes * 60_000);
        db.prepare_cached("INSERT INTO agent_state (id, agent_id, state, started_at) VALUES (?1, ?2, ?3, ?4)")?
            .execute(params![ids.id(Kind::AgentState, since, index), id, state, since])?;
        house.agents.push(Agent { id, team });
    }
    for (index, queue) in demo.queues().iter().enumerate() {
        let new = ids.id(Kind::Queue, born, index);
        db.prepare_cached(
            "INSERT INTO queue (id, name, principal_id) VALUES (?1, ?2, ?3) ON CONFLICT (name) DO NOTHING",
        )?
        .execute(params![new, queue.name, house.principals.get(queue.principal)])?;
        house.queues.push(known(db, "SELECT id FROM queue WHERE name = ?1", queue.name, new)?);
    }
    for (index, line) in demo.lines_of_the_house().iter().enumerate() {
        let new = ids.id(Kind::Line, born, index);
        let principal = demo.queues().get(line.queue).and_then(|queue| house.principals.get(queue.principal));
        db.prepare_cached(
            "INSERT INTO line (id, e164, label, queue_id, principal_id) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT (e164) DO NOTHING",
        )?
        .execute(params![new, line.e164, line.label, house.queues.get(line.queue), principal])?;
        house.lines.push(known(db, "SELECT id FROM line WHERE e164 = ?1", line.e164, new)?);
    }
    Ok(())
}

/// Motives and outcomes, with one child outcome for each reason of a refusal.
fn lists(db: &Connection, demo: &Demo, ids: Ids, born: i64, house: &mut House) -> Result<()> {
    for (index, motive) in demo.motives().iter().enumerate() {
        let new = ids.id(Kind::Motive, born, index);
        db.prepare_cached(
            "INSERT INTO motive (id, code, label, position)
             VALUES (?1, ?2, ?3, (SELECT coalesce(max(position), 0) + 1 FROM motive)) ON CONFLICT (code) DO NOTHING",
        )?
        .execute(params![new, motive.code, motive.label])?;
        house.motives.push(known(db, "SELECT id FROM motive WHERE code = ?1", motive.code, new)?);
    }
    let outcomes = demo.outcomes().iter().map(|outcome| (outcome.code.to_owned(), outcome.label.to_owned(), None));
    let refusals = demo.refusal_reasons().iter().map(|reason| {
        let label = format!("Refus : {}", reason.label.to_lowercase());
        (format!("refusal_{}", reason.code), label, Some("refusal"))
    });
    for (index, (code, label, parent)) in outcomes.chain(refusals).enumerate() {
        let new = ids.id(Kind::Outcome, born, index);
        let parent = parent.and_then(|parent| house.outcomes.get(parent).copied());
        db.prepare_cached(
            "INSERT INTO outcome (id, parent_id, code, label, position, consequence)
             VALUES (?1, ?2, ?3, ?4, (SELECT coalesce(max(position), 0) + 1 FROM outcome WHERE parent_id IS ?2),
                 coalesce((SELECT consequence FROM outcome WHERE id = ?2), 'none'))
             ON CONFLICT (code) DO NOTHING",
        )?
        .execute(params![new, parent, code, label])?;
        let id = known(db, "SELECT id FROM outcome WHERE code = ?1", &code, new)?;
        house.outcomes.insert(code, id);
    }
    Ok(())
}

/// Products, and which go with which.
fn catalogue(db: &Connection, demo: &Demo, ids: Ids, born: i64, house: &mut House) -> Result<()> {
    for (index, product) in demo.products().iter().enumerate() {
        let new = ids.id(Kind::Product, born, index);
        db.prepare_cached(
            "INSERT INTO product (id, reference, name, family, price_cents, feature, advantage, benefit, proof, again)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10) ON CONFLICT (reference) DO NOTHING",
        )?
        .execute(params![
            new,
            product.reference,
            product.name,
            product.family,
            product.price_cents,
            product.feature,
            product.advantage,
            product.benefit,
            product.proof,
            !product.monthly
        ])?;
        house.products.push(known(db, "SELECT id FROM product WHERE reference = ?1", product.reference, new)?);
    }
    let mut link = db.prepare(
        "INSERT INTO product_link (id, product_id, other_id, kind) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
    )?;
    let mut count = 0;
    for (index, product) in demo.products().iter().enumerate() {
        let kinds = [("cross", product.cross), ("up", product.up)];
        for (kind, other) in kinds.into_iter().flat_map(|(kind, others)| others.iter().map(move |other| (kind, *other)))
        {
            let (Some(id), Some(other)) = (house.products.get(index), house.products.get(other)) else {
                continue;
            };
            link.execute(params![ids.id(Kind::ProductLink, born, count), id, other, kind])?;
            count += 1;
        }
    }
    Ok(())
}

/// The identifier the file has under this word: the row just written, or an older one.
fn known(db: &Connection, sql: &str, word: &str, new: Uuid) -> Result<Uuid> {
    Ok(db.prepare_cached(sql)?.query_row([word], |row| row.get(0)).optional()?.unwrap_or(new))
}

/// The file says that it is a demo, needs no first start, and has somebody at the desk.
fn settings(db: &Connection, demo: &Demo, house: &House) -> Result<()> {
    let first = demo.agents().iter().position(|agent| agent.role == AT_THE_DESK);
    let mut put = db.prepare(
        "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?;
    put.execute(["file.demo", "true"])?;
    put.execute(["start.done", "true"])?;
    if let Some(principal) = demo.principals().first() {
        put.execute(["house.name", &serde_json::Value::from(principal.name).to_string()])?;
    }
    if let Some(agent) = first.and_then(|first| house.agents.get(first)) {
        put.execute(["desk.agent", &serde_json::Value::from(agent.id.to_string()).to_string()])?;
    }
    Ok(())
}
