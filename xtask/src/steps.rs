//! `test`: every check there is, in one order, each under its heading with its time.

use std::fs;
use std::time::Instant;

use crate::display::{AUTOMATION, Screen};
use crate::house::{House, Result, elapsed, emptied, go};
use crate::install::install;
use crate::tools::Need;
use crate::ui;

/// One check, which can be run alone by its name.
struct Step {
    name: &'static str,
    what: &'static str,
    needs: &'static [Need],
    run: fn(&House, &[String]) -> Result,
}

// Steps that compile take the whole workspace, and choose among it afterwards: cargo unites the
// features of what is built together, so a choice of packages would compile the dependencies anew.
const BUILD: &[Need] = &[Need::Rust, Need::Ui, Need::App];

/// The tests of the real window, in the runner's language.
const E2E: &str = "package(decroche-tests) and binary(e2e)";

/// In the order in which they run.
const STEPS: &[Step] = &[
    Step { name: "fmt", what: "form of the Rust code", needs: &[Need::Rust, Need::Lint], run: fmt },
    Step { name: "ui", what: "install and build the interface", needs: &[Need::Ui], run: |h, _| ui::build(h) },
    Step { name: "ui-check", what: "types of the interface", needs: &[Need::Ui], run: |h, _| script(h, "check") },
    Step {
        name: "ui-lint",
        what: "rules and form of the interface",
        needs: &[Need::Ui],
        run: |h, _| script(h, "lint"),
    },
    Step { name: "ui-test", what: "tests of the interface", needs: &[Need::Ui], run: |h, _| script(h, "test") },
    Step {
        name: "clippy",
        what: "rules of the Rust code",
        needs: &[Need::Rust, Need::Lint, Need::Ui, Need::App],
        run: clippy,
    },
    Step { name: "build", what: "the app, the command line, the tests", needs: BUILD, run: build },
    Step {
        name: "nextest",
        what: "Rust tests, all but e2e",
        needs: &[Need::Rust, Need::Ui, Need::App, Need::Nextest],
        run: nextest,
    },
    Step { name: "doc", what: "examples in the documentation", needs: BUILD, run: doc },
    Step {
        name: "e2e",
        what: "the app in its real window",
        needs: &[Need::Rust, Need::Ui, Need::App, Need::Nextest, Need::Screen, Need::Drive],
        run: e2e,
    },
];

/// Which steps, and what the test runner is told besides.
pub struct Choice {
    steps: Vec<&'static Step>,
    more: Vec<String>,
}

impl Choice {
    /// `[STEP…] [-- ARG…]`; no step means all of them. They run in the table's order.
    pub fn parse(args: &[&str]) -> std::result::Result<Self, String> {
        let cut = args.iter().position(|arg| *arg == "--").unwrap_or(args.len());
        let (names, more) = args.split_at(cut);
        if let Some(unknown) = names.iter().find(|name| STEPS.iter().all(|step| step.name != **name)) {
            return Err(format!("`{unknown}` is not a step of `test`"));
        }
        let steps = STEPS.iter().filter(|step| names.is_empty() || names.contains(&step.name)).collect();
        Ok(Self { steps, more: more.iter().skip(1).map(|arg| (*arg).to_owned()).collect() })
    }
}

/// The steps, one a line, for the help page.
pub fn list() -> String {
    STEPS.iter().map(|step| format!("  {:<9} {}\n", step.name, step.what)).collect()
}

/// Runs the chosen steps and stops at the first that fails.
pub fn test(house: &House, choice: &Choice) -> Result {
    let start = Instant::now();
    let mut passed: Vec<&str> = Vec::new();
    let needs: Vec<Need> = choice.steps.iter().flat_map(|step| step.needs).copied().collect();
    install(&house.root, &needs)?;
    for (number, step) in (1..).zip(&choice.steps) {
        println!("\n=== {} ({number}/{}): {}", step.name, choice.steps.len(), step.what);
        let begun = Instant::now();
        if let Err(error) = (step.run)(house, &choice.more) {
            let before = if passed.is_empty() { "none".to_owned() } else { passed.join(", ") };
            return Err(format!(
                "step `{name}` failed after {time}: {error}.\n       \
                 Passed before it: {before}. To run just this step again: cargo xtask test {name}",
                name = step.name,
                time = elapsed(begun.elapsed()),
            )
            .into());
        }
        println!("=== {}: passed in {}", step.name, elapsed(begun.elapsed()));
        passed.push(step.name);
    }
    println!("\nPassed in {}: {}", elapsed(start.elapsed()), passed.join(", "));
    Ok(())
}

fn fmt(house: &House, _: &[String]) -> Result {
    go(&mut house.cargo(&["fmt", "--all", "--check"]))
}

fn script(house: &House, name: &str) -> Result {
    ui::install(house)?;
    go(&mut ui::npm(house, &["run", name]))
}

fn clippy(house: &House, _: &[String]) -> Result {
    ui::ready(house)?;
    go(&mut house.cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}

fn build(house: &House, _: &[String]) -> Result {
    ui::ready(house)?;
    go(&mut house.cargo(&["build", "--workspace", "--all-targets"]))
}

fn nextest(house: &House, more: &[String]) -> Result {
    build(house, more)?;
    let mut run = house.cargo(&["nextest", "run", "--workspace"]);
    // The runner refuses an expression that names a file of tests which does not exist.
    if house.root.join("tests/e2e.rs").is_file() {
        run.args(["-E", &format!("not ({E2E})")]);
    }
    house.tell_binaries(&mut run, false);
    house.shelter(&mut run)?;
    go(run.args(more))
}

fn doc(house: &House, _: &[String]) -> Result {
    ui::ready(house)?;
    go(&mut house.cargo(&["test", "--workspace", "--doc"]))
}

fn e2e(house: &House, more: &[String]) -> Result {
    if !cfg!(target_os = "linux") {
        println!("The window is driven by WebKitWebDriver, which only Linux has: not run here.");
        return Ok(());
    }
    build(house, more)?;
    let shots = emptied(house.target.join("shots"))?;
    let screen = Screen::start(&house.target)?;
    // One window at a time: two would share the screen, the focus and the bus.
    let mut run = house.cargo(&["nextest", "run", "--workspace", "--ignore-default-filter"]);
    run.args(["--test-threads", "1", "-E", E2E]);
    screen.dress(&mut run);
    house.tell_binaries(&mut run, false);
    house.shelter(&mut run)?;
    run.envs(AUTOMATION).env("DECROCHE_SHOTS", &shots).args(more);
    go(&mut run).inspect_err(|_| {
        let mut pictures: Vec<_> = fs::read_dir(&shots).into_iter().flatten().flatten().collect();
        pictures.sort_by_key(fs::DirEntry::path);
        for picture in pictures {
            println!("screenshot: {}", picture.path().display());
        }
    })
}

/// `bindings`: the test that compares them writes them instead.
pub fn bindings(house: &House) -> Result {
    install(&house.root, &[Need::Rust])?;
    let mut test = house.cargo(&["test", "--package", "decroche-tests", "--test", "bindings"]);
    go(test.env("DECROCHE_WRITE_BINDINGS", "1"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(args: &[&str]) -> Vec<&'static str> {
        Choice::parse(args).unwrap().steps.iter().map(|step| step.name).collect()
    }

    #[test]
    fn no_step_means_all_and_chosen_steps_keep_the_order() {
        assert_eq!(names(&[]).len(), STEPS.len());
        assert_eq!(names(&["e2e", "fmt"]), ["fmt", "e2e"]);
        assert_eq!(Choice::parse(&["nextest", "--", "withheld"]).unwrap().more, ["withheld"]);
    }

    #[test]
    fn an_unknown_step_is_refused_by_its_name() {
        assert!(Choice::parse(&["fmt", "lint"]).is_err_and(|why| why.contains("`lint`")));
    }
}
