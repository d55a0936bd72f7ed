//! `run`: from a fresh machine to the app on the screen with its telephone ringing.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::display::{Screen, end, no_screen};
use crate::house::{House, Result, ask, emptied, filled, go};
use crate::install::install;
use crate::tools::Need;
use crate::ui;

/// How long the app may take to write `desktop.json`.
const PATIENCE: Duration = Duration::from_secs(60);

/// Installs, builds, fills the demo, opens the app, rings once. With a screen the app stays until
/// its user closes it; without one a picture is taken and the app is ended.
pub fn run(house: &House, release: bool) -> Result {
    let unseen = no_screen();
    let mut needs = vec![Need::Rust, Need::Ui, Need::App];
    if unseen {
        needs.push(Need::Screen);
    }
    install(&house.root, &needs)?;
    ui::ready(house)?;
    let mut build = house.cargo(&["build", "--package=decroche-desktop", "--package=decroche-cli"]);
    if release {
        build.arg("--release");
    }
    go(&mut build)?;

    let demo = Demo { house, release, db: data_folder()?.join("decroche/demo/demo.db") };
    demo.fill()?;
    let number = demo.number()?;
    if unseen { demo.photograph(&number) } else { demo.open(&number) }
}

/// The demo's data file and the two programs that use it.
struct Demo<'a> {
    house: &'a House,
    release: bool,
    /// In a folder of its own: the app keeps its address in `desktop.json` beside its data file,
    /// and a ring for the demo must never reach an app that holds its user's own base.
    db: PathBuf,
}

impl Demo<'_> {
    /// Fills the file the first time; an interrupted filling leaves nothing half full behind.
    fn fill(&self) -> Result {
        if self.db.is_file() {
            return Ok(());
        }
        let folder = self.db.parent().ok_or("the demo has no folder")?;
        let part = emptied(folder.join("filling"))?;
        let mut cli = self.house.ours("decroche", self.release);
        cli.arg("--db").arg(part.join("demo.db"));
        go(cli.args(["demo", "--contacts", "2000", "--calls", "10000", "--seed", "1"]))?;
        let mut files: Vec<PathBuf> = fs::read_dir(&part)?.flatten().map(|entry| entry.path()).collect();
        // The data file itself last: it says that the rest is there.
        files.sort_by_key(|path| path.ends_with("demo.db"));
        for file in files {
            fs::rename(&file, folder.join(file.file_name().ok_or("a file without a name")?))?;
        }
        fs::remove_dir(&part)?;
        Ok(())
    }

    /// The number of somebody with an open ticket that nobody else has: their fiche comes up with something to know.
    fn number(&self) -> Result<String> {
        let again = format!("; remove {} to start the demo afresh", self.db.display());
        let ask = |args: &[&str]| -> Result<serde_json::Value> {
            let mut cli = self.house.ours("decroche", self.release);
            cli.arg("--db").arg(&self.db).args(args).arg("--json");
            let text = ask(&mut cli).map_err(|error| format!("{error}{again}"))?;
            Ok(serde_json::from_str(&text)?)
        };
        let tickets = ask(&["ticket", "list", "--open", "--limit", "50"])?;
        for person in texts(&tickets, "contact_id") {
            for number in texts(&ask(&["contact", "show", &person])?, "e164") {
                if ask(&["lookup", &number])?.get("match").is_some_and(|found| found == "one") {
                    return Ok(number);
                }
            }
        }
        Err(format!("nobody in the demo has an open ticket and a number of their own{again}").into())
    }

    /// On the user's screen, until they close the app.
    fn open(&self, number: &str) -> Result {
        let before = self.address();
        let mut app = Running(self.app().spawn().map_err(|e| format!("the app does not start: {e}"))?);
        self.wait_for_address(&mut app.0, before.as_deref())?;
        self.ring(number)?;
        println!("The app is open on {}; close it to come back here.", self.db.display());
        let status = app.0.wait()?;
        if status.success() { Ok(()) } else { Err(format!("the app ended with {status}").into()) }
    }

    /// On a virtual screen, just long enough for a picture of the ring.
    fn photograph(&self, number: &str) -> Result {
        let screen = Screen::start(&self.house.target)?;
        let empty = screen.picture()?;
        let mut app = self.app();
        screen.dress(&mut app);
        let before = self.address();
        let mut app = Running(app.spawn().map_err(|e| format!("the app does not start: {e}"))?);
        self.wait_for_address(&mut app.0, before.as_deref())?;
        let quiet = screen.settled(&empty, "the app's window")?;
        self.ring(number)?;
        let png = self.house.target.join("decroche-run.png");
        let ringing = screen.settled(&quiet, "the incoming call");
        // A picture of what went wrong is worth as much as one of what went right.
        screen.save(&png)?;
        println!("{}", png.display());
        ringing.map(drop)
    }

    fn app(&self) -> std::process::Command {
        let mut app = self.house.ours("decroche-desktop", self.release);
        app.arg("--db").arg(&self.db);
        app
    }

    fn ring(&self, number: &str) -> Result {
        let mut cli = self.house.ours("decroche", self.release);
        go(cli.arg("--db").arg(&self.db).args(["ring", number, "--app"]))
    }

    /// What the app says of where it listens, if it does.
    fn address(&self) -> Option<String> {
        fs::read_to_string(self.db.with_file_name("desktop.json")).ok()
    }

    /// Waits until `desktop.json` is there and is not the one an earlier app left behind.
    fn wait_for_address(&self, app: &mut Child, before: Option<&str>) -> Result {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let now = self.address();
            if let Some(status) = app.try_wait()? {
                // An app that is open already takes over from a second one, which then ends well.
                return if status.success() && now.is_some() {
                    Ok(())
                } else {
                    Err(format!("the app ended with {status} before it listened").into())
                };
            }
            if now.is_some() && now.as_deref() != before {
                return Ok(());
            }
            sleep(Duration::from_millis(50));
        }
        Err(format!("the app wrote no desktop.json within {} s", PATIENCE.as_secs()).into())
    }
}

/// The app, ended with this command however the command ends.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        end(&mut self.0);
    }
}

/// Where the system keeps a user's data.
fn data_folder() -> Result<PathBuf> {
    let home = |inside: &str| filled("HOME").map(|home| Path::new(&home).join(inside));
    let folder = if cfg!(target_os = "macos") {
        home("Library/Application Support")
    } else if cfg!(windows) {
        filled("APPDATA").map(PathBuf::from)
    } else {
        filled("XDG_DATA_HOME").map(PathBuf::from).or_else(|| home(".local/share"))
    };
    folder.ok_or_else(|| "no home folder to keep the demo in".into())
}

/// Every text under this name, anywhere in a document of the command line.
fn texts(document: &serde_json::Value, name: &str) -> Vec<String> {
    use serde_json::Value;
    match document {
        Value::Array(items) => items.iter().flat_map(|item| texts(item, name)).collect(),
        Value::Object(fields) => {
            let own = fields.get(name).and_then(Value::as_str).map(str::to_owned);
            own.into_iter().chain(fields.values().flat_map(|field| texts(field, name))).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_found_wherever_it_lies_in_a_document() {
        let list =
            serde_json::json!({ "total": 2, "items": [{ "e164": null }, { "phones": [{ "e164": "+33639980001" }] }] });
        assert_eq!(texts(&list, "e164"), ["+33639980001"]);
        assert_eq!(texts(&serde_json::json!({}), "e164"), [""; 0]);
    }
}
