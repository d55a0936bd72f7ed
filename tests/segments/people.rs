//! Whom a rule means.

use crm::contact::ContactField::{BirthYear, Civility, Company, Country, Job, Postcode, Town};
use crm::tag::SetTag;
use decroche_tests::house::{House, person};

use super::{bought, names, somebody};

#[test]
fn the_segment_of_the_course_is_found_in_one_line() {
    let house = House::new();
    let works_in_paris = [(Company, "Atelier Martin"), (Postcode, "75008"), (Town, "Paris"), (Civility, "mme")];
    let anne = somebody(&house, "Anne", &[&works_in_paris[..], &[(BirthYear, "1980")]].concat());
    let young = somebody(&house, "Young", &[&works_in_paris[..], &[(BirthYear, "2005")]].concat());
    let small = somebody(&house, "Small", &[&works_in_paris[..], &[(BirthYear, "1980")]].concat());
    let home = somebody(&house, "Home", &[(Postcode, "75008"), (Civility, "mme"), (BirthYear, "1980")]);
    for (who, euros) in [(anne, 300), (anne, 150), (young, 300), (small, 100), (home, 300)] {
        bought(&house, who, "2026-01-10", euros);
    }
    assert_eq!(names(&house, "femmes de 30 ans et plus, travaillant à Paris 8e, panier moyen > 200 €"), ["Anne"]);
    assert_eq!(names(&house, "femmes de 30 ans et plus, habitant à Paris 8e, panier moyen > 200 €"), ["Home"]);
    assert_eq!(names(&house, "panier moyen = 225 €"), ["Anne"]);
}

#[test]
fn words_are_compared_accents_and_case_aside_and_values_are_no_patterns() {
    let house = House::new();
    somebody(&house, "Évrard", &[(Job, "Chargée d’Études"), (Town, "Saint-Étienne")]);
    somebody(&house, "Percent", &[(Job, "100 % terrain"), (Town, "Saint-Étienne-de-Montluc")]);
    assert_eq!(names(&house, "fonction = chargee d'etudes"), ["Évrard"]);
    assert_eq!(names(&house, "nom contient VRAR"), ["Évrard"]);
    assert_eq!(names(&house, "fonction contient \"100\""), ["Percent"]);
    assert!(names(&house, "fonction contient \"1%t\"").is_empty());
    assert_eq!(names(&house, "ville = saint etienne"), ["Évrard"]);
    assert_eq!(names(&house, "ville commence par saint etienne"), ["Évrard", "Percent"]);
    assert_eq!(names(&house, "nom parmi (evrard, personne)"), ["Évrard"]);
}

#[test]
fn a_department_is_told_by_a_french_postcode() {
    let house = House::new();
    for (name, postcode) in
        [("Rennes", "35000"), ("Ajaccio", "20090"), ("Bastia", "20200"), ("Denis", "97400"), ("Ain", "01000")]
    {
        somebody(&house, name, &[(Postcode, postcode)]);
    }
    somebody(&house, "Madrid", &[(Postcode, "35000"), (Country, "ES")]);
    assert_eq!(names(&house, "département 35"), ["Rennes"]);
    assert_eq!(names(&house, "département = 2A"), ["Ajaccio"]);
    assert_eq!(names(&house, "département Haute-Corse"), ["Bastia"]);
    assert_eq!(names(&house, "région Corse"), ["Ajaccio", "Bastia"]);
    assert_eq!(names(&house, "département 974 ou département 01"), ["Ain", "Denis"]);
    assert_eq!(names(&house, "pays = es"), ["Madrid"]);
    assert_eq!(names(&house, "département est vide"), ["Madrid"]);
    assert_eq!(names(&house, "code postal commence par 35"), ["Madrid", "Rennes"]);
}

#[test]
fn what_is_not_known_is_no_value_and_no_is_the_exact_opposite_of_yes() {
    let house = House::new();
    somebody(&house, "Nora", &[(Town, "Rennes"), (Civility, "mme")]);
    somebody(&house, "Paul", &[(Town, "Brest"), (Civility, "m")]);
    somebody(&house, "Quiet", &[]);
    assert_eq!(names(&house, "ville ≠ Rennes"), ["Paul", "Quiet"]);
    assert_eq!(names(&house, "non ville = Rennes"), ["Paul", "Quiet"]);
    assert_eq!(names(&house, "non âge > 30"), ["Nora", "Paul", "Quiet"]);
    assert_eq!(names(&house, "non (femme ou homme)"), ["Quiet"]);
    assert_eq!(names(&house, "sexe est vide"), ["Quiet"]);
    assert_eq!(names(&house, "total des achats < 100 €"), Vec::<String>::new(), "nothing bought is no amount");
    assert_eq!(names(&house, "sans achat et ville est rempli"), ["Nora", "Paul"]);
}

#[test]
fn orders_are_counted_added_up_and_dated() {
    let house = House::new();
    let often = somebody(&house, "Often", &[]);
    let once = somebody(&house, "Once", &[]);
    for day in ["2025-02-01", "2026-01-10", "2026-03-01"] {
        bought(&house, often, day, 50);
    }
    bought(&house, often, "2026-03-02", -20);
    bought(&house, once, "2025-06-01", 400);
    assert_eq!(names(&house, "achats = 3"), ["Often"], "what is paid back is no order");
    assert_eq!(names(&house, "total des achats = 130 €"), ["Often"]);
    assert_eq!(names(&house, "au moins 2 achats cette année"), ["Often"]);
    assert_eq!(names(&house, "aucun achat depuis 6 mois"), ["Once"]);
    assert_eq!(names(&house, "dernier achat il y a plus de 90 jours"), ["Once"]);
    assert_eq!(names(&house, "dernier achat avant le 2026-03-02 et achats > 1"), ["Often"]);
    assert_eq!(names(&house, "total des achats l’année dernière ≥ 100"), ["Once"]);
    assert_eq!(names(&house, "panier moyen cette année < 50"), ["Often"], "80 € in two orders");
    assert_eq!(names(&house, "achats du 01/01/2026 au 10/01/2026 = 1"), ["Often"]);
}

#[test]
fn tags_and_owners_are_names_of_the_house() {
    let house = House::new();
    let nora = somebody(&house, "Nora", &[]);
    somebody(&house, "Paul", &[]);
    house.write(SetTag { contact_id: nora, tag: "Très fidèle".into(), on: true });
    assert_eq!(names(&house, "étiquette = tres fidele"), ["Nora"]);
    assert_eq!(names(&house, "sans étiquette"), ["Paul"]);
    assert_eq!(names(&house, "sans propriétaire"), ["Nora", "Paul"]);
}

#[test]
fn numbers_and_addresses_that_are_good() {
    let house = House::new();
    house.add(person("", "Mobile", &["06 39 98 12 34"]));
    house.add(person("", "Fixed", &["01 99 00 12 34"]));
    let both = house.add(person("", "Mail", &[]));
    house.write(crm::contact::SetEmail { contact_id: both, email_id: None, address: "a@exemple.fr".into() });
    assert_eq!(names(&house, "avec mobile"), ["Mobile"]);
    assert_eq!(names(&house, "téléphone et non mobile"), ["Fixed"]);
    assert_eq!(names(&house, "sans téléphone"), ["Mail"]);
    assert_eq!(names(&house, "e-mail"), ["Mail"]);
}

#[test]
fn whose_processing_is_limited_is_a_member_of_nothing() {
    let house = House::new();
    let frozen = somebody(&house, "Frozen", &[(Town, "Rennes")]);
    somebody(&house, "Free", &[(Town, "Rennes")]);
    house
        .foreign_hand()
        .execute("UPDATE contact SET frozen_at = 1 WHERE id = ?1", [frozen.0.as_bytes().as_slice()])
        .unwrap();
    house.store.doctor(true).unwrap();
    assert_eq!(names(&house, "ville = Rennes"), ["Free"]);
    assert_eq!(names(&house, "non ville = Brest"), ["Free"]);
    assert!(names(&house, "ville = Brest").is_empty());
}

#[test]
fn pages_follow_each_other_in_the_order_of_names() {
    let house = House::new();
    for name in ["Delta", "Alpha", "Charlie", "Bravo", "Echo"] {
        somebody(&house, name, &[(Town, "Rennes")]);
    }
    let rule = crm::segment::parse("ville = Rennes").unwrap();
    let (mut after, mut met) = (None, Vec::new());
    loop {
        let page = house.store.reader().unwrap();
        let page = page.segment_members(&rule, after, 2, super::noon()).unwrap();
        assert_eq!(page.total, 5);
        let Some(last) = page.items.last() else { break };
        after = Some(last.contact_id);
        met.extend(page.items.into_iter().filter_map(|line| line.name));
    }
    assert_eq!(met, ["Alpha", "Bravo", "Charlie", "Delta", "Echo"]);
    let counted = house.store.reader().unwrap().segment_members(&rule, None, 0, super::noon()).unwrap();
    assert_eq!((counted.total, counted.items.len()), (5, 0));
}
