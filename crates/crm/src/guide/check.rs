//! What a guide must not be: empty, endless, ambiguous, or asking for what nobody can fill in.

use std::collections::HashSet;

use phone::text::NAME_MAX;

use super::Guide;
use crate::{Error, Result};

/// The longest phrase, help or purpose, in characters.
pub(crate) const PHRASE_MAX: usize = 600;
/// The most steps, and the most items or objections.
const PARTS_MAX: usize = 60;

/// What a phrase may ask to be filled in.
const PLACEHOLDERS: [&str; 16] = [
    "civilite",
    "prenom",
    "nom",
    "societe",
    "agent",
    "maison",
    "dernier_echange",
    "motif",
    "produit",
    "rappel",
    "ticket",
    // Of documents: today, the appointment in hand, the catalogue with its prices.
    "date",
    "rdv",
    "rdv_agent",
    "rdv_lieu",
    "catalogue",
];

impl Guide {
    /// # Errors
    /// [`Error::Invalid`], naming what is not acceptable.
    pub(crate) fn check(&self) -> Result<()> {
        let items: Vec<_> = self.steps.iter().flat_map(|step| &step.items).collect();
        let counts = [self.steps.len(), items.len(), self.objections.len()];
        if self.steps.is_empty() || self.steps.iter().any(|step| step.items.is_empty()) {
            return Err(Error::Invalid { field: "step", why: "empty" });
        }
        if counts.iter().any(|&count| count > PARTS_MAX) {
            return Err(Error::Invalid { field: "guide", why: "too_long" });
        }
        let steps = || self.steps.iter().map(|step| step.key.as_str());
        keys(std::iter::once(self.key.as_str()))?;
        keys(steps())?;
        keys(items.iter().map(|item| item.key.as_str()))?;
        keys(self.objections.iter().map(|objection| objection.key.as_str()))?;
        let names = std::iter::once(&self.name)
            .chain(self.steps.iter().map(|step| &step.name))
            .chain(items.iter().map(|item| &item.label))
            .chain(self.objections.iter().map(|objection| &objection.name));
        for name in names {
            words("name", name, NAME_MAX)?;
        }
        for step in &self.steps {
            words("letter", &step.letter, 2)?;
            if step.seconds.0 > step.seconds.1 || step.items.iter().any(|item| !(1..=100).contains(&item.weight)) {
                return Err(Error::Invalid { field: "step", why: "unknown_value" });
            }
        }
        let said = self.objections.iter().flat_map(|o| [&o.dig, &o.rephrase, &o.argue, &o.check]);
        for phrase in self.steps.iter().map(|step| &step.phrase).chain(said) {
            words("phrase", phrase, PHRASE_MAX)?;
            placeholders(phrase)?;
        }
        for text in std::iter::once(&self.purpose).chain(self.steps.iter().filter_map(|step| step.help.as_ref())) {
            words("purpose", text, PHRASE_MAX)?;
        }
        Ok(())
    }
}

/// Plain words, each once.
pub(crate) fn keys<'k>(keys: impl Iterator<Item = &'k str>) -> Result<()> {
    let mut seen = HashSet::new();
    for key in keys {
        let plain = key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if key.is_empty() || key.len() > 64 || !plain || !seen.insert(key) {
            return Err(Error::Invalid { field: "key", why: "unknown_value" });
        }
    }
    Ok(())
}

/// Text that is there, is not too long and hides nothing.
pub(crate) fn words(field: &'static str, text: &str, most: usize) -> Result<()> {
    if text.trim().is_empty() {
        return Err(Error::Invalid { field, why: "empty" });
    }
    if text.chars().count() > most {
        return Err(Error::Invalid { field, why: "too_long" });
    }
    // No-break spaces are wanted, line breaks and what is not seen are not.
    let plain = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().any(char::is_control) || phone::text::clean(text, most) != plain {
        return Err(Error::Invalid { field, why: "unknown_value" });
    }
    Ok(())
}

/// Only what can be filled in, and brackets that close.
pub(crate) fn placeholders(phrase: &str) -> Result<()> {
    let wrong = Error::Invalid { field: "phrase", why: "unknown_value" };
    let mut rest = phrase;
    while let Some(open) = rest.find('{') {
        let Some((name, after)) = rest.get(open + 1..).and_then(|tail| tail.split_once('}')) else { return Err(wrong) };
        if !PLACEHOLDERS.contains(&name) {
            return Err(wrong);
        }
        rest = after;
    }
    let mut depth = 0_i32;
    for c in phrase.chars() {
        depth += i32::from(c == '[') - i32::from(c == ']');
        if !(0..=1).contains(&depth) {
            return Err(wrong);
        }
    }
    if depth == 0 { Ok(()) } else { Err(wrong) }
}
