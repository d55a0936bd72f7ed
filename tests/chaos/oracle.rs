//! What must be in the data file, worked out from the acknowledgements alone, and compared with what is there.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use crm::Store;
use decroche_tests::house::{ills, noon};
use decroche_tests::labour::{BLOCK, draft_key, name, operation, reported, words};
use rusqlite::{Connection, OpenFlags, Row};

use super::workers::Scene;

/// What the oracle has to say of a data file.
#[derive(Debug, Default)]
pub struct Verdict {
    /// Steps acknowledged.
    pub acked: usize,
    /// Acknowledged, and not there.
    pub lost: Vec<String>,
    /// Half there, there twice, there though nobody did it, or the doctor's complaint.
    pub broken: Vec<String>,
}

#[derive(Debug, PartialEq, Clone, Copy)]
enum Presence {
    Absent,
    Whole,
    Half,
}

/// Reopens by the ordinary way and compares.
pub fn examine(scene: &Scene, lanes: u64) -> Verdict {
    let store = Store::open(&scene.data(), noon()).unwrap();
    let mut verdict = Verdict { broken: ills(&store), ..Verdict::default() };
    let there = There::read(scene);
    for lane in 0..lanes {
        let acked: Vec<u64> = scene.acknowledged(&lane.to_string()).iter().map(|l| l.parse().unwrap()).collect();
        verdict.acked += acked.len();
        let next = acked.last().map_or(0, |last| last + 1);
        if acked.len() as u64 != next {
            verdict.broken.push(format!("lane {lane}: a hole among its acknowledgements"));
        }
        for step in acked {
            match there.presence(lane, step) {
                Presence::Whole => {}
                Presence::Absent => verdict.lost.push(format!("lane {lane} step {step}")),
                Presence::Half => verdict.broken.push(format!("lane {lane} step {step}: half there, or twice")),
            }
        }
        // The step in hand when the kill came is whole or absent; nothing comes after it.
        if there.presence(lane, next) == Presence::Half {
            verdict.broken.push(format!("lane {lane} step {next}: half of a write nobody was told of"));
        }
        for step in next + 1..next + BLOCK {
            if there.presence(lane, step) != Presence::Absent {
                verdict.broken.push(format!("lane {lane} step {step}: there before its turn"));
            }
        }
    }
    drop(store);
    verdict
}

/// The rows of the file, by the words that name a step.
struct There {
    contacts: HashMap<String, Vec<Contact>>,
    events: HashMap<(String, String), i64>,
    journal: HashMap<(String, String), i64>,
    notes: HashMap<String, (String, Option<String>)>,
    tickets: HashMap<String, Vec<i64>>,
    drafts: HashMap<String, i64>,
    operations: HashSet<[u8; 16]>,
}

struct Contact {
    /// Numbers, addresses, rungs, derived rows, digit rows.
    parts: [i64; 5],
    job: Option<String>,
}

impl There {
    fn read(scene: &Scene) -> Self {
        let file = Connection::open_with_flags(scene.data(), OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
        Self {
            contacts: groups(
                &file,
                "SELECT c.external_id, (SELECT count(*) FROM phone_number p WHERE p.contact_id = c.id),
                     (SELECT count(*) FROM email e WHERE e.contact_id = c.id),
                     (SELECT count(*) FROM stage_change s WHERE s.contact_id = c.id),
                     (SELECT count(*) FROM contact_index i WHERE i.rid = c.rid),
                     (SELECT count(*) FROM phone_number p JOIN number_index n ON n.rid = p.rid WHERE p.contact_id = c.id),
                     c.job
                 FROM contact c",
                |row| {
                    let parts = [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?];
                    Ok((row.get(0)?, Contact { parts, job: row.get(6)? }))
                },
            ),
            events: pairs(
                &file,
                "SELECT c.external_id, e.event, count(*) FROM call_event e JOIN call c ON c.id = e.call_id GROUP BY 1, 2",
                |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)),
            ),
            journal: pairs(
                &file,
                "SELECT external_id, event, count(*) FROM journal WHERE verdict <> 'duplicate' GROUP BY 1, 2",
                |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)),
            ),
            notes: pairs(&file, "SELECT external_id, state, note FROM call", |row| {
                Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
            }),
            tickets: groups(
                &file,
                "SELECT t.subject, (SELECT count(*) FROM ticket_event e WHERE e.ticket_id = t.id) FROM ticket t",
                |row| Ok((row.get(0)?, row.get(1)?)),
            ),
            drafts: pairs(&file, "SELECT key, CAST(body AS INTEGER) FROM draft", |row| {
                Ok((row.get(0)?, row.get(1)?))
            }),
            operations: pairs(&file, "SELECT id, 1 FROM operation", |row| Ok((row.get(0)?, row.get::<_, i64>(1)?)))
                .into_keys()
                .collect(),
        }
    }

    fn presence(&self, lane: u64, step: u64) -> Presence {
        let name = name(lane, step);
        if let Some(event) = reported(step) {
            let word = serde_json::to_value(event).unwrap().as_str().unwrap().to_owned();
            let key = (name, word);
            let kept = [self.events.get(&key), self.journal.get(&key)].map(|n| n.copied().unwrap_or(0));
            return all_or_none(kept == [0, 0], kept == [1, 1]);
        }
        let told = self.operations.contains(operation(lane, step).0.as_bytes());
        match step % BLOCK {
            0 => match self.contacts.get(&name).map(Vec::as_slice) {
                None => all_or_none(!told, false),
                Some([one]) => all_or_none(false, told && one.parts == [2, 1, 1, 1, 2]),
                Some(_) => Presence::Half,
            },
            3 => {
                let events = self.tickets.get(&name).map(Vec::as_slice);
                all_or_none(!told && events.is_none(), told && events == Some(&[1]))
            }
            4 => {
                let job = self.contacts.get(&name).and_then(|c| c.first()).and_then(|c| c.job.clone());
                all_or_none(!told && job.is_none(), told && job == Some(words(step)))
            }
            5 => {
                let there = self
                    .drafts
                    .get(&draft_key(lane))
                    .is_some_and(|kept| u64::try_from(*kept).is_ok_and(|kept| kept >= step));
                all_or_none(!there, there)
            }
            _ => {
                let qualified = ("qualified".to_owned(), Some(words(step)));
                let there = self.notes.get(&name) == Some(&qualified);
                all_or_none(!told && !there, told && there)
            }
        }
    }
}

fn all_or_none(none: bool, all: bool) -> Presence {
    match (none, all) {
        (true, _) => Presence::Absent,
        (_, true) => Presence::Whole,
        _ => Presence::Half,
    }
}

fn rows<T>(file: &Connection, sql: &str, read: impl FnMut(&Row<'_>) -> rusqlite::Result<T>) -> Vec<T> {
    file.prepare(sql).unwrap().query_map([], read).unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

fn pairs<K: Eq + Hash, V>(
    file: &Connection,
    sql: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<(K, V)>,
) -> HashMap<K, V> {
    rows(file, sql, read).into_iter().collect()
}

fn groups<K: Eq + Hash, V>(
    file: &Connection,
    sql: &str,
    read: impl FnMut(&Row<'_>) -> rusqlite::Result<(K, V)>,
) -> HashMap<K, Vec<V>> {
    let mut found: HashMap<K, Vec<V>> = HashMap::new();
    for (key, value) in rows(file, sql, read) {
        found.entry(key).or_default().push(value);
    }
    found
}
