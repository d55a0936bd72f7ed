//! The real window: from a ring received to the fiche painted in the pop-up, as the app itself tells it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use cti::http::Token;
use cti::ring::Call;
use phone::CallEventKind;
use rusqlite::Connection;

use crate::base::Base;
use crate::figures::{Row, median};
use crate::import::{Numbers, write_file};

/// How long the backup before an import may take.
const BACKUP: Duration = Duration::from_secs(300);

/// Rows that imports have brought in.
const ROWS: &str = "SELECT coalesce(max(rows), 0) FROM import";

/// How long a ring may take to be painted before the run is given up.
const PATIENCE: Duration = Duration::from_secs(20);

/// Nothing when there is no app to run (`DECROCHE_DESKTOP`) or no screen.
pub fn measure(base: &Base) -> Vec<Row> {
    let Some(app) = std::env::var_os("DECROCHE_DESKTOP") else {
        eprintln!("no DECROCHE_DESKTOP: the window is not measured");
        return Vec::new();
    };
    // A folder of its own: desktop.json lies beside the data file.
    let folder = base.path.with_extension("window");
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("decroche.db");
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", file.display()));
    }
    std::fs::copy(&base.path, &file).unwrap();
    let _ = std::fs::remove_file(folder.join("desktop.json"));
    let mut child = Command::new(app)
        .arg("--db")
        .arg(&file)
        .env("DECROCHE_TELL_PAINT", "1")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(child.stdout.take().unwrap());
    let (tell, painted) = channel();
    std::thread::spawn(move || {
        for line in lines.lines().map_while(Result::ok) {
            let took = line.strip_prefix("painted ").and_then(|l| l.split(' ').nth(1)?.parse().ok());
            if let Some(micros) = took {
                let _ = tell.send(Duration::from_micros(micros));
            }
        }
    });
    let (address, token) = wait_for_note(&folder.join("desktop.json"));
    std::thread::sleep(Duration::from_secs(2)); // the windows load their pages
    let (p50, p99) = median(3, || rings(base, address, &token, &painted));
    let busy = importing(base, &folder, &file).map(|mut import| {
        let row = median(3, || rings(base, address, &token, &painted));
        if import.try_wait().unwrap().is_some() {
            eprintln!("the import ended before the rings did");
        }
        import.kill().unwrap();
        import.wait().unwrap();
        row
    });
    child.kill().unwrap();
    child.wait().unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    let row = |what, (p50, p99)| Row { what, p50, p99, against: None, budget: "p50 ≤ 12 ms, p99 ≤ 33 ms" };
    let mut rows = vec![row("ring → painted in the pop-up", (p50, p99))];
    rows.extend(busy.map(|found| row("… while a file is brought in", found)));
    rows
}

/// A file of as many people as the base, none of whom it has, brought into the file that the app has open. Nothing when
/// there is no command line to run (`DECROCHE_CLI`).
fn importing(base: &Base, folder: &Path, file: &Path) -> Option<Child> {
    let cli = std::env::var_os("DECROCHE_CLI")?;
    let people = folder.join("people.csv");
    write_file(base, &people, Numbers::Others);
    let child = Command::new(cli)
        .arg("--db")
        .arg(file)
        .arg("import")
        .arg(&people)
        .args(["--on-duplicate", "create"])
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let lots = || Connection::open(file).unwrap().query_row(ROWS, [], |row| row.get::<_, i64>(0)).unwrap_or(0);
    let until = Instant::now() + BACKUP;
    while lots() == 0 {
        assert!(Instant::now() < until, "the import did not begin");
        std::thread::sleep(Duration::from_millis(200)); // a backup is made first
    }
    Some(child)
}

fn wait_for_note(note: &Path) -> (std::net::SocketAddr, Token) {
    let until = Instant::now() + PATIENCE;
    loop {
        if let Ok(text) = std::fs::read_to_string(note) {
            let note: serde_json::Value = serde_json::from_str(&text).unwrap();
            let text = |key: &str| note.get(key).and_then(|v| v.as_str()).unwrap().to_owned();
            return (text("address").parse().unwrap(), text("token").parse().unwrap());
        }
        assert!(Instant::now() < until, "the app did not start");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Fifty rings, one at a time, each let go before the next.
fn rings(base: &Base, address: std::net::SocketAddr, token: &Token, painted: &Receiver<Duration>) -> Vec<Duration> {
    (0..50)
        .map(|i| {
            let number = base.numbers[(i * 17) % base.numbers.len()].clone();
            let id = format!("bench-{i}-{}", rand::random::<u64>());
            let call = |event| Call { number: number.clone(), call_id: Some(id.clone()), event, ..Call::default() };
            cti::client::ring(address, token, &call(None)).unwrap();
            let took = painted.recv_timeout(PATIENCE).expect("a ring was not painted");
            cti::client::ring(address, token, &call(Some(CallEventKind::Missed))).unwrap();
            std::thread::sleep(Duration::from_millis(200)); // a house at rest: the pop-up is gone, the desk has settled
            took
        })
        .collect()
}
