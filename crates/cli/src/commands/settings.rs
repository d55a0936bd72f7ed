//! `decroche settings`: every setting, with its value and meaning.

use clap::Subcommand;
use crm::settings::SetSetting;
use serde_json::{Map, Value};

use crate::base::{Base, Desk};
use crate::failure::Result;

/// What can be done with settings.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Every setting and its present value
    Show,
    /// Choose a value
    Set {
        /// Its dotted name
        #[arg(value_name = "KEY")]
        key: String,
        /// JSON, or plain text
        #[arg(value_name = "VALUE", allow_negative_numbers = true)]
        value: String,
    },
}

/// Shows or chooses.
pub fn run(desk: &Desk, verb: Verb) -> Result<()> {
    let base = desk.open_to(matches!(verb, Verb::Set { .. }))?;
    match verb {
        Verb::Show => show(desk, &base),
        Verb::Set { key, value } => {
            let value = serde_json::from_str(&value).unwrap_or(Value::String(value));
            base.write(SetSetting { key: key.clone(), value })?;
            let present = base.reader()?.setting(&key)?;
            let document = Value::Object(Map::from_iter([(key.clone(), present.clone())]));
            desk.terminal.document(&document, || format!("{key} = {present}"))
        }
    }
}

fn show(desk: &Desk, base: &Base) -> Result<()> {
    let settings = base.reader()?.settings()?;
    let document: Map<String, Value> =
        settings.iter().map(|setting| (setting.key.clone(), setting.value.clone())).collect();
    let terminal = desk.terminal;
    terminal.document(&Value::Object(document), || {
        let rows: Vec<Vec<String>> = settings
            .iter()
            .map(|setting| vec![setting.key.clone(), setting.value.to_string(), setting.meaning.clone()])
            .collect();
        terminal.table(&["key", "value", "meaning"], &rows)
    })
}
