//! How far a base can be trusted: each list has whom it should, a mark says it all, and what is put right can be undone.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

mod bulk;
mod deduced;
mod fixes;
mod lists;
mod whole;

use chrono::{DateTime, Utc};
use crm::ContactId;
use crm::contact::NewContact;
use crm::quality::{Quality, QualityPage, WorkList};
use decroche_tests::house::{House, noon, person};

/// Somebody on whose fiche nothing is wrong.
fn sound(last: &str, phone: &str) -> NewContact {
    NewContact {
        postcode: Some("35000".into()),
        town: Some("Rennes".into()),
        emails: vec![format!("{}@ker.example", last.to_lowercase().replace(' ', "."))],
        ..person("Zoé", last, &[phone])
    }
}

/// The mark at that moment.
fn quality(house: &House, now: DateTime<Utc>) -> Quality {
    house.store.reader().unwrap().quality(now).unwrap()
}

/// How many are on a list.
fn count(quality: &Quality, list: WorkList) -> Option<u32> {
    quality.parts.iter().find(|part| part.list == list).and_then(|part| part.count)
}

/// A list at noon.
fn page(house: &House, list: WorkList) -> QualityPage {
    house.store.reader().unwrap().quality_page(&list.rule(), None, 100, noon()).unwrap()
}

/// Whom a page shows.
fn who(page: &QualityPage) -> Vec<ContactId> {
    page.items.iter().map(|item| item.line.contact_id).collect()
}
