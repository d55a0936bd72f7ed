//! An access request gives everything: no table that holds something of a person is left out of it.

use crm::privacy::{Holds, data_map};
use decroche_tests::house::{House, after, noon, person};

use crate::seed::canary;

#[test]
fn a_word_in_any_table_is_in_the_export_and_on_the_page() {
    let house = House::new();
    let (other, who) = (canary(&house, 1), canary(&house, 2));
    let file = house.store.reader().unwrap().person_file(who.id, after(10)).unwrap();
    let mut missing = Vec::new();
    for table in data_map().of_a_person() {
        let told = file.sections.iter().find(|section| section.table == table.name);
        let Some(section) = told else {
            missing.push(format!("{}: not in the export", table.name));
            continue;
        };
        for column in table.holding(Holds::Text) {
            if section.rows.iter().all(|row| row.get(column).is_none_or(serde_json::Value::is_null)) {
                missing.push(format!("{}.{column}: empty in the export", table.name));
            }
        }
    }
    assert_eq!(missing, [""; 0]);
    let (json, html) = (serde_json::to_string(&file).unwrap(), file.html());
    assert!(json.contains(&who.word) && html.contains(&who.word) && html.contains(&who.e164));
    assert!(!json.contains(&other.word) && !json.contains(&other.e164), "nothing of anybody else");
    assert!(file.sections.iter().any(|section| section.table == "draft" && section.rows.len() >= 3));
}

#[test]
fn each_section_says_why_it_is_kept_and_for_how_long() {
    let house = House::new();
    let who = canary(&house, 3);
    let file = house.store.reader().unwrap().person_file(who.id, noon()).unwrap();
    for section in &file.sections {
        assert!(!section.purpose.is_empty() && !section.basis.is_empty(), "{}", section.table);
    }
    let fiche = &file.sections[0];
    assert_eq!((fiche.table.as_str(), fiche.retention[0].months), ("contact", 36));
}

#[test]
fn what_they_wrote_is_text_on_the_page_never_markup() {
    let house = House::new();
    let id = house.add(person("<script>alert(1)</script>", "O\"Neil & fils", &[]));
    let html = house.store.reader().unwrap().person_file(id, noon()).unwrap().html();
    assert!(!html.contains("<script") && html.contains("&lt;script&gt;"));
    assert!(html.contains("default-src 'none'") && html.contains("O&quot;Neil &amp; fils"));
}

#[test]
fn the_register_tells_every_table_with_its_purpose() {
    let house = House::new();
    let register = house.store.reader().unwrap().register(noon()).unwrap();
    let told: usize = register.activities.iter().map(|activity| activity.tables.len()).sum();
    assert_eq!(told, data_map().tables.len());
    let html = register.html();
    for table in data_map().tables.values() {
        assert!(html.contains(&table.title.replace('\'', "&#39;")), "{}", table.name);
    }
}
