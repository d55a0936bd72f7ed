//! Cards: vCard 4.0 (RFC 6350), folded at 75 octets. What it has no property for is in properties of ours, which other
//! programs pass over.

use std::fs::File;
use std::io::{BufWriter, Write};

use super::columns::{CARD_OWN, civility};
use super::numbers::international;
use super::{ExportedAddress, ExportedPerson, Sink};
use crate::{Error, Result};

/// The longest line, in octets, its end not counted.
const LINE: usize = 75;

/// Cards being written.
pub(super) struct Cards<'f> {
    out: BufWriter<&'f File>,
}

impl<'f> Cards<'f> {
    pub(super) fn new(file: &'f File) -> Self {
        Self { out: BufWriter::new(file) }
    }
}

impl Sink for Cards<'_> {
    fn person(&mut self, person: &ExportedPerson) -> Result<()> {
        self.out.write_all(card(person).as_bytes()).map_err(Error::Disk)
    }

    fn finish(mut self: Box<Self>) -> Result<()> {
        self.out.flush().map_err(Error::Disk)
    }
}

/// The card of a person.
pub(crate) fn card(person: &ExportedPerson) -> String {
    let mut card = Card(String::with_capacity(512));
    card.line("BEGIN", "VCARD");
    card.line("VERSION", "4.0");
    let name = |value: &Option<String>| escaped(value.as_deref().unwrap_or_default());
    let (first, last) = (name(&person.first_name), name(&person.last_name));
    let company = person.company.as_ref().map(|company| company.name.as_str()).unwrap_or_default();
    if first.is_empty() && last.is_empty() {
        // Somebody without a name is their company’s own desk, or only a number.
        if !company.is_empty() {
            card.line("KIND", "org");
        }
        card.line("FN", &escaped(company));
    } else {
        card.line("FN", format!("{first} {last}").trim());
    }
    if !(first.is_empty() && last.is_empty() && person.civility.is_none()) {
        card.line("N", &format!("{last};{first};;{};", escaped(civility(person))));
    }
    card.text("UID", person.external_id.as_deref());
    card.text("GENDER", person.sex.as_deref().map(str::to_uppercase).as_deref());
    card.text("BDAY", person.birth_year.map(|year| format!("{year:04}")).as_deref());
    card.text("ORG", Some(company));
    card.text("TITLE", person.job.as_deref());
    for (pref, phone) in (1..=100).zip(person.good_phones()) {
        let kind = match phone.usage.as_deref() {
            Some("mobile") => ";TYPE=cell",
            Some("work") => ";TYPE=work",
            Some("home") => ";TYPE=home",
            Some("switchboard") => ";TYPE=\"work,main-number\"",
            Some("fax") => ";TYPE=fax",
            _ => "",
        };
        card.line(&format!("TEL{kind};PREF={pref}"), &escaped(&international(phone)));
    }
    for (pref, email) in (1..=100).zip(person.good_emails()) {
        card.line(&format!("EMAIL{};PREF={pref}", placed(email.usage.as_deref())), &escaped(&email.address));
    }
    for (pref, address) in (1..=100).zip(&person.addresses).filter(|(_, address)| !address.is_empty()) {
        card.line(&format!("ADR{};PREF={pref}", placed(address.kind.as_deref())), &postal(address));
    }
    card.text("LANG", person.language.as_deref());
    card.text("URL", person.company.as_ref().and_then(|company| company.website.as_deref()));
    let tags: Vec<String> = person.tags.iter().map(|tag| escaped(tag)).collect();
    if !tags.is_empty() {
        card.line("CATEGORIES", &tags.join(","));
    }
    for note in person.notes.iter().filter(|note| !note.text.is_empty()) {
        // RFC 9554 §4.3.
        card.line(&format!("NOTE;CREATED={}", note.at.format("%Y%m%dT%H%M%SZ")), &escaped(&note.text));
    }
    CARD_OWN.iter().for_each(|(name, _, value)| card.text(name, Some(&value(person))));
    card.line("END", "VCARD");
    card.0
}

fn placed(kind: Option<&str>) -> &'static str {
    match kind {
        Some("work") => ";TYPE=work",
        Some("home") => ";TYPE=home",
        _ => "",
    }
}

/// `;;street;town;;postcode;country`.
fn postal(address: &ExportedAddress) -> String {
    let part = |value: &Option<String>| escaped(value.as_deref().unwrap_or_default());
    let (street, town) = (part(&address.street), part(&address.town));
    format!(";;{street};{town};;{};{}", part(&address.postcode), part(&address.country))
}

/// A card being written.
struct Card(String);

impl Card {
    /// A property whose value is text; none when there is none.
    fn text(&mut self, name: &str, value: Option<&str>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.line(name, &escaped(value));
        }
    }

    /// A line, folded between characters.
    fn line(&mut self, name: &str, value: &str) {
        let mut room = LINE;
        for c in name.chars().chain([':']).chain(value.chars()) {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}

/// Text as a value holds it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\r' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_longer_than_75_octets_and_none_is_cut_in_a_character() {
        let mut card = Card(String::new());
        card.line("NOTE", &escaped(&"é,\n".repeat(200)));
        for line in card.0.split("\r\n") {
            assert!(line.len() <= LINE, "{} octets", line.len());
        }
        assert_eq!(card.0.replace("\r\n ", ""), format!("NOTE:{}\r\n", "é\\,\\n".repeat(200)));
    }
}
