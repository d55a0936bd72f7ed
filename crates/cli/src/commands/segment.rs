//! `decroche segment`: groups of people by a rule, counted, listed, kept.

use clap::Subcommand;
use crm::search::ContactPage;
use crm::segment::{FieldKind, Segment, SegmentLine, SegmentStep, WorkSegment, fields, parse};
use crm::{Error, SegmentId};
use serde_json::{Value, json};

use crate::base::{Base, Desk};
use crate::clock;
use crate::commands::contact;
use crate::failure::Result;
use crate::messages::Lang;
use crate::output::or_dash;

/// What can be done with segments.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Every segment in use, and how many people it means now
    List,
    /// A segment: its rule, and its people
    Show {
        /// Its id, or its name
        #[arg(value_name = "SEGMENT")]
        segment: String,
        /// At most so many people (20)
        #[arg(long, value_name = "N", default_value_t = 20)]
        limit: u32,
    },
    /// Keep a rule under a name; the same name again replaces its rule
    Save {
        /// Its name
        #[arg(value_name = "NAME")]
        name: String,
        /// The rule, in French or in English: femmes de 30 ans et plus, panier moyen > 200 €
        #[arg(value_name = "RULE")]
        rule: String,
    },
    /// Remove a segment; nobody is
    Delete {
        /// Its id, or its name
        #[arg(value_name = "SEGMENT")]
        segment: String,
    },
    /// How many people a rule means, and the first of them by name
    Count {
        /// The rule
        #[arg(value_name = "RULE")]
        rule: String,
        /// At most so many people (20; 0: only how many)
        #[arg(long, value_name = "N", default_value_t = 20)]
        limit: u32,
        /// Those who follow this fiche by name
        #[arg(long, value_name = "ID")]
        after: Option<String>,
    },
    /// What a rule can ask
    Fields,
}

/// Does what was typed.
pub fn run(desk: &Desk, verb: Verb) -> Result<()> {
    if matches!(verb, Verb::Fields) {
        return show_fields(desk);
    }
    let base = desk.open_existing()?;
    match verb {
        Verb::List => list(desk, &base),
        Verb::Show { segment, limit } => show(desk, &base, &found(&base, &segment)?.segment, limit),
        Verb::Save { name, rule } => {
            let segment_id = named(&base, &name)?.map(|line| line.segment.id);
            let id = base.write(WorkSegment { step: SegmentStep::Save { segment_id, name, rule } })?;
            show(desk, &base, &base.reader()?.segment(id)?, 0)
        }
        Verb::Delete { segment } => {
            let segment = found(&base, &segment)?.segment;
            base.write(WorkSegment { step: SegmentStep::Delete { segment_id: segment.id } })?;
            desk.terminal.document(&json!({ "deleted": segment.id }), || segment.name.clone())
        }
        Verb::Count { rule, limit, after } => {
            let after = after.map(|id| base.contact(&id)).transpose()?;
            let page =
                base.reader()?.segment_members(&parse(&rule).map_err(Error::from)?, after, limit, clock::now())?;
            desk.terminal.document(&counted(&page), || people(desk, &page))
        }
        Verb::Fields => Ok(()),
    }
}

/// The segment meant: by our id, or by its name.
pub(super) fn found(base: &Base, typed: &str) -> Result<SegmentLine> {
    Ok(named(base, typed)?.ok_or(Error::NotFound { kind: "segment" })?)
}

pub(super) fn named(base: &Base, typed: &str) -> Result<Option<SegmentLine>> {
    let id: Option<SegmentId> = typed.parse().ok();
    let same = |line: &SegmentLine| {
        Some(line.segment.id) == id || crm::text::fold(&line.segment.name) == crm::text::fold(typed)
    };
    Ok(base.reader()?.segments(clock::now())?.into_iter().find(same))
}

fn list(desk: &Desk, base: &Base) -> Result<()> {
    let lines = base.reader()?.segments(clock::now())?;
    let item = |line: &SegmentLine| {
        json!({
            "segment_id": line.segment.id, "name": line.segment.name, "rule": line.segment.rule, "count": line.count,
            "error": line.error,
        })
    };
    let items: Vec<Value> = lines.iter().map(item).collect();
    desk.terminal.document(&json!({ "total": items.len(), "items": items }), || {
        let count = |line: &SegmentLine| line.count.map(|count| count.to_string());
        let row = |line: &SegmentLine| {
            vec![line.segment.name.clone(), or_dash(count(line).as_deref()), line.segment.rule.clone()]
        };
        let rows: Vec<Vec<String>> = lines.iter().map(row).collect();
        desk.terminal.table(&["name", "people", "rule"], &rows)
    })
}

fn show(desk: &Desk, base: &Base, segment: &Segment, limit: u32) -> Result<()> {
    let page =
        base.reader()?.segment_members(&parse(&segment.rule).map_err(Error::from)?, None, limit, clock::now())?;
    let mut document = counted(&page);
    document["segment_id"] = json!(segment.id);
    document["name"] = json!(segment.name);
    document["rule"] = json!(segment.rule);
    desk.terminal.document(&document, || {
        let facts = desk.terminal.facts(&[
            ("name", Some(segment.name.clone())),
            ("rule", Some(segment.rule.clone())),
            ("people", Some(page.total.to_string())),
            ("id", Some(segment.id.to_string())),
        ]);
        if page.items.is_empty() { facts } else { format!("{facts}\n\n{}", people(desk, &page)) }
    })
}

fn counted(page: &ContactPage) -> Value {
    json!({ "count": page.total, "items": page.items })
}

fn people(desk: &Desk, page: &ContactPage) -> String {
    contact::table(desk.terminal, &page.items, page.total)
}

fn show_fields(desk: &Desk) -> Result<()> {
    let all = fields();
    let document = serde_json::to_value(&all).unwrap_or_default();
    desk.terminal.document(&json!({ "items": document }), || {
        let french = desk.terminal.lang == Lang::Fr;
        let row = |field: &crm::segment::SegmentField| {
            let choices: Vec<&str> =
                field.choices.iter().map(|choice| if french { choice.fr } else { choice.en }).take(6).collect();
            let more = if field.choices.len() > 6 { ", …" } else { "" };
            let filters: Vec<&str> = field.filters.iter().map(|by| if french { by.fr } else { by.en }).collect();
            let signs = if field.kind == FieldKind::Flag { String::new() } else { field.signs.join(" ") };
            vec![
                if french { field.fr } else { field.en }.to_owned(),
                signs,
                format!("{}{more}", choices.join(", ")),
                filters.join(", "),
            ]
        };
        let rows: Vec<Vec<String>> = all.iter().map(row).collect();
        desk.terminal.table(&["field", "operators", "values", "filters"], &rows)
    })
}
