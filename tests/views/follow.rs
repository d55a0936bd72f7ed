//! Who follows a person: given, taken, put back; and what goes along.

use crm::contact::AssignContact;
use crm::directory::{EditAgent, HandOver, Leave};
use crm::house::{AddAgent, NewAgent};
use crm::opportunity::SaveOpportunity;
use crm::scope::Scope;
use crm::search::ListQuery;
use crm::undo::{Act, Stays, Undone};
use crm::{AgentId, ContactId, Context, Error, UndoLast};
use decroche_tests::house::{after, noon};

use crate::{Floor, deal, in_team, listed};

impl Floor {
    /// The only person this agent follows; `None`: whom nobody follows.
    fn person_of(&self, agent: Option<AgentId>) -> ContactId {
        let scope = if agent.is_none() { Scope::Free } else { Scope::Mine };
        let query = ListQuery { scope, ..listed() };
        self.house.store.reader().unwrap().contact_list(&query, agent).unwrap().items[0].contact_id
    }

    fn gives(&self, contact_id: ContactId, from: Option<AgentId>, to: Option<AgentId>) -> Result<(), Error> {
        let context = Context::at(after(1)).by(Some(self.nora));
        self.house.store.write(AssignContact { contact_id, from, to }, &context).map(|written| written.output)
    }

    /// Who follows a person, their first deal, their callback: names.
    fn followed_by(&self, contact: ContactId) -> [Option<String>; 3] {
        let reader = self.house.store.reader().unwrap();
        let fiche = reader.fiche(contact, noon()).unwrap();
        let promises = reader.callbacks_to_make(Scope::All, None).unwrap();
        let promise = promises.into_iter().find(|promise| promise.contact_id == Some(contact)).unwrap();
        let deal = fiche.opportunities[0].owner.clone();
        [fiche.contact.owner.map(|owner| owner.name), deal.map(|owner| owner.name), promise.owner]
    }
}

fn names(name: &str) -> [Option<String>; 3] {
    [0; 3].map(|_| Some(name.to_owned()))
}

#[test]
fn a_fiche_given_to_a_colleague_takes_its_deals_and_promises_along_and_comes_back_whole() {
    let floor = Floor::new();
    let contact = floor.person_of(Some(floor.nora));
    floor.gives(contact, Some(floor.nora), Some(floor.lise)).unwrap();
    assert_eq!(floor.followed_by(contact), names("Lise"));
    assert_eq!((floor.fiches(Scope::Mine, Some(floor.lise)).0, floor.fiches(Scope::Team, Some(floor.nora)).0), (2, 1));
    let undone = floor.house.store.write(UndoLast, &Context::at(after(2)).by(Some(floor.nora))).unwrap().output;
    let Undone::Back { act: Act::Owner { back_to, .. } } = undone else { unreachable!("{undone:?}") };
    assert_eq!((back_to.as_deref(), floor.followed_by(contact)), (Some("Nora"), names("Nora")));
}

#[test]
fn a_person_taken_from_the_pool_leaves_the_promises_nobody_has_in_it() {
    let floor = Floor::new();
    let contact = floor.person_of(None);
    floor.gives(contact, None, Some(floor.sami)).unwrap();
    assert_eq!(floor.followed_by(contact), [Some("Sami".into()), None, None]);
    // Of two who take the same person the first has them.
    let second = floor.gives(contact, None, Some(floor.lise)).unwrap_err();
    assert_eq!(second.detail().as_deref(), Some("owner_changed"));
}

#[test]
fn what_is_put_back_to_be_taken_stays_in_sight_of_the_team() {
    let floor = Floor::new();
    let contact = floor.person_of(Some(floor.sami));
    floor.gives(contact, Some(floor.sami), None).unwrap();
    assert_eq!((floor.fiches(Scope::Free, None).0, floor.fiches(Scope::Team, Some(floor.nora)).0), (2, 2));
    assert_eq!((floor.fiches(Scope::Mine, Some(floor.sami)).0, floor.fiches(Scope::Team, Some(floor.lise)).0), (0, 1));
}

#[test]
fn what_somebody_follows_is_their_team_s_whichever_team_had_it_before() {
    let floor = Floor::new();
    let contact = floor.person_of(Some(floor.lise));
    floor.gives(contact, Some(floor.lise), None).unwrap();
    floor.gives(contact, None, Some(floor.sami)).unwrap();
    let teams = |floor: &Floor| [floor.nora, floor.lise].map(|of| floor.fiches(Scope::Team, Some(of)).0);
    assert_eq!(teams(&floor), [3, 0], "Nora's and Sami's team, then Lise's");
    // Sami goes to the other team, and what they follow goes with them.
    let support = EditAgent { agent_id: floor.sami, details: in_team("Sami", Some("Support")) };
    floor.house.write(support);
    assert_eq!(teams(&floor), [1, 2]);
    let alone = floor.house.write(AddAgent { agent: NewAgent { name: "Tom".into(), extension: None } });
    floor.gives(contact, Some(floor.sami), Some(alone)).unwrap();
    assert_eq!(teams(&floor), [1, 1]);
}

#[test]
fn nothing_goes_back_to_who_has_left_since() {
    let floor = Floor::new();
    let contact = floor.person_of(Some(floor.lise));
    floor.house.write(HandOver { from: floor.lise, to: None });
    let back = AssignContact { contact_id: contact, from: None, to: Some(floor.lise) };
    floor.house.write(back);
    floor.gives(contact, Some(floor.lise), Some(floor.nora)).unwrap();
    floor.house.write(Leave { agent_id: floor.lise });
    let undone = floor.house.store.write(UndoLast, &Context::at(after(2)).by(Some(floor.nora))).unwrap().output;
    assert!(matches!(undone, Undone::Stays { why: Stays::ChangedSince, .. }), "{undone:?}");
    assert_eq!(floor.followed_by(contact)[0].as_deref(), Some("Nora"));
}

#[test]
fn nothing_is_given_to_who_has_left() {
    let floor = Floor::new();
    floor.house.write(HandOver { from: floor.lise, to: None });
    floor.house.write(Leave { agent_id: floor.lise });
    let contact = floor.person_of(Some(floor.nora));
    let gone = |refused: Error| assert!(matches!(refused, Error::NotFound { kind: "agent" }), "{refused:?}");
    gone(floor.gives(contact, Some(floor.nora), Some(floor.lise)).unwrap_err());
    let all = HandOver { from: floor.nora, to: Some(floor.lise) };
    gone(floor.house.store.write(all, &Context::at(after(1))).unwrap_err());
    let id = floor.house.store.reader().unwrap().fiche(contact, noon()).unwrap().opportunities[0].id;
    let opportunity = deal(Some(floor.lise));
    let to_her = SaveOpportunity { contact_id: contact, id: Some(id), opportunity };
    gone(floor.house.store.write(to_her, &Context::at(after(1))).unwrap_err());
}

#[test]
fn a_deal_alone_goes_to_a_colleague() {
    let floor = Floor::new();
    let contact = floor.person_of(Some(floor.nora));
    let id = floor.house.store.reader().unwrap().fiche(contact, noon()).unwrap().opportunities[0].id;
    let opportunity = deal(Some(floor.sami));
    floor.house.write(SaveOpportunity { contact_id: contact, id: Some(id), opportunity });
    assert_eq!(floor.followed_by(contact), [Some("Nora".into()), Some("Sami".into()), Some("Nora".into())]);
}
