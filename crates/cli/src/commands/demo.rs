//! `decroche demo`: an empty file becomes a lively house.

use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveTime, Utc};
use clap::Args;
use crm::class::{ClassFile, FillClass};
use crm::demo::Plan;
use crm::{Context, DemoProgress, DemoStep};
use serde_json::json;

use crate::base::{Base, Desk};
use crate::clock;
use crate::failure::Result;
use crate::times;

/// What `demo` takes.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How many people
    #[arg(long, value_name = "N", default_value_t = 2_000)]
    pub contacts: usize,
    /// How many calls, over three years
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    pub calls: usize,
    /// The same seed gives the same data
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// The moment the base is looked at (the beginning of today)
    #[arg(long, value_name = "T", value_parser = times::parse)]
    pub now: Option<DateTime<Utc>>,
    /// The class instead: thirty clients, a catalogue, a campaign of five calls that verify a file
    #[arg(long, conflicts_with_all = ["contacts", "calls", "seed"])]
    pub class: bool,
}

/// How often progress is told within a step.
const PACE: Duration = Duration::from_secs(1);

/// Fills the file.
pub fn run(desk: &Desk, arguments: &Arguments) -> Result<()> {
    let base = desk.open()?;
    if arguments.class {
        return class(desk, &base, arguments.now.unwrap_or_else(clock::now));
    }
    let began = Instant::now();
    // A whole day, so that the same seed typed twice gives the same data.
    let today = || clock::now().date_naive().and_time(NaiveTime::MIN).and_utc();
    let plan = Plan {
        contacts: arguments.contacts,
        calls: arguments.calls,
        seed: arguments.seed,
        now_ms: arguments.now.unwrap_or_else(today).timestamp_millis(),
    };
    let terminal = desk.terminal;
    let mut told: Option<(DemoStep, Instant)> = None;
    let report = base.store.fill_demo(plan, &mut |progress: DemoProgress| {
        if told.is_none_or(|(step, at)| step != progress.step || at.elapsed() >= PACE) {
            told = Some((progress.step, Instant::now()));
            let step = terminal.lang.word("demo_step", progress.step.as_str());
            terminal.tell("demo.progress", &[&step, &progress.done.to_string(), &progress.total.to_string()]);
        }
        true
    })?;
    let seconds = (began.elapsed().as_secs_f64() * 1000.0).round() / 1000.0;
    let document = json!({
        "contacts": report.contacts, "calls": report.calls, "tickets": report.tickets,
        "purchases": report.purchases, "seconds": seconds,
    });
    terminal.document(&document, || {
        let counts = [report.contacts, report.calls, report.tickets, report.purchases].map(|count| count.to_string());
        let [contacts, calls, tickets, purchases] = &counts;
        terminal.lang.say("demo.done", &[contacts, calls, tickets, purchases, &format!("{seconds:.1}")])
    })
}

/// Fills the file with the class.
fn class(desk: &Desk, base: &Base, now: DateTime<Utc>) -> Result<()> {
    let fill = FillClass { class: ClassFile::shipped()? };
    let report = base.store.write(fill, &Context::at(now))?.output;
    desk.terminal.document(&json!(report), || {
        let [contacts, products, sheets] = [report.contacts, report.products, report.sheets].map(|n| n.to_string());
        desk.terminal.lang.say("demo.class", &[&contacts, &products, &sheets])
    })
}
