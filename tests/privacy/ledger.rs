//! The ledger of consents: proved or worth nothing, appended and never rewritten.

use chrono::Duration;
use crm::Context;
use crm::consent::{ConsentChannel, ConsentNow, ConsentProof, NewConsent, RecordConsent, WithdrawConsent};
use crm::privacy::proof_page;
use decroche_tests::house::{House, after, noon, person};

fn consent(contact_id: crm::ContactId) -> NewConsent {
    NewConsent {
        contact_id,
        on_behalf_of: "Fibralys".into(),
        object: "Abonnements fibre".into(),
        text_shown: "J’accepte d’être appelée <par> Fibralys.".into(),
        collected_by: ConsentChannel::Form,
        evidence: "formulaire-12".into(),
        collected_at: None,
        days: None,
        proof: ConsentProof {
            text_version: Some("3".into()),
            time_zone: Some("Indian/Reunion".into()),
            evidence_file: Some("formulaire-12.pdf".into()),
            evidence_sha256: Some("AB".repeat(32)),
            slot_at: Some(noon() + Duration::days(3)),
            entity: Some("Fibralys SAS, 000 000 000".into()),
        },
    }
}

#[test]
fn everything_the_decree_asks_is_kept_and_told_on_one_page() {
    let house = House::new();
    let id = house.add(person("Ana", "Lopez", &["06 39 98 00 01"]));
    house.write(RecordConsent { consent: consent(id) });
    let line = house.store.reader().unwrap().consents(id, after(10)).unwrap().remove(0);
    assert_eq!(line.state, ConsentNow::Given);
    assert_eq!(line.proof.evidence_sha256.as_deref(), Some("ab".repeat(32).as_str()));
    let page = proof_page(&line, "Ana Lopez", &["06 39 98 00 01".into()]);
    for told in ["Ana Lopez", "Fibralys SAS", "Abonnements fibre", "&lt;par&gt;", "Indian/Reunion", "15:00:00", "abab"]
    {
        assert!(page.contains(told), "{told}\n{page}");
    }
}

#[test]
fn what_it_is_worth_is_said_and_doubt_is_no_consent() {
    let house = House::new();
    let id = house.add(person("Ana", "Lopez", &["06 39 98 00 01"]));
    house.write(RecordConsent { consent: consent(id) });
    let state = |now| house.store.reader().unwrap().consents(id, now).unwrap()[0].state;
    assert_eq!(state(after(1)), ConsentNow::Given);
    assert_eq!(state(noon() + Duration::days(366)), ConsentNow::Expired);
    assert_eq!(state(noon() - Duration::days(1)), ConsentNow::MissingProof, "a clock that went back");
    house.write_at(after(60), WithdrawConsent { contact_id: id, by: ConsentChannel::Call });
    assert_eq!(state(after(61)), ConsentNow::Withdrawn);
}

#[test]
fn a_bad_zone_or_sum_is_refused() {
    let house = House::new();
    let id = house.add(person("Ana", "Lopez", &[]));
    let why = |proof: ConsentProof| {
        let consent = NewConsent { proof, ..consent(id) };
        house.store.write(RecordConsent { consent }, &Context::at(noon())).map(|_| ()).unwrap_err().detail().unwrap()
    };
    let zone = ConsentProof { time_zone: Some("Mars/Olympus".into()), ..ConsentProof::default() };
    assert_eq!(why(zone), "time_zone.unknown_value");
    let sum = ConsentProof { evidence_sha256: Some("12".into()), ..ConsentProof::default() };
    assert_eq!(why(sum), "evidence_sha256.unknown_value");
}

#[test]
fn what_was_agreed_cannot_be_rewritten_even_by_another_program() {
    let house = House::new();
    let id = house.add(person("Ana", "Lopez", &[]));
    house.write(RecordConsent { consent: consent(id) });
    let hand = house.foreign_hand();
    assert!(hand.execute("UPDATE consent SET text_shown = 'autre chose'", []).is_err());
    assert!(hand.execute("UPDATE consent SET expires_at = expires_at + 1", []).is_err());
    house.write_at(after(60), WithdrawConsent { contact_id: id, by: ConsentChannel::Call });
    assert!(hand.execute("UPDATE consent SET withdrawn_at = NULL", []).is_err(), "what was taken back stays so");
}

#[test]
fn the_guard_honours_the_moment_of_the_ledger_and_no_other_outside_the_hours() {
    let house = House::new();
    let id = house.add(person("Ana", "Lopez", &["06 39 98 00 01"]));
    // The Sunday after, at 21:00 in Paris.
    let slot: chrono::DateTime<chrono::Utc> = "2026-11-29T20:00:00Z".parse().unwrap();
    let asked = |at: chrono::DateTime<chrono::Utc>| {
        house.store.reader().unwrap().dial_check(id, crm::law::Ground::Prospecting, at).unwrap().verdict
    };
    let mut agreed = consent(id);
    agreed.proof.slot_at = Some(slot);
    house.write(RecordConsent { consent: agreed });
    for minutes in -120..=120 {
        let within = (-15..=15).contains(&minutes);
        let verdict = asked(slot + Duration::minutes(minutes));
        assert_eq!((verdict.allowed, verdict.slot_at), (within, within.then_some(slot)), "{minutes}: {verdict:?}");
    }
    assert!(!asked(slot + Duration::days(7)).allowed, "that Sunday, not the next");
    house.write_at(after(60), WithdrawConsent { contact_id: id, by: ConsentChannel::Call });
    assert!(!asked(slot).allowed, "taken back");
}
