//! The running app: its two pages, its data file, its telephone.

use std::cell::RefCell;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use crm::Store;
use cti::ring::Call;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::session::handle::SessionHandle;
use thirtyfour::{Capabilities, WebDriver, WindowHandle};

use super::base::Base;
use super::driver::Driver;
use super::page::Page;
use super::{now, until};

/// A folder for one test: the data file, the user's folders, the driver's log. It goes with its last holder.
#[derive(Clone)]
pub struct Home {
    folder: Rc<TempDir>,
}

impl Home {
    /// One with no data file yet.
    pub fn empty() -> Self {
        let folder = tempfile::Builder::new().prefix("decroche-e2e-").tempdir().unwrap();
        Self { folder: Rc::new(folder) }
    }

    /// One with the office of [`Base::office`].
    pub fn office() -> Self {
        let home = Self::empty();
        drop(Base::office(&home.data()));
        home
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The data file.
    pub fn data(&self) -> PathBuf {
        self.path().join("base.db")
    }

    /// The data file, read as another program does.
    pub fn store(&self) -> Store {
        Store::open(&self.data(), now()).unwrap()
    }

    /// What `desktop.json` says: where the app listens, its token, its process.
    pub fn note(&self) -> Option<Value> {
        let text = std::fs::read(self.path().join("desktop.json")).ok()?;
        serde_json::from_slice(&text).ok()
    }

    /// The last thing handed to another program that begins so.
    pub async fn handed(&self, scheme: &str) -> String {
        let last = until(async || {
            let text = std::fs::read_to_string(self.path().join("handed.txt")).ok()?;
            text.lines().rev().find(|line| line.starts_with(scheme)).map(str::to_owned)
        });
        last.await.unwrap_or_else(|| panic!("nothing was handed to {scheme}\n{}", self.log()))
    }

    /// The last lines of the app and its driver.
    pub fn log(&self) -> String {
        let log = std::fs::read_to_string(self.path().join("driver.log")).unwrap_or_default();
        let lines: Vec<&str> = log.lines().collect();
        lines[lines.len().saturating_sub(12)..].join("\n")
    }
}

/// The app, open on the data file of its home. Dropped, it is ended.
pub struct App {
    /// Its folder.
    pub home: Home,
    /// Its process.
    pub pid: u32,
    session: Option<WebDriver>,
    windows: Vec<(&'static str, WindowHandle)>,
    current: RefCell<&'static str>,
    _driver: Driver,
}

impl App {
    /// Opens the app on the office of [`Base::office`].
    pub async fn office() -> Self {
        Self::open(&Home::office()).await
    }

    /// Opens the app on what the home holds.
    pub async fn open(home: &Home) -> Self {
        let driver = Driver::start(home.path());
        let mut capabilities = Capabilities::new();
        let options = json!({ "binary": built("DECROCHE_DESKTOP"), "args": ["--db", home.data()] });
        capabilities.set("webkitgtk:browserOptions", options).unwrap();
        let session = WebDriver::builder(&driver.url, capabilities)
            .request_timeout(Duration::from_secs(40))
            .await
            .unwrap_or_else(|error| panic!("the app does not open: {error}\n{}", home.log()));
        let mut app = Self {
            home: home.clone(),
            pid: 0,
            session: Some(session),
            windows: Vec::new(),
            current: RefCell::new(""),
            _driver: driver,
        };
        let note = until(async || home.note()).await;
        let note = note.unwrap_or_else(|| panic!("no desktop.json\n{}", home.log()));
        app.pid = u32::try_from(note["pid"].as_u64().unwrap()).unwrap();
        app.find_windows().await;
        app.popup().ready().await;
        app.main().ready().await;
        app
    }

    async fn find_windows(&mut self) {
        let session = self.session();
        let found = until(async || {
            let mut found = Vec::new();
            for handle in session.windows().await.ok()? {
                session.switch_to_window(handle.clone()).await.ok()?;
                let url = session.current_url().await.ok()?;
                match url.path() {
                    "/popup.html" => found.push(("popup", handle)),
                    "" | "/" | "/index.html" => found.push(("main", handle)),
                    _ => {}
                }
            }
            (found.len() == 2).then_some(found)
        });
        self.windows = found.await.expect("the app has its two windows");
    }

    /// The desk.
    pub fn main(&self) -> Page<'_> {
        Page::new(self, "main")
    }

    /// The pop-up.
    pub fn popup(&self) -> Page<'_> {
        Page::new(self, "popup")
    }

    /// The driver's session, on this window.
    pub(super) async fn session_on(&self, window: &'static str) -> Arc<SessionHandle> {
        let session = self.session();
        if *self.current.borrow() != window {
            let known = self.windows.iter().find(|(name, _)| *name == window);
            let handle = known.unwrap().1.clone();
            session.switch_to_window(handle).await.unwrap();
            *self.current.borrow_mut() = window;
        }
        session
    }

    fn session(&self) -> Arc<SessionHandle> {
        let session = self.session.as_ref().expect("the app is open");
        Arc::clone(session.handle())
    }

    /// The data file, read as another program does.
    pub fn store(&self) -> Store {
        self.home.store()
    }

    /// Where the app listens.
    pub fn address(&self) -> SocketAddr {
        let note = self.home.note().expect("desktop.json");
        note["address"].as_str().unwrap().parse().unwrap()
    }

    /// The telephone rings; what the app answers once the call is on the disk.
    pub fn ring(&self, number: &str) -> Value {
        self.hear(&Call { number: number.to_owned(), ..Call::default() })
    }

    /// The telephone says this.
    pub fn hear(&self, call: &Call) -> Value {
        let note = self.home.note().expect("desktop.json");
        let token = note["token"].as_str().unwrap().parse().unwrap();
        cti::client::ring(self.address(), &token, call).unwrap()
    }

    /// Ends the app as a power cut does.
    pub fn kill(self) {
        drop(self);
    }

    /// Closes the app as its user does.
    pub async fn close(mut self) {
        if let Some(session) = self.session.take() {
            session.quit().await.unwrap();
        }
        let gone = until(async || (!alive(self.pid)).then_some(())).await;
        gone.expect("the app ends when it is closed");
    }
}

impl Drop for App {
    fn drop(&mut self) {
        if let Some(session) = self.session.take() {
            session.leak().unwrap_or_default();
        }
        if self.pid != 0 && alive(self.pid) {
            let mut kill = Command::new("sh");
            kill.args(["-c", "kill -KILL \"$1\"", "sh", &self.pid.to_string()]);
            kill.status().map(drop).unwrap_or_default();
        }
    }
}

/// Whether the process is there.
pub fn alive(pid: u32) -> bool {
    Path::new(&format!("/proc/{pid}")).exists()
}

/// What was built: `DECROCHE_DESKTOP`, `DECROCHE_CLI`.
pub fn built(name: &str) -> PathBuf {
    let path = std::env::var_os(name)
        .unwrap_or_else(|| panic!("{name} is not set: run these tests with `cargo xtask test e2e`"));
    PathBuf::from(path)
}
