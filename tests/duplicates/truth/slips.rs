//! What happens to a person's second fiche: each kind of error, one by one and together.

use super::people::{Fiche, Maker};
use super::rng::Rng;

/// Every kind, by its word in the table.
pub const KINDS: &[&str] = &[
    "as typed",
    "letter replaced",
    "letter put",
    "letter left out",
    "letters exchanged",
    "other spelling",
    "moved",
    "names exchanged",
    "short first name",
    "initial",
    "married name",
    "double name",
    "other number",
    "other e-mail",
    "number typed wrong",
    "e-mail typed wrong",
    "name and number only",
    "name and e-mail only",
    "slip and move",
    "other civility",
    "year typed wrong",
    "other employer",
    "two slips",
    "exchanged and moved",
    "slip, other number",
    "number and e-mail new",
    "moved, number new",
];

/// A second fiche of the same person, with that error; `None`: this person cannot have it.
pub fn second_fiche(maker: &mut Maker<'_>, first: &Fiche, kind: &'static str) -> Option<Fiche> {
    let mut fiche = Fiche { kind, ..first.clone() };
    match kind {
        "as typed" => as_typed(&mut fiche, &mut maker.rng),
        "letter replaced" | "letter put" | "letter left out" | "letters exchanged" => {
            misspell(&mut fiche, kind, &mut maker.rng)?;
        }
        "other spelling" => respell(&mut fiche, &mut maker.rng)?,
        "moved" => maker.live_at(&mut fiche),
        "names exchanged" => std::mem::swap(&mut fiche.first, &mut fiche.last),
        "short first name" => fiche.first = shortened(&fiche.first, &mut maker.rng)?,
        "initial" => fiche.first = format!("{}.", fiche.first.chars().next()?),
        "married name" => {
            let other = maker.rng.pick(maker.words.last).to_owned();
            fiche.last = (fiche.woman && other != fiche.last).then_some(other)?;
        }
        "double name" => {
            let other = maker.rng.pick(maker.words.last);
            fiche.last = fiche.woman.then(|| format!("{}-{other}", fiche.last))?;
        }
        "other number" => {
            let mobile = maker.mobile();
            (!fiche.phones.is_empty()).then(|| fiche.phones = vec![mobile])?;
        }
        "other e-mail" => {
            let (first, last) = (fiche.first.clone(), fiche.last.clone());
            let email = maker.email(&first, &last);
            (!fiche.emails.is_empty()).then(|| fiche.emails = vec![email])?;
        }
        "number typed wrong" => {
            let number = fiche.phones.first_mut()?;
            *number = wrong_digit(number, &mut maker.rng);
        }
        "e-mail typed wrong" => {
            let address = fiche.emails.first_mut()?;
            let (local, host) = address.split_once('@')?;
            *address = format!("{}@{host}", slipped(local, maker.rng.below(4), &mut maker.rng)?);
        }
        "name and number only" => {
            let known = Fiche {
                person: fiche.person,
                kind,
                woman: fiche.woman,
                first: fiche.first.clone(),
                last: fiche.last.clone(),
                phones: fiche.phones.clone(),
                ..Fiche::default()
            };
            fiche = (!known.phones.is_empty()).then_some(known)?;
        }
        "name and e-mail only" => {
            let known = Fiche {
                person: fiche.person,
                kind,
                woman: fiche.woman,
                first: fiche.first.clone(),
                last: fiche.last.clone(),
                emails: fiche.emails.clone(),
                ..Fiche::default()
            };
            fiche = (!known.emails.is_empty()).then_some(known)?;
        }
        "slip and move" => {
            misspell(&mut fiche, "letter replaced", &mut maker.rng)?;
            maker.live_at(&mut fiche);
        }
        "other civility" => fiche.civility = Some(if fiche.civility? == "m" { "mme" } else { "m" }),
        "year typed wrong" => fiche.birth_year = Some(fiche.birth_year? + if maker.rng.percent(50) { 1 } else { -1 }),
        "two slips" => {
            fiche.last = slipped(&fiche.last, maker.rng.below(4), &mut maker.rng)?;
            fiche.first = slipped(&fiche.first, maker.rng.below(4), &mut maker.rng)?;
        }
        "exchanged and moved" => {
            std::mem::swap(&mut fiche.first, &mut fiche.last);
            maker.live_at(&mut fiche);
        }
        "slip, other number" | "number and e-mail new" | "moved, number new" => {
            fiche.phones = vec![maker.mobile()];
            match kind {
                "slip, other number" => misspell(&mut fiche, "letter replaced", &mut maker.rng)?,
                "moved, number new" => maker.live_at(&mut fiche),
                _ => {
                    let (first, last) = (fiche.first.clone(), fiche.last.clone());
                    fiche.emails = vec![maker.email(&first, &last)];
                }
            }
        }
        "other employer" => fiche.company = Some(maker.rng.pick(maker.words.companies).to_owned()),
        other => panic!("{other}: no such kind"),
    }
    forget(&mut fiche, kind, &mut maker.rng);
    Some(fiche)
}

/// A second fiche rarely knows all that the first one knew.
fn forget(fiche: &mut Fiche, kind: &str, rng: &mut Rng) {
    if rng.percent(25) {
        fiche.street = None;
    }
    if rng.percent(15) {
        (fiche.postcode, fiche.town) = (None, None);
    }
    if rng.percent(30) && kind != "year typed wrong" {
        fiche.birth_year = None;
    }
    if rng.percent(30) && kind != "other civility" {
        fiche.civility = None;
    }
    if rng.percent(30) && kind != "other employer" {
        fiche.company = None;
    }
    // Never the last way to reach them.
    if fiche.phones.len() + fiche.emails.len() > 1
        && rng.percent(25)
        && !matches!(kind, "other number" | "number typed wrong")
    {
        if fiche.emails.is_empty() || rng.percent(50) {
            fiche.phones.truncate(if fiche.emails.is_empty() { 1 } else { 0 });
        } else if !fiche.phones.is_empty() && !kind.contains("e-mail") {
            fiche.emails.clear();
        }
    }
}

fn as_typed(fiche: &mut Fiche, rng: &mut Rng) {
    let plain = |text: &str| crm::text::fold(text);
    match rng.below(3) {
        0 => fiche.last = fiche.last.to_uppercase(),
        1 => (fiche.first, fiche.last) = (plain(&fiche.first), plain(&fiche.last)),
        _ => fiche.last = fiche.last.replace(['-', '’'], " "),
    }
    fiche.street = fiche.street.as_deref().map(|street| {
        street
            .replace("avenue", "av.")
            .replace("boulevard", "Bd")
            .replace("rue du Général", "r. Gal")
            .replace("place", "pl")
            .to_uppercase()
    });
    fiche.town = fiche.town.as_deref().map(|town| plain(town).replace("saint", "ST").to_uppercase());
}

fn misspell(fiche: &mut Fiche, kind: &str, rng: &mut Rng) -> Option<()> {
    let how =
        ["letter replaced", "letter put", "letter left out", "letters exchanged"].iter().position(|k| *k == kind)?;
    if rng.percent(60) {
        fiche.last = slipped(&fiche.last, how, rng)?;
    } else {
        fiche.first = slipped(&fiche.first, how, rng)?;
    }
    Some(())
}

/// One slip: 0 a letter replaced, 1 put, 2 left out, 3 two exchanged.
fn slipped(text: &str, how: usize, rng: &mut Rng) -> Option<String> {
    let mut letters: Vec<char> = text.chars().collect();
    if letters.len() < 4 {
        return None;
    }
    let at = 1 + rng.below(letters.len() - 2);
    let letter = rng.pick(&['a', 'e', 'i', 'o', 'r', 't', 'n', 's', 'l', 'm', 'd', 'c', 'p', 'b', 'v']);
    match how {
        0 => letters[at] = letter,
        1 => letters.insert(at, letter),
        2 => drop(letters.remove(at)),
        _ => letters.swap(at, at + 1),
    }
    let changed: String = letters.into_iter().collect();
    (changed != text).then_some(changed)
}

/// Other spellings of the same sound.
const SPELLINGS: &[(&str, &str)] = &[
    ("eau", "o"),
    ("aud", "ault"),
    ("ault", "aud"),
    ("au", "o"),
    ("ph", "f"),
    ("th", "t"),
    ("ff", "f"),
    ("nn", "n"),
    ("ll", "l"),
    ("rr", "r"),
    ("ss", "c"),
    ("y", "i"),
    ("qu", "k"),
    ("ck", "k"),
    ("bv", "v"),
    ("ai", "ei"),
    ("ont", "ond"),
    ("ier", "iez"),
    ("t", "tt"),
    ("n", "nn"),
    ("l", "ll"),
    ("k", "c"),
];

fn respell(fiche: &mut Fiche, rng: &mut Rng) -> Option<()> {
    let possible: Vec<String> = SPELLINGS
        .iter()
        .filter(|(from, _)| fiche.last.get(1..).is_some_and(|rest| rest.contains(from)))
        .map(|(from, to)| {
            let (start, rest) = fiche.last.split_at(1);
            format!("{start}{}", rest.replacen(from, to, 1))
        })
        .collect();
    if possible.is_empty() {
        return None;
    }
    fiche.last = possible[rng.below(possible.len())].clone();
    Some(())
}

/// How people are called.
const CALLED: &[(&str, &str)] = &[
    ("Jean-Pierre", "J-P"),
    ("Jean-Luc", "JL"),
    ("Jean-Michel", "J-Michel"),
    ("Jean-François", "J-F"),
    ("Pierre-Yves", "P-Y"),
    ("Anne-Marie", "A-M"),
    ("Anne-Sophie", "A. Sophie"),
    ("Marie-Claude", "M-C"),
    ("Marie-Thérèse", "M-Thérèse"),
    ("Frédéric", "Fred"),
    ("Frédérique", "Fred"),
    ("Christophe", "Chris"),
    ("Catherine", "Cathy"),
    ("Nicolas", "Nico"),
    ("Sébastien", "Seb"),
    ("Stéphanie", "Steph"),
    ("Stéphane", "Steph"),
    ("Véronique", "Véro"),
    ("Isabelle", "Isa"),
    ("Alexandre", "Alex"),
    ("Philippe", "Phil"),
    ("Maxime", "Max"),
    ("Valérie", "Val"),
    ("Patrick", "Pat"),
    ("Emmanuel", "Manu"),
    ("Benoît", "Ben"),
    ("Grégory", "Greg"),
    ("Ludovic", "Ludo"),
    ("Mathieu", "Mat"),
    ("Raphaël", "Raph"),
    ("Anthony", "Tony"),
    ("Clément", "Clem"),
    ("Valentin", "Val"),
    ("Caroline", "Caro"),
    ("Florence", "Flo"),
    ("Mélanie", "Mel"),
    ("Charlotte", "Charlie"),
    ("Delphine", "Delf"),
    ("Amandine", "Amand"),
    ("Guillaume", "Guillou"),
];

fn shortened(first: &str, rng: &mut Rng) -> Option<String> {
    let known: Vec<&str> = CALLED.iter().filter(|(long, _)| *long == first).map(|(_, short)| *short).collect();
    (!known.is_empty()).then(|| known[rng.below(known.len())].to_owned())
}

fn wrong_digit(number: &str, rng: &mut Rng) -> String {
    let mut digits: Vec<char> = number.chars().collect();
    let at = 5 + rng.below(digits.len() - 6);
    if rng.percent(50) && digits[at] != digits[at + 1] {
        digits.swap(at, at + 1);
    } else {
        let digit = digits[at].to_digit(10).unwrap();
        digits[at] = char::from_digit((digit + 1 + u32::try_from(rng.below(9)).unwrap() % 9) % 10, 10).unwrap();
    }
    digits.into_iter().collect()
}
