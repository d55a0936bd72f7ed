//! Whose things a list shows, the pool « à prendre », and views kept under a digit.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

mod follow;
mod lock;

use chrono::Duration;
use crm::callback::{NewCallback, PromiseCallback, TakeCallback};
use crm::contact::{AddContact, NewContact, Stage};
use crm::directory::{AgentDetails, EditAgent};
use crm::house::{AddAgent, NewAgent};
use crm::opportunity::{NewOpportunity, SaveOpportunity};
use crm::pipeline::BoardQuery;
use crm::scope::Scope;
use crm::search::{ListQuery, SortBy};
use crm::ticket::{Priority, TicketQuery, TicketStep, WorkTicket};
use crm::undo::{Act, Undone};
use crm::view::{View, ViewFilter, ViewStep, WorkView};
use crm::{AgentId, CallbackId, ContactId, Context, Error, UndoLast};
use decroche_tests::house::{House, after, noon, person};
use phone::Region;

/// Nora and Sami of one team, Lise of another, and of each kind of thing one each and one that is nobody's.
struct Floor {
    house: House,
    nora: AgentId,
    sami: AgentId,
    lise: AgentId,
    free: CallbackId,
}

impl Floor {
    fn new() -> Self {
        let house = House::new();
        let agent = |name: &str| house.write(AddAgent { agent: NewAgent { name: name.into(), extension: None } });
        let (nora, sami, lise) = (agent("Nora"), agent("Sami"), agent("Lise"));
        for (agent_id, name, team) in [(nora, "Nora", "Accueil"), (sami, "Sami", "accueil "), (lise, "Lise", "Support")]
        {
            house.write(EditAgent { agent_id, details: in_team(name, Some(team)) });
        }
        let mut free = None;
        for (at, owner) in [Some(nora), Some(sami), Some(lise), None].into_iter().enumerate() {
            free = Some(one_of_each(&house, owner, i64::try_from(at).unwrap()));
        }
        Self { house, nora, sami, lise, free: free.unwrap() }
    }

    fn board(&self, scope: Scope, agent: Option<AgentId>) -> (u32, i64, u32, usize) {
        let query = BoardQuery { scope, limit: 10 };
        let board = self.house.store.reader().unwrap().board(&query, agent, noon() + Duration::days(3)).unwrap();
        let column = board.columns.iter().find(|column| column.stage == Stage::Lead).unwrap();
        (column.count, board.open_cents, board.late, column.cards.len())
    }

    fn tickets(&self, scope: Scope, agent: Option<AgentId>) -> (u32, Vec<u32>) {
        let query = TicketQuery { open_only: true, level: None, scope, contact_id: None, text: None, limit: 10 };
        let list = self.house.store.reader().unwrap().tickets(&query, agent, noon()).unwrap();
        (list.total, list.by_scope.iter().map(|(_, n)| *n).collect())
    }

    fn fiches(&self, scope: Scope, agent: Option<AgentId>) -> (u32, usize) {
        let query = ListQuery { scope, ..listed() };
        let page = self.house.store.reader().unwrap().contact_list(&query, agent).unwrap();
        (page.total, page.items.len())
    }

    fn callbacks(&self, scope: Scope, agent: Option<AgentId>) -> usize {
        self.house.store.reader().unwrap().day(scope, agent, noon()).unwrap().callbacks.len()
    }

    fn takes(&self, agent: AgentId, second: i64) -> Result<(), Error> {
        let context = Context::at(after(second)).by(Some(agent));
        self.house.store.write(TakeCallback { callback_id: self.free }, &context).map(|written| written.output)
    }

    fn views(&self, agent: AgentId, step: ViewStep) -> Result<Vec<View>, Error> {
        self.house.store.write(WorkView { step }, &Context::at(noon()).by(Some(agent)))?;
        Ok(self.house.store.reader().unwrap().views(Some(agent)).unwrap())
    }
}

fn in_team(name: &str, team: Option<&str>) -> AgentDetails {
    AgentDetails {
        name: name.into(),
        extension: None,
        team: team.map(str::to_owned),
        level: 1,
        languages: vec!["fr".into()],
        skills: Vec::new(),
    }
}

fn listed() -> ListQuery {
    ListQuery { sort: SortBy::Name, descending: false, stage: None, scope: Scope::All, offset: 0, limit: 50 }
}

fn deal(owner_id: Option<AgentId>) -> NewOpportunity {
    NewOpportunity {
        subject: "Fibre".into(),
        product_id: None,
        amount_cents: Some(10_000),
        probability: None,
        expected_on: None,
        owner_id,
    }
}

/// A fiche with a deal, a callback and a ticket, all of one owner.
fn one_of_each(house: &House, owner: Option<AgentId>, at: i64) -> CallbackId {
    let context = Context::at(noon()).by(owner);
    let contact = NewContact { stage: Some(Stage::Lead), ..person("Ana", &format!("Numéro {at}"), &[]) };
    let add = AddContact { contact, region: Region::FR, origin: "internal" };
    let contact_id = house.store.write(add, &context).unwrap().output;
    house.store.write(SaveOpportunity { contact_id, id: None, opportunity: deal(owner) }, &context).unwrap();
    let ticket = house.open_ticket(contact_id, "Débit faible", Priority::Normal);
    if owner.is_some() {
        house.store.write(WorkTicket { ticket_id: ticket, step: TicketStep::Take, call_id: None }, &context).unwrap();
    }
    let callback = NewCallback {
        contact_id: Some(contact_id),
        number: None,
        due_at: noon() + Duration::hours(2 + at),
        subject: "Devis".into(),
        call_id: None,
    };
    house.store.write(PromiseCallback { callback, region: Region::FR }, &context).unwrap().output
}

#[test]
fn a_list_shows_all_ones_own_those_of_the_team_or_those_of_nobody() {
    let floor = Floor::new();
    let nora = Some(floor.nora);
    // Fiches of the rung, open deals, late callbacks, cards shown.
    assert_eq!(floor.board(Scope::All, nora), (4, 40_000, 4, 4));
    assert_eq!(floor.board(Scope::Mine, nora), (1, 10_000, 1, 1));
    assert_eq!(floor.board(Scope::Team, nora), (2, 20_000, 2, 2));
    assert_eq!(floor.board(Scope::Team, Some(floor.lise)), (1, 10_000, 1, 1));
    assert_eq!(floor.board(Scope::Free, nora), (1, 10_000, 1, 1));
    let totals = Scope::ALL.iter().map(|&scope| floor.tickets(scope, nora).0).collect::<Vec<_>>();
    assert_eq!(
        (Scope::ALL.len(), &totals, floor.tickets(Scope::All, nora).1),
        (4, &vec![4, 1, 2, 1], vec![4, 1, 2, 1])
    );
    let promised = Scope::ALL.iter().map(|&scope| floor.callbacks(scope, nora)).collect::<Vec<_>>();
    assert_eq!(promised, [4, 1, 2, 1]);
    let fiches = Scope::ALL.iter().map(|&scope| floor.fiches(scope, nora)).collect::<Vec<_>>();
    assert_eq!(fiches, [(4, 4), (1, 1), (2, 2), (1, 1)]);
}

#[test]
fn the_list_of_one_s_own_fiches_is_the_whole_list_without_the_others() {
    let floor = Floor::new();
    let nora = Some(floor.nora);
    for at in 10..40 {
        one_of_each(&floor.house, [Some(floor.nora), Some(floor.sami), None][usize::try_from(at).unwrap() % 3], at);
    }
    let reader = floor.house.store.reader().unwrap();
    let ids = |query: &ListQuery| -> Vec<ContactId> {
        reader.contact_list(query, nora).unwrap().items.iter().map(|line| line.contact_id).collect()
    };
    let owner = |id: &ContactId| reader.fiche(*id, noon()).unwrap().contact.owner.map(|owner| owner.id);
    for (scope, of) in
        [(Scope::Mine, vec![nora]), (Scope::Team, vec![nora, Some(floor.sami)]), (Scope::Free, vec![None])]
    {
        for &sort in SortBy::ALL {
            for (descending, stage) in [(false, None), (true, Some(Stage::Lead)), (true, Some(Stage::Lost))] {
                let query = ListQuery { sort, descending, stage, limit: 500, ..listed() };
                let expected: Vec<ContactId> = ids(&query).into_iter().filter(|id| of.contains(&owner(id))).collect();
                for offset in 0..12 {
                    let query = ListQuery { scope, offset, limit: 5, ..query.clone() };
                    let page = reader.contact_list(&query, nora).unwrap();
                    let slice: Vec<ContactId> = expected.iter().skip(offset as usize).take(5).copied().collect();
                    assert_eq!((page.total as usize, ids(&query)), (expected.len(), slice), "{query:?}");
                }
            }
        }
    }
}

#[test]
fn a_team_is_that_of_the_same_name_whoever_writes_it_and_leaving_it_is_one_field() {
    let floor = Floor::new();
    assert_eq!(floor.house.count("SELECT count(*) FROM team"), 2);
    floor.house.write(EditAgent { agent_id: floor.sami, details: in_team("Sami", None) });
    assert_eq!(floor.fiches(Scope::Team, Some(floor.nora)).0, 1);
    let teams: Vec<Option<String>> =
        floor.house.store.reader().unwrap().agents().unwrap().into_iter().map(|agent| agent.team).collect();
    assert_eq!(teams, [Some("Support".into()), Some("Accueil".into()), None], "Lise, Nora, Sami");
}

#[test]
fn nobody_at_the_desk_has_nothing_and_no_team_and_one_without_a_team_has_their_own() {
    let floor = Floor::new();
    assert_eq!([Scope::Mine, Scope::Team].map(|scope| floor.board(scope, None).0), [0, 0]);
    assert_eq!([Scope::Mine, Scope::Team].map(|scope| floor.tickets(scope, None).0), [0, 0]);
    assert_eq!((floor.board(Scope::All, None).0, floor.board(Scope::Free, None).0), (4, 1));
    let alone = floor.house.write(AddAgent { agent: NewAgent { name: "Tom".into(), extension: None } });
    one_of_each(&floor.house, Some(alone), 9);
    assert_eq!(floor.board(Scope::Team, Some(alone)).0, 1);
}

#[test]
fn who_takes_from_the_pool_has_it_and_nobody_else_can_until_it_is_given_back() {
    let floor = Floor::new();
    floor.takes(floor.nora, 1).unwrap();
    assert_eq!(floor.callbacks(Scope::Free, Some(floor.sami)), 0);
    let refused = floor.takes(floor.sami, 2).unwrap_err();
    assert!(matches!(refused, Error::Refused { why: "callback_taken" }), "{refused:?}");
    floor.takes(floor.nora, 3).unwrap();
    let reader = floor.house.store.reader().unwrap();
    assert_eq!(reader.callback(floor.free).unwrap().owner.as_deref(), Some("Nora"));
    let undone = floor.house.store.write(UndoLast, &Context::at(after(4)).by(Some(floor.nora))).unwrap().output;
    assert_eq!(undone, Undone::Back { act: Act::Owner { name: "Ana Numéro 3".into(), back_to: None } });
    floor.takes(floor.sami, 5).unwrap();
    let nobody = floor.house.store.write(TakeCallback { callback_id: floor.free }, &Context::at(after(6)));
    assert!(matches!(nobody.unwrap_err(), Error::Refused { why: "no_agent" }));
}

fn late_prospects() -> ViewFilter {
    ViewFilter::Contacts {
        scope: Scope::All,
        stage: Some(Stage::Prospect),
        sort: SortBy::LastContact,
        descending: false,
    }
}

fn save(name: &str, filter: ViewFilter) -> ViewStep {
    ViewStep::Save { name: name.into(), filter }
}

#[test]
fn a_view_keeps_its_digit_and_what_it_shows_for_its_agent_alone() {
    let floor = Floor::new();
    floor.views(floor.nora, save("À relancer", late_prospects())).unwrap();
    let tickets =
        |text: &str| ViewFilter::Tickets { scope: Scope::Team, level: Some(2), open_only: true, text: text.into() };
    floor.views(floor.nora, save("N2 de l’équipe", tickets("débit"))).unwrap();
    let views = floor.views(floor.nora, save("Libres", ViewFilter::Pipeline { scope: Scope::Free })).unwrap();
    let told: Vec<_> = views.iter().map(|view| (view.digit, view.name.as_str())).collect();
    assert_eq!(told, [(1, "À relancer"), (1, "Libres"), (1, "N2 de l’équipe")], "digits are each list’s own");
    assert_eq!(views[0].filter, late_prospects());
    // The same name again replaces what it held.
    let views = floor.views(floor.nora, save(" N2 de l’équipe ", tickets("panne"))).unwrap();
    assert_eq!((views.len(), &views[2].filter), (3, &tickets("panne")));

    let mine = views[0].id;
    let not_theirs = floor.views(floor.sami, ViewStep::Delete { id: mine }).unwrap_err();
    assert!(matches!(not_theirs, Error::NotFound { kind: "view" }));
    assert_eq!(floor.house.store.reader().unwrap().views(Some(floor.sami)).unwrap(), []);
    assert_eq!(floor.views(floor.nora, ViewStep::Delete { id: mine }).unwrap().len(), 2);
}

#[test]
fn nine_views_of_a_list_are_the_most_and_a_freed_digit_serves_again() {
    let floor = Floor::new();
    for n in 1..=9 {
        floor.views(floor.nora, save(&format!("Vue {n}"), late_prospects())).unwrap();
    }
    let full = floor.views(floor.nora, save("Une de trop", late_prospects())).unwrap_err();
    assert!(matches!(full, Error::Refused { why: "views_full" }));
    let third = floor.house.store.reader().unwrap().views(Some(floor.nora)).unwrap()[2].id;
    floor.views(floor.nora, ViewStep::Delete { id: third }).unwrap();
    let views = floor.views(floor.nora, save("La nouvelle", late_prospects())).unwrap();
    assert_eq!((views[2].digit, views[2].name.as_str()), (3, "La nouvelle"));
    let nameless = floor.views(floor.nora, save("  ", late_prospects())).unwrap_err();
    assert!(matches!(nameless, Error::Invalid { field: "name", why: "empty" }));
}

#[test]
fn a_view_of_a_newer_version_is_left_out_and_a_view_is_no_act_to_take_back() {
    let floor = Floor::new();
    floor.views(floor.nora, save("À relancer", late_prospects())).unwrap();
    let views = floor.views(floor.nora, save("Autre", late_prospects())).unwrap();
    let newer = "UPDATE saved_view SET filter = '{\"list\":\"orders\"}' WHERE name = 'Autre'";
    floor.house.foreign_hand().execute_batch(newer).unwrap();
    let left = floor.house.store.reader().unwrap().views(Some(floor.nora)).unwrap();
    assert_eq!((views.len(), left.len(), floor.house.count("SELECT count(*) FROM saved_view")), (2, 1, 2));
    let undone = floor.house.store.write(UndoLast, &Context::at(after(1)).by(Some(floor.nora))).unwrap().output;
    assert_ne!(undone, Undone::Stays { kind: "view.work".into(), why: crm::undo::Stays::Other });
}
