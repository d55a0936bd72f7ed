//! A file of as many people as the base, brought into an empty one: in a process of its own, so that its memory is its
//! own too, with rings looked up meanwhile.

use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use crm::import::read::{ReadChoices, Source};
use crm::import::{ImportChoices, ImportKind, OnDuplicate};
use crm::{Context, Store};
use phone::Region;
use rusqlite::{Connection, OpenFlags};

use crate::base::{Base, now};
use crate::core::event;
use crate::figures::{Row, quantiles};

const HEADER: &str =
    "Identifiant;Civilité;Prénom;Nom;Société;Fonction;Téléphone;Mobile;E-mail;Rue;Code postal;Ville;Année de naissance";

/// Whose numbers a file has.
#[derive(Clone, Copy)]
pub enum Numbers {
    /// Those of the base.
    Theirs,
    /// Of the ranges of fiction: nobody in the base has them.
    Others,
}

/// Writes the people of a base as a spreadsheet would.
pub fn write_file(base: &Base, path: &Path, numbers: Numbers) {
    let (first, second) = match numbers {
        Numbers::Theirs => (number_at(0), number_at(1)),
        Numbers::Others => (
            "printf('0199%06d', c.rid * 7919 % 10000)".to_owned(),
            "printf('063998%04d', c.rid * 104729 % 10000)".to_owned(),
        ),
    };

    let db = Connection::open_with_flags(&base.path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut people = db
        .prepare(&format!(
            "SELECT printf('C%07d', c.rid), c.civility, c.first_name, c.last_name, co.name, c.job,
                    {first}, {second},
                    (SELECT address FROM email WHERE contact_id = c.id ORDER BY position LIMIT 1),
                    c.street, c.postcode, c.town, CAST(c.birth_year AS TEXT)
             FROM contact c LEFT JOIN company co ON co.id = c.company_id ORDER BY (c.rid * 7919) % 1000003"
        ))
        .unwrap();
    let mut out = BufWriter::new(std::fs::File::create(path).unwrap());
    writeln!(out, "{HEADER}").unwrap();
    let mut rows = people.query([]).unwrap();
    while let Some(row) = rows.next().unwrap() {
        let cells: Vec<String> =
            (0..13).map(|at| row.get::<_, Option<String>>(at).unwrap().unwrap_or_default()).collect();
        writeln!(out, "{}", cells.join(";")).unwrap();
    }
    out.flush().unwrap();
}

fn number_at(position: u8) -> String {
    format!("(SELECT raw FROM phone_number WHERE contact_id = c.id ORDER BY position LIMIT 1 OFFSET {position})")
}

/// Measures, and tells it as lines of their own; how long the quiet import took.
pub fn measure(base: &Base) -> Row {
    let folder = base.path.with_extension("import");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join("people.csv");
    write_file(base, &file, Numbers::Theirs);
    println!("\nbare insert with four indexes: {:.0} rows/s", bare(&folder.join("bare.db")));
    let mut numbers = std::fs::File::create(folder.join("numbers")).unwrap();
    numbers.write_all(base.numbers.join("\n").as_bytes()).unwrap();
    let took = ["quiet", "ringing"].map(|word| {
        let mut child = Command::new(std::env::current_exe().unwrap());
        assert!(child.arg("import-child").arg(&folder).arg(word).status().unwrap().success());
        let micros = std::fs::read_to_string(folder.join(TOOK)).unwrap();
        Duration::from_micros(micros.parse().unwrap())
    });
    std::fs::remove_dir_all(&folder).unwrap();
    Row { what: "a file of as many people", p50: took[0], p99: took[1], against: None, budget: "≥ 50,000 rows/s" }
}

/// The file in which the child leaves how long it took, in microseconds.
const TOOK: &str = "took";

/// What SQLite alone does here: rows of five short texts into one table with four indexes, 30,000 to a commit. The
/// budget of an import was set where this ran at 172,000 rows/s.
fn bare(path: &Path) -> f64 {
    const ROWS: u64 = 300_000;
    let db = Connection::open(path).unwrap();
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -65536;
         CREATE TABLE bare (id INTEGER PRIMARY KEY, a TEXT, b TEXT, c TEXT, d TEXT, e TEXT);
         CREATE INDEX by_a ON bare(a); CREATE INDEX by_b ON bare(b);
         CREATE INDEX by_c ON bare(c); CREATE INDEX by_d ON bare(d);",
    )
    .unwrap();
    let mut insert = db.prepare("INSERT INTO bare (a, b, c, d, e) VALUES (?1, ?2, ?3, ?4, ?5)").unwrap();
    let began = Instant::now();
    for row in 0..ROWS {
        if row % 30_000 == 0 {
            db.execute_batch(if row == 0 { "BEGIN" } else { "COMMIT; BEGIN" }).unwrap();
        }
        // A large odd factor scatters the keys.
        let key = row.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 20;
        let texts = [
            format!("+3363998{:04}", key % 10_000),
            format!("nom{:07}", key % 1_000_003),
            format!("ville{:05}", key % 36_000),
            format!("mail{key}@a.example"),
            "rue de l’Exemple 12, bâtiment C".to_owned(),
        ];
        insert.execute(rusqlite::params_from_iter(&texts)).unwrap();
    }
    db.execute_batch("COMMIT").unwrap();
    ROWS as f64 / began.elapsed().as_secs_f64()
}

/// The child: brings the file in, and tells how long it took and what it weighed.
pub fn child(folder: &Path, ringing: bool) {
    let path: PathBuf = folder.join("decroche.db");
    for suffix in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", path.display()));
    }
    let _ = std::fs::remove_dir_all(folder.join("decroche-sauvegardes"));
    let store = Store::open(&path, now()).unwrap();
    let mut source =
        Source::open(std::fs::File::open(folder.join("people.csv")).unwrap(), "people.csv", &ReadChoices::default())
            .unwrap();
    let choices = ImportChoices {
        file_name: "people.csv".into(),
        kind: ImportKind::Contacts,
        columns: source.shape().columns.clone(),
        on_duplicate: OnDuplicate::Merge,
        dry_run: false,
        region: Region::FR,
        supplier: None,
        licence_ends_on: None,
    };
    let numbers: Vec<String> =
        std::fs::read_to_string(folder.join("numbers")).unwrap().lines().map(str::to_owned).collect();
    let over = AtomicBool::new(false);
    let (took, rows, rings) = std::thread::scope(|scope| {
        let rings = scope.spawn(|| {
            let (mut samples, reader) = (Vec::new(), store.reader().unwrap());
            while ringing && !over.load(Ordering::Relaxed) {
                std::thread::sleep(Duration::from_millis(20));
                let event = event(&numbers[samples.len() * 17 % numbers.len()]);
                let began = Instant::now();
                std::hint::black_box(reader.incoming(&event, Region::FR, now()).unwrap());
                samples.push(began.elapsed());
            }
            samples
        });
        let began = Instant::now();
        let report = store.import(&mut source, &choices, &Context::at(now()), &mut |_| true);
        let took = began.elapsed();
        over.store(true, Ordering::Relaxed); // before anything can stop: whoever rings would go on for ever
        let report = report.unwrap();
        eprintln!(
            "{report:.0?}",
            report = (report.rows, report.created, report.merged, report.skipped, report.rejected)
        );
        (took, report.rows, rings.join().unwrap())
    });
    std::fs::write(folder.join(TOOK), took.as_micros().to_string()).unwrap();
    let speed = f64::from(rows) / took.as_secs_f64();
    let peak = peak_mib();
    let size = std::fs::metadata(&path).unwrap().len() / (1 << 20);
    let mut told = format!(
        "import of {rows} rows: {:.1} s, {speed:.0} rows/s, peak {peak} MiB, file {size} MiB",
        took.as_secs_f64()
    );
    if ringing {
        let count = rings.len();
        let (p50, p99) = quantiles(rings);
        told.push_str(&format!("; {count} rings looked up meanwhile: p50 {p50:.0?}, p99 {p99:.0?}"));
    }
    println!("{told}");
}

/// The most memory this process ever held, in MiB; 0 where nothing tells.
fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|kib| kib.parse::<u64>().ok()).unwrap_or_default() / 1024
}
