//! Towns and postcodes that go together, by the communes of France. Proposed only where there is one answer.

use super::case::one_case;
use crate::geo::{Commune, key, named, of_postcode};
use crate::segment::is_postcode;

/// What a town and a postcode should be, each where it should be another.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Put {
    pub town: Option<String>,
    pub postcode: Option<String>,
    /// The town is the same, written otherwise.
    pub only_writing: bool,
    /// It lacked accents only.
    pub only_accents: bool,
}

/// What is proposed for a French town and postcode (without spaces); nothing where they are right, or more than one thing
/// would do.
pub(super) fn put_right(town: Option<&str>, postcode: Option<&str>) -> Put {
    let postcode = postcode.filter(|postcode| is_postcode(postcode));
    match (town, postcode) {
        (Some(town), Some(postcode)) => both(town, postcode),
        (Some(town), None) => Put { postcode: only(&named(town)).and_then(only_post), ..written(town, &named(town)) },
        (None, Some(postcode)) => {
            Put { town: only(&of_postcode(postcode)).map(|commune| commune.name.to_owned()), ..Put::default() }
        }
        (None, None) => Put::default(),
    }
}

fn only(communes: &[Commune]) -> Option<Commune> {
    match communes {
        [one] => Some(*one),
        _ => None,
    }
}

fn only_post(commune: Commune) -> Option<String> {
    let mut posts = commune.postcodes();
    posts.next().filter(|_| posts.next().is_none()).map(str::to_owned)
}

fn both(town: &str, postcode: &str) -> Put {
    let same = named(town);
    let there: Vec<Commune> = same.iter().copied().filter(|commune| commune.has(postcode)).collect();
    if !there.is_empty() {
        return written(town, &there);
    }
    let here = of_postcode(postcode);
    if same.is_empty() {
        // Mistyped: one commune of that postcode is spelt nearly so.
        let typed = key(town);
        let near = |commune: &Commune| typed.len() >= 6 && strsim::osa_distance(&typed, &key(commune.name)) == 1;
        let near = only(&here.into_iter().filter(near).collect::<Vec<_>>());
        return Put { town: near.map(|commune| commune.name.to_owned()), ..Put::default() };
    }
    // The only commune of that name has one postcode, one slip away from what was typed, which is nobody's.
    let slip =
        only(&same).and_then(only_post).filter(|post| here.is_empty() && strsim::osa_distance(post, postcode) == 1);
    match slip {
        Some(post) => Put { postcode: Some(post), ..written(town, &same) },
        None => Put::default(),
    }
}

/// The town as its commune is spelt, when it is all in one case or lacks nothing but accents.
fn written(town: &str, communes: &[Commune]) -> Put {
    let mut names: Vec<&str> = communes.iter().map(|commune| commune.name).collect();
    names.sort_unstable();
    names.dedup();
    let [name] = names.as_slice() else { return Put::default() };
    let marks = |text: &str| {
        text.chars().filter(|c| !c.is_alphanumeric()).map(|c| if c == '’' { '\'' } else { c }).collect::<String>()
    };
    let accents = town.is_ascii() && !name.is_ascii() && marks(town) == marks(name) && same_capitals(town, name);
    let cased = one_case(town) && !one_case(name);
    if !accents && !cased {
        return Put::default();
    }
    Put { town: Some((*name).to_owned()), postcode: None, only_writing: true, only_accents: !cased }
}

fn same_capitals(town: &str, name: &str) -> bool {
    let capitals = |text: &str| text.chars().map(char::is_uppercase).collect::<Vec<_>>();
    capitals(town) == capitals(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(town: &str, postcode: &str) -> (Option<String>, Option<String>) {
        let some = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        let (town, postcode) = (town.to_owned().leak(), postcode.to_owned().leak());
        let put = put_right(some(town), some(postcode));
        (put.town, put.postcode)
    }

    fn town(town: &str) -> (Option<String>, Option<String>) {
        (Some(town.to_owned()), None)
    }

    fn postcode(postcode: &str) -> (Option<String>, Option<String>) {
        (None, Some(postcode.to_owned()))
    }

    #[test]
    fn a_town_is_spelt_as_its_commune_is() {
        assert_eq!(said("NIMES", "30000"), town("Nîmes"));
        assert_eq!(said("Nimes", "30000"), town("Nîmes"));
        assert_eq!(said("SAINT MALO", "35400"), town("Saint-Malo"));
        assert_eq!(said("rennes", "35200"), town("Rennes"));
        assert_eq!(said("Renes", "35000"), (None, None), "too short a name for a slip");
        assert_eq!(said("Montpelier", "34000"), town("Montpellier"));
    }

    #[test]
    fn what_is_missing_is_told_where_there_is_one_answer() {
        assert_eq!(said("Vannes", ""), postcode("56000"));
        assert_eq!(said("", "56000"), town("Vannes"));
        assert_eq!(said("Rennes", ""), (None, None), "it has three");
        assert_eq!(said("", "01500"), (None, None), "several communes");
        assert_eq!(said("Vannes", "56001"), postcode("56000"));
    }

    #[test]
    fn what_is_right_or_cannot_be_told_stays() {
        for (of, at) in [
            ("Rennes", "35000"),
            ("Paris", "75008"),
            ("Saint Malo", "35400"),
            ("Rennes Cedex 7", "35042"),
            ("RENNES CEDEX", "35042"),
            ("Lyon 3e", "69003"),
            ("Nulle-Part", "99999"),
            ("Saint-Denis", ""),
            ("Vannes", "35000"),
            ("", ""),
        ] {
            assert_eq!(said(of, at), (None, None), "{of} {at}");
        }
    }

    proptest! {
        #[test]
        fn what_was_put_right_is_right(of in 0_usize..2000, slip in "[A-Za-z]?", upper: bool) {
            let communes = of_postcode(["35000", "56000", "30000", "01500", "29200", "75008"][of % 6]);
            let name = format!("{}{slip}", communes[of % communes.len()].name);
            let name = if upper { name.to_uppercase() } else { name };
            let code = communes[of % communes.len()].postcodes().next().unwrap();
            let put = put_right(Some(&name), Some(code));
            let (town, post) = (put.town.unwrap_or(name), put.postcode.unwrap_or_else(|| code.to_owned()));
            prop_assert_eq!(put_right(Some(&town), Some(&post)), Put::default());
        }
    }
}
