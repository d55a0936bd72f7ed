//! What the data file promises, looked at from outside: its settings, its backups, its single gate, its limits.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of tests fails where it stands")]

mod backup_trouble;
mod backups;
mod gate;
mod limits;
mod settings;
