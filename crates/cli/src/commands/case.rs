//! `decroche ticket similar | keep | try`: solved cases.

use clap::Args;
use crm::case::{KeepCase, Matched, SimilarCase, SimilarQuery, TryCase};
use serde_json::{Value, json};

use super::ticket;
use crate::base::{Base, Desk};
use crate::failure::Result;
use crate::output::Terminal;

/// What `ticket similar` takes.
#[derive(Debug, Args)]
pub struct SimilarArguments {
    /// What happens
    #[arg(value_name = "TEXT")]
    pub text: String,
    /// At most this many (20)
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub limit: u32,
}

/// What `ticket keep` takes.
#[derive(Debug, Args)]
pub struct KeepArguments {
    /// Our id of the ticket, or its number
    #[arg(value_name = "ID")]
    pub id: String,
    /// In one line; the ticket's subject when left out
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// What solves it; the ticket's own words when left out
    #[arg(long, value_name = "TEXT")]
    pub solution: Option<String>,
}

/// What `ticket try` takes.
#[derive(Debug, Args)]
pub struct TryArguments {
    /// Our id of the ticket, or its number
    #[arg(value_name = "ID")]
    pub id: String,
    /// The case tried (our id)
    #[arg(long, value_name = "CASE")]
    pub case: String,
    /// It did not solve it
    #[arg(long)]
    pub failed: bool,
}

/// Prints the nearest cases.
pub fn similar(desk: &Desk, base: &Base, typed: SimilarArguments) -> Result<()> {
    let query = SimilarQuery { text: typed.text, limit: typed.limit, ..SimilarQuery::default() };
    let found = base.reader()?.similar(&query)?;
    let items: Vec<Value> = found.cases.iter().map(document).collect();
    desk.terminal.document(&json!(items), || {
        let rows: Vec<Vec<String>> = found.cases.iter().map(|case| row(desk.terminal, case)).collect();
        desk.terminal.table(&["near", "subject", "solution", "worked", "matched", "id"], &rows)
    })
}

/// Keeps a case and shows its ticket.
pub fn keep(desk: &Desk, base: &Base, typed: KeepArguments) -> Result<()> {
    let ticket_id = ticket::found(base, &typed.id)?;
    base.write(KeepCase { ticket_id, title: typed.title, solution: typed.solution })?;
    ticket::show(desk, base, ticket_id)
}

/// Says whether a case worked, and shows the ticket.
pub fn tried(desk: &Desk, base: &Base, typed: &TryArguments) -> Result<()> {
    let ticket_id = ticket::found(base, &typed.id)?;
    base.write(TryCase { case_id: typed.case.parse()?, ticket_id, worked: !typed.failed })?;
    ticket::show(desk, base, ticket_id)
}

/// The words and attributes that matched.
fn matched(case: &SimilarCase) -> Vec<String> {
    case.matched
        .iter()
        .map(|part| match part {
            Matched::Word { word, .. } => word.clone(),
            Matched::Product => "product".to_owned(),
            Matched::Motive => "motive".to_owned(),
            Matched::Category => "category".to_owned(),
        })
        .collect()
}

fn document(case: &SimilarCase) -> Value {
    json!({
        "case_id": case.case_id, "ticket_id": case.ticket_id, "number": case.ticket_number, "title": case.title,
        "score": (case.score * 1000.0).round() / 1000.0, "matched": matched(case), "solution": case.solution,
        "worked": case.worked, "tried": case.tried,
    })
}

fn row(terminal: Terminal, case: &SimilarCase) -> Vec<String> {
    vec![
        format!("{:.0}", case.score * 100.0),
        case.title.clone(),
        case.solution.clone(),
        terminal.lang.say("of_total", &[&case.worked.to_string(), &case.tried.to_string()]),
        matched(case).join(", "),
        case.case_id.to_string(),
    ]
}
