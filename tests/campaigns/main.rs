//! Calling out: whom the law lets call, in which order, and what becomes of each after a call.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

mod after;
mod consent;
mod dialling;

use chrono::{DateTime, Duration, Utc};
use crm::call::{Call, Qualification, QualifyCall};
use crm::campaign::{AddPeople, CampaignKind, CampaignPage, NewCampaign, NextCall, SaveCampaign, TakeNext, Target};
use crm::consent::{ConsentChannel, ConsentProof, NewConsent, RecordConsent};
use crm::dial::{NewDial, PlaceCall};
use crm::house::{AddAgent, NewAgent};
use crm::law::Obstacle;
use crm::{AgentId, CampaignId, ContactId, Context, Operation, OutcomeId};
use decroche_tests::house::{House, moment, person};
use phone::{CallEvent, CallEventKind, Direction, EndCause, Region};

/// A Monday at eleven in Paris, after the law of 11 August 2026; four in the afternoon is 19 h in La Réunion.
pub(crate) fn monday() -> DateTime<Utc> {
    moment("2026-11-23T10:00:00Z")
}

/// A house that calls out.
pub(crate) struct Desk {
    pub(crate) house: House,
    pub(crate) agent: AgentId,
}

impl Desk {
    pub(crate) fn new() -> Self {
        let house = House::new();
        let agent = AddAgent { agent: NewAgent { name: "Inès".into(), extension: None } };
        let agent = house.write_at(monday(), agent);
        house.write_at(
            monday(),
            crm::settings::SetSetting { key: "house.name".into(), value: "Assistance fibre".into() },
        );
        Self { house, agent }
    }

    pub(crate) fn try_at<O: Operation>(&self, now: DateTime<Utc>, operation: O) -> crm::Result<O::Output> {
        Ok(self.house.store.write(operation, &Context::at(now).by(Some(self.agent)))?.output)
    }

    pub(crate) fn at<O: Operation>(&self, now: DateTime<Utc>, operation: O) -> O::Output {
        self.try_at(now, operation).unwrap()
    }

    /// Somebody with that mobile of fiction.
    pub(crate) fn someone(&self, name: &str, nth: u32) -> ContactId {
        let number = format!("06 39 98 40 {nth:02}");
        self.house.write_at(
            monday() - Duration::days(60),
            crm::contact::AddContact {
                contact: person("Ana", name, &[&number]),
                region: Region::FR,
                origin: "internal",
            },
        )
    }

    pub(crate) fn allows(&self, contact_id: ContactId) {
        let now = monday() - Duration::days(30);
        self.at(now, RecordConsent { consent: agreed(contact_id) });
    }

    pub(crate) fn campaign(&self, kind: CampaignKind, people: &[ContactId]) -> CampaignId {
        self.campaign_as(NewCampaign { kind, ..usual() }, people)
    }

    pub(crate) fn campaign_as(&self, campaign: NewCampaign, people: &[ContactId]) -> CampaignId {
        let campaign_id = self.at(monday(), SaveCampaign { campaign_id: None, campaign });
        self.at(monday(), AddPeople { campaign_id, contacts: people.to_vec(), pick: None });
        campaign_id
    }

    pub(crate) fn next(&self, campaign_id: CampaignId, now: DateTime<Utc>) -> NextCall {
        self.at(now, TakeNext { campaign_id })
    }

    pub(crate) fn page(&self, campaign_id: CampaignId, now: DateTime<Utc>) -> CampaignPage {
        self.house.store.reader().unwrap().campaign_page(campaign_id, 100, now).unwrap()
    }

    pub(crate) fn outcome(&self, code: &str) -> OutcomeId {
        let outcomes = self.house.store.reader().unwrap().outcomes().unwrap();
        outcomes.iter().find(|outcome| outcome.code == code).unwrap().id
    }

    /// Calls somebody of a campaign.
    pub(crate) fn call(&self, target: &Target, now: DateTime<Utc>) -> Call {
        self.at(now, PlaceCall { dial: of(target) })
    }

    /// The line says what became of a call placed here.
    pub(crate) fn line(&self, call: &Call, event: CallEventKind, at: DateTime<Utc>) {
        let cause = (event == CallEventKind::Missed).then_some(EndCause::NoAnswer);
        let event = CallEvent {
            source: call.source.clone(),
            external_id: call.external_id.clone().unwrap(),
            direction: Some(Direction::Outbound),
            from: None,
            to: call.to_raw.clone(),
            cause,
            at,
            ..decroche_tests::house::event("-", event, None)
        };
        self.house.hear(&event);
    }

    /// A whole call: placed, answered for a minute or not, qualified.
    pub(crate) fn calls(&self, target: &Target, code: &str, answered: bool, now: DateTime<Utc>) -> Call {
        let call = self.call(target, now);
        if answered {
            self.line(&call, CallEventKind::Answered, now + Duration::seconds(5));
            self.line(&call, CallEventKind::Ended, now + Duration::seconds(65));
        } else {
            self.line(&call, CallEventKind::Missed, now + Duration::seconds(25));
        }
        self.qualifies(Qualification::of(call.id, self.outcome(code)), now + Duration::seconds(90))
    }

    pub(crate) fn qualifies(&self, qualification: Qualification, now: DateTime<Utc>) -> Call {
        self.at(now, QualifyCall { qualification })
    }
}

pub(crate) fn of(target: &Target) -> NewDial {
    let (contact_id, target_id) = (target.contact_id, Some(target.id));
    NewDial { contact_id, phone_id: None, ground: None, why: None, target_id }
}

pub(crate) fn agreed(contact_id: ContactId) -> NewConsent {
    NewConsent {
        contact_id,
        on_behalf_of: String::new(),
        object: "Offres fibre".into(),
        text_shown: "J’accepte d’être appelée au sujet des offres fibre.".into(),
        collected_by: ConsentChannel::Form,
        evidence: "Formulaire 2026-118".into(),
        collected_at: None,
        days: None,
        proof: ConsentProof::default(),
    }
}

pub(crate) fn usual() -> NewCampaign {
    NewCampaign {
        name: "Fibre de novembre".into(),
        kind: CampaignKind::Prospecting,
        ground: None,
        goal: Some(3),
        starts_on: None,
        ends_on: None,
        max_attempts: 3,
        absent_hours: 27,
        busy_minutes: 30,
        guides: vec!["croc_cours".into()],
        brief: "Présenter la fibre, demander un rendez-vous.".into(),
        agents: vec![],
    }
}

#[test]
fn the_next_person_is_the_first_whom_the_law_lets_call_and_the_others_have_their_reasons() {
    let desk = Desk::new();
    let people: Vec<ContactId> = (0..5).map(|n| desk.someone(&format!("Numéro {n}"), n)).collect();
    let [silent, island, tired, wrong, free] = people[..] else { unreachable!() };
    for contact in [island, tired, wrong, free] {
        desk.allows(contact);
    }
    // At 19 h in Paris it is 22 h in La Réunion.
    let evening = moment("2026-11-23T18:00:00Z");
    let edit = crm::contact::EditContact {
        contact_id: island,
        edits: vec![crm::contact::FieldEdit {
            field: crm::contact::ContactField::Postcode,
            value: Some("97400".into()),
        }],
    };
    desk.at(monday(), edit);
    // Four attempts this month, by whatever telephone.
    for day in 1..=4 {
        let started_at = evening - Duration::days(day * 3);
        let call = crm::call::ManualCall {
            direction: Direction::Outbound,
            contact_id: Some(tired),
            number: None,
            started_at,
            talk_s: 0,
            outcome_id: None,
            motive_id: None,
            note: None,
        };
        desk.at(started_at, crm::call::LogCall { call, region: Region::FR });
    }
    desk.house
        .foreign_hand()
        .execute("UPDATE phone_number SET invalid_at = 1 WHERE e164 = '+33639984003'", [])
        .unwrap();

    let campaign = desk.campaign(CampaignKind::Prospecting, &people);
    let next = desk.next(campaign, evening);
    assert_eq!(next.target.as_ref().map(|target| target.contact_id), Some(free));
    assert!(next.check.as_ref().unwrap().verdict.allowed);
    let refused: Vec<_> =
        next.refused.iter().map(|one| (one.target.contact_id, one.verdict.obstacles.clone())).collect();
    assert_eq!(refused[0], (silent, vec![Obstacle::NoConsent]));
    assert!(
        matches!(&refused[1], (who, obstacles) if *who == island && matches!(obstacles[..], [Obstacle::Hour { .. }]))
    );
    assert_eq!(refused[2], (tired, vec![Obstacle::Attempts { count: 4, days: 30 }]));
    assert!(next.refused[3].no_number && refused[3].0 == wrong);
    // In La Réunion one may call at ten, there.
    assert_eq!(next.refused[1].verdict.next_legal_at, Some(moment("2026-11-24T06:00:00Z")));
    assert_eq!(next.refused[0].verdict.next_legal_at, None);
}

#[test]
fn a_person_on_one_screen_is_given_to_nobody_else_until_they_are_let_go() {
    let desk = Desk::new();
    let people = [desk.someone("Un", 1), desk.someone("Deux", 2)];
    let campaign = desk.campaign(CampaignKind::Survey, &people);
    let other = desk.at(monday(), AddAgent { agent: NewAgent { name: "Karim".into(), extension: None } });
    let by_other = |now| {
        let context = Context::at(now).by(Some(other));
        desk.house.store.write(TakeNext { campaign_id: campaign }, &context).unwrap().output.target
    };
    let first = desk.next(campaign, monday()).target.unwrap();
    assert_eq!(by_other(monday()).unwrap().contact_id, people[1]);
    assert_eq!(desk.next(campaign, monday()).target.unwrap().id, first.id, "mine is still mine");
    // A quarter of an hour later nobody has it any more.
    let later = monday() + Duration::minutes(16);
    assert_eq!(by_other(later).unwrap().id, first.id);
}

#[test]
fn a_campaign_keeps_its_dates_its_agents_and_its_end() {
    let desk = Desk::new();
    let who = [desk.someone("Un", 1)];
    let why = |campaign: NewCampaign| {
        let id = desk.campaign_as(campaign, &who);
        desk.try_at(monday(), TakeNext { campaign_id: id }).map(|_| ()).map_err(|error| error.detail().unwrap())
    };
    let survey = || NewCampaign { kind: CampaignKind::Survey, ..usual() };
    let day = |text: &str| Some(text.parse().unwrap());
    assert_eq!(why(NewCampaign { starts_on: day("2026-11-24"), ..survey() }), Err("campaign_not_begun".into()));
    assert_eq!(why(NewCampaign { ends_on: day("2026-11-22"), ..survey() }), Err("campaign_ended".into()));
    let other = desk.at(monday(), AddAgent { agent: NewAgent { name: "Karim".into(), extension: None } });
    assert_eq!(why(NewCampaign { agents: vec![other], ..survey() }), Err("campaign_of_others".into()));
    assert_eq!(why(NewCampaign { agents: vec![desk.agent], ends_on: day("2026-11-23"), ..survey() }), Ok(()));
    let unknown = NewCampaign { guides: vec!["nulle_part".into()], ..survey() };
    let refused = desk.try_at(monday(), SaveCampaign { campaign_id: None, campaign: unknown }).unwrap_err();
    assert_eq!(refused.detail().as_deref(), Some("guides.unknown_value"));
}
