//! What the finder is worth, on bases with known truth: one family of bases for tuning, others only to measure.

use super::truth::words::{HOLD_OUT, TUNING, Words};
use super::truth::{Measure, Size, alike, base};

const SIZE: Size = Size { people: 2500, seconds: 24, lookalikes: 12 };

fn measured(title: &str, seeds: &[u64], words: &Words) -> Measure {
    let mut measure = Measure::default();
    for seed in seeds {
        let known = base(*seed, words, &SIZE);
        let found = known.house.store.reader().unwrap().duplicates(0.8, usize::MAX, &mut |_| true).unwrap();
        measure.add(&known, &found.pairs);
    }
    println!("{}", measure.table(title));
    if std::env::var_os("DECROCHE_SHOW_PAIRS").is_some() {
        println!("{}\n{}", measure.worst.join("\n"), measure.lost.join("\n"));
    }
    measure
}

fn holds(measure: &Measure) {
    assert!(measure.precision() >= 0.98, "precision {:.4}", measure.precision());
    assert!(measure.recall() >= 0.85, "recall {:.4}", measure.recall());
    for kind in alike::KINDS {
        let (sure, _) = measure.taken_for.get(kind).copied().unwrap_or_default();
        assert_eq!(sure, 0, "{kind}: two persons are never surely one");
    }
}

#[test]
fn most_second_fiches_are_found_and_hardly_anybody_is_taken_for_another() {
    holds(&measured("tuning words, seeds 1 to 3", &[1, 2, 3], &TUNING));
}

#[test]
fn the_same_holds_for_names_and_seeds_that_nobody_tuned_on() {
    holds(&measured("held-out words, seeds 201 to 203", &[201, 202, 203], &HOLD_OUT));
}
