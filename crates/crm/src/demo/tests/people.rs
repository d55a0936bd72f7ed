//! What the people of a generated base promise.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::*;

#[test]
fn a_postcode_agrees_with_its_department_and_its_numbers_with_its_zone() {
    for place in DEPARTMENTS {
        for (town, postcode, thousands) in place.towns {
            let department = match (postcode.get(..2), postcode.get(..3)) {
                (Some("97"), Some(overseas)) => overseas,
                (Some("20"), Some("200" | "201")) => "2A",
                (Some("20"), _) => "2B",
                (Some(two), _) => two,
                _ => "",
            };
            assert_eq!(department, place.code, "{town}");
            assert!(postcode.len() == 5 && *thousands > 0, "{town}");
        }
    }
    let zones: HashMap<_, _> = DEPARTMENTS.iter().map(|place| (place.code, place.zone)).collect();
    assert_eq!(zones.len(), 101);
    for contact in demo(12_000, 0).contacts() {
        let Some(code) = contact.department else {
            continue;
        };
        for e164 in contact.phones.iter().filter_map(|phone| phone.e164.as_ref()) {
            let zone = e164.as_bytes()[3] - b'0';
            assert!(zone == 6 || Some(&zone) == zones.get(code), "{code} {e164}");
        }
    }
}

#[test]
fn every_number_lies_in_a_range_that_nobody_holds() {
    for (contacts, calls) in [(9_700, 9_000), (1_000_001, 0)] {
        let demo = demo(contacts, calls);
        let some = (0..contacts).step_by(contacts / 9_700);
        let people = some.flat_map(|index| demo.contact(index).phones).filter_map(|phone| phone.e164);
        let houses = (0..1_000).filter_map(|index| demo.company(index).phone.e164);
        let callers = demo.calls().filter_map(|(call, _)| call.e164);
        for e164 in people.chain(houses).chain(callers) {
            assert!(is_fictional_number(&e164), "{e164}");
        }
    }
    for line in demo(0, 0).lines_of_the_house() {
        assert!(is_fictional_number(line.e164));
    }
    for real in ["+33612345678", "+33140000000", "+3363998123", "+44199001234", "", "+33é39981234"] {
        assert!(!is_fictional_number(real), "{real}");
    }
}

#[test]
fn a_mobile_belongs_to_one_person_and_some_landlines_to_several() {
    let demo = demo(30_000, 0);
    let mut owners: HashMap<String, Vec<usize>> = HashMap::new();
    for (index, contact) in demo.contacts().enumerate() {
        for phone in contact.phones {
            owners.entry(phone.e164.unwrap_or_default()).or_default().push(index);
        }
    }
    owners.remove("");
    let mut shared: HashSet<usize> = HashSet::new();
    for (e164, people) in &owners {
        if people.len() == 1 {
            continue;
        }
        assert!(!e164.starts_with("+336"), "{e164} {people:?}");
        assert!((2..=6).contains(&people.len()), "{e164} {people:?}");
        let groups = people.iter().map(|&index| demo.group(index));
        let together =
            |group: &groups::Group| matches!(group, groups::Group::Family { .. } | groups::Group::Switchboard { .. });
        assert!(groups.clone().all(|group| together(&group)), "{e164} {people:?}");
        let firms: HashSet<_> = people.iter().map(|&index| demo.contact(index).company).collect();
        assert_eq!(firms.len(), 1);
        shared.extend(people);
    }
    assert!((150..170).contains(&(shared.len() * 1_000 / 30_000)), "{}", shared.len());
}

#[test]
fn a_family_has_one_name_and_one_street_and_a_switchboard_is_its_company_s() {
    let demo = demo(2_000, 0);
    for (index, contact) in demo.contacts().enumerate() {
        match demo.group(index) {
            groups::Group::Family { anchor, .. } => {
                let elder = demo.contact(anchor);
                assert_eq!((contact.last, contact.town), (elder.last, elder.town));
            }
            groups::Group::Switchboard { company, .. } | groups::Group::Employee { company } => {
                let house = demo.company(company);
                assert_eq!(contact.phones.first().and_then(|phone| phone.e164.clone()), house.phone.e164);
                assert_eq!((contact.company, contact.postcode), (Some(company), Some(house.postcode)));
            }
            _ => assert_eq!(contact.company, None),
        }
    }
}

#[test]
fn the_shares_of_people_are_about_right() {
    let demo = demo(20_000, 0);
    let people: Vec<_> = demo.contacts().collect();
    for (stage, percent) in DemoStage::ALL.iter().zip([25, 15, 15, 35, 7, 3]) {
        let found = share(&people, |contact| contact.stage == *stage);
        assert!(found.abs_diff(percent * 10) < 20, "{stage:?} {found}");
    }
    assert_eq!(share(&people, |contact| contact.last.is_none()), 20);
    assert_eq!(share(&people, |contact| contact.phones.iter().any(|phone| phone.e164.is_none())), 10);
    assert_eq!(share(&people, |contact| contact.phones.len() == 3), 30);
    assert!(people.iter().all(|contact| (1..=3).contains(&contact.phones.len())));
    assert!(people.iter().all(|contact| contact.created_at_ms <= NOW_MS));
    let prospects = people.iter().filter(|contact| contact.stage == DemoStage::Prospect && contact.last.is_some());
    assert!(prospects.into_iter().all(|contact| contact.temperature.is_some()));

    let histories: Vec<_> = people.iter().enumerate().map(|(index, contact)| demo.history(index, contact)).collect();
    let consenting = share(&histories, |history| !history.consents.is_empty());
    assert!(consenting.abs_diff(400) < 20, "{consenting}");
    let callbacks = share(&histories, |history| history.callback.is_some());
    assert!((6..14).contains(&callbacks), "{callbacks}");
    for (history, contact) in histories.iter().zip(&people) {
        let purchases = history.purchases.iter().map(|purchase| purchase.at_ms);
        let exchanges = history.exchanges.iter().map(|exchange| exchange.at_ms);
        for at_ms in purchases.chain(exchanges) {
            assert!((contact.created_at_ms..=NOW_MS).contains(&at_ms));
        }
    }
}

#[test]
fn names_of_both_genders_and_all_origins_are_many() {
    let count = |pick: fn(&names::Era) -> &'static [&'static str]| {
        names::ERAS.iter().flat_map(pick).collect::<HashSet<_>>().len()
    };
    assert!(count(|era| era.women) >= 140 && count(|era| era.men) >= 140);
    assert!(ORIGINS.iter().flat_map(|origin| origin.family).collect::<HashSet<_>>().len() >= 400);
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for last in demo(20_000, 0).contacts().filter_map(|contact| contact.last) {
        *found.entry(last).or_default() += 1;
    }
    for last in ["Martin", "Le Goff", "D’Almeida", "Lebœuf", "Etcheverry", "Nguyen", "Da Silva", "Benali", "Casanova"]
    {
        assert!(found.contains_key(last), "{last}");
    }
}
