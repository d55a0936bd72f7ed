//! Where things lie: the user's data file, the demo's, and the note that tells the command line where to ring.

use std::ffi::OsString;
use std::fs;
use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::error::{Answer, Refusal};

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

/// Where a file made for the user is put: their documents, else their downloads, else beside the data.
pub fn documents() -> PathBuf {
    let user = std::env::var_os(if cfg!(windows) { "USERPROFILE" } else { "HOME" }).map(PathBuf::from);
    let asked = std::env::var_os("XDG_DOCUMENTS_DIR").map(PathBuf::from);
    let known =
        user.into_iter().flat_map(|user| ["Documents", "Downloads", "Téléchargements"].map(|name| user.join(name)));
    let mut folders = asked.into_iter().chain(known).filter(|path| path.is_absolute());
    folders.find(|path| path.is_dir()).unwrap_or_else(home)
}

/// Writes a file under a name that is free: one that is there is never written over, a number is added. Where it is.
pub fn write_new(path: &Path, text: &str) -> Answer<PathBuf> {
    let (mut file, path) = create_new(path)?;
    file.write_all(text.as_bytes()).map_err(disk)?;
    Ok(path)
}

/// A new file under a name that is free, as [`write_new`] finds one.
pub fn create_new(path: &Path) -> Answer<(fs::File, PathBuf)> {
    for number in 1..1_000 {
        let to = if number == 1 { path.to_owned() } else { numbered(path, number) };
        match open_new(&to) {
            Ok(file) => return Ok((file, to)),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(disk(error)),
        }
    }
    Err(Refusal { code: "refused", detail: Some("file_exists".to_owned()) })
}

/// A new file under this name, which is ours alone: what is there goes.
pub fn create_private(path: &Path) -> Answer<fs::File> {
    let _ = fs::remove_file(path);
    open_new(path).map_err(disk)
}

/// Some hold what is known of a person: for their owner alone.
fn open_new(path: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// What the disk refused.
#[expect(clippy::needless_pass_by_value, reason = "handed to map_err")]
pub fn disk(error: std::io::Error) -> Refusal {
    Refusal { code: "disk", detail: Some(error.to_string()) }
}

/// This path, or the first numbered one that is free.
pub fn free_name(path: &Path) -> PathBuf {
    let numbers = (2..10_000).map(|number| numbered(path, number));
    std::iter::once(path.to_owned())
        .chain(numbers)
        .find(|path| fs::symlink_metadata(path).is_err())
        .unwrap_or_else(|| path.to_owned())
}

/// What people call something as the name of a file, without its ending: no folder, nothing a system refuses.
pub fn stem(name: &str) -> String {
    let kept = |c: char| if c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '’') { c } else { '-' };
    let stem: String = name.chars().map(kept).take(60).collect();
    let stem = stem.trim_matches([' ', '-']);
    // Windows keeps these names for itself.
    let device = ["con", "prn", "aux", "nul"].iter().any(|device| stem.eq_ignore_ascii_case(device));
    if stem.is_empty() || device { "decroche".to_owned() } else { stem.to_owned() }
}

/// `faq.html` with 2 is `faq-2.html`.
fn numbered(path: &Path, number: u32) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path.extension().map(|ending| format!(".{}", ending.to_string_lossy())).unwrap_or_default();
    path.with_file_name(format!("{stem}-{number}{ending}"))
}

/// The demo's own file: never the user's, in a folder of its own.
pub fn demo_file() -> PathBuf {
    home().join("demo").join("demo.db")
}

/// The file of the class: like the demo's, in a folder of its own.
pub fn class_file() -> PathBuf {
    home().join("class").join("class.db")
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
    let mut file = open_new(&partial)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_name_stays_in_its_folder() {
        let named = ["Fidèles de Rennes", "../../etc/passwd", "a/b\\c:d", "…", "NUL", "fin.  "].map(stem);
        assert_eq!(named, ["Fidèles de Rennes", "etc-passwd", "a-b-c-d", "decroche", "decroche", "fin"]);
        assert_eq!(stem(&"é".repeat(200)).chars().count(), 60);
    }

    #[test]
    fn a_file_that_is_there_is_never_written_over() {
        let folder = std::env::temp_dir().join(format!("decroche-files-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for the test");
        let path = folder.join("faq.html");
        let written = ["un", "deux"].map(|text| write_new(&path, text).expect("a free name"));
        assert_eq!(written, [path.clone(), folder.join("faq-2.html")]);
        assert_eq!(fs::read_to_string(&path).expect("still there"), "un");
        fs::remove_dir_all(&folder).expect("the folder goes");
    }
}
