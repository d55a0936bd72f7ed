//! The catalogue: found by a few letters, written, retired.

use crm::product::{CatalogueQuery, NewProduct, Pitch, RetireProduct, SaveProduct};
use crm::{Context, ProductId};
use decroche_tests::house::noon;

use super::{Shop, days};

fn found(shop: &Shop, text: &str) -> Vec<String> {
    let query = CatalogueQuery { text: text.into(), ..CatalogueQuery::default() };
    shop.found(&query, noon()).items.into_iter().map(|sheet| sheet.product.reference).collect()
}

fn refused(shop: &Shop, product_id: Option<ProductId>, product: NewProduct) -> String {
    let written = shop.house.store.write(SaveProduct { product_id, product }, &Context::at(noon()));
    written.unwrap_err().detail().unwrap()
}

#[test]
fn a_few_letters_find_a_product_by_reference_name_family_or_pitch() {
    let shop = Shop::new();
    shop.changes("REP", |product| {
        product.family = Some("Équipement".into());
        product.pitch.benefit = Some("Le Wi-Fi enfin dans la chambre du fond".into());
    });
    for typed in ["repet", "RÉP", "equip", "chamb", "wi fi"] {
        assert_eq!(found(&shop, typed), ["REP"], "{typed}");
    }
    assert_eq!(found(&shop, "fibre"), ["FIB", "FIB-U"]);
    assert_eq!(found(&shop, "").len(), 4);
    assert!(found(&shop, "\" OR 1=1 --").is_empty());
}

#[test]
fn a_sheet_says_what_goes_with_it_and_stands_above() {
    let shop = Shop::new();
    let sheet = shop.sheet("FIB");
    let names = |all: &[crm::product::Product]| all.iter().map(|p| p.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&sheet.goes_with), ["Bouquet cinéma", "Répéteur Wi-Fi"]);
    assert_eq!(names(&sheet.above), ["Fibre Ultra"]);
    shop.changes("FIB", |product| product.goes_with.clear());
    assert!(shop.sheet("FIB").goes_with.is_empty() && shop.sheet("FIB").above.len() == 1);
}

#[test]
fn what_is_not_on_sale_today_is_only_in_the_whole_catalogue() {
    let shop = Shop::new();
    shop.changes("CINE", |product| product.sold_from_on = Some("2026-03-05".parse().unwrap()));
    shop.changes("FIB-U", |product| product.sold_until_on = Some("2026-03-04".parse().unwrap()));
    shop.house.write(RetireProduct { product_id: shop.id("REP"), retired: true });
    let reader = shop.house.store.reader().unwrap();
    let names = |now| reader.products(now).unwrap().into_iter().map(|p| p.reference).collect::<Vec<_>>();
    assert_eq!(names(noon()), ["FIB", "FIB-U"]);
    assert_eq!(names(days(1)), ["CINE", "FIB"]);
    // Half past eleven at night in London is tomorrow in Paris.
    assert_eq!(names(noon() + chrono::Duration::hours(12) + chrono::Duration::minutes(30)), ["CINE", "FIB"]);
    assert_eq!(shop.found(&CatalogueQuery { whole: true, ..CatalogueQuery::default() }, noon()).total, 4);
    shop.house.write(RetireProduct { product_id: shop.id("REP"), retired: false });
    assert!(found(&shop, "rep").contains(&"REP".to_owned()));
}

#[test]
fn a_product_that_cannot_be_is_refused_with_its_field() {
    let shop = Shop::new();
    let good = || NewProduct { reference: "NEW".into(), name: "Nouveau".into(), ..NewProduct::default() };
    let fibre = shop.id("FIB");
    for (product, why) in [
        (NewProduct { reference: " ".into(), ..good() }, "reference.empty"),
        (NewProduct { reference: "FIB".into(), ..good() }, "reference.taken"),
        (NewProduct { name: String::new(), ..good() }, "name.empty"),
        (NewProduct { price_cents: Some(-1), ..good() }, "price.out_of_range"),
        (
            NewProduct {
                sold_from_on: Some("2026-05-01".parse().unwrap()),
                sold_until_on: Some("2026-04-01".parse().unwrap()),
                ..good()
            },
            "sold_until_on.out_of_range",
        ),
        (NewProduct { pitch: Pitch { proof: Some("x".repeat(401)), ..Pitch::default() }, ..good() }, "proof.too_long"),
        (NewProduct { above: vec![ProductId::new(noon())], ..good() }, "product"),
    ] {
        assert_eq!(refused(&shop, None, product), why);
    }
    // A product does not go with itself; its own reference is not taken.
    let itself = NewProduct { goes_with: vec![fibre], reference: "FIB".into(), ..good() };
    assert_eq!(refused(&shop, Some(fibre), itself), "links.out_of_range");
    assert_eq!(refused(&shop, Some(ProductId::new(noon())), good()), "product");
    assert_eq!(shop.found(&CatalogueQuery::default(), noon()).total, 4);
}
