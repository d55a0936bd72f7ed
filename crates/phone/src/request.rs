//! What somebody asked through a web site, in one shape for every inlet: to be called back, about what, when.
//!
//! Invariants: every text is cleaned ([`crate::text`]) and capped; nothing is understood yet: the number, the address
//! and the moment stay as they were written. A list of names in French and in English says what each field is.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::parse::fold;
use crate::text::{NAME_MAX, clean, clean_lines};

/// The longest message, in characters.
pub const MESSAGE_MAX: usize = 4_000;

/// The longest e-mail address, in characters (RFC 5321).
const EMAIL_MAX: usize = 254;

/// The longest address of a page, in characters.
const PAGE_MAX: usize = 500;

/// What a field of a form, or a column of a file, holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestField {
    /// The site's own number of the request.
    Id,
    /// First and last name in one field; the last name, beside a first name.
    Name,
    /// First name.
    FirstName,
    /// Last name.
    LastName,
    /// Employer.
    Company,
    /// Telephone number.
    Phone,
    /// E-mail address.
    Email,
    /// In one line, what about.
    Subject,
    /// In several.
    Message,
    /// When to call back.
    When,
    /// The page it was sent from.
    Page,
    /// What was ticked about being contacted.
    Consent,
    /// The words beside that box.
    ConsentText,
    /// Postcode.
    Postcode,
    /// Town.
    Town,
    /// When it was sent.
    Asked,
}

/// Names of fields, without accents, case, spaces and signs; `your` and `votre` before them are left out.
const NAMES: &[(RequestField, &[&str])] = &[
    (
        RequestField::Id,
        &["id", "uid", "uuid", "requestid", "submissionid", "entryid", "reference", "ref", "numerodemande"],
    ),
    (
        RequestField::Name,
        &["name", "nom", "fullname", "nomcomplet", "nomprenom", "prenomnom", "nometprenom", "prenometnom", "contact"],
    ),
    (RequestField::FirstName, &["prenom", "firstname", "givenname", "fname"]),
    (RequestField::LastName, &["nomdefamille", "lastname", "surname", "familyname", "lname"]),
    (
        RequestField::Company,
        &["societe", "entreprise", "company", "companyname", "organisation", "organization", "raisonsociale"],
    ),
    (
        RequestField::Phone,
        &[
            "telephone",
            "phone",
            "tel",
            "mobile",
            "portable",
            "gsm",
            "numero",
            "phonenumber",
            "telephonenumber",
            "numerodetelephone",
            "telephonemobile",
            "mobilephone",
            "numtel",
        ],
    ),
    (RequestField::Email, &["email", "mail", "courriel", "mel", "emailaddress", "adressemail", "adresseemail"]),
    (RequestField::Subject, &["objet", "subject", "sujet", "motif", "topic"]),
    (
        RequestField::Message,
        &[
            "message",
            "commentaire",
            "commentaires",
            "comment",
            "comments",
            "demande",
            "question",
            "texte",
            "precisions",
        ],
    ),
    (
        RequestField::When,
        &[
            "quand",
            "when",
            "callbackat",
            "callback",
            "rappel",
            "rappelerle",
            "daterappel",
            "datederappel",
            "creneau",
            "heurerappel",
            "preferredtime",
            "horaire",
            "disponibilite",
        ],
    ),
    (RequestField::Page, &["page", "source", "url", "pageurl", "origine", "referer", "referrer", "landingpage"]),
    (RequestField::Consent, &["consent", "consentement", "accord", "rgpd", "gdpr", "optin", "acceptation", "jaccepte"]),
    (RequestField::ConsentText, &["consenttext", "textedaccord", "texteaccord", "texteconsentement", "consentlabel"]),
    (RequestField::Postcode, &["codepostal", "cp", "postcode", "postalcode", "zip", "zipcode"]),
    (RequestField::Town, &["ville", "commune", "town", "city", "localite"]),
    (
        RequestField::Asked,
        &[
            "askedat",
            "sentat",
            "submittedat",
            "submissiondate",
            "datedemande",
            "datededemande",
            "datedenvoi",
            "horodatage",
            "timestamp",
        ],
    ),
];

impl RequestField {
    /// What a field of that name holds; `None`: nothing that is kept.
    ///
    /// ```
    /// use phone::RequestField;
    /// assert_eq!(RequestField::named("Numéro de téléphone"), Some(RequestField::Phone));
    /// assert_eq!(RequestField::named("your-email"), Some(RequestField::Email));
    /// assert_eq!(RequestField::named("mot de passe"), None);
    /// ```
    pub fn named(name: &str) -> Option<Self> {
        let bare: String = fold(&clean(name, NAME_MAX)).chars().filter(char::is_ascii_alphanumeric).collect();
        let known = |name: &str| NAMES.iter().find(|(_, names)| names.contains(&name)).map(|(field, _)| *field);
        known(&bare).or_else(|| ["your", "votre"].iter().find_map(|before| known(bare.strip_prefix(before)?)))
    }

    /// The longest text kept of it, in characters.
    fn max(self) -> usize {
        match self {
            Self::Message | Self::ConsentText => MESSAGE_MAX,
            Self::Email => EMAIL_MAX,
            Self::Page => PAGE_MAX,
            _ => NAME_MAX,
        }
    }
}

/// Why fields are no request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RequestError {
    /// Neither a number nor an e-mail address: nobody can be answered.
    #[error("neither a telephone number nor an e-mail address")]
    NoWayBack,
}

impl RequestError {
    /// The stable code of this error.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoWayBack => "no_way_back",
        }
    }
}

/// A request of somebody who wants to be called back. A text that was left out, or left empty, is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WebRequest {
    /// By which inlet: `form`, `file`. Short, ASCII, stable.
    pub source: String,
    /// The site's own number of the request.
    pub external_id: Option<String>,
    /// First and last name as written in one field.
    pub name: Option<String>,
    /// First name.
    pub first_name: Option<String>,
    /// Last name.
    pub last_name: Option<String>,
    /// Employer.
    pub company: Option<String>,
    /// Number as written.
    pub phone: Option<String>,
    /// E-mail address as written.
    pub email: Option<String>,
    /// In one line, what about.
    pub subject: Option<String>,
    /// What they wrote, of several lines.
    pub message: Option<String>,
    /// When they wish to be called, as written.
    pub when: Option<String>,
    /// The page it was sent from.
    pub page: Option<String>,
    /// What was ticked about being contacted, as sent (`on`, `oui`, `1`…).
    pub consent: Option<String>,
    /// The words beside that box.
    pub consent_text: Option<String>,
    /// Postcode.
    pub postcode: Option<String>,
    /// Town.
    pub town: Option<String>,
    /// When it was sent, as written by the site.
    pub asked: Option<String>,
    /// When it came, by the receiver's clock.
    pub at: DateTime<Utc>,
    /// As received, for the telephone journal (secrets removed).
    pub raw: String,
}

impl WebRequest {
    /// Makes a request of named fields; those of unknown names are left out, of several of one kind the first that
    /// says something counts.
    ///
    /// # Errors
    /// [`RequestError::NoWayBack`].
    pub fn from_fields<'f>(
        source: &str,
        fields: impl IntoIterator<Item = (&'f str, &'f str)>,
        at: DateTime<Utc>,
        raw: String,
    ) -> Result<Self, RequestError> {
        let mut request = Self::empty(source, at, raw);
        for (name, value) in fields {
            if let Some(field) = RequestField::named(name) {
                request.fill(field, value);
            }
        }
        // "Nom" beside "Prénom" is the last name.
        if request.first_name.is_some() && request.last_name.is_none() {
            request.last_name = request.name.take();
        }
        if request.phone.is_none() && request.email.is_none() {
            return Err(RequestError::NoWayBack);
        }
        Ok(request)
    }

    fn empty(source: &str, at: DateTime<Utc>, raw: String) -> Self {
        Self {
            source: source.to_owned(),
            external_id: None,
            name: None,
            first_name: None,
            last_name: None,
            company: None,
            phone: None,
            email: None,
            subject: None,
            message: None,
            when: None,
            page: None,
            consent: None,
            consent_text: None,
            postcode: None,
            town: None,
            asked: None,
            at,
            raw,
        }
    }

    fn fill(&mut self, field: RequestField, value: &str) {
        let text = match field {
            RequestField::Message | RequestField::ConsentText => clean_lines(value, field.max()).trim().to_owned(),
            _ => clean(value, field.max()),
        };
        let place = match field {
            RequestField::Id => &mut self.external_id,
            RequestField::Name => &mut self.name,
            RequestField::FirstName => &mut self.first_name,
            RequestField::LastName => &mut self.last_name,
            RequestField::Company => &mut self.company,
            RequestField::Phone => &mut self.phone,
            RequestField::Email => &mut self.email,
            RequestField::Subject => &mut self.subject,
            RequestField::Message => &mut self.message,
            RequestField::When => &mut self.when,
            RequestField::Page => &mut self.page,
            RequestField::Consent => &mut self.consent,
            RequestField::ConsentText => &mut self.consent_text,
            RequestField::Postcode => &mut self.postcode,
            RequestField::Town => &mut self.town,
            RequestField::Asked => &mut self.asked,
        };
        if place.is_none() && !text.is_empty() {
            *place = Some(text);
        }
    }
}
