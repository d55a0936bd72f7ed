//! The outcome of a call and what it sets in motion, as the next picture shows it.

use crm::call::{Call, CallState, Qualification, QualifyCall, WrongNumber};
use crm::callback::NewCallback;
use crm::draft::SaveDraft;
use crm::fiche::{ConsentState, Fiche};
use crm::{ContactId, Context, IncomingCall, OutcomeId, ProductId};
use decroche_tests::house::{House, after, event, later, noon, person, ring};
use phone::CallEventKind;
use rusqlite::named_params;
use uuid::Uuid;

pub(crate) const CALLER: &str = "0639980012";
pub(crate) const PRODUCT: Uuid = Uuid::from_u128(0x0d0c_0000_0000_7000_8000_0000_0000_0777);

pub(crate) struct Desk {
    pub(crate) house: House,
    pub(crate) contact: ContactId,
}

pub(crate) fn desk() -> Desk {
    let house = House::new();
    let contact = house.add(person("Maëlle", "Le Gall", &[CALLER]));
    house
        .foreign_hand()
        .execute(
            "INSERT INTO product (id, reference, name, price_cents) VALUES (:id, 'BOX', 'Box fibre', 2999)",
            named_params! { ":id": PRODUCT.as_bytes() },
        )
        .unwrap();
    Desk { house, contact }
}

impl Desk {
    pub(crate) fn over(&self, id: &str) -> Call {
        self.house.hear(&ring(id, CALLER));
        self.house.hear(&later(event(id, CallEventKind::Answered, Some(CALLER)), 5));
        self.house.hear(&later(event(id, CallEventKind::Ended, Some(CALLER)), 60)).call.unwrap()
    }

    pub(crate) fn outcome(&self, code: &str) -> OutcomeId {
        let outcomes = self.house.store.reader().unwrap().outcomes().unwrap();
        outcomes.iter().find(|o| o.code == code).unwrap().id
    }

    pub(crate) fn said(&self, call: &Call, code: &str) -> Qualification {
        Qualification::of(call.id, self.outcome(code))
    }

    pub(crate) fn qualify(&self, said: Qualification) -> crm::Result<Call> {
        let written = self.house.store.write(QualifyCall { qualification: said }, &Context::at(after(90)));
        written.map(|w| w.output)
    }

    pub(crate) fn fiche(&self) -> Fiche {
        self.house.store.reader().unwrap().fiche(self.contact, after(100)).unwrap()
    }
}

#[test]
fn an_outcome_ends_the_wrap_up_and_leaves_the_list_to_qualify() {
    let desk = desk();
    let call = desk.over("q");
    assert_eq!(desk.house.store.reader().unwrap().count_unqualified().unwrap(), 1);
    let call = desk.qualify(desk.said(&call, "solved")).unwrap();
    assert_eq!((call.state, call.wrap_up_ms, call.qualified_at), (CallState::Qualified, Some(30_000), Some(after(90))));
    assert_eq!(desk.house.store.reader().unwrap().count_unqualified().unwrap(), 0);
    assert_eq!(desk.house.ills(), [""; 0]);
}

#[test]
fn a_call_that_is_not_over_cannot_be_qualified() {
    let desk = desk();
    let call = desk.house.hear(&ring("q", CALLER)).call.unwrap();
    let refused = desk.qualify(desk.said(&call, "solved")).unwrap_err();
    assert_eq!((refused.code(), refused.detail().as_deref()), ("refused", Some("call_not_over")));
}

#[test]
fn to_call_back_without_saying_when_writes_nothing_at_all() {
    let desk = desk();
    let call = desk.over("q");
    let mut said = desk.said(&call, "call_back");
    said.note = Some("Rappeler".into());
    let refused = desk.qualify(said).unwrap_err();
    assert_eq!((refused.code(), refused.detail().as_deref()), ("invalid", Some("callback.empty")));
    let call = desk.house.store.reader().unwrap().call(call.id).unwrap();
    assert_eq!((call.state, call.outcome, call.note), (CallState::WrapUp, None, None));
}

#[test]
fn a_promise_made_in_the_call_is_on_the_next_picture() {
    let desk = desk();
    let call = desk.over("q");
    let mut said = desk.said(&call, "call_back");
    let due_at = after(3600);
    said.callback =
        Some(NewCallback { contact_id: None, number: None, due_at, subject: "Devis".into(), call_id: None });
    desk.qualify(said).unwrap();
    let promised = desk.fiche().next_callback.unwrap();
    assert_eq!(
        (promised.contact_id, promised.due_at, promised.subject.as_str()),
        (Some(desk.contact), due_at, "Devis")
    );
    // A masked caller near that hour is told of it as a lead, and stays masked.
    let masked = desk.house.look(&later(ring("m", "anonymous"), 3000));
    let IncomingCall::Masked { expected } = masked.call else { panic!("{masked:?}") };
    assert_eq!(expected.iter().map(|c| c.id).collect::<Vec<_>>(), [promised.id]);
}

#[test]
fn a_refusal_is_on_the_next_picture_in_the_customers_words() {
    let desk = desk();
    let call = desk.over("q");
    let mut said = desk.said(&call, "refusal_price");
    said.refused_product_id = Some(ProductId(PRODUCT));
    said.why = Some("Trop cher".into());
    desk.qualify(said).unwrap();
    let fiche = desk.fiche();
    let refusals: Vec<_> = fiche.refusals.iter().map(|r| (r.product.as_str(), r.why.as_deref())).collect();
    assert_eq!(refusals, [("Box fibre", Some("Trop cher"))]);
}

#[test]
fn a_sale_is_a_purchase_at_the_catalogues_price() {
    let desk = desk();
    let call = desk.over("q");
    let mut said = desk.said(&call, "sale");
    said.sold_product_id = Some(ProductId(PRODUCT));
    desk.qualify(said.clone()).unwrap();
    desk.qualify(said).unwrap(); // said again, to correct the note: it is still one sale
    let bought = desk.fiche().purchases.unwrap();
    assert_eq!((bought.count, bought.total_cents, bought.last_label.as_str()), (1, 2999, "Box fibre"));
}

#[test]
fn a_sale_corrected_into_a_refusal_leaves_the_refusal_alone() {
    let desk = desk();
    let call = desk.over("q");
    let sold = Qualification { sold_product_id: Some(ProductId(PRODUCT)), ..desk.said(&call, "sale") };
    desk.qualify(sold).unwrap();
    let refused = Qualification { refused_product_id: Some(ProductId(PRODUCT)), ..desk.said(&call, "refusal_price") };
    desk.qualify(refused).unwrap();
    let fiche = desk.fiche();
    assert_eq!((fiche.purchases, fiche.refusals.len()), (None, 1));
    assert_eq!(desk.house.count("SELECT count(*) FROM offer"), 1);
}

#[test]
fn a_promise_said_again_is_one_promise_and_goes_when_the_outcome_was_another() {
    let desk = desk();
    let call = desk.over("q");
    let promise = |hours: i64| Qualification {
        callback: Some(NewCallback {
            contact_id: None,
            number: None,
            due_at: after(3600 * hours),
            subject: "Devis".into(),
            call_id: None,
        }),
        ..desk.said(&call, "call_back")
    };
    desk.qualify(promise(1)).unwrap();
    desk.qualify(promise(2)).unwrap();
    assert_eq!(desk.fiche().next_callback.unwrap().due_at, after(7200));
    assert_eq!(desk.house.count("SELECT count(*) FROM callback"), 1);
    desk.qualify(Qualification { note: Some("Pour le devis".into()), ..desk.said(&call, "call_back") }).unwrap();
    assert!(desk.fiche().next_callback.is_some(), "a note put right takes no promise back");
    desk.qualify(desk.said(&call, "solved")).unwrap();
    assert_eq!(desk.fiche().next_callback, None);
}

#[test]
fn a_wrong_number_is_marked_on_the_fiche_and_the_call_leaves_it() {
    let desk = desk();
    let call = desk.over("q");
    let call = desk.qualify(desk.said(&call, "wrong_number")).unwrap();
    assert_eq!(call.contact_id, None);
    let fiche = desk.fiche();
    assert_eq!(fiche.numbers[0].invalid_at, Some(after(90)));
    assert!(fiche.last.is_empty());
}

#[test]
fn a_wrong_number_said_while_it_rings_holds_to_the_end() {
    let desk = desk();
    let call = desk.house.hear(&ring("q", CALLER)).call.unwrap();
    desk.house.write(WrongNumber { call_id: call.id });
    desk.house.hear(&later(event("q", CallEventKind::Answered, Some(CALLER)), 5));
    let call = desk.house.hear(&later(event("q", CallEventKind::Ended, Some(CALLER)), 9)).call.unwrap();
    assert_eq!((call.state, call.outcome_code.as_deref()), (CallState::Qualified, Some("wrong_number")));
    assert_eq!(call.contact_id, None, "the telephone does not put it back on the fiche");
    assert_eq!(desk.house.store.reader().unwrap().count_unqualified().unwrap(), 0);
}

#[test]
fn an_opposition_withdraws_every_consent_to_prospecting() {
    let desk = desk();
    desk.house
        .foreign_hand()
        .execute(
            "INSERT INTO consent (id, contact_id, purpose, channel, on_behalf_of, object, text_shown, collected_by,
                 collected_at, expires_at)
             VALUES (:id, :contact, 'prospecting', 'phone', 'Nous', 'Fibre', 'J’accepte', 'form', :at, :until)",
            named_params! {
                ":id": Uuid::from_u128(7).as_bytes(), ":contact": desk.contact,
                ":at": noon().timestamp_millis() - 1000, ":until": noon().timestamp_millis() + 86_400_000,
            },
        )
        .unwrap();
    assert_eq!(desk.fiche().consent.state, ConsentState::Given);
    let call = desk.over("q");
    desk.qualify(desk.said(&call, "opposition")).unwrap();
    assert_eq!(desk.fiche().consent.state, ConsentState::Withdrawn);
}

#[test]
fn an_opposition_given_by_mistake_is_taken_back_with_its_outcome() {
    let desk = desk();
    let call = desk.over("q");
    assert_eq!(desk.fiche().consent.state, ConsentState::Missing);
    desk.qualify(desk.said(&call, "opposition")).unwrap();
    let opposed = desk.fiche().consent;
    assert_eq!((opposed.state, opposed.at.is_some()), (ConsentState::Withdrawn, true));
    desk.qualify(desk.said(&call, "solved")).unwrap();
    assert_eq!(desk.fiche().consent.state, ConsentState::Missing);
}

#[test]
fn the_note_typed_during_the_call_is_kept_and_its_draft_let_go() {
    let desk = desk();
    let call = desk.over("q");
    desk.house.write(SaveDraft { key: format!("call:{}:note", call.id), body: "Dit « oui »".into() });
    desk.house.write(SaveDraft { key: "contact:new".into(), body: "autre chose".into() });
    let mut said = desk.said(&call, "solved");
    said.note = Some("Dit « oui »\r\npuis « non »".into());
    let call = desk.qualify(said).unwrap();
    assert_eq!(call.note.as_deref(), Some("Dit « oui »\npuis « non »"));
    let drafts = desk.house.store.reader().unwrap().drafts().unwrap();
    assert_eq!(drafts.iter().map(|d| d.key.as_str()).collect::<Vec<_>>(), ["contact:new"]);
}

#[test]
fn a_note_over_its_limit_is_refused_whole_and_its_draft_stays() {
    let desk = desk();
    let call = desk.over("q");
    desk.house.write(SaveDraft { key: format!("call:{}:note", call.id), body: "Long".into() });
    let said = Qualification { note: Some("é".repeat(16_001)), ..desk.said(&call, "solved") };
    assert_eq!(desk.qualify(said).unwrap_err().detail().as_deref(), Some("note.too_long"));
    let reader = desk.house.store.reader().unwrap();
    assert_eq!((reader.call(call.id).unwrap().state, reader.drafts().unwrap().len()), (CallState::WrapUp, 1));
}

#[test]
fn an_outcome_nobody_has_changes_nothing() {
    let desk = desk();
    let call = desk.over("q");
    let said = Qualification { outcome_id: OutcomeId(Uuid::from_u128(1)), ..desk.said(&call, "solved") };
    assert_eq!(desk.qualify(said).unwrap_err().code(), "not_found");
    assert_eq!(desk.house.store.reader().unwrap().call(call.id).unwrap().state, CallState::WrapUp);
}
