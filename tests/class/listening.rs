//! Écoute qualité: grids marked on calls and messages, appended, with the version they were marked by.

use crm::call::{LogCall, ManualCall};
use crm::exchange::{Channel, LogExchange, NewExchange};
use crm::grid::{GridMark, Heard, Listening, MarkListening, NewListening, SaveGrid};
use crm::house::{AddAgent, NewAgent};
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
        let exchange = NewExchange {
            contact_id: self.ana,
            channel: Channel::Mail,
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
    assert_eq!((grids.len(), grids[0].version), (3, 2), "in the place of the one that ships");
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
