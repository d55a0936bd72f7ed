//! `decroche ticket`: incident tickets.

use clap::{Args, Subcommand};
use crm::ticket::{NewTicket, OpenTicket, Priority, TicketQuery, TicketStep, WorkTicket};
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
    }
}

/// The ticket meant: by our id, or by the number people say, with or without `#`.
fn found(base: &Base, typed: &str) -> Result<TicketId> {
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

fn show(desk: &Desk, base: &Base, id: TicketId) -> Result<()> {
    let found = base.reader()?.ticket(id)?;
    desk.terminal.document(&ticket::document(&found), || ticket::people(desk.terminal, &found))
}

fn list(desk: &Desk, base: &Base, typed: &ListArguments) -> Result<()> {
    let query = TicketQuery {
        open_only: typed.open,
        level: typed.level,
        mine: false,
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
