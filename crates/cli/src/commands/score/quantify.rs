//! `decroche score quantify`: times and rates of a base, split by one dimension.

use chrono::{DateTime, Utc};
use clap::Args;
use crm::score::{Figure, Quantified, QuantifyBy, Quantities, QuantityGroup};
use serde_json::{Value, json};

use super::rounded;
use crate::base::Desk;
use crate::failure::Result;
use crate::output::or_dash;
use crate::{clock, times};

/// What is asked.
#[derive(Debug, Args)]
pub struct Arguments {
    /// First contacts from that day on
    #[arg(long, value_name = "DAY", value_parser = times::parse)]
    from: Option<DateTime<Utc>>,
    /// First contacts until that day, included
    #[arg(long, value_name = "DAY", value_parser = times::parse_end)]
    to: Option<DateTime<Utc>>,
    /// What to split by: origin, first channel, contacts before the purchase, campaign (channel)
    #[arg(long, value_name = "WHAT", default_value = "channel", value_parser = ["origin", "channel", "contacts", "campaign"])]
    by: String,
}

const COLUMNS: [&str; 6] = ["group", "people", "buyers", "median_days", "purchase_rate", "repurchase_rate"];

/// Works them out.
pub fn run(desk: &Desk, typed: &Arguments) -> Result<()> {
    let by: QuantifyBy = typed.by.parse()?;
    let found = desk.open_existing()?.reader()?.quantify(by, typed.from, typed.to, clock::now())?;
    let items: Vec<Value> = found.groups.iter().map(item).collect();
    let document = json!({
        "by": found.by, "from": found.from, "to": found.to, "all": figures(&found.all), "items": items,
        "clients_before": found.clients_before,
    });
    desk.terminal.document(&document, || table(desk, &found))
}

fn item(group: &QuantityGroup) -> Value {
    let mut item = figures(&group.quantities);
    item["key"] = json!(group.key);
    item["name"] = json!(group.name);
    item
}

fn figures(of: &Quantities) -> Value {
    let figure = |figure: Figure, places| json!({ "value": rounded(figure.value, places), "n": figure.n });
    json!({
        "people": of.people, "buyers": of.buyers, "again": of.again, "median_days": figure(of.median_days, 2),
        "purchase_rate": figure(of.purchase_rate, 4), "repurchase_rate": figure(of.repurchase_rate, 4),
    })
}

fn table(desk: &Desk, found: &Quantified) -> String {
    let lang = desk.terminal.lang;
    let named = |group: &QuantityGroup| group.name.clone().unwrap_or_else(|| lang.word("quantify", &group.key));
    let mut rows: Vec<Vec<String>> =
        found.groups.iter().map(|group| row(desk, named(group), &group.quantities)).collect();
    rows.push(row(desk, desk.terminal.text("score.everybody"), &found.all));
    let table = desk.terminal.table(&COLUMNS, &rows);
    match found.clients_before {
        0 => table,
        n => format!("{table}\n{}", lang.say("score.clients_before", &[&n.to_string()])),
    }
}

fn row(desk: &Desk, name: String, of: &Quantities) -> Vec<String> {
    let lang = desk.terminal.lang;
    let told = |figure: Figure, value: Option<String>| {
        lang.say("score.of_n", &[&or_dash(value.as_deref()), &figure.n.to_string()])
    };
    let share = |figure: Figure| told(figure, figure.value.map(|value| lang.percent(value)));
    vec![
        name,
        of.people.to_string(),
        of.buyers.to_string(),
        told(of.median_days, of.median_days.value.map(|days| lang.days(days))),
        share(of.purchase_rate),
        share(of.repurchase_rate),
    ]
}
