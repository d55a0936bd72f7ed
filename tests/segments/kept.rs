//! Segments kept, taken back, put in a campaign.

use crm::campaign::{AddPeople, CampaignKind, NewCampaign, Pick, SaveCampaign};
use crm::contact::ContactField::Town;
use crm::segment::{Rule, RuleFault, SegmentStep, WorkSegment, parse};
use crm::tag::SetTag;
use crm::undo::{Act, Undone};
use crm::{Context, Error, SegmentId, UndoLast};
use decroche_tests::house::{House, noon};

use super::somebody;

fn save(house: &House, id: Option<SegmentId>, name: &str, rule: &str) -> crm::Result<SegmentId> {
    let step = SegmentStep::Save { segment_id: id, name: name.into(), rule: rule.into() };
    Ok(house.store.write(WorkSegment { step }, &Context::at(noon()))?.output)
}

fn kept(house: &House) -> Vec<(String, Option<u32>)> {
    let lines = house.store.reader().unwrap().segments(noon()).unwrap();
    lines.into_iter().map(|line| (line.segment.name, line.count)).collect()
}

#[test]
fn a_segment_is_kept_with_a_count_that_lives() {
    let house = House::new();
    somebody(&house, "Nora", &[(Town, "Rennes")]);
    save(&house, None, "Rennais", "ville = Rennes").unwrap();
    assert_eq!(kept(&house), [("Rennais".to_owned(), Some(1))]);
    somebody(&house, "Paul", &[(Town, "Rennes")]);
    assert_eq!(kept(&house), [("Rennais".to_owned(), Some(2))]);
}

#[test]
fn a_rule_that_cannot_be_read_and_a_name_that_is_taken_are_refused() {
    let house = House::new();
    let first = save(&house, None, "Rennais", "ville = Rennes").unwrap();
    assert!(matches!(save(&house, None, "rennais", "femme"), Err(Error::Invalid { field: "name", why: "taken" })));
    save(&house, Some(first), "Rennais", "ville = Rennes et femme").unwrap();
    let refused = |rule: &str| match save(&house, None, "Autre", rule) {
        Err(Error::Rule(error)) => (error.fault, error.at, error.suggestion),
        other => panic!("{other:?}"),
    };
    assert_eq!(refused("vile = Rennes"), (RuleFault::UnknownField, 0, Some("ville".to_owned())));
    assert_eq!(refused("femme et appels motif Factur").0, RuleFault::UnknownValue);
    let contact = somebody(&house, "Nora", &[]);
    house.write(SetTag { contact_id: contact, tag: "Fidèle".into(), on: true });
    assert_eq!(refused("femme et étiquette = fidelle"), (RuleFault::UnknownValue, 21, Some("Fidèle".to_owned())));
    assert!(matches!(save(&house, None, " ", "femme"), Err(Error::Invalid { field: "name", why: "empty" })));
    assert_eq!(kept(&house).len(), 1);
}

#[test]
fn a_rule_built_as_a_tree_is_said_in_words_and_counted_or_refused() {
    let house = House::new();
    somebody(&house, "Nora", &[(Town, "Rennes")]);
    let reader = house.store.reader().unwrap();
    let tree = parse("ville = Rennes et non mobile").unwrap();
    let said = reader.segment_check_tree(&tree, noon()).unwrap();
    assert_eq!(said.text.as_deref(), Some("ville = \"Rennes\" et non mobile"));
    assert_eq!((said.count, said.rule), (Some(1), Some(tree)));
    let wrong = Rule::All { of: Vec::new() };
    let refused = reader.segment_check_tree(&wrong, noon()).unwrap();
    assert_eq!((refused.text, refused.error.unwrap().fault), (None, RuleFault::Empty));
}

#[test]
fn saving_and_removing_are_taken_back() {
    let house = House::new();
    let undo = || house.write(UndoLast);
    let id = save(&house, None, "Tous", "femme ou homme").unwrap();
    save(&house, Some(id), "Toutes", "femme").unwrap();
    assert_eq!(undo(), Undone::Back { act: Act::SegmentSaved { name: "Toutes".into() } });
    assert_eq!(house.store.reader().unwrap().segment(id).unwrap().rule, "femme ou homme");
    house.write(WorkSegment { step: SegmentStep::Delete { segment_id: id } });
    assert!(kept(&house).is_empty());
    assert!(matches!(house.store.reader().unwrap().segment(id), Err(Error::NotFound { kind: "segment" })));
    assert_eq!(undo(), Undone::Back { act: Act::SegmentDeleted { name: "Tous".into() } });
    assert_eq!(kept(&house).len(), 1);
    assert_eq!(undo(), Undone::Back { act: Act::SegmentSaved { name: "Tous".into() } });
    assert!(kept(&house).is_empty());
}

#[test]
fn what_a_rule_names_may_go_and_the_list_says_so() {
    let house = House::new();
    let contact = somebody(&house, "Nora", &[]);
    house.write(SetTag { contact_id: contact, tag: "Salon".into(), on: true });
    save(&house, None, "Salon", "étiquette = Salon").unwrap();
    house.write(SetTag { contact_id: contact, tag: "Salon".into(), on: false });
    let lines = house.store.reader().unwrap().segments(noon()).unwrap();
    assert_eq!(lines[0].count, None);
    assert_eq!(lines[0].error.as_ref().map(|error| error.fault), Some(RuleFault::UnknownValue));
}

#[test]
fn a_campaign_is_filled_from_a_segment() {
    let house = House::new();
    for (name, town) in [("Nora", "Rennes"), ("Paul", "Rennes"), ("Lise", "Brest")] {
        somebody(&house, name, &[(Town, town)]);
    }
    let segment = save(&house, None, "Rennais", "ville = Rennes").unwrap();
    let campaign = NewCampaign {
        name: "Essai".into(),
        kind: CampaignKind::Survey,
        ground: None,
        goal: None,
        starts_on: None,
        ends_on: None,
        max_attempts: 3,
        absent_hours: 27,
        busy_minutes: 30,
        guides: Vec::new(),
        brief: String::new(),
        agents: Vec::new(),
    };
    let campaign_id = house.write(SaveCampaign { campaign_id: None, campaign });
    let pick = Pick { segment: Some(segment), most: 100, ..Pick::default() };
    assert_eq!(house.write(AddPeople { campaign_id, contacts: Vec::new(), pick: Some(pick) }), 2);
    assert_eq!(super::names(&house, "campagnes \"Essai\""), ["Nora", "Paul"]);
    assert_eq!(super::names(&house, "campagnes \"Essai\" état = joint"), Vec::<String>::new());
    assert_eq!(super::names(&house, "aucune campagne \"Essai\""), ["Lise"]);
}
