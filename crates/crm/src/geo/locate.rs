//! Where an address is, as far as its commune tells; and the commune that words name.

use serde::Serialize;
use ts_rs::TS;

use super::{Commune, Point, district_of, key, named, of_postcode, present};
use crate::codes::codes;
use crate::segment::{district, prefixes_of};

codes! {
    /// What told a commune.
    ToldBy {
        /// The postcode, with the town where several share it.
        Postcode = "postcode",
        /// The town alone.
        Town = "town",
    }
}

/// Where a commune is: worked out of an address each time it is asked, kept nowhere, and never the address itself.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct CommunePoint {
    /// As INSEE writes it; a district of Paris, Lyon or Marseille with its number.
    pub name: String,
    /// Its town hall, or the middle of it.
    pub point: Point,
    /// What told it.
    pub by: ToldBy,
}

/// The one commune of a French address and where it is; `None`: none, or one of several.
pub(crate) fn commune_of(postcode: Option<&str>, town: Option<&str>) -> Option<CommunePoint> {
    let by = if postcode.is_some_and(|text| !text.trim().is_empty()) { ToldBy::Postcode } else { ToldBy::Town };
    match communes_of(postcode, town).as_slice() {
        [one] => Some(CommunePoint { name: one.name.to_owned(), point: one.point?, by }),
        _ => None,
    }
}

/// The communes that a French address may be in. The postcode decides; the town chooses among those that share it. One
/// that no commune has (CEDEX, or mistyped) says its department, and the town the rest.
pub(crate) fn communes_of(postcode: Option<&str>, town: Option<&str>) -> Vec<Commune> {
    let postcode: String = postcode.unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect();
    let town = key(town.unwrap_or_default());
    if postcode.is_empty() {
        return match district(&town).as_deref() {
            Some([post, ..]) => district_of(post).into_iter().collect(),
            _ => present(named(without_cedex(&town))),
        };
    }
    if postcode.len() != 5 || !postcode.bytes().all(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    if let Some(district) = district_of(&postcode) {
        return vec![district];
    }
    let here = of_postcode(&postcode);
    if here.is_empty() {
        let area = area_of(&postcode);
        let near = named(without_cedex(&town)).into_iter();
        return present(near.filter(|commune| commune.postcodes().any(|post| area_of(post) == area)).collect());
    }
    let same: Vec<Commune> = here.iter().copied().filter(|commune| key(commune.name) == town).collect();
    present(if same.is_empty() { here } else { same })
}

/// `rennes cedex 7` is Rennes.
fn without_cedex(town: &str) -> &str {
    town.split_once(" cedex").map_or(town, |(town, _)| town)
}

/// What postcodes of one department begin with.
pub(super) fn area_of(postcode: &str) -> &str {
    let overseas = ["97", "98"].iter().any(|area| postcode.starts_with(area));
    postcode.get(..if overseas { 3 } else { 2 }).unwrap_or(postcode)
}

/// The department of a postcode, as one says it.
fn department(postcode: &str) -> &str {
    match postcode.get(..3) {
        Some("200" | "201") => "2A",
        Some("202" | "206") => "2B",
        _ => area_of(postcode),
    }
}

/// What words name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Lookup {
    /// One place, there.
    At(Point),
    /// Several communes: how each that has a point is told from the others.
    Several(Vec<String>),
    /// None that is known; the nearest name.
    Unknown(Option<&'static str>),
}

/// The commune that these words name: `Lyon`, `Paris 8e`, `35400`, `Saint-Denis (93)`, `93200 Saint-Denis`.
pub(crate) fn look_up(words: &str) -> Lookup {
    let folded = key(words);
    if let Some(post) = district(&folded).as_deref().and_then(<[String]>::first) {
        return told(district_of(post).as_slice());
    }
    let figures = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) && word.len() <= 5;
    // A number before or behind the name says which: a postcode, or a department.
    let (name, which) = match (folded.split_once(' '), folded.rsplit_once(' ')) {
        (_, Some((name, which))) if figures(which) => (name, Some(which)),
        (Some((which, name)), _) if figures(which) && which.len() == 5 => (name, Some(which)),
        (None, _) if figures(&folded) && folded.len() == 5 => ("", Some(folded.as_str())),
        _ => (folded.as_str(), None),
    };
    let Some(which) = which else {
        return match present(named(name)) {
            none if none.is_empty() => Lookup::Unknown(nearest(name)),
            some => told(&some),
        };
    };
    if which.len() == 5 && (name.is_empty() || district_of(which).is_some()) {
        let found = district_of(which).map_or_else(|| present(of_postcode(which)), |district| vec![district]);
        return told(&found);
    }
    let which = which.to_uppercase();
    let begin = prefixes_of(&which);
    let there = |commune: &Commune| commune.postcodes().any(|post| begin.iter().any(|begin| post.starts_with(begin)));
    match present(named(name).into_iter().filter(there).collect()) {
        // « Rennes 44 » is no commune, « Rennes (35) » is meant.
        none if none.is_empty() => Lookup::Unknown(named(name).first().map(|commune| commune.name).or(nearest(name))),
        some => told(&some),
    }
}

fn told(found: &[Commune]) -> Lookup {
    match found {
        [] => Lookup::Unknown(None),
        [one] => one.point.map_or(Lookup::Unknown(None), Lookup::At),
        several => {
            let area = |commune: &Commune| commune.postcodes().next().map(department);
            let alike = |one: &Commune| {
                named(one.name).iter().filter(|other| other.present && area(other) == area(one)).count() > 1
            };
            let mut said: Vec<String> = several
                .iter()
                .filter(|one| one.point.is_some())
                .filter_map(|one| {
                    let post = one.postcodes().next()?;
                    Some(format!("{} ({})", one.name, if alike(one) { post } else { department(post) }))
                })
                .collect();
            said.sort_unstable();
            Lookup::Several(said)
        }
    }
}

/// The name nearest to one that is no commune's; of several as near, the town that has the most postcodes.
fn nearest(name: &str) -> Option<&'static str> {
    // A name that begins otherwise was not meant, and there are 35,000.
    let first = name.chars().next();
    let alike = |commune: &&Commune| commune.present && crate::text::fold(commune.name).chars().next() == first;
    let mut known: Vec<Commune> = super::COMMUNES.all.iter().filter(alike).copied().collect();
    known.sort_by_key(|commune| std::cmp::Reverse(commune.posts.len()));
    crate::segment::nearest(name, known.iter().map(|commune| commune.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(postcode: &str, town: &str) -> Option<String> {
        let some = |text: &'static str| Some(text).filter(|text| !text.is_empty());
        let (postcode, town) = (postcode.to_owned().leak(), town.to_owned().leak());
        commune_of(some(postcode), some(town)).map(|commune| commune.name)
    }

    fn is(name: &str) -> Option<String> {
        Some(name.to_owned())
    }

    #[test]
    fn the_postcode_decides_and_the_town_chooses_among_those_that_share_it() {
        assert_eq!(at("35400", "SAINT MALO"), is("Saint-Malo"));
        assert_eq!(at("35 400", ""), is("Saint-Malo"));
        assert_eq!(at("35400", "Paramé-Plage"), is("Saint-Malo"));
        assert_eq!(at("01500", "Ambronay"), is("Ambronay"));
        assert_eq!(at("01500", "Le Bourg"), None, "one of several");
        assert_eq!(at("01500", ""), None);
    }

    #[test]
    fn paris_lyon_and_marseille_are_told_by_the_district() {
        assert_eq!(at("75008", "Paris"), is("Paris 8e"));
        assert_eq!(at("75116", "PARIS"), is("Paris 16e"));
        assert_eq!(at("69003", ""), is("Lyon 3e"));
        assert_eq!(at("", "Marseille 1er"), is("Marseille 1er"));
        assert_eq!(at("", "Paris"), is("Paris"));
    }

    #[test]
    fn a_cedex_is_told_by_its_department_and_its_town() {
        assert_eq!(at("35042", "RENNES CEDEX 7"), is("Rennes"));
        assert_eq!(at("35042", "Rennes"), is("Rennes"));
        assert_eq!(at("93205", "Saint-Denis Cedex"), is("Saint-Denis"));
        assert_eq!(at("35042", ""), None);
    }

    #[test]
    fn what_cannot_be_told_is_not() {
        assert_eq!(at("", "Saint-Denis"), None, "several in France");
        assert_eq!(at("", "Lyon"), is("Lyon"));
        assert_eq!(at("3540", "Saint-Malo"), None);
        assert_eq!(at("SW1A 1AA", "London"), None);
        assert_eq!(at("", ""), None);
    }

    #[test]
    fn a_name_that_several_communes_bear_is_told_by_a_department_or_a_postcode() {
        let Lookup::Several(which) = look_up("Saint-Denis") else { panic!("one Saint-Denis") };
        assert!(which.contains(&"Saint-Denis (93)".to_owned()) && which.contains(&"Saint-Denis (974)".to_owned()));
        let there = look_up("Saint-Denis (93)");
        assert!(matches!(there, Lookup::At(point) if (point.latitude - 48.93).abs() < 0.05), "{there:?}");
        for same in ["saint denis 93", "93200 Saint-Denis", "Saint-Denis (93200)", "St-Denis (93)"] {
            assert_eq!(look_up(same), there, "{same}");
        }
        for one in which {
            assert!(matches!(look_up(&one), Lookup::At(_)), "{one}: {:?}", look_up(&one));
        }
    }

    #[test]
    fn every_commune_of_today_can_be_told_from_its_namesakes() {
        let mut left = Vec::new();
        let names: std::collections::BTreeSet<String> =
            super::super::COMMUNES.all.iter().filter(|one| one.present).map(|one| key(one.name)).collect();
        for name in names {
            let Lookup::Several(which) = look_up(&name) else { continue };
            left.extend(which.into_iter().filter(|one| !matches!(look_up(one), Lookup::At(_))));
        }
        assert_eq!(left, Vec::<String>::new());
    }

    #[test]
    fn a_slip_is_told_the_name_that_was_meant() {
        assert_eq!(look_up("Lion"), Lookup::Unknown(Some("Lyon")));
        assert_eq!(look_up("Montpelier"), Lookup::Unknown(Some("Montpellier")));
        assert_eq!(look_up("Rennes (44)"), Lookup::Unknown(Some("Rennes")));
        assert!(matches!(look_up("'; DROP TABLE contact; --"), Lookup::Unknown(_)));
        assert!(matches!(look_up(""), Lookup::Unknown(None)));
        assert!(matches!(look_up("Paris 8e"), Lookup::At(_)));
        assert!(matches!(look_up("69003"), Lookup::At(_)));
        assert!(matches!(look_up("01500"), Lookup::Several(_)));
    }
}
