//! `decroche quality`: how far the base can be trusted, its lists, and what is put right at once.

use std::time::{Duration, Instant};

use clap::Args;
use crm::Context;
use crm::duplicate::ScanProgress;
use crm::quality::{
    BulkChange, BulkWho, FixKind, KeepLikely, Quality, QualityLine, QualityPage, QualityPart, VerifyContact, WorkList,
};
use crm::segment::print;
use serde_json::{Value, json};

use super::bulk;
use crate::base::{Base, Desk};
use crate::clock;
use crate::failure::Result;
use crate::output::{Terminal, or_dash};

/// What `quality` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// The fiches of a list, the most worth putting right first
    #[arg(long, value_name = "LIST", value_parser = lists(), group = "does")]
    pub list: Option<String>,
    /// Put right all that is proposed of these kinds, wherever it is; each run can be undone
    #[arg(long, value_name = "KIND", value_parser = kinds(), num_args = 1.., group = "does")]
    pub fix: Vec<String>,
    /// With --fix: show what would change, write nothing
    #[arg(long, requires = "fix")]
    pub dry_run: bool,
    /// Say that this fiche was checked today
    #[arg(long, value_name = "ID", group = "does")]
    pub verify: Option<String>,
    /// Propose on fiches what their colleagues tell: the address of the house's habit, its switchboard
    #[arg(long, group = "does")]
    pub deduce: bool,
    /// Look for duplicates first, and keep what was found
    #[arg(long)]
    pub look: bool,
    /// With --list or --dry-run: at most so many (20)
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: u32,
    /// With --list: those that follow this fiche
    #[arg(long, value_name = "ID", requires = "list")]
    pub after: Option<String>,
}

/// How often progress is told.
const PACE: Duration = Duration::from_secs(1);

fn lists() -> Vec<&'static str> {
    WorkList::ALL.iter().map(|list| list.as_str()).collect()
}

fn kinds() -> Vec<&'static str> {
    FixKind::ALL.iter().map(|kind| kind.as_str()).chain(["all"]).collect()
}

/// Does what was typed.
pub fn run(desk: &Desk, arguments: &Arguments) -> Result<()> {
    let base = desk.open_existing()?;
    let terminal = desk.terminal;
    if arguments.look {
        look(&base, terminal)?;
    }
    if let Some(typed) = &arguments.verify {
        let contact_id = base.contact(typed)?;
        base.write(VerifyContact { contact_id })?;
        let line = base.reader()?.quality_of(contact_id, clock::now())?;
        return terminal.document(&item(&line), || terminal.text("quality.verified"));
    }
    if arguments.deduce {
        let made = base.store.deduce(&Context::at(clock::now()), &mut |_| true)?;
        return terminal
            .document(&json!({ "proposed": made }), || terminal.lang.say("quality.deduced", &[&made.to_string()]));
    }
    look_at_flaws(&base, terminal)?;
    if !arguments.fix.is_empty() {
        let all = arguments.fix.iter().any(|kind| kind == "all");
        let kinds = if all { Vec::new() } else { arguments.fix.iter().filter_map(|kind| kind.parse().ok()).collect() };
        let who = BulkWho::Rule { text: print(&WorkList::Fixable.rule()) };
        return bulk::change(desk, &base, who, BulkChange::Fix { kinds }, arguments.dry_run, arguments.limit as usize);
    }
    match arguments.list.as_deref().map(str::parse::<WorkList>).transpose()? {
        Some(list) => {
            let after = arguments.after.as_deref().map(|typed| base.contact(typed)).transpose()?;
            let page = base.reader()?.quality_page(&list.rule(), after, arguments.limit, clock::now())?;
            let document = json!({
                "list": list, "rule": print(&list.rule()), "total": page.total,
                "items": page.items.iter().map(item).collect::<Vec<_>>(),
            });
            terminal.document(&document, || people(terminal, &page))
        }
        None => {
            let quality = base.reader()?.quality(clock::now())?;
            terminal.document(&document(&quality), || told(terminal, &quality))
        }
    }
}

/// Looks at what a file brought in since, telling how far it is when that takes its time.
fn look_at_flaws(base: &Base, terminal: Terminal) -> Result<()> {
    let mut last = Instant::now();
    base.store.look_at_flaws(&Context::at(clock::now()), &mut |at| {
        if last.elapsed() >= PACE {
            last = Instant::now();
            terminal.tell("quality.looking", &[&at.done.to_string(), &at.total.to_string()]);
        }
        true
    })?;
    Ok(())
}

fn look(base: &Base, terminal: Terminal) -> Result<()> {
    let mut last = Instant::now();
    let found = base.reader()?.duplicates(1.0, 0, &mut |at: ScanProgress| {
        if last.elapsed() >= PACE {
            last = Instant::now();
            let step = terminal.lang.word("scan_step", at.step.as_str());
            terminal.tell("duplicates.progress", &[&step, &(at.done * 100 / at.total.max(1)).to_string()]);
        }
        true
    })?;
    base.write(KeepLikely { likely: found.likely })
}

fn rounded(value: f64, scale: f64) -> f64 {
    (value * scale).round() / scale
}

fn document(quality: &Quality) -> Value {
    let part = |part: &QualityPart| {
        json!({
            "list": part.list, "count": part.count, "of": part.of, "share": part.share.map(|share| rounded(share, 10_000.0)),
            "weight": part.weight, "rule": part.rule,
        })
    };
    json!({
        "score": quality.score.map(|score| rounded(score, 10.0)), "people": quality.people,
        "parts": quality.parts.iter().map(part).collect::<Vec<_>>(), "fixable": quality.fixable,
        "duplicates_looked_at": quality.looked_at, "aging_percent": quality.aging_percent,
        "verify_below_percent": quality.verify_below_percent,
        "formula": "100 × Σ weight × (1 − share) / Σ weight",
    })
}

fn told(terminal: Terminal, quality: &Quality) -> String {
    let lang = terminal.lang;
    let row = |part: &QualityPart| {
        vec![
            lang.word("work_list", part.list.as_str()),
            or_dash(part.count.map(|count| count.to_string()).as_deref()),
            part.of.to_string(),
            or_dash(part.share.map(|share| lang.say("score.percent", &[&lang.decimal(share * 100.0, 1)])).as_deref()),
            part.weight.to_string(),
            part.rule.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = quality.parts.iter().map(row).collect();
    let score = or_dash(quality.score.map(|score| lang.decimal(score, 1)).as_deref());
    let [aging, below] = [quality.aging_percent, quality.verify_below_percent].map(|percent| lang.decimal(percent, 0));
    let mut said = vec![
        terminal.title(&lang.say("quality.score", &[&score, &quality.people.to_string()])),
        terminal.table(&["list", "count", "of", "share", "weight", "rule"], &rows),
        lang.say("quality.formula", &[]),
        lang.say("quality.aging", &[&aging, &below]),
        lang.say("quality.fixable", &[&quality.fixable.to_string()]),
    ];
    if quality.looked_at.is_none() {
        said.push(lang.say("quality.not_looked", &[]));
    }
    said.join("\n")
}

fn item(line: &QualityLine) -> Value {
    let mut item = serde_json::to_value(&line.line).unwrap_or_default();
    item["flaws"] = json!(line.flaws);
    item["corrections"] = json!(line.corrections);
    item["still_right"] = json!(rounded(line.still_right, 10_000.0));
    item["verified_at"] = json!(line.verified_at);
    item["spent"] = json!(rounded(line.spent_cents as f64 / 100.0, 100.0));
    item
}

fn people(terminal: Terminal, page: &QualityPage) -> String {
    let lang = terminal.lang;
    let row = |item: &QualityLine| {
        let flaws: Vec<String> = item.flaws.iter().map(|flaw| lang.word("flaw", flaw.as_str())).collect();
        let fixes: Vec<String> = item
            .corrections
            .iter()
            .map(|one| lang.say("quality.before_after", &[&or_dash(Some(&one.before)), &or_dash(Some(&one.after))]))
            .collect();
        vec![
            or_dash(item.line.name.as_deref().or(item.line.company.as_deref())),
            or_dash(item.line.phone.as_deref()),
            flaws.join(", "),
            fixes.join(" ; "),
            lang.percent(item.still_right),
            item.line.contact_id.to_string(),
        ]
    };
    let rows: Vec<Vec<String>> = page.items.iter().map(row).collect();
    let table = terminal.table(&["name", "phone", "flaws", "proposed", "still_right", "id"], &rows);
    format!("{table}\n{}", lang.say("quality.listed", &[&page.items.len().to_string(), &page.total.to_string()]))
}
