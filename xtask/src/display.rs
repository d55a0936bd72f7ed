//! A virtual screen of our own: X server, session bus and window manager, ended when dropped.
//!
//! The bus is private too: an app opened by its user on the same machine must neither answer
//! for the one under test nor be disturbed by it.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::house::{Result, ask, filled, program};

const SIZE: &str = "1920x1080x24";

/// What makes WebKit and Tauri let a WebKitWebDriver started under it drive the app.
pub const AUTOMATION: [(&str, &str); 2] = [("TAURI_AUTOMATION", "true"), ("TAURI_WEBVIEW_AUTOMATION", "true")];

const PATIENCE: Duration = Duration::from_secs(30);

/// Whether the person has no screen in front of this command.
pub fn no_screen() -> bool {
    cfg!(target_os = "linux") && filled("DISPLAY").is_none() && filled("WAYLAND_DISPLAY").is_none()
}

/// The virtual screen; its programs end with it, and no others.
pub struct Screen {
    display: String,
    bus: String,
    children: Vec<Child>,
}

/// The pixels of the whole screen, three bytes each.
pub type Picture = Vec<u8>;

impl Screen {
    /// Starts everything and returns when windows can be managed. What the programs say goes to
    /// `screen.log` in the folder given.
    pub fn start(logs: &Path) -> Result<Self> {
        std::fs::create_dir_all(logs)?;
        let log = File::create(logs.join("screen.log"))?;
        let mut screen = Self { display: String::new(), bus: String::new(), children: Vec::new() };

        let mut server = program("Xvfb");
        // `-r`: no key repeats itself. On a busy machine the release of a key may come half a second after its press, and
        // the server would type the letter again.
        server.args(["-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp", "-noreset", "-r"]);
        let number = screen.start_and_read(&mut server, &log)?;
        screen.display = format!(":{number}");

        let mut bus = program("dbus-daemon");
        bus.args(["--session", "--nofork", "--nopidfile", "--print-address=1"]);
        screen.dress(&mut bus);
        screen.bus = screen.start_and_read(&mut bus, &log)?;

        let mut manager = program("openbox");
        manager.arg("--sm-disable").stdout(log.try_clone()?).stderr(log);
        let stock = Path::new("/etc/xdg/openbox/rc.xml");
        if stock.is_file() {
            manager.arg("--config-file").arg(stock);
        }
        screen.dress(&mut manager);
        screen.children.push(manager.spawn().map_err(|e| format!("openbox does not start: {e}"))?);
        screen.wait_for_manager()?;
        Ok(screen)
    }

    /// The environment of a program that shows itself on this screen. What the app needs besides, it gives itself, as on
    /// the user's screen.
    pub fn dress(&self, command: &mut Command) {
        command
            .env("DISPLAY", &self.display)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("XAUTHORITY");
        if !self.bus.is_empty() {
            command.env("DBUS_SESSION_BUS_ADDRESS", &self.bus);
        }
    }

    /// What the screen shows now.
    pub fn picture(&self) -> Result<Picture> {
        let mut import = program("import");
        import.args(["-silent", "-window", "root", "-depth", "8", "rgb:-"]);
        self.dress(&mut import);
        let output = import.stderr(Stdio::inherit()).output()?;
        if output.status.success() { Ok(output.stdout) } else { Err("`import` took no picture".into()) }
    }

    /// Waits until the screen differs from `before` and has been at rest for about a second
    /// (a first window is blank for a moment before its content is painted), and returns it.
    pub fn settled(&self, before: &Picture, what: &str) -> Result<Picture> {
        let start = Instant::now();
        let mut last = self.picture()?;
        let mut rest = 0;
        while start.elapsed() < PATIENCE {
            sleep(Duration::from_millis(300));
            let now = self.picture()?;
            // A blinking caret or a running clock is rest; a pop-up or a first window is not.
            let resting = difference(before, &now) > 0.003 && difference(&last, &now) < 0.0005;
            rest = if resting { rest + 1 } else { 0 };
            if rest == 3 {
                return Ok(now);
            }
            last = now;
        }
        Err(format!("{what} did not appear on the screen within {} s", PATIENCE.as_secs()).into())
    }

    /// Saves the whole screen as a PNG.
    pub fn save(&self, path: &Path) -> Result {
        let mut import = program("import");
        import.args(["-silent", "-window", "root"]).arg(path);
        self.dress(&mut import);
        ask(&mut import).map(drop)
    }

    /// Starts a child that tells one line (its display, its address) once it is ready.
    fn start_and_read(&mut self, command: &mut Command, log: &File) -> Result<String> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(log.try_clone()?)
            .spawn()
            .map_err(|e| format!("{name} does not start: {e}"))?;
        let stdout = child.stdout.take();
        self.children.push(child);
        let (tell, hear) = mpsc::channel();
        std::thread::spawn(move || {
            let mut line = String::new();
            if let Some(stdout) = stdout {
                // A failed read leaves the line empty, which is reported below.
                BufReader::new(stdout).read_line(&mut line).unwrap_or_default();
            }
            // The listener may have given up waiting.
            tell.send(line).unwrap_or_default();
        });
        let line = hear.recv_timeout(PATIENCE).unwrap_or_default();
        let line = line.trim();
        if line.is_empty() { Err(format!("{name} is not ready; see screen.log").into()) } else { Ok(line.to_owned()) }
    }

    /// The window manager is there once it answers for the current desktop.
    fn wait_for_manager(&self) -> Result {
        let start = Instant::now();
        while start.elapsed() < PATIENCE {
            let mut question = program("xdotool");
            question.arg("get_desktop").stdout(Stdio::null()).stderr(Stdio::null());
            self.dress(&mut question);
            if question.status()?.success() {
                return Ok(());
            }
            sleep(Duration::from_millis(50));
        }
        Err("openbox does not manage the virtual screen; see screen.log".into())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        while let Some(mut child) = self.children.pop() {
            end(&mut child);
        }
    }
}

/// Asks a child to end, then ends it; it is gone when this returns.
pub fn end(child: &mut Child) {
    if matches!(child.try_wait(), Ok(Some(_))) {
        return;
    }
    if cfg!(unix) {
        // The shell's own `kill`: a polite signal lets the child put its files in order.
        let polite = program("sh").args(["-c", "kill -TERM \"$1\"", "sh", &child.id().to_string()]).status();
        let start = Instant::now();
        while polite.is_ok() && start.elapsed() < Duration::from_secs(5) {
            if matches!(child.try_wait(), Ok(Some(_))) {
                return;
            }
            sleep(Duration::from_millis(20));
        }
    }
    // An error here means that it is gone already.
    child.kill().unwrap_or_default();
    child.wait().map(drop).unwrap_or_default();
}

/// The share of bytes that differ, 0 to 1.
fn difference(one: &Picture, other: &Picture) -> f64 {
    if one.len() != other.len() || one.is_empty() {
        return 1.0;
    }
    let differing = one.iter().zip(other).filter(|(a, b)| a != b).count();
    #[expect(clippy::cast_precision_loss, reason = "counts of bytes of one screen")]
    let share = differing as f64 / one.len() as f64;
    share
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use crate::tools::{Need, State, TOOLS};

    #[test]
    fn a_virtual_screen_starts_tells_what_changed_and_ends_its_own_programs() {
        let ready = |need| TOOLS.iter().filter(|t| t.need == need).all(|t| t.state(Path::new(".")) != State::Missing);
        if !ready(Need::Screen) {
            println!("not tried: the tools of a virtual screen are not installed");
            return;
        }
        let logs = std::env::temp_dir().join(format!("xtask-screen-{}", std::process::id()));
        let screen = Screen::start(&logs).unwrap();
        let ids: Vec<u32> = screen.children.iter().map(Child::id).collect();
        assert_eq!(ids.len(), 3);

        let empty = screen.picture().unwrap();
        assert_eq!(empty.len(), 1920 * 1080 * 3);
        assert!(difference(&empty, &screen.picture().unwrap()) < f64::EPSILON);
        screen.save(&logs.join("screen.png")).unwrap();
        assert!(std::fs::read(logs.join("screen.png")).unwrap().starts_with(b"\x89PNG"));

        drop(screen);
        for id in ids {
            assert!(!Path::new(&format!("/proc/{id}")).exists(), "process {id} is still there");
        }
        std::fs::remove_dir_all(&logs).unwrap();
    }
}
