//! An offer made in a call: on the fiche at once, corrected by a second answer, kept when the outcome is corrected.

use crm::Context;
use crm::ProductId;
use crm::offer::{MakeOffer, NewOffer, OfferAnswer};
use crm::timeline::TimelineKind;
use decroche_tests::house::person;
use phone::Direction;

use super::{Shop, days};

#[test]
fn a_refusal_told_in_a_call_is_on_the_fiche_and_on_the_timeline_at_once() {
    let shop = Shop::new();
    let call = shop.call(Direction::Inbound, days(0));
    shop.answers("REP", Some(call), OfferAnswer::Refused, days(1));
    let fiche = shop.house.store.reader().unwrap().fiche(shop.camille, days(1)).unwrap();
    assert_eq!(
        (fiche.refusals[0].product.as_str(), fiche.refusals[0].why.as_deref()),
        ("Répéteur Wi-Fi", Some("trop cher"))
    );
    assert!(fiche.last.iter().any(|item| item.kind == TimelineKind::Offer));
    let made = shop.proposed_in(Some(call), days(1)).made;
    assert_eq!((made.len(), made[0].answer), (1, OfferAnswer::Refused));
}

#[test]
fn a_second_answer_in_the_same_call_corrects_the_first() {
    let shop = Shop::new();
    let call = shop.call(Direction::Inbound, days(0));
    shop.answers("REP", Some(call), OfferAnswer::Refused, days(1));
    shop.answers("REP", Some(call), OfferAnswer::Accepted, days(1));
    assert_eq!(shop.house.count("SELECT count(*) FROM offer"), 1);
    assert_eq!(shop.house.count("SELECT count(*) FROM offer WHERE answer = 'accepted' AND why IS NULL"), 1);
}

#[test]
fn what_was_told_stays_when_the_outcome_is_corrected_and_is_counted_once() {
    let shop = Shop::new();
    let call = shop.call(Direction::Inbound, days(0));
    shop.answers("REP", Some(call), OfferAnswer::Pending, days(0));
    shop.answers("CINE", Some(call), OfferAnswer::Refused, days(0));
    // They think about it, then take it before hanging up.
    shop.closes(call, "sale", Some(shop.id("REP")), days(1));
    let count = |sql: &str| shop.house.count(sql);
    assert_eq!(count("SELECT count(*) FROM offer"), 2);
    assert_eq!(count("SELECT count(*) FROM offer WHERE answer = 'accepted'"), 1);
    assert_eq!(count("SELECT count(*) FROM purchase"), 1);
    // It was no sale after all.
    shop.closes(call, "solved", None, days(2));
    assert_eq!(count("SELECT count(*) FROM purchase"), 0);
    assert_eq!(count("SELECT count(*) FROM offer WHERE answer = 'accepted'"), 0);
    assert_eq!(count("SELECT count(*) FROM offer WHERE answer = 'pending'"), 1);
    assert_eq!(count("SELECT count(*) FROM offer WHERE answer = 'refused'"), 1);
}

#[test]
fn an_offer_is_not_written_in_the_call_of_somebody_else() {
    let shop = Shop::new();
    let call = shop.call(Direction::Inbound, days(0));
    let other = shop.house.add(person("Inès", "Autre", &["06 39 98 41 28"]));
    let offer = |product_id: ProductId| NewOffer {
        product_id,
        call_id: Some(call),
        answer: OfferAnswer::Pending,
        why: None,
        not_before_on: None,
    };
    let refused = |contact_id, product_id| {
        let offer = MakeOffer { contact_id, offer: offer(product_id) };
        shop.house.store.write(offer, &Context::at(days(1))).unwrap_err().detail().unwrap()
    };
    assert_eq!(refused(other, shop.id("REP")), "call_of_another");
    assert_eq!(refused(shop.camille, ProductId::new(days(0))), "product");
    assert_eq!(shop.house.count("SELECT count(*) FROM offer"), 0);
}
