//! `decroche practice`: verification sheets played by a comrade, and calls marked on a listening grid.

mod shapes;

use std::collections::BTreeMap;

use clap::{Args, Subcommand};
use crm::grid::{GridMark, Heard, MarkListening, NewListening};
use serde_json::{Value, json};

use crate::base::{Base, Desk};
use crate::failure::Result;

/// What can be practised.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// The verification sheets, without their truth
    List,
    /// Compare a fiche with the truth of its sheet
    Mark {
        /// The fiche (its id)
        #[arg(value_name = "CONTACT")]
        contact: String,
    },
    /// Mark a call on a listening grid
    Grid(GridArguments),
}

/// What `practice grid` takes.
#[derive(Debug, Args)]
pub struct GridArguments {
    /// The call
    #[arg(value_name = "CALL_ID")]
    call_id: String,
    /// The grid (its key)
    #[arg(long, value_name = "KEY")]
    grid: String,
    /// A criterion and its mark: 0 absent, 1 partial, 2 as it should be, - cannot be judged; may be given again
    #[arg(long = "mark", value_name = "ITEM=MARK", required = true, value_parser = mark)]
    marks: Vec<(String, GridMark)>,
    /// Words for the person who was heard
    #[arg(long, value_name = "TEXT", default_value = "")]
    comment: String,
}

fn mark(typed: &str) -> std::result::Result<(String, GridMark), String> {
    let expected = || "greets=2 · greets=1 · greets=0 · greets=-".to_owned();
    let (item, mark) = typed.split_once('=').ok_or_else(expected)?;
    let mark = match mark.trim() {
        "-" => GridMark::NotEvaluable,
        "0" => GridMark::Absent,
        "1" => GridMark::Partial,
        "2" => GridMark::Compliant,
        word => word.parse().map_err(|_| expected())?,
    };
    Ok((item.trim().to_owned(), mark))
}

/// Does what was typed.
pub fn run(desk: &Desk, verb: Verb) -> Result<()> {
    let base = desk.open_existing()?;
    match verb {
        Verb::List => {
            let sheets = base.reader()?.verification_sheets()?;
            let items: Vec<Value> = sheets.iter().map(|sheet| json!(sheet)).collect();
            desk.terminal.document(&json!({ "total": items.len(), "items": items }), || {
                shapes::sheets_shown(desk.terminal, &sheets)
            })
        }
        Verb::Mark { contact } => {
            let id = base.contact(&contact)?;
            let check = base.reader()?.check_verification(id)?;
            desk.terminal.document(&json!(check), || shapes::check_shown(desk.terminal, &check))
        }
        Verb::Grid(typed) => grid(desk, &base, typed),
    }
}

fn grid(desk: &Desk, base: &Base, typed: GridArguments) -> Result<()> {
    let marks: BTreeMap<String, GridMark> = typed.marks.into_iter().collect();
    let heard = Heard::Call { call_id: typed.call_id.parse()? };
    let listening = NewListening { heard, grid: typed.grid, marks, comment: typed.comment };
    let marked = base.write(MarkListening { listening })?;
    desk.terminal.document(&shapes::listening(&marked), || shapes::listening_shown(desk.terminal, &marked))
}
