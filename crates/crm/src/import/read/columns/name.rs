//! What the name of a column says, in French or English.
//!
//! Of the phrases of [`words`] that stand in a name, whole words, the longest decides; words of [`NOISE`] that it does
//! not cover make the column about something else: "Type de téléphone" is no number.

use std::cmp::Reverse;
use std::ops::Range;

use super::words;
use crate::import::{ImportField, ImportKind};
use crate::text::fold;

use ImportField as F;

/// What a name says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    /// This.
    Field(ImportField),
    /// Something that is not imported.
    Nothing,
    /// One of two things: what is in the column tells.
    Either(Either),
    /// Nothing that we know.
    Unknown,
}

/// Names that stand for two things.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Either {
    /// "Titre": `Mme`, or `Directrice`.
    Title,
    /// "Client": a code, or a name.
    Client,
    /// "Numéro": of telephone, or of the row.
    Number,
    /// "Type": a rung, a kind of number, or something of the program's own.
    Type,
    /// "Account" of Outlook is a number, of Salesforce a company.
    Account,
}

/// Where a number or an address is.
#[derive(Clone, Copy, PartialEq)]
enum Place {
    Home,
    Work,
    Other,
    Unsaid,
}

const MOBILE: &[&str] = &["mobile", "portable", "gsm", "cell", "whatsapp"];
const FAX: &[&str] = &["fax", "telecopie"];
const HOME: &[&str] = &[
    "domicile",
    "home",
    "perso",
    "personnel",
    "personnelle",
    "personnels",
    "prive",
    "privee",
    "maison",
    "private",
    "dom",
    "personal",
    "residence",
];
const WORK: &[&str] = &[
    "bureau",
    "business",
    "work",
    "pro",
    "prof",
    "professionnel",
    "professionnelle",
    "travail",
    "office",
    "entreprise",
    "societe",
    "company",
    "direct",
    "directe",
    "facturation",
    "billing",
    "siege",
    "organisation",
    "organization",
    "employeur",
    "employer",
];
const OTHER: &[&str] = &["autre", "other", "livraison", "shipping", "secondaire"];

/// Words that make a column about something else, for people.
const NOISE: &[&str] = &[
    "type",
    "label",
    "id",
    "yomi",
    "phonetique",
    "phonetic",
    "date",
    "owner",
    "proprietaire",
    "assistant",
    "assistante",
    "asst",
    "manager",
    "indicatif",
    "consentement",
    "consent",
    "optin",
    "optout",
    "opt",
    "verifie",
    "verified",
    "valide",
    "statut",
    "status",
    "score",
    "extension",
    "poste telephonique",
    "display",
    "latitude",
    "longitude",
    "heure",
    "count",
    "image",
    "photo",
    "compte rendu",
    "linkedin",
    "facebook",
    "twitter",
    "skype",
    "instagram",
    "createur",
    "created",
    "modified",
    "modifie",
    "cree",
    "last activity",
    "parrain",
    "referred",
    "conjoint",
    "conjointe",
    "spouse",
    "bp",
    "po",
    "file as",
    "source",
    "currency",
    "devise",
    "origine",
    "format",
    "initiales",
    "initials",
    "reports",
    "vendor",
    "last used",
    "hash",
    "opted",
    "unsubscribed",
    "bounced",
];

/// How much a phrase says: fewer marks, then more letters.
type Rank = (Reverse<usize>, usize);

/// What the name of a column says.
pub(super) fn meaning(name: &str, kind: ImportKind) -> Meaning {
    let folded = fold(&apart(name));
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    if words.is_empty() {
        return Meaning::Unknown;
    }
    let exact = |table: &[(Meaning, &[&str])]| {
        table
            .iter()
            .find(|(_, phrases)| phrases.iter().any(|phrase| bare(phrase) == folded))
            .map(|(meaning, _)| *meaning)
    };
    let tables = words::tables(kind);
    if let Some(meaning) = tables.iter().find_map(|table| exact(table)) {
        return meaning;
    }
    let mut best: Option<(Rank, Range<usize>, Meaning)> = None;
    for table in tables {
        for (meaning, phrases) in *table {
            for phrase in phrases.iter().filter(|phrase| !phrase.starts_with('=')) {
                let bare = bare(phrase);
                let rank = (Reverse(phrase.len() - bare.len()), bare.len());
                if best.as_ref().is_some_and(|(top, ..)| rank <= *top) {
                    continue;
                }
                if let Some(at) = stands(&words, bare) {
                    best = Some((rank, at, *meaning));
                }
            }
        }
    }
    let Some((_, covered, meaning)) = best else {
        return Meaning::Unknown;
    };
    let rest: Vec<&str> =
        words.iter().enumerate().filter(|(at, _)| !covered.contains(at)).map(|(_, word)| *word).collect();
    let noise = |phrase: &&str| stands(&rest, phrase).is_some();
    if kind == ImportKind::Contacts && NOISE.iter().any(&noise) {
        return Meaning::Nothing;
    }
    if kind != ImportKind::Contacts && ["type", "yomi", "owner", "devise", "currency"].iter().any(noise) {
        return Meaning::Nothing;
    }
    match meaning {
        Meaning::Field(F::Phone) if rest.iter().any(|word| FAX.contains(word)) => Meaning::Field(F::Fax),
        Meaning::Field(F::Phone) if rest.iter().any(|word| MOBILE.contains(word)) => Meaning::Field(F::PhoneMobile),
        Meaning::Field(field) => placed(field, place(&rest)),
        other => other,
    }
}

/// A phrase of the tables without its mark.
fn bare(phrase: &str) -> &str {
    phrase.trim_start_matches(['=', '~'])
}

/// Where the words of a phrase stand among others.
fn stands(words: &[&str], phrase: &str) -> Option<Range<usize>> {
    let wanted: Vec<&str> = phrase.split(' ').collect();
    words.windows(wanted.len()).position(|window| window == wanted.as_slice()).map(|at| at..at + wanted.len())
}

/// `MobilePhone` and `phone_mobile` as words.
fn apart(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 8);
    let mut before = ' ';
    for c in name.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            out.push(' ');
        }
        out.push(c);
        before = c;
    }
    out
}

fn place(words: &[&str]) -> Place {
    let any = |list: &[&str]| words.iter().any(|word| list.contains(word));
    match () {
        () if any(OTHER) => Place::Other,
        () if any(HOME) => Place::Home,
        () if any(WORK) => Place::Work,
        () => Place::Unsaid,
    }
}

/// The field of a place: "Rue (bureau)" is the street of the work.
fn placed(field: ImportField, place: Place) -> Meaning {
    use Place::{Home, Other, Unsaid, Work};
    Meaning::Field(match (field, place) {
        (F::Phone, Home) => F::PhoneHome,
        (F::Phone, Work) => F::PhoneWork,
        (F::Email, Home) => F::EmailHome,
        (F::Email, Work) => F::EmailWork,
        (F::Street | F::Address, Home) => F::HomeStreet,
        (F::Street | F::Address, Work) => F::WorkStreet,
        (F::Postcode, Home) => F::HomePostcode,
        (F::Postcode, Work) => F::WorkPostcode,
        (F::Town, Home) => F::HomeTown,
        (F::Town, Work) => F::WorkTown,
        (F::Country, Home) => F::HomeCountry,
        (F::Country, Work) => F::WorkCountry,
        // A third address has no place in a fiche.
        (F::Street | F::Address | F::Postcode | F::Town | F::Country, Other) => return Meaning::Nothing,
        (field, Unsaid | Other | Home | Work) => field,
    })
}
