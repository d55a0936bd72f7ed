//! The rules of the house, held by reading the tree: what the compiler and the linters do not see.
//!
//! Each rule is one test named by what it holds; when it fails it names file and line and says what to do. The
//! pieces that read (`tidy/`) are tested on bad examples, so that a rule cannot go blind.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a rule that cannot be read fails loudly")]

#[path = "tidy/boundaries.rs"]
mod boundaries;
#[path = "tidy/cargo.rs"]
mod cargo;
#[path = "tidy/documents.rs"]
mod documents;
#[path = "tidy/everywhere.rs"]
mod everywhere;
#[path = "tidy/migrations.rs"]
mod migrations;
#[path = "tidy/rust.rs"]
mod rust;
#[path = "tidy/shell.rs"]
mod shell;
#[path = "tidy/sizes.rs"]
mod sizes;
#[path = "tidy/tree.rs"]
mod tree;
#[path = "tidy/words.rs"]
mod words;
