//! `decroche score contact`: four scores of one person, with their reasons.

use chrono::{DateTime, Utc};
use clap::Args;
use crm::Error;
use crm::score::{NamedScores, Score, ScoreQuestion, ScoreReason};
use crm::segment::{Rule, parse};
use serde_json::{Value, json};

use super::rounded;
use crate::base::{Base, Desk};
use crate::commands::segment;
use crate::failure::Result;
use crate::output::or_dash;
use crate::shapes::in_our_units;
use crate::{clock, times};

/// Of whom, and with what.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Our id, or the external one
    #[arg(value_name = "ID")]
    id: String,
    /// The target: a segment, by its name or id, or a rule
    #[arg(long, value_name = "SEGMENT")]
    segment: Option<String>,
    /// The product: its reference, name or id
    #[arg(long, value_name = "PRODUCT")]
    product: Option<String>,
    /// As of that moment: a call placed then, nothing later seen (now)
    #[arg(long, value_name = "T", value_parser = times::parse)]
    at: Option<DateTime<Utc>>,
}

/// Works them out.
pub fn run(desk: &Desk, typed: &Arguments) -> Result<()> {
    let base = desk.open_existing()?;
    let id = base.contact(&typed.id)?;
    let reader = base.reader()?;
    let question = ScoreQuestion {
        target: typed.segment.as_deref().map(|text| target(&base, text)).transpose()?,
        product_id: typed.product.as_deref().map(|text| reader.product_meant(text)).transpose()?,
    };
    let scores = reader.scores(id, &question, typed.at.unwrap_or_else(clock::now))?;
    let share = |score: &Score| document(score, score.value, 4);
    let told = json!({
        "contact_id": scores.contact_id, "at": scores.at, "fit": scores.fit.as_ref().map(share),
        "interest": scores.interest.as_ref().map(share), "answer": share(&scores.answer),
        "expected_value": document(&scores.expected_cents, scores.expected_cents.value.map(|cents| cents / 100.0), 2),
    });
    desk.terminal.document(&told, || people(desk, &scores))
}

/// The rule of a segment in use, or the one typed.
fn target(base: &Base, typed: &str) -> Result<Rule> {
    let kept = segment::named(base, typed)?;
    Ok(parse(kept.as_ref().map_or(typed, |line| &line.segment.rule)).map_err(Error::from)?)
}

fn document(score: &Score, value: Option<f64>, places: i32) -> Value {
    let reasons: Vec<Value> = score.reasons.iter().map(reason).collect();
    json!({ "value": rounded(value, places), "reasons": reasons })
}

fn reason(reason: &ScoreReason) -> Value {
    let mut told = in_our_units(reason);
    for (name, places) in [("probability", 4), ("interval_days", 2), ("recency_days", 2)] {
        if let Some(value) = told.get(name).and_then(Value::as_f64) {
            told[name] = rounded(Some(value), places);
        }
    }
    told
}

fn people(desk: &Desk, scores: &NamedScores) -> String {
    let lang = desk.terminal.lang;
    let share = |value| lang.percent(value);
    let shown = |name: &str, score: Option<&Score>, value: &dyn Fn(f64) -> String, nothing: &str| {
        let number = score.and_then(|score| score.value).map(value);
        let mut reasons: Vec<String> =
            score.map(|score| score.reasons.iter().map(|one| lang.score_reason(one)).collect()).unwrap_or_default();
        if reasons.is_empty() {
            reasons.push(desk.terminal.text(nothing));
        }
        let title = format!("{}  {}", desk.terminal.text(&format!("score.{name}")), or_dash(number.as_deref()));
        let lines: Vec<String> = reasons.iter().map(|line| format!("  {line}")).collect();
        format!("{}\n{}", desk.terminal.title(&title), lines.join("\n"))
    };
    let no_interest = if scores.interest.is_some() { "score.no_sign" } else { "score.no_product" };
    [
        shown("fit", scores.fit.as_ref(), &share, "score.no_target"),
        shown("interest", scores.interest.as_ref(), &share, no_interest),
        shown("answer", Some(&scores.answer), &share, ""),
        shown("expected_value", Some(&scores.expected_cents), &|cents| lang.euros(cents), ""),
    ]
    .join("\n\n")
}
