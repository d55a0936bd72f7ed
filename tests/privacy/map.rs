//! The data map knows every column of the file.

use std::collections::{BTreeMap, BTreeSet};

use crm::privacy::{Holds, KeptFor, OnErase, data_map};
use decroche_tests::house::House;

fn columns(house: &House) -> BTreeMap<String, BTreeSet<String>> {
    let file = house.file();
    let mut statement = file
        .prepare(
            "SELECT t.name, c.name FROM pragma_table_list t, pragma_table_info(t.name) c
             WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'",
        )
        .unwrap();
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for row in statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap() {
        let (table, column) = row.unwrap();
        found.entry(table).or_default().insert(column);
    }
    found.retain(|table, _| !table.starts_with("contact_search") && !table.starts_with("number_search"));
    found
}

#[test]
fn every_column_of_every_table_is_classified_and_none_is_that_is_not_there() {
    let house = House::new();
    let map = data_map();
    let mut wrong = Vec::new();
    for (table, columns) in columns(&house) {
        let Some(mapped) = map.tables.get(&table) else {
            wrong.push(format!("{table}: not in the map"));
            continue;
        };
        let known: BTreeSet<String> = mapped.columns.keys().cloned().collect();
        wrong.extend(columns.difference(&known).map(|column| format!("{table}.{column}: not in the map")));
        // A table keyed by a word of its own has neither rid nor id.
        let keys = ["rid", "id"].map(str::to_owned).into();
        let gone = known.difference(&columns).cloned().collect::<BTreeSet<_>>();
        wrong.extend(gone.difference(&keys).map(|column| format!("{table}.{column}: not in the file")));
    }
    assert!(wrong.is_empty(), "crates/crm/src/privacy/map.toml:\n{}", wrong.join("\n"));
}

#[test]
fn a_table_whose_words_are_about_people_says_whose_and_what_erasing_does() {
    let house = House::new();
    let has_contact: BTreeSet<String> = columns(&house)
        .into_iter()
        .filter(|(_, columns)| columns.contains("contact_id") || columns.contains("call_id"))
        .map(|(table, _)| table)
        .collect();
    for table in data_map().tables.values() {
        if has_contact.contains(&table.name) {
            let own = matches!(table.name.as_str(), "opposition");
            assert!(own || !table.of.is_empty(), "{}: whose?", table.name);
            assert_ne!(table.erase, OnErase::Keep, "{}", table.name);
        }
        if table.erase == OnErase::Keep && !["legal_archive"].contains(&table.name.as_str()) {
            let words: Vec<_> = table.holding(Holds::Text).collect();
            assert!(words.is_empty(), "{}: {words:?} stay when somebody is erased", table.name);
        }
    }
}

#[test]
fn every_category_says_why_on_what_ground_and_for_how_long() {
    for (key, category) in &data_map().categories {
        assert!(!category.name.is_empty() && !category.purpose.is_empty() && !category.basis.is_empty(), "{key}");
        for keep in &category.keep {
            let ruled = keep.parse::<KeptFor>().is_ok();
            assert!(ruled || ["team", "house", "erasure"].contains(&keep.as_str()), "{key}: {keep}");
        }
    }
}
