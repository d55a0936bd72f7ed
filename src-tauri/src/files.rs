//! Where things lie: the user's data file, the demo's, and the note that tells the command line where to ring.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Serialize;

/// The command line of the app.
pub struct Arguments {
    /// The data file to open.
    pub data_file: PathBuf,
    /// Only give the running app's pop-up the keyboard.
    pub take: bool,
}

impl Arguments {
    /// Reads the arguments; `Err` is a sentence for the terminal.
    pub fn read(arguments: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut read = Self { data_file: home().join("decroche.db"), take: false };
        let mut arguments = arguments;
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--db") => {
                    let path = arguments.next().ok_or("--db attend le chemin d’un fichier de données.")?;
                    read.data_file = PathBuf::from(path);
                }
                Some("--take") => read.take = true,
                _ => {
                    return Err(format!("Argument inconnu : {}.", argument.to_string_lossy()));
                }
            }
        }
        Ok(read)
    }
}

/// The user's data folder of Décroche.
pub fn home() -> PathBuf {
    let variable = |name| std::env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let base = if cfg!(windows) {
        variable("APPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        variable("XDG_DATA_HOME").or_else(|| variable("HOME").map(|home| home.join(".local/share")))
    };
    base.unwrap_or_else(|| PathBuf::from(".")).join("decroche")
}

/// The demo's own file: never the user's, in a folder of its own.
pub fn demo_file() -> PathBuf {
    home().join("demo").join("demo.db")
}

/// What `decroche ring --app` reads: where the running app listens, and its token of this run.
#[derive(Serialize)]
struct DesktopNote<'a> {
    address: SocketAddr,
    token: &'a str,
    pid: u32,
    /// The data file this app has open: another app may have another one of the same folder.
    db: &'a Path,
}

fn note_path(data_file: &Path) -> PathBuf {
    data_file.with_file_name("desktop.json")
}

/// Writes `desktop.json` beside the data file, readable by its owner alone.
pub fn write_note(data_file: &Path, address: SocketAddr, token: &str) -> std::io::Result<()> {
    let path = note_path(data_file);
    let partial = path.with_extension("json.partiel");
    let _ = fs::remove_file(&partial);
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&partial)?;
    let note = DesktopNote { address, token, pid: std::process::id(), db: data_file };
    file.write_all(serde_json::to_string(&note)?.as_bytes())?;
    fs::rename(&partial, &path)
}

/// Takes the note away, if it still is this app's: it no longer listens.
pub fn remove_note(data_file: &Path) {
    let ours =
        |note: &serde_json::Value| note.get("pid").and_then(|pid| pid.as_u64()) == Some(std::process::id().into());
    if note(data_file).as_ref().is_some_and(ours) {
        let _ = fs::remove_file(note_path(data_file));
    }
}

/// The address and token of the app that has this data file open; `None`: none wrote them.
pub fn read_note(data_file: &Path) -> Option<(SocketAddr, String)> {
    let note = note(data_file)?;
    let same = fs::canonicalize(note.get("db")?.as_str()?).ok()? == fs::canonicalize(data_file).ok()?;
    same.then_some(())?;
    Some((note.get("address")?.as_str()?.parse().ok()?, note.get("token")?.as_str()?.to_owned()))
}

fn note(data_file: &Path) -> Option<serde_json::Value> {
    serde_json::from_slice(&fs::read(note_path(data_file)).ok()?).ok()
}
