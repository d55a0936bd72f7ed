//! What is asked of a whole base: how many people a rule means, who is there twice.

use std::hint::black_box;

use crm::segment::{Rule, parse};

use crate::base::{Base, now};
use crate::figures::{Row, median, quantiles, samples};

/// Rules as people write them: of the fiche, of what was bought, of calls, of a place, and several at once.
const RULES: [&str; 12] = [
    "femmes de 30 ans et plus, travaillant à Paris 8e, panier moyen > 200 €",
    "département = 35",
    "à moins de 30 km de Lyon",
    "à moins de 30 km de Paris et étape = prospect",
    "région = Île-de-France",
    "région = Île-de-France et étape = prospect",
    "étape = prospect et température = chaud",
    "achats >= 2",
    "dernier achat < aujourd’hui - 180 jours",
    "appels = 0",
    "classe RFM = champions",
    "non (étape = client) et dernier contact < aujourd’hui - 1 an",
];

/// How often each rule is counted in a pass.
const TIMES: usize = 5;
/// How often the whole base is looked at for duplicates.
const LOOKS: usize = 3;

pub fn measure(base: &Base) -> Vec<Row> {
    let reader = base.store.reader().unwrap();
    let rules: Vec<Rule> = RULES.iter().map(|text| parse(text).expect(text)).collect();
    let count = || {
        samples(rules.len() * TIMES, |i| {
            black_box(reader.segment_count(&rules[i % rules.len()], now()).unwrap());
        })
    };
    let (p50, p99) = median(3, count);
    for (text, rule) in RULES.iter().zip(&rules) {
        let took = |_| {
            black_box(reader.segment_count(rule, now()).unwrap());
        };
        let (one, _) = median(1, || samples(TIMES, took));
        eprintln!("{one:>8.0?}  {text}");
    }
    let looked = samples(LOOKS, |_| {
        black_box(reader.duplicates(0.8, 2_000, &mut |_| true).unwrap());
    });
    eprintln!("duplicates, each look (the first may read the disk): {looked:.1?}");
    let (scan, longest) = quantiles(looked);
    vec![
        Row { what: "people a segment means, counted", p50, p99, against: None, budget: "p99 ≤ 150 ms" },
        Row { what: "duplicates over the whole base", p50: scan, p99: longest, against: None, budget: "≤ 90 s" },
    ]
}
