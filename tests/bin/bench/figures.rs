//! From samples to a table.

use std::time::{Duration, Instant};

use crate::base::calls_each;

/// One line of the table.
pub struct Row {
    pub what: &'static str,
    pub p50: Duration,
    pub p99: Duration,
    /// What it is divided by; `None`: shown in time only.
    pub against: Option<Duration>,
    pub budget: &'static str,
}

/// Times each of `count` runs of `work`.
pub fn samples(count: usize, mut work: impl FnMut(usize)) -> Vec<Duration> {
    (0..count)
        .map(|i| {
            let began = Instant::now();
            work(i);
            began.elapsed()
        })
        .collect()
}

/// p50 and p99 of one pass.
pub fn quantiles(mut samples: Vec<Duration>) -> (Duration, Duration) {
    samples.sort_unstable();
    let at = |share: usize| samples.get(samples.len() * share / 100).or(samples.last());
    (at(50).copied().unwrap_or_default(), at(99).copied().unwrap_or_default())
}

/// The median over `passes` of each pass's p50 and p99. The first pass warms up and does not count.
pub fn median(passes: usize, mut pass: impl FnMut() -> Vec<Duration>) -> (Duration, Duration) {
    pass();
    let (mut p50, mut p99): (Vec<_>, Vec<_>) = (0..passes).map(|_| quantiles(pass())).unzip();
    p50.sort_unstable();
    p99.sort_unstable();
    (p50.get(passes / 2).copied().unwrap_or_default(), p99.get(passes / 2).copied().unwrap_or_default())
}

fn shown(time: Duration) -> String {
    let us = time.as_secs_f64() * 1e6;
    if us < 1_000.0 { format!("{us:.1} µs") } else { format!("{:.2} ms", us / 1_000.0) }
}

pub fn print(size: usize, unit: Duration, rows: &[Row]) {
    println!("\n## {size} people, {} calls (U = {})\n", size * calls_each(size), shown(unit));
    println!("| what | p50 | p99 | p50 ratio | p99 ratio | budget |\n|---|---|---|---|---|---|");
    for row in rows {
        let ratio = |time: Duration| {
            row.against.map_or("–".to_owned(), |base| format!("{:.2}", time.as_secs_f64() / base.as_secs_f64()))
        };
        println!(
            "| {} | {} | {} | {} | {} | {} |",
            row.what,
            shown(row.p50),
            shown(row.p99),
            ratio(row.p50),
            ratio(row.p99),
            row.budget
        );
    }
}

/// A figure that hangs on no base of people.
pub fn print_alone(row: &Row) {
    println!("\n{}: p50 {}, p99 {} (budget {})", row.what, shown(row.p50), shown(row.p99), row.budget);
}

/// How each figure grows from one size to the next.
pub fn growth(all: &[(usize, Vec<Row>)]) {
    for pair in all.windows(2) {
        let [(small, before), (large, after)] = pair else {
            continue;
        };
        println!("\n## Growth, {small} → {large}\n\n| what | p50 × | p99 × |\n|---|---|---|");
        for row in after {
            if let Some(old) = before.iter().find(|old| old.what == row.what) {
                let times = |new: Duration, old: Duration| new.as_secs_f64() / old.as_secs_f64();
                println!("| {} | {:.2} | {:.2} |", row.what, times(row.p50, old.p50), times(row.p99, old.p99));
            }
        }
    }
}
