//! People who look alike and are two: families, homonyms, colleagues, boxes filled with anything.

use super::people::{Fiche, Maker};

/// Every kind, by its word in the table.
pub const KINDS: &[&str] = &[
    "couple",
    "couple, one e-mail",
    "brothers and sisters",
    "twins",
    "father and son",
    "homonym elsewhere",
    "homonym in town",
    "homonym, born otherwise",
    "colleagues",
    "colleagues, one first name",
    "number given again",
    "neighbours, near names",
    "agencies",
    "filled with anything",
    "children on one mobile",
];

/// People of that kind: each is somebody else.
pub fn lookalikes(maker: &mut Maker<'_>, kind: &'static str) -> Vec<Fiche> {
    let one = Fiche { kind, ..maker.person() };
    let mut other = Fiche { kind, person: maker.somebody_new(), ..one.clone() };
    match kind {
        "couple" | "couple, one e-mail" => {
            let line = maker.landline();
            let mut one = home(maker, one, &line);
            other = family(maker, &one, !one.woman);
            if kind == "couple, one e-mail" {
                one.emails = vec![format!(
                    "famille.{}{}@mail.example",
                    crm::text::fold(&one.last).replace(' ', ""),
                    maker.rng.below(999)
                )];
                other.emails = one.emails.clone();
            }
            vec![one, other]
        }
        "brothers and sisters" | "twins" | "children on one mobile" => {
            let line = if kind == "children on one mobile" { maker.mobile() } else { maker.landline() };
            let mut one = home(maker, one, &line);
            one.emails.clear();
            let woman = maker.rng.percent(50);
            other = family(maker, &one, woman);
            other.emails.clear();
            if kind == "twins" {
                one.birth_year = Some(1998);
                other.birth_year = Some(1998);
            }
            vec![one, other]
        }
        "father and son" => {
            let line = maker.landline();
            let mut one = home(maker, one, &line);
            one.birth_year = Some(1940 + i64::try_from(maker.rng.below(25)).unwrap());
            other = Fiche {
                person: other.person,
                birth_year: one.birth_year.map(|year| year + 22 + i64::try_from(maker.rng.below(14)).unwrap()),
                ..one.clone()
            };
            if maker.rng.percent(50) {
                let mobile = maker.mobile();
                other.phones.push(mobile);
            }
            other.emails.clear();
            vec![one, other]
        }
        "homonym elsewhere" | "homonym in town" | "homonym, born otherwise" => {
            let (first, last) = (one.first.clone(), one.last.clone());
            other.phones = vec![maker.mobile()];
            other.emails = vec![maker.email(&first, &last)];
            // Of one name in one small house, one would be one.
            other.company = None;
            match kind {
                "homonym elsewhere" => {
                    maker.live_at(&mut other);
                    other.birth_year = None;
                }
                "homonym in town" => {
                    other.street = Some(maker.street());
                    other.birth_year = None;
                }
                _ => {
                    other.street = Some(maker.street());
                    other.birth_year = Some(one.birth_year.unwrap_or(1970) - 7);
                }
            }
            let mut one = one;
            if one.phones.is_empty() {
                one.phones = vec![maker.mobile()];
            }
            one.birth_year = one.birth_year.or(Some(1970));
            vec![one, other]
        }
        "colleagues" | "colleagues, one first name" => {
            let (switchboard, company) =
                (maker.landline(), one.company.clone().unwrap_or_else(|| "Atelier du Centre".to_owned()));
            let shared = format!("contact@{}.example", crm::text::fold(&company).replace(' ', "-"));
            let desk = Fiche { company: Some(company), phones: vec![switchboard], emails: vec![shared], ..one.clone() };
            (0..4 + maker.rng.below(4))
                .map(|_| {
                    let woman = if kind == "colleagues" { maker.rng.percent(50) } else { one.woman };
                    let first = if kind == "colleagues" { maker.first_name(woman) } else { one.first.clone() };
                    let last = maker.rng.pick(maker.words.last).to_owned();
                    Fiche {
                        person: maker.somebody_new(),
                        woman,
                        civility: None,
                        first,
                        last,
                        birth_year: None,
                        ..desk.clone()
                    }
                })
                .fold(Vec::new(), |mut people: Vec<Fiche>, fiche| {
                    // Two of one name at one desk would be one person.
                    if people.iter().all(|known| (&known.first, &known.last) != (&fiche.first, &fiche.last)) {
                        people.push(fiche);
                    }
                    people
                })
        }
        "number given again" => {
            let line = maker.mobile();
            let mut one = one;
            one.phones = vec![line.clone()];
            let mut other = maker.person();
            other.kind = kind;
            while other.last == one.last || other.first == one.first {
                other.last = maker.rng.pick(maker.words.last).to_owned();
                other.first = maker.first_name(other.woman);
            }
            other.phones = vec![line];
            vec![one, other]
        }
        "neighbours, near names" => {
            let mut one = one;
            one.last = "Marin".to_owned();
            one.phones = vec![maker.mobile()];
            let mut other = Fiche {
                person: other.person,
                last: "Martin".to_owned(),
                emails: Vec::new(),
                birth_year: None,
                ..one.clone()
            };
            other.phones = vec![maker.mobile()];
            other.street = Some(maker.street());
            vec![one, other]
        }
        "agencies" => {
            let company = format!("{} {}", maker.rng.pick(maker.words.companies), maker.rng.below(9999));
            (0..2)
                .map(|_| {
                    let mut desk = Fiche {
                        person: maker.somebody_new(),
                        kind,
                        company: Some(company.clone()),
                        phones: vec![maker.landline()],
                        ..Fiche::default()
                    };
                    maker.live_at(&mut desk);
                    desk
                })
                .collect()
        }
        "filled with anything" => {
            let mut one = one;
            one.phones = vec![format!("+336{}", "0".repeat(8))];
            one.emails = vec!["a@a.fr".to_owned()];
            (one.first, one.last) = maker
                .rng
                .pick(&[("Test", "Test"), ("", "Inconnu"), ("Xxx", "Xxx"), ("Client", "Inconnu")])
                .into_strings();
            other = Fiche { person: other.person, ..one.clone() };
            maker.live_at(&mut other);
            vec![one, other]
        }
        unknown => panic!("{unknown}: no such kind"),
    }
}

trait IntoStrings {
    fn into_strings(self) -> (String, String);
}

impl IntoStrings for (&str, &str) {
    fn into_strings(self) -> (String, String) {
        (self.0.to_owned(), self.1.to_owned())
    }
}

/// At home, with one line for all.
fn home(maker: &mut Maker<'_>, mut one: Fiche, line: &str) -> Fiche {
    maker.live_at(&mut one);
    one.phones = vec![line.to_owned()];
    one.company = None;
    one.civility = Some(if one.woman { "mme" } else { "m" });
    one
}

/// Another one of the house.
fn family(maker: &mut Maker<'_>, one: &Fiche, woman: bool) -> Fiche {
    let mut first = maker.first_name(woman);
    while first == one.first {
        first = maker.first_name(woman);
    }
    let civility = maker.rng.percent(70).then_some(if woman { "mme" } else { "m" });
    let emails = if maker.rng.percent(50) { vec![maker.email(&first, &one.last)] } else { Vec::new() };
    Fiche {
        person: maker.somebody_new(),
        woman,
        civility,
        first,
        emails,
        birth_year: one.birth_year.map(|year| year + 2),
        ..one.clone()
    }
}
