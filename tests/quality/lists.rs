//! Whom each list has, in what order, and what the mark makes of it.

use crm::consent::{ConsentChannel, ConsentProof, NewConsent, RecordConsent};
use crm::contact::{NewContact, Stage};
use crm::duplicate::DismissDuplicate;
use crm::quality::{Flaw, KeepLikely, VerifyContact, WorkList};
use crm::segment::parse;
use crm::settings::SetSetting;
use decroche_tests::house::{House, moment, noon, person};
use serde_json::json;

use super::{count, page, quality, sound, who};

#[test]
fn nobody_has_no_mark() {
    let nobody = quality(&House::new(), noon());
    assert_eq!((nobody.score, nobody.people, nobody.fixable), (None, 0, 0));
    assert!(nobody.parts.iter().all(|part| part.share.is_none()), "{nobody:?}");
}

#[test]
fn one_sound_client_makes_a_hundred() {
    let house = House::new();
    house.add(NewContact { stage: Some(Stage::Client), ..sound("Le Gall", "06 39 98 00 01") });
    let one = quality(&house, noon());
    assert_eq!((one.score, one.people), (Some(100.0), 1));
    assert_eq!(count(&one, WorkList::Duplicate), None, "nobody looked");
    assert_eq!(one.parts[4].share, None, "no prospect");
}

#[test]
fn each_flaw_puts_a_fiche_on_its_list_and_every_list_is_a_rule() {
    let house = House::new();
    let client = |contact: NewContact| NewContact { stage: Some(Stage::Client), ..contact };
    house.add(client(sound("Le Gall", "06 39 98 00 01")));
    let number = house.add(client(sound("Morel", "01 23")));
    let email = house.add(client(NewContact { emails: vec!["z@gmial.com".into()], ..sound("Roy", "06 39 98 00 02") }));
    let postcode = house.add(client(NewContact { postcode: Some("00123".into()), ..sound("Petit", "06 39 98 00 03") }));
    let nameless = house.add(client(NewContact { phones: vec!["06 39 98 00 04".into()], ..NewContact::default() }));
    let unreachable = house.add(client(person("Ali", "Ben Salem", &[])));
    let prospect = house.add(sound("Durand", "06 39 98 00 05"));
    assert_eq!(who(&page(&house, WorkList::Invalid)), [number, email, postcode]);
    assert_eq!(who(&page(&house, WorkList::Missing)), [nameless, unreachable]);
    assert_eq!(who(&page(&house, WorkList::NoConsent)), [prospect]);
    let all = quality(&house, noon());
    assert_eq!(all.people, 7);
    for part in &all.parts {
        let rule = parse(&part.rule).unwrap();
        let found = house.store.reader().unwrap().segment_count(&rule, noon()).unwrap();
        assert_eq!(part.count.unwrap_or(0), found, "{}", part.rule);
    }
    // (25 × 4/7 + 25 × 5/7 + 20 × 1 + 15 × 0) / 85
    let mark = 100.0 * (25.0 * 4.0 / 7.0 + 25.0 * 5.0 / 7.0 + 20.0) / 85.0;
    assert!((all.score.unwrap() - mark).abs() < 0.000_1, "{:?}", all.score);
    let said = parse("anomalie = \"numéro impossible\" ou flaw = unreachable").unwrap();
    assert_eq!(house.store.reader().unwrap().segment_count(&said, noon()).unwrap(), 2);
}

#[test]
fn an_agreement_takes_a_prospect_off_the_list_until_it_ends() {
    let house = House::new();
    let prospect = house.add(sound("Durand", "06 39 98 00 05"));
    assert_eq!(who(&page(&house, WorkList::NoConsent)), [prospect]);
    let consent = NewConsent {
        contact_id: prospect,
        on_behalf_of: "Armor Fibre".into(),
        object: "Offres".into(),
        text_shown: "J’accepte".into(),
        collected_by: ConsentChannel::Call,
        evidence: "Appel".into(),
        collected_at: None,
        days: Some(30),
        proof: ConsentProof::default(),
    };
    house.write(RecordConsent { consent });
    assert!(who(&page(&house, WorkList::NoConsent)).is_empty());
    assert_eq!(count(&quality(&house, moment("2026-06-04T11:00:00Z")), WorkList::NoConsent), Some(1));
}

#[test]
fn an_address_is_to_be_checked_once_three_in_four_are_no_longer_right() {
    let house = House::new();
    let old = house.add(sound("Le Gall", "06 39 98 00 01"));
    let stale = |at: &str| count(&quality(&house, moment(at)), WorkList::Stale);
    // 0,88^2,25 = 75 %
    assert_eq!(stale("2028-06-01T11:00:00Z"), Some(0));
    assert_eq!(stale("2028-06-10T11:00:00Z"), Some(1));
    let then = moment("2028-06-10T11:00:00Z");
    let line = house.store.reader().unwrap().quality_of(old, then).unwrap();
    assert!(line.flaws.contains(&Flaw::Stale) && (0.74..0.75).contains(&line.still_right), "{line:?}");
    house.write_at(then, VerifyContact { contact_id: old });
    assert_eq!(stale("2028-06-10T11:00:00Z"), Some(0));
    house.write(SetSetting { key: "quality.aging_percent".into(), value: json!(0) });
    assert_eq!(stale("2090-06-10T11:00:00Z"), Some(0));
}

#[test]
fn likely_duplicates_are_on_the_list_until_somebody_says_they_are_two() {
    let house = House::new();
    let one = house.add(sound("Le Gall", "06 39 98 00 01"));
    let other = house.add(sound("Le Gall", "06 39 98 00 01"));
    house.add(sound("Morel", "06 39 98 00 02"));
    assert_eq!(count(&quality(&house, noon()), WorkList::Duplicate), None);
    let found = house.store.reader().unwrap().duplicates(0.5, 10, &mut |_| true).unwrap();
    house.write(KeepLikely { likely: found.likely });
    let looked = quality(&house, noon());
    assert_eq!((count(&looked, WorkList::Duplicate), looked.looked_at), (Some(2), Some(noon())));
    assert_eq!(who(&page(&house, WorkList::Duplicate)), [one, other]);
    house.write(DismissDuplicate { contact_id: one, other_id: other });
    assert_eq!(count(&quality(&house, noon()), WorkList::Duplicate), Some(0));
}

#[test]
fn who_bought_for_most_comes_first_then_whom_one_heard_of_last_and_pages_follow_each_other() {
    let house = House::new();
    let people: Vec<_> = (0..7).map(|n| house.add(person("", &format!("N{n}"), &[]))).collect();
    let file = house.foreign_hand();
    for (n, id) in people.iter().enumerate() {
        let (cents, heard) = ([500, 0, 900, 0, 500, 0, 0][n], [1, 5, 1, 9, 3, 0, 5][n]);
        let id = id.0.as_bytes().to_vec();
        file.execute(
            "UPDATE contact_facts SET spent_cents = ?1, last_contact_at = nullif(?2, 0)
             WHERE rid = (SELECT rid FROM contact WHERE id = ?3)",
            rusqlite::params![cents, heard, id],
        )
        .unwrap();
    }
    let order = [2, 4, 0, 3, 1, 6, 5].map(|n: usize| people[n]);
    assert_eq!(who(&page(&house, WorkList::Missing)), order);
    let reader = house.store.reader().unwrap();
    let mut met = Vec::new();
    loop {
        let next = reader.quality_page(&WorkList::Missing.rule(), met.last().copied(), 2, noon()).unwrap();
        assert_eq!(next.total, 7);
        if next.items.is_empty() {
            break;
        }
        met.extend(who(&next));
    }
    assert_eq!(met, order);
}

#[test]
fn fiches_nobody_looked_at_are_told_all_the_same() {
    let house = House::new();
    let id = house.add(sound("DUPONT", "01 23"));
    house.add(sound("Le Gall", "06 39 98 00 01"));
    let before = (quality(&house, noon()), page(&house, WorkList::Invalid));
    let forget = || house.foreign_hand().execute_batch("UPDATE contact_facts SET flaws = NULL").unwrap();
    forget();
    assert_eq!((quality(&house, noon()), page(&house, WorkList::Invalid)), before);
    assert_eq!(who(&before.1), [id]);
    let looked = house.store.look_at_flaws(&crm::Context::at(noon()), &mut |_| true).unwrap();
    assert_eq!(looked, 2);
    assert_eq!(house.count("SELECT count(*) FROM contact_facts WHERE flaws IS NULL"), 0);
    assert_eq!((quality(&house, noon()), page(&house, WorkList::Invalid)), before);
    assert!(house.ills().is_empty(), "{:?}", house.ills());
}
