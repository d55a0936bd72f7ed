//! A student's try at a sheet: called on a line that is played, compared once, evaluated, and tried again by another.

use crm::call::{CallState, Qualification, QualifyCall, RecordEvent};
use crm::class::{FieldVerdict, VerifiedField};
use crm::contact::{ContactField, EditContact, FieldEdit, SetEmail, SetPhone};
use crm::grid::{ForgetListenings, GridMark, Heard, MarkListening, NewListening};
use crm::practice::{
    CheckPractice, NotePractice, PlacePractice, PracticeLine, RestartPractice, practice_page, progress,
};
use crm::settings::SetSetting;
use crm::{CallId, ContactId, PracticeId};
use decroche_tests::house::{House, after, person};
use phone::{CallEvent, CallEventKind, Direction, EndCause, Region};

use crate::{check, class, client, refused};

fn place(contact_id: ContactId) -> PlacePractice {
    PlacePractice { contact_id, student: "Yanis Belkacem".into() }
}

/// What the line says of a call placed from here.
fn say(house: &House, call_id: CallId, event: CallEventKind, cause: Option<EndCause>, s: i64) {
    let call = house.store.reader().unwrap().call(call_id).unwrap();
    let event = CallEvent {
        source: call.source,
        external_id: call.external_id.unwrap(),
        leg_id: None,
        event,
        direction: Some(Direction::Outbound),
        from: None,
        to: call.to_raw,
        caller_name: None,
        extension: None,
        queue: None,
        ivr_choice: None,
        masked: false,
        cause,
        at: after(s),
        raw: String::new(),
    };
    house.write_at(
        after(s),
        RecordEvent { event, region: Region::FR, verdict: "one", contact_id: call.contact_id, call_id },
    );
}

/// Calls, talks for two minutes, hangs up.
fn talk(house: &House, contact: ContactId, s: i64) -> CallId {
    talks(house, place(contact), s)
}

fn talks(house: &House, place: PlacePractice, s: i64) -> CallId {
    let call_id = house.write_at(after(s), place).id;
    say(house, call_id, CallEventKind::Answered, None, s + 5);
    say(house, call_id, CallEventKind::Ended, Some(EndCause::Normal), s + 125);
    call_id
}

fn edit(house: &House, contact_id: ContactId, field: ContactField, value: &str) {
    let edits = vec![FieldEdit { field, value: Some(value.into()) }];
    house.write(EditContact { contact_id, edits });
}

fn last(house: &House) -> PracticeLine {
    house.store.reader().unwrap().practice_tries().unwrap().remove(0)
}

#[test]
fn a_practice_call_has_the_guide_and_outcomes_of_its_campaign_and_asks_no_telephone() {
    let (house, _) = class();
    let solene = client(&house, "NDRC-04");
    let call = house.write(place(solene));
    assert_eq!((call.state, call.direction, call.source.as_str()), (CallState::Ringing, Direction::Outbound, "dial"));
    assert_eq!(call.contact_id, Some(solene));
    assert_eq!(call.campaign.unwrap().guide.as_deref(), Some("croc_cours"));
    let sheet = house.store.reader().unwrap().practice_sheet(solene).unwrap();
    assert!(sheet.brief.contains("catalogue de printemps"));
    assert_eq!(sheet.guide.as_deref(), Some("croc_cours"));
    let current = sheet.current.unwrap();
    assert_eq!((current.student.as_str(), current.call_id, current.called), ("Yanis Belkacem", Some(call.id), false));
    assert_eq!(refused(&house, place(solene)), "call_not_over");
    assert_eq!(refused(&house, PlacePractice { contact_id: solene, student: " ".into() }), "student.empty");
}

#[test]
fn at_any_hour_and_any_day_a_class_may_practise() {
    let (house, _) = class();
    let night = after(14 * 60 * 60);
    let call = house.write_at(night, place(client(&house, "NDRC-26")));
    assert_eq!(call.ringing_at, night);
}

#[test]
fn real_people_are_never_practised_on() {
    let (house, _) = class();
    let solene = client(&house, "NDRC-04");
    house.write(SetSetting { key: "file.demo".into(), value: false.into() });
    assert_eq!(refused(&house, place(solene)), "not_a_class");
    let other = House::new();
    let ana = other.add(person("Ana", "Vasseur", &["06 39 98 12 34"]));
    assert_eq!(refused(&other, place(ana)), "sheet");
    assert!(other.store.reader().unwrap().practice_sheets().unwrap().is_empty());
}

#[test]
fn a_try_is_called_corrected_compared_once_marked_and_evaluated() {
    let (house, _) = class();
    let solene = client(&house, "NDRC-04");
    let id = |house: &House| last(house).id;
    let unanswered = house.write(place(solene)).id;
    assert_eq!(refused(&house, CheckPractice { practice_id: id(&house) }), "not_called");
    say(&house, unanswered, CallEventKind::Missed, Some(EndCause::NoAnswer), 40);
    let call_id = talk(&house, solene, 60);
    assert_eq!(house.count("SELECT count(*) FROM practice"), 1, "the same try, called again");

    edit(&house, solene, ContactField::Street, "27 rue des hirondelles");
    edit(&house, solene, ContactField::Town, "Auray");
    edit(&house, solene, ContactField::FirstName, "Sophie");
    let practice_id = id(&house);
    house.write(CheckPractice { practice_id });
    let practice = house.store.reader().unwrap().practice(practice_id).unwrap();
    let told: Vec<_> = practice.fields.iter().map(|field| (field.field, field.verdict)).collect();
    use VerifiedField as F;
    assert_eq!(
        told,
        [
            (F::FirstName, FieldVerdict::MadeWorse),
            (F::Street, FieldVerdict::Right),
            (F::Postcode, FieldVerdict::StillWrong),
            (F::Town, FieldVerdict::MadeWorse),
            (F::Email, FieldVerdict::StillWrong),
        ]
    );
    assert_eq!((practice.line.fiche, practice.line.mark), (Some(4.0), None));

    // What is corrected after the truth was told no longer counts.
    edit(&house, solene, ContactField::Town, "Vannes");
    assert_eq!(refused(&house, CheckPractice { practice_id }), "already_done");
    assert_eq!(house.store.reader().unwrap().practice(practice_id).unwrap().fields, practice.fields);

    let marks = [("greets".to_owned(), GridMark::Compliant)].into();
    let heard = Heard::Call { call_id };
    house.write(MarkListening {
        listening: NewListening { heard, grid: "ecoute_croc".into(), marks, comment: String::new() },
    });
    let words = NotePractice {
        practice_id,
        student: "Yanis B.".into(),
        strengths: "Salue par le nom.".into(),
        improve: "Faire épeler.".into(),
    };
    house.write(words);
    let practice = house.store.reader().unwrap().practice(practice_id).unwrap();
    assert_eq!((practice.line.listening, practice.line.mark), (Some(20.0), Some(12.0)));
    assert_eq!((practice.line.student.as_str(), practice.improve.as_str()), ("Yanis B.", "Faire épeler."));
    assert_eq!(practice.listened.unwrap().listening.grid, "ecoute_croc");
    assert_eq!(practice.call.unwrap().id, call_id);
}

#[test]
fn the_next_student_finds_what_the_first_one_found() {
    let (house, _) = class();
    let idriss = client(&house, "NDRC-09");
    let before = house.store.reader().unwrap().fiche(idriss, after(0)).unwrap();
    talk(&house, idriss, 0);
    edit(&house, idriss, ContactField::Company, "Toitures Vaubrun");
    edit(&house, idriss, ContactField::Job, "Conducteur de travaux");
    house.write(SetPhone { contact_id: idriss, phone_id: None, raw: "06 39 98 51 09".into(), region: Region::FR });
    house.write(SetEmail { contact_id: idriss, email_id: None, address: "idriss.benhaddou@exemple.fr".into() });
    let first = last(&house).id;
    house.write(CheckPractice { practice_id: first });
    assert_eq!(last(&house).fiche, Some(20.0));
    assert_eq!(refused(&house, place(idriss)), "practice_over");

    let restart = RestartPractice { contact_id: idriss, student: "Lina Mercadier".into() };
    house.write_at(after(600), restart);
    assert_eq!(check(&house, idriss).mark.to_bits(), f64::to_bits(0.0));
    let fiche = house.store.reader().unwrap().fiche(idriss, after(600)).unwrap();
    let values = |fiche: &crm::Fiche| {
        let phones: Vec<_> = fiche.numbers.iter().map(|number| number.display.clone()).collect();
        let emails: Vec<_> = fiche.emails.iter().map(|email| email.address.clone()).collect();
        (fiche.contact.company.clone().map(|company| company.name), fiche.contact.job.clone(), phones, emails)
    };
    assert_eq!(values(&fiche), values(&before));
    talks(&house, PlacePractice { contact_id: idriss, student: "Lina Mercadier".into() }, 700);
    house.write_at(after(900), CheckPractice { practice_id: last(&house).id });

    let tries = house.store.reader().unwrap().practice_tries().unwrap();
    let told: Vec<_> = tries.iter().map(|one| (one.student.as_str(), one.fiche)).collect();
    assert_eq!(told, [("Lina Mercadier", Some(0.0)), ("Yanis Belkacem", Some(20.0))]);
    let sheets = house.store.reader().unwrap().practice_sheets().unwrap();
    assert_eq!(sheets.iter().map(|sheet| sheet.tries).collect::<Vec<_>>(), [0, 2, 0, 0, 0]);
    assert!(house.ills().is_empty());
}

#[test]
fn the_truth_is_told_to_who_asks_for_it_and_the_sheet_never_tells_it() {
    let (house, _) = class();
    let solene = client(&house, "NDRC-04");
    let reader = house.store.reader().unwrap();
    let told = serde_json::to_string(&(
        reader.practice_sheets().unwrap(),
        reader.practice_sheet(solene).unwrap(),
        reader.client_card(solene, false).unwrap(),
    ))
    .unwrap();
    for hidden in ["Vannes", "56000", "Hirondelles", "solene.kervadec"] {
        assert!(!told.contains(hidden), "{hidden}");
    }
    let sheet = serde_json::to_string(&reader.practice_sheet(solene).unwrap()).unwrap();
    assert!(!sheet.contains("déménagé"), "what the client plays is for the comrade alone");
    let truth = reader.client_card(solene, true).unwrap().truth.unwrap();
    assert_eq!(truth.len(), 4);
    assert_eq!((truth[2].field, truth[2].value.as_str()), (VerifiedField::Town, "Vannes"));
    let idriss = reader.client_card(client(&house, "NDRC-09"), true).unwrap().truth.unwrap();
    assert!(idriss.iter().any(|one| one.value == "06 39 98 51 09"));
    drop(reader);
    let nobody = CheckPractice { practice_id: PracticeId::new(after(0)) };
    assert_eq!(refused(&house, nobody), "practice");
}

#[test]
fn the_outcome_of_a_practice_call_counts_in_its_campaign() {
    let (house, report) = class();
    let solene = client(&house, "NDRC-04");
    let call_id = talk(&house, solene, 0);
    let outcomes = house.store.reader().unwrap().outcomes().unwrap();
    let verified = outcomes.iter().find(|outcome| outcome.code == "verified").unwrap();
    house.write_at(after(200), QualifyCall { qualification: Qualification::of(call_id, verified.id) });
    let progress =
        |house: &House| house.store.reader().unwrap().campaign_page(report.campaign_id, 5, after(200)).unwrap();
    assert_eq!(progress(&house).campaign.progress.done, 1);
    house.write_at(after(300), RestartPractice { contact_id: solene, student: "Lina".into() });
    assert_eq!(progress(&house).campaign.progress.done, 0);
}

#[test]
fn what_a_student_comes_to_is_counted_over_their_tries() {
    let (house, _) = class();
    let read = |house: &House| progress(&house.store.reader().unwrap().practice_tries().unwrap());
    assert!(read(&house).is_empty(), "nothing is made up before anything was tried");
    let solene = client(&house, "NDRC-04");
    talk(&house, solene, 0);
    assert!(read(&house).is_empty(), "a call that was not compared is not a mark");
    house.write_at(after(200), CheckPractice { practice_id: last(&house).id });
    house.write_at(after(300), RestartPractice { contact_id: solene, student: "Yanis Belkacem".into() });
    talk(&house, solene, 310);
    edit(&house, solene, ContactField::Town, "Vannes");
    edit(&house, solene, ContactField::Postcode, "56000");
    house.write_at(after(500), CheckPractice { practice_id: last(&house).id });
    let told = read(&house);
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].fiches.as_slice(), told[0].fiche_mean), ([0.0, 10.0].as_slice(), 5.0));
    assert_eq!((told[0].listened, told[0].listening_mean), (0, None));
}

#[test]
fn the_printed_sheet_tells_what_was_compared_and_keeps_text_as_text() {
    let (house, _) = class();
    let solene = client(&house, "NDRC-04");
    let student = "<b>Yanis</b> & Lina".to_owned();
    let call_id = talks(&house, PlacePractice { contact_id: solene, student: student.clone() }, 0);
    edit(&house, solene, ContactField::Town, "Vannes");
    let practice_id = last(&house).id;
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let page = || practice_page(&house.store.reader().unwrap().practice(practice_id).unwrap(), "Nordane", day);
    assert!(page().contains("pas encore comparée à la vérité"));
    assert!(!page().contains("Vannes"), "the truth is not printed before it was compared");

    house.write(CheckPractice { practice_id });
    let marks = [("greets".to_owned(), GridMark::Compliant), ("checks_identity".to_owned(), GridMark::Partial)].into();
    let heard = Heard::Call { call_id };
    let comment = "Sourire <entendu>.".to_owned();
    house.write(MarkListening { listening: NewListening { heard, grid: "ecoute_croc".into(), marks, comment } });
    house.write(NotePractice { practice_id, student, strengths: "Clair.\nCalme.".into(), improve: String::new() });
    let page = page();
    for told in [
        "<td><b>5/20</b></td><td>1 champ juste sur 4</td>",
        "<th scope=\"row\">Ville</th><td>Lorient</td><td>Vannes</td><td>Vannes</td><td>juste</td>",
        "toujours faux",
        "&lt;b&gt;Yanis&lt;/b&gt; &amp; Lina",
        "Sourire &lt;entendu&gt;.",
        "24/11/2026 · Nordane",
        "Clair.\nCalme.",
        "moitié fiche, moitié appel",
    ] {
        assert!(page.contains(told), "{told}\n{page}");
    }
    assert!(!page.contains("<b>Yanis"));
}

#[test]
fn a_try_is_let_go_of_when_its_marking_is() {
    let (house, _) = class();
    talk(&house, client(&house, "NDRC-04"), 0);
    house.write_at(after(364 * 86_400), ForgetListenings);
    assert_eq!(house.count("SELECT count(*) FROM practice"), 1);
    house.write_at(after(366 * 86_400), ForgetListenings);
    assert_eq!(house.count("SELECT count(*) FROM practice"), 0);
}
