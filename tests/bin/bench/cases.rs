//! The nearest solved cases, among 100,000: asked as an agent types a new incident.

use std::hint::black_box;

use crm::Store;
use crm::case::SimilarQuery;
use rusqlite::{Connection, params};

use crate::base::now;
use crate::figures::{Row, median, samples};

const CASES: usize = 100_000;

/// What the invented incidents are made of.
const SUBJECTS: [&str; 12] = [
    "box",
    "décodeur",
    "Wi-Fi",
    "ligne fixe",
    "mobile",
    "facture",
    "colis",
    "messagerie",
    "carte SIM",
    "alarme",
    "imprimante",
    "espace client",
];
const FAULTS: [&str; 16] = [
    "ne s’allume plus",
    "redémarre en boucle",
    "voyant rouge fixe",
    "coupe tous les soirs",
    "très lent en filaire",
    "écran noir",
    "image figée",
    "sans tonalité",
    "grésille",
    "ne reçoit plus les appels",
    "code refusé",
    "prélevé deux fois",
    "jamais reçu",
    "arrivé cassé",
    "sonne sans raison",
    "introuvable sur le réseau",
];

/// The `n`th word nobody says often: a place, a device, a detail.
fn detail(n: usize) -> String {
    let letters = "bcdfglmnprstv".as_bytes();
    (0..3)
        .map(|i| {
            format!(
                "{}{}",
                char::from(letters[(n >> (3 * i)) % letters.len()]),
                ["a", "e", "i", "o", "u"][(n / 7 + i) % 5]
            )
        })
        .collect()
}

fn incident(n: usize) -> String {
    let details: Vec<String> = (0..6).map(|i| detail(n.wrapping_mul(2_654_435_761) % 9_973 * 7 + i * 131)).collect();
    let (subject, fault) = (SUBJECTS[n % SUBJECTS.len()], FAULTS[n / SUBJECTS.len() % FAULTS.len()]);
    format!("{subject} {fault}, {}, client gêné depuis ce matin", details.join(" "))
}

pub fn measure() -> Row {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("cases.db");
    drop(Store::open(&path, now()).unwrap());
    let mut db = Connection::open(&path).unwrap();
    let tx = db.transaction().unwrap();
    {
        let mut insert = tx
            .prepare(
                "INSERT INTO solved_case (id, title, solution, wording, category, kept_at)
                 VALUES (unhex(printf('%032x', ?1)), ?2, 'Réglé.', ?2, ?3, 1)",
            )
            .unwrap();
        for n in 0..CASES {
            insert.execute(params![i64::try_from(n + 1).unwrap(), incident(n), SUBJECTS[n % SUBJECTS.len()]]).unwrap();
        }
    }
    tx.commit().unwrap();
    drop(db);
    let store = Store::open(&path, now()).unwrap();
    assert!(store.doctor(true).unwrap().ok, "the terms are counted");
    let reader = store.reader().unwrap();
    let (p50, p99) = median(3, || {
        samples(300, |i| {
            let query = SimilarQuery {
                text: incident(i * 331 + 17),
                category: (i % 2 == 0).then(|| SUBJECTS[i % SUBJECTS.len()].to_owned()),
                limit: 5,
                ..SimilarQuery::default()
            };
            black_box(reader.similar(&query).unwrap());
        })
    });
    Row { what: "similar cases, among 100,000", p50, p99, against: None, budget: "< 50 ms" }
}
