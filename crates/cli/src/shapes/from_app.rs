//! The running app's answer in the contract's shape: the app speaks the core's own types, as its windows do.

use crm::incoming::MatchReason;
use serde_json::{Map, Value, json};

use super::in_our_units;
use crate::messages::Lang;

/// The app's answer as `ring` itself would have answered. What is in the contract's shape already stays so.
pub fn document(answer: &Value, lang: Lang) -> Value {
    let mut answer = in_our_units(answer);
    if let Some(Value::Object(fiche)) = answer.get_mut("fiche") {
        lift(fiche);
    }
    if let Some(Value::Array(candidates)) = answer.get_mut("candidates") {
        candidates.iter_mut().filter_map(Value::as_object_mut).for_each(|one| word(one, lang));
    }
    answer
}

/// Puts the fields of a list item at the top of a fiche.
fn lift(fiche: &mut Map<String, Value>) {
    let at = |fiche: &Map<String, Value>, key: &str, pointer: &str| {
        fiche.get(key).and_then(|value| value.pointer(pointer)).cloned().unwrap_or(Value::Null)
    };
    let names = ["/first_name", "/last_name"].map(|pointer| at(fiche, "contact", pointer));
    let names: Vec<&str> = names.iter().filter_map(Value::as_str).collect();
    let top = [
        ("contact_id", at(fiche, "contact", "/id")),
        ("external_id", at(fiche, "contact", "/external_id")),
        ("name", if names.is_empty() { Value::Null } else { json!(names.join(" ")) }),
        ("company", at(fiche, "contact", "/company/name")),
        ("phone", at(fiche, "numbers", "/0/display")),
        ("stage", at(fiche, "contact", "/stage")),
    ];
    for (key, value) in top {
        fiche.entry(key).or_insert(value);
    }
}

/// Words the reason of a candidate, and keeps its code beside.
fn word(candidate: &mut Map<String, Value>, lang: Lang) {
    let Some(code) = candidate.get("reason").filter(|reason| reason.is_object()).cloned() else {
        return;
    };
    if let Some(reason) = match_reason(&code) {
        candidate.insert("reason".into(), lang.match_reason(&reason).into());
        candidate.insert("reason_code".into(), code);
    }
}

/// The reason a code stands for; `None`: one that only a newer build knows.
fn match_reason(code: &Value) -> Option<MatchReason> {
    let text = |key: &str| code.get(key).and_then(Value::as_str).map(str::to_owned);
    let flag = |key: &str| code.get(key).and_then(Value::as_bool).unwrap_or(false);
    match code.get("code")?.as_str()? {
        "same_number" => Some(MatchReason::SameNumber {
            usage: text("usage"),
            main: flag("main"),
            extension: text("extension"),
            outdated: flag("outdated"),
        }),
        "remembered" => Some(MatchReason::Remembered {
            at: text("at")?.parse().ok()?,
            among: u32::try_from(code.get("among")?.as_u64()?).ok()?,
        }),
        "chosen" => Some(MatchReason::Chosen),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fiche_of_the_app_gets_the_fields_of_the_contract() {
        let fiche = json!({
            "contact": { "id": "x", "external_id": "C-1", "first_name": "Zoé", "last_name": "Le Gall",
                         "company": { "id": "y", "name": "Maison Bleue" }, "stage": "client" },
            "numbers": [{ "display": "06 39 98 00 12" }],
            "purchases": { "total_cents": 1250 },
        });
        let ours = document(&json!({ "match": "one", "fiche": fiche, "candidates": [] }), Lang::Fr);
        let fiche = &ours["fiche"];
        assert_eq!((&fiche["contact_id"], &fiche["name"]), (&json!("x"), &json!("Zoé Le Gall")));
        assert_eq!((&fiche["company"], &fiche["phone"]), (&json!("Maison Bleue"), &json!("06 39 98 00 12")));
        assert_eq!(fiche["purchases"]["total_eur"], 12.5);
    }

    #[test]
    fn the_reasons_of_the_core_are_worded_and_others_left_alone() {
        for reason in [
            MatchReason::Chosen,
            MatchReason::SameNumber { usage: Some("work".into()), main: true, extension: None, outdated: false },
            MatchReason::Remembered { at: chrono::DateTime::UNIX_EPOCH, among: 2 },
        ] {
            assert_eq!(match_reason(&json!(reason)), Some(reason));
        }
        let newer = json!({ "candidates": [{ "reason": { "code": "of_tomorrow" } }] });
        assert_eq!(document(&newer, Lang::En), newer);
    }
}
