//! Requests of a site: whose they are, what is promised, on what ground one calls.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

mod ground;
mod notices;

use chrono::{DateTime, Duration, Utc};
use crm::callback::{Callback, FinishCallback};
use crm::contact::{NewContact, Stage};
use crm::request::{ChooseCaller, RecordRequest, RecordRequests, RecordedRequest, RequestVerdict};
use crm::settings::SetSetting;
use crm::timeline::{TimelineItem, TimelineQuery};
use crm::{ContactId, Operation};
use decroche_tests::house::{House, after, moment, noon, person};
use phone::{Region, WebRequest};
use serde_json::json;

/// A form sent at that moment.
pub(crate) fn form(at: DateTime<Utc>, fields: &[(&str, &str)]) -> WebRequest {
    WebRequest::from_fields("form", fields.iter().copied(), at, format!("{fields:?}")).unwrap()
}

/// The form of somebody nobody knows.
pub(crate) fn ana(at: DateTime<Utc>) -> WebRequest {
    form(at, &[("prénom", "Ana"), ("nom", "Vasseur"), ("tel", "06 39 98 40 12"), ("email", "ana@exemple.fr")])
}

pub(crate) trait Asks {
    fn ask_at(&self, now: DateTime<Utc>, request: WebRequest) -> RecordedRequest;
    fn ask(&self, request: WebRequest) -> RecordedRequest;
    fn promises(&self) -> Vec<Callback>;
    fn told(&self, contact_id: ContactId) -> Vec<TimelineItem>;
}

impl Asks for House {
    fn ask_at(&self, now: DateTime<Utc>, request: WebRequest) -> RecordedRequest {
        self.write_at(now, RecordRequest { request, region: Region::FR })
    }

    fn ask(&self, request: WebRequest) -> RecordedRequest {
        let at = request.at;
        self.ask_at(at, request)
    }

    fn promises(&self) -> Vec<Callback> {
        self.store.reader().unwrap().callbacks_to_make(crm::scope::Scope::All, None).unwrap()
    }

    fn told(&self, contact_id: ContactId) -> Vec<TimelineItem> {
        let query = TimelineQuery { contact_id, kinds: vec![], before: None, limit: 50 };
        self.store.reader().unwrap().timeline(&query).unwrap().items
    }
}

fn refused<O: Operation>(house: &House, operation: O) -> String
where
    O::Output: std::fmt::Debug,
{
    house.store.write(operation, &crm::Context::at(after(60))).unwrap_err().detail().unwrap()
}

#[test]
fn a_web_request_becomes_a_lead_and_a_callback() {
    let house = House::new();
    let request = form(
        noon(),
        &[
            ("nom", "Mme Ana VASSEUR"),
            ("société", "Kerlann"),
            ("téléphone", "06 39 98 40 12"),
            ("mail", "ana@exemple.fr"),
            ("objet", "Devis fibre"),
            ("message", "Bonjour,\nrappelez-moi."),
            ("page", "/tarifs"),
        ],
    );
    let asked = house.ask(request);
    assert_eq!(asked.verdict, RequestVerdict::Unknown);
    let fiche = house.store.reader().unwrap().fiche(asked.contact_id.unwrap(), noon()).unwrap();
    assert_eq!((fiche.contact.stage, fiche.contact.owner.clone()), (Stage::Lead, None));
    assert_eq!(fiche.contact.first_name.as_deref(), Some("Ana"));
    assert_eq!(fiche.contact.last_name.as_deref(), Some("VASSEUR"));
    assert_eq!(fiche.contact.company.as_ref().map(|company| company.name.as_str()), Some("Kerlann"));
    assert_eq!(fiche.numbers[0].e164.as_deref(), Some("+33639984012"));
    for table in ["contact", "phone_number", "email"] {
        assert_eq!(house.count(&format!("SELECT count(*) FROM {table} WHERE origin = 'form'")), 1, "{table}");
    }
    let promise = fiche.next_callback.unwrap();
    assert_eq!(promise.due_at, noon() + Duration::minutes(15));
    assert_eq!((promise.subject.as_str(), promise.owner.as_deref()), ("Devis fibre", None));
    let origin = promise.asked.unwrap();
    assert_eq!((origin.at, origin.page.as_deref(), origin.wrong_number), (noon(), Some("/tarifs"), None));

    let told = house.told(asked.contact_id.unwrap());
    assert_eq!(told.len(), 1);
    let body = told[0].body.clone().unwrap();
    assert!(body.starts_with("Devis fibre\nBonjour,\nrappelez-moi.\nNom\u{a0}: Mme Ana VASSEUR\n"), "{body}");
    assert!(body.ends_with("Page\u{a0}: /tarifs"), "{body}");
    assert_eq!(house.count("SELECT count(*) FROM journal WHERE source = 'form' AND verdict = 'unknown'"), 1);
}

#[test]
fn somebody_known_by_number_then_by_address_is_called_on_their_own_fiche() {
    let house = House::new();
    let by_number = house.add(person("Ana", "Vasseur", &["0639984012"]));
    let by_address = house.add(NewContact { emails: vec!["Luc@Exemple.fr".into()], ..person("Luc", "Gaudry", &[]) });
    let one = house.ask(ana(noon()));
    assert_eq!((one.verdict, one.contact_id), (RequestVerdict::One, Some(by_number)));
    let other = house.ask(form(noon(), &[("tel", "06 39 98 40 55"), ("email", "luc@exemple.fr"), ("nom", "Luc")]));
    assert_eq!((other.verdict, other.contact_id), (RequestVerdict::One, Some(by_address)));
    // What they wrote is on the timeline; their fiche is as it was.
    let fiche = house.store.reader().unwrap().fiche(by_address, noon()).unwrap();
    assert_eq!((fiche.numbers.len(), fiche.contact.stage), (0, Stage::Suspect));
    assert!(house.told(by_address)[0].body.as_deref().unwrap().contains("Numéro\u{a0}: 06 39 98 40 55"));
    // They are called at the number they left today.
    assert_eq!(fiche.next_callback.unwrap().phone.as_deref(), Some("06 39 98 40 55"));
}

#[test]
fn a_shared_number_leaves_the_person_to_be_chosen() {
    let house = House::new();
    let ana = house.add(person("Ana", "Vasseur", &["0261911234"]));
    let luc =
        house.add(NewContact { emails: vec!["luc@exemple.fr".into()], ..person("Luc", "Vasseur", &["0261911234"]) });
    let request = form(noon(), &[("nom", "Vasseur"), ("tel", "02 61 91 12 34"), ("message", "C'est urgent")]);
    let asked = house.ask(request.clone());
    assert_eq!((asked.verdict, asked.contact_id), (RequestVerdict::Several, None));
    let promise = house.promises().remove(0);
    assert_eq!((promise.contact_id, promise.name.as_str(), promise.owner), (None, "Vasseur", None));
    let candidates = promise.asked.unwrap().candidates;
    assert_eq!(candidates.iter().map(|one| one.contact_id).collect::<Vec<_>>(), [ana, luc]);
    assert!(house.told(ana).is_empty() && house.told(luc).is_empty());

    let choose = |contact_id| ChooseCaller { callback_id: promise.id, contact_id, region: Region::FR };
    assert_eq!(house.write_at(after(60), choose(Some(luc))), luc);
    let promise_now = house.promises().remove(0);
    assert_eq!((promise_now.contact_id, promise_now.name.as_str()), (Some(luc), "Luc Vasseur"));
    assert!(promise_now.asked.unwrap().candidates.is_empty());
    assert!(house.told(luc)[0].body.as_deref().unwrap().contains("C'est urgent"));
    assert_eq!(refused(&house, choose(Some(ana))), "caller_known");

    // An address that only one of them has tells them apart.
    let told_apart = form(after(90_000), &[("tel", "0261911234"), ("email", "luc@exemple.fr")]);
    assert_eq!(house.ask(told_apart).contact_id, Some(luc));
}

#[test]
fn none_of_those_is_somebody_new() {
    let house = House::new();
    house.add(person("Ana", "Vasseur", &["0261911234"]));
    house.add(person("Luc", "Vasseur", &["0261911234"]));
    let asked = house.ask(form(noon(), &[("nom", "Zoé Vasseur"), ("tel", "0261911234")]));
    let callback_id = asked.callback_id.unwrap();
    let zoe = house.write(ChooseCaller { callback_id, contact_id: None, region: Region::FR });
    let fiche = house.store.reader().unwrap().fiche(zoe, noon()).unwrap();
    assert_eq!((fiche.contact.first_name.as_deref(), fiche.contact.stage), (Some("Zoé"), Stage::Lead));
    assert_eq!(fiche.next_callback.map(|callback| callback.id), Some(callback_id));
}

#[test]
fn the_moment_they_asked_for_is_kept_within_open_hours() {
    let house = House::new();
    let due = |nth: u32, when: &str| {
        let tel = format!("06 39 98 41 {nth:02}");
        let asked = house.ask(form(noon(), &[("tel", &tel), ("quand", when)]));
        house.store.reader().unwrap().callback(asked.callback_id.unwrap()).unwrap().due_at
    };
    // Noon is a Wednesday in Paris, on winter time.
    assert_eq!(due(1, "05/03/2026 14h30"), moment("2026-03-05T13:30:00Z"));
    assert_eq!(due(2, "2026-03-05T10:00"), moment("2026-03-05T09:00:00Z"));
    // Closed then: when the house opens next.
    assert_eq!(due(3, "07/03/2026 11h"), moment("2026-03-09T08:00:00Z"));
    assert_eq!(due(4, "vendredi"), moment("2026-03-06T08:00:00Z"));
    // Gone by, far away, or no moment: within the delay of the house.
    for (nth, when) in [(5, "03/03/2026 14h"), (6, "01/01/2030 10h"), (7, "dès que possible")] {
        assert_eq!(due(nth, when), noon() + Duration::minutes(15), "{when}");
    }
}

#[test]
fn the_delay_runs_while_the_house_is_open() {
    let house = House::new();
    house.write(SetSetting { key: "request.callback_minutes".into(), value: json!(30) });
    // Ten to six in the evening on a Thursday: twenty minutes are left for the next morning.
    let evening = moment("2026-04-02T15:50:00Z");
    let asked = house.ask(ana(evening));
    let promise = house.store.reader().unwrap().callback(asked.callback_id.unwrap()).unwrap();
    assert_eq!(promise.due_at, moment("2026-04-03T07:20:00Z"));
    // Friday evening before Easter Monday: on Tuesday.
    let before_easter = moment("2026-04-03T16:30:00Z");
    let asked = house.ask(form(before_easter, &[("tel", "0639984014")]));
    let promise = house.store.reader().unwrap().callback(asked.callback_id.unwrap()).unwrap();
    assert_eq!(promise.due_at, moment("2026-04-07T07:30:00Z"));
}

#[test]
fn a_number_that_is_none_keeps_the_request() {
    let house = House::new();
    let asked = house.ask(form(noon(), &[("nom", "Ana Vasseur"), ("tel", "06 39 98"), ("message", "Rappelez-moi")]));
    let promise = house.promises().remove(0);
    assert_eq!((promise.phone.as_deref(), promise.contact_id), (None, asked.contact_id));
    assert_eq!(promise.asked.unwrap().wrong_number.as_deref(), Some("06 39 98"));
    let numbers = house.store.reader().unwrap().numbers(asked.contact_id.unwrap()).unwrap();
    assert_eq!((numbers[0].raw.as_str(), numbers[0].e164.as_deref()), ("06 39 98", None));
    // An address that is none, and nothing else: kept too, without a fiche.
    let asked = house.ask(form(noon(), &[("email", "ana@@exemple"), ("message", "Rappelez-moi")]));
    assert_eq!(asked.contact_id, None);
    let promise = house.store.reader().unwrap().callback(asked.callback_id.unwrap()).unwrap();
    assert_eq!((promise.name.as_str(), promise.phone), ("ana@@exemple", None));
}

#[test]
fn the_same_person_the_same_day_is_called_once() {
    let house = House::new();
    let first = house.ask(ana(noon()));
    // A double click, and a post sent again.
    let again = house.ask(WebRequest { at: after(2), ..ana(noon()) });
    assert_eq!((again.verdict, again.callback_id), (RequestVerdict::Duplicate, first.callback_id));
    let contact = first.contact_id.unwrap();
    assert_eq!(house.told(contact).len(), 1);
    // Other words: on the timeline, the same promise.
    let more = WebRequest { message: Some("J'ai oublié : au 2e étage".into()), ..ana(after(3_600)) };
    let more = house.ask(more);
    assert_eq!((more.verdict, more.callback_id), (RequestVerdict::One, first.callback_id));
    assert_eq!((house.told(contact).len(), house.promises().len()), (2, 1));
    // Called since, or another day: a new promise.
    house.write_at(after(4_000), FinishCallback { callback_id: first.callback_id.unwrap(), call_id: None });
    let after_call = house.ask(WebRequest { message: Some("Encore une question".into()), ..ana(after(5_000)) });
    assert_ne!(after_call.callback_id, first.callback_id);
    let next_day = house.ask(ana(after(86_400)));
    assert_eq!(next_day.verdict, RequestVerdict::One);
    assert_eq!(house.promises().len(), 2);
}

#[test]
fn the_sites_own_number_of_a_request_tells_it_from_another() {
    let house = House::new();
    let numbered = |id: &str, at| form(at, &[("id", id), ("nom", "Ana"), ("tel", "0639984012")]);
    let first = house.ask(numbered("118", noon()));
    let again = house.ask(numbered("118", after(10 * 86_400)));
    assert_eq!((again.verdict, again.callback_id), (RequestVerdict::Duplicate, first.callback_id));
    assert_eq!(house.ask(numbered("119", after(60))).verdict, RequestVerdict::One);
    // A site that writes the same number in every form loses nobody.
    assert_eq!(house.ask(form(noon(), &[("id", "118"), ("tel", "0639984013")])).verdict, RequestVerdict::Unknown);
}

#[test]
fn a_file_read_twice_is_one_file() {
    let house = House::new();
    let text = "id;nom;tel;message;date de demande\n7;Ana Vasseur;0639984012;Un devis;03/03/2026 18h05\n;Luc Gaudry;0639984013;;\n";
    let requests = crm::request::read_file(text.as_bytes(), noon()).unwrap().requests;
    let read = |now| house.write_at(now, RecordRequests { requests: requests.clone(), region: Region::FR });
    let verdicts = |recorded: Vec<RecordedRequest>| recorded.iter().map(|one| one.verdict).collect::<Vec<_>>();
    assert_eq!(verdicts(read(after(30))), [RequestVerdict::Unknown; 2]);
    assert_eq!(verdicts(read(after(40))), [RequestVerdict::Duplicate; 2]);
    // Even when the app stopped on the way, and the file is taken up the next day.
    assert_eq!(verdicts(read(after(86_400))), [RequestVerdict::Duplicate; 2]);
    assert_eq!(house.promises().len(), 2);
    // Nor when the site writes the same rows again every morning.
    let tomorrow = crm::request::read_file(text.as_bytes(), after(2 * 86_400)).unwrap().requests;
    let again = house.write_at(after(2 * 86_400), RecordRequests { requests: tomorrow, region: Region::FR });
    assert_eq!(verdicts(again), [RequestVerdict::Duplicate; 2]);
    let asked = house.promises().into_iter().filter_map(|promise| promise.asked).map(|asked| asked.at);
    let asked: Vec<_> = asked.collect();
    assert!(asked.contains(&moment("2026-03-03T17:05:00Z")) && asked.contains(&noon()), "{asked:?}");
}
