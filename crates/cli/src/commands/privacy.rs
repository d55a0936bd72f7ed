//! `decroche privacy`: the rights of a person, and what the house keeps for how long.

mod access;
mod consent;
pub mod erase;
mod keep;
mod oppose;

use std::path::PathBuf;

use clap::Subcommand;

use crate::base::Desk;
use crate::failure::Result;

/// What can be done about rights.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Everything there is about one person. JSON: {contact_id, name, controller, made_at, origins, sections:[{table, title, purpose, basis, retention, rows}]}
    Export {
        /// Our id, or the external id
        #[arg(value_name = "ID")]
        id: String,
        /// Write the page a person reads there; a file that is there is not touched
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
    },
    /// Erase a person; without --yes, tells what would go. JSON: {contact_id, name, blocks, tables:[{table, title, rows, stays}], archive, opposed, backups, aside, copies_until, erased, scrubbed}
    Erase(erase::Arguments),
    /// What has reached its term; with --run, erases it. JSON: {at, kinds:[{rule, due, next}], people} or {people, rows, scrubbed}
    Retention {
        /// Tell only (the default)
        #[arg(long, conflicts_with = "run")]
        dry_run: bool,
        /// Erase what is due now and was when it was told
        #[arg(long)]
        run: bool,
    },
    /// The ledger of consents
    #[command(subcommand)]
    Consent(consent::Verb),
    /// The sheet of the register of processing activities (RGPD art. 30)
    Register {
        /// Write it as a page there; a file that is there is not touched
        #[arg(long, value_name = "FILE")]
        html: Option<PathBuf>,
    },
    /// Put a person, a number or an address in the list of oppositions. JSON: {opposed}
    Oppose(oppose::Arguments),
    /// Whether a number or an address is in that list. JSON: {value, opposed, since}
    Opposed {
        /// A number as written, or an e-mail address
        #[arg(value_name = "NUMBER")]
        value: String,
    },
    /// Limit the use of a fiche (RGPD art. 18), or lift the limit. JSON: {contact_id, frozen}
    Freeze {
        /// Our id, or the external id
        #[arg(value_name = "ID")]
        id: String,
        /// Why
        #[arg(long, value_name = "WHY", required_unless_present = "lift")]
        why: Option<String>,
        /// Lift it
        #[arg(long, conflicts_with = "why")]
        lift: bool,
    },
    /// What the law has kept of people erased: for a supervisor. JSON: {items:[{kind, name, address, body, source, at, kept_until}]}
    Archive {
        /// Who reads it: the name of an agent who supervises
        #[arg(long = "as", value_name = "AGENT")]
        reader: String,
    },
    /// The daily upkeep: old copies go, the file is cleaned. JSON: {agreed_at, backups_removed, aside_removed, backup_made, scrubbed, archive_removed, audit_pruned}
    Upkeep,
}

/// Does what was typed.
pub fn run(desk: &Desk, verb: Verb) -> Result<()> {
    let base = desk.open_existing()?;
    match verb {
        Verb::Export { id, html } => access::export(desk, &base, &id, html.as_deref()),
        Verb::Erase(arguments) => erase::run(desk, &base, &arguments),
        Verb::Retention { run, .. } => keep::retention(desk, &base, run),
        Verb::Consent(verb) => consent::run(desk, &base, verb),
        Verb::Register { html } => access::register(desk, &base, html.as_deref()),
        Verb::Oppose(arguments) => oppose::run(desk, &base, arguments),
        Verb::Opposed { value } => oppose::opposed(desk, &base, &value),
        Verb::Freeze { id, why, .. } => keep::freeze(desk, &base, &id, why.as_deref()),
        Verb::Archive { reader } => keep::archive(desk, &base, &reader),
        Verb::Upkeep => keep::upkeep(desk, &base),
    }
}
