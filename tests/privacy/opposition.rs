//! Who objected is not called: not on another number of theirs, not from a fiche made anew, not after a restore.

use crm::call::{Qualification, QualifyCall};
use crm::consent::{ConsentChannel, ConsentProof, NewConsent, RecordConsent, WithdrawConsent};
use crm::dial::{NewDial, PlaceCall};
use crm::law::{Ground, Obstacle};
use crm::privacy::{EraseHow, Oppose, Opposed, OppositionSource};
use crm::{CallId, ContactId, Context, OutcomeId};
use decroche_tests::house::{House, after, event, later, noon, person};
use phone::{CallEventKind, Region};

fn outcome(house: &House, code: &str) -> OutcomeId {
    let file = house.file();
    file.query_row("SELECT id FROM outcome WHERE code = ?1", [code], |row| row.get(0)).unwrap()
}

fn called(house: &House, from: &str) -> CallId {
    house.hear(&event("c1", CallEventKind::Ringing, Some(from)));
    house.hear(&later(event("c1", CallEventKind::Answered, Some(from)), 2));
    house.hear(&later(event("c1", CallEventKind::Ended, Some(from)), 20)).call.unwrap().id
}

fn obstacles(house: &House, id: ContactId) -> Vec<Obstacle> {
    house.store.reader().unwrap().dial_check(id, Ground::Contract, after(100)).unwrap().verdict.obstacles
}

fn is_opposed(house: &House, id: ContactId) -> bool {
    obstacles(house, id).iter().any(|obstacle| matches!(obstacle, Obstacle::Opposed { .. }))
}

fn oppose(house: &House, who: Opposed) -> u32 {
    house.write(Oppose { who, why: String::new(), region: Region::FR, how: OppositionSource::Entry })
}

fn agreed(contact_id: ContactId) -> NewConsent {
    NewConsent {
        contact_id,
        on_behalf_of: "Fibralys".into(),
        object: "Abonnements fibre".into(),
        text_shown: "J’accepte d’être appelé.".into(),
        collected_by: ConsentChannel::Paper,
        evidence: "bon-12.pdf".into(),
        collected_at: None,
        days: None,
        proof: ConsentProof::default(),
    }
}

#[test]
fn no_more_calls_holds_for_every_number_and_for_a_fiche_made_anew() {
    let house = House::new();
    let id = house.add(person("Ana", "Lopez", &["06 39 98 00 01", "01 99 00 00 02"]));
    let call = called(&house, "06 39 98 00 01");
    let qualification = Qualification::of(call, outcome(&house, "opposition"));
    house.write_at(after(30), QualifyCall { qualification });
    assert!(is_opposed(&house, id));
    let again = house.add(person("A.", "Lopez", &["01.99.00.00.02"]));
    assert!(is_opposed(&house, again), "the other number, another fiche");
    let dial = NewDial {
        contact_id: again,
        phone_id: None,
        ground: Some(Ground::Contract),
        why: Some("contrat".into()),
        target_id: None,
    };
    let refused = house.store.write(PlaceCall { dial }, &Context::at(after(100))).unwrap_err();
    assert_eq!(refused.detail().as_deref(), Some("law_forbids"));
    let reader = house.store.reader().unwrap();
    assert!(reader.opposed("+33639980001").unwrap().is_some());
    assert!(reader.opposed("+33639980009").unwrap().is_none());
    let list = reader.oppositions().unwrap();
    assert!(list.opposed("+33199000002").is_some() && list.len() == 2);
}

#[test]
fn an_outcome_put_right_takes_its_opposition_back() {
    let house = House::new();
    let id = house.add(person("Ana", "Lopez", &["06 39 98 00 01"]));
    let call = called(&house, "06 39 98 00 01");
    house.write_at(after(30), QualifyCall { qualification: Qualification::of(call, outcome(&house, "opposition")) });
    house.write_at(after(40), QualifyCall { qualification: Qualification::of(call, outcome(&house, "solved")) });
    assert!(!is_opposed(&house, id));
}

#[test]
fn a_withdrawn_consent_enters_the_list_and_a_new_one_lifts_it() {
    let house = House::new();
    let id = house.add(person("Ana", "Lopez", &["06 39 98 00 01"]));
    house.write(RecordConsent { consent: agreed(id) });
    assert!(!is_opposed(&house, id));
    house.write_at(after(10), WithdrawConsent { contact_id: id, by: ConsentChannel::Call });
    assert!(is_opposed(&house, id));
    assert!(house.store.reader().unwrap().opposed("+33639980001").unwrap().is_some());
    house.write_at(after(20), RecordConsent { consent: agreed(id) });
    assert!(!is_opposed(&house, id));
    assert!(house.store.reader().unwrap().opposed("+33639980001").unwrap().is_none());
}

#[test]
fn a_number_or_an_address_is_put_on_the_list_without_a_fiche() {
    let house = House::new();
    assert_eq!(oppose(&house, Opposed::Number("06 39 98 00 05".into())), 1);
    assert_eq!(oppose(&house, Opposed::Email("Ana@Exemple.fr".into())), 1);
    let list = house.store.reader().unwrap().oppositions().unwrap();
    assert!(list.opposed("+33639980005").is_some() && list.opposed_email("ana@exemple.fr").is_some());
    let later = house.add(person("Ana", "Lopez", &["+33 6 39 98 00 05"]));
    assert!(is_opposed(&house, later));
    let bad = Oppose {
        who: Opposed::Number("bonjour".into()),
        why: String::new(),
        region: Region::FR,
        how: OppositionSource::Entry,
    };
    assert_eq!(
        house.store.write(bad, &Context::at(noon())).unwrap_err().detail().as_deref(),
        Some("phone.not_a_number")
    );
}

#[test]
fn the_list_outlives_erasure_and_tells_no_number() {
    let house = House::new();
    let id = house.add(person("Ana", "Lopez", &["06 39 98 00 01"]));
    house.store.erase(id, EraseHow::asked(true), false, &Context::at(after(10))).unwrap();
    let again = house.add(person("Ana", "Lopez", &["06 39 98 00 01"]));
    assert!(is_opposed(&house, again), "whoever brings the number back does not call it");
    assert_eq!(house.count("SELECT count(*) FROM opposition WHERE length(number_key) = 32 AND why = ''"), 1);
}

#[test]
fn a_backup_put_back_forgets_no_opposition_said_since() {
    let house = House::new();
    let id = house.add(person("Ana", "Lopez", &["06 39 98 00 01"]));
    let backup = house.store.backup(None, noon()).unwrap();
    oppose(&house, Opposed::Contact(id));
    house.store.restore(backup.path.as_ref(), after(60)).unwrap();
    assert!(is_opposed(&house, id), "the secret and the key came along");
    assert_eq!(house.ills(), [""; 0]);
}

#[test]
fn the_secret_is_of_one_file_and_in_no_settings() {
    let (one, other) = (House::new(), House::new());
    for house in [&one, &other] {
        oppose(house, Opposed::Number("06 39 98 00 05".into()));
    }
    let key = |house: &House| -> Vec<u8> {
        house.file().query_row("SELECT number_key FROM opposition", [], |row| row.get(0)).unwrap()
    };
    assert_ne!(key(&one), key(&other));
    let settings = one.store.reader().unwrap().settings().unwrap();
    assert!(settings.iter().all(|setting| !setting.key.contains("secret")));
}
