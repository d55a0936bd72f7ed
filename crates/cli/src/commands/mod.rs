//! One file per noun: arguments, the call into the core, what is printed.

pub mod app;
pub mod article;
pub mod backup;
pub mod bulk;
pub mod call;
pub mod callback;
pub mod campaign;
mod case;
pub mod contact;
pub mod demo;
pub mod doctor;
pub mod duplicates;
pub mod export;
pub mod guide;
pub mod import;
pub mod journal;
pub mod listen;
pub mod lists;
pub mod number;
pub mod practice;
pub mod privacy;
pub mod quality;
pub mod ring;
pub mod score;
pub mod search;
pub mod segment;
pub mod settings;
pub mod ticket;

use crate::args::{Command, CommandLine};
use crate::base::Desk;
use crate::failure::Result;
use crate::output::Terminal;

/// Does what was typed.
pub fn run(typed: CommandLine) -> Result<()> {
    let common = typed.common;
    let desk = Desk::new(Terminal::new(common.json, common.lang.into()), common.db);
    match typed.command {
        Command::Phone(arguments) => number::run(&desk, &arguments),
        Command::Demo(arguments) => demo::run(&desk, &arguments),
        Command::Ring(arguments) => ring::ring(&desk, arguments),
        Command::Lookup(arguments) => ring::lookup(&desk, arguments),
        Command::Listen(arguments) => listen::run(&desk, &arguments),
        Command::Contact(verb) => contact::run(&desk, verb),
        Command::Duplicates(arguments) => duplicates::run(&desk, &arguments),
        Command::Search(arguments) => search::run(&desk, &arguments),
        Command::Call(verb) => call::run(&desk, verb),
        Command::Ticket(verb) => ticket::run(&desk, verb),
        Command::Callback(verb) => callback::run(&desk, verb),
        Command::Campaign(verb) => campaign::run(&desk, verb),
        Command::Article(verb) => article::run(&desk, verb),
        Command::Guide(verb) => guide::run(&desk, verb),
        Command::Practice(verb) => practice::run(&desk, verb),
        Command::Privacy(verb) => privacy::run(&desk, verb),
        Command::Journal(verb) => journal::run(&desk, &verb),
        Command::Import(arguments) => import::run(&desk, arguments),
        Command::Export(arguments) => export::run(&desk, &arguments),
        Command::Backup(arguments) => backup::run(&desk, &arguments),
        Command::Restore(arguments) => backup::restore(&desk, &arguments),
        Command::Doctor(arguments) => doctor::run(&desk, &arguments),
        Command::Segment(verb) => segment::run(&desk, verb),
        Command::Quality(arguments) => quality::run(&desk, &arguments),
        Command::Bulk(arguments) => bulk::run(&desk, &arguments),
        Command::Score(verb) => score::run(&desk, &verb),
        Command::Settings(verb) => settings::run(&desk, verb),
    }
}
