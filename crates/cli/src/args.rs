//! What can be typed: the commands and the options they share. The doc comments are the English help;
//! `messages/help_fr.rs` holds the French one.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::commands::{
    article, backup, bulk, call, callback, campaign, contact, demo, doctor, duplicates, export, guide, import, journal,
    listen, number, practice, privacy, quality, ring, score, search, segment, settings, ticket,
};
use crate::messages::Lang;

/// The right fiche before the second ring: telephone calls, people and tickets from the terminal
#[derive(Debug, Parser)]
#[command(name = "decroche", version, disable_help_subcommand = true, disable_help_flag = true)]
pub struct CommandLine {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub struct Common {
    /// The data file (default: decroche.db in the user's data folder)
    #[arg(long, global = true, value_name = "PATH")]
    pub db: Option<PathBuf>,
    /// Print one JSON document instead of a table
    #[arg(long, global = true)]
    pub json: bool,
    /// Language of the messages
    #[arg(long, global = true, value_enum, default_value_t = Language::Fr, value_name = "LANG")]
    pub lang: Language,
}

/// A language, as typed.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Language {
    /// French
    Fr,
    /// English
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Self {
        match language {
            Language::Fr => Lang::Fr,
            Language::En => Lang::En,
        }
    }
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// What is this number?
    Phone(number::Arguments),
    /// Fill an empty data file with invented French data
    Demo(demo::Arguments),
    /// An incoming call: look the number up, show the fiche, record the call
    Ring(ring::RingArguments),
    /// Who has this number? (reads only)
    Lookup(ring::LookupArguments),
    /// Listen to telephone systems without a window, until stopped
    Listen(listen::Arguments),
    /// The fiche, by hand
    #[command(subcommand)]
    Contact(contact::Verb),
    /// Fiches that are probably one person's, the likeliest first
    Duplicates(duplicates::Arguments),
    /// Names, companies, numbers, e-mails, towns
    Search(search::Arguments),
    /// The call log, a call typed by hand, an outcome
    #[command(subcommand)]
    Call(call::Verb),
    /// Incident tickets
    #[command(subcommand)]
    Ticket(ticket::Verb),
    /// Promises to call back
    #[command(subcommand)]
    Callback(callback::Verb),
    /// Campaigns: people called one after the other, inside the law
    #[command(subcommand)]
    Campaign(campaign::Verb),
    /// Segments: groups of people by a rule that reads like a sentence
    #[command(subcommand)]
    Segment(segment::Verb),
    /// How far the base can be trusted: its mark, its lists, what is put right at once
    Quality(quality::Arguments),
    /// One change to many fiches, shown first, that can be taken back
    Bulk(bulk::Arguments),
    /// Marks of everybody who bought
    #[command(subcommand)]
    Score(score::Verb),
    /// The knowledge base: what the house answers
    #[command(subcommand)]
    Article(article::Verb),
    /// Call guides: CROC, CERC and the house's own
    #[command(subcommand)]
    Guide(guide::Verb),
    /// Practice: verification sheets of the class, listening grids
    #[command(subcommand)]
    Practice(practice::Verb),
    /// The telephone journal
    #[command(subcommand)]
    Journal(journal::Verb),
    /// Bring a file of people, purchases, calls or tickets in
    Import(import::Arguments),
    /// Put people into a file that can be brought in again
    Export(export::Arguments),
    /// The rights of a person: access, erasure, retention, consents, oppositions
    #[command(subcommand)]
    Privacy(privacy::Verb),
    /// Make a verified backup
    Backup(backup::Arguments),
    /// Put a backup back; what stands is kept as a backup first
    Restore(backup::RestoreArguments),
    /// The health of the data file
    Doctor(doctor::Arguments),
    /// Every setting
    #[command(subcommand)]
    Settings(settings::Verb),
}
