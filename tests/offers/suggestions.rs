//! What is proposed, why, and what is left out.

use crm::consent::{ConsentChannel, ConsentProof, NewConsent, RecordConsent, WithdrawConsent};
use crm::offer::{LeftOutReason, OfferAnswer, OfferWhy};
use crm::product::RetireProduct;
use crm::settings::SetSetting;
use phone::Direction;
use proptest::prelude::*;

use super::{Shop, days, names};

#[test]
fn what_goes_with_a_purchase_and_stands_above_it_is_proposed_with_its_reason() {
    let shop = Shop::new();
    assert!(names(&shop.proposed(days(0))).is_empty(), "nothing bought, nothing known");
    shop.buys("FIB", days(1));
    let offers = shop.proposed(days(30));
    assert_eq!(names(&offers), ["Bouquet cinéma", "Fibre Ultra", "Répéteur Wi-Fi"]);
    let at = shop.house.count("SELECT at FROM purchase");
    let at = chrono::DateTime::from_timestamp_millis(at).unwrap();
    let product = || "Fibre 1 Gb".to_owned();
    assert_eq!(offers.items[0].why, [OfferWhy::GoesWith { product: product(), at }]);
    assert_eq!(offers.items[1].why, [OfferWhy::Above { product: product(), at }]);
    assert!(offers.left_out.is_empty());
}

#[test]
fn what_they_have_is_not_proposed_again_unless_it_is_bought_again() {
    let shop = Shop::new();
    shop.buys("FIB", days(1));
    shop.buys("REP", days(2));
    let offers = shop.proposed(days(30));
    assert_eq!(names(&offers), ["Bouquet cinéma", "Fibre Ultra"]);
    assert!(matches!(offers.left_out[0].because, LeftOutReason::Owned { .. }));
    shop.changes("REP", |product| product.again = true);
    assert!(names(&shop.proposed(days(30))).contains(&"Répéteur Wi-Fi"));
}

#[test]
fn a_refusal_holds_for_the_months_the_house_chose_then_no_longer() {
    let shop = Shop::new();
    shop.buys("FIB", days(0));
    shop.answers("REP", None, OfferAnswer::Refused, days(10));
    for (day, proposed) in [(11, false), (190, false), (195, true)] {
        let offers = shop.proposed(days(day));
        assert_eq!(names(&offers).contains(&"Répéteur Wi-Fi"), proposed, "day {day}");
        let refused = offers.left_out.iter().find(|out| out.product.name == "Répéteur Wi-Fi");
        assert_eq!(refused.is_none(), proposed);
        if let Some(refused) = refused {
            assert!(matches!(refused.because, LeftOutReason::Refused { at, until }
                if at == days(10) && until.to_string() == "2026-09-14"));
            assert!(matches!(refused.why[0], OfferWhy::GoesWith { .. }), "it still says why it seemed right");
        }
    }
    shop.house.write(SetSetting { key: "offer.refused_months".into(), value: 1.into() });
    assert!(names(&shop.proposed(days(60))).contains(&"Répéteur Wi-Fi"));
}

#[test]
fn who_thinks_about_it_is_asked_first_but_not_in_the_same_breath() {
    let shop = Shop::new();
    shop.buys("FIB", days(0));
    shop.answers("REP", None, OfferAnswer::Pending, days(10));
    let at_once = shop.proposed(days(10));
    assert!(!names(&at_once).contains(&"Répéteur Wi-Fi"));
    assert!(matches!(at_once.left_out[0].because, LeftOutReason::Thinking { .. }));
    let later = shop.proposed(days(15));
    assert_eq!(names(&later)[0], "Répéteur Wi-Fi");
    assert_eq!(later.items[0].why[0], OfferWhy::Thinking { at: days(10) });
}

#[test]
fn nothing_is_proposed_outside_its_dates_or_out_of_the_catalogue() {
    let shop = Shop::new();
    shop.buys("FIB", days(0));
    shop.changes("CINE", |product| product.sold_from_on = Some("2026-05-01".parse().unwrap()));
    shop.changes("REP", |product| product.sold_until_on = Some("2026-03-31".parse().unwrap()));
    let spring = shop.proposed(days(30));
    assert_eq!(names(&spring), ["Fibre Ultra"]);
    let because: Vec<_> = spring.left_out.iter().map(|out| &out.because).collect();
    assert!(matches!(because[..], [LeftOutReason::NotYetSold { .. }, LeftOutReason::NoLongerSold { .. }]));
    assert_eq!(names(&shop.proposed(days(60))), ["Bouquet cinéma", "Fibre Ultra"]);
    shop.house.write(RetireProduct { product_id: shop.id("FIB-U"), retired: true });
    let retired = shop.proposed(days(60));
    assert!(!names(&retired).contains(&"Fibre Ultra") && retired.left_out.len() == 1);
}

#[test]
fn nothing_below_what_they_have_is_proposed() {
    let shop = Shop::new();
    let fibre = shop.id("FIB");
    shop.sells("TV", "Décodeur", |product| product.goes_with = vec![fibre]);
    shop.buys("FIB-U", days(0));
    shop.buys("TV", days(1));
    let offers = shop.proposed(days(30));
    assert!(names(&offers).is_empty());
    assert_eq!(offers.left_out[0].because, LeftOutReason::Surpassed { product: "Fibre Ultra".into() });
}

#[test]
fn what_they_buy_again_is_proposed_when_it_is_due() {
    let shop = Shop::new();
    shop.sells("INK", "Cartouche", |product| product.again = true);
    shop.buys("INK", days(0));
    shop.buys("INK", days(90));
    assert!(names(&shop.proposed(days(120))).is_empty());
    let due = shop.proposed(days(165));
    assert!(matches!(due.items[0].why[0], OfferWhy::Renewal { times: 2, days: 90, .. }), "{due:?}");
}

#[test]
fn nothing_is_proposed_to_who_opposes_when_we_are_the_ones_calling() {
    let shop = Shop::new();
    shop.buys("FIB", days(0));
    let consent = NewConsent {
        contact_id: shop.camille,
        on_behalf_of: "Assistance fibre".into(),
        object: "Offres fibre".into(),
        text_shown: "J’accepte d’être appelé.".into(),
        collected_by: ConsentChannel::Form,
        evidence: "Formulaire 12".into(),
        collected_at: None,
        days: None,
        proof: ConsentProof::default(),
    };
    shop.house.write_at(days(1), RecordConsent { consent });
    shop.house.write_at(days(2), WithdrawConsent { contact_id: shop.camille, by: ConsentChannel::Call });
    let out = shop.call(Direction::Outbound, days(30));
    let into = shop.call(Direction::Inbound, days(30));
    for (call, opposed) in [(None, true), (Some(out), true), (Some(into), false)] {
        let offers = shop.proposed_in(call, days(31));
        assert_eq!((offers.opposed, offers.items.is_empty(), offers.left_out.is_empty()), (opposed, opposed, true));
    }
}

#[test]
fn three_at_most_are_proposed_what_most_purchases_call_for_first() {
    let shop = Shop::new();
    for n in 0..6 {
        let extra = shop.sells(&format!("X{n}"), &format!("Option {n}"), |_| {});
        shop.changes("FIB", |product| product.goes_with.push(extra));
    }
    let last = shop.id("X5");
    shop.sells("TV", "Décodeur", |product| product.goes_with = vec![last]);
    shop.buys("FIB", days(0));
    shop.buys("TV", days(1));
    let offers = shop.proposed(days(30));
    assert_eq!((names(&offers).len(), names(&offers)[0], offers.items[0].why.len()), (3, "Option 5", 2));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn never_one_refused_recently_nor_one_they_have_whatever_happened(
        happened in proptest::collection::vec((0..4_usize, 0..3_u8, 0..400_i64), 0..8),
        today in 400..600_i64,
    ) {
        let shop = Shop::new();
        let all = ["FIB", "REP", "CINE", "FIB-U"];
        for &(product, act, day) in &happened {
            match act {
                0 => shop.buys(all[product], days(day)),
                1 => shop.answers(all[product], None, OfferAnswer::Refused, days(day)),
                _ => shop.answers(all[product], None, OfferAnswer::Pending, days(day)),
            }
        }
        let offers = shop.proposed(days(today));
        for item in &offers.items {
            let reference = item.product.reference.as_str();
            let of = |wanted: u8| happened.iter().filter(move |&&(product, act, _)| all[product] == reference && act == wanted);
            prop_assert_eq!(of(0).count(), 0, "{} is theirs already", reference);
            prop_assert!(of(1).all(|&(_, _, day)| today - day > 180), "{} was refused", reference);
            prop_assert!(!item.why.is_empty());
        }
        prop_assert!(offers.items.len() <= 3 && offers.left_out.len() <= 3);
    }
}
