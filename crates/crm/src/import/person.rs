//! From the cells of a row to a person: names, numbers, addresses gathered, what is unusable said.

use chrono::NaiveDate;
use phone::text::{NAME_MAX, clean, clean_lines};
use phone::{Number, Region};

use super::address::{self, Address};
use super::country::country;
use super::labelled;
use super::name::{beside_first, civility, split_name};
use super::notes::{PersonNote, parted};
use super::places::{HOME, MAIN, Places, WORK};
use super::read::CELL_MAX;
use super::{ImportField, ImportReason, value};
use crate::contact::{Stage, Temperature, email, full_name};
use crate::store::sort_name;
use crate::tag::TAG_MAX;
use crate::text::fold;

/// The longest note taken from a cell, in characters.
pub(crate) const NOTE_MAX: usize = 16_000;

/// A number as it will be written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PersonPhone {
    /// As written, cleaned.
    pub raw: String,
    /// `None`: not a number; kept, never matched.
    pub e164: Option<String>,
    pub extension: Option<String>,
    pub line_type: phone::LineType,
    pub usage: Option<&'static str>,
}

impl PersonPhone {
    /// A number by which somebody is looked for.
    pub(crate) fn known(e164: &str) -> Self {
        Self {
            raw: e164.to_owned(),
            e164: Some(e164.to_owned()),
            extension: None,
            line_type: phone::LineType::Unknown,
            usage: None,
        }
    }
}

/// An address of a person.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PersonEmail {
    pub address: String,
    pub usage: Option<&'static str>,
}

/// An employer.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Employer {
    pub name: Option<String>,
    pub siret: Option<String>,
    pub naf: Option<String>,
    pub headcount: Option<&'static str>,
    pub establishment: Option<String>,
    pub website: Option<String>,
}

/// What a row says of somebody; at least a name, a company, a number or an e-mail is there.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Person {
    pub line: u32,
    pub external_id: Option<String>,
    pub civility: Option<&'static str>,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub sex: Option<&'static str>,
    pub birth_year: Option<i32>,
    pub employer: Employer,
    pub job: Option<String>,
    pub decision_power: Option<String>,
    pub phones: Vec<PersonPhone>,
    pub emails: Vec<PersonEmail>,
    pub main: Address,
    /// What the main address is: `home`, `work`.
    pub main_kind: Option<&'static str>,
    /// One of each kind at most.
    pub others: Vec<(&'static str, Address)>,
    pub language: Option<String>,
    pub usual_hours: Option<String>,
    pub loyalty_card: Option<String>,
    pub pcs: Option<String>,
    pub label: Option<String>,
    pub preferences: Option<String>,
    pub stage: Option<Stage>,
    pub temperature: Option<Temperature>,
    pub tags: Vec<String>,
    /// In the order of the file.
    pub notes: Vec<PersonNote>,
    pub do_not_call: bool,
}

impl Person {
    /// The words of the name, folded, in no order; empty: no name.
    pub(crate) fn name_key(&self) -> String {
        name_key(self.first_name.as_deref(), self.last_name.as_deref())
    }

    /// What lists sort by: the derived row of the fiche will have the same.
    pub(crate) fn sort_key(&self) -> String {
        let folded = |text: &Option<String>| text.as_deref().map(fold).unwrap_or_default();
        let number = self.phones.first().map(|phone| phone.e164.clone().unwrap_or_else(|| phone.raw.clone()));
        sort_name(
            &folded(&self.first_name),
            &folded(&self.last_name),
            &folded(&self.employer.name),
            number.as_deref().unwrap_or_default(),
        )
    }

    /// How they are called when something about them is told: their name, company or number.
    pub(crate) fn called(&self) -> String {
        full_name(self.first_name.as_deref(), self.last_name.as_deref())
            .or_else(|| self.employer.name.clone())
            .or_else(|| self.phones.first().map(|phone| phone.raw.clone()))
            .or_else(|| self.emails.first().map(|email| email.address.clone()))
            .unwrap_or_default()
    }

    pub(crate) fn is_named(&self) -> bool {
        self.first_name.is_some() || self.last_name.is_some()
    }
}

/// The words of a name, folded and sorted: "Le Gall Anne" is "Anne LE GALL".
pub(crate) fn name_key(first: Option<&str>, last: Option<&str>) -> String {
    let folded = fold(&format!("{} {}", first.unwrap_or_default(), last.unwrap_or_default()));
    let mut words: Vec<&str> = folded.split_whitespace().collect();
    words.sort_unstable();
    words.join(" ")
}

/// A value that was not taken, or not whole.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Untaken {
    /// Which column, from 0; `None`: the row.
    pub column: Option<usize>,
    pub value: String,
    pub reason: ImportReason,
}

/// A row as it was read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReadRow {
    /// `None`: nothing of the row can be taken, the last of `untaken` says why.
    pub person: Option<Person>,
    pub untaken: Vec<Untaken>,
}

/// How the cells of every row are read.
#[derive(Debug, Clone)]
pub(crate) struct Reading<'m> {
    /// One entry per column.
    pub mapping: &'m [Option<ImportField>],
    /// For each column, the one that says what stands in it ([`super::pairs`]).
    pub said_by: &'m [Option<usize>],
    /// Where numbers without country code are read when the row names no country.
    pub region: Region,
    /// Ages are counted from here.
    pub today: NaiveDate,
}

impl Reading<'_> {
    /// Reads a row.
    pub(crate) fn person(&self, line: u32, cells: &[String]) -> ReadRow {
        let mut row = Row { person: Person { line, ..Person::default() }, untaken: Vec::new(), ..Row::default() };
        for (column, (cell, field)) in cells.iter().zip(self.mapping).enumerate() {
            if let Some(field) = field
                && !clean(cell, 1).is_empty()
            {
                let said = self.said_by.get(column).copied().flatten().and_then(|at| cells.get(at));
                let said = said.map(String::as_str).filter(|said| !said.trim().is_empty());
                row.take(column, *field, cell, said, self.today);
            }
        }
        row.finish(cells, self.region)
    }
}

/// A row being read.
#[derive(Default)]
struct Row<'c> {
    person: Person,
    untaken: Vec<Untaken>,
    whole_name: Option<String>,
    is_company: bool,
    places: Places,
    countries_untold: bool,
    phones: Vec<(usize, &'c str, Option<&'static str>)>,
}

impl<'c> Row<'c> {
    fn refuse(&mut self, column: usize, cell: &str, reason: ImportReason) {
        self.untaken.push(Untaken { column: Some(column), value: clean(cell, NAME_MAX), reason });
    }

    /// The text of a cell within the limit; a longer one is cut, and said.
    fn text(&mut self, column: usize, cell: &str) -> Option<String> {
        let text = clean(cell, NAME_MAX + 1);
        if text.chars().count() > NAME_MAX {
            self.refuse(column, cell, ImportReason::TooLong);
            return Some(clean(cell, NAME_MAX));
        }
        Some(text).filter(|text| !text.is_empty())
    }

    /// `said`: what another column of the row says that this one holds.
    fn take(&mut self, column: usize, field: ImportField, cell: &'c str, said: Option<&str>, today: NaiveDate) {
        use ImportField as F;
        match field {
            F::Birth | F::Sex | F::Civility | F::Language | F::Stage | F::Temperature | F::AddressKind
                if value::unsaid(cell) => {}
            F::Phone if said.is_none() => {
                let pieces = labelled::apart(cell).flat_map(labelled::numbers);
                self.phones.extend(pieces.map(|(number, usage)| (column, number, usage)));
            }
            F::Phone => self.phone(column, cell, said, None),
            F::PhoneMobile => self.phone(column, cell, said, Some("mobile")),
            F::PhoneWork => self.phone(column, cell, said, Some("work")),
            F::PhoneHome => self.phone(column, cell, said, Some("home")),
            F::PhoneSwitchboard => self.phone(column, cell, said, Some("switchboard")),
            F::Fax => self.phone(column, cell, said, Some("fax")),
            F::Email => self.email(column, cell, said, None),
            F::EmailWork => self.email(column, cell, said, Some("work")),
            F::EmailHome => self.email(column, cell, said, Some("home")),
            F::IsCompany => match value::yes(cell) {
                Some(yes) => self.is_company |= yes,
                None => self.refuse(column, cell, ImportReason::UnknownValue),
            },
            F::Note => self.notes(column, cell),
            F::Tags => self.tags(cell),
            F::DoNotCall => match value::yes(cell) {
                Some(yes) => self.person.do_not_call |= yes,
                None => self.refuse(column, cell, ImportReason::UnknownValue),
            },
            F::Address => {
                let found = address::whole(&clean_lines(cell, NAME_MAX * 2));
                if self.places.at(MAIN).is_empty() {
                    self.places.at(MAIN).address = found;
                }
            }
            F::Street => self.street(MAIN, column, cell, said),
            F::HomeStreet => self.street(HOME, column, cell, said),
            F::WorkStreet => self.street(WORK, column, cell, said),
            F::Country => self.country(MAIN, column, cell),
            F::HomeCountry => self.country(HOME, column, cell),
            F::WorkCountry => self.country(WORK, column, cell),
            F::Birth => match value::birth_year(cell, today) {
                Some(year) => self.person.birth_year = self.person.birth_year.or(Some(year)),
                None => self.refuse(column, cell, ImportReason::BadDate),
            },
            F::Civility => match civility(cell.trim()) {
                Some(known) => self.person.civility = self.person.civility.or(Some(known)),
                None => self.refuse(column, cell, ImportReason::UnknownValue),
            },
            F::Sex => match value::sex(cell) {
                Some(sex) => self.person.sex = self.person.sex.or(Some(sex)),
                None => self.refuse(column, cell, ImportReason::UnknownValue),
            },
            F::Language => match value::language(cell) {
                Some(language) => keep(&mut self.person.language, language),
                None => self.refuse(column, cell, ImportReason::UnknownValue),
            },
            F::Stage => match value::stage(cell) {
                Some(stage) => self.person.stage = self.person.stage.or(Some(stage)),
                None => self.refuse(column, cell, ImportReason::UnknownValue),
            },
            F::Temperature => match value::temperature(cell) {
                Some(known) => self.person.temperature = self.person.temperature.or(Some(known)),
                None => self.refuse(column, cell, ImportReason::UnknownValue),
            },
            F::AddressKind => match value::address_kind(cell) {
                Some(kind) => {
                    self.places.at(MAIN).said.get_or_insert(Some(kind));
                }
                None => self.refuse(column, cell, ImportReason::UnknownValue),
            },
            F::DecisionPower if value::decides(cell).is_some() => {
                value::decides(cell)
                    .into_iter()
                    .for_each(|code| keep(&mut self.person.decision_power, code.to_owned()));
            }
            F::Siret => match value::siret(cell) {
                Some(siret) => keep(&mut self.person.employer.siret, siret),
                None => self.refuse(column, cell, ImportReason::BadSiret),
            },
            F::Naf => match value::naf(cell) {
                Some(naf) => keep(&mut self.person.employer.naf, naf),
                None => self.refuse(column, cell, ImportReason::UnknownValue),
            },
            F::Headcount => match value::headcount(cell) {
                Some(band) => self.person.employer.headcount = self.person.employer.headcount.or(Some(band)),
                None => self.refuse(column, cell, ImportReason::UnknownValue),
            },
            _ => self.line(column, field, cell),
        }
    }

    /// What is kept as one line of text.
    fn line(&mut self, column: usize, field: ImportField, cell: &str) {
        use ImportField as F;
        let Some(text) = self.text(column, cell) else {
            return;
        };
        let person = &mut self.person;
        let place = match field {
            F::ExternalId => &mut person.external_id,
            F::Name => &mut self.whole_name,
            F::FirstName => &mut person.first_name,
            F::LastName => &mut person.last_name,
            F::Company => &mut person.employer.name,
            F::Establishment => &mut person.employer.establishment,
            F::Website => &mut person.employer.website,
            F::Job => &mut person.job,
            F::DecisionPower => &mut person.decision_power,
            F::UsualHours => &mut person.usual_hours,
            F::LoyaltyCard => &mut person.loyalty_card,
            F::Pcs => &mut person.pcs,
            F::Label => &mut person.label,
            F::Preferences => &mut person.preferences,
            F::Postcode => &mut self.places.at(MAIN).address.postcode,
            F::Town => &mut self.places.at(MAIN).address.town,
            F::HomePostcode => &mut self.places.at(HOME).address.postcode,
            F::HomeTown => &mut self.places.at(HOME).address.town,
            F::WorkPostcode => &mut self.places.at(WORK).address.postcode,
            F::WorkTown => &mut self.places.at(WORK).address.town,
            // What belongs to purchases, calls and tickets says nothing of a person.
            _ => return,
        };
        keep(place, text);
    }

    fn street(&mut self, which: usize, column: usize, cell: &str, said: Option<&str>) {
        if let Some(said) = said {
            self.places.at(which).said = Some(labelled::place(said));
        }
        let lines = clean_lines(cell, NAME_MAX * 2);
        let joined = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(", ");
        if let Some(text) = self.text(column, &joined) {
            self.places.at(which).lines.push(text);
        }
    }

    fn country(&mut self, which: usize, column: usize, cell: &str) {
        match country(cell) {
            Some(code) => {
                self.places.at(which).address.country.get_or_insert(code);
            }
            None => {
                self.countries_untold = true;
                self.refuse(column, cell, ImportReason::UnknownCountry);
            }
        }
    }

    /// One number, or several that the program parts itself; what the row says of them counts before their column.
    fn phone(&mut self, column: usize, cell: &'c str, said: Option<&str>, usage: Option<&'static str>) {
        let usage = said.map_or(usage, labelled::number);
        self.phones.extend(labelled::apart(cell).map(|number| (column, number, usage)));
    }

    /// One address, or several parted as in a mail program.
    fn email(&mut self, column: usize, cell: &str, said: Option<&str>, usage: Option<&'static str>) {
        let usage = said.map_or(usage, labelled::place);
        let parts = labelled::apart(cell).flat_map(|part| part.split([',', ';', '\n']));
        for written in parts.filter(|part| !part.trim().is_empty()) {
            // "Anne Le Gall <anne@ker.example>", "E-mail: anne@ker.example".
            let (before, bare) = written
                .rsplit_once('<')
                .map_or(("", written), |(before, rest)| (before, rest.trim_end().trim_end_matches('>')));
            let usage = usage.or_else(|| labelled::place(before));
            match email(bare) {
                Ok(address) => {
                    let known = |has: &PersonEmail| has.address.to_lowercase() == address.to_lowercase();
                    if !self.person.emails.iter().any(known) {
                        self.person.emails.push(PersonEmail { address, usage });
                    }
                }
                Err(_) => self.refuse(column, written, ImportReason::BadEmail),
            }
        }
    }

    fn tags(&mut self, cell: &str) {
        for written in labelled::tags(cell) {
            let tag = clean(&written, TAG_MAX);
            if !tag.is_empty() && !self.person.tags.contains(&tag) {
                self.person.tags.push(tag);
            }
        }
    }

    fn finish(mut self, cells: &[String], region: Region) -> ReadRow {
        if self.is_company && self.person.employer.name.is_none() {
            self.person.employer.name = self.whole_name.take().or_else(|| {
                full_name(self.person.first_name.take().as_deref(), self.person.last_name.take().as_deref())
            });
        }
        if let Some(whole) = self.whole_name.take() {
            let split = match (&self.person.first_name, &self.person.last_name) {
                (Some(first), None) => beside_first(&whole, first),
                _ => split_name(&whole),
            };
            let person = &mut self.person;
            person.civility = person.civility.or(split.civility);
            person.first_name = person.first_name.take().or(split.first);
            person.last_name = person.last_name.take().or(split.last);
        }
        self.place(region);
        self.numbers(region);
        self.untaken.sort_by_key(|untaken| untaken.column);
        let person = &self.person;
        let reached = person.phones.iter().any(|phone| phone.e164.is_some()) || !person.emails.is_empty();
        if person.is_named() || person.employer.name.is_some() || reached {
            return ReadRow { person: Some(self.person), untaken: self.untaken };
        }
        // Nobody: a number that is none or a bad address says why, else the row says nothing at all.
        let told = |found: &Untaken| matches!(found.reason, ImportReason::NotANumber | ImportReason::BadEmail);
        if !self.untaken.iter().any(told) {
            let value = clean(cells.join(" ").trim(), NAME_MAX);
            self.untaken.push(Untaken { column: None, value, reason: ImportReason::Empty });
        }
        ReadRow { person: None, untaken: self.untaken }
    }

    /// One address is the main one, one of each other kind is kept beside it; a further one is not lost all the same.
    fn place(&mut self, region: Region) {
        let (main, others, rest) = std::mem::take(&mut self.places).settled(region);
        (self.person.main_kind, self.person.main) = main;
        self.person.others = others;
        for address in rest {
            self.note(&address.line());
        }
    }

    /// One note, or several under their dates; a longer one than any is cut, and said.
    fn notes(&mut self, column: usize, cell: &str) {
        for PersonNote { at, text } in parted(&clean_lines(cell, CELL_MAX)) {
            let kept = clean_lines(&text, NOTE_MAX);
            if kept.len() < text.trim_end().len() {
                self.refuse(column, &text, ImportReason::TooLong);
            }
            match at {
                Some(_) => self.person.notes.push(PersonNote { at, text: kept }),
                None => self.note(&kept),
            }
        }
    }

    /// Beside what has no date.
    fn note(&mut self, text: &str) {
        match self.person.notes.iter_mut().find(|note| note.at.is_none()) {
            Some(note) => note.text.extend(["\n", text]),
            None => self.person.notes.push(PersonNote { at: None, text: text.to_owned() }),
        }
    }

    /// Numbers last: the country of the row says how they are read. Of a country nobody knows, only what says its own
    /// country code is a number.
    fn numbers(&mut self, region: Region) {
        let country =
            self.person.main.country.or_else(|| self.person.others.iter().find_map(|(_, other)| other.country));
        let region = country.map_or(Some(region), |code| code.parse().ok()).filter(|_| !self.countries_untold);
        for (column, cell, usage) in std::mem::take(&mut self.phones) {
            let number = Number::parse(cell, region.unwrap_or_default());
            let foreign =
                region.is_none() && !cell.trim_start().starts_with(['+', '\'']) && !cell.trim_start().starts_with("00");
            if foreign || number.e164.is_none() {
                self.refuse(column, cell, ImportReason::NotANumber);
                self.add(PersonPhone {
                    raw: clean(cell, NAME_MAX),
                    e164: None,
                    extension: None,
                    line_type: phone::LineType::Unknown,
                    usage,
                });
                continue;
            }
            let mobile = |found: &Number| (found.line_type == phone::LineType::Mobile).then_some("mobile");
            let others = number.others.clone();
            self.add(PersonPhone {
                raw: clean(cell, NAME_MAX),
                usage: usage.or(mobile(&number)),
                e164: number.e164,
                extension: number.extension,
                line_type: number.line_type,
            });
            for other in others {
                let other = Number::parse(&other, region.unwrap_or_default());
                self.add(PersonPhone {
                    raw: other.national.clone().unwrap_or_else(|| other.input.clone()),
                    usage: usage.or(mobile(&other)),
                    e164: other.e164,
                    extension: other.extension,
                    line_type: other.line_type,
                });
            }
        }
    }

    fn add(&mut self, phone: PersonPhone) {
        let same = |has: &PersonPhone| match (&has.e164, &phone.e164) {
            (Some(has), Some(new)) => has == new,
            _ => has.raw == phone.raw,
        };
        match self.person.phones.iter_mut().find(|has| same(has)) {
            // The same number in a second column tells what it is for.
            Some(has) => has.usage = has.usage.or(phone.usage),
            None => self.person.phones.push(phone),
        }
    }
}

fn keep(place: &mut Option<String>, text: String) {
    if place.is_none() {
        *place = Some(text);
    }
}
