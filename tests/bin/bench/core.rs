//! The core's own figures: lookup, fiche, search, list, and an event over loopback HTTP.

use std::hint::black_box;
use std::net::SocketAddr;
use std::time::Duration;

use crm::scope::Scope;
use crm::search::{ListQuery, SortBy};
use cti::http::{Config, Token, Tokens, bind};
use cti::inlet::Inlet;
use cti::ring::Call;
use phone::{CallEvent, CallEventKind, Direction, Number, Region};
use rusqlite::{Connection, OpenFlags};

use crate::base::{Base, now};
use crate::figures::{Row, median, samples};

const PASSES: usize = 5;

/// U: a bare prepared E.164 → contact lookup.
pub fn unit(base: &Base) -> Duration {
    let db = Connection::open_with_flags(&base.path, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    let mut lookup =
        db.prepare("SELECT c.rid FROM phone_number p JOIN contact c ON c.id = p.contact_id WHERE p.e164 = ?1").unwrap();
    let mut pass = || {
        samples(base.numbers.len(), |i| {
            let mut rows = lookup.query([&base.numbers[i]]).unwrap();
            while let Some(row) = rows.next().unwrap() {
                black_box(row.get::<_, i64>(0).unwrap());
            }
        })
    };
    median(PASSES, &mut pass).0
}

pub fn event(from: &str) -> CallEvent {
    CallEvent {
        source: "bench".into(),
        external_id: "bench".into(),
        leg_id: None,
        event: CallEventKind::Ringing,
        direction: Some(Direction::Inbound),
        from: Some(from.to_owned()),
        to: None,
        caller_name: None,
        extension: None,
        queue: None,
        ivr_choice: None,
        masked: false,
        cause: None,
        at: now(),
        raw: String::new(),
    }
}

pub fn measure(base: &Base, unit: Duration) -> Vec<Row> {
    let reader = base.store.reader().unwrap();
    let typed: Vec<String> = base.numbers.iter().map(|e164| phone::format_e164_national(e164)).collect();
    let count = base.numbers.len();
    let matches = |texts: &[String]| {
        median(PASSES, || {
            samples(texts.len(), |i| {
                let number = Number::parse(&texts[i], Region::FR);
                black_box(reader.contacts_with(number.e164.as_deref().unwrap_or_default()).unwrap());
            })
        })
    };
    let hit = matches(&typed);
    let miss = matches(&base.unknown);
    let incoming = median(PASSES, || {
        samples(count, |i| {
            black_box(reader.incoming(&event(&typed[i]), Region::FR, now()).unwrap());
        })
    });
    let search = median(PASSES, || {
        samples(base.names.len() * 3, |i| {
            let name = &base.names[i / 3];
            let letters: String = name.chars().take(2 + (i * 5) % 7).collect();
            black_box(reader.search(&letters, 20).unwrap());
        })
    });
    let agent = reader.agents().unwrap().first().map(|agent| agent.id);
    let pages = |scopes: &[Scope]| {
        let totals: Vec<u32> = scopes
            .iter()
            .map(|&scope| reader.contact_list(&page(scope, SortBy::Name, 0), agent).unwrap().total)
            .collect();
        median(PASSES, || {
            samples(200, |i| {
                let (scope, total) = (scopes[i % scopes.len()], totals[i % scopes.len()]);
                let sort = SortBy::ALL[i % SortBy::ALL.len()];
                let offset = u32::try_from(i).unwrap().wrapping_mul(2_654_435_761) % total.max(1);
                black_box(reader.contact_list(&page(scope, sort, offset), agent).unwrap());
            })
        })
    };
    let list = pages(&[Scope::All]);
    let scoped = pages(&[Scope::Mine, Scope::Team, Scope::Free]);
    let http = over_http(base, &typed);
    let row = |what, (p50, p99), against, budget| Row { what, p50, p99, against, budget };
    vec![
        row("raw text → all matches", hit, Some(unit), "p50 ≤ 3 U, p99 ≤ 10 U"),
        row("the same, unknown number", miss, Some(unit), "never slower than a hit"),
        row("→ IncomingCall with its fiche", incoming, Some(unit), "p50 ≤ 15 U, p99 ≤ 300 µs"),
        row("search as you type, 2–8 letters", search, None, "p99 ≤ 5 ms"),
        row("contacts list, any page, any sort", list, None, "p99 ≤ 30 ms"),
        row("the same, mine, the team's, nobody's", scoped, None, "p99 ≤ 30 ms"),
        row("HTTP event in → fiche out, loopback", http, None, "p50 ≤ 1.7 ms"),
    ]
}

fn page(scope: Scope, sort: SortBy, offset: u32) -> ListQuery {
    ListQuery { sort, descending: false, stage: None, scope, offset, limit: 60 }
}

/// A post to the real listener, answered with the whole fiche: connection, gates, parse, lookup, JSON, answer.
fn over_http(base: &Base, typed: &[String]) -> (Duration, Duration) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let token = Token::generate(&mut rand::rng());
    let (events, mut inlets) = tokio::sync::mpsc::channel(64);
    let config = Config::new(SocketAddr::from(([127, 0, 0, 1], 0)), Tokens::none().with("cli", token.clone()), now);
    let listening = runtime.block_on(bind(config, events)).unwrap();
    let address = listening.address();
    std::thread::scope(|scope| {
        let store = &base.store;
        scope.spawn(move || {
            let reader = store.reader().unwrap();
            while let Some(inlet) = inlets.blocking_recv() {
                if let Inlet::Event(received) = inlet {
                    let incoming = reader.incoming(&received.event, Region::FR, now()).unwrap();
                    let _ = received.reply.send(serde_json::to_value(&incoming).unwrap());
                }
            }
        });
        let figures = median(3, || {
            samples(300, |i| {
                let call = Call { number: typed[i % typed.len()].clone(), ..Call::default() };
                black_box(cti::client::ring(address, &token, &call).unwrap());
            })
        });
        runtime.block_on(listening.stop());
        figures
    })
}
