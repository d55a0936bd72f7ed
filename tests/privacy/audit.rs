//! The journal of writes is a chain: what was changed, added or taken out afterwards is seen.

use chrono::Duration;
use decroche_tests::house::{House, noon, person};

fn with_writes() -> House {
    let house = House::new();
    for n in 0..5 {
        house.add(person("Un", &format!("Nom {n}"), &[]));
    }
    assert_eq!(house.ills(), [""; 0]);
    house
}

fn broken(house: &House) -> bool {
    house.ills().iter().any(|ill| ill.starts_with("audit_chain"))
}

#[test]
fn a_row_changed_added_or_taken_out_is_seen() {
    for hand in [
        "UPDATE operation SET agent_id = NULL, kind = 'contact.edit' WHERE rid = 3",
        "UPDATE operation SET at = at + 1 WHERE rid = 2",
        "UPDATE operation SET subject = zeroblob(16) WHERE rid = 2",
        "DELETE FROM operation WHERE rid = 3",
        "UPDATE operation SET link = NULL WHERE rid = 4",
        "INSERT INTO operation (id, kind, at) VALUES (zeroblob(16), 'contact.add', 1)",
    ] {
        let house = with_writes();
        let changed = house.foreign_hand().execute(hand, []).unwrap();
        assert_eq!((changed, broken(&house)), (1, true), "{hand}");
    }
}

#[test]
fn it_says_who_did_what_and_no_value() {
    let house = with_writes();
    let columns = house.count("SELECT count(*) FROM operation WHERE link IS NOT NULL AND length(link) = 32");
    assert_eq!(columns, 5);
    let text: String = house
        .file()
        .query_row("SELECT group_concat(kind || hex(coalesce(subject, x''))) FROM operation", [], |row| row.get(0))
        .unwrap();
    assert!(!text.contains("Nom"));
}

#[test]
fn the_oldest_rows_go_after_a_year_and_the_chain_goes_on() {
    let house = with_writes();
    let later = noon() + Duration::days(400);
    house.write_at(
        later,
        crm::contact::AddContact {
            contact: person("Une", "Nouvelle", &[]),
            region: phone::Region::FR,
            origin: "internal",
        },
    );
    house.store.upkeep(later).unwrap();
    let report = house.store.upkeep(later + Duration::days(1)).unwrap();
    assert_eq!(report.audit_pruned, 5);
    assert_eq!(house.count("SELECT count(*) FROM operation"), 1);
    assert_eq!(house.ills(), [""; 0], "the anchor holds the chain");
    house.foreign_hand().execute("DELETE FROM audit_anchor", []).unwrap();
    assert!(broken(&house));
}
