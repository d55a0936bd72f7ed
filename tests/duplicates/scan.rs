//! What is found, why, and what is left alone: cases one can read, crowds behind one number, stopping.

use crm::contact::NewContact;
use crm::duplicate::{DuplicatePair, Likeness, Reason, ScanStep};
use crm::{ContactId, Error};
use decroche_tests::house::{House, person};

use super::truth::people::Fiche;
use super::truth::words::HOLD_OUT;
use super::truth::{self, Size};

fn all(house: &House, min_score: f64) -> Vec<DuplicatePair> {
    house.store.reader().unwrap().duplicates(min_score, usize::MAX, &mut |_| true).unwrap().pairs
}

/// The level of the one pair of these two; `None`: less than possible.
fn level(one: NewContact, other: NewContact) -> Option<Likeness> {
    let house = House::new();
    let (a, b) = (house.add(one), house.add(other));
    let found = all(&house, 0.5);
    let beside = house.store.reader().unwrap().duplicates_of(b).unwrap();
    assert_eq!(found.len(), beside.len(), "one fiche is told what the whole base is");
    assert!(beside.iter().all(|pair| pair.a.contact_id == b && pair.b.contact_id == a));
    found.first().map(|pair| pair.level)
}

fn known(first: &str, last: &str, phones: &[&str], emails: &[&str], place: (&str, &str)) -> NewContact {
    NewContact {
        emails: emails.iter().map(|&e| e.to_owned()).collect(),
        street: (!place.0.is_empty()).then(|| place.0.to_owned()),
        postcode: (!place.1.is_empty()).then(|| place.1.to_owned()),
        ..person(first, last, phones)
    }
}

#[test]
fn one_person_written_twice_is_found() {
    let home = ("12, rue de la Paix", "29200");
    for (what, one, other, expected) in [
        (
            "the same number and name",
            known("Zoé", "Le Gall", &["06 39 98 20 01"], &[], home),
            known("ZOE", "LE GALL", &["+33639982001"], &[], ("", "")),
            Likeness::Sure,
        ),
        (
            "another spelling, the same address written otherwise",
            known("Anne", "Lefèvre", &["02 61 91 20 02"], &[], home),
            known("Anne", "Lefebvre", &["02 61 91 20 02"], &[], ("12 r. de la Paix", "29200")),
            Likeness::Sure,
        ),
        (
            "names exchanged",
            known("Zoé", "Quéméner", &["06 39 98 20 03"], &[], ("", "")),
            known("Quéméner", "Zoé", &["06 39 98 20 03"], &[], ("", "")),
            Likeness::Sure,
        ),
        (
            "a short first name, another number",
            known("Jean-Pierre", "Kermarrec", &["06 39 98 20 04"], &["jpk29@x.example"], home),
            known("J-P", "Kermarrec", &["06 39 98 20 05"], &["jpk29@x.example"], home),
            Likeness::Sure,
        ),
        (
            "a married name",
            known("Solène", "Riou", &["06 39 98 20 06"], &["solene@x.example"], ("", "")),
            known("Solène", "Le Bihan", &["06 39 98 20 06"], &["solene@x.example"], ("", "")),
            Likeness::Probable,
        ),
        (
            "a number without a name",
            known("Solène", "Riou", &["06 39 98 20 07"], &[], ("", "")),
            NewContact { phones: vec!["0639982007".to_owned()], ..NewContact::default() },
            Likeness::Probable,
        ),
    ] {
        assert_eq!(level(one, other), Some(expected), "{what}");
    }
}

#[test]
fn people_who_look_alike_are_never_surely_nor_probably_one() {
    let home = ("12 rue de la Paix", "29200");
    let line = "02 61 91 21 01";
    for (what, one, other) in [
        ("a couple", known("Paul", "Riou", &[line], &[], home), known("Anne", "Riou", &[line], &[], home)),
        ("brothers", known("Léo", "Riou", &[line], &[], home), known("Théo", "Riou", &[line], &[], home)),
        ("Léo and Léa", known("Léo", "Riou", &[line], &[], home), known("Léa", "Riou", &[line], &[], home)),
        (
            "Michel and Michèle",
            known("Michel", "Riou", &[line], &[], home),
            known("Michèle", "Riou", &[line], &[], home),
        ),
        (
            "homonyms",
            known("Jean", "Martin", &["06 39 98 21 02"], &["jm@x.example"], ("", "29200")),
            known("Jean", "Martin", &["06 39 98 77 03"], &["jean.m@y-z.example"], ("", "44000")),
        ),
        (
            "Martin and Marin",
            known("Jean", "Martin", &[], &[], home),
            known("Jean", "Marin", &[], &[], ("14 rue de la Paix", "29200")),
        ),
        (
            "boxes filled with anything",
            known("Test", "Test", &["00 00 00 00 00"], &["a@a.fr"], ("", "")),
            known("", "Inconnu", &["00 00 00 00 00"], &["a@a.fr"], ("", "")),
        ),
        (
            "colleagues",
            known("Paul", "Riou", &[line], &["contact@x.example"], ("", "")),
            known("Anne", "Le Bihan", &[line], &["contact@x.example"], ("", "")),
        ),
    ] {
        let found = level(one, other);
        assert!(!matches!(found, Some(Likeness::Sure | Likeness::Probable)), "{what}: {found:?}");
    }
}

#[test]
fn father_and_son_of_one_name_are_two() {
    let house = House::new();
    let fiche = |person, year| Fiche {
        person,
        first: "Jean".to_owned(),
        last: "Quéméner".to_owned(),
        phones: vec!["+33261912200".to_owned()],
        street: Some("1 rue Voltaire".to_owned()),
        postcode: Some("29200".to_owned()),
        birth_year: Some(year),
        ..Fiche::default()
    };
    truth::write(&house, &[fiche(1, 1950), fiche(2, 1980)]);
    assert_eq!(all(&house, 0.8), []);
}

#[test]
fn reasons_are_told_with_their_arguments_those_against_last() {
    let house = House::new();
    house.add(known("Zoé", "Dupont", &["06 39 98 22 01"], &["zoe@x.example"], ("", "29200")));
    house.add(known("Zoé", "Dupond", &["06 39 98 22 01"], &["zd@y-z.example"], ("", "44000")));
    let pairs = all(&house, 0.5);
    assert_eq!(
        pairs[0].reasons,
        [
            Reason::SoundsAlike,
            Reason::RareName,
            Reason::SameNumber { number: "06 39 98 22 01".to_owned(), holders: 1 },
            Reason::OtherEmail,
            Reason::OtherPlace,
        ]
    );
}

#[test]
fn a_number_known_to_be_wrong_is_nobodys() {
    let house = House::new();
    for _ in 0..2 {
        house.add(person("Zoé", "Riou", &["06 39 98 23 01"]));
    }
    assert_eq!(all(&house, 0.9).len(), 1);
    house.foreign_hand().execute_batch("UPDATE phone_number SET invalid_at = 1").unwrap();
    assert_eq!(all(&house, 0.9), []);
}

fn employees(count: usize, phone: &str, street: impl Fn(usize) -> String) -> Vec<Fiche> {
    let name =
        |n: usize| (HOLD_OUT.men[n % HOLD_OUT.men.len()], HOLD_OUT.last[n / HOLD_OUT.men.len() % HOLD_OUT.last.len()]);
    (0..count)
        .map(|n| Fiche {
            person: n,
            first: name(n).0.to_owned(),
            last: name(n).1.to_owned(),
            phones: vec![phone.to_owned()],
            emails: vec![format!("agent{n}@x.example")],
            street: Some(street(n)),
            postcode: Some("75001".to_owned()),
            ..Fiche::default()
        })
        .collect()
}

#[test]
fn a_switchboard_of_five_hundred_hides_nobody_and_costs_no_quarter_of_a_million_pairs() {
    let house = House::new();
    let mut people = employees(500, "+33199001200", |_| "1 place du Marché".to_owned());
    // One of them is there twice, under another address.
    people.push(Fiche { emails: vec!["agent7@x.example".to_owned()], ..people[7].clone() });
    truth::write(&house, &people);
    let found = house.store.reader().unwrap().duplicates(0.8, usize::MAX, &mut |_| true).unwrap();
    assert_eq!(found.pairs.len(), 1, "{:#?}", found.pairs.iter().take(3).collect::<Vec<_>>());
    assert_eq!(found.pairs[0].level, Likeness::Sure);
    assert!(found.pairs[0].reasons.iter().any(|reason| matches!(reason, Reason::SharedNumber { holders: 500, .. })));
    assert!(found.narrowed > 0, "and it is told that not all were compared with all");
}

#[test]
fn three_thousand_of_one_name_in_one_town_hide_no_exact_repeat() {
    let house = House::new();
    let mut people: Vec<Fiche> = (0..3000)
        .map(|n| Fiche {
            person: n,
            first: "Jean".to_owned(),
            last: "Martin".to_owned(),
            street: Some(format!("{n} rue Gambetta")),
            postcode: Some("75001".to_owned()),
            emails: vec![format!("jm{n}x@x.example")],
            ..Fiche::default()
        })
        .collect();
    for n in [5, 1500, 2999] {
        people.push(people[n].clone());
    }
    truth::write(&house, &people);
    let found = house.store.reader().unwrap().duplicates(0.95, usize::MAX, &mut |_| true).unwrap();
    assert_eq!(found.pairs.len(), 3);
    assert!(found.narrowed > 0, "and it is told that not all were compared with all");
}

#[test]
fn a_look_is_stopped_wherever_it_is() {
    let known = truth::base(7, &HOLD_OUT, &Size { people: 900, seconds: 6, lookalikes: 6 });
    let reader = known.house.store.reader().unwrap();
    let mut asked = 0;
    reader
        .duplicates(0.8, 10, &mut |_| {
            asked += 1;
            true
        })
        .unwrap();
    for stop in [1, asked / 2, asked] {
        let mut so_far = 0;
        let stopped = reader.duplicates(0.8, 10, &mut |_| {
            so_far += 1;
            so_far < stop
        });
        assert!(matches!(stopped, Err(Error::Refused { why: "cancelled" })), "at {stop} of {asked}");
        assert_eq!(so_far, stop, "nothing goes on after");
    }
    let mut steps = Vec::new();
    reader
        .duplicates(0.8, 10, &mut |progress| {
            steps.push(progress.step);
            assert!(progress.done <= progress.total);
            true
        })
        .unwrap();
    assert_eq!((steps.first(), steps.last()), (Some(&ScanStep::Read), Some(&ScanStep::Tell)));
}

#[test]
fn the_likeliest_come_first_as_many_as_asked_for() {
    let known = truth::base(8, &HOLD_OUT, &Size { people: 900, seconds: 6, lookalikes: 6 });
    let reader = known.house.store.reader().unwrap();
    let whole = reader.duplicates(0.8, usize::MAX, &mut |_| true).unwrap();
    assert!(whole.pairs.windows(2).all(|two| two[0].score >= two[1].score));
    assert_eq!((whole.total, whole.sure + whole.probable), (whole.pairs.len(), whole.pairs.len()));
    let few = reader.duplicates(0.8, 5, &mut |_| true).unwrap();
    assert_eq!((few.total, few.pairs.as_slice()), (whole.total, &whole.pairs[..5]));
    let more = reader.duplicates(0.2, usize::MAX, &mut |_| true).unwrap();
    assert!(more.total > whole.total && more.sure == whole.sure);
    assert!(matches!(reader.duplicates(1.5, 1, &mut |_| true), Err(Error::Invalid { field: "min_score", .. })));
}

#[test]
fn a_fiche_is_warned_of_what_the_whole_base_shows() {
    let known = truth::base(9, &HOLD_OUT, &Size { people: 900, seconds: 6, lookalikes: 6 });
    known.house.store.doctor(true).unwrap();
    let reader = known.house.store.reader().unwrap();
    let whole = reader.duplicates(0.8, usize::MAX, &mut |_| true).unwrap().pairs;
    let warned = |one: ContactId, other: ContactId| {
        reader.duplicates_of(one).unwrap().iter().any(|pair| pair.b.contact_id == other)
    };
    let told = whole
        .iter()
        .filter(|pair| warned(pair.a.contact_id, pair.b.contact_id) && warned(pair.b.contact_id, pair.a.contact_id))
        .count();
    assert!(told * 100 >= whole.len() * 97, "{told} of {}", whole.len());
}
