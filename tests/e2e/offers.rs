//! What is proposed in a call and why, a refusal with its reason, another guide; the catalogue and a guide written by
//! keys, shared as a file.

use chrono::Duration;
use crm::call::{LogCall, ManualCall, Qualification, QualifyCall};
use crm::guide::Guide;
use crm::offer::OfferAnswer;
use crm::product::{CatalogueQuery, NewProduct, Pitch, SaveProduct};
use phone::{Direction, Region};
use serde_json::json;

use crate::window::app::Home;
use crate::window::axe::looked_at_in;
use crate::window::base::{Base, CAMILLE};
use crate::window::hands::{answers, tabs_to};
use crate::window::{App, Page, now};

const SIZES: [(u32, u32); 2] = [(1366, 768), (1920, 1050)];

/// Takes the keyboard out of the field it is in, so that a letter is a key.
async fn out_of_the_field(main: Page<'_>) {
    main.js("document.activeElement.blur()", &[]).await;
}

/// An office that sells; Camille bought the fibre three months ago.
fn shop() -> Home {
    let home = Home::empty();
    let base = Base::office(&home.data());
    let sells = |reference: &str, name: &str, with: &dyn Fn(&mut NewProduct)| {
        let mut product = NewProduct {
            reference: reference.into(),
            name: name.into(),
            family: Some("Internet".into()),
            price_cents: Some(2_999),
            ..NewProduct::default()
        };
        with(&mut product);
        base.write(SaveProduct { product_id: None, product })
    };
    let repeater = sells("REP-WIFI", "Répéteur Wi-Fi", &|product| {
        product.pitch = Pitch {
            feature: Some("Deux bandes, jumelé en une minute.".into()),
            advantage: Some("Deux pièces de plus.".into()),
            benefit: Some("Le Wi-Fi jusqu’à la chambre du fond.".into()),
            proof: Some("Essai de trente jours.".into()),
        };
    });
    let ultra = sells("FIB-U", "Fibre Ultra", &|product| product.price_cents = Some(4_999));
    let fibre = sells("FIB", "Fibre 1 Gb", &|product| {
        product.goes_with = vec![repeater];
        product.above = vec![ultra];
    });
    sells("ASS-MOB", "Assurance mobile", &|product| product.price_cents = None);
    let store = home.store();
    let camille = store.reader().unwrap().search("rousselot", 1).unwrap().items.remove(0).line.contact_id;
    let call = ManualCall {
        contact_id: Some(camille),
        number: None,
        direction: Direction::Inbound,
        started_at: now() - Duration::days(90),
        talk_s: 200,
        outcome_id: None,
        motive_id: None,
        note: None,
    };
    let call = base.write(LogCall { call, region: Region::FR });
    let outcomes = store.reader().unwrap().outcomes().unwrap();
    let sale = outcomes.iter().find(|outcome| outcome.code == "sale").unwrap();
    let mut qualification = Qualification::of(call.id, sale.id);
    qualification.sold_product_id = Some(fibre);
    base.write(QualifyCall { qualification });
    home
}

#[tokio::test]
async fn an_offer_is_proposed_with_its_reason_refused_by_keys_and_proposed_no_more() {
    let home = shop();
    let app = App::open(&home).await;
    let main = app.main();
    let call = answers(&app, CAMILLE, "Camille Rousselot").await;
    let proposed = main.sees("[data-suggested=REP-WIFI]", "Répéteur Wi-Fi").await;
    assert!(proposed.contains("va avec Fibre 1 Gb"), "{proposed}");
    main.sees("[data-suggested=FIB-U]", "au-dessus de Fibre 1 Gb").await;
    let whole = "const e = document.querySelector('.guide h2 .cut'); return e.scrollWidth <= e.clientWidth";
    main.comes_to("the guide is named whole", whole, json!(true)).await;
    for size in SIZES {
        looked_at_in(main, "offers-proposed", size).await;
    }

    // Beside the guide: a few letters, the pitch, the answer with its reason.
    out_of_the_field(main).await;
    main.presses(&["c"]).await;
    main.types("chambre").await;
    main.sees_no("[role=option]", "Fibre Ultra").await;
    main.sees("[role=option][aria-selected=true]", "Répéteur Wi-Fi").await;
    main.sees("dd", "Le Wi-Fi jusqu'à la chambre du fond.").await;
    for size in SIZES {
        looked_at_in(main, "offers-catalogue", size).await;
    }
    main.presses(&["Enter", "r"]).await;
    main.types("trop cher").await;
    looked_at_in(main, "offers-refusal", (1366, 768)).await;
    main.presses(&["Enter"]).await;
    main.sees("[aria-label='À savoir'], .know", "trop cher").await;
    main.presses(&["Escape"]).await;
    main.sees("[data-left-out=REP-WIFI]", "Répéteur Wi-Fi, refusé").await;
    main.sees_no("[data-suggested]", "Répéteur").await;
    let store = app.store();
    let reader = store.reader().unwrap();
    let contact = reader.call(call).unwrap().contact_id;
    let query = CatalogueQuery { contact_id: contact, call_id: Some(call), ..CatalogueQuery::default() };
    let offers = reader.catalogue(&query, now()).unwrap().offers.unwrap();
    assert_eq!(offers.made.len(), 1);
    assert_eq!((offers.made[0].answer, offers.made[0].why.as_deref()), (OfferAnswer::Refused, Some("trop cher")));
    assert!(offers.items.iter().all(|item| item.product.reference != "REP-WIFI"), "{offers:?}");

    // Another guide, by its digit; what was ticked in the first one is not lost on the way.
    main.presses(&["F3", "g"]).await;
    main.sees(".guide li button[aria-current=true]", "1 fait").await;
    for size in SIZES {
        looked_at_in(main, "guide-picker", size).await;
    }
    let second = reader.guides().unwrap().into_iter().find(|guide| guide.key == "complaint").unwrap();
    main.presses(&["2"]).await;
    main.sees(".guide h2", &second.name).await;
    main.presses(&["F3", "Ctrl+F10"]).await;
    main.sees("[data-call-state=wrap_up]", "Post-appel").await;
    main.presses(&["F9", "1", "Ctrl+Enter"]).await;
    main.sees_no(".callbar", "Camille Rousselot").await;
    let run = reader.guide_run(call).unwrap().unwrap();
    assert_eq!((run.guide, run.ticked.len()), (second.key, 1));
    app.close().await;
}

#[tokio::test]
async fn a_product_and_a_guide_are_written_by_keys_and_the_guide_is_shared_as_a_file() {
    let home = Home::office();
    let app = App::open(&home).await;
    let main = app.main();
    main.js("location.hash = '#/settings/catalogue'", &[]).await;
    main.sees("main", "Aucun produit encore").await;
    main.presses(&["n"]).await;
    main.sees("form label", "Nom").await;
    main.types("Alarme connectée").await;
    main.presses(&["Tab"]).await;
    main.types("ALA").await;
    tabs_to(main, "e.labels?.[0]?.textContent === 'Prix (€)'").await;
    main.types("29,90").await;
    for size in SIZES {
        looked_at_in(main, "catalogue-editor", size).await;
    }
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("main li", "Alarme connectée").await;
    looked_at_in(main, "catalogue-settings", (1366, 768)).await;

    main.js("location.hash = '#/settings/guides'", &[]).await;
    main.sees("main li", "CERC").await;
    for size in SIZES {
        looked_at_in(main, "guides-settings", size).await;
    }
    main.presses(&["n"]).await;
    main.sees("form label", "Nom").await;
    main.types("Panne express").await;
    main.presses(&["Tab", "Tab"]).await;
    main.types("Trier une panne en une minute.").await;
    tabs_to(main, "e.labels?.[0]?.textContent === 'Lettre'").await;
    main.types("A").await;
    main.presses(&["Tab"]).await;
    main.types("Accueil").await;
    tabs_to(main, "e.labels?.[0]?.textContent === 'À dire'").await;
    main.types("{maison}, bonjour[ {civilite} {nom}].").await;
    main.sees("form p", "Se dira : « Assistance fibre, bonjour Madame Rousselot. »").await;
    tabs_to(main, "e.labels?.[0]?.textContent === 'À cocher, 1'").await;
    main.types("Nomme la maison").await;
    main.presses(&["Enter"]).await;
    main.types("Sourit").await;
    for size in SIZES {
        looked_at_in(main, "guide-editor", size).await;
    }
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("main li", "Panne express").await;
    let store = app.store();
    let guide = |key: &str| -> Guide {
        let all = store.reader().unwrap().guides().unwrap();
        all.into_iter().find(|guide| guide.key == key).unwrap()
    };
    let written = guide("panne_express");
    assert_eq!(
        written.steps[0].items.iter().map(|item| item.key.as_str()).collect::<Vec<_>>(),
        ["nomme_la_maison", "sourit"]
    );

    // Out as a file, and in again from another house: looked at first, then the next version.
    main.clicks("button", "Exporter Panne express en TOML").await;
    let said = main.sees("[role=status]", "Écrit dans").await;
    let path = said.split("Écrit dans ").nth(1).unwrap().split(".toml").next().unwrap().to_owned() + ".toml";
    let file = std::fs::read_to_string(&path).unwrap();
    assert_eq!(file.parse::<Guide>().unwrap(), written);
    let shared = file.replace("Sourit", "Sourit vraiment");
    main.js(
        "const files = new DataTransfer();
         files.items.add(new File([arguments[0]], 'guide.toml'));
         const input = document.querySelector('input[type=file]');
         input.files = files.files;
         input.dispatchEvent(new Event('change', { bubbles: true }));",
        &[json!(shared)],
    )
    .await;
    main.sees("form", "Remplace « Panne express », version 1").await;
    looked_at_in(main, "guide-import", (1366, 768)).await;
    assert_eq!(guide("panne_express").version, 1);
    main.presses(&["Ctrl+Enter"]).await;
    main.sees("main li", "version 2").await;
    let after = guide("panne_express");
    assert_eq!((after.version, after.steps[0].items[1].label.as_str()), (2, "Sourit vraiment"));
    app.close().await;
}
