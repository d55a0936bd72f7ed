//! `decroche search`: people by anything known of them.

use std::time::Instant;

use clap::Args;
use serde_json::json;

use crate::base::Desk;
use crate::failure::Result;
use crate::output::or_dash;

/// What `search` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Words, or a fragment of a number
    #[arg(value_name = "TEXT", required = true, num_args = 1.., allow_negative_numbers = true)]
    pub text: Vec<String>,
    /// At most this many
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: u32,
}

/// Prints who was found, the best first.
pub fn run(desk: &Desk, arguments: &Arguments) -> Result<()> {
    let base = desk.open_existing()?;
    let reader = base.reader()?;
    let began = Instant::now();
    let found = reader.search(&arguments.text.join(" "), arguments.limit)?;
    let took_us = micros(began);
    let terminal = desk.terminal;
    let document = json!({ "total": found.total, "more": found.more, "items": found.items, "took_us": took_us });
    terminal.document(&document, || {
        if found.items.is_empty() {
            return terminal.text("nobody");
        }
        let rows: Vec<Vec<String>> = found
            .items
            .iter()
            .map(|hit| {
                vec![
                    or_dash(hit.line.name.as_deref()),
                    or_dash(hit.line.company.as_deref()),
                    or_dash(hit.line.phone.as_deref()),
                    or_dash(hit.line.town.as_deref()),
                    terminal.lang.word("stage", hit.line.stage.as_str()),
                    hit.snippet.clone(),
                    hit.line.contact_id.to_string(),
                ]
            })
            .collect();
        let table = terminal.table(&["name", "company", "phone", "town", "stage", "snippet", "id"], &rows);
        let count = match found.total {
            Some(total) => terminal.lang.say("of_total", &[&rows.len().to_string(), &total.to_string()]),
            None => terminal.lang.say("more_found", &["1 000"]),
        };
        format!("{table}\n{count}")
    })
}

/// Whole microseconds since.
pub fn micros(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX)
}
