//! Two fiches become one and two again, with all that hangs on them.

use crm::contact::{ContactField, EditContact, FieldEdit, MergeContacts, SetPhone, Stage, UnmergeContacts};
use crm::duplicate::{DismissDuplicate, RecallDuplicate};
use crm::privacy::FreezeContact;
use crm::undo::{Act, Undone};
use crm::{ContactId, Context, MergeId, UndoLast};
use decroche_tests::house::{House, after, noon, person, ring};
use phone::Region;

use super::full::{Two, references, two_full_fiches};
use super::whole::{content, differences};

fn merge(house: &House, kept: ContactId, removed: ContactId) -> MergeId {
    house.write(MergeContacts { kept, removed, take: Vec::new() }).merge_id
}

fn unmerge(house: &House, merge_id: MergeId) -> Vec<String> {
    let undone = house.write_at(after(86_400), UnmergeContacts { merge_id });
    undone.stayed.into_iter().map(|s| format!("{} {} {:?}", s.what, s.new, s.fields)).collect()
}

#[test]
fn nothing_points_at_a_fiche_that_was_merged_and_nothing_is_lost() {
    let Two { house, kept, removed } = two_full_fiches();
    let file = house.file();
    let count = |table: &str, column: &str, id: ContactId| -> i64 {
        file.query_row(&format!("SELECT count(*) FROM {table} WHERE {column} = ?1"), [id.0], |row| row.get(0)).unwrap()
    };
    let named = references(&file);
    for (table, column) in named.iter().filter(|(table, _)| table != "contact_merge") {
        // Of a pair, the fiche may be either one.
        let either = if table == "not_same" {
            count(table, "contact_id", removed) + count(table, "other_id", removed)
        } else {
            0
        };
        assert!(count(table, column, removed) + either > 0, "{table}.{column} is not filled: fill it in full.rs");
    }
    merge(&house, kept, removed);
    for (table, column) in &named {
        assert_eq!(count(table, column, removed), 0, "{table}.{column}");
    }
    for (table, rows) in [
        ("call", 2),
        ("ticket", 2),
        ("exchange", 2),
        ("callback", 2),
        ("offer", 2),
        ("purchase", 2),
        ("consent", 2),
        ("number_choice", 2),
        ("pledge", 2),
        ("appointment", 2),
        ("practice", 2),
        ("web_request", 2),
        ("automation_act", 2),
        ("task", 2),
        ("opportunity", 2),
        ("sequence_run", 2),
        ("proposal", 2),
        ("phone_number", 2),
        ("email", 3),
        ("address", 2),
        ("contact_tag", 3),
        ("campaign_target", 1),
        ("verification_sheet", 1),
        ("stage_change", 3),
    ] {
        assert_eq!(count(table, "contact_id", kept), rows, "{table}");
    }
    assert_eq!(house.ills(), [""; 0]);
}

#[test]
fn the_fiche_kept_says_what_is_true_of_the_person() {
    let Two { house, kept, removed } = two_full_fiches();
    house.write(MergeContacts { kept, removed, take: vec![ContactField::FirstName] });
    let fiche = house.store.reader().unwrap().fiche(kept, noon()).unwrap();
    let contact = &fiche.contact;
    assert_eq!(contact.first_name.as_deref(), Some("Jane"), "asked for");
    assert_eq!(contact.last_name.as_deref(), Some("Quéméner"));
    assert_eq!((contact.birth_year, contact.loyalty_card.as_deref()), (Some(1970), Some("77")), "was empty");
    assert_eq!(
        (contact.street.as_deref(), contact.town.as_deref()),
        (Some("1 rue Voltaire"), Some("Brest")),
        "an address is whole"
    );
    assert_eq!(contact.preferences.as_deref(), Some("Le matin · Thé vert"), "no word is lost");
    assert_eq!(contact.stage, Stage::Client);
    let numbers: Vec<&str> = fiche.numbers.iter().map(|number| number.display.as_str()).collect();
    assert_eq!(numbers, ["02 61 91 00 11", "06 39 98 00 11"]);
    let emails: Vec<&str> = fiche.emails.iter().map(|email| email.address.as_str()).collect();
    assert_eq!(emails, ["jq@x.example", "jq1@x.example", "jq2@x.example"]);
    for (sql, figure) in [
        (
            "SELECT count(*) FROM stage_change WHERE from_stage = 'lead' AND to_stage = 'client' AND why = 'Fusion de deux fiches'",
            1,
        ),
        ("SELECT count(*) FROM address WHERE street = '9 quai de la Loire'", 1),
        ("SELECT count(*) FROM campaign_target WHERE state = 'done' AND attempts = 3", 1),
        ("SELECT count(*) FROM dial WHERE target_id IS NOT NULL", 2),
        ("SELECT count(*) FROM sequence_run WHERE ended_at IS NULL", 1),
        ("SELECT count(*) FROM proposal WHERE answered_at IS NULL", 1),
        ("SELECT count(*) FROM draft WHERE body = 'en cours'", 2),
        ("SELECT count(*) FROM not_same", 1),
    ] {
        assert_eq!(house.count(sql), figure, "{sql}");
    }
    let origin = "SELECT count(*) FROM value_origin WHERE field = ";
    assert_eq!(house.count(&format!("{origin}'birth_year'")), 1, "of the value that was taken");
    assert_eq!(house.count(&format!("{origin}'street'")), 1, "of the value that stayed");
}

#[test]
fn the_id_of_a_merged_fiche_still_finds_the_person() {
    let Two { house, kept, removed } = two_full_fiches();
    merge(&house, kept, removed);
    let reader = house.store.reader().unwrap();
    assert_eq!(reader.contact(removed).unwrap().id, kept);
    assert_eq!(reader.fiche(removed, noon()).unwrap().contact.id, kept);
    assert_eq!(reader.contacts_by_external_id("C-42").unwrap(), [kept]);
    assert_eq!(reader.search("06 39 98 00 11", 5).unwrap().items[0].line.contact_id, kept);
    assert!(house.who("06 39 98 00 11").contact_id() == Some(kept));
    let again = house.add(person("Jeanne", "Q", &[]));
    merge(&house, again, kept);
    assert_eq!(house.store.reader().unwrap().contact(removed).unwrap().id, again, "and through a second merge");
}

#[test]
fn a_frozen_fiche_is_proposed_to_nobody_and_merged_with_none_nor_taken_apart() {
    let Two { house, kept, removed } = two_full_fiches();
    let freeze = |contact_id: ContactId, why: Option<&str>| {
        house.write(FreezeContact { contact_id, why: why.map(str::to_owned) });
    };
    let refused =
        |done: crm::Result<()>| assert!(matches!(done, Err(crm::Error::Refused { why: "frozen" })), "{done:?}");
    let likely = || house.store.reader().unwrap().duplicates(0.0, 9, &mut |_| true).unwrap().people;
    let before = likely();
    freeze(removed, Some("Conteste son adresse"));
    assert_eq!(likely(), before - 1);
    assert!(house.store.reader().unwrap().duplicates_of(kept).unwrap().iter().all(|pair| pair.b.contact_id != removed));
    let context = Context::at(noon());
    let two = |kept, removed| MergeContacts { kept, removed, take: Vec::new() };
    refused(house.store.write(two(kept, removed), &context).map(|_| ()));
    refused(house.store.write(two(removed, kept), &context).map(|_| ()));
    freeze(removed, None);
    let merge_id = merge(&house, kept, removed);
    freeze(kept, Some("Conteste son adresse"));
    refused(house.store.write(UnmergeContacts { merge_id }, &context).map(|_| ()));
    assert_eq!(house.ills(), [""; 0]);
}

#[test]
fn a_call_that_rings_while_its_fiche_is_merged_is_recorded() {
    let Two { house, kept, removed } = two_full_fiches();
    let event = ring("live", "06 39 98 00 11");
    let incoming = house.look(&event);
    assert_eq!(incoming.call.contact_id(), Some(removed));
    merge(&house, kept, removed);
    let recorded = house.write(crm::call::RecordEvent {
        event,
        region: Region::FR,
        verdict: incoming.call.verdict(),
        contact_id: incoming.call.contact_id(),
        call_id: crm::CallId::new(noon()),
    });
    assert_eq!(recorded.call.unwrap().contact_id, Some(kept));
}

#[test]
fn unmerged_the_base_is_what_it_was_row_for_row() {
    let Two { house, kept, removed } = two_full_fiches();
    let before = content(&house);
    let merge_id = merge(&house, kept, removed);
    assert!(!differences(&before, &content(&house)).is_empty());
    assert_eq!(unmerge(&house, merge_id), [""; 0], "nothing was changed since");
    assert_eq!(differences(&before, &content(&house)), [""; 0]);
    assert_eq!(house.ills(), [""; 0]);
    let found = house.store.reader().unwrap().search("Jane", 5).unwrap().items;
    assert_eq!(found[0].line.contact_id, removed);
}

#[test]
fn the_other_way_round_too() {
    let Two { house, kept, removed } = two_full_fiches();
    let before = content(&house);
    let merge_id = merge(&house, removed, kept);
    unmerge(&house, merge_id);
    assert_eq!(differences(&before, &content(&house)), [""; 0]);
}

#[test]
fn ctrl_z_takes_a_merge_back_when_it_was_the_last_act() {
    let Two { house, kept, removed } = two_full_fiches();
    let before = content(&house);
    merge(&house, kept, removed);
    let undone = house.write_at(after(30), UndoLast);
    let names = ("Jeanne Quéméner".to_owned(), "Jane Quemener".to_owned());
    assert_eq!(undone, Undone::Back { act: Act::Merge { name: names.0, other: names.1 } });
    assert_eq!(differences(&before, &content(&house)), [""; 0]);
}

#[test]
fn what_was_edited_since_a_merge_stays_and_is_told() {
    let Two { house, kept, removed } = two_full_fiches();
    let merge_id = merge(&house, kept, removed);
    let edit = |field, value: &str| FieldEdit { field, value: Some(value.to_owned()) };
    house.write_at(
        after(60),
        EditContact {
            contact_id: kept,
            edits: vec![edit(ContactField::BirthYear, "1971"), edit(ContactField::Job, "Juriste")],
        },
    );
    house.write_at(
        after(61),
        SetPhone { contact_id: kept, phone_id: None, raw: "03 53 01 00 77".to_owned(), region: Region::FR },
    );
    let numbers = house.store.reader().unwrap().numbers(kept).unwrap();
    house.write_at(
        after(62),
        SetPhone { contact_id: kept, phone_id: Some(numbers[1].id), raw: String::new(), region: Region::FR },
    );
    let told = unmerge(&house, merge_id);
    assert_eq!(told, ["phone_number 1 []", "phone_number 0 []", "contact 0 [\"birth_year\"]"]);
    let reader = house.store.reader().unwrap();
    let contact = reader.contact(kept).unwrap();
    assert_eq!((contact.birth_year, contact.job.as_deref()), (Some(1971), Some("Juriste")));
    assert_eq!(contact.loyalty_card, None, "what nobody touched goes back");
    assert_eq!(reader.contact(removed).unwrap().id, removed);
    assert_eq!(reader.numbers(kept).unwrap().len(), 2);
    assert_eq!(reader.numbers(removed).unwrap().len(), 1, "a number removed since stays removed");
    drop(reader);
    assert_eq!(house.ills(), [""; 0]);
}

#[test]
fn merges_are_taken_apart_in_the_opposite_order() {
    let house = House::new();
    let [a, b, c] =
        ["06 39 98 10 01", "06 39 98 10 02", "06 39 98 10 03"].map(|n| house.add(person("Léa", "Riou", &[n])));
    let before = content(&house);
    let first = merge(&house, a, b);
    let second = merge(&house, c, a);
    let refused = house.store.write(UnmergeContacts { merge_id: first }, &Context::at(after(1))).unwrap_err();
    assert_eq!(refused.detail().as_deref(), Some("merged_again"));
    unmerge(&house, second);
    unmerge(&house, first);
    assert_eq!(differences(&before, &content(&house)), [""; 0]);
    let gone = house.store.write(UnmergeContacts { merge_id: first }, &Context::at(after(2))).unwrap_err();
    assert_eq!(gone.detail().as_deref(), Some("merge"));
}

#[test]
fn a_fiche_is_not_merged_with_itself() {
    let Two { house, kept, removed } = two_full_fiches();
    let itself = MergeContacts { kept, removed: kept, take: Vec::new() };
    assert_eq!(house.store.write(itself, &Context::at(noon())).unwrap_err().detail().as_deref(), Some("same_fiche"));
    merge(&house, kept, removed);
    let twice = MergeContacts { kept, removed, take: Vec::new() };
    assert_eq!(house.store.write(twice, &Context::at(noon())).unwrap_err().code(), "not_found");
}

#[test]
fn a_run_of_merges_begins_with_a_verified_backup_and_follows_what_was_merged() {
    let house = House::new();
    let people: Vec<ContactId> =
        (0..4).map(|n| house.add(person("Léa", "Riou", &[&format!("06 39 98 11 0{n}")]))).collect();
    let before = content(&house);
    let pairs = [(people[0], people[1]), (people[1], people[2]), (people[0], people[2]), (people[0], people[3])];
    let run = house.store.merge_run(&pairs, &Context::at(noon()), &mut |progress| progress.done < 3).unwrap();
    assert_eq!((run.merged.len(), run.skipped, run.stopped), (2, 1, true));
    assert_eq!((run.backup.contacts, house.count("SELECT count(*) FROM contact")), (4, 2));
    for merge_id in run.merged.into_iter().rev() {
        unmerge(&house, merge_id);
    }
    assert_eq!(differences(&before, &content(&house)), [""; 0]);
}

#[test]
fn two_persons_are_said_once_and_proposed_no_more() {
    let house = House::new();
    let [a, b] = [0, 1].map(|_| house.add(person("Léa", "Riou", &["06 39 98 12 00"])));
    let proposed = || {
        let reader = house.store.reader().unwrap();
        let all = reader.duplicates(0.5, 10, &mut |_| true).unwrap().pairs.len();
        (all, reader.duplicates_of(a).unwrap().len(), reader.duplicates_of(b).unwrap().len())
    };
    assert_eq!(proposed(), (1, 1, 1));
    house.write(DismissDuplicate { contact_id: b, other_id: a });
    house.write(DismissDuplicate { contact_id: a, other_id: b });
    assert_eq!(proposed(), (0, 0, 0));
    assert_eq!(house.count("SELECT count(*) FROM not_same"), 1);
    assert!(matches!(house.write(UndoLast), Undone::Back { act: Act::TwoPersons { .. } }));
    assert_eq!(proposed(), (1, 1, 1), "it was one act, taken back");
    house.write(DismissDuplicate { contact_id: a, other_id: b });
    house.write(RecallDuplicate { contact_id: a, other_id: b });
    assert_eq!(proposed(), (1, 1, 1));
}
