//! French communes by name, by postcode, and where they lie: `communes.txt`, made by `cargo xtask communes` from open data
//! (INSEE, La Poste, IGN, DILA; Licence Ouverte 2.0).
//!
//! Kept as the text it ships as, with two small indexes made at the first question.

mod locate;
mod point;
mod radius;

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};
use std::sync::LazyLock;

use crate::text::fold;

pub use locate::{CommunePoint, ToldBy};
pub(crate) use locate::{Lookup, commune_of, look_up};
pub use point::Point;
pub(crate) use radius::{Stretch, reach};

/// A commune, or one that went into another and whose name addresses still bear.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Commune {
    /// As INSEE writes it.
    pub name: &'static str,
    /// Its postcodes, a space between two.
    posts: &'static str,
    /// It is one today.
    pub present: bool,
    /// Its town hall, or the middle of it; `None`: overseas, where nothing open says it.
    pub point: Option<Point>,
}

impl Commune {
    /// Its postcodes.
    pub(crate) fn postcodes(self) -> impl Iterator<Item = &'static str> {
        self.posts.split(' ')
    }

    /// Mail is brought there under this postcode.
    pub(crate) fn has(self, postcode: &str) -> bool {
        self.postcodes().any(|post| post == postcode)
    }
}

struct Communes {
    all: Vec<Commune>,
    /// Of each name the sum of its key, and its place.
    names: Vec<(u64, u32)>,
    /// Of each postcode its places.
    posts: Vec<(&'static str, u32)>,
    /// The districts of Paris, Lyon and Marseille: within a commune, and none.
    districts: Vec<Commune>,
    /// Which of them has a postcode: asked for every postcode of a radius.
    district_posts: HashMap<&'static str, Commune>,
}

static COMMUNES: LazyLock<Communes> = LazyLock::new(|| {
    let mut districts: Vec<Commune> = Vec::new();
    let mut all = Vec::with_capacity(38_000);
    for line in include_str!("communes.txt").lines().filter(|line| !line.starts_with('#')) {
        let mut parts = line.split('|');
        let (Some(code), Some(posts), Some(name)) = (parts.next(), parts.next(), parts.next()) else { continue };
        let commune = Commune { name, posts, present: !code.is_empty(), point: parts.next().and_then(Point::read) };
        if code == "*" { districts.push(commune) } else { all.push(commune) }
    }
    let places = || all.iter().zip(0_u32..);
    let mut names: Vec<(u64, u32)> = places().map(|(commune, at)| (sum(&key(commune.name)), at)).collect();
    let mut posts: Vec<(&str, u32)> =
        places().flat_map(|(commune, at)| commune.postcodes().map(move |post| (post, at))).collect();
    names.sort_unstable();
    posts.sort_unstable();
    let district_posts = districts.iter().flat_map(|one| one.postcodes().map(|post| (post, *one))).collect();
    Communes { all, names, posts, districts, district_posts }
});

fn sum(key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    key.hash(&mut hasher);
    hasher.finish()
}

/// The one writing under which two ways to write a town are the same: folded, « St » in full.
pub(crate) fn key(town: &str) -> String {
    let folded = fold(town);
    let full = |word: &'_ str| match word {
        "st" => "saint".to_owned(),
        "ste" => "sainte".to_owned(),
        other => other.to_owned(),
    };
    folded.split(' ').map(full).collect::<Vec<_>>().join(" ")
}

/// The communes of that name, however it is written.
pub(crate) fn named(town: &str) -> Vec<Commune> {
    let (key, communes) = (key(town), &*COMMUNES);
    let sum = sum(&key);
    let from = communes.names.partition_point(|(of, _)| *of < sum);
    let same = communes.names.iter().skip(from).take_while(|(of, _)| *of == sum);
    let found = same.filter_map(|(_, at)| communes.all.get(*at as usize)).copied();
    found.filter(|commune| self::key(commune.name) == key).collect()
}

/// Every postcode of a commune.
pub(crate) fn postcodes() -> impl Iterator<Item = &'static str> {
    COMMUNES.posts.chunk_by(|(one, _), (other, _)| one == other).filter_map(|same| same.first().map(|(post, _)| *post))
}

/// The communes that have that postcode; none for a CEDEX, which belongs to a firm.
pub(crate) fn of_postcode(postcode: &str) -> Vec<Commune> {
    let communes = &*COMMUNES;
    let from = communes.posts.partition_point(|(post, _)| *post < postcode);
    let same = communes.posts.iter().skip(from).take_while(|(post, _)| *post == postcode);
    same.filter_map(|(_, at)| communes.all.get(*at as usize)).copied().collect()
}

/// The district of Paris, Lyon or Marseille that has that postcode.
pub(crate) fn district_of(postcode: &str) -> Option<Commune> {
    COMMUNES.district_posts.get(postcode).copied()
}

/// Those that are communes today, where one is; else those whose name is left.
fn present(communes: Vec<Commune>) -> Vec<Commune> {
    let there = communes.iter().any(|commune| commune.present);
    communes.into_iter().filter(|commune| commune.present || !there).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_commune_is_found_however_its_name_is_written() {
        for written in ["Saint-Malo", "SAINT MALO", "st malo", "St-Malo"] {
            let found = named(written);
            assert_eq!(found.len(), 1, "{written}");
            assert_eq!(found[0].name, "Saint-Malo");
            assert!(found[0].has("35400"));
        }
        assert_eq!(named("Rennes")[0].postcodes().collect::<Vec<_>>(), ["35000", "35200", "35700"]);
        assert!(named("Nulle-Part-sur-Mer").is_empty());
    }

    #[test]
    fn a_postcode_tells_its_communes_and_a_cedex_tells_none() {
        assert!(of_postcode("75008").iter().any(|commune| commune.name == "Paris"));
        assert!(of_postcode("01500").len() > 1);
        assert!(of_postcode("35042").is_empty());
        assert!(of_postcode("00000").is_empty());
    }
}
