//! What would put a fiche right: proposed with its reason, written only when somebody agrees.

mod accents;
mod apply;
mod case;
mod civility;
mod email;
mod place;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::subject::Subject;
pub(crate) use email::is_provider;

use crate::EmailId;
use crate::codes::codes;
use crate::contact::ContactField;
use case::{Written, proper};

pub use apply::FixContact;
pub(crate) use apply::{apply, of_fiche, proposed};

codes! {
    /// Why a value is proposed.
    FixKind {
        /// All in capitals, or all in small letters.
        Case = "case",
        /// A well-known name without its accents.
        Accents = "accents",
        /// The domain of a great mail provider, mistyped.
        Email = "email",
        /// Town and postcode, by the communes of France.
        Place = "place",
        /// A form of address within the name.
        Civility = "civility",
    }
}

/// A value of a fiche.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "of", rename_all = "snake_case")]
#[ts(rename = "CorrectionSpot")]
pub enum Spot {
    /// One of its own.
    Field {
        /// Which.
        field: ContactField,
    },
    /// An e-mail address.
    Email {
        /// Which.
        email_id: EmailId,
    },
}

/// A value proposed for another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Correction {
    /// Why.
    pub kind: FixKind,
    /// Which value.
    pub spot: Spot,
    /// As it is; empty: none.
    pub before: String,
    /// As it would be; empty: none.
    pub after: String,
}

/// Which value of a subject.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum At {
    /// A value of its own.
    Field(ContactField),
    /// The address of that place.
    Email(usize),
}

/// A value proposed, of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Proposal {
    pub kind: FixKind,
    pub at: At,
    pub before: String,
    pub after: String,
}

/// Everything proposed for a fiche, each value once.
pub(crate) fn corrections(subject: &Subject<'_>) -> Vec<Proposal> {
    let mut all = Vec::new();
    names(subject, &mut all);
    places(subject, &mut all);
    for (at, address) in subject.addresses().enumerate() {
        if let Some(after) = email::meant(address) {
            all.push(Proposal { kind: FixKind::Email, at: At::Email(at), before: address.to_owned(), after });
        }
    }
    all
}

fn names(subject: &Subject<'_>, all: &mut Vec<Proposal>) {
    let mut said: Option<&'static str> = None;
    let mut named = Vec::new();
    for (field, name) in [(ContactField::FirstName, subject.first_name), (ContactField::LastName, subject.last_name)] {
        let Some(name) = name else { continue };
        // One that contradicts the civility on the fiche, or the other name's, is not for a rule to settle.
        let found = civility::within(name)
            .filter(|(code, _)| subject.civility.is_none_or(|known| known == *code))
            .filter(|(code, _)| said.is_none_or(|other| other == *code));
        // A person keeps a name.
        let found = found
            .filter(|(_, rest)| !rest.is_empty() || (field == ContactField::FirstName && subject.last_name.is_some()));
        let rest = found.as_ref().map_or(name, |(_, rest)| rest.as_str());
        let (right, kind) = written(rest, field);
        said = said.or(found.as_ref().map(|(code, _)| *code));
        let kind = if found.is_some() { Some(FixKind::Civility) } else { kind };
        if let Some(kind) = kind {
            named.push(Proposal { kind, at: At::Field(field), before: name.to_owned(), after: right });
        }
    }
    if let Some(code) = said.filter(|_| subject.civility.is_none()) {
        let at = At::Field(ContactField::Civility);
        all.push(Proposal { kind: FixKind::Civility, at, before: String::new(), after: code.to_owned() });
    }
    all.extend(named);
}

/// A name as it is written, and why; `None`: it is right.
fn written(name: &str, field: ContactField) -> (String, Option<FixKind>) {
    let first = field == ContactField::FirstName;
    let cased = proper(name, if first { Written::FirstName } else { Written::LastName });
    let right = cased.clone().unwrap_or_else(|| name.to_owned());
    let accented = if first { accents::accented(&right) } else { None };
    let kind = match (&cased, &accented) {
        (Some(_), _) => Some(FixKind::Case),
        (None, Some(_)) => Some(FixKind::Accents),
        (None, None) => None,
    };
    (accented.unwrap_or(right), kind)
}

fn places(subject: &Subject<'_>, all: &mut Vec<Proposal>) {
    if !subject.french() {
        return;
    }
    let postcode = subject.french_postcode();
    // A postcode that is none says nothing of the town, and is for a person to see.
    if postcode.as_deref().is_some_and(|postcode| !crate::segment::is_postcode(postcode)) {
        return;
    }
    let put = place::put_right(subject.town, postcode.as_deref());
    let kind = match (put.only_writing, put.only_accents) {
        (true, true) => FixKind::Accents,
        (true, false) => FixKind::Case,
        _ => FixKind::Place,
    };
    let mut push = |kind, field, before: Option<&str>, after: Option<String>| {
        if let Some(after) = after {
            let before = before.unwrap_or_default().to_owned();
            all.push(Proposal { kind, at: At::Field(field), before, after });
        }
    };
    push(kind, ContactField::Town, subject.town, put.town);
    push(FixKind::Place, ContactField::Postcode, subject.postcode, put.postcode);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(subject: Subject<'_>) -> Vec<(&'static str, String, String)> {
        let word = |at| match at {
            At::Field(field) => field.as_str(),
            At::Email(_) => "email",
        };
        corrections(&subject).into_iter().map(|one| (word(one.at), one.before, one.after)).collect()
    }

    fn triple(of: &'static str, before: &str, after: &str) -> (&'static str, String, String) {
        (of, before.to_owned(), after.to_owned())
    }

    #[test]
    fn everything_wrong_with_a_line_of_a_bought_file_is_proposed_at_once() {
        let line = Subject {
            first_name: Some("HELENE"),
            last_name: Some("MME DUPONT DE LA TOUR"),
            postcode: Some("30 000"),
            town: Some("NIMES"),
            emails: "h.dupont@ker.example\nhelene@gmial.com",
            ..Subject::default()
        };
        assert_eq!(
            told(line),
            [
                triple("civility", "", "mme"),
                triple("first_name", "HELENE", "Hélène"),
                triple("last_name", "MME DUPONT DE LA TOUR", "Dupont de La Tour"),
                triple("town", "NIMES", "Nîmes"),
                triple("email", "helene@gmial.com", "helene@gmail.com"),
            ]
        );
    }

    #[test]
    fn a_civility_that_contradicts_the_fiche_is_left_to_a_person() {
        let line = Subject { civility: Some("m"), last_name: Some("Mme Martin"), ..Subject::default() };
        assert!(told(line).is_empty());
        let agrees = Subject { civility: Some("mme"), ..line };
        assert_eq!(told(agrees), [triple("last_name", "Mme Martin", "Martin")]);
    }

    #[test]
    fn a_first_name_that_is_a_form_of_address_goes_and_a_last_name_never_does() {
        let line = Subject { first_name: Some("Madame"), last_name: Some("Martin"), ..Subject::default() };
        assert_eq!(told(line), [triple("civility", "", "mme"), triple("first_name", "Madame", "")]);
        assert!(told(Subject { last_name: Some("Madame"), ..Subject::default() }).is_empty());
    }

    proptest! {
        #[test]
        fn a_fiche_put_right_is_right(
            first in "(MME |M\\. )?[A-Za-zéèÉ' -]{0,10}", last in "(Madame )?[A-Za-zé' -]{1,12}",
            town in "(NIMES|Vannes|vannes|Rennes|)", postcode in "(30000|56000|56001|)", domain in "(gmial.com|gmail.con|free.fr)",
        ) {
            let some = |text: &'static str| Some(text).filter(|text| !text.is_empty());
            let email = format!("z@{domain}");
            let mut fields = [first.trim(), last.trim(), &town, &postcode].map(|text| -> &'static str { text.to_owned().leak() });
            let mut civility = None;
            let mut emails: &'static str = email.leak();
            for turn in 0..2 {
                let [first_name, last_name, town, postcode] = fields.map(some);
                let subject = Subject { civility, first_name, last_name, town, postcode, emails, ..Subject::default() };
                let proposed = corrections(&subject);
                if turn == 1 {
                    // A town that was missing may be told by a postcode that was put right.
                    let writing = proposed.iter().filter(|one| one.kind != FixKind::Place).count();
                    prop_assert_eq!(writing, 0, "{:?}", proposed);
                }
                for one in proposed {
                    let after: &'static str = one.after.leak();
                    match one.at {
                        At::Field(ContactField::FirstName) => fields[0] = after,
                        At::Field(ContactField::LastName) => fields[1] = after,
                        At::Field(ContactField::Town) => fields[2] = after,
                        At::Field(ContactField::Postcode) => fields[3] = after,
                        At::Field(_) => civility = Some(after),
                        At::Email(_) => emails = after,
                    }
                }
            }
        }
    }
}
