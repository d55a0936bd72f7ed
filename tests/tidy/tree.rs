//! The work tree as the rules see it: every text file that people write, by its path from the top.

use std::fs;
use std::path::{Path, PathBuf};

/// Folders that nobody writes by hand.
const MADE: &[&str] = &[".git", "target", "node_modules", "dist", ".svelte-check"];

/// Endings of files that are text.
const TEXT: &[&str] = &[
    "css", "html", "in", "js", "json", "lock", "md", "npmrc", "rs", "sql", "svelte", "toml", "ts", "txt", "yaml", "yml",
];

/// One text file.
pub struct File {
    /// From the top of the tree, with `/`.
    pub path: String,
    pub text: String,
}

impl File {
    pub fn is(&self, ending: &str) -> bool {
        self.path.rsplit_once('.').is_some_and(|(_, found)| found == ending)
    }

    pub fn under(&self, folders: &[&str]) -> bool {
        folders.iter().any(|folder| self.path.starts_with(folder))
    }

    /// A file that only tests compile.
    pub fn is_test(&self) -> bool {
        self.path.split('/').any(|part| matches!(part, "tests" | "tests.rs" | "test"))
            || self.path.ends_with(".test.ts")
    }

    /// Lines with their number, from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }
}

/// The top of the tree, as it is when the test runs (the program may come from a shared build folder).
pub fn top() -> PathBuf {
    let package = std::env::var("CARGO_MANIFEST_DIR").unwrap_or_else(|_| env!("CARGO_MANIFEST_DIR").to_owned());
    Path::new(&package).parent().expect("the tests have a folder of their own").to_owned()
}

/// Every text file of the tree, in order of path.
pub fn files() -> Vec<File> {
    let top = top();
    let (mut found, mut folders) = (Vec::new(), vec![top.clone()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
            let (path, name) = (entry.path(), entry.file_name().to_string_lossy().into_owned());
            if MADE.contains(&name.as_str()) {
                continue;
            }
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else if let Some((_, ending)) = name.rsplit_once('.')
                && (TEXT.contains(&ending) || name == "LICENSE")
            {
                let path = path.strip_prefix(&top).unwrap().to_string_lossy().replace('\\', "/");
                // A file another program takes away while we look is not there.
                if let Ok(text) = fs::read_to_string(entry.path()) {
                    found.push(File { path, text });
                }
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    assert!(found.len() > 100, "this is not the work tree: {}", top.display());
    found
}

/// One file that must be there.
pub fn file(path: &str) -> String {
    fs::read_to_string(top().join(path)).unwrap_or_else(|why| panic!("{path}: {why}"))
}

/// Fails with what was found, one finding a line, and what to do about it.
#[track_caller]
pub fn hold(found: &[String], advice: &str) {
    assert!(found.is_empty(), "\n{}\n\n→ {advice}\n", found.join("\n"));
}
