//! A whole base: each list is what a rule counts, and no list shows what its mark does not count.

use crm::demo::Plan;
use crm::quality::WorkList;
use decroche_tests::house::{House, moment};

use super::{count, quality};

#[test]
fn on_an_invented_base_every_list_is_as_long_as_the_mark_says() {
    let house = House::new();
    let now = moment("2026-11-23T09:00:00Z");
    let plan = Plan { contacts: 1_500, calls: 3_000, seed: 7, now_ms: now.timestamp_millis() };
    house.store.fill_demo(plan, &mut |_| true).unwrap();
    let reader = house.store.reader().unwrap();
    let all = quality(&house, now);
    assert!(all.score.is_some_and(|score| (0.0..=100.0).contains(&score)), "{all:?}");
    for list in WorkList::MARKED {
        let mut met = Vec::new();
        loop {
            let page = reader.quality_page(&list.rule(), met.last().copied(), 200, now).unwrap();
            if page.items.is_empty() {
                break;
            }
            for item in &page.items {
                let told = list == WorkList::NoConsent || item.flaws.iter().any(|flaw| list.has(*flaw));
                assert!(told, "{list:?}: {item:?}");
            }
            met.extend(page.items.iter().map(|item| item.line.contact_id));
        }
        let length = met.len();
        met.sort();
        met.dedup();
        assert_eq!((met.len(), count(&all, list).unwrap_or(0) as usize), (length, length), "{list:?}");
    }
}
