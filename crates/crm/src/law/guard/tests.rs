//! What the guard allows, refuses and promises.

use super::*;

fn law() -> Law {
    Law::read(&Law::shipped()).unwrap()
}

fn utc(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// A Tuesday, 10:30 in Paris.
fn morning() -> DateTime<Utc> {
    utc("2026-11-24T09:30:00Z")
}

fn consenting() -> Facts<'static> {
    Facts {
        territory: Territory::Metropole,
        ground: Ground::Prospecting,
        consent: Some(Consent {
            collected_at: utc("2026-10-01T10:00:00Z"),
            expires_at: utc("2027-10-01T10:00:00Z"),
            withdrawn_at: None,
            proven: true,
            slot_at: None,
        }),
        opposed_at: None,
        frozen: false,
        attempts: &[],
    }
}

#[test]
fn a_proven_consent_at_a_legal_hour_is_allowed() {
    let verdict = law().check(&consenting(), morning());
    assert!(verdict.allowed && verdict.obstacles.is_empty() && verdict.next_legal_at.is_none(), "{verdict:?}");
    assert!(verdict.source.contains("L.223-1"));
}

#[test]
fn without_consent_no_moment_will_do() {
    let verdict = law().check(&Facts { consent: None, ..consenting() }, morning());
    assert_eq!((verdict.obstacles, verdict.next_legal_at), (vec![Obstacle::NoConsent], None));
}

#[test]
fn before_11_august_2026_no_consent_was_asked() {
    let before = utc("2026-08-10T09:30:00Z");
    assert!(law().check(&Facts { consent: None, ..consenting() }, before).allowed);
    let after = utc("2026-08-11T09:30:00Z");
    assert!(!law().check(&Facts { consent: None, ..consenting() }, after).allowed);
}

#[test]
fn a_consent_lasts_a_year_at_most_whatever_was_written() {
    let mut facts = consenting();
    if let Some(consent) = &mut facts.consent {
        consent.expires_at = utc("2030-01-01T00:00:00Z");
    }
    let at = utc("2027-10-01T10:00:00Z");
    assert!(law().check(&facts, at - TimeDelta::minutes(1)).allowed);
    assert_eq!(law().check(&facts, at).obstacles, [Obstacle::ConsentExpired { at }]);
}

#[test]
fn a_consent_taken_back_or_without_proof_is_none() {
    let mut facts = consenting();
    let withdrawn = utc("2026-11-01T00:00:00Z");
    facts.consent = facts.consent.map(|consent| Consent { withdrawn_at: Some(withdrawn), ..consent });
    assert_eq!(law().check(&facts, morning()).obstacles, [Obstacle::ConsentWithdrawn { at: withdrawn }]);
    facts.consent = consenting().consent.map(|consent| Consent { proven: false, ..consent });
    assert_eq!(law().check(&facts, morning()).obstacles, [Obstacle::Unproven]);
}

#[test]
fn the_hour_is_that_of_the_one_who_is_called() {
    // 10:30 in Paris, 13:30 in Réunion: their lunch.
    let facts = Facts { territory: Territory::Reunion, ..consenting() };
    let verdict = law().check(&facts, morning());
    let hours = vec![("10:00".into(), "13:00".into()), ("14:00".into(), "20:00".into())];
    assert_eq!(verdict.obstacles, [Obstacle::Hour { local: "13:30".into(), hours }]);
    assert_eq!(verdict.next_legal_at, Some(utc("2026-11-24T10:00:00Z")));
}

#[test]
fn after_friday_evening_comes_monday_and_after_a_holiday_the_day_after() {
    let friday = law().check(&consenting(), utc("2026-11-27T19:00:00Z"));
    assert_eq!(friday.next_legal_at, Some(utc("2026-11-30T09:00:00Z")));
    let armistice = law().check(&consenting(), utc("2026-11-11T10:00:00Z"));
    assert_eq!(armistice.obstacles, [Obstacle::Holiday { name: "Armistice de 1918".into() }]);
    assert_eq!(armistice.next_legal_at, Some(utc("2026-11-12T09:00:00Z")));
}

#[test]
fn four_attempts_in_thirty_days_stop_until_the_oldest_is_thirty_days_old() {
    let tries = ["2026-11-02", "2026-11-05", "2026-11-12", "2026-11-20"].map(|d| utc(&format!("{d}T10:00:00Z")));
    let facts = Facts { attempts: &tries, ..consenting() };
    let verdict = law().check(&facts, morning());
    assert_eq!(verdict.obstacles, [Obstacle::Attempts { count: 4, days: 30 }]);
    // 2 November is the 30th day back on 1 December, no longer on the 2nd.
    assert_eq!(verdict.next_legal_at, Some(utc("2026-12-02T09:00:00Z")));
    assert!(law().check(&Facts { attempts: &tries[1..], ..consenting() }, morning()).allowed);
}

#[test]
fn the_consent_must_still_stand_at_the_moment_promised() {
    let mut facts = consenting();
    if let Some(consent) = &mut facts.consent {
        consent.expires_at = utc("2026-11-29T00:00:00Z");
    }
    let verdict = law().check(&facts, utc("2026-11-27T19:30:00Z"));
    assert_eq!(verdict.next_legal_at, None, "it ends on Sunday, before Monday");
}

#[test]
fn an_objection_stops_everything_but_service_and_a_later_request() {
    let since = utc("2026-11-20T10:00:00Z");
    let check = |ground| law().check(&Facts { ground, opposed_at: Some(since), ..consenting() }, morning());
    for ground in [Ground::Prospecting, Ground::Contract, Ground::Professional, Ground::Appointment { at: morning() }] {
        assert_eq!(check(ground).obstacles.first(), Some(&Obstacle::Opposed { since }), "{ground:?}");
    }
    assert!(check(Ground::Service).allowed);
    assert!(check(Ground::Request { asked_at: utc("2026-11-23T10:00:00Z") }).allowed);
    assert!(!check(Ground::Request { asked_at: utc("2026-11-19T10:00:00Z") }).allowed);
}

#[test]
fn a_request_is_answered_within_five_working_days() {
    let check = |asked: &str| {
        law().check(
            &Facts { ground: Ground::Request { asked_at: utc(asked) }, consent: None, ..consenting() },
            morning(),
        )
    };
    assert!(check("2026-11-17T10:00:00Z").allowed, "the fifth working day");
    let old = check("2026-11-16T10:00:00Z");
    assert_eq!(old.obstacles, [Obstacle::RequestExpired { on: "2026-11-23".parse().unwrap() }]);
}

#[test]
fn an_agreed_moment_is_kept_at_any_hour_and_at_no_other() {
    let at = utc("2026-11-28T20:30:00Z");
    let facts = Facts { ground: Ground::Appointment { at }, consent: None, ..consenting() };
    assert!(law().check(&facts, at + TimeDelta::minutes(15)).allowed, "a Saturday evening, as agreed");
    let early = law().check(&facts, at - TimeDelta::hours(1));
    assert_eq!(early.obstacles, [Obstacle::NotTheAppointment { at }]);
    assert_eq!(early.next_legal_at, Some(at - TimeDelta::minutes(15)));
    assert_eq!(law().check(&facts, at + TimeDelta::hours(1)).next_legal_at, None);
}

#[test]
fn a_contract_needs_no_consent_but_keeps_hours_and_attempts() {
    let tries = [morning(); 4];
    let facts = Facts { ground: Ground::Contract, consent: None, ..consenting() };
    assert!(law().check(&facts, morning()).allowed);
    assert!(!law().check(&facts, utc("2026-11-24T05:00:00Z")).allowed);
    assert!(!law().check(&Facts { attempts: &tries, ..facts }, morning()).allowed);
}

#[test]
fn frozen_data_is_not_used_at_all() {
    let verdict = law().check(&Facts { frozen: true, ground: Ground::Service, ..consenting() }, morning());
    assert_eq!(verdict.obstacles, [Obstacle::Frozen]);
}

/// They accepted to be called on a Sunday at 21:00 in Paris.
fn agreed() -> (Facts<'static>, DateTime<Utc>) {
    let at = utc("2026-11-29T20:00:00Z");
    let consent = consenting().consent.map(|consent| Consent { slot_at: Some(at), ..consent });
    (Facts { consent, ..consenting() }, at)
}

#[test]
fn a_moment_they_accepted_is_allowed_outside_the_hours_a_quarter_of_an_hour_around_it_and_no_minute_more() {
    let (facts, at) = agreed();
    let (law, plain) = (law(), consenting());
    for minutes in -4 * 1_440..4 * 1_440 {
        let now = at + TimeDelta::minutes(minutes);
        let without = law.check(&plain, now);
        let verdict = law.check(&facts, now);
        let within = (-15..=15).contains(&minutes);
        assert_eq!(verdict.allowed, without.allowed || within, "{now}: {verdict:?}");
        assert_eq!(verdict.allowed, law.allows(&facts, now), "{now}");
        assert_eq!(verdict.slot_at, within.then_some(at), "the ground is told, and only then: {now}");
        assert!(without.slot_at.is_none() && !(within && without.allowed), "{now}");
    }
    let just_out = [-901, 901].map(|seconds| law.allows(&facts, at + TimeDelta::seconds(seconds)));
    assert_eq!(just_out, [false, false]);
}

#[test]
fn an_accepted_moment_is_the_next_one_when_it_comes_before_the_next_hours() {
    let (facts, at) = agreed();
    // Saturday noon: the slot of Sunday comes before Monday.
    let saturday = utc("2026-11-28T11:00:00Z");
    assert_eq!(law().check(&facts, saturday).next_legal_at, Some(at - TimeDelta::minutes(15)));
    assert_eq!(law().check(&facts, at + TimeDelta::minutes(16)).next_legal_at, Some(utc("2026-11-30T09:00:00Z")));
    // Thursday night: Friday’s hours come first.
    let thursday = utc("2026-11-26T22:00:00Z");
    assert_eq!(law().check(&facts, thursday).next_legal_at, Some(utc("2026-11-27T09:00:00Z")));
}

#[test]
fn an_accepted_moment_lifts_the_hours_alone() {
    let (facts, at) = agreed();
    let with = |change: fn(Consent) -> Consent| Facts { consent: facts.consent.map(change), ..facts.clone() };
    let expired = with(|consent| Consent { expires_at: utc("2026-11-29T19:00:00Z"), ..consent });
    let withdrawn = with(|consent| Consent { withdrawn_at: Some(utc("2026-11-20T00:00:00Z")), ..consent });
    let unproven = with(|consent| Consent { proven: false, ..consent });
    for spoiled in [&expired, &withdrawn, &unproven] {
        assert!(!law().check(spoiled, at).allowed, "{spoiled:?}");
        // About a contract no consent is needed, but the slot is worth what its consent is.
        assert!(!law().check(&Facts { ground: Ground::Contract, ..spoiled.clone() }, at).allowed, "{spoiled:?}");
    }
    let contract = law().check(&Facts { ground: Ground::Contract, ..facts.clone() }, at);
    assert_eq!((contract.allowed, contract.slot_at), (true, Some(at)));
    let four = [at - TimeDelta::days(3); 4];
    let often = law().check(&Facts { attempts: &four, ..facts.clone() }, at);
    assert!(matches!(often.obstacles[..], [Obstacle::Attempts { .. }]), "{often:?}");
    assert!(!law().check(&Facts { opposed_at: Some(at - TimeDelta::days(1)), ..facts.clone() }, at).allowed);
    assert!(!law().check(&Facts { frozen: true, ..facts }, at).allowed);
}
