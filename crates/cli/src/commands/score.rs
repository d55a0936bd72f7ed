//! `decroche score`: RFM marks of everybody who bought, the times and rates of a base, the scores of one person.

mod contact;
mod quantify;

use chrono::{DateTime, Utc};
use clap::Subcommand;
use crm::score::{RefreshScale, Scored};
use serde_json::{Value, json};

use crate::base::Desk;
use crate::failure::Result;
use crate::output::or_dash;
use crate::shapes::in_our_units;
use crate::{clock, times};

/// What can be scored.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Recency, frequency and amount, 1 to 5 each, with a score and a class
    Rfm {
        /// As of that moment: what was bought later is not seen (now)
        #[arg(long, value_name = "T", value_parser = times::parse)]
        as_of: Option<DateTime<Utc>>,
    },
    /// From first contact to first purchase, purchase and repurchase rates, each with its n
    Quantify(quantify::Arguments),
    /// Four scores of one person, with their reasons
    Contact(contact::Arguments),
}

/// Scores.
pub fn run(desk: &Desk, verb: &Verb) -> Result<()> {
    match verb {
        Verb::Rfm { as_of } => rfm(desk, *as_of),
        Verb::Quantify(typed) => quantify::run(desk, typed),
        Verb::Contact(typed) => contact::run(desk, typed),
    }
}

/// As of now, the limits between marks are kept: fiches and segments tell the same marks.
fn rfm(desk: &Desk, as_of: Option<DateTime<Utc>>) -> Result<()> {
    let base = desk.open_existing()?;
    if as_of.is_none() {
        base.write(RefreshScale)?;
    }
    let (scale, scored) = base.reader()?.rfm(as_of.unwrap_or_else(clock::now))?;
    let items: Vec<Value> = scored.iter().map(item).collect();
    let document =
        json!({ "total": items.len(), "by": if scale.fixed { "thresholds" } else { "quintiles" }, "items": items });
    desk.terminal.document(&document, || {
        let rows: Vec<Vec<String>> = scored.iter().map(|one| row(desk, one)).collect();
        let table = desk
            .terminal
            .table(&["external_id", "recency_days", "frequency", "monetary", "rfm", "score", "class", "id"], &rows);
        format!("{table}\n{}", desk.terminal.lang.say("of_total", &[&rows.len().to_string(), &rows.len().to_string()]))
    })
}

fn item(one: &Scored) -> Value {
    let mut item = in_our_units(one);
    if let Some(fields) = item.as_object_mut()
        && let Some(euros) = fields.remove("monetary_eur")
    {
        fields.insert("monetary".to_owned(), euros);
    }
    item
}

fn row(desk: &Desk, one: &Scored) -> Vec<String> {
    let rfm = one.rfm;
    vec![
        or_dash(one.external_id.as_deref()),
        one.recency_days.to_string(),
        one.frequency.to_string(),
        format!("{:.2}", item(one)["monetary"].as_f64().unwrap_or_default()),
        format!("{}{}{}", rfm.r, rfm.f, rfm.m),
        rfm.score.to_string(),
        desk.terminal.lang.word("rfm_class", rfm.class.as_str()),
        one.contact_id.to_string(),
    ]
}

/// A figure with so many decimals at most; null: there is none.
fn rounded(value: Option<f64>, places: i32) -> Value {
    let scale = 10_f64.powi(places);
    json!(value.map(|value| (value * scale).round() / scale))
}
