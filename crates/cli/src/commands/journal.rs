//! `decroche journal`: every payload a telephone system sent, and what was done with it.

use clap::Subcommand;

use crate::base::Desk;
use crate::failure::Result;
use crate::output::or_dash;
use crate::times;

/// What can be asked of the journal.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// The last payloads, last first (JSON Lines)
    List {
        /// At most this many
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u32,
    },
}

/// Prints the journal.
pub fn run(desk: &Desk, verb: &Verb) -> Result<()> {
    let Verb::List { limit } = verb;
    let base = desk.open_existing()?;
    let lines = base.reader()?.journal(*limit)?;
    let terminal = desk.terminal;
    if terminal.json {
        return lines.iter().try_for_each(|line| terminal.line(line));
    }
    let rows: Vec<Vec<String>> = lines
        .iter()
        .map(|line| {
            vec![
                times::shown(line.at),
                line.source.clone(),
                or_dash(line.external_id.as_deref()),
                or_dash(line.event.as_deref()),
                line.verdict.clone(),
                or_dash(line.reason.as_deref()),
                line.raw.chars().take(80).map(|c| if c.is_control() { ' ' } else { c }).collect(),
            ]
        })
        .collect();
    terminal.print(&terminal.table(&["at", "source", "external_id", "event", "verdict", "reason", "raw"], &rows))
}
