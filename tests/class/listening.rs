//! Écoute qualité: grids marked on calls and messages, appended, with the version they were marked by.

use crm::call::{CallQuery, LogCall, ManualCall, Qualification, QualifyCall};
use crm::exchange::{Channel, LogExchange, NewExchange};
use crm::grid::{ForgetListenings, GridMark, Heard, Listening, MarkListening, NewListening, SaveGrid};
use crm::guide::GuideRun;
use crm::house::{AddAgent, NewAgent};
use crm::settings::SetSetting;
use crm::timeline::TimelineQuery;
use crm::{ContactId, Context};
use decroche_tests::house::{House, after, noon, person};
use phone::{Direction, Region};

use crate::refused;

struct Desk {
    house: House,
    ana: ContactId,
    call: Heard,
}

impl Desk {
    fn new() -> Self {
        let house = House::new();
        let ana = house.add(person("Ana", "Vasseur", &["06 39 98 12 34"]));
        let call = ManualCall {
            direction: Direction::Outbound,
            contact_id: Some(ana),
            number: None,
            started_at: noon(),
            talk_s: 90,
            outcome_id: None,
            motive_id: None,
            note: None,
        };
        let call_id = house.write(LogCall { call, region: Region::FR }).id;
        Self { house, ana, call: Heard::Call { call_id } }
    }

    fn mail(&self) -> Heard {
        self.exchange(Channel::Mail)
    }

    fn exchange(&self, channel: Channel) -> Heard {
        let exchange = NewExchange {
            contact_id: self.ana,
            channel,
            direction: Direction::Outbound,
            subject: "Votre facture".into(),
            body: String::new(),
            motive_id: None,
            outcome_id: None,
            at: None,
            replies_to: None,
        };
        Heard::Exchange { exchange_id: self.house.write(LogExchange { exchange }) }
    }

    fn kept(&self, heard: Heard) -> Vec<Listening> {
        self.house.store.reader().unwrap().listenings(heard).unwrap()
    }
}

fn marked(heard: Heard, grid: &str, marks: &[(&str, GridMark)]) -> MarkListening {
    let marks = marks.iter().map(|(key, mark)| ((*key).to_owned(), *mark)).collect();
    MarkListening { listening: NewListening { heard, grid: grid.into(), marks, comment: String::new() } }
}

#[test]
fn a_second_marking_is_another_row_and_the_last_one_counts() {
    let desk = Desk::new();
    let agent = desk.house.write(AddAgent { agent: NewAgent { name: "Inès".into(), extension: None } });
    let mut first = marked(desk.call, "ecoute_croc", &[("greets", GridMark::Compliant)]);
    first.listening.comment = "Sourire entendu.\nDébit un peu rapide.".into();
    let by_ines = Context::at(noon()).by(Some(agent));
    let first = desk.house.store.write(first, &by_ines).unwrap();
    assert_eq!(first.changed.calls.len(), 1);
    assert_eq!((first.output.note, first.output.by.as_deref()), (Some(20.0), Some("Inès")));
    desk.house.write_at(after(60), marked(desk.call, "ecoute_croc", &[("checks_identity", GridMark::Absent)]));
    let kept = desk.kept(desk.call);
    assert_eq!(kept.iter().map(|one| one.note).collect::<Vec<_>>(), [Some(0.0), Some(20.0)]);
    assert_eq!(kept[1], first.output, "as it was");
    assert_eq!((kept[0].at, kept[0].by.as_deref()), (after(60), None));
}

#[test]
fn a_grid_edited_changes_no_note_given_before() {
    let desk = Desk::new();
    let before = desk.house.write(marked(desk.call, "ecoute_appel", &[("welcomes", GridMark::Partial)]));
    let mut grid = desk.house.store.reader().unwrap().grids().unwrap().remove(0);
    assert_eq!((grid.key.as_str(), grid.version, before.version), ("ecoute_appel", 1, 1));
    grid.parts[0].name = "Prise de contact".into();
    (grid.parts[0].weight, grid.parts[1].weight) = (20, 10);
    assert_eq!(desk.house.write(SaveGrid { grid }).version, 2);
    let grids = desk.house.store.reader().unwrap().grids().unwrap();
    assert_eq!((grids.len(), grids[0].version), (4, 2), "in the place of the one that ships");
    desk.house.write_at(after(60), marked(desk.call, "ecoute_appel", &[("welcomes", GridMark::Partial)]));
    let kept = desk.kept(desk.call);
    assert_eq!((kept[0].version, kept[0].parts[0].name.as_str()), (2, "Prise de contact"));
    assert_eq!((kept[1].version, kept[1].parts[0].name.as_str()), (1, "Accueil"));
}

#[test]
fn a_grid_whose_weights_are_no_whole_is_not_saved() {
    let desk = Desk::new();
    let mut grid = desk.house.store.reader().unwrap().grids().unwrap().remove(0);
    grid.parts[0].weight += 1;
    assert_eq!(refused(&desk.house, SaveGrid { grid: grid.clone() }), "weight.not_a_hundred");
    grid.parts.clear();
    assert_eq!(refused(&desk.house, SaveGrid { grid }), "part.empty");
    assert_eq!(desk.house.count("SELECT count(*) FROM grid"), 0);
}

#[test]
fn a_message_has_its_own_grid_and_what_cannot_be_judged_gives_no_note() {
    let desk = Desk::new();
    let mail = desk.mail();
    let signed = desk.house.write(marked(mail, "ecoute_mail", &[("signs", GridMark::Partial)]));
    assert_eq!(signed.note, Some(10.0));
    let nothing = desk.house.write(marked(mail, "ecoute_mail", &[("empathy", GridMark::NotEvaluable)]));
    assert_eq!(nothing.note, None);
    assert_eq!((desk.kept(mail).len(), desk.kept(desk.call).len()), (2, 0));
    let wrong = [
        (marked(mail, "ecoute_croc", &[("greets", GridMark::Absent)]), "grid_not_for_this"),
        (marked(desk.call, "ecoute_mail", &[("signs", GridMark::Absent)]), "grid_not_for_this"),
        (marked(desk.call, "ecoute_croc", &[("signs", GridMark::Absent)]), "marks.unknown_value"),
        (marked(desk.call, "ecoute_croc", &[]), "marks.empty"),
        (marked(desk.call, "ecoute_rien", &[("greets", GridMark::Absent)]), "grid"),
    ];
    for (operation, why) in wrong {
        assert_eq!(refused(&desk.house, operation), why);
    }
    let mut wordy = marked(mail, "ecoute_mail", &[("signs", GridMark::Partial)]);
    wordy.listening.comment = "mot ".repeat(1_001);
    assert_eq!(refused(&desk.house, wordy), "comment.too_long");
}

#[test]
fn listenings_are_found_by_their_index() {
    let desk = Desk::new();
    for column in ["call_id", "exchange_id"] {
        let sql = format!("EXPLAIN QUERY PLAN SELECT note FROM listening WHERE {column} = x'00' ORDER BY at DESC");
        let plan: String = desk.house.file().query_row(&sql, [], |row| row.get(3)).unwrap();
        assert!(plan.starts_with("SEARCH listening USING INDEX listening_by_"), "{plan}");
    }
}

#[test]
fn a_call_is_judged_beside_what_the_telephone_and_the_agent_left_of_it() {
    let desk = Desk::new();
    let Heard::Call { call_id } = desk.call else { panic!("a call") };
    let reader = desk.house.store.reader().unwrap();
    let outcome = reader.outcomes().unwrap().into_iter().find(|outcome| outcome.code == "solved").unwrap();
    let croc = reader.guides().unwrap().into_iter().find(|guide| guide.key == "croc_cours").unwrap();
    drop(reader);
    let (step, item) = (&croc.steps[0], &croc.steps[0].items[0]);
    let run = GuideRun {
        guide: croc.key.clone(),
        version: croc.version,
        ticked: vec![item.key.clone()],
        spent_ms: [(step.key.clone(), 14_000)].into(),
        objections: vec![],
    };
    let said = Qualification {
        note: Some("Rappeler lundi".into()),
        guide: Some(run),
        ..Qualification::of(call_id, outcome.id)
    };
    desk.house.write(QualifyCall { qualification: said });
    desk.house.write_at(after(60), marked(desk.call, "ecoute_croc", &[("greets", GridMark::Partial)]));

    let hearing = desk.house.store.reader().unwrap().hearing(desk.call).unwrap();
    let call = hearing.call.unwrap();
    assert_eq!((call.contact_name.as_deref(), call.note.as_deref()), (Some("Ana Vasseur"), Some("Rappeler lundi")));
    let guide = hearing.guide.unwrap();
    assert_eq!(
        (guide.name.as_str(), guide.steps[0].spent_ms, guide.steps[0].items[0].ticked),
        ("CROC du cours", 14_000, true)
    );
    assert!(!guide.steps[1].items[0].ticked);
    assert_eq!(hearing.proposed, "ecoute_croc");
    assert!(hearing.grids.iter().all(|grid| grid.key != "ecoute_mail"));
    let before = &hearing.listenings[0];
    assert_eq!((before.listening.note, before.grid.as_ref().unwrap().key.as_str()), (Some(10.0), "ecoute_croc"));
    assert_eq!((before.kept_until - before.listening.at).num_days(), 365);
}

#[test]
fn the_note_of_marks_not_kept_yet_is_told_with_its_working() {
    let desk = Desk::new();
    let marks = |list: &[(&str, GridMark)]| list.iter().map(|(key, mark)| ((*key).to_owned(), *mark)).collect();
    let reader = desk.house.store.reader().unwrap();
    let half = reader.weigh("ecoute_croc", &marks(&[("greets", GridMark::Partial)])).unwrap();
    assert_eq!((half.note, half.failed.len(), half.parts[0].points, half.parts[0].out_of), (Some(10.0), 0, 1, 2));
    let failed =
        reader.weigh("ecoute_croc", &marks(&[("greets", GridMark::Compliant), ("checks_identity", GridMark::Absent)]));
    let failed = failed.unwrap();
    assert_eq!((failed.note, failed.failed), (Some(0.0), vec!["checks_identity".to_owned()]));
    assert_eq!(reader.weigh("ecoute_rien", &marks(&[])).unwrap_err().detail().as_deref(), Some("grid"));
    drop(reader);
    assert_eq!(desk.house.count("SELECT count(*) FROM listening"), 0);
}

#[test]
fn lists_of_calls_and_the_timeline_say_the_note_that_counts() {
    let desk = Desk::new();
    let mail = desk.mail();
    desk.house.write(marked(desk.call, "ecoute_croc", &[("greets", GridMark::Compliant)]));
    desk.house.write_at(after(60), marked(desk.call, "ecoute_croc", &[("greets", GridMark::Partial)]));
    desk.house.write(marked(mail, "ecoute_mail", &[("empathy", GridMark::NotEvaluable)]));
    let (Heard::Call { call_id }, Heard::Exchange { exchange_id }) = (desk.call, mail) else {
        panic!("a call and a mail")
    };
    let reader = desk.house.store.reader().unwrap();
    let calls = reader.calls(&CallQuery { limit: 10, ..CallQuery::default() }).unwrap();
    let told = |marked: &crm::grid::Marked| (marked.note, marked.times);
    assert_eq!(calls.marked.get(&call_id.to_string()).map(told), Some((Some(10.0), 2)));
    let query = TimelineQuery { contact_id: desk.ana, kinds: vec![], before: None, limit: 10 };
    let page = reader.timeline(&query).unwrap();
    assert_eq!(page.marked.len(), 2);
    assert_eq!(page.marked.get(&exchange_id.to_string()).map(told), Some((None, 1)));
}

#[test]
fn what_is_written_to_nobody_is_not_marked() {
    let desk = Desk::new();
    for channel in [Channel::Note, Channel::Visit] {
        let heard = desk.exchange(channel);
        assert_eq!(
            refused(&desk.house, marked(heard, "ecoute_mail", &[("signs", GridMark::Partial)])),
            "grid_not_for_this"
        );
        assert!(desk.house.store.reader().unwrap().hearing(heard).is_err());
    }
}

#[test]
fn a_marking_is_let_go_of_when_its_time_is_over() {
    let desk = Desk::new();
    desk.house.write(marked(desk.call, "ecoute_croc", &[("greets", GridMark::Compliant)]));
    let day = 24 * 60 * 60;
    desk.house.write_at(after(364 * day), marked(desk.call, "ecoute_croc", &[("greets", GridMark::Partial)]));
    assert_eq!(desk.kept(desk.call).len(), 2);
    assert_eq!(desk.house.write_at(after(365 * day), ForgetListenings), 1);
    assert_eq!(desk.kept(desk.call)[0].note, Some(10.0));
    desk.house.write_at(after(365 * day), SetSetting { key: "listening.days".into(), value: 30.into() });
    desk.house.write_at(after(394 * day), marked(desk.call, "ecoute_croc", &[("greets", GridMark::Absent)]));
    assert_eq!(desk.kept(desk.call).iter().map(|one| one.note).collect::<Vec<_>>(), [Some(0.0)]);
    let too_long = SetSetting { key: "listening.days".into(), value: 400.into() };
    assert!(!refused(&desk.house, too_long).is_empty(), "the law says one year at most");
}

#[test]
fn every_version_of_a_grid_is_told_with_who_saved_it() {
    let desk = Desk::new();
    let kept = || desk.house.store.reader().unwrap().grids_kept().unwrap();
    assert!(kept().iter().all(|one| one.ships && one.versions.is_empty()));
    let mut own = kept().remove(0).grid;
    desk.house.write(SaveGrid { grid: own.clone() });
    own.key = "double_ecoute".into();
    desk.house.write(SaveGrid { grid: own });
    let after = kept();
    assert_eq!(after[0].versions.iter().map(|version| version.version).collect::<Vec<_>>(), [2]);
    let own = after.iter().find(|one| one.grid.key == "double_ecoute").unwrap();
    assert_eq!((own.ships, own.grid.version, own.versions.len()), (false, 1, 1));
}
