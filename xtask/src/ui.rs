//! The interface seen from outside: an npm project in `ui/` that builds into `ui/dist`.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::house::{House, Result, go, program};

/// `npm ARGS` in `ui/`.
pub fn npm(house: &House, args: &[&str]) -> Command {
    let mut npm = program("npm");
    npm.args(args).current_dir(house.root.join("ui"));
    npm
}

/// Installs the packages of `ui/package-lock.json` unless they are there already.
pub fn install(house: &House) -> Result {
    let ui = house.root.join("ui");
    let wanted = modified(&ui.join("package-lock.json"));
    let installed = modified(&ui.join("node_modules/.package-lock.json"));
    if wanted.is_none() {
        return Err("ui/package-lock.json is missing: nothing says which npm packages to install".into());
    }
    if installed < wanted { go(&mut npm(house, &["ci", "--no-audit", "--no-fund"])) } else { Ok(()) }
}

/// Installs and builds whatever the state of `ui/dist`.
pub fn build(house: &House) -> Result {
    install(house)?;
    go(&mut npm(house, &["run", "build"]))?;
    house.forget("decroche-desktop")
}

/// Builds only when a source is newer than `ui/dist`: the app embeds it when it is compiled.
pub fn ready(house: &House) -> Result {
    if is_stale(&house.root.join("ui")) { build(house) } else { Ok(()) }
}

fn is_stale(ui: &Path) -> bool {
    let Some(built) = modified(&ui.join("dist/index.html")) else {
        return true;
    };
    let Ok(entries) = fs::read_dir(ui) else {
        return true;
    };
    entries
        .flatten()
        .filter(|entry| !matches!(entry.file_name().to_str(), Some("dist" | "node_modules")))
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .any(|entry| newest(&entry.path()) > Some(built))
}

/// The latest modification under a path; the folders count too, for a file that was removed.
fn newest(path: &Path) -> Option<SystemTime> {
    let inside = fs::read_dir(path).into_iter().flatten().flatten().filter_map(|entry| newest(&entry.path()));
    inside.chain(modified(path)).max()
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_interface_is_stale_when_a_source_is_newer_than_what_was_built() {
        let ui = std::env::temp_dir().join(format!("xtask-ui-{}", std::process::id()));
        for dir in ["src/lib", "dist", "node_modules"] {
            fs::create_dir_all(ui.join(dir)).unwrap();
        }
        fs::write(ui.join("src/lib/a.ts"), "").unwrap();
        assert!(is_stale(&ui), "never built");

        fs::write(ui.join("dist/index.html"), "").unwrap();
        let built = fs::File::open(ui.join("dist/index.html")).unwrap();
        built.set_modified(SystemTime::now() + Duration::from_secs(60)).unwrap();
        assert!(!is_stale(&ui));

        let source = fs::File::options().write(true).open(ui.join("src/lib/a.ts")).unwrap();
        source.set_modified(SystemTime::now() + Duration::from_secs(120)).unwrap();
        assert!(is_stale(&ui));
        fs::remove_dir_all(&ui).unwrap();
    }
}
