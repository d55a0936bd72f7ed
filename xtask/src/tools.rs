//! The one table of outside tools: `doctor` shows it, `install` works from it (`install.rs`).
//!
//! A row says how to see that the tool is there, what needs it, and what installs it. A child
//! program that has no row fails the test below.

use std::path::Path;
use std::process::{Command, Stdio};

use crate::house::program;

/// What a tool serves; commands and steps name the needs that they have.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    /// Compiling anything.
    Rust,
    /// Checking the form of the Rust code.
    Lint,
    /// Anything in `ui/`.
    Ui,
    /// Compiling the app against the system's web view.
    App,
    /// The Rust test runner.
    Nextest,
    /// A virtual screen.
    Screen,
    /// Driving the app's real window.
    Drive,
    /// Packing the app.
    Pack,
    /// Installing the others: its absence alone is no fault.
    Install,
}

impl Need {
    /// The commands that have this need, for people.
    pub fn used_by(self) -> &'static str {
        match self {
            Self::Rust => "everything",
            Self::Lint => "test: fmt, clippy",
            Self::Ui => "run, test, bench, dist",
            Self::App => "run, test, bench, dist",
            Self::Nextest => "test: nextest, e2e",
            Self::Screen => "test: e2e, bench, run without a screen",
            Self::Drive => "test: e2e, bench",
            Self::Pack => "dist",
            Self::Install => "installing what is missing",
        }
    }
}

/// How to see that a tool is there.
pub enum Probe {
    /// A program that tells its version.
    Says(&'static str, &'static [&'static str]),
    /// A program on the path that cannot tell its version without more.
    OnPath(&'static str),
    /// A library with its headers.
    PkgConfig(&'static str),
    /// A package in `ui/node_modules`.
    Npm,
    /// What packs the app, in npm's own store.
    TauriCli,
}

/// What installs a tool.
pub enum By {
    /// `rustup`, as `rust-toolchain.toml` asks; the component, when it can be added alone.
    Rustup(&'static str),
    /// A Debian or Ubuntu package.
    Apt(&'static str),
    /// `cargo install` of this version.
    Cargo(&'static str),
    /// `npm ci` in `ui/`.
    Npm,
    /// `npm exec`, which fetches into npm's own store.
    NpmExec,
    /// The person; the words say what to do.
    Hand(&'static str),
    /// The system has it from the start.
    System,
}

impl By {
    /// How it is installed, and the project file that installs or names it.
    pub fn words(&self) -> (String, &'static str) {
        match self {
            Self::Rustup(_) => ("rustup".into(), "rust-toolchain.toml"),
            Self::Apt(package) => (format!("apt: {package}"), "xtask/src/tools.rs"),
            Self::Cargo(version) => (format!("cargo install {version}"), "xtask/src/tools.rs"),
            Self::Npm => ("npm ci".into(), "ui/package.json"),
            Self::NpmExec => ("npm exec".into(), "xtask/src/tools.rs"),
            Self::Hand(advice) => (format!("you: {advice}"), "xtask/src/tools.rs"),
            Self::System => ("the system".into(), "xtask/src/tools.rs"),
        }
    }
}

/// One outside tool.
pub struct Tool {
    /// The name people know it by, and the name its program is started by.
    pub name: &'static str,
    pub probe: Probe,
    pub need: Need,
    pub by: By,
}

const fn tool(name: &'static str, need: Need, probe: Probe, by: By) -> Tool {
    Tool { name, probe, need, by }
}

const FOUND: &str = "found";
const VERSION: &[&str] = &["--version"];
const NODE: &str = "install Node 20.19 or later (not 21, not 22.0 to 22.11): https://nodejs.org";

/// Every outside tool, in the order in which they are looked at.
#[rustfmt::skip]
pub const TOOLS: &[Tool] = &[
    tool("rustup", Need::Install, Probe::Says("rustup", VERSION), By::Hand("install it from https://rustup.rs")),
    tool("apt-get", Need::Install, Probe::Says("apt-get", VERSION), By::System),
    tool("sudo", Need::Install, Probe::Says("sudo", VERSION), By::System),
    tool("rustc", Need::Rust, Probe::Says("rustc", VERSION), By::Rustup("rustc")),
    tool("cargo", Need::Rust, Probe::Says("cargo", VERSION), By::Rustup("cargo")),
    tool("rustfmt", Need::Lint, Probe::Says("rustfmt", VERSION), By::Rustup("rustfmt")),
    tool("clippy", Need::Lint, Probe::Says("cargo-clippy", VERSION), By::Rustup("clippy")),
    tool("node", Need::Ui, Probe::Says("node", VERSION), By::Hand(NODE)),
    tool("npm", Need::Ui, Probe::Says("npm", VERSION), By::Hand("it comes with Node")),
    tool("cc", Need::Rust, Probe::Says("cc", VERSION), By::Apt("build-essential")),
    tool("pkg-config", Need::App, Probe::Says("pkg-config", VERSION), By::Apt("pkg-config")),
    tool("webkit2gtk-4.1", Need::App, Probe::PkgConfig("webkit2gtk-4.1"), By::Apt("libwebkit2gtk-4.1-dev")),
    tool("sh", Need::Screen, Probe::OnPath("sh"), By::System),
    tool("Xvfb", Need::Screen, Probe::OnPath("Xvfb"), By::Apt("xvfb")),
    tool("openbox", Need::Screen, Probe::Says("openbox", VERSION), By::Apt("openbox")),
    tool("dbus-daemon", Need::Screen, Probe::Says("dbus-daemon", VERSION), By::Apt("dbus-x11")),
    tool("xdotool", Need::Screen, Probe::OnPath("xdotool"), By::Apt("xdotool")),
    tool("import", Need::Screen, Probe::Says("import", &["-version"]), By::Apt("imagemagick")),
    tool("WebKitWebDriver", Need::Drive, Probe::OnPath("WebKitWebDriver"), By::Apt("webkit2gtk-driver")),
    tool("cargo-nextest", Need::Nextest, Probe::Says("cargo", &["nextest", "--version"]), By::Cargo("0.9.143")),
    tool("vite", Need::Ui, Probe::Npm, By::Npm),
    tool("svelte-check", Need::Ui, Probe::Npm, By::Npm),
    tool("typescript", Need::Ui, Probe::Npm, By::Npm),
    tool("eslint", Need::Ui, Probe::Npm, By::Npm),
    tool("prettier", Need::Ui, Probe::Npm, By::Npm),
    tool("vitest", Need::Ui, Probe::Npm, By::Npm),
    tool("@tauri-apps/cli", Need::Pack, Probe::TauriCli, By::NpmExec),
];

/// What packs the app. It is not among the interface's packages: npm's lock file wants its builds
/// for every system, and a registry that lacks one of them would stop everybody's `npm ci`.
pub fn tauri_cli(args: &[&str]) -> Command {
    let mut npm = program("npm");
    npm.args(["exec", "--yes", "--package=@tauri-apps/cli@2.12.5", "--", "tauri"]).args(args);
    npm
}

/// What looking for a tool gave.
#[derive(PartialEq, Eq, Debug)]
pub enum State {
    /// There, with its version (or `found` when it does not tell).
    Found(String),
    /// There, but this version does not do.
    TooOld(String),
    Missing,
}

impl Tool {
    /// Other systems bring their own web view and screen: those rows are Linux's.
    pub fn applies(&self) -> bool {
        cfg!(target_os = "linux") || !matches!(self.by, By::Apt(_)) && !matches!(self.need, Need::Screen | Need::Drive)
    }

    /// Looks for the tool, seen from the top of the work tree.
    pub fn state(&self, root: &Path) -> State {
        let found = match self.probe {
            Probe::Says(name, args) => says(name, args, root),
            Probe::OnPath(name) => on_path(name).then(|| FOUND.into()),
            Probe::PkgConfig(module) => says("pkg-config", &["--modversion", module], root),
            Probe::Npm => npm_version(&root.join("ui/node_modules").join(self.name)),
            Probe::TauriCli => {
                let mut cli = tauri_cli(VERSION);
                quietly(cli.env("npm_config_offline", "true").current_dir(root)).map(|text| version_in(&text))
            }
        };
        match found {
            None => State::Missing,
            Some(version) if self.name == "node" && !node_will_do(&version) => State::TooOld(version),
            Some(version) => State::Found(version),
        }
    }

    /// Whether the tool is there in a version that does.
    pub fn is_there(&self, root: &Path) -> bool {
        matches!(self.state(root), State::Found(_))
    }
}

/// What a program says of its version.
fn says(name: &str, args: &[&str], root: &Path) -> Option<String> {
    quietly(program(name).args(args).current_dir(root)).map(|text| version_in(&text))
}

/// The version in the first line of a text, or `found` when that line has none.
fn version_in(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let version = line
        .split([' ', '(', ')'])
        .map(|word| word.trim_start_matches('v'))
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('.'));
    version.unwrap_or(FOUND).to_owned()
}

/// What a program wrote on standard output, when it ended well.
pub fn quietly(command: &mut Command) -> Option<String> {
    let output = command.stderr(Stdio::null()).output().ok().filter(|o| o.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Whether a program of this name is on the path.
pub fn on_path(name: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|folder| folder.join(name).is_file())
}

fn npm_version(folder: &Path) -> Option<String> {
    let text = std::fs::read_to_string(folder.join("package.json")).ok()?;
    let package: serde_json::Value = serde_json::from_str(&text).ok()?;
    package.get("version")?.as_str().map(str::to_owned)
}

/// Vite's rule: `^20.19.0 || >=22.12.0`.
fn node_will_do(version: &str) -> bool {
    let mut numbers = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    let (major, minor) = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    matches!((major, minor), (20, 19..) | (22, 12..) | (23.., _))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// The sources of this package, without the tests in them.
    fn sources() -> Vec<String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let files = std::fs::read_dir(folder).unwrap().flatten();
        let texts = files.map(|file| std::fs::read_to_string(file.path()).unwrap());
        texts.map(|text| text.split("#[cfg(test)]\nmod tests").next().unwrap().to_owned()).collect()
    }

    #[test]
    fn every_child_program_has_a_row_and_every_programs_row_is_looked_for_by_its_name() {
        let rows: BTreeSet<&str> = TOOLS.iter().map(|tool| tool.name).collect();
        assert_eq!(rows.len(), TOOLS.len(), "a tool is listed twice");
        for text in sources() {
            for call in text.split("program(\"").skip(1) {
                let name = call.split('"').next().unwrap();
                assert!(rows.contains(name), "`{name}` is started but has no row in the table");
            }
            let here = text.contains("pub fn program(");
            assert!(here || !text.contains("Command::new("), "children start through `program`");
        }
    }

    #[test]
    fn every_apt_package_serves_one_row_and_every_row_names_what_installs_it() {
        let mut packages = BTreeSet::new();
        for tool in TOOLS {
            let (how, file) = tool.by.words();
            assert!(!how.is_empty() && !file.is_empty(), "{}", tool.name);
            if let By::Apt(package) = tool.by {
                assert!(packages.insert(package), "{package} is listed twice");
            }
        }
        let sources = sources().concat();
        for package in packages {
            let times = sources.matches(&format!("\"{package}\"")).count();
            let as_tool = TOOLS.iter().any(|tool| tool.name == package);
            assert!(times == 1 || as_tool, "{package} is named outside the table too");
        }
    }

    #[test]
    fn node_is_judged_by_the_rule_of_the_interface_s_builder() {
        for good in ["20.19.0", "20.20.2", "22.12.0", "24.1.0"] {
            assert!(node_will_do(good), "{good}");
        }
        for bad in ["18.20.4", "20.18.3", "21.7.0", "22.11.0", "nonsense"] {
            assert!(!node_will_do(bad), "{bad}");
        }
    }
}
