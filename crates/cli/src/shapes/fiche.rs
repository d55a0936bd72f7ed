//! The fiche: its JSON document, and what people read in the terminal.

use crm::Fiche;
use crm::contact::Contact;
use crm::geo::{CommunePoint, Point};
use crm::timeline::{TimelineItem, TimelineKind};
use serde_json::{Value, json};

use super::in_our_units;
use crate::messages::Lang;
use crate::output::Terminal;
use crate::times;

/// The fiche as a document: the fields of a list item at the top, then everything the core gathers.
pub fn document(fiche: &Fiche) -> Value {
    let mut document = in_our_units(fiche);
    if let Value::Object(fields) = &mut document {
        let contact = &fiche.contact;
        fields.insert("contact_id".into(), json!(contact.id));
        fields.insert("external_id".into(), json!(contact.external_id));
        fields.insert("name".into(), json!(name(contact)));
        fields.insert("company".into(), json!(contact.company.as_ref().map(|company| &company.name)));
        fields.insert("phone".into(), json!(fiche.numbers.first().map(|number| &number.display)));
        fields.insert("stage".into(), json!(contact.stage));
    }
    document
}

/// First and last name; `None`: a company's desk, or only a number.
pub fn name(contact: &Contact) -> Option<String> {
    let parts: Vec<&str> =
        [&contact.first_name, &contact.last_name].into_iter().flatten().map(String::as_str).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The fiche as people read it.
pub fn people(terminal: Terminal, fiche: &Fiche) -> String {
    let (lang, contact) = (terminal.lang, &fiche.contact);
    let company = contact.company.as_ref().map(|company| company.name.clone());
    let title = name(contact)
        .or_else(|| company.clone())
        .or_else(|| fiche.numbers.first().map(|number| number.display.clone()))
        .unwrap_or_else(|| lang.say("match.unknown", &[]));
    let numbers: Vec<String> =
        fiche.numbers.iter().map(|number| said(&number.display, number.usage.as_deref(), lang)).collect();
    let emails: Vec<&str> = fiche.emails.iter().map(|email| email.address.as_str()).collect();
    let town = [&contact.postcode, &contact.town].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let address = [contact.street.clone().unwrap_or_default(), town].into_iter().filter(|part| !part.is_empty());
    let tickets: Vec<String> = fiche
        .tickets
        .iter()
        .map(|ticket| {
            format!(
                "#{} {} (N{}, {})",
                ticket.number,
                ticket.subject,
                ticket.level,
                lang.word("status", ticket.status.as_str())
            )
        })
        .collect();
    let refusals: Vec<String> =
        fiche.refusals.iter().map(|refusal| with(&refusal.product, refusal.why.as_deref())).collect();
    let callback =
        fiche.next_callback.as_ref().map(|callback| format!("{} {}", times::shown(callback.due_at), callback.subject));
    let purchases = fiche.purchases.as_ref().map(|bought| {
        let euros = format!("{},{:02} €", bought.total_cents / 100, bought.total_cents % 100);
        format!("{} ({euros}), {} {}", bought.count, times::shown(bought.last_at), bought.last_label)
    });
    let last: Vec<String> = fiche.last.iter().take(5).map(|item| happening(item, lang)).collect();
    let facts = terminal.facts(&[
        ("company", company),
        ("job", contact.job.clone()),
        ("stage", Some(lang.word("stage", contact.stage.as_str()))),
        ("temperature", contact.temperature.map(|t| lang.word("temperature", t.as_str()))),
        ("numbers", Some(numbers.join("\n"))),
        ("emails", Some(emails.join("\n"))),
        ("address", Some(address.collect::<Vec<_>>().join(", "))),
        ("commune", fiche.commune.as_ref().map(|told| commune(told, lang))),
        ("tickets", Some(tickets.join("\n"))),
        ("callback", callback),
        ("refusals", Some(refusals.join("\n"))),
        ("consent", Some(lang.word("consent", fiche.consent.state.as_str()))),
        ("purchases", purchases),
        ("last", Some(last.join("\n"))),
        ("external_id", contact.external_id.clone()),
        ("id", Some(contact.id.to_string())),
    ]);
    format!("{}\n{facts}", terminal.title(&title))
}

/// The centre of the commune, which is not the address.
fn commune(told: &CommunePoint, lang: Lang) -> String {
    let degrees = |degrees: f64| {
        let figures = format!("{degrees:.4}");
        if lang == Lang::Fr { figures.replace('.', ",") } else { figures }
    };
    let Point { latitude, longitude } = told.point;
    lang.say(&format!("commune.{}", told.by.as_str()), &[&degrees(latitude), &degrees(longitude), &told.name])
}

fn said(number: &str, usage: Option<&str>, lang: Lang) -> String {
    with(number, usage.map(|usage| lang.word("usage", usage)).as_deref())
}

fn with(text: &str, remark: Option<&str>) -> String {
    remark.map_or_else(|| text.to_owned(), |remark| format!("{text} ({remark})"))
}

fn happening(item: &TimelineItem, lang: Lang) -> String {
    let mut said = format!("{}  {}", times::shown(item.at), lang.word("happening", item.kind.as_str()));
    let stage = |title: &String| {
        if item.kind == TimelineKind::Stage { lang.word("stage", title) } else { title.clone() }
    };
    for detail in [&item.title.as_ref().map(stage), &item.outcome, &item.body].into_iter().flatten() {
        let short: String = detail.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
        said.push_str(" · ");
        said.push_str(&short);
    }
    said
}
