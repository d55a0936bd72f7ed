//! Appointments in free slots, documents that leave, exchanges of every channel: all on one timeline.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

mod appointments;

use chrono::Duration;
use crm::document::{Document, DocumentKind, SaveDocument};
use crm::exchange::{Channel, LogExchange, NewExchange, NewSending, SendDocument, SentBy};
use crm::timeline::{TimelineItem, TimelineKind, TimelineQuery};
use crm::{ContactId, Context, Operation};
use decroche_tests::house::{House, after, noon, person};
use phone::Direction;

/// What happened with one person, last first.
pub(crate) fn told(house: &House, contact_id: ContactId) -> Vec<TimelineItem> {
    let query = TimelineQuery { contact_id, kinds: vec![], before: None, limit: 50 };
    house.store.reader().unwrap().timeline(&query).unwrap().items
}

/// What a refused write says.
pub(crate) fn refused<O: Operation>(house: &House, operation: O) -> String {
    house.store.write(operation, &Context::at(noon())).map(|_| ()).unwrap_err().detail().unwrap()
}

fn message(contact_id: ContactId, direction: Direction, subject: &str) -> NewExchange {
    NewExchange {
        contact_id,
        channel: Channel::Mail,
        direction,
        subject: subject.into(),
        body: String::new(),
        motive_id: None,
        outcome_id: None,
        at: None,
        replies_to: None,
    }
}

fn sending(contact_id: ContactId) -> NewSending {
    NewSending {
        contact_id,
        document: "attestation".into(),
        sent_by: SentBy::Mail,
        to: Some("ana@exemple.fr".into()),
        subject: "Attestation pour Ana Vasseur".into(),
        body: "La maison atteste…".into(),
        call_id: None,
        reminds_of: None,
    }
}

#[test]
fn a_mail_received_and_its_answer_are_on_the_timeline_with_the_delay() {
    let house = House::new();
    let ana = house.add(person("Ana", "Vasseur", &[]));
    let received = house.write(LogExchange { exchange: message(ana, Direction::Inbound, "Facture en double") });
    let answer = NewExchange { replies_to: Some(received), ..message(ana, Direction::Outbound, "Avoir envoyé") };
    house.write_at(after(7_200), LogExchange { exchange: answer.clone() });
    let items = told(&house, ana);
    assert_eq!(items.iter().map(|item| item.kind).collect::<Vec<_>>(), [TimelineKind::Exchange; 2]);
    assert_eq!(items[0].body.as_deref(), Some("Avoir envoyé"));
    assert_eq!(house.count("SELECT reply_ms FROM exchange WHERE replies_to_id IS NOT NULL"), 7_200_000);
    let fiche = house.store.reader().unwrap().fiche(ana, after(7_300)).unwrap();
    assert_eq!(fiche.contact.last_contact_at, Some(after(7_200)));

    // A message of somebody else is no message of theirs, nor one of ours.
    let other = house.add(person("Luc", "Gaudry", &[]));
    assert_eq!(refused(&house, LogExchange { exchange: NewExchange { contact_id: other, ..answer } }), "exchange");
}

#[test]
fn an_exchange_says_something_and_lies_not_ahead() {
    let house = House::new();
    let ana = house.add(person("Ana", "Vasseur", &[]));
    let empty = message(ana, Direction::Inbound, "  ");
    assert_eq!(refused(&house, LogExchange { exchange: empty }), "subject.empty");
    let ahead = NewExchange { at: Some(noon() + Duration::hours(1)), ..message(ana, Direction::Inbound, "Demain") };
    assert_eq!(refused(&house, LogExchange { exchange: ahead }), "at.in_the_future");
    // A note among ourselves is no contact.
    let note = NewExchange { channel: Channel::Note, ..message(ana, Direction::Inbound, "Parle fort") };
    house.write(LogExchange { exchange: note });
    assert_eq!(told(&house, ana)[0].kind, TimelineKind::Note);
    assert_eq!(house.store.reader().unwrap().fiche(ana, noon()).unwrap().contact.last_contact_at, None);
}

#[test]
fn a_document_sent_is_kept_word_for_word_with_its_version() {
    let house = House::new();
    let ana = house.add(person("Ana", "Vasseur", &[]));
    let sent = house.write(SendDocument { sending: sending(ana) });
    assert_eq!(sent.to.as_deref(), Some("ana@exemple.fr"));
    let item = told(&house, ana).remove(0);
    assert_eq!((item.document.as_deref(), item.title.as_deref()), (Some("attestation"), Some("mail")));
    assert_eq!(item.body.as_deref(), Some("Attestation pour Ana Vasseur\nLa maison atteste…"));

    let mut document = house.store.reader().unwrap().documents().unwrap().remove(0);
    assert_eq!((document.key.as_str(), document.version), ("attestation", 1));
    document.body = "Autrement dit, {nom}.".into();
    assert_eq!(house.write(SaveDocument { document }).version, 2);
    let documents = house.store.reader().unwrap().documents().unwrap();
    assert_eq!((documents[0].version, documents.len()), (2, 8), "in the place of the one that ships");
    house.write(SendDocument { sending: NewSending { sent_by: SentBy::Print, to: None, ..sending(ana) } });
    assert_eq!(house.count("SELECT count(*) FROM exchange WHERE document_version = 2 AND channel = 'post'"), 1);
}

#[test]
fn what_cannot_be_sent_is_refused() {
    let house = House::new();
    let ana = house.add(person("Ana", "Vasseur", &[]));
    let why = |sending| refused(&house, SendDocument { sending });
    assert_eq!(why(NewSending { to: None, ..sending(ana) }), "to.empty");
    assert_eq!(why(NewSending { to: Some("ana@@exemple".into()), ..sending(ana) }), "email.not_an_address");
    assert_eq!(why(NewSending { document: "tract".into(), ..sending(ana) }), "document");
    let own = Document {
        key: "tract".into(),
        name: "Tract".into(),
        kind: DocumentKind::Brochure,
        version: 0,
        subject: "Bonjour".into(),
        body: "Pour {mot_de_passe}".into(),
    };
    assert_eq!(refused(&house, SaveDocument { document: own }), "phrase.unknown_value");
}
