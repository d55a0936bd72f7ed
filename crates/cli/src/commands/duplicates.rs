//! `decroche duplicates`: fiches that are probably one person's, with the reasons.

use std::time::{Duration, Instant};

use clap::Args;
use crm::contact::ContactLine;
use crm::duplicate::{DuplicatePair, Duplicates, Likeness, ScanProgress, ScanStep};
use crm::quality::KeepLikely;
use crm::{Context, MergeRun};
use serde_json::json;

use crate::base::{Base, Desk};
use crate::clock;
use crate::failure::Result;
use crate::output::{Terminal, or_dash};

/// What `duplicates` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Only pairs at least this likely, from 0 to 1 (probable from 0.8, sure from 0.95)
    #[arg(long, value_name = "SCORE", default_value_t = 0.8)]
    pub min_score: f64,
    /// At most this many pairs, the likeliest first
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    pub limit: usize,
    /// Merge the sure pairs, after a verified backup; each can be undone
    #[arg(long)]
    pub merge_sure: bool,
}

/// How often progress is told within a step.
const PACE: Duration = Duration::from_secs(1);

/// Looks at the whole base and prints the pairs.
pub fn run(desk: &Desk, arguments: &Arguments) -> Result<()> {
    let base = desk.open_existing()?;
    let terminal = desk.terminal;
    let began = Instant::now();
    let mut told: Option<(ScanStep, Instant)> = None;
    let found = base.reader()?.duplicates(arguments.min_score, arguments.limit, &mut |progress: ScanProgress| {
        // A look that takes less than a second says nothing.
        let due = match told {
            Some((step, at)) => step != progress.step || at.elapsed() >= PACE,
            None => began.elapsed() >= PACE,
        };
        if due {
            told = Some((progress.step, Instant::now()));
            let step = terminal.lang.word("scan_step", progress.step.as_str());
            let percent = progress.done * 100 / progress.total.max(1);
            terminal.tell("duplicates.progress", &[&step, &percent.to_string()]);
        }
        true
    })?;
    base.write(KeepLikely { likely: found.likely.clone() })?;
    let run = if arguments.merge_sure { Some(merge_sure(&base, &found)?) } else { None };
    let seconds = (began.elapsed().as_secs_f64() * 1000.0).round() / 1000.0;
    let document = json!({
        "pairs": found.pairs, "total": found.total, "sure": found.sure, "probable": found.probable,
        "possible": found.possible, "people": found.people, "narrowed": found.narrowed, "seconds": seconds,
        "run": run,
    });
    terminal.document(&document, || people(terminal, &found))?;
    if let Some(run) = run {
        let counts = [run.merged.len(), run.skipped].map(|count| count.to_string());
        terminal.tell("merge.run", &[&counts[0], &counts[1], &run.backup.path]);
    }
    Ok(())
}

fn merge_sure(base: &Base, found: &Duplicates) -> Result<MergeRun> {
    let sure = found.pairs.iter().filter(|pair| pair.level == Likeness::Sure);
    let pairs: Vec<_> = sure.map(|pair| (pair.a.contact_id, pair.b.contact_id)).collect();
    Ok(base.store.merge_run(&pairs, &Context::at(clock::now()), &mut |_| true)?)
}

fn people(terminal: Terminal, found: &Duplicates) -> String {
    let counts = [found.total, found.sure, found.probable].map(|count| count.to_string());
    let [total, sure, probable] = &counts;
    let mut said = Vec::new();
    if !found.pairs.is_empty() {
        let rows: Vec<Vec<String>> = found.pairs.iter().flat_map(|pair| rows(terminal, pair)).collect();
        said.push(terminal.table(&["likeness", "name", "company", "phone", "town", "id", "because"], &rows));
    }
    said.push(terminal.lang.say("duplicates.found", &[total, sure, probable]));
    if found.pairs.len() < found.total {
        said.push(terminal.lang.say("duplicates.more", &[&found.pairs.len().to_string()]));
    }
    if found.narrowed > 0 {
        said.push(terminal.lang.say("duplicates.narrowed", &[&found.narrowed.to_string()]));
    }
    said.join("\n")
}

/// Two lines: the fiche that a merge keeps, then the other.
fn rows(terminal: Terminal, pair: &DuplicatePair) -> [Vec<String>; 2] {
    let level = terminal.lang.word("likeness", pair.level.as_str());
    let reasons: Vec<String> = pair.reasons.iter().map(|reason| terminal.lang.duplicate_reason(reason)).collect();
    let row = |first: String, line: &ContactLine, last: String| {
        vec![
            first,
            or_dash(line.name.as_deref()),
            or_dash(line.company.as_deref()),
            or_dash(line.phone.as_deref()),
            or_dash(line.town.as_deref()),
            line.contact_id.to_string(),
            last,
        ]
    };
    let percent = terminal.lang.say("duplicates.percent", &[&format!("{:.0}", pair.score * 100.0)]);
    [row(level, &pair.a, reasons.join(", ")), row(percent, &pair.b, String::new())]
}
