//! `cargo xtask bench`: DESIGN.md's budgets, measured on bases of several sizes, as ratios to U.
//!
//! U is a bare prepared E.164 → contact lookup in SQLite, measured in the same run on the same file. Each figure is
//! the median over passes of that pass's p50 and p99. Nothing here passes or fails: it tells.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a measuring program stops loudly when it cannot measure")]

mod base;
mod cases;
mod core;
mod data;
mod figures;
mod import;
mod save;
mod window;

use figures::{Row, print};

/// Sizes of the ordinary run; `--huge` adds the last.
const SIZES: [usize; 3] = [10_000, 100_000, 1_000_000];
const HUGE: usize = 10_000_000;

/// What can be measured alone, by its name.
const PARTS: [&str; 6] = ["core", "save", "window", "data", "import", "cases"];

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if let [first, folder, word] = &arguments[..]
        && first == "import-child"
    {
        return import::child(std::path::Path::new(folder), word == "ringing");
    }
    let asked: Vec<&str> = PARTS.into_iter().filter(|part| arguments.iter().any(|argument| argument == part)).collect();
    let wants = |part: &str| asked.is_empty() || asked.contains(&part);
    let mut sizes: Vec<usize> = arguments.iter().filter_map(|argument| argument.parse().ok()).collect();
    if sizes.is_empty() {
        sizes = SIZES.to_vec();
    }
    if arguments.iter().any(|argument| argument == "--huge") {
        sizes.push(HUGE);
    }
    if asked == ["cases"] {
        sizes.clear(); // they need no base
    }
    let mut all: Vec<(usize, Vec<Row>)> = Vec::new();
    for size in sizes {
        let base = base::Base::of(size);
        let unit = core::unit(&base);
        let mut rows = Vec::new();
        if wants("core") {
            rows.extend(core::measure(&base, unit));
        }
        if wants("save") {
            rows.extend(save::measure(&base));
        }
        if wants("window") {
            rows.extend(window::measure(&base));
        }
        if wants("data") {
            rows.extend(data::measure(&base));
        }
        if wants("import") {
            rows.push(import::measure(&base));
        }
        print(size, unit, &rows);
        all.push((size, rows));
    }
    figures::growth(&all);
    if wants("cases") {
        figures::print_alone(&cases::measure());
    }
}
