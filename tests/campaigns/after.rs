//! What the outcome of a call makes of a person of a campaign.

use chrono::Duration;
use crm::call::Qualification;
use crm::callback::NewCallback;
use crm::campaign::{CampaignKind, LogTarget, MomentOf, NewCampaign, OutReason, SkipTarget, TargetState};

use crate::{Desk, monday, usual};

#[test]
fn a_success_is_what_its_kind_of_campaign_wants() {
    for (kind, success, other) in [
        (CampaignKind::Prospecting, "lead", "refusal"),
        (CampaignKind::Survey, "survey_done", "solved"),
        (CampaignKind::Verification, "verified", "solved"),
        (CampaignKind::Appointment, "appointment", "sale"),
    ] {
        let desk = Desk::new();
        let people = [desk.someone("Un", 1), desk.someone("Deux", 2)];
        people.iter().for_each(|contact| desk.allows(*contact));
        let campaign = desk.campaign(kind, &people);
        for code in [success, other] {
            let target = desk.next(campaign, monday()).target.unwrap();
            let call = desk.calls(&target, code, true, monday());
            assert_eq!(call.campaign.as_ref().map(|of| (of.id, of.kind)), Some((campaign, kind)));
        }
        let progress = desk.page(campaign, monday()).campaign.progress;
        assert_eq!((progress.done, progress.successes, progress.attempts, progress.reached), (2, 1, 2, 2), "{kind:?}");
        assert!(desk.next(campaign, monday()).target.is_none());
    }
}

#[test]
fn nobody_at_home_is_called_again_at_another_hour_until_the_last_attempt() {
    let desk = Desk::new();
    let contact = desk.someone("Absente", 1);
    let campaign = desk.campaign(CampaignKind::Survey, &[contact]);
    let mut now = monday();
    for attempt in 1..=3 {
        let target = desk.next(campaign, now).target.unwrap();
        assert_eq!(target.attempts, attempt - 1);
        desk.calls(&target, "absent", false, now);
        let waiting = desk.next(campaign, now + Duration::hours(1));
        assert!(waiting.target.is_none());
        assert_eq!(waiting.next_at.is_some(), attempt < 3);
        now += Duration::hours(28);
    }
    let target = desk.page(campaign, now).people.remove(0);
    assert_eq!((target.state, target.why), (TargetState::Out, Some(OutReason::Attempts)));
}

#[test]
fn a_busy_line_waits_half_an_hour_and_a_promise_until_its_moment() {
    let desk = Desk::new();
    let people = [desk.someone("Occupée", 1), desk.someone("Promise", 2)];
    let campaign = desk.campaign(CampaignKind::Survey, &people);
    let busy = desk.next(campaign, monday()).target.unwrap();
    desk.calls(&busy, "busy", false, monday());
    let promised = desk.next(campaign, monday()).target.unwrap();
    let call = desk.call(&promised, monday());
    desk.line(&call, phone::CallEventKind::Answered, monday() + Duration::seconds(4));
    desk.line(&call, phone::CallEventKind::Ended, monday() + Duration::seconds(64));
    let due_at = monday() + Duration::hours(4);
    let callback = NewCallback { contact_id: None, number: None, due_at, subject: "Devis".into(), call_id: None };
    let said = Qualification { callback: Some(callback), ..Qualification::of(call.id, desk.outcome("call_back")) };
    desk.qualifies(said, monday() + Duration::minutes(2));
    let at = |minutes| desk.next(campaign, monday() + Duration::minutes(minutes)).target.map(|target| target.name);
    assert_eq!(at(10), None);
    assert_eq!(at(32).as_deref(), Some("Ana Occupée"));
    // The promise comes before the one who was only busy… who has been let go of meanwhile.
    assert_eq!(at(4 * 60 + 1).as_deref(), Some("Ana Occupée"), "the longest waiting first");
}

#[test]
fn a_wrong_number_tries_the_next_one_then_gives_up() {
    let desk = Desk::new();
    let contact = desk.someone("Deux Numéros", 1);
    let region = phone::Region::FR;
    desk.at(
        monday(),
        crm::contact::SetPhone { contact_id: contact, phone_id: None, raw: "06 39 98 40 51".into(), region },
    );
    let campaign = desk.campaign(CampaignKind::Survey, &[contact]);
    let target = desk.next(campaign, monday()).target.unwrap();
    desk.calls(&target, "wrong_number", true, monday());
    let later = monday() + Duration::minutes(5);
    let next = desk.next(campaign, later);
    assert_eq!(next.check.unwrap().phone.unwrap().display, "06 39 98 40 51");
    desk.calls(&next.target.unwrap(), "wrong_number", true, later);
    assert_eq!(desk.page(campaign, later).people[0].why, Some(OutReason::NoNumber));
}

#[test]
fn another_outcome_later_puts_the_person_right() {
    let desk = Desk::new();
    let campaign = desk.campaign(CampaignKind::Survey, &[desk.someone("Un", 1)]);
    let target = desk.next(campaign, monday()).target.unwrap();
    let call = desk.calls(&target, "survey_done", true, monday());
    desk.qualifies(Qualification::of(call.id, desk.outcome("absent")), monday() + Duration::minutes(3));
    let progress = desk.page(campaign, monday()).campaign.progress;
    assert_eq!((progress.successes, progress.waiting, progress.attempts), (0, 1, 1));
}

#[test]
fn a_promise_of_money_has_its_sum() {
    let desk = Desk::new();
    let campaign = desk.campaign(CampaignKind::Collection, &[desk.someone("Débitrice", 1)]);
    let target = desk.next(campaign, monday()).target.unwrap();
    let call = desk.call(&target, monday());
    desk.line(&call, phone::CallEventKind::Answered, monday());
    desk.line(&call, phone::CallEventKind::Ended, monday() + Duration::seconds(60));
    let promise = Qualification::of(call.id, desk.outcome("payment_promise"));
    let refused = desk.try_at(monday(), crm::call::QualifyCall { qualification: promise.clone() }).unwrap_err();
    assert_eq!(refused.detail().as_deref(), Some("amount.empty"));
    let due_on = "2026-12-05".parse().ok();
    desk.qualifies(Qualification { amount_cents: Some(12_050), due_on, ..promise }, monday() + Duration::minutes(2));
    assert_eq!(desk.house.count("SELECT amount_cents FROM pledge WHERE due_on = '2026-12-05'"), 12_050);
    assert_eq!(desk.page(campaign, monday()).campaign.progress.successes, 1);
    desk.qualifies(Qualification::of(call.id, desk.outcome("refusal")), monday() + Duration::minutes(3));
    assert_eq!(desk.house.count("SELECT count(*) FROM pledge"), 0, "corrected");
}

#[test]
fn a_call_told_by_hand_counts_and_one_put_aside_is_out() {
    let desk = Desk::new();
    let campaign = desk.campaign(CampaignKind::Survey, &[desk.someone("Un", 1), desk.someone("Deux", 2)]);
    let target = desk.next(campaign, monday()).target.unwrap();
    let outcome_id = desk.outcome("survey_done");
    let told = LogTarget {
        target_id: target.id,
        outcome_id,
        started_at: None,
        talk_s: 80,
        note: Some("Très contente".into()),
        callback_at: None,
    };
    let call = desk.at(monday(), told);
    assert_eq!(call.note.as_deref(), Some("Très contente"));
    let second = desk.next(campaign, monday()).target.unwrap();
    desk.at(monday(), SkipTarget { target_id: second.id, until: None });
    let progress = desk.page(campaign, monday()).campaign.progress;
    assert_eq!((progress.successes, progress.out, progress.attempts), (1, 1, 1));
}

#[test]
fn two_guides_are_drawn_and_compared_with_their_numbers_and_interval() {
    let desk = Desk::new();
    let people: Vec<_> = (0..40).map(|n| desk.someone(&format!("Numéro {n}"), n)).collect();
    let guides = vec!["croc_cours".to_owned(), "croc_prospection".to_owned()];
    let campaign = desk.campaign_as(NewCampaign { kind: CampaignKind::Survey, guides, ..usual() }, &people);
    while let Some(target) = desk.next(campaign, monday()).target {
        let won = target.guide.as_deref() == Some("croc_prospection");
        let call = desk.calls(&target, if won { "survey_done" } else { "refusal" }, true, monday());
        assert_eq!(call.campaign.and_then(|of| of.guide), target.guide);
    }
    let page = desk.page(campaign, monday());
    let compared = page.compared.unwrap();
    assert_eq!(compared.a.reached + compared.b.reached, 40);
    assert_eq!((compared.a.successes, compared.b.successes), (0, compared.b.reached));
    assert!(compared.difference.unwrap().low > 0.0, "no chance: {compared:?}");
    assert_eq!(
        page.hours.iter().map(|hour| (hour.hour, hour.tried, hour.answered)).collect::<Vec<_>>(),
        [(11, 40, 40)]
    );
}

#[test]
fn the_best_hour_is_the_persons_own_or_else_the_campaigns() {
    let desk = Desk::new();
    let people = [desk.someone("Un", 1), desk.someone("Deux", 2)];
    let campaign = desk
        .campaign_as(NewCampaign { kind: CampaignKind::Survey, max_attempts: 10, absent_hours: 1, ..usual() }, &people);
    for day in 0..4 {
        let now = monday() + Duration::days(day);
        let target = desk.next(campaign, now).target.unwrap();
        // An answered call whose line was busy for them: they are called again.
        desk.calls(&target, "busy", true, now);
    }
    let now = monday() + Duration::days(8);
    let tired = desk.next(campaign, now);
    let best = tired.best.unwrap();
    assert_eq!((best.at.hour, best.at.tried, best.at.answered), (11, 4, 4));
    assert_eq!(best.of, MomentOf::Person);
    desk.at(now, SkipTarget { target_id: tired.target.unwrap().id, until: None });
    // Nobody ever called the other one: the campaign's people tell.
    let best = desk.next(campaign, now).best.unwrap();
    assert_eq!((best.of, best.at.tried), (MomentOf::Campaign, 4));
}
