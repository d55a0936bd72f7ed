//! Invented people: each fiche knows whose it is.

use std::collections::HashSet;

use super::rng::Rng;
use super::words::Words;

/// One fiche, and the truth about it.
#[derive(Debug, Clone, Default)]
pub struct Fiche {
    /// Whose it is: two fiches of one person have the same number.
    pub person: usize,
    /// What was done to it; empty for a first fiche.
    pub kind: &'static str,
    pub woman: bool,
    pub civility: Option<&'static str>,
    pub first: String,
    pub last: String,
    pub company: Option<String>,
    pub street: Option<String>,
    pub postcode: Option<String>,
    pub town: Option<String>,
    pub birth_year: Option<i64>,
    /// E.164.
    pub phones: Vec<String>,
    pub emails: Vec<String>,
}

/// Makes people out of words.
pub struct Maker<'w> {
    pub rng: Rng,
    pub words: &'w Words,
    people: usize,
    mobiles: usize,
    landlines: usize,
    start: usize,
    emails: HashSet<String>,
}

const HOSTS: [&str; 6] =
    ["orange.example", "free.example", "sfr.example", "laposte.example", "courriel.example", "mail.example"];

impl<'w> Maker<'w> {
    pub fn new(seed: u64, words: &'w Words) -> Self {
        let mut rng = Rng::new(seed);
        let start = rng.below(10_000);
        Self { rng, words, people: 0, mobiles: 0, landlines: 0, start, emails: HashSet::new() }
    }

    /// A number of somebody nobody was before.
    pub fn somebody_new(&mut self) -> usize {
        self.people += 1;
        self.people
    }

    /// A mobile that nobody had: of the range kept for fiction, in an order that looks like none.
    pub fn mobile(&mut self) -> String {
        self.mobiles += 1;
        assert!(self.mobiles <= 10_000, "no number left");
        format!("+3363998{:04}", (self.mobiles * 7919 + self.start) % 10_000)
    }

    /// A landline that nobody had, likewise.
    pub fn landline(&mut self) -> String {
        self.landlines += 1;
        assert!(self.landlines <= 50_000, "no number left");
        let n = (self.landlines * 7919 + self.start) % 50_000;
        format!("+33{}{:04}", ["19900", "26191", "35301", "46571", "53649"][n / 10_000], n % 10_000)
    }

    pub fn email(&mut self, first: &str, last: &str) -> String {
        let plain = |text: &str| crm::text::fold(text).replace(' ', "");
        let (first, last) = (plain(first), plain(last));
        let initial = &first[..1];
        let local = match self.rng.below(4) {
            0 => format!("{first}.{last}"),
            1 => format!("{initial}{last}{}", self.rng.below(99)),
            2 => format!("{last}.{first}{}", 1950 + self.rng.below(55)),
            _ => format!("{first}{}{last}", self.rng.pick(&["-", "_", ""])),
        };
        let host = self.rng.pick(&HOSTS);
        // An address is given once.
        let free = |n: usize| if n == 0 { format!("{local}@{host}") } else { format!("{local}{n}@{host}") };
        let address = (0..).map(free).find(|address| !self.emails.contains(address)).unwrap();
        self.emails.insert(address.clone());
        address
    }

    pub fn street(&mut self) -> String {
        format!("{} {}", 1 + self.rng.below(120), self.rng.pick(self.words.streets))
    }

    pub fn first_name(&mut self, woman: bool) -> String {
        self.rng.common(if woman { self.words.women } else { self.words.men }).to_owned()
    }

    pub fn live_at(&mut self, fiche: &mut Fiche) {
        let (postcode, town) = self.rng.pick(self.words.places);
        fiche.postcode = Some(postcode.to_owned());
        fiche.town = Some(town.to_owned());
        fiche.street = Some(self.street());
    }

    /// Somebody new, of whom as much is known as a house mostly knows.
    pub fn person(&mut self) -> Fiche {
        let woman = self.rng.percent(50);
        let mut fiche = Fiche {
            person: self.somebody_new(),
            woman,
            civility: self.rng.percent(70).then_some(if woman { "mme" } else { "m" }),
            first: self.first_name(woman),
            last: self.rng.common(self.words.last).to_owned(),
            birth_year: self.rng.percent(45).then(|| 1935 + i64::try_from(self.rng.below(70)).unwrap()),
            ..Fiche::default()
        };
        self.live_at(&mut fiche);
        if !self.rng.percent(80) {
            fiche.street = None;
        }
        if !self.rng.percent(95) {
            (fiche.postcode, fiche.town) = (None, None);
        }
        if self.rng.percent(25) {
            fiche.company = Some(self.rng.pick(self.words.companies).to_owned());
        }
        if self.rng.percent(85) {
            let mobile = self.mobile();
            fiche.phones.push(mobile);
        }
        if self.rng.percent(30) || fiche.phones.is_empty() {
            let landline = self.landline();
            fiche.phones.push(landline);
        }
        if self.rng.percent(75) {
            let (first, last) = (fiche.first.clone(), fiche.last.clone());
            let email = self.email(&first, &last);
            fiche.emails.push(email);
        }
        fiche
    }
}
