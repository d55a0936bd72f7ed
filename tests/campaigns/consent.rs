//! A consent is kept with its proof, lasts a year at most, and ends with a word.

use chrono::{DateTime, Duration, Utc};
use crm::ContactId;
use crm::consent::{ConsentChannel, NewConsent, RecordConsent, WithdrawConsent};
use crm::fiche::ConsentState;
use crm::law::{Ground, Obstacle};

use crate::{Desk, agreed, monday};

fn obstacles(desk: &Desk, contact: ContactId, now: DateTime<Utc>) -> Vec<Obstacle> {
    desk.house.store.reader().unwrap().dial_check(contact, Ground::Prospecting, now).unwrap().verdict.obstacles
}

#[test]
fn a_consent_without_its_words_or_its_proof_is_refused() {
    let desk = Desk::new();
    let contact = desk.someone("Prudente", 1);
    let why =
        |consent: NewConsent| desk.try_at(monday(), RecordConsent { consent }).map_err(|error| error.detail().unwrap());
    assert_eq!(why(NewConsent { text_shown: " ".into(), ..agreed(contact) }), Err("text_shown.empty".into()));
    assert_eq!(why(NewConsent { evidence: String::new(), ..agreed(contact) }), Err("evidence.empty".into()));
    assert_eq!(why(NewConsent { object: String::new(), ..agreed(contact) }), Err("object.empty".into()));
    assert_eq!(why(NewConsent { days: Some(366), ..agreed(contact) }), Err("days.out_of_range".into()));
    let tomorrow = Some(monday() + Duration::days(1));
    assert_eq!(why(NewConsent { collected_at: tomorrow, ..agreed(contact) }), Err("collected_at.in_the_future".into()));
    assert_eq!(why(agreed(contact)), Ok(()));
    assert!(obstacles(&desk, contact, monday()).is_empty());
    let named = desk.house.file().query_row("SELECT on_behalf_of FROM consent", [], |row| row.get::<_, String>(0));
    assert_eq!(named.unwrap(), "Assistance fibre", "in the house's own name");
}

#[test]
fn it_lasts_a_year_and_ends_with_a_word_and_a_new_one_counts_again() {
    let desk = Desk::new();
    let contact = desk.someone("Changeante", 2);
    desk.at(monday(), RecordConsent { consent: agreed(contact) });
    let year = monday() + Duration::days(365);
    assert_eq!(obstacles(&desk, contact, year), [Obstacle::ConsentExpired { at: year }]);
    let said = monday() + Duration::hours(1);
    desk.at(said, WithdrawConsent { contact_id: contact, by: ConsentChannel::Call });
    // Taken back, it also enters the list of oppositions: no other fiche of that number is called either.
    let both = [Obstacle::Opposed { since: said }, Obstacle::ConsentWithdrawn { at: said }];
    assert_eq!(obstacles(&desk, contact, said), both);
    let twice = desk.try_at(said, WithdrawConsent { contact_id: contact, by: ConsentChannel::Call }).unwrap_err();
    assert_eq!(twice.detail().as_deref(), Some("no_consent"));
    // After lunch: nobody is called between one and two.
    let again = said + Duration::hours(3);
    desk.at(again, RecordConsent { consent: agreed(contact) });
    assert!(obstacles(&desk, contact, again).is_empty());
    let fiche = desk.house.store.reader().unwrap().fiche(contact, again).unwrap();
    assert_eq!(fiche.consent.state, ConsentState::Given);
    assert_eq!(desk.house.count("SELECT count(*) FROM consent"), 2, "appended, never rewritten");
}

#[test]
fn who_said_never_again_may_consent_anew_later() {
    let desk = Desk::new();
    let contact = desk.someone("Opposée", 3);
    desk.allows(contact);
    let call = desk.house.count("SELECT count(*) FROM call");
    assert_eq!(call, 0);
    let campaign = desk.campaign(crm::campaign::CampaignKind::Prospecting, &[contact]);
    let target = desk.next(campaign, monday()).target.unwrap();
    desk.calls(&target, "opposition", true, monday());
    let later = monday() + Duration::hours(4);
    assert!(matches!(
        obstacles(&desk, contact, later)[..],
        [Obstacle::Opposed { .. }, Obstacle::ConsentWithdrawn { .. }]
    ));
    desk.at(later, RecordConsent { consent: agreed(contact) });
    assert!(obstacles(&desk, contact, later).is_empty());
}
