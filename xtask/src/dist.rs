//! `dist`: the package that a person installs, in `./dist`.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::house::{House, Result, go};
use crate::install::install;
use crate::tools::{Need, tauri_cli};
use crate::ui;

/// The kind of package of this system, its folder's name in Tauri's output and its ending.
const KIND: Option<(&str, &str)> = if cfg!(target_os = "linux") {
    Some(("deb", "deb"))
} else if cfg!(target_os = "macos") {
    Some(("dmg", "dmg"))
} else if cfg!(windows) {
    Some(("nsis", "exe"))
} else {
    None
};

/// Packs a release build, copies the package to `./dist`, prints its path and its size.
pub fn dist(house: &House) -> Result {
    let Some((kind, ending)) = KIND else {
        return Err("no package for this system yet: only Linux, macOS and Windows have one".into());
    };
    install(&house.root, &[Need::Rust, Need::Ui, Need::App, Need::Pack])?;
    ui::ready(house)?;
    let started = SystemTime::now();
    go(tauri_cli(&["build", "--bundles", kind]).current_dir(&house.root).env("CARGO_TARGET_DIR", &house.target))?;

    let made = newest(&house.target.join("release/bundle").join(kind), ending, started)
        .ok_or("the packer ended well but left no package")?;
    let name = made.file_name().ok_or("the package has no name")?;
    let folder = house.root.join("dist");
    fs::create_dir_all(&folder)?;
    let path = folder.join(name);
    let bytes = fs::copy(&made, &path)?;
    println!("{}  {}", path.display(), size(bytes));
    Ok(())
}

/// The latest file with this ending, made since.
fn newest(folder: &Path, ending: &str, since: SystemTime) -> Option<PathBuf> {
    let files = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path());
    files
        .filter(|path| path.extension().is_some_and(|e| e == ending))
        .filter_map(|path| Some((fs::metadata(&path).ok()?.modified().ok()?, path)))
        .filter(|(at, _)| *at >= since)
        .max()
        .map(|(_, path)| path)
}

/// Megabytes of a million bytes, to one decimal.
fn size(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    format!("{}.{} MB", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_never_flattered() {
        assert_eq!(size(15_000_000), "15.0 MB");
        assert_eq!(size(15_000_001), "15.1 MB");
    }
}
