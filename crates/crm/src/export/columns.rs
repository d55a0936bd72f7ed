//! The columns of an exported table: French names that the import knows, and what stands under each.
//!
//! A further number has a column of its own for its place and its kind (`Mobile`, `Téléphone domicile 2`), made only
//! where somebody has one: read from left to right, the numbers of a row are in their order on the fiche.

use phone::Region;

use super::numbers::{region_of, written};
use super::person::{ExportedAddress, ExportedCompany, ExportedPerson};
use crate::import::ImportField as F;
use crate::import::{NoteCells, country_cell, dated_note, tags_cell};
use crate::segment::{Choice, DECIDES, HEADCOUNT, ORIGIN, STAGE, TEMPERATURE};

/// What stands in a cell.
type Cell = fn(&ExportedPerson) -> String;

/// Columns that every table has before the numbers.
const BEFORE: &[(&str, Option<F>, Cell)] = &[
    ("Identifiant externe", Some(F::ExternalId), |p| text(p.external_id.as_ref())),
    ("Civilité", Some(F::Civility), |p| civility(p).to_owned()),
    ("Prénom", Some(F::FirstName), |p| text(p.first_name.as_ref())),
    ("Nom", Some(F::LastName), |p| text(p.last_name.as_ref())),
    ("Sexe", Some(F::Sex), |p| text(p.sex.as_ref()).to_uppercase().replace('M', "H")),
    ("Année de naissance", Some(F::Birth), |p| p.birth_year.map(|year| year.to_string()).unwrap_or_default()),
    ("Société", Some(F::Company), |p| of(p, |company| Some(&company.name))),
    ("SIRET", Some(F::Siret), |p| of(p, |company| company.siret.as_ref())),
    ("Code NAF", Some(F::Naf), |p| of(p, |company| company.naf_code.as_ref())),
    ("Effectif", Some(F::Headcount), |p| headcount(&of(p, |company| company.headcount_band.as_ref()))),
    ("Type d’établissement", Some(F::Establishment), |p| of(p, |company| company.establishment_type.as_ref())),
    ("Site web", Some(F::Website), |p| of(p, |company| company.website.as_ref())),
    ("Fonction", Some(F::Job), |p| text(p.job.as_ref())),
    ("Décideur", Some(F::DecisionPower), |p| word(DECIDES, &text(p.decision_power.as_ref()))),
];

/// Columns that every table has after the numbers and addresses.
const AFTER: &[(&str, Option<F>, Cell)] = &[
    ("Rue", Some(F::Street), |p| main(p, |address| address.street.as_ref())),
    ("Code postal", Some(F::Postcode), |p| main(p, |address| address.postcode.as_ref())),
    ("Ville", Some(F::Town), |p| main(p, |address| address.town.as_ref())),
    ("Pays", Some(F::Country), |p| country_cell(&main(p, |address| address.country.as_ref()))),
    ("Type d’adresse", Some(F::AddressKind), |p| address_kind(&main(p, |address| address.kind.as_ref())).to_owned()),
    ("Langue", Some(F::Language), |p| text(p.language.as_ref())),
    ("Horaires", Some(F::UsualHours), |p| text(p.usual_hours.as_ref())),
    ("Carte de fidélité", Some(F::LoyaltyCard), |p| text(p.loyalty_card.as_ref())),
    ("Code PCS", Some(F::Pcs), |p| text(p.pcs_code.as_ref())),
    ("Type de client", Some(F::Label), |p| text(p.label.as_ref())),
    ("Préférences", Some(F::Preferences), |p| text(p.preferences.as_ref())),
    ("Étape", Some(F::Stage), |p| word(STAGE, p.stage.as_str())),
    ("Température", Some(F::Temperature), |p| word(TEMPERATURE, p.temperature.map_or("", |t| t.as_str()))),
    ("Étiquettes", Some(F::Tags), |p| tags_cell(&p.tags)),
    ("Ne pas appeler", Some(F::DoNotCall), |p| if p.do_not_call { "oui" } else { "" }.to_owned()),
    ("Commercial", None, |p| text(p.owner.as_ref())),
    ("Origine", None, |p| word(ORIGIN, &p.origin)),
];

/// The columns of notes, one where nobody has more than a cell holds.
const NOTES: &str = "Note";

/// A value of an address.
type Part = fn(&ExportedAddress) -> Option<&String>;

/// Columns of a further address, made where somebody has one.
const FURTHER: &[(&str, F, &str, Part)] = &[
    ("Rue (domicile)", F::HomeStreet, "home", |address| address.street.as_ref()),
    ("Code postal (domicile)", F::HomePostcode, "home", |address| address.postcode.as_ref()),
    ("Ville (domicile)", F::HomeTown, "home", |address| address.town.as_ref()),
    ("Pays (domicile)", F::HomeCountry, "home", |address| address.country.as_ref()),
    ("Rue (bureau)", F::WorkStreet, "work", |address| address.street.as_ref()),
    ("Code postal (bureau)", F::WorkPostcode, "work", |address| address.postcode.as_ref()),
    ("Ville (bureau)", F::WorkTown, "work", |address| address.town.as_ref()),
    ("Pays (bureau)", F::WorkCountry, "work", |address| address.country.as_ref()),
];

/// Name, field and usage of the columns of numbers; the last is of no particular use.
const PHONES: &[(&str, F, &str)] = &[
    ("Mobile", F::PhoneMobile, "mobile"),
    ("Téléphone bureau", F::PhoneWork, "work"),
    ("Téléphone domicile", F::PhoneHome, "home"),
    ("Standard", F::PhoneSwitchboard, "switchboard"),
    ("Fax", F::Fax, "fax"),
    ("Téléphone", F::Phone, ""),
];

/// The same for e-mail addresses.
const EMAILS: &[(&str, F, &str)] = &[
    ("Courriel bureau", F::EmailWork, "work"),
    ("Courriel domicile", F::EmailHome, "home"),
    ("Courriel", F::Email, ""),
];

/// Properties of our cards that RFC 6350 has none for: name, field, what stands there.
pub(crate) const CARD_OWN: &[(&str, F, Cell)] = &[
    ("X-DECROCHE-SIRET", F::Siret, |p| of(p, |company| company.siret.as_ref())),
    ("X-DECROCHE-NAF", F::Naf, |p| of(p, |company| company.naf_code.as_ref())),
    ("X-DECROCHE-HEADCOUNT", F::Headcount, |p| headcount(&of(p, |company| company.headcount_band.as_ref()))),
    ("X-DECROCHE-ESTABLISHMENT", F::Establishment, |p| of(p, |company| company.establishment_type.as_ref())),
    ("X-DECROCHE-DECIDES", F::DecisionPower, |p| word(DECIDES, &text(p.decision_power.as_ref()))),
    ("X-DECROCHE-HOURS", F::UsualHours, |p| text(p.usual_hours.as_ref())),
    ("X-DECROCHE-CARD", F::LoyaltyCard, |p| text(p.loyalty_card.as_ref())),
    ("X-DECROCHE-PCS", F::Pcs, |p| text(p.pcs_code.as_ref())),
    ("X-DECROCHE-LABEL", F::Label, |p| text(p.label.as_ref())),
    ("X-DECROCHE-PREFERENCES", F::Preferences, |p| text(p.preferences.as_ref())),
    ("X-DECROCHE-STAGE", F::Stage, |p| word(STAGE, p.stage.as_str())),
    ("X-DECROCHE-TEMPERATURE", F::Temperature, |p| word(TEMPERATURE, p.temperature.map_or("", |t| t.as_str()))),
    ("X-DECROCHE-DO-NOT-CALL", F::DoNotCall, |p| if p.do_not_call { "oui" } else { "" }.to_owned()),
];

/// The widest a table gets: whoever has more numbers than this has the others in one last cell.
const PLACES: usize = 20;

/// What people have several of, over all who are exported.
#[derive(Debug, Default)]
pub(crate) struct Spread {
    /// Place on the fiche and usage of each number, in order, each pair once.
    pub phones: Vec<(usize, Option<String>)>,
    /// The same for e-mail addresses.
    pub emails: Vec<(usize, Option<String>)>,
    /// Kinds of further addresses.
    pub addresses: Vec<String>,
    /// How many cells their notes take.
    pub notes: usize,
}

/// A column.
enum Column {
    Plain(Cell),
    Further(usize),
    /// Place on the fiche, and which of [`PHONES`].
    Phone(usize, usize),
    Email(usize, usize),
    /// Which of the cells that their notes take.
    Note(usize),
}

/// The columns of one table.
pub(crate) struct Layout {
    house: Region,
    columns: Vec<(String, Column)>,
}

impl Layout {
    /// Columns for people who have so much; numbers are written as in `house` where nothing says another country.
    pub(crate) fn new(house: Region, spread: &Spread) -> Self {
        let plain = |(name, _, cell): &(&str, _, Cell)| ((*name).to_owned(), Column::Plain(*cell));
        let mut columns: Vec<_> = BEFORE.iter().map(plain).collect();
        let phones = places(PHONES, &spread.phones).into_iter();
        columns.extend(phones.map(|(at, kind)| (numbered(PHONES, at, kind), Column::Phone(at, kind))));
        let emails = places(EMAILS, &spread.emails).into_iter();
        columns.extend(emails.map(|(at, kind)| (numbered(EMAILS, at, kind), Column::Email(at, kind))));
        columns.extend(AFTER.iter().take(5).map(plain));
        let further = FURTHER.iter().enumerate().filter(|(_, column)| spread.addresses.iter().any(|a| a == column.2));
        columns.extend(further.map(|(at, (name, ..))| ((*name).to_owned(), Column::Further(at))));
        let before_notes = AFTER.len() - 3;
        columns.extend(AFTER.iter().take(before_notes).skip(5).map(plain));
        let notes = spread.notes.clamp(1, PLACES);
        columns.extend((0..notes).map(|at| (several(NOTES, at), Column::Note(at))));
        columns.extend(AFTER.iter().skip(before_notes).map(plain));
        Self { house, columns }
    }

    /// Their names.
    pub(super) fn headers(&self) -> impl Iterator<Item = &str> {
        self.columns.iter().map(|(name, _)| name.as_str())
    }

    /// What stands under them of one person.
    pub(super) fn cells<'c>(&'c self, person: &'c ExportedPerson) -> impl Iterator<Item = String> + 'c {
        let region = region_of(person, self.house);
        let phones: Vec<(usize, &_)> =
            person.good_phones().map(|phone| (kind_of(PHONES, phone.usage.as_deref()), phone)).collect();
        let emails: Vec<(usize, &_)> =
            person.good_emails().map(|email| (kind_of(EMAILS, email.usage.as_deref()), email)).collect();
        self.columns.iter().map(move |(_, column)| match *column {
            Column::Plain(cell) => cell(person),
            Column::Further(at) => further(person, at),
            Column::Note(at) => notes(person, at),
            Column::Phone(at, kind) => here(&phones, at, kind)
                .map(|(_, phone)| labelled(at, phone.usage.as_deref(), written(phone, region)))
                .collect::<Vec<_>>()
                .join(" ; "),
            Column::Email(at, kind) => {
                here(&emails, at, kind).map(|(_, email)| email.address.clone()).collect::<Vec<_>>().join(" ; ")
            }
        })
    }
}

/// What stands in the column of a place and a kind: at most one, or all that are left in the last one.
fn here<T>(all: &[(usize, T)], at: usize, kind: usize) -> impl Iterator<Item = &(usize, T)> {
    let taken = if at == PLACES { usize::MAX } else { 1 };
    all.iter().skip(at).take(taken).filter(move |(of, _)| at == PLACES || *of == kind)
}

/// In the last column, where all kinds stand together, each says what it is for.
fn labelled(at: usize, usage: Option<&str>, number: String) -> String {
    let label = match usage {
        Some("work") => "bureau ",
        Some("home") => "domicile ",
        Some("switchboard") => "standard ",
        Some("fax") => "fax ",
        _ => "",
    };
    if at == PLACES { format!("{label}{number}") } else { number }
}

/// The columns there must be: by place, then by kind.
fn places(kinds: &[(&str, F, &str)], there: &[(usize, Option<String>)]) -> Vec<(usize, usize)> {
    let any = kinds.len() - 1;
    let pair = |(at, usage): &(usize, Option<String>)| {
        if *at < PLACES { (*at, kind_of(kinds, usage.as_deref())) } else { (PLACES, any) }
    };
    let mut all: Vec<_> = there.iter().map(pair).collect();
    // Who has none at all still finds where to write one.
    if all.is_empty() {
        all.push((0, any));
    }
    all.sort_unstable();
    all.dedup();
    all
}

fn kind_of(kinds: &[(&str, F, &str)], usage: Option<&str>) -> usize {
    kinds.iter().position(|(.., of)| Some(*of) == usage).unwrap_or(kinds.len() - 1)
}

fn numbered(kinds: &[(&str, F, &str)], at: usize, kind: usize) -> String {
    let name = kinds.get(kind).map_or("", |(name, ..)| *name);
    several(name, at)
}

/// The name of a column, and of those like it that follow.
fn several(name: &str, at: usize) -> String {
    if at == 0 { name.to_owned() } else { format!("{name} {}", at + 1) }
}

/// What stands in one of the cells of notes: those of its share, each under its date.
fn notes(person: &ExportedPerson, at: usize) -> String {
    let lines = |text: &str| text.bytes().filter(|&byte| byte == b'\n').count();
    let mut cells = NoteCells::default();
    let mut here = |text: &str| cells.place(text.len(), lines(text)).min(PLACES - 1) == at;
    let theirs = person.notes.iter().filter(|note| here(&note.text));
    theirs.map(|note| few_lines(dated_note(note.at, &note.text))).collect::<Vec<_>>().join("\n")
}

/// What a column of this name holds in a table of ours; outer `None`: no table of ours has it.
pub(crate) fn field_of(name: &str) -> Option<Option<F>> {
    let bare = name.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end();
    let plain = BEFORE.iter().chain(AFTER).find(|(known, ..)| *known == name).map(|(_, field, _)| *field);
    let further = || FURTHER.iter().find(|(known, ..)| *known == name).map(|(_, field, ..)| Some(*field));
    let several = || PHONES.iter().chain(EMAILS).find(|(known, ..)| *known == bare).map(|(_, field, _)| Some(*field));
    let notes = || (bare == NOTES).then_some(Some(F::Note));
    plain.or_else(further).or_else(several).or_else(notes)
}

/// The most lines of a cell: a reader takes a quote that runs much longer for one that was lost, and so does ours.
const LINES: usize = 900;

/// The text, its last lines on one when there are too many.
fn few_lines(text: String) -> String {
    match text.match_indices('\n').nth(LINES) {
        Some((at, _)) => {
            let (few, rest) = text.split_at(at);
            format!("{few}{}", rest.replace('\n', " "))
        }
        None => text,
    }
}

fn text(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}

fn of(person: &ExportedPerson, value: fn(&ExportedCompany) -> Option<&String>) -> String {
    text(person.company.as_ref().and_then(value))
}

fn main(person: &ExportedPerson, value: fn(&ExportedAddress) -> Option<&String>) -> String {
    text(person.main_address().and_then(value))
}

fn further(person: &ExportedPerson, at: usize) -> String {
    let Some((_, field, kind, value)) = FURTHER.get(at) else { return String::new() };
    let found = text(person.other_address(kind).and_then(value));
    if matches!(field, F::HomeCountry | F::WorkCountry) { country_cell(&found) } else { found }
}

/// `M.`, `Mme`, `Mx`.
pub(super) fn civility(person: &ExportedPerson) -> &str {
    match person.civility.as_deref() {
        Some("mme") => "Mme",
        Some("m") => "M.",
        Some("mx") => "Mx",
        other => other.unwrap_or_default(),
    }
}

/// `12 (20 à 49 salariés)`: the code, which the import reads, and what it means.
fn headcount(code: &str) -> String {
    let known = HEADCOUNT.iter().find(|choice| choice.code == code);
    known.map_or_else(|| code.to_owned(), |choice| format!("{code} ({})", choice.fr))
}

fn address_kind(kind: &str) -> &str {
    match kind {
        "home" => "domicile",
        "work" => "bureau",
        other => other,
    }
}

/// The French word of a code; what is none of the list, as it stands.
fn word(list: &[Choice], code: &str) -> String {
    list.iter().find(|choice| choice.code == code).map_or(code, |choice| choice.fr).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(phones: &[(usize, &str)]) -> Vec<String> {
        let phones = phones.iter().map(|(at, usage)| (*at, Some((*usage).to_owned()))).collect();
        let spread = Spread { phones, addresses: vec!["work".into()], ..Spread::default() };
        Layout::new(Region::FR, &spread).headers().map(str::to_owned).collect()
    }

    #[test]
    fn numbers_stand_in_their_order_and_each_column_is_known() {
        let names = layout(&[(1, "work"), (0, "work"), (0, "mobile"), (1, "other"), (25, "fax")]);
        let from = names.iter().position(|name| name == "Mobile").unwrap();
        assert_eq!(
            names[from..from + 5],
            ["Mobile", "Téléphone bureau", "Téléphone bureau 2", "Téléphone 2", "Téléphone 21"]
        );
        assert!(names.contains(&"Rue (bureau)".to_owned()) && !names.contains(&"Rue (domicile)".to_owned()));
        for name in names {
            assert!(field_of(&name).is_some(), "{name}");
        }
        assert_eq!(field_of("Téléphone bureau 12"), Some(Some(F::PhoneWork)));
        assert_eq!((field_of("Commercial"), field_of("Surnom")), (Some(None), None));
    }
}
