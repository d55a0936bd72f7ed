//! The guides of a house: written, put away and taken up again, shared as a file, first in a queue.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

use crm::guide::{
    Guide, GuideDirection, GuideItem, GuideShelf, GuideStep, KeptGuide, QueueGuides, RestoreGuide, RetireGuide,
    SaveGuide, SetQueueGuides, shipped,
};
use crm::house::{AddLine, NewLine};
use crm::{Context, Error, Operation};
use decroche_tests::house::{House, noon};
use phone::Region;

fn shelf(house: &House) -> GuideShelf {
    house.store.reader().unwrap().guide_shelf().unwrap()
}

fn kept(house: &House, key: &str) -> KeptGuide {
    shelf(house).guides.into_iter().find(|kept| kept.guide.key == key).unwrap()
}

/// The keys in use, as the desk has them.
fn in_use(house: &House) -> Vec<String> {
    house.store.reader().unwrap().guides().unwrap().into_iter().map(|guide| guide.key).collect()
}

/// As somebody types it: names, no keys.
fn typed(name: &str) -> Guide {
    let item = |label: &str| GuideItem { key: String::new(), label: label.into(), weight: 1, eliminatory: false };
    let step = |letter: &str, name: &str, labels: &[&str]| GuideStep {
        key: String::new(),
        letter: letter.into(),
        name: name.into(),
        seconds: (10, 30),
        phrase: "Bonjour[ {civilite} {nom}], {agent}.".into(),
        help: None,
        items: labels.iter().map(|label| item(label)).collect(),
    };
    Guide {
        key: String::new(),
        name: name.into(),
        direction: GuideDirection::Inbound,
        version: 0,
        purpose: "Répondre à une panne.".into(),
        steps: vec![step("A", "Écouter", &["Laisser parler"]), step("B", "Écouter", &["Laisser parler", "Reformuler"])],
        objections: vec![],
    }
}

fn refused<O: Operation>(house: &House, operation: O) -> Error {
    house.store.write(operation, &Context::at(noon())).map(|_| ()).unwrap_err()
}

/// A house with one queue.
fn queue(house: &House) -> QueueGuides {
    let line = NewLine { number: "01 99 00 12 34".into(), label: "Assistance".into(), queue: Some("Pannes".into()) };
    house.write(AddLine { line, region: Region::FR });
    shelf(house).queues.remove(0)
}

#[test]
fn a_new_guide_has_its_keys_made_from_its_names_and_never_takes_the_place_of_another() {
    let house = House::new();
    let first = house.write(SaveGuide { guide: typed("Panne d’accès") });
    let steps: Vec<&str> = first.steps.iter().map(|step| step.key.as_str()).collect();
    let items: Vec<&str> = first.steps.iter().flat_map(|step| &step.items).map(|item| item.key.as_str()).collect();
    assert_eq!((first.key.as_str(), first.version), ("panne_d_acces", 1));
    assert_eq!(steps, ["ecouter", "ecouter_2"]);
    assert_eq!(items, ["laisser_parler", "laisser_parler_2", "reformuler"]);

    let second = house.write(SaveGuide { guide: typed("Panne d’accès") });
    assert_eq!((second.key.as_str(), second.version), ("panne_d_acces_2", 1));
    let cerc = house.write(SaveGuide { guide: typed("CERC") });
    assert_eq!(cerc.key, "cerc_2");
    assert_eq!(&kept(&house, "cerc").guide, &shipped()[0]);
}

#[test]
fn a_guide_changed_is_its_next_version_and_its_keys_stay_whatever_it_is_called_now() {
    let house = House::new();
    let mut guide = house.write(SaveGuide { guide: typed("Panne") });
    guide.steps[0].name = "Accueillir".into();
    guide.steps.swap(0, 1);
    let after = house.write(SaveGuide { guide });
    assert_eq!((after.key.as_str(), after.version), ("panne", 2));
    assert_eq!((after.steps[1].key.as_str(), after.steps[1].name.as_str()), ("ecouter", "Accueillir"));
    assert!(in_use(&house).contains(&"panne".to_owned()));
}

#[test]
fn a_guide_that_ships_is_edited_and_taken_back_as_it_was() {
    let house = House::new();
    let mut cerc = kept(&house, "cerc");
    assert!(cerc.ships && !cerc.edited);
    cerc.guide.steps[0].phrase = "Fibrelle, bonjour.".into();
    house.write(SaveGuide { guide: cerc.guide });
    let edited = kept(&house, "cerc");
    assert!(edited.edited && edited.guide.version == 2, "{edited:?}");

    house.write(RestoreGuide { key: "cerc".into() });
    let back = kept(&house, "cerc");
    assert!(!back.edited);
    assert_eq!((back.guide.version, &back.guide.steps), (3, &shipped()[0].steps));
    assert!(matches!(refused(&house, RestoreGuide { key: "panne".into() }), Error::NotFound { kind: "guide" }));
}

#[test]
fn a_guide_put_away_is_followed_no_more_and_comes_back_as_it_was() {
    let house = House::new();
    house.write(SaveGuide { guide: typed("Panne") });
    for key in ["cerc", "panne"] {
        let before = kept(&house, key);
        house.write(RetireGuide { key: key.into(), retired: true });
        assert!(!in_use(&house).contains(&key.to_owned()));
        assert!(kept(&house, key).retired);
        house.write(RetireGuide { key: key.into(), retired: false });
        assert_eq!(kept(&house, key), before);
        assert!(in_use(&house).contains(&key.to_owned()));
    }
    let nobody = RetireGuide { key: "nobody".into(), retired: true };
    assert!(matches!(refused(&house, nobody), Error::NotFound { kind: "guide" }));
}

#[test]
fn a_guide_shared_as_a_file_is_the_same_in_another_house() {
    let (here, there) = (House::new(), House::new());
    let file = here.write(SaveGuide { guide: typed("Panne") }).to_file();
    let read: Guide = file.parse().unwrap();
    there.write(SaveGuide { guide: read.clone() });
    assert_eq!(kept(&there, "panne").guide, read);
}

#[test]
fn what_is_not_acceptable_is_refused_whole() {
    let house = House::new();
    let wrongs: [fn(&mut Guide); 7] = [
        |guide| guide.steps.clear(),
        |guide| guide.steps[0].items.clear(),
        |guide| guide.steps[0].phrase = "Bonjour {mot_de_passe}".into(),
        |guide| guide.steps[0].seconds = (30, 10),
        |guide| guide.steps[0].items[0].weight = 0,
        |guide| guide.name = " ".into(),
        |guide| guide.purpose = "x".repeat(601),
    ];
    for wrong in wrongs {
        let mut guide = typed("Panne");
        wrong(&mut guide);
        assert!(matches!(refused(&house, SaveGuide { guide }), Error::Invalid { .. }));
    }
    assert_eq!(in_use(&house).len(), shipped().len());
}

#[test]
fn a_queue_has_its_guides_in_order_each_once_and_only_those_there_are() {
    let house = House::new();
    let pannes = queue(&house);
    assert!(pannes.guides.is_empty());
    let say = |guides: &[&str]| SetQueueGuides {
        queue_id: pannes.queue_id,
        guides: guides.iter().map(|key| (*key).to_owned()).collect(),
    };
    house.write(say(&["complaint", "cerc", "complaint"]));
    let queues = || house.store.reader().unwrap().queue_guides().unwrap();
    assert_eq!(queues()[0].guides, ["complaint", "cerc"]);
    assert!(matches!(refused(&house, say(&["nobody"])), Error::NotFound { kind: "guide" }));
    house.write(say(&[]));
    assert!(queues()[0].guides.is_empty());
    let elsewhere = SetQueueGuides { queue_id: crm::QueueId::new(noon()), guides: vec![] };
    assert!(matches!(refused(&house, elsewhere), Error::NotFound { kind: "queue" }));
}
