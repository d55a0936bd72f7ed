//! Files stay small enough to be read in one sitting.

use crate::tree::{File, files, hold};

#[test]
fn rust_files_are_short() {
    let all = files();
    let shipped = sized(&all, |file| file.is("rs") && file.under(&["crates/", "src-tauri/src/"]));
    let mut found = Vec::new();
    let (median, p90) = (quantile(&shipped, 50), quantile(&shipped, 90));
    if median > 120 {
        found.push(format!("the median .rs of what ships has {median} lines (at most 120)"));
    }
    if p90 > 350 {
        found.push(format!("the 90th percentile of .rs of what ships is {p90} lines (at most 350); the longest are"));
        found.extend(shipped.iter().rev().take(5).map(|(lines, path)| format!("  {path}: {lines}")));
    }
    let every = sized(&all, |file| file.is("rs"));
    found.extend(
        every
            .iter()
            .filter(|(lines, _)| *lines > 600)
            .map(|(lines, path)| format!("{path}: {lines} lines (at most 600)")),
    );
    hold(&found, "a noun over 350 lines becomes a folder of verbs (contact/{mod,create,edit,stage}.rs)");
}

#[test]
fn components_are_short() {
    let components = sized(&files(), |file| file.is("svelte"));
    let mut found = Vec::new();
    let p90 = quantile(&components, 90);
    if p90 > 200 {
        found.push(format!("the 90th percentile of .svelte is {p90} lines (at most 200); the longest are"));
        found.extend(components.iter().rev().take(5).map(|(lines, path)| format!("  {path}: {lines}")));
    }
    found.extend(
        components
            .iter()
            .filter(|(lines, _)| *lines > 350)
            .map(|(lines, path)| format!("{path}: {lines} lines (at most 350)")),
    );
    hold(&found, "take a piece out as a component of its own, or its state out as a class");
}

#[test]
fn documents_people_start_with_are_read_in_five_minutes() {
    let long = sized(&files(), |file| matches!(file.path.as_str(), "README.md" | "ARCHITECTURE.md"));
    let found: Vec<String> = long
        .iter()
        .filter(|(lines, _)| *lines > 150)
        .map(|(lines, path)| format!("{path}: {lines} lines (at most 150)"))
        .collect();
    hold(&found, "move the detail to where it is used, and link it");
}

/// Lengths in lines with paths, shortest first.
fn sized(files: &[File], wanted: impl Fn(&File) -> bool) -> Vec<(usize, String)> {
    let mut sizes: Vec<_> =
        files.iter().filter(|file| wanted(file)).map(|file| (file.text.lines().count(), file.path.clone())).collect();
    sizes.sort();
    sizes
}

/// The length that this share (%) of the files does not exceed; 0 for no file.
fn quantile(sizes: &[(usize, String)], percent: usize) -> usize {
    let rank = (sizes.len() * percent).div_ceil(100).max(1);
    sizes.get(rank - 1).map_or(0, |(lines, _)| *lines)
}

#[test]
fn a_quantile_is_the_nearest_rank() {
    let sizes: Vec<_> = (1..=10).map(|lines| (lines, String::new())).collect();
    assert_eq!((quantile(&sizes, 50), quantile(&sizes, 90), quantile(&[], 50)), (5, 9, 0));
}
