//! The work tree, the shared build folder, and how a child program is started.
//!
//! The build folder is shared by every clone, so that dependencies are compiled once. Cargo names
//! the artifacts of path packages alike in two clones and compares only modification times: a
//! build of one clone would pass for fresh in the other. So a clone *owns* the folder while it
//! works in it, and a change of owner makes cargo forget our own packages (not the dependencies).

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// Failures here are sentences for the person who typed the command.
pub type Result<T = ()> = std::result::Result<T, Box<dyn std::error::Error>>;

/// First letters of the names of the workspace's packages, as cargo writes them in its folders.
const OURS: [&str; 2] = ["decroche-", "xtask-"];

/// An opened work tree with its build folder, held until dropped.
pub struct House {
    /// The top of the work tree.
    pub root: PathBuf,
    /// What `CARGO_TARGET_DIR` is for every child.
    pub target: PathBuf,
    _owner: File,
}

impl House {
    /// Finds the work tree and takes the build folder; waits when another clone is at work in it.
    pub fn open() -> Result<Self> {
        let root = root()?;
        let target = target_dir()?;
        fs::create_dir_all(&target)?;
        let owner = own(&root, &target)?;
        Ok(Self { root, target, _owner: owner })
    }

    /// `cargo ARGS` at the top of the work tree.
    pub fn cargo(&self, args: &[&str]) -> Command {
        let mut cargo = program("cargo");
        cargo.args(args).current_dir(&self.root).env("CARGO_TARGET_DIR", &self.target);
        // What `cargo run` told us about xtask is not about the packages to build.
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(|n| n.starts_with("CARGO_PKG_") || n.starts_with("CARGO_MANIFEST_")) {
                cargo.env_remove(name);
            }
        }
        if std::env::var_os("CI").is_some() {
            cargo.env("CARGO_INCREMENTAL", "0");
        }
        cargo
    }

    /// Where cargo puts a binary of ours.
    pub fn binary(&self, name: &str, release: bool) -> PathBuf {
        let profile = if release { "release" } else { "debug" };
        self.target.join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// A binary of ours, ready to be given arguments.
    pub fn ours(&self, name: &str, release: bool) -> Command {
        let mut command = Command::new(self.binary(name, release));
        command.current_dir(&self.root).stdin(Stdio::null());
        command
    }

    /// The two binaries under their variables, for tests that drive them from outside.
    pub fn tell_binaries(&self, command: &mut Command, release: bool) {
        command
            .env("DECROCHE_DESKTOP", self.binary("decroche-desktop", release))
            .env("DECROCHE_CLI", self.binary("decroche", release));
    }

    /// Makes a child keep its settings and data in an empty folder here, never in the user's.
    pub fn shelter(&self, command: &mut Command) -> Result {
        let home = emptied(self.target.join("test-home"))?;
        for (name, folder) in [("XDG_DATA_HOME", "data"), ("XDG_CONFIG_HOME", "config"), ("XDG_STATE_HOME", "state")] {
            fs::create_dir_all(home.join(folder))?;
            command.env(name, home.join(folder));
        }
        Ok(())
    }

    /// Makes cargo compile one of our packages anew (the app holds the built interface).
    pub fn forget(&self, package: &str) -> Result {
        forget(&self.target, &[&format!("{package}-")])
    }
}

/// The top of the work tree: the parent of this package's folder, as cargo says it at run time
/// (not at compile time: the binary may come from a build folder shared with another clone).
pub fn root() -> Result<PathBuf> {
    let package = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from);
    let root = match package.as_deref().and_then(Path::parent) {
        Some(parent) => parent.to_path_buf(),
        None => std::env::current_dir()?,
    };
    if root.join("xtask/Cargo.toml").is_file() {
        Ok(root)
    } else {
        Err("start me from the top of the work tree, as `cargo xtask …`".into())
    }
}

/// `$CARGO_TARGET_DIR`, else `decroche/target` in the user's cache folder.
fn target_dir() -> Result<PathBuf> {
    if let Some(dir) = filled("CARGO_TARGET_DIR") {
        return Ok(std::path::absolute(dir)?);
    }
    let cache = if cfg!(target_os = "macos") {
        filled("HOME").map(|h| PathBuf::from(h).join("Library/Caches"))
    } else if cfg!(windows) {
        filled("LOCALAPPDATA").map(PathBuf::from)
    } else {
        filled("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| filled("HOME").map(|h| PathBuf::from(h).join(".cache")))
    };
    Ok(cache.ok_or("no home folder: set CARGO_TARGET_DIR")?.join("decroche/target"))
}

/// An environment variable that is set and not empty.
pub fn filled(name: &str) -> Option<OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// Returns the file whose shared lock says that `root` works in `target`.
fn own(root: &Path, target: &Path) -> Result<File> {
    let note = target.join("work-tree.txt");
    let lock =
        File::options().create(true).truncate(false).read(true).write(true).open(target.join("work-tree.lock"))?;
    let me = root.to_string_lossy();
    loop {
        lock.lock_shared()?;
        let owner = fs::read_to_string(&note).unwrap_or_default();
        if owner == me {
            return Ok(lock);
        }
        lock.unlock()?;
        if lock.try_lock().is_err() {
            println!(
                "{owner} is at work in {}: waiting for it (set CARGO_TARGET_DIR to another folder not to wait)",
                target.display()
            );
            lock.lock()?;
        }
        forget(target, &OURS)?;
        fs::write(&note, me.as_bytes())?;
        lock.unlock()?;
    }
}

/// Removes cargo's fingerprints (not the artifacts) of the packages that begin so.
fn forget(target: &Path, beginnings: &[&str]) -> Result {
    for profile in ["debug", "release"] {
        let Ok(entries) = fs::read_dir(target.join(profile).join(".fingerprint")) else {
            continue;
        };
        for entry in entries {
            let entry = entry?;
            let name = entry.file_name();
            if name.to_str().is_some_and(|n| beginnings.iter().any(|b| n.starts_with(b))) {
                fs::remove_dir_all(entry.path())?;
            }
        }
    }
    Ok(())
}

/// A folder of ours that is there and empty.
pub fn emptied(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// A child program by its name in the table of `tools.rs`; every child starts here.
pub fn program(name: &str) -> Command {
    let mut command = match name {
        "cargo" => Command::new(filled("CARGO").unwrap_or_else(|| "cargo".into())),
        "npm" if cfg!(windows) => Command::new(format!("{name}.cmd")),
        _ => Command::new(name),
    };
    command.stdin(Stdio::null());
    command
}

/// Says the command, runs it with its output going straight through, and fails with a sentence.
pub fn go(command: &mut Command) -> Result {
    let words = spell(command);
    println!("$ {words}");
    let status = command.status().map_err(|e| format!("`{words}` does not start: {e}"))?;
    if status.success() { Ok(()) } else { Err(format!("`{words}` ended with {status}").into()) }
}

/// Runs quietly and returns what it wrote on standard output.
pub fn ask(command: &mut Command) -> Result<String> {
    let words = spell(command);
    let output = command.stderr(Stdio::inherit()).output().map_err(|e| format!("`{words}` does not start: {e}"))?;
    if !output.status.success() {
        return Err(format!("`{words}` ended with {}", output.status).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn spell(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(OsStr::new("?"));
    std::iter::once(name)
        .chain(command.get_args())
        .map(|word| {
            let word = word.to_string_lossy();
            if word.contains(' ') { format!("'{word}'") } else { word.into_owned() }
        })
        .collect::<Vec<_>>()
        .join(" ")
}

/// `1 min 05 s`, `12.3 s`.
pub fn elapsed(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_of_work_tree_forgets_our_packages_and_keeps_the_dependencies() {
        let target = std::env::temp_dir().join(format!("xtask-house-{}", std::process::id()));
        let prints = target.join("debug/.fingerprint");
        let (ours, theirs) = (prints.join("decroche-crm-0123"), prints.join("serde-0123"));
        let make = || [&ours, &theirs].map(|dir| fs::create_dir_all(dir).unwrap());

        make();
        drop(own(Path::new("/one"), &target).unwrap());
        make();
        drop(own(Path::new("/one"), &target).unwrap());
        assert!(ours.is_dir(), "the same work tree finds its own packages again");
        drop(own(Path::new("/two"), &target).unwrap());
        assert!(!ours.exists() && theirs.is_dir());
        fs::remove_dir_all(&target).unwrap();
    }

    #[test]
    fn elapsed_times_are_read_at_a_glance() {
        assert_eq!(elapsed(Duration::from_millis(12_340)), "12.3 s");
        assert_eq!(elapsed(Duration::from_secs(65)), "1 min 05 s");
    }
}
