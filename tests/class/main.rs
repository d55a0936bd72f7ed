//! A class in an empty base: calls that verify a file, and the truth told afterwards.
#![expect(clippy::unwrap_used, reason = "tests fail loudly")]

mod listening;
mod practice;

use crm::campaign::{CampaignKind, LogTarget, TakeNext};
use crm::class::{ClassFile, ClassReport, FillClass, VerificationCheck, VerifiedField};
use crm::contact::{ContactField, EditContact, FieldEdit, SetEmail, SetPhone, Temperature};
use crm::settings::SetSetting;
use crm::{ContactId, Context, Operation};
use decroche_tests::house::{House, noon, person};
use phone::Region;

fn fill() -> FillClass {
    FillClass { class: ClassFile::shipped().unwrap() }
}

/// A house with its class.
pub(crate) fn class() -> (House, ClassReport) {
    let house = House::new();
    let report = house.write(fill());
    (house, report)
}

/// What a refused write says.
pub(crate) fn refused<O: Operation>(house: &House, operation: O) -> String {
    house.store.write(operation, &Context::at(noon())).map(|_| ()).unwrap_err().detail().unwrap()
}

pub(crate) fn client(house: &House, key: &str) -> ContactId {
    house.store.reader().unwrap().contacts_by_external_id(key).unwrap()[0]
}

pub(crate) fn check(house: &House, contact: ContactId) -> VerificationCheck {
    house.store.reader().unwrap().check_verification(contact).unwrap()
}

fn right(check: &VerificationCheck) -> Vec<VerifiedField> {
    check.fields.iter().filter(|field| field.right).map(|field| field.field).collect()
}

#[test]
fn an_empty_base_has_its_clients_catalogue_purchases_and_campaign_in_one_write() {
    let (house, report) = class();
    assert_eq!((report.contacts, report.products, report.sheets), (30, 10, 5));
    assert_eq!(house.count("SELECT count(*) FROM operation"), 1);
    assert_eq!(house.count("SELECT count(*) FROM phone_number WHERE e164 IS NULL"), 0);
    assert_eq!(house.count("SELECT count(DISTINCT e164) = count(*) FROM phone_number"), 1);
    let reader = house.store.reader().unwrap();
    assert_eq!(reader.products(noon()).unwrap().len(), 10);
    assert_eq!(house.count("SELECT count(*) FROM product WHERE proof IS NULL OR benefit IS NULL"), 0);
    assert!(house.count("SELECT count(DISTINCT kind) FROM product_link") == 2);

    let fiche = reader.fiche(client(&house, "NDRC-04"), noon()).unwrap();
    let bought = fiche.purchases.unwrap();
    assert_eq!((bought.count, bought.total_cents), (2, 189_000 + 54_900));
    let prospect = reader.contact(client(&house, "NDRC-02")).unwrap();
    assert_eq!(prospect.temperature, Some(Temperature::Hot));

    let page = reader.campaign_page(report.campaign_id, 50, noon()).unwrap();
    assert_eq!((page.campaign.kind, page.people.len()), (CampaignKind::Verification, 5));
    assert!(page.people.iter().all(|target| target.guide.as_deref() == Some("croc_cours")));
    assert_eq!(reader.setting("file.demo").unwrap(), true);
    assert_eq!(reader.setting("house.name").unwrap(), "Brindazur");
    drop(reader);
    assert!(house.ills().is_empty());
}

#[test]
fn a_base_with_a_fiche_is_left_as_it_is() {
    let house = House::new();
    house.add(person("Ana", "Vasseur", &[]));
    assert_eq!(refused(&house, fill()), "not_empty");
    assert_eq!(house.count("SELECT count(*) FROM contact"), 1);
    assert_eq!(house.count("SELECT count(*) FROM product"), 0);
}

#[test]
fn a_class_that_cannot_be_whole_is_not_there_at_all() {
    let house = House::new();
    let mut unknown_guide = fill();
    unknown_guide.class.campaign.guide = "nulle_part".into();
    assert_eq!(refused(&house, unknown_guide), "guides.unknown_value");
    let mut nobody = fill();
    nobody.class.sheets[0].client = "NDRC-99".into();
    assert_eq!(refused(&house, nobody), "sheet.unknown_value");
    assert_eq!(house.count("SELECT count(*) FROM contact"), 0);
    house.write(fill());
}

#[test]
fn the_name_the_house_has_is_kept() {
    let house = House::new();
    house.write(SetSetting { key: "house.name".into(), value: "Lycée des Tilleuls".into() });
    house.write(fill());
    assert_eq!(house.store.reader().unwrap().setting("house.name").unwrap(), "Lycée des Tilleuls");
}

#[test]
fn a_sheet_is_done_once_its_call_has_an_outcome() {
    let (house, report) = class();
    let sheets = || house.store.reader().unwrap().verification_sheets().unwrap();
    assert_eq!(sheets().iter().filter(|sheet| sheet.done).count(), 0);
    let next = house.write(TakeNext { campaign_id: report.campaign_id }).target.unwrap();
    let outcomes = house.store.reader().unwrap().outcomes().unwrap();
    let told = LogTarget {
        target_id: next.id,
        outcome_id: outcomes.iter().find(|outcome| outcome.code == "verified").unwrap().id,
        started_at: None,
        talk_s: 150,
        note: None,
        callback_at: None,
    };
    house.write(told);
    let done: Vec<_> = sheets().into_iter().filter(|sheet| sheet.done).collect();
    assert_eq!((done.len(), done[0].contact_id, done[0].name.as_str()), (1, next.contact_id, "Solène Kervadec"));
}

#[test]
fn nothing_is_right_before_the_call_and_each_correction_counts() {
    let (house, _) = class();
    for sheet in house.store.reader().unwrap().verification_sheets().unwrap() {
        let before = check(&house, sheet.contact_id);
        assert_eq!((before.mark, right(&before).len()), (0.0, 0), "{}", sheet.name);
    }
    let solene = client(&house, "NDRC-04");
    let edit = |field, value: &str| FieldEdit { field, value: Some(value.into()) };
    house.write(EditContact {
        contact_id: solene,
        edits: vec![edit(ContactField::Street, "27, RUE des hirondelles"), edit(ContactField::Town, "vannes")],
    });
    let half = check(&house, solene);
    assert_eq!((half.mark, right(&half)), (10.0, vec![VerifiedField::Street, VerifiedField::Town]));
    house.write(EditContact { contact_id: solene, edits: vec![edit(ContactField::Postcode, "56000")] });
    house.write(SetEmail { contact_id: solene, email_id: None, address: "Solene.KERVADEC@exemple.fr".into() });
    assert_eq!(check(&house, solene).mark, 20.0);
}

#[test]
fn a_number_counts_however_it_is_written_and_only_while_it_is_good() {
    let (house, _) = class();
    let idriss = client(&house, "NDRC-09");
    let set = |raw: &str| SetPhone { contact_id: idriss, phone_id: None, raw: raw.into(), region: Region::FR };
    house.write(set("+33 (0)6.39.98.51.09"));
    let phone = |check: VerificationCheck| check.fields.into_iter().find(|f| f.field == VerifiedField::Phone).unwrap();
    assert!(phone(check(&house, idriss)).right, "beside the old one");
    house.foreign_hand().execute("UPDATE phone_number SET invalid_at = 1 WHERE e164 = '+33639985109'", []).unwrap();
    let found = phone(check(&house, idriss));
    assert_eq!((found.right, found.found.as_deref()), (false, Some("06 39 98 20 09")));
    let other = client(&house, "NDRC-01");
    let none = house.store.reader().unwrap().check_verification(other).unwrap_err();
    assert_eq!(none.detail().as_deref(), Some("sheet"));
}
