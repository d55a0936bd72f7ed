//! A ticket as a document and as people read it.

use crm::ticket::{Ticket, TicketLine};
use serde_json::{Value, json};

use super::in_our_units;
use crate::messages::Lang;
use crate::output::Terminal;
use crate::times;

/// A line of a list as a document.
pub fn line(ticket: &TicketLine) -> Value {
    let mut document = in_our_units(ticket);
    if let Value::Object(fields) = &mut document {
        fields.remove("id");
        fields.insert("ticket_id".into(), json!(ticket.id));
    }
    document
}

/// The whole ticket as a document, its line at the top, with its history.
pub fn document(ticket: &Ticket) -> Value {
    let mut document = line(&ticket.line);
    if let (Value::Object(fields), Value::Object(mut rest)) = (&mut document, in_our_units(ticket)) {
        rest.remove("line");
        fields.append(&mut rest);
    }
    document
}

/// The columns of [`row`].
pub const COLUMNS: [&str; 8] = ["number", "contact", "subject", "priority", "level", "status", "due", "id"];

/// The ticket as a row of a table.
pub fn row(ticket: &TicketLine, lang: Lang) -> Vec<String> {
    vec![
        format!("#{}", ticket.number),
        ticket.contact_name.clone(),
        ticket.subject.clone(),
        lang.word("priority", ticket.priority.as_str()),
        format!("N{}", ticket.level),
        lang.word("status", ticket.status.as_str()),
        times::shown_opt(ticket.due_at),
        ticket.id.to_string(),
    ]
}

/// The whole ticket as people read it.
pub fn people(terminal: Terminal, ticket: &Ticket) -> String {
    let (lang, line) = (terminal.lang, &ticket.line);
    let steps: Vec<String> = ticket
        .history
        .iter()
        .map(|step| {
            let said = [&step.detail, &step.body, &step.agent].into_iter().flatten().map(String::as_str);
            let words: Vec<String> = [times::shown(step.at), lang.word("step", &step.kind)]
                .into_iter()
                .chain(said.map(str::to_owned))
                .collect();
            words.join(" · ")
        })
        .collect();
    let facts = terminal.facts(&[
        ("contact", Some(line.contact_name.clone())),
        ("status", Some(lang.word("status", line.status.as_str()))),
        ("priority", Some(lang.word("priority", line.priority.as_str()))),
        ("level", Some(format!("N{}", line.level))),
        ("due", line.due_at.map(times::shown)),
        ("motive", ticket.motive.clone()),
        ("category", ticket.category.clone()),
        ("description", Some(ticket.description.clone())),
        ("resolution", ticket.resolution.clone()),
        ("history", Some(steps.join("\n"))),
        ("id", Some(line.id.to_string())),
    ]);
    format!("{}\n{facts}", terminal.title(&format!("#{} {}", line.number, line.subject)))
}
