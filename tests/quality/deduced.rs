//! What colleagues tell is proposed with its reason, agreed to or refused once, and goes back.

use crm::contact::NewContact;
use crm::proposal::{AnswerProposal, PlannedBy, ProposalKind, Proposed};
use crm::undo::{Act, Undone};
use crm::{ContactId, Context, UndoLast};
use decroche_tests::house::{House, after, noon, person};

fn firm(house: &House) -> ContactId {
    for (first, last) in [("Zoé", "Morel"), ("Ali", "Salem"), ("Léa", "Roy")] {
        house.add(NewContact {
            company: Some("Ker Fibre".into()),
            emails: vec![format!("{}.{}@ker.example", crm::text::fold(first), crm::text::fold(last))],
            ..person(first, last, &["01 99 00 45 10"])
        });
    }
    house.add(NewContact { company: Some("Ker Fibre".into()), ..person("Théo", "Petit", &[]) })
}

fn deduce(house: &House) -> u32 {
    house.store.deduce(&Context::at(noon()), &mut |_| true).unwrap()
}

fn proposed(house: &House, id: ContactId) -> Vec<Proposed> {
    house.store.reader().unwrap().fiche(id, noon()).unwrap().follow_up.proposals
}

#[test]
fn an_address_and_a_switchboard_are_proposed_once_with_who_says_so() {
    let house = House::new();
    let theo = firm(&house);
    assert_eq!((deduce(&house), deduce(&house)), (2, 0));
    let mut told = proposed(&house, theo);
    told.sort_by_key(|one| one.kind);
    assert_eq!(
        told.iter().map(|one| one.value.as_str()).collect::<Vec<_>>(),
        ["theo.petit@ker.example", "+33199004510"]
    );
    let pattern = Some("first.last".to_owned());
    assert_eq!(told[0].reason, PlannedBy::Colleagues { company: "Ker Fibre".into(), colleagues: 3, pattern });
    assert_eq!(told[1].document.as_deref(), Some("01 99 00 45 10"));
    let answer =
        |one: &Proposed, agrees| AnswerProposal { contact_id: theo, proposal_id: one.id, agrees, why: String::new() };
    house.write_at(after(1), answer(&told[0], true));
    let sent = "SELECT count(*) FROM email WHERE address = 'theo.petit@ker.example' AND origin = 'reconstituted'";
    assert_eq!(house.count(sent), 1);
    let undone = house.write_at(after(2), UndoLast);
    assert!(matches!(undone, Undone::Back { act: Act::Email { .. } }), "{undone:?}");
    assert_eq!((house.count(sent), proposed(&house, theo).len()), (0, 2));
    // Refused, it is not proposed again.
    house.write_at(after(3), answer(&told[0], false));
    house.write_at(after(4), answer(&told[1], true));
    assert_eq!(house.count("SELECT count(*) FROM phone_number WHERE usage = 'switchboard'"), 1);
    assert_eq!(deduce(&house), 0);
    assert!(proposed(&house, theo).is_empty());
    assert!(house.ills().is_empty(), "{:?}", house.ills());
}

#[test]
fn the_day_of_an_agent_is_not_filled_with_them() {
    let house = House::new();
    let theo = firm(&house);
    deduce(&house);
    assert_eq!(proposed(&house, theo).iter().filter(|one| one.kind == ProposalKind::Email).count(), 1);
    let day = house.store.reader().unwrap().day(crm::scope::Scope::All, None, noon()).unwrap();
    assert!(day.proposals.is_empty(), "{:?}", day.proposals);
}
