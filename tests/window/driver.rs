//! WebKitWebDriver, one per test, on a port of its own, and the session bus where there is none.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A driver that listens; it and its helpers end when dropped.
pub struct Driver {
    /// Where it listens.
    pub url: String,
    children: Vec<Child>,
}

impl Driver {
    /// Starts the driver. What it and the app say goes to `driver.log` in `home`, which is also where the app finds
    /// its user's folders.
    pub fn start(home: &Path) -> Self {
        assert!(std::env::var_os("DISPLAY").is_some(), "no screen: run these tests with `cargo xtask test e2e`");
        let mut children = Vec::new();
        let port = free_port();
        let log = File::options().create(true).append(true).open(home.join("driver.log")).unwrap();
        opener(home);
        let path = std::env::var_os("PATH").unwrap_or_default();
        let path = std::env::join_paths(std::iter::once(home.join("bin")).chain(std::env::split_paths(&path))).unwrap();
        let mut driver = Command::new("WebKitWebDriver");
        driver
            .arg(format!("--port={port}"))
            .envs([
                ("TAURI_AUTOMATION", "true"),
                ("TAURI_WEBVIEW_AUTOMATION", "true"),
                // Accessibility of the toolkit asks a bus that a test screen does not have.
                ("NO_AT_BRIDGE", "1"),
            ])
            // The app gives these to itself.
            .env_remove("GDK_BACKEND")
            .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
            .env("PATH", path)
            .env("XDG_DOCUMENTS_DIR", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .stdout(log.try_clone().unwrap())
            .stderr(log);
        if std::env::var_os("DBUS_SESSION_BUS_ADDRESS").is_none() {
            let (bus, address) = bus();
            children.push(bus);
            driver.env("DBUS_SESSION_BUS_ADDRESS", address);
        }
        children.push(driver.spawn().expect("WebKitWebDriver is installed (package webkit2gtk-driver)"));
        let deadline = Instant::now() + Duration::from_secs(20);
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            assert!(Instant::now() < deadline, "WebKitWebDriver does not listen on {port}");
            std::thread::sleep(Duration::from_millis(20));
        }
        Self { url: format!("http://127.0.0.1:{port}"), children }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        while let Some(mut child) = self.children.pop() {
            // Already gone is as good.
            child.kill().unwrap_or_default();
            child.wait().map(drop).unwrap_or_default();
        }
    }
}

/// The program that opens links on this desk: it writes down what it is given, in `handed.txt` of `home`.
fn opener(home: &Path) {
    let folder = home.join("bin");
    std::fs::create_dir_all(&folder).unwrap();
    let program = folder.join("xdg-open");
    let script = format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", home.join("handed.txt").display());
    std::fs::write(&program, script).unwrap();
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).unwrap();
}

/// A port nobody listens on, as the system says.
fn free_port() -> u16 {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|listener| listener.local_addr()).unwrap().port()
}

fn bus() -> (Child, String) {
    let mut child = Command::new("dbus-daemon")
        .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
        .stdout(Stdio::piped())
        .spawn()
        .expect("dbus-daemon is installed");
    let mut address = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
    (child, address.trim().to_owned())
}
