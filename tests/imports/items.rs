//! Purchases, calls and tickets of a file: each finds whose it is, and goes out again as it came.

use std::io::Cursor;

use crm::contact::Stage;
use crm::import::read::{ReadChoices, Source};
use crm::import::{ImportChoices, ImportKind, ImportReason, ImportReport, OnDuplicate, RowFate};
use crm::{Context, Store};
use decroche_tests::house::{House, noon, person};
use phone::Region;

fn import(store: &Store, kind: ImportKind, text: &str, minutes: i64) -> ImportReport {
    let choices = ReadChoices { kind, ..ReadChoices::default() };
    let mut source = Source::open(Cursor::new(text.as_bytes().to_vec()), "export.csv", &choices).unwrap();
    let choices = ImportChoices {
        file_name: "export.csv".into(),
        kind,
        columns: source.shape().columns.clone(),
        on_duplicate: OnDuplicate::Merge,
        dry_run: false,
        region: Region::FR,
        supplier: None,
        licence_ends_on: None,
    };
    let context = Context::at(noon() + chrono::Duration::minutes(minutes));
    store.import(&mut source, &choices, &context, &mut |_| true).unwrap()
}

fn rows(house: &House, sql: &str) -> Vec<String> {
    let file = house.file();
    let mut statement = file.prepare(sql).unwrap();
    statement.query_map([], |row| row.get(0)).unwrap().collect::<rusqlite::Result<_>>().unwrap()
}

fn said(report: &ImportReport) -> Vec<(u32, RowFate, Option<ImportReason>)> {
    report.told.iter().map(|told| (told.line, told.fate, told.reason)).collect()
}

/// Ana by her id and number, Ilyes by his e-mail, two of the same name.
fn people() -> House {
    let house = House::new();
    let ana = crm::contact::NewContact {
        external_id: Some("C-17".into()),
        stage: Some(Stage::Client),
        ..person("Ana", "Vasseur", &["06 39 98 40 01"])
    };
    house.add(ana);
    house.add(crm::contact::NewContact { emails: vec!["ilyes@lorme.example".into()], ..person("Ilyes", "Lorme", &[]) });
    house.add(person("Maud", "Quesnel", &["06 39 98 40 03"]));
    house.add(person("Maud", "Quesnel", &["06 39 98 40 04"]));
    house
}

#[test]
fn each_purchase_finds_its_customer_and_goes_out_again() {
    let house = people();
    let before = rows(&house, "SELECT hex(id) FROM purchase");
    let text = "Commande;Client;Nom;Email;Date;Libellé;Quantité;Montant TTC\n\
        F-1;C-17;;;12/01/2026;Box fibre;1;1 239,90 €\n\
        F-2;;;ILYES@lorme.example;2026-02-03;Routeur;2;79,80\n\
        F-3;;Maud Quesnel;;04/02/2026;Routeur;1;39,90\n\
        F-4;C-99;;;04/02/2026;Routeur;1;39,90\n\
        F-5;C-17;;;hier;Routeur;1;39,90\n\
        F-6;C-17;;;05/02/2026;Routeur;1;\n\
        F-1;C-17;;;12/01/2026;Box fibre;1;1 239,90 €\n";
    let report = import(&house.store, ImportKind::Purchases, text, 0);
    assert_eq!((report.rows, report.created, report.skipped, report.rejected), (7, 2, 1, 4), "{report:?}");
    use ImportReason as R;
    use RowFate::{Rejected, Skipped};
    assert_eq!(
        said(&report),
        [
            (4, Rejected, Some(R::SeveralCustomers)),
            (5, Rejected, Some(R::UnknownCustomer)),
            (6, Rejected, Some(R::BadDate)),
            (7, Rejected, Some(R::NoAmount)),
            (8, Skipped, Some(R::AlreadyThere)),
        ]
    );
    let kept = "SELECT external_id || ' ' || label || ' ' || quantity || ' ' || amount_cents || ' ' || at FROM purchase ORDER BY external_id";
    // Midnight in Paris in winter is 23:00 UTC the day before.
    assert_eq!(rows(&house, kept), ["F-1 Box fibre 1 123990 1768172400000", "F-2 Routeur 2 7980 1770073200000"]);
    assert_eq!(import(&house.store, ImportKind::Purchases, text, 1).created, 0, "the same file again brings nothing");
    let undone = house.store.undo_import(report.import_id.unwrap(), &Context::at(noon()), &mut |_| true).unwrap();
    assert_eq!(undone.removed, 2);
    assert_eq!(rows(&house, "SELECT hex(id) FROM purchase"), before);
}

#[test]
fn the_first_name_of_a_column_of_its_own_tells_the_buyer_and_an_amount_without_taxes_counts_alone() {
    let house = people();
    house.add(person("Lou", "Vasseur", &["06 39 98 40 05"]));
    let text = "Facture;Nom;Prénom;Date;Produit;Montant HT\n\
        F-1;Vasseur;Ana;12/01/2026;Box fibre;100,00\n\
        F-2;Vasseur Lou;Lou;12/01/2026;Box fibre;200,00\n\
        F-3;Vasseur;;12/01/2026;Box fibre;300,00\n";
    let report = import(&house.store, ImportKind::Purchases, text, 0);
    assert_eq!(said(&report), [(4, RowFate::Rejected, Some(ImportReason::UnknownCustomer))], "{report:?}");
    let kept = "SELECT p.external_id || ' ' || c.first_name || ' ' || p.amount_cents
                FROM purchase p JOIN contact c ON c.id = p.contact_id ORDER BY p.external_id";
    assert_eq!(rows(&house, kept), ["F-1 Ana 10000", "F-2 Lou 20000"]);
    let both = "Facture;Client;Date;Montant HT;Montant;TVA\nF-9;C-17;13/01/2026;10,00;12,00;2,00\n";
    assert_eq!(import(&house.store, ImportKind::Purchases, both, 1).created, 1);
    assert_eq!(rows(&house, "SELECT amount_cents || '' FROM purchase WHERE external_id = 'F-9'"), ["1200"]);
}

#[test]
fn a_call_log_comes_in_with_its_outcomes_and_goes_out_again() {
    let house = people();
    let text = "id;sens;de;vers;début;durée;attente;issue;agent\n\
        c1;entrant;06 39 98 40 01;01 99 00 00 01;12/01/2026 10:00:00;00:02:31;11;Résolu;\n\
        c2;sortant;01 99 00 00 01;06 39 98 40 03;12/01/2026 11:00;45;;Inventée;Personne Inconnue\n\
        c3;entrant;06 39 98 55 55;01 99 00 00 01;12/01/2026 12:00;0;20;;\n";
    let before = rows(&house, "SELECT hex(id) || coalesce(last_contact_at, 0) FROM contact ORDER BY rid");
    let report = import(&house.store, ImportKind::Calls, text, 0);
    assert_eq!((report.rows, report.created), (3, 3), "{report:?}");
    let calls = "SELECT external_id || ' ' || direction || ' ' || state || ' ' || (contact_id IS NOT NULL) || ' '
                   || coalesce(answered_at - ringing_at, '-') || ' ' || (ended_at - ringing_at) || ' ' || coalesce(lost_cause, '-')
                 FROM call ORDER BY external_id";
    assert_eq!(
        rows(&house, calls),
        [
            "c1 inbound qualified 1 11000 162000 -",
            "c2 outbound wrap_up 1 0 45000 -",
            "c3 inbound wrap_up 0 - 20000 missed",
        ]
    );
    use ImportReason as R;
    let reasons: Vec<_> = report.told.iter().map(|told| (told.line, told.reason)).collect();
    assert_eq!(reasons, [(3, Some(R::UnknownAgent)), (3, Some(R::UnknownOutcome))]);
    assert!(house.store.doctor(false).unwrap().ok);
    let undone = house.store.undo_import(report.import_id.unwrap(), &Context::at(noon()), &mut |_| true).unwrap();
    assert_eq!(undone.removed, 3);
    assert_eq!(rows(&house, "SELECT hex(id) FROM call"), [""; 0]);
    assert_eq!(rows(&house, "SELECT hex(id) || coalesce(last_contact_at, 0) FROM contact ORDER BY rid"), before);
}

#[test]
fn tickets_come_in_with_their_end_and_go_out_again() {
    let house = people();
    let text = "Numéro;Client;Sujet;Description;Priorité;Statut;Ouvert le;Fermé le;Résolution\n\
        T-1;C-17;Box muette;Plus de voyant;Haute;Fermé;12/01/2026 09:00;13/01/2026 10:00;Box échangée\n\
        T-2;C-17;Facture;;;;14/01/2026;;\n\
        T-3;C-17;;Sans sujet;;;14/01/2026;;\n";
    let report = import(&house.store, ImportKind::Tickets, text, 0);
    assert_eq!((report.created, report.rejected), (2, 1), "{report:?}");
    let tickets = "SELECT external_id || ' ' || subject || ' ' || priority || ' ' || status || ' ' || coalesce(resolution, '-') || ' '
                     || (SELECT group_concat(kind) FROM ticket_event e WHERE e.ticket_id = t.id)
                   FROM ticket t ORDER BY external_id";
    assert_eq!(
        rows(&house, tickets),
        ["T-1 Box muette high closed Box échangée opened,closed", "T-2 Facture normal open - opened"]
    );
    assert!(house.store.doctor(false).unwrap().ok);
    let undone = house.store.undo_import(report.import_id.unwrap(), &Context::at(noon()), &mut |_| true).unwrap();
    assert_eq!(undone.removed, 2);
    assert_eq!(rows(&house, "SELECT hex(id) FROM ticket_event"), [""; 0]);
}
