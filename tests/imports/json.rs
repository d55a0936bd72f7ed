//! Fiches in JSON: those of our own export, whatever has been done to the file since, and JSON that is something else.

use crm::import::read::{FileFormat, Program, ReadChoices, RowTrouble};

use crate::seen::{Seen, refusal, see, try_see};

/// A fiche as the export writes it, with these numbers and this note.
pub fn fiche(last_name: &str, number: &str, note: &str) -> String {
    let note = serde_json::Value::from(note);
    format!(
        r#"{{"contact_id":"01890000-0000-7000-8000-000000000001","external_id":null,"civility":"mme","first_name":"Zoé","last_name":"{last_name}","sex":null,"birth_year":1990,"company":{{"name":"Atelier Ker","siret":null,"naf_code":null,"headcount_band":null,"establishment_type":null,"website":null}},"job":null,"decision_power":null,"phones":[{{"raw":"{number}","e164":"{number}","extension":null,"usage":"mobile","invalid":false}}],"emails":[],"addresses":[],"language":null,"usual_hours":null,"loyalty_card":null,"pcs_code":null,"label":null,"preferences":null,"stage":"lead","temperature":null,"tags":["à rappeler"],"notes":[{{"at":"2026-01-05T09:00:00Z","text":{note}}}],"do_not_call":false,"owner":null,"origin":"import","created_at":"2026-01-05T09:00:00Z","updated_at":"2026-01-05T09:00:00Z"}}"#
    )
}

fn names(seen: &Seen) -> Vec<(u32, &str, Option<RowTrouble>)> {
    seen.rows.iter().enumerate().map(|(at, row)| (row.line, seen.cell(at, "last_name"), row.trouble)).collect()
}

#[test]
fn an_array_lines_and_a_text_put_in_form_are_read_alike() {
    let (roux, noel) = (fiche("Roux", "+33639980012", "a"), fiche("Noël", "+33639980013", "{\"b\"}"));
    let pretty: serde_json::Value = serde_json::from_str(&format!("[{roux},{noel}]")).unwrap();
    let pretty = serde_json::to_string_pretty(&pretty).unwrap();
    let mark = "\u{feff}";
    for text in
        [format!("[\n{roux},\n{noel}\n]\n"), format!("{roux}\n{noel}\n"), format!("{mark}[{roux},{noel}]"), pretty]
    {
        let seen = see(text.as_bytes(), "base.json");
        assert_eq!((seen.shape.format, seen.shape.program), (FileFormat::Json, Some(Program::Decroche)), "{text}");
        assert_eq!((seen.cell(0, "last_name"), seen.cell(1, "last_name"), seen.rows.len()), ("Roux", "Noël", 2));
        assert_eq!(seen.cell(1, "phone_mobile"), "+33 6 39 98 00 13");
        assert!(seen.cell(1, "note").ends_with("\n{\"b\"}"), "{}", seen.cell(1, "note"));
        assert_eq!((seen.cell(0, "company"), seen.cell(0, "stage")), ("Atelier Ker", "lead"));
    }
}

#[test]
fn what_is_no_fiche_among_fiches_costs_its_own_place_and_no_other() {
    let (roux, noel) = (fiche("Roux", "+33639980012", "a"), fiche("Noël", "+33639980013", "b"));
    let other = Some(RowTrouble::NotAFiche);
    let text = format!("[\n{roux},\n{{\"last_name\":\"Seul\"}},\n{{\"lost: \"quote}},\n\"mot\",\n{noel}\n]\n");
    let seen = see(text.as_bytes(), "base.json");
    assert_eq!(names(&seen), [(2, "Roux", None), (3, "", other), (4, "", other), (5, "", other), (6, "Noël", None)]);
    assert!(seen.cell(1, "note").contains("Seul"), "what stood there is told");
    let cut = text.find("Noël").unwrap();
    let seen = see(&text.as_bytes()[..cut], "base.json");
    assert_eq!(names(&seen).last(), Some(&(6, "", other)), "a file that ends too soon says so");
}

#[test]
fn json_of_something_else_is_refused_by_its_name() {
    for text in [
        "{\"name\":\"Zoé\"}",
        "[{\"id\":1,\"tel\":\"0639980012\"}]",
        "{\n  \"person\": {\"phones\": []}\n}",
        "[{}]",
        "[[[{\"a\":1}]]]",
        "[[\"Nom\",\"Tel\"],[\"Roux\",\"0639980012\"]]",
        "{\"a\":",
    ] {
        assert_eq!(refusal(text.as_bytes(), "f.json"), "other_json", "{text}");
    }
    assert_eq!(refusal(b"[]\n", "f.json"), "empty");
    assert_eq!(refusal(b"[ \n ]", "f.csv"), "empty");
    let nested = format!("[{}", "{\"a\":".repeat(100_000));
    assert_eq!(refusal(nested.as_bytes(), "f.json"), "other_json");
    let endless = format!("[{{\"a\":\"{}", "x".repeat(40 << 20));
    assert_eq!(refusal(endless.as_bytes(), "f.json"), "other_json");
}

#[test]
fn a_table_that_begins_with_a_bracket_is_a_table_and_a_person_may_say_what_a_file_is() {
    let seen = see(b"[Nom];[Tel]\nRoux;0639980012\n", "f.csv");
    assert_eq!((seen.shape.format, seen.rows.len()), (FileFormat::Csv, 1));
    let said = |format| ReadChoices { format: Some(format), ..ReadChoices::default() };
    let seen = try_see(b"{\"Nom\";\"Tel\"\nRoux;0639980012\n", "f.csv", &said(FileFormat::Csv)).unwrap();
    assert_eq!(seen.rows[0].cells, ["Roux", "0639980012"]);
    let refused = try_see(b"Nom;Tel\nRoux;0639980012\n", "f.csv", &said(FileFormat::Json)).err().unwrap();
    assert_eq!(refused.detail().unwrap(), "file.other_json");
}

#[test]
fn what_a_fiche_says_is_never_taken_for_a_line_of_a_card() {
    let evil = fiche("Roux\\nTEL:0639980099\\r\\nEND:VCARD", "+33639980012", "a\nEND:VCARD\nBEGIN:VCARD\nFN:Autre");
    let seen = see(format!("[{evil}]").as_bytes(), "base.json");
    assert_eq!(seen.rows.len(), 1);
    assert_eq!((seen.cell(0, "phone"), seen.cell(0, "phone_mobile")), ("", "+33 6 39 98 00 12"));
    assert!(seen.cell(0, "note").ends_with("FN:Autre") && seen.cell(0, "last_name").starts_with("Roux"));
}
