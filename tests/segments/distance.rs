//! So far from a place: by the commune of each, as the fiche proposes it.

use crm::ContactId;
use crm::contact::ContactField::{Country, Postcode, Town};
use crm::geo::Point;
use crm::segment::{RuleFault, parse};
use decroche_tests::house::{House, noon};

use super::base::invented;
use super::{names, somebody};

/// Somebody of each of these towns, called by it.
fn around_lyon() -> House {
    let house = House::new();
    for (name, postcode, town) in [
        ("Third", "69003", "Lyon"),
        ("Villeurbanne", "69100", "VILLEURBANNE"),
        ("Vienne", "38200", "Vienne"),
        ("Etienne", "42000", "St Étienne"),
        ("Paris", "75008", "Paris"),
        ("Nowhere", "", ""),
    ] {
        somebody(&house, name, &[(Postcode, postcode), (Town, town)]);
    }
    house
}

#[test]
fn a_radius_is_asked_as_one_says_it() {
    let house = around_lyon();
    for said in [
        "distance de Lyon < 30 km",
        "distance de Lyon < 30",
        "à moins de 30 km de Lyon",
        "distance from \"Lyon\" < 30 km",
        "personnes à moins de 30km de Lyon",
        "dans un rayon de 29 km autour de Lyon",
        "within 29 km of Lyon",
        "distance de 69003 < 30 km",
        "distance de Lyon (69) moins de 30 km",
    ] {
        assert_eq!(names(&house, said), ["Third", "Vienne", "Villeurbanne"], "{said}");
    }
    assert_eq!(names(&house, "distance de Lyon 3e < 2 km"), ["Third"]);
    assert_eq!(names(&house, "distance de Lyon entre 20 et 60 km"), ["Etienne", "Vienne"]);
    assert_eq!(names(&house, "distance de Lyon > 100 km"), ["Paris"], "who is nowhere is at no distance");
    assert_eq!(names(&house, "non distance de Lyon ≤ 100 km"), ["Nowhere", "Paris"]);
    assert_eq!(names(&house, "distance de parmi (Lyon, Paris) < 10 km"), ["Paris", "Third", "Villeurbanne"]);
}

#[test]
fn the_town_tells_communes_of_one_postcode_apart_and_all_have_to_be_near_where_it_does_not() {
    let house = House::new();
    // 04120: Castellane, and La Palud-sur-Verdon fifteen kilometres away.
    somebody(&house, "Castellane", &[(Postcode, "04120"), (Town, "Castellane")]);
    somebody(&house, "Palud", &[(Postcode, "04 120"), (Town, "LA PALUD SUR VERDON")]);
    somebody(&house, "Hamlet", &[(Postcode, "04120"), (Town, "Le Hameau")]);
    assert_eq!(names(&house, "distance de Castellane < 5 km"), ["Castellane"]);
    assert_eq!(names(&house, "distance de Castellane < 40 km"), ["Castellane", "Hamlet", "Palud"]);
    assert_eq!(names(&house, "distance de \"La Palud-sur-Verdon\" < 5 km"), ["Palud"]);
}

#[test]
fn a_cedex_is_where_its_town_is_and_a_foreign_namesake_is_not() {
    let house = House::new();
    somebody(&house, "Cedex", &[(Postcode, "35042"), (Town, "RENNES CEDEX 7")]);
    somebody(&house, "Plain", &[(Postcode, "35042"), (Town, "Rennes")]);
    somebody(&house, "Town", &[(Town, "Rennes")]);
    somebody(&house, "Abroad", &[(Postcode, "35000"), (Town, "Rennes"), (Country, "ES")]);
    somebody(&house, "Elsewhere", &[(Postcode, "35400"), (Town, "Rennes")]);
    assert_eq!(names(&house, "distance de Rennes < 5 km"), ["Cedex", "Plain", "Town"], "the postcode decides");
}

#[test]
fn a_place_that_is_not_known_is_refused_with_what_was_meant() {
    let house = House::new();
    let reader = house.store.reader().unwrap();
    let wrong = |text: &str| reader.segment_check(text, noon()).unwrap().error.unwrap();
    let slip = wrong("client et distance de Lion < 30 km");
    assert_eq!((slip.fault, slip.at, slip.length), (RuleFault::UnknownValue, 22, 4));
    assert_eq!(slip.suggestion.as_deref(), Some("Lyon"));
    let several = wrong("distance de \"Saint-Denis\" < 5 km");
    assert_eq!(several.fault, RuleFault::Ambiguous);
    assert!(several.expected.contains(&"Saint-Denis (93)".to_owned()), "{several:?}");
    for (text, fault) in [
        ("distance < 30 km", RuleFault::ExpectedValue),
        ("distance de Lyon", RuleFault::UnexpectedEnd),
        ("distance de Lyon < -3", RuleFault::OutOfRange),
        ("distance de Lyon < 99999 km", RuleFault::OutOfRange),
        ("distance de Lyon < 2,5 km", RuleFault::ExpectedNumber),
        ("distance de \"'; DROP TABLE contact; --\" < 3 km", RuleFault::UnknownValue),
    ] {
        assert_eq!(wrong(text).fault, fault, "{text}");
    }
}

#[test]
fn a_rule_and_the_fiche_tell_the_same_of_everybody() {
    let house = invented();
    let reader = house.store.reader().unwrap();
    let file = house.file();
    let mut all = file.prepare("SELECT id FROM contact").unwrap();
    let ids: Vec<ContactId> = all.query_map([], |row| row.get(0)).unwrap().map(|id| id.unwrap()).collect();
    let lyon = Point { latitude: 45.7677, longitude: 4.8354 };
    let mut far = Vec::new();
    for id in ids {
        far.extend(reader.fiche(id, noon()).unwrap().commune.map(|commune| commune.point.km_to(lyon)));
    }
    assert!(far.len() > 100, "most have a postcode: {}", far.len());
    for km in [0, 5, 30, 100, 400, 900] {
        for (sign, near) in [("≤", true), (">", false)] {
            let rule = parse(&format!("distance de Lyon {sign} {km} km")).unwrap();
            let told = far.iter().filter(|one| (**one <= f64::from(km)) == near).count();
            assert_eq!(reader.segment_count(&rule, noon()).unwrap() as usize, told, "{sign} {km}");
        }
    }
}

/// Communes of France here and there, as the table has them: name and a postcode.
fn some_communes() -> Vec<(&'static str, &'static str)> {
    let lines = include_str!("../../crates/crm/src/geo/communes.txt").lines().filter(|line| !line.starts_with('#'));
    let part = |line: &'static str, at: usize| line.split('|').nth(at).unwrap();
    lines.step_by(450).map(|line| (part(line, 2), part(line, 1).split(' ').next_back().unwrap())).collect()
}

#[test]
fn however_an_address_is_written_a_rule_and_the_fiche_tell_the_same() {
    let house = House::new();
    for (at, (name, post)) in some_communes().into_iter().enumerate() {
        let short = name.replace("Saint-", "ST ").to_uppercase();
        let (area, rest) = post.split_at(2);
        let (spaced, odd, cedex) = (format!("{area} {rest}"), format!("{}99", &post[..3]), format!("{short} CEDEX 9"));
        let kinds =
            [("", name), (post, short.as_str()), (&spaced, ""), (post, "Le Bourg"), (&odd, name), (&odd, &cedex)];
        let (post, town) = kinds[at % kinds.len()];
        somebody(&house, &format!("n{at:03}"), &[(Postcode, post), (Town, town)]);
    }
    let reader = house.store.reader().unwrap();
    let clermont = Point { latitude: 45.7795, longitude: 3.0861 };
    let (near, far) = (
        names(&house, "distance de Clermont-Ferrand ≤ 250 km"),
        names(&house, "distance de Clermont-Ferrand > 250 km"),
    );
    let mut told = 0;
    for line in reader.contacts_after(None, 500).unwrap().items {
        let who = line.name.unwrap();
        if let Some(commune) = reader.fiche(line.contact_id, noon()).unwrap().commune {
            let km = commune.point.km_to(clermont);
            let within = km <= 250.0;
            assert_eq!((near.contains(&who), far.contains(&who)), (within, !within), "{who}, {commune:?}, {km}");
            told += 1;
        }
    }
    assert!(told > 40 && near.len() > 10 && far.len() > 20, "{told} {} {}", near.len(), far.len());
}

#[test]
fn the_fiche_proposes_the_commune_and_keeps_nothing_of_it() {
    let house = House::new();
    let nora = somebody(&house, "Nora", &[(Postcode, "35400"), (Town, "Saint Malo")]);
    let told = house.store.reader().unwrap().fiche(nora, noon()).unwrap().commune.unwrap();
    assert_eq!((told.name.as_str(), told.by.as_str()), ("Saint-Malo", "postcode"));
    assert!((told.point.latitude - 48.64).abs() < 0.02 && (told.point.longitude + 1.98).abs() < 0.05, "{told:?}");
    let abroad = somebody(&house, "Abroad", &[(Postcode, "35400"), (Town, "Somewhere"), (Country, "BE")]);
    assert_eq!(house.store.reader().unwrap().fiche(abroad, noon()).unwrap().commune, None);
}
