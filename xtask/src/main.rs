//! Everything anyone runs, as `cargo xtask COMMAND`.
//!
//! It starts other programs and nothing else: it knows no part of the product but the names of its
//! packages and folders. `tools.rs` is the one list of the outside programs it needs.

mod bench;
mod communes;
mod contours;
mod display;
mod dist;
mod doctor;
mod house;
mod install;
mod run;
mod steps;
mod tools;
mod ui;

use std::process::ExitCode;

use house::{House, Result};

const HELP: &str = "\
cargo xtask COMMAND

  run [--release]         install what is missing, build, fill demo.db the first time, open the
                          app and make its telephone ring once (without a screen: on a virtual
                          one, and the picture is kept as a PNG)
  test [STEP…] [-- ARG…]  every check, or only the steps named; ARG… go to the test runner
  bench [--huge] [ARG…]   measure a release build against the budgets, in the real window
  dist                    the installable package, in ./dist
  bindings                write ui/src/lib/bindings anew from the Rust types
  communes NAMES CONTOURS the table of French communes anew (how: xtask/src/communes.rs)
  doctor                  every outside tool: found or missing, what uses it, what installs it
  help                    this page

Build output goes to $CARGO_TARGET_DIR, else to decroche/target in your cache folder.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    match dispatch(&args) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nxtask: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Chooses the command; a wrong one is answered with the help page and status 2.
fn dispatch(args: &[String]) -> Result<ExitCode> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["run"] => run::run(&House::open()?, false)?,
        ["run", "--release"] => run::run(&House::open()?, true)?,
        ["test", rest @ ..] => match steps::Choice::parse(rest) {
            Ok(choice) => steps::test(&House::open()?, &choice)?,
            Err(why) => return Ok(wrong_usage(&why)),
        },
        ["bench", rest @ ..] => bench::bench(&House::open()?, rest)?,
        ["dist"] => dist::dist(&House::open()?)?,
        ["bindings"] => steps::bindings(&House::open()?)?,
        ["communes", names, contours] => communes::communes(names, contours)?,
        ["doctor"] => return doctor::doctor(&house::root()?),
        ["help" | "--help" | "-h"] => print!("{}", help()),
        [] => return Ok(wrong_usage("a command is missing")),
        other => {
            return Ok(wrong_usage(&format!("`{}` is not understood", other.join(" "))));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn help() -> String {
    format!("{HELP}\nSteps of `test`, in order:\n{}", steps::list())
}

fn wrong_usage(why: &str) -> ExitCode {
    eprint!("xtask: {why}\n\n{}", help());
    ExitCode::from(2)
}
