//! Marks of buyers, scores of one person, figures of a base.

use chrono::{DateTime, Days, NaiveDate, Utc};
use crm::score::{Chart, NamedScores, Quantified, QuantifyBy, RefreshScale, ScoreQuestion};
use crm::segment::parse;
use crm::{ContactId, ProductId};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, State};

use crate::desk::{Desk, now};
use crate::error::{Answer, Refusal};

/// How many people of a cell are shown.
const PEOPLE: usize = 50;

/// What is asked.
#[derive(Debug, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum ScoreWork {
    /// RFM at the end of a day here (now when `None`), with the people of one cell. As of now, the limits between marks
    /// are kept: fiches and segments tell the same marks.
    Rfm { as_of: Option<NaiveDate>, cell: Option<(u8, u8)> },
    /// The four scores of a person now: fit with a rule, interest in a product.
    Person { contact_id: ContactId, target: Option<String>, product_id: Option<ProductId> },
    /// From first contact to purchase, split by something, of those first contacted within these days.
    Quantify { by: QuantifyBy, from: Option<NaiveDate>, to: Option<NaiveDate> },
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum ScoreWorked {
    /// Of everybody.
    Rfm(Box<Chart>),
    /// Of one person.
    Person(Box<NamedScores>),
    /// Of the base.
    Quantified(Box<Quantified>),
}

#[tauri::command(async)]
pub fn score_work(app: AppHandle, desk: State<'_, Desk>, step: ScoreWork) -> Answer<ScoreWorked> {
    worked(&app, &desk, step)
}

fn worked(app: &AppHandle, desk: &Desk, step: ScoreWork) -> Answer<ScoreWorked> {
    match step {
        ScoreWork::Rfm { as_of, cell } => rfm(app, desk, as_of, cell),
        ScoreWork::Person { contact_id, target, product_id } => {
            let target = target.as_deref().map(parse).transpose().map_err(crm::Error::from)?;
            let scores = desk.store().reader()?.scores(contact_id, &ScoreQuestion { target, product_id }, now())?;
            Ok(ScoreWorked::Person(Box::new(scores)))
        }
        ScoreWork::Quantify { by, from, to } => {
            let (from, to) = (from.map(start_of).transpose()?, to.map(end_of).transpose()?);
            Ok(ScoreWorked::Quantified(Box::new(desk.store().reader()?.quantify(by, from, to, now())?)))
        }
    }
}

fn rfm(app: &AppHandle, desk: &Desk, as_of: Option<NaiveDate>, cell: Option<(u8, u8)>) -> Answer<ScoreWorked> {
    let at = match as_of {
        Some(day) => end_of(day)? - chrono::TimeDelta::milliseconds(1),
        None => {
            desk.write_unattended(app, RefreshScale)?;
            now()
        }
    };
    Ok(ScoreWorked::Rfm(Box::new(desk.store().reader()?.rfm_chart(at, cell, PEOPLE)?)))
}

/// The first moment of a day where this desk is.
fn start_of(day: NaiveDate) -> Answer<DateTime<Utc>> {
    let begins = day.and_hms_opt(0, 0, 0).and_then(|begins| begins.and_local_timezone(chrono::Local).earliest());
    Ok(begins.ok_or(Refusal::new("invalid"))?.with_timezone(&Utc))
}

/// The first moment after it.
fn end_of(day: NaiveDate) -> Answer<DateTime<Utc>> {
    start_of(day.checked_add_days(Days::new(1)).ok_or(Refusal::new("invalid"))?)
}
