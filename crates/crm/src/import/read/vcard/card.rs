//! From a card to a row: `calcard` reads it, this says which column each property goes to.

use calcard::common::IanaString;
use calcard::vcard::{VCardEntry, VCardParameterName, VCardParameterValue, VCardProperty, VCardSex, VCardValue};
use calcard::{Entry, Parser};
use chrono::{DateTime, Utc};

use super::columns::Filling;
use super::reached::Reached;
use crate::export::CARD_OWN;
use crate::import::ImportField as F;
use crate::import::read::limits::CELL_MAX;
use crate::import::{dated_note, tags_quoted};
use crate::text::fold;

/// The cells of nobody, of whom no more is known than this.
pub(in crate::import::read) fn row_of_note(text: &str) -> Vec<String> {
    let mut filling = Filling::new();
    filling.note(text);
    filling.cells()
}

/// The cells of a card, all empty when it is nobody's; and whether one was cut.
pub(in crate::import::read) fn row(card: &str) -> (Vec<String>, bool) {
    let mut parser = Parser::new(card);
    let mut filling = Filling::new();
    // What is no card ends the reading at once or is passed over.
    loop {
        match parser.entry() {
            Entry::VCard(card) => {
                if !is_group(&card.entries) {
                    fill(&mut filling, &card.entries);
                }
                break;
            }
            Entry::Eof | Entry::UnterminatedComponent(_) | Entry::TooManyComponents => break,
            _ => {}
        }
    }
    let mut cut = false;
    let mut cells = filling.cells();
    for cell in cells.iter_mut().filter(|cell| cell.len() > CELL_MAX) {
        cut = true;
        cell.truncate((0..=CELL_MAX).rev().find(|&at| cell.is_char_boundary(at)).unwrap_or(0));
    }
    (cells, cut)
}

/// Apple gives a birthday without its year a year of its own, and says which.
fn without_year(entry: &VCardEntry, date: &str) -> bool {
    entry.params.iter().any(|param| match (&param.name, &param.value) {
        (VCardParameterName::Other(name), VCardParameterValue::Text(year)) => {
            name.eq_ignore_ascii_case("X-APPLE-OMIT-YEAR") && date.starts_with(year.as_str())
        }
        _ => false,
    })
}

/// A list of people is nobody.
fn is_group(entries: &[VCardEntry]) -> bool {
    entries.iter().any(|entry| {
        let kind = match &entry.name {
            VCardProperty::Kind => true,
            VCardProperty::Other(name) => name.eq_ignore_ascii_case("X-ADDRESSBOOKSERVER-KIND"),
            _ => false,
        };
        kind && text(entry).eq_ignore_ascii_case("group")
    })
}

fn fill(filling: &mut Filling, entries: &[VCardEntry]) {
    let mut full_name = String::new();
    let mut role = String::new();
    let (mut phones, mut emails) = (Vec::new(), Vec::new());
    for entry in entries {
        let parts: Vec<String> = entry.values.iter().map(value).collect();
        let part = |at: usize| parts.get(at).map_or("", |part| part.trim());
        match &entry.name {
            VCardProperty::N if !filling.has(F::LastName) && !filling.has(F::FirstName) => {
                filling.put(F::LastName, part(0));
                filling.put(F::FirstName, part(1));
                filling.put(F::Civility, part(3));
            }
            VCardProperty::Fn if full_name.is_empty() => part(0).clone_into(&mut full_name),
            VCardProperty::Org => {
                filling.put(F::Company, part(0));
            }
            VCardProperty::Title => filling.add(F::Job, part(0), ", "),
            VCardProperty::Role if role.is_empty() => part(0).clone_into(&mut role),
            VCardProperty::Tel => {
                let number = text(entry);
                let number = number.strip_prefix("tel:").or_else(|| number.strip_prefix("TEL:")).unwrap_or(&number);
                phones.push(Reached::new(telephone(&kinds(entry, entries)), number, preference(entry)));
            }
            VCardProperty::Email => {
                emails.push(Reached::new(place_of_email(&kinds(entry, entries)), part(0), preference(entry)));
            }
            VCardProperty::Adr => address(filling, &kinds(entry, entries), &parts, preference(entry) == Some(1)),
            VCardProperty::Bday if !without_year(entry, part(0)) => {
                filling.put(F::Birth, part(0));
            }
            VCardProperty::Gender => {
                filling.put(F::Sex, part(0));
            }
            VCardProperty::Note => {
                let note = created(entry).map(|at| dated_note(at, part(0)));
                filling.note(note.as_deref().unwrap_or(part(0)));
            }
            VCardProperty::Categories => {
                parts.iter().for_each(|tag| filling.add(F::Tags, &tags_quoted(tag.trim()), ", "));
            }
            VCardProperty::Url => {
                filling.put(F::Website, part(0));
            }
            VCardProperty::Uid => {
                filling.put(F::ExternalId, part(0));
            }
            VCardProperty::Lang | VCardProperty::Language => {
                filling.put(F::Language, part(0));
            }
            VCardProperty::Other(name) => {
                let own = CARD_OWN.iter().find(|(known, ..)| name.eq_ignore_ascii_case(known));
                own.into_iter().for_each(|(_, field, _)| filling.add(*field, part(0), ", "));
            }
            _ => {}
        }
    }
    Reached::phones(filling, phones);
    Reached::emails(filling, emails);
    if !filling.has(F::Job) {
        filling.put(F::Job, &role);
    }
    // The name in one piece, unless there are pieces, or it is the company's.
    let company = filling.has(F::Company)
        && entries.iter().any(|entry| {
            entry.name == VCardProperty::Org
                && entry.values.first().map(value).is_some_and(|org| fold(&org) == fold(&full_name))
        });
    if !filling.has(F::LastName) && !filling.has(F::FirstName) && !company {
        filling.put(F::Name, &full_name);
    }
}

fn telephone(kinds: &[String]) -> F {
    let any = |words: &[&str]| kinds.iter().any(|kind| words.contains(&kind.as_str()));
    match () {
        () if any(&["fax", "telecopie"]) => F::Fax,
        // Registered by RFC 7852: the number of the house.
        () if any(&["main"]) && any(&["number"]) => F::PhoneSwitchboard,
        () if any(&["cell", "mobile", "portable", "iphone"]) => F::PhoneMobile,
        () if any(&["work", "bureau", "travail", "pro"]) => F::PhoneWork,
        () if any(&["home", "domicile", "maison", "perso"]) => F::PhoneHome,
        () => F::Phone,
    }
}

fn place_of_email(kinds: &[String]) -> F {
    let any = |words: &[&str]| kinds.iter().any(|kind| words.contains(&kind.as_str()));
    match () {
        () if any(&["work", "bureau", "travail", "pro"]) => F::EmailWork,
        () if any(&["home", "domicile", "maison", "perso"]) => F::EmailHome,
        () => F::Email,
    }
}

/// Which comes first, 1 before all others (RFC 6350 §5.3); `None`: it does not say.
fn preference(entry: &VCardEntry) -> Option<u32> {
    entry.params.iter().find(|param| param.name == VCardParameterName::Pref).and_then(|param| match &param.value {
        VCardParameterValue::Integer(place) => Some(*place),
        VCardParameterValue::Text(text) => text.parse().ok(),
        _ => None,
    })
}

/// When a property was written (RFC 9554 §4.3); `None`: it does not say.
fn created(entry: &VCardEntry) -> Option<DateTime<Utc>> {
    let param = entry.params.iter().find(|param| param.name == VCardParameterName::Created)?;
    match param.value {
        VCardParameterValue::Timestamp(seconds) => DateTime::from_timestamp(seconds, 0),
        _ => None,
    }
}

/// `po box; extended; street; locality; region; code; country`; `main`: the one that comes first, wherever it is.
fn address(filling: &mut Filling, kinds: &[String], parts: &[String], main: bool) {
    let part = |at: usize| parts.get(at).map_or("", |part| part.trim());
    let street: Vec<String> = [2, 1, 0]
        .into_iter()
        .map(|at| part(at).lines().map(str::trim).collect::<Vec<_>>().join(", "))
        .filter(|piece| !piece.is_empty())
        .collect();
    let street = street.join(", ");
    let values = [street.as_str(), part(5), part(3), part(6)];
    if values.iter().all(|value| value.is_empty()) {
        return;
    }
    let home = [F::HomeStreet, F::HomePostcode, F::HomeTown, F::HomeCountry];
    let work = [F::WorkStreet, F::WorkPostcode, F::WorkTown, F::WorkCountry];
    let other = [F::Street, F::Postcode, F::Town, F::Country];
    let said = |word: &str| kinds.iter().any(|kind| kind == word);
    let placed = if said("work") { "bureau" } else { "domicile" };
    if main && (said("work") || said("home")) && !other.iter().any(|&field| filling.has(field)) {
        filling.put(F::AddressKind, placed);
    }
    let first = if main {
        other
    } else if said("work") {
        work
    } else if said("home") {
        home
    } else {
        other
    };
    for place in [first, other] {
        if !place.iter().any(|&field| filling.has(field)) {
            for (field, value) in place.into_iter().zip(values) {
                filling.put(field, value);
            }
            return;
        }
    }
    // A further address has no column of its own: it is not lost all the same.
    let whole: Vec<&str> = values.into_iter().filter(|value| !value.is_empty()).collect();
    filling.note(&whole.join(", "));
}

/// The words that say what a number or an address is for: its types, and Apple's label of its group.
fn kinds(entry: &VCardEntry, entries: &[VCardEntry]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for param in &entry.params {
        let said = match (&param.name, &param.value) {
            (VCardParameterName::Type, VCardParameterValue::Type(kind)) => kind.as_str().to_owned(),
            (VCardParameterName::Type, VCardParameterValue::Text(text)) => text.clone(),
            (VCardParameterName::Other(name), VCardParameterValue::Null) => name.clone(),
            _ => continue,
        };
        words.extend(fold(&said).split(' ').map(str::to_owned));
    }
    if let Some(group) = &entry.group {
        let label = entries.iter().find(|other| {
            other.group.as_ref() == Some(group)
                && matches!(&other.name, VCardProperty::Other(name) if name.eq_ignore_ascii_case("X-ABLABEL"))
        });
        words.extend(label.map(|label| fold(&text(label))).unwrap_or_default().split(' ').map(str::to_owned));
    }
    words
}

/// The first value of a property, as text.
fn text(entry: &VCardEntry) -> String {
    entry.values.first().map(value).unwrap_or_default()
}

fn value(value: &VCardValue) -> String {
    match value {
        VCardValue::Text(text) => text.replace("\r\n", "\n"),
        VCardValue::Integer(number) => number.to_string(),
        VCardValue::Float(number) => number.to_string(),
        VCardValue::Boolean(yes) => yes.to_string(),
        VCardValue::Sex(VCardSex::Female) => "F".to_owned(),
        VCardValue::Sex(VCardSex::Male) => "M".to_owned(),
        VCardValue::Component(parts) => parts.join(", "),
        VCardValue::Kind(kind) => kind.as_str().to_owned(),
        VCardValue::PartialDateTime(date) => match (date.year, date.month, date.day) {
            (Some(year), Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (Some(year), ..) => format!("{year:04}"),
            (None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
            _ => String::new(),
        },
        VCardValue::Sex(_) | VCardValue::Binary(_) | VCardValue::GramGender(_) => String::new(),
    }
}
