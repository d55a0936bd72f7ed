//! Installing what is missing of the table in `tools.rs`, or saying what to type.

use std::path::Path;

use crate::house::{Result, go, program};
use crate::tools::{By, Need, State, TOOLS, Tool, on_path, quietly, tauri_cli};

/// Installs what these needs lack; stops with what to type when only the person can.
pub fn install(root: &Path, needs: &[Need]) -> Result {
    let missing: Vec<&Tool> = TOOLS
        .iter()
        .filter(|tool| {
            tool.applies() && tool.need != Need::Install && needs.contains(&tool.need) && !matches!(tool.by, By::Npm)
        })
        .filter(|tool| !tool.is_there(root))
        .collect();
    let by_hand: Vec<String> = missing.iter().filter_map(|tool| by_hand(tool, root)).collect();
    if !by_hand.is_empty() {
        return Err(by_hand.join("\n       ").into());
    }
    let apt: Vec<&str> = missing.iter().filter_map(|t| if let By::Apt(p) = t.by { Some(p) } else { None }).collect();
    if !apt.is_empty() {
        apt_install(&apt)?;
    }
    for tool in &missing {
        match tool.by {
            By::Rustup(part) if on_path("rustup") => {
                go(program("rustup").args(["component", "add", part]).current_dir(root))?;
            }
            By::Rustup(part) => {
                let way = "rustup, which installs it, is missing too: get it from https://rustup.rs";
                return Err(format!("{part} is missing; {way}").into());
            }
            By::Cargo(version) => {
                let args = ["install", tool.name, "--version", version, "--locked"];
                // Its own build folder: `cargo install` removes it afterwards.
                go(program("cargo").args(args).current_dir(root).env_remove("CARGO_TARGET_DIR"))?;
            }
            By::NpmExec => go(tauri_cli(&["--version"]).current_dir(root))?,
            _ => {}
        }
    }
    match missing.iter().find(|tool| !tool.is_there(root)) {
        Some(tool) => Err(format!("{} was installed, but is still not found", tool.name).into()),
        None => Ok(()),
    }
}

fn by_hand(tool: &Tool, root: &Path) -> Option<String> {
    let By::Hand(advice) = tool.by else {
        return None;
    };
    Some(match tool.state(root) {
        State::TooOld(version) => format!("{} {version} is too old: {advice}", tool.name),
        _ => format!("{} is missing: {advice}", tool.name),
    })
}

/// As root, or through a `sudo` that asks for no password; otherwise says the line to type.
fn apt_install(packages: &[&str]) -> Result {
    let list = packages.join(" ");
    if !on_path("apt-get") {
        return Err(format!("install what your system calls these Debian packages: {list}").into());
    }
    let root = is_root();
    if !root && quietly(program("sudo").args(["-n", "true"])).is_none() {
        return Err(format!(
            "system packages are missing; type this, then start me again:\n\n    \
             sudo apt-get update && sudo apt-get install -y {list}\n"
        )
        .into());
    }
    let apt = |args: &[&str]| {
        let mut command = program(if root { "apt-get" } else { "sudo" });
        if !root {
            command.args(["-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        }
        command.env("DEBIAN_FRONTEND", "noninteractive").args(args);
        command
    };
    if let Err(error) = go(&mut apt(&["update"])) {
        println!("{error}; trying with the package lists already here");
    }
    go(apt(&["install", "-y"]).args(packages))
}

/// Whether this process is root's: `/proc/self` belongs to its user.
#[cfg(target_os = "linux")]
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata("/proc/self").is_ok_and(|data| data.uid() == 0)
}

#[cfg(not(target_os = "linux"))]
fn is_root() -> bool {
    false
}
