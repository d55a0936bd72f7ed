//! `decroche bulk`: one change to many fiches, shown first, taken back when asked.

use std::time::{Duration, Instant};

use clap::Args;
use crm::contact::ContactField;
use crm::quality::{BulkChange, BulkLine, BulkPreview, BulkProgress, BulkValue, BulkWho, FixKind, PastBulk};
use crm::{BulkId, Context, Error};
use serde_json::json;

use super::segment;
use crate::base::{Base, Desk, stages};
use crate::clock;
use crate::failure::Result;
use crate::output::{Terminal, or_dash};
use crate::times;

/// What `bulk` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Whom: a segment by its name or its id, or a rule
    #[arg(value_name = "RULE", required_unless_present_any = ["undo", "past"])]
    pub rule: Option<String>,
    /// A value of the fiche: town=Rennes (town= empties it)
    #[arg(long, value_name = "FIELD=VALUE", group = "what")]
    pub set: Option<String>,
    /// A tag put on
    #[arg(long, value_name = "TAG", group = "what")]
    pub tag: Option<String>,
    /// A tag taken off
    #[arg(long, value_name = "TAG", group = "what")]
    pub untag: Option<String>,
    /// Another rung
    #[arg(long, value_name = "STAGE", value_parser = stages(), requires = "why", group = "what")]
    pub stage: Option<String>,
    /// With --stage: the reason
    #[arg(long, value_name = "W")]
    pub why: Option<String>,
    /// Put right what is proposed, of these kinds
    #[arg(long, value_name = "KIND", value_parser = kinds(), num_args = 1.., group = "what")]
    pub fix: Vec<String>,
    /// Show what would change, write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// With --dry-run: at most so many values (20)
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// Take one back: what was edited since is kept
    #[arg(long, value_name = "BULK_ID", conflicts_with_all = ["what", "rule"])]
    pub undo: Option<String>,
    /// The last ones
    #[arg(long, conflicts_with_all = ["what", "rule", "undo"])]
    pub past: bool,
}

/// How often progress is told.
const PACE: Duration = Duration::from_secs(1);

fn kinds() -> Vec<&'static str> {
    FixKind::ALL.iter().map(|kind| kind.as_str()).collect()
}

/// Does what was typed.
pub fn run(desk: &Desk, arguments: &Arguments) -> Result<()> {
    let base = desk.open_existing()?;
    if let Some(typed) = &arguments.undo {
        return undo(desk, &base, typed);
    }
    if arguments.past {
        return past(desk, &base);
    }
    let typed = arguments.rule.as_deref().unwrap_or_default();
    let text = segment::named(&base, typed)?.map_or_else(|| typed.to_owned(), |line| line.segment.rule);
    let asked = asked(arguments)?.ok_or(Error::Invalid { field: "change", why: "empty" })?;
    change(desk, &base, BulkWho::Rule { text }, asked, arguments.dry_run, arguments.limit)
}

/// What is to be changed; `None`: nothing was said.
fn asked(arguments: &Arguments) -> Result<Option<BulkChange>> {
    if let Some(set) = &arguments.set {
        let (field, value) = set.split_once('=').ok_or(Error::Invalid { field: "change", why: "empty" })?;
        let field: ContactField = field.trim().parse()?;
        return Ok(Some(BulkChange::Field { field, value: Some(value.trim().to_owned()) }));
    }
    if let Some(stage) = &arguments.stage {
        return Ok(Some(BulkChange::Stage { stage: stage.parse()?, why: arguments.why.clone().unwrap_or_default() }));
    }
    let tag = |tag: &String, on| BulkChange::Tag { tag: tag.clone(), on };
    let fix = || BulkChange::Fix { kinds: arguments.fix.iter().filter_map(|kind| kind.parse().ok()).collect() };
    let tagged = arguments.tag.as_ref().map(|word| tag(word, true));
    Ok(tagged
        .or_else(|| arguments.untag.as_ref().map(|word| tag(word, false)))
        .or_else(|| (!arguments.fix.is_empty()).then(fix)))
}

/// Shows a change, or makes it.
pub(super) fn change(
    desk: &Desk,
    base: &Base,
    who: BulkWho,
    change: BulkChange,
    dry_run: bool,
    limit: usize,
) -> Result<()> {
    let terminal = desk.terminal;
    if dry_run {
        let shown = base.reader()?.bulk_preview(&who, &change, limit, clock::now(), &mut paced(terminal))?;
        let document = json!({ "people": shown.people, "changing": shown.changing, "lines": shown.lines });
        return terminal.document(&document, || preview(terminal, &shown));
    }
    let run = base.store.bulk_run(who, change, &Context::at(clock::now()), &mut paced(terminal))?;
    terminal.document(&json!({ "bulk_id": run.bulk_id, "people": run.people, "changed": run.changed }), || {
        terminal.lang.say("bulk.done", &[&run.changed.to_string(), &run.people.to_string(), &run.bulk_id.to_string()])
    })
}

fn undo(desk: &Desk, base: &Base, typed: &str) -> Result<()> {
    let id: BulkId = typed.parse().map_err(|_| Error::NotFound { kind: "bulk" })?;
    let undone = base.store.undo_bulk(id, &Context::at(clock::now()), &mut paced(desk.terminal))?;
    let document = json!({ "restored": undone.restored, "kept_count": undone.kept_count, "kept": undone.kept });
    desk.terminal.document(&document, || {
        let mut said = vec![
            desk.terminal.lang.say("bulk.undone", &[&undone.restored.to_string(), &undone.kept_count.to_string()]),
        ];
        said.extend(undone.kept.iter().map(|kept| format!("  {}  {}", kept.contact_id, kept.name)));
        said.join("\n")
    })
}

fn past(desk: &Desk, base: &Base) -> Result<()> {
    let all = base.reader()?.bulks(20)?;
    let item = |one: &PastBulk| {
        json!({
            "bulk_id": one.bulk_id, "change": one.change, "rule": one.rule, "changed": one.changed,
            "at": one.at, "undoable": one.undoable,
        })
    };
    desk.terminal.document(&json!({ "items": all.iter().map(item).collect::<Vec<_>>() }), || {
        let row = |one: &PastBulk| {
            vec![times::shown(one.at), one.changed.to_string(), or_dash(one.rule.as_deref()), one.bulk_id.to_string()]
        };
        let rows: Vec<Vec<String>> = all.iter().map(row).collect();
        desk.terminal.table(&["at", "changed", "rule", "id"], &rows)
    })
}

fn preview(terminal: Terminal, shown: &BulkPreview) -> String {
    let row = |line: &BulkLine| {
        let value = match line.field {
            Some(field) => terminal.lang.word("field", field.as_str()),
            None => terminal.lang.word("bulk_value", line.value.as_str()),
        };
        let worded = |text: &str| match line.value {
            BulkValue::Stage => terminal.lang.word("stage", text),
            _ => or_dash(Some(text)),
        };
        vec![or_dash(Some(&line.name)), value, worded(&line.before), worded(&line.after)]
    };
    let rows: Vec<Vec<String>> = shown.lines.iter().map(row).collect();
    let table = terminal.table(&["name", "field", "before", "after"], &rows);
    let counts = [shown.changing.to_string(), shown.people.to_string()];
    format!("{table}\n{}", terminal.lang.say("bulk.would", &[&counts[0], &counts[1]]))
}

fn paced(terminal: Terminal) -> impl FnMut(BulkProgress) -> bool {
    let mut told = Instant::now();
    move |at: BulkProgress| {
        if told.elapsed() >= PACE {
            told = Instant::now();
            terminal.tell("of_total", &[&at.done.to_string(), &at.total.to_string()]);
        }
        true
    }
}
