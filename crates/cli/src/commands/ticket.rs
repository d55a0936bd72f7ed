//! `decroche ticket`: incident tickets.

use clap::{Args, Subcommand};
use crm::scope::Scope;
use crm::ticket::{
    HandoverSheet, NewTicket, OpenTicket, Priority, Reproducible, ReturnReason, TicketQuery, TicketStep, WorkTicket,
};
use crm::{Error, TicketId};
use serde_json::{Value, json};

use super::lists;
use crate::base::{Base, Desk};
use crate::clock;
use crate::failure::Result;
use crate::shapes::ticket;

/// What can be done with tickets.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Tickets: the last opened first; with --open, the most pressing first
    List(ListArguments),
    /// One ticket with its history
    Show {
        /// Our id, or its number
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Open a ticket
    Open(OpenArguments),
    /// Add words to the history
    Note {
        /// Our id, or its number
        #[arg(value_name = "ID")]
        id: String,
        /// The words
        #[arg(value_name = "TEXT")]
        text: String,
    },
    /// Say what solved it
    Resolve {
        /// Our id, or its number
        #[arg(value_name = "ID")]
        id: String,
        /// What solved it
        #[arg(value_name = "TEXT", required_unless_present = "solution")]
        text: Option<String>,
        /// What solved it, as an option
        #[arg(long, value_name = "TEXT", conflicts_with = "text")]
        solution: Option<String>,
    },
    /// Close it
    Close {
        /// Our id, or its number
        #[arg(value_name = "ID")]
        id: String,
        /// Last words
        #[arg(value_name = "TEXT")]
        text: Option<String>,
    },
    /// Hand it to the next support level
    Escalate(EscalateArguments),
    /// Hand it back to the level below
    Return {
        /// Our id, or its number
        #[arg(value_name = "ID")]
        id: String,
        /// Why
        #[arg(long, value_name = "REASON", value_parser = reasons())]
        why: String,
        /// The same in words
        #[arg(value_name = "TEXT")]
        text: Option<String>,
    },
    /// Make it part of another ticket
    Merge {
        /// Our id, or its number
        #[arg(value_name = "ID")]
        id: String,
        /// The ticket that lives on
        #[arg(value_name = "INTO")]
        into: String,
    },
    /// The solved cases nearest to a text
    Similar(super::case::SimilarArguments),
    /// Keep a solved ticket as a case
    Keep(super::case::KeepArguments),
    /// Say whether a case worked on a ticket
    Try(super::case::TryArguments),
}

/// What `ticket escalate` takes.
#[derive(Debug, Args)]
pub struct EscalateArguments {
    /// Our id, or its number
    #[arg(value_name = "ID")]
    pub id: String,
    /// What is seen
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub symptoms: String,
    /// What was tried, and what came of it
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub tests: String,
    /// Who is hindered, and how much
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub impact: String,
    /// Whether it comes back
    #[arg(long, value_name = "HOW", value_parser = reproducible())]
    pub reproducible: Option<String>,
    /// Who takes it there (our id)
    #[arg(long, value_name = "AGENT")]
    pub to: Option<String>,
}

/// What `ticket list` takes.
#[derive(Debug, Args)]
pub struct ListArguments {
    /// Only open ones
    #[arg(long)]
    pub open: bool,
    /// Only this level
    #[arg(long, value_name = "N")]
    pub level: Option<u8>,
    /// Only this contact's
    #[arg(long, value_name = "ID")]
    pub contact: Option<String>,
    /// At most this many (500)
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub limit: u32,
}

/// What `ticket open` takes.
#[derive(Debug, Args)]
pub struct OpenArguments {
    /// Whose
    #[arg(long, value_name = "ID")]
    pub contact: String,
    /// In one line
    #[arg(long, value_name = "SUBJECT")]
    pub subject: String,
    /// What happens
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub description: String,
    /// How much it presses
    #[arg(long, value_name = "PRIORITY", default_value = "normal", value_parser = priorities())]
    pub priority: String,
    /// Why they called (code)
    #[arg(long, value_name = "CODE")]
    pub motive: Option<String>,
    /// The house's word for its kind
    #[arg(long, value_name = "WORD")]
    pub category: Option<String>,
}

fn priorities() -> Vec<&'static str> {
    Priority::ALL.iter().map(|priority| priority.as_str()).collect()
}

/// Does what was typed.
pub fn run(desk: &Desk, verb: Verb) -> Result<()> {
    let base = desk.open_existing()?;
    match verb {
        Verb::List(arguments) => list(desk, &base, &arguments),
        Verb::Show { id } => show(desk, &base, found(&base, &id)?),
        Verb::Open(arguments) => open(desk, &base, arguments),
        Verb::Note { id, text } => work(desk, &base, &id, TicketStep::Note { body: text }),
        Verb::Resolve { id, text, solution } => {
            let resolution = text.or(solution).unwrap_or_default();
            work(desk, &base, &id, TicketStep::Resolve { resolution })
        }
        Verb::Close { id, text } => work(desk, &base, &id, TicketStep::Close { body: text }),
        Verb::Escalate(arguments) => escalate(desk, &base, arguments),
        Verb::Return { id, why, text } => work(desk, &base, &id, TicketStep::Return { why: why.parse()?, body: text }),
        Verb::Merge { id, into } => {
            let into = found(&base, &into)?;
            work(desk, &base, &id, TicketStep::Merge { into })
        }
        Verb::Similar(arguments) => super::case::similar(desk, &base, arguments),
        Verb::Keep(arguments) => super::case::keep(desk, &base, arguments),
        Verb::Try(arguments) => super::case::tried(desk, &base, &arguments),
    }
}

fn reasons() -> Vec<&'static str> {
    ReturnReason::ALL.iter().map(|why| why.as_str()).collect()
}

fn reproducible() -> Vec<&'static str> {
    Reproducible::ALL.iter().map(|how| how.as_str()).collect()
}

fn escalate(desk: &Desk, base: &Base, typed: EscalateArguments) -> Result<()> {
    let sheet = HandoverSheet {
        symptoms: typed.symptoms,
        tests_done: typed.tests,
        impact: typed.impact,
        reproducible: typed.reproducible.as_deref().map(str::parse).transpose()?,
    };
    let to = typed.to.as_deref().map(str::parse).transpose()?;
    work(desk, base, &typed.id, TicketStep::Escalate { sheet, to })
}

/// The ticket meant: by our id, or by the number people say, with or without `#`.
pub fn found(base: &Base, typed: &str) -> Result<TicketId> {
    let text = typed.trim();
    match text.strip_prefix('#').unwrap_or(text).parse::<i64>() {
        Ok(number) => Ok(base.reader()?.ticket_by_number(number)?),
        Err(_) => Ok(text.parse().map_err(|_| Error::NotFound { kind: "ticket" })?),
    }
}

fn open(desk: &Desk, base: &Base, typed: OpenArguments) -> Result<()> {
    let motive_id = typed.motive.as_deref().map(|code| lists::motive(&base.reader()?, code)).transpose()?;
    let ticket = NewTicket {
        contact_id: base.contact(&typed.contact)?,
        subject: typed.subject,
        description: typed.description,
        priority: typed.priority.parse()?,
        motive_id,
        category: typed.category,
        call_id: None,
    };
    let id = base.write(OpenTicket { ticket })?;
    show(desk, base, id)
}

fn work(desk: &Desk, base: &Base, typed: &str, step: TicketStep) -> Result<()> {
    let ticket_id = found(base, typed)?;
    base.write(WorkTicket { ticket_id, step, call_id: None })?;
    show(desk, base, ticket_id)
}

pub fn show(desk: &Desk, base: &Base, id: TicketId) -> Result<()> {
    let found = base.reader()?.ticket(id)?;
    desk.terminal.document(&ticket::document(&found), || ticket::people(desk.terminal, &found))
}

fn list(desk: &Desk, base: &Base, typed: &ListArguments) -> Result<()> {
    let query = TicketQuery {
        open_only: typed.open,
        level: typed.level,
        scope: Scope::All,
        contact_id: typed.contact.as_deref().map(|id| base.contact(id)).transpose()?,
        text: None,
        limit: typed.limit,
    };
    let found = base.reader()?.tickets(&query, None, clock::now())?;
    let items: Vec<Value> = found.items.iter().map(ticket::line).collect();
    let terminal = desk.terminal;
    terminal.document(&json!({ "total": found.total, "items": items, "late": found.late }), || {
        let rows: Vec<Vec<String>> = found.items.iter().map(|one| ticket::row(one, terminal.lang)).collect();
        let table = terminal.table(&ticket::COLUMNS, &rows);
        let count = terminal.lang.say("of_total", &[&rows.len().to_string(), &found.total.to_string()]);
        format!("{table}\n{count}")
    })
}
