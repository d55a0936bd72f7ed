//! The `decroche` command: the same core as the desktop app, without a window.
//!
//! Reads arguments, opens the data file, calls `crm` and `cti`, prints what they answer: one JSON document with
//! `--json`, aligned tables for people without it. Documents go to standard output, sentences to standard error.
//! It refuses to know of SQL and windows.

mod args;
mod base;
mod clock;
mod commands;
mod failure;
mod help;
mod messages;
mod output;
mod shapes;
mod times;

use std::process::ExitCode;

use messages::Lang;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().collect();
    let lang = Lang::asked_by(&arguments);
    let command_line = match help::parse(&arguments, lang) {
        Ok(command_line) => command_line,
        Err(code) => return code,
    };
    match commands::run(command_line) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            if let Some(sentence) = failure.sentence(lang) {
                eprintln!("{sentence}");
            }
            failure.exit_code()
        }
    }
}
