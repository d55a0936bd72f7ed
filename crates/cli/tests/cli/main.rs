//! The real binary on real files: what scripts rely on.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of a test fail loudly: an unwrap there is an assertion"
)]

mod articles;
mod backups;
mod calls;
mod campaigns;
mod contacts;
mod demo;
mod duplicates;
mod exports;
mod files;
mod language;
mod listen;
mod matching;
mod numbers;
mod practice;
mod presets;
mod privacy;
mod quality;
mod ring;
mod segments;
mod tickets;

use std::ffi::OsStr;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

/// A data file of its own in a folder of its own.
pub(crate) struct Desk {
    pub(crate) folder: TempDir,
}

/// What a command did.
pub(crate) struct Done {
    pub(crate) status: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Desk {
    pub(crate) fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    pub(crate) fn db(&self) -> PathBuf {
        self.folder.path().join("essai.db")
    }

    pub(crate) fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_decroche"));
        command.arg("--db").arg(self.db());
        command
    }

    pub(crate) fn run<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Done {
        done(self.command().args(arguments).output().unwrap())
    }

    /// The JSON document of a command that must succeed.
    pub(crate) fn json<A: AsRef<OsStr>>(&self, arguments: &[A]) -> Value {
        let done = done(self.command().arg("--json").args(arguments).output().unwrap());
        assert_eq!(done.status, Some(0), "{}", done.err);
        serde_json::from_str(&done.out).unwrap()
    }

    /// The sentence of a command that must fail with this status, and print nothing else.
    pub(crate) fn refused<A: AsRef<OsStr>>(&self, status: i32, arguments: &[A]) -> String {
        let done = done(self.command().arg("--json").args(arguments).output().unwrap());
        assert_eq!((done.status, done.out.as_str()), (Some(status), ""), "{}", done.err);
        assert!(!done.err.trim().is_empty());
        done.err
    }

    /// A new fiche's id.
    pub(crate) fn add(&self, values: &[&str]) -> String {
        let arguments: Vec<&str> = ["contact", "add"].iter().chain(values).copied().collect();
        text(&self.json(&arguments), "contact_id")
    }
}

pub(crate) fn done(output: Output) -> Done {
    Done {
        status: output.status.code(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

pub(crate) fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_else(|| panic!("no text {key} in {value}")).to_owned()
}

/// Every one of these keys is there, even if null.
pub(crate) fn has(value: &Value, keys: &str) {
    for key in keys.split(' ') {
        assert!(value.get(key).is_some(), "no {key} in {value}");
    }
}
