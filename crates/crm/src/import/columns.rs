//! What a column holds, from its name in French or English, else from what is in it.

use phone::{Kind, Number, Region};

use super::ImportField;
use crate::contact::email;
use crate::text::fold;

/// Words of a column's name that say what it holds; the first list that has one decides.
const WORDS: &[(ImportField, &[&str])] = &[
    (ImportField::Email, &["email", "emails", "mail", "mails", "courriel", "mel", "adresse electronique"]),
    (
        ImportField::Phone,
        &[
            "telephone",
            "telephones",
            "tel",
            "phone",
            "phones",
            "telephonique",
            "mobile",
            "portable",
            "gsm",
            "fixe",
            "cell",
            "cellphone",
            "landline",
            "ligne directe",
            "standard",
        ],
    ),
    (
        ImportField::Company,
        &[
            "societe",
            "entreprise",
            "company",
            "organisation",
            "organization",
            "organisme",
            "employeur",
            "employer",
            "etablissement",
            "raison sociale",
            "denomination",
            "account",
            "business name",
            "firme",
        ],
    ),
];

/// Words that say that a column is about something else, whatever else its name says.
const OTHER: &[&str] = &[
    "fax",
    "telecopie",
    "type",
    "date",
    "id",
    "identifiant",
    "code",
    "consentement",
    "consent",
    "opt",
    "statut",
    "status",
    "heure",
    "indicatif",
    "country",
    "pays",
    "url",
    "site",
    "siret",
    "siren",
    "naf",
];

const FIRST: &[&str] = &["prenom", "prenoms", "firstname", "first name", "given name", "forename"];
const LAST: &[&str] = &[
    "nom de famille",
    "lastname",
    "last name",
    "surname",
    "family name",
    "nom d usage",
    "nom usuel",
    "nom patronymique",
    "nom de naissance",
];
/// The whole cell's name, when nothing above fits.
const WHOLE: &[&str] = &[
    "name",
    "nom complet",
    "full name",
    "fullname",
    "display name",
    "contact",
    "contacts",
    "client",
    "interlocuteur",
    "titulaire",
    "abonne",
    "nom du contact",
    "nom du client",
    "contact name",
    "customer",
    "customer name",
    "personne",
    "nom affiche",
    "identite",
];

/// What one column's name says; `plain` for the ambiguous "nom".
fn named(name: &str) -> Option<ImportField> {
    let folded = fold(name);
    let spaced = format!(" {folded} ");
    let has = |word: &str| spaced.contains(&format!(" {word} "));
    if OTHER.iter().any(|word| has(word)) {
        return None;
    }
    if let Some((field, _)) = WORDS.iter().find(|(_, words)| words.iter().any(|word| has(word))) {
        return Some(*field);
    }
    let (first, last) = (FIRST.iter().any(|word| has(word)), LAST.iter().any(|word| has(word)));
    match (first, last || has("nom")) {
        (true, true) => Some(ImportField::Name),
        (true, false) => Some(ImportField::FirstName),
        _ if last || folded == "nom" => Some(ImportField::LastName),
        _ => WHOLE.contains(&folded.as_str()).then_some(ImportField::Name),
    }
}

/// Whether the first row names the columns rather than being one more person.
pub(super) fn is_header(top: &[String], rest: &[Vec<String>]) -> bool {
    // "Tél 2" is a name, "0639980012" is not.
    let data = |cell: &String| cell.contains('@') || cell.bytes().filter(u8::is_ascii_digit).count() > 4;
    if top.iter().any(data) {
        return false;
    }
    top.iter().any(|cell| named(cell).is_some() || number_of_something(cell))
        || rest.iter().flatten().any(data) && top.iter().all(|cell| !cell.is_empty())
}

/// "Numéro", "N°": of a telephone or of a file, only the cells tell.
fn number_of_something(name: &str) -> bool {
    ["numero", "number", "num", "n", "no"].contains(&fold(name).as_str())
}

/// What the cells of a column are, when most of those filled agree.
fn by_content(sample: &[Vec<String>], column: usize) -> Option<ImportField> {
    let filled: Vec<&str> =
        sample.iter().filter_map(|row| row.get(column)).map(String::as_str).filter(|cell| !cell.is_empty()).collect();
    let most = |is: &dyn Fn(&str) -> bool| {
        !filled.is_empty() && filled.iter().filter(|cell| is(cell)).count() * 10 >= filled.len() * 6
    };
    if most(&|cell| email(cell).is_ok()) {
        Some(ImportField::Email)
    } else if most(&|cell| Number::parse(cell, Region::FR).kind == Kind::Number) {
        Some(ImportField::Phone)
    } else {
        None
    }
}

/// A proposal for every column.
pub(super) fn guess(columns: &[String], has_header: bool, sample: &[Vec<String>]) -> Vec<Option<ImportField>> {
    let mut mapping: Vec<Option<ImportField>> = columns
        .iter()
        .enumerate()
        .map(|(column, name)| match named(name).filter(|_| has_header) {
            Some(field) => Some(field),
            None if !has_header || number_of_something(name) => by_content(sample, column),
            None => None,
        })
        .collect();
    let count = |mapping: &[Option<ImportField>], field| mapping.iter().filter(|m| **m == Some(field)).count();
    // "Nom" beside "Prénom" is the last name; alone, it is the whole name.
    if count(&mapping, ImportField::FirstName) == 0 {
        for (field, name) in mapping.iter_mut().zip(columns) {
            if *field == Some(ImportField::LastName) && fold(name) == "nom" {
                *field = Some(ImportField::Name);
            }
        }
    }
    if count(&mapping, ImportField::Name) + count(&mapping, ImportField::LastName) == 0 && !has_header {
        let words = |column: usize| {
            sample.iter().filter_map(|row| row.get(column)).any(|cell| cell.chars().any(char::is_alphabetic))
        };
        if let Some(free) = (0..mapping.len()).find(|&column| mapping.get(column) == Some(&None) && words(column))
            && let Some(field) = mapping.get_mut(free)
        {
            *field = Some(ImportField::Name);
        }
    }
    // One name, one company: the first.
    let mut seen = Vec::new();
    for field in &mut mapping {
        match *field {
            Some(ImportField::Phone | ImportField::Email) | None => {}
            Some(one) if seen.contains(&one) => *field = None,
            Some(one) => seen.push(one),
        }
    }
    mapping
}
