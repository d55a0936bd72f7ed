//! The Décroche desktop app. Windows and wiring only: what is known lives in `crm`, what rings in `cti`.
//!
//! `decroche-desktop [--db PATH] [--take]`: `--take` gives the pop-up of the running app the keyboard (for a
//! desktop's own shortcuts, where global keys do not exist).
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod app;
mod automation;
mod commands;
mod data_file;
mod desk;
mod dial;
mod error;
mod files;
mod importing;
mod launch;
mod live;
mod long_work;
mod notices;
mod outside;
mod practice;
mod requests;
mod screen_pop;
mod simulate;
mod telephone;
mod upkeep;
mod windows;

fn main() -> std::process::ExitCode {
    let arguments = match files::Arguments::read(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(sentence) => {
            eprintln!("{sentence}");
            return std::process::ExitCode::from(2);
        }
    };
    launch::with_environment();
    app::run(&arguments)
}
