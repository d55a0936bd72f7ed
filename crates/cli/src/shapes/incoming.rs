//! Who is calling, as the document of `ring` and `lookup` and as people read it.

use crm::incoming::{Candidate, Incoming, IncomingCall};
use crm::{CallId, Fiche};
use serde_json::{Value, json};

use super::{fiche, in_our_units};
use crate::messages::Lang;
use crate::output::{Terminal, or_dash};

/// What came of a ring.
pub struct Answer<'a> {
    /// What the base says.
    pub incoming: &'a Incoming,
    /// Our record; `None`: not recorded.
    pub call_id: Option<CallId>,
    /// The telephone system's id; `None`: nobody rang.
    pub external_id: Option<&'a str>,
    /// How long the lookup took, µs.
    pub lookup_us: u64,
}

impl Answer<'_> {
    /// The document. `fiche` for one match only, `candidates` for several only; `reason` is worded, `reason_code`
    /// is for scripts.
    pub fn document(&self, lang: Lang) -> Value {
        let call = &self.incoming.call;
        let mut document = json!({
            "call_id": self.call_id,
            "external_id": self.external_id,
            "number": self.incoming.number,
            "match": call.verdict(),
            "fiche": null,
            "candidates": [],
            "lookup_us": self.lookup_us,
        });
        if let Value::Object(fields) = &mut document {
            match call {
                IncomingCall::One { fiche: found, reason } => {
                    fields.insert("fiche".into(), fiche::document(found));
                    fields.insert("reason".into(), lang.match_reason(reason).into());
                    fields.insert("reason_code".into(), in_our_units(reason));
                }
                IncomingCall::Several { company, candidates } => {
                    fields.insert("company".into(), json!(company));
                    let candidates = candidates.iter().map(|one| candidate(one, lang)).collect();
                    fields.insert("candidates".into(), candidates);
                }
                IncomingCall::Unknown { can_create, seen } => {
                    fields.insert("can_create".into(), json!(can_create));
                    fields.insert("seen".into(), json!(seen));
                }
                IncomingCall::Masked { expected } => {
                    fields.insert("expected".into(), in_our_units(expected));
                }
                IncomingCall::Internal { name, extension, level } => {
                    let colleague = json!({ "name": name, "extension": extension, "level": level });
                    fields.insert("internal".into(), colleague);
                }
                IncomingCall::Ignored => {}
            }
        }
        document
    }

    /// What people read.
    pub fn people(&self, terminal: Terminal, caller_name: Option<&str>) -> String {
        let (lang, number) = (terminal.lang, &self.incoming.number);
        let shown = number.national.clone().unwrap_or_else(|| number.input.clone());
        let facts = |more: &[(&str, Option<String>)]| {
            let mut all = vec![
                ("caller", Some(shown.clone())),
                ("caller_name", caller_name.map(str::to_owned)),
                ("verdict", Some(lang.word("match", self.incoming.call.verdict()))),
            ];
            all.extend(more.iter().cloned());
            terminal.facts(&all)
        };
        match &self.incoming.call {
            IncomingCall::One { fiche: found, reason } => {
                one(terminal, found, &facts(&[("reason", Some(lang.match_reason(reason)))]))
            }
            IncomingCall::Several { company, candidates } => {
                let rows: Vec<Vec<String>> = candidates.iter().map(|one| row(one, lang)).collect();
                let columns = ["name", "company", "stage", "reason", "because", "id"];
                format!("{}\n\n{}", facts(&[("company", company.clone())]), terminal.table(&columns, &rows))
            }
            IncomingCall::Unknown { seen, .. } => facts(&[("seen", (*seen > 0).then(|| seen.to_string()))]),
            IncomingCall::Masked { expected } => {
                let names: Vec<&str> = expected.iter().map(|callback| callback.name.as_str()).collect();
                facts(&[("expected", Some(names.join(", ")))])
            }
            IncomingCall::Internal { name, .. } => facts(&[("colleague", name.clone())]),
            IncomingCall::Ignored => facts(&[]),
        }
    }
}

fn one(terminal: Terminal, found: &Fiche, facts: &str) -> String {
    format!("{facts}\n\n{}", fiche::people(terminal, found))
}

fn candidate(one: &Candidate, lang: Lang) -> Value {
    json!({
        "contact_id": one.contact_id,
        "name": one.name,
        "company": one.company,
        "job": one.job,
        "stage": one.stage,
        "temperature": one.temperature,
        "reason": lang.match_reason(&one.reason),
        "reason_code": one.reason,
        "because": one.because,
    })
}

fn row(one: &Candidate, lang: Lang) -> Vec<String> {
    let because: Vec<String> = one.because.iter().map(|reason| lang.rank_reason(reason)).collect();
    vec![
        one.name.clone(),
        or_dash(one.company.as_deref()),
        lang.word("stage", one.stage.as_str()),
        lang.match_reason(&one.reason),
        because.join(", "),
        one.contact_id.to_string(),
    ]
}
