//! Which addresses are so far from a place: worked out of the table once, in the words of the indexes of places, so that
//! a million people are asked nothing that their postcode and town do not answer.
//!
//! The same as [`super::commune_of`] tells of one address: where several communes would do, all have to.

use std::collections::{BTreeMap, BTreeSet};

use super::locate::area_of;
use super::{COMMUNES, Commune, Point, key};

/// The addresses that are so far.
#[derive(Debug, Default)]
pub(crate) struct Reach {
    /// Postcodes whose people are.
    pub posts: Vec<&'static str>,
    /// Stretches of the index of places (`rennes 35000`) whose people are too.
    pub also: Vec<Stretch>,
    /// Those whose people are not, of these postcodes.
    pub but: Vec<Stretch>,
    /// Where a postcode is no commune's, stretches whose people are.
    pub odd: Vec<Stretch>,
}

/// From one text of the index of places to another, which is left out; and what the postcode begins with, empty: there is
/// none.
pub(crate) type Stretch = (String, String, &'static str);

/// The addresses whose distance from the nearest of these points holds.
pub(crate) fn reach(from: &[Point], holds: impl Fn(f64) -> bool) -> Reach {
    let holds = |commune: &Commune| {
        let km = |point: Point| from.iter().map(|one| one.km_to(point)).min_by(f64::total_cmp);
        commune.point.and_then(km).is_some_and(&holds)
    };
    let verdicts: Vec<bool> = COMMUNES.all.iter().map(holds).collect();
    let mut reach = Reach::default();
    reach.by_postcode(&verdicts, &holds);
    reach.by_name(&verdicts);
    reach.by_district(&holds);
    reach
}

/// The commune of that place in the table, and whether it is so far.
fn judged(at: u32, verdicts: &[bool]) -> Option<(Commune, bool)> {
    Some((*COMMUNES.all.get(at as usize)?, *verdicts.get(at as usize)?))
}

/// All of them, of those that are communes today where one is.
fn all_hold(communes: &[(Commune, bool)]) -> bool {
    let there = communes.iter().any(|(commune, _)| commune.present);
    communes.iter().all(|(commune, held)| *held || (there && !commune.present))
}

impl Reach {
    fn by_postcode(&mut self, verdicts: &[bool], holds: &impl Fn(&Commune) -> bool) {
        for of_post in COMMUNES.posts.chunk_by(|(one, _), (other, _)| one == other) {
            let Some((post, _)) = of_post.first() else { continue };
            if let Some(district) = super::district_of(post) {
                if holds(&district) {
                    self.posts.push(post);
                }
                continue;
            }
            let here: Vec<(Commune, bool)> = of_post.iter().filter_map(|(_, at)| judged(*at, verdicts)).collect();
            let whole = all_hold(&here);
            if whole {
                self.posts.push(post);
            }
            if here.iter().all(|(_, held)| *held == whole) {
                continue;
            }
            let mut named: BTreeMap<String, Vec<(Commune, bool)>> = BTreeMap::new();
            for one in here {
                named.entry(key(one.0.name)).or_default().push(one);
            }
            let others = if whole { &mut self.but } else { &mut self.also };
            for (name, _) in named.iter().filter(|(_, of_name)| all_hold(of_name) != whole) {
                for written in writings(name) {
                    others.push(exactly(format!("{written} {post}"), area_of(post)));
                    // « 35 400 »
                    let (area, rest) = post.split_at_checked(2).unwrap_or_default();
                    others.push(exactly(format!("{written} {area} {rest}"), area_of(post)));
                }
            }
        }
    }

    fn by_name(&mut self, verdicts: &[bool]) {
        for of_name in COMMUNES.names.chunk_by(|(one, _), (other, _)| one == other) {
            if !of_name.iter().any(|(_, at)| verdicts.get(*at as usize) == Some(&true)) {
                continue;
            }
            let here: Vec<(Commune, bool)> = of_name.iter().filter_map(|(_, at)| judged(*at, verdicts)).collect();
            let Some((first, _)) = here.first() else { continue };
            let written = writings(&key(first.name));
            if all_hold(&here) {
                for name in &written {
                    self.odd.push(exactly(name.clone(), ""));
                    self.odd.push(cedex(name, ""));
                }
            }
            let areas: BTreeSet<&'static str> =
                here.iter().flat_map(|(commune, _)| commune.postcodes().map(area_of)).collect();
            for area in areas {
                let of_area = |commune: &Commune| commune.postcodes().any(|post| area_of(post) == area);
                let there: Vec<(Commune, bool)> =
                    here.iter().filter(|(commune, _)| of_area(commune)).copied().collect();
                if all_hold(&there) {
                    for name in &written {
                        self.odd.push(cedex(name, area));
                        self.between(name, area, &there);
                    }
                }
            }
        }
    }

    /// « Paris 8e » without a postcode.
    fn by_district(&mut self, holds: &impl Fn(&Commune) -> bool) {
        for district in COMMUNES.districts.iter().filter(|district| holds(district)) {
            let name = crate::text::fold(district.name);
            let number = name.trim_end_matches(|c: char| !c.is_ascii_digit());
            for ending in ["", "e", "er", "eme", "em"] {
                for behind in ["", " arrondissement"] {
                    self.odd.push(exactly(format!("{number}{ending}{behind}"), ""));
                }
            }
        }
    }

    /// The postcodes of a department that a town of it does not have: most of its people are under those that it has.
    fn between(&mut self, written: &str, area: &'static str, communes: &[(Commune, bool)]) {
        let posts: BTreeSet<&'static str> = communes
            .iter()
            .flat_map(|(commune, _)| commune.postcodes())
            .filter(|post| post.starts_with(area))
            .collect();
        let mut from = format!("{written} {area}");
        for post in posts {
            let (here, beyond, _) = exactly(format!("{written} {post}"), area);
            self.odd.push((from, here, area));
            from = beyond;
        }
        // ':' comes after the figures.
        self.odd.push((from, format!("{written} {area}:"), area));
    }
}

/// That text and no other: every longer one goes on with a space at least.
fn exactly(text: String, area: &'static str) -> Stretch {
    let beyond = format!("{text}\u{1}");
    (text, beyond, area)
}

/// `rennes cedex 7 35042`, whatever the number.
fn cedex(name: &str, area: &'static str) -> Stretch {
    (format!("{name} cedex"), format!("{name} cedex\u{10ffff}"), area)
}

/// The ways a name is written in the index of places, which folds and does no more.
fn writings(name: &str) -> Vec<String> {
    let short = |word: &'_ str| match word {
        "saint" => "st".to_owned(),
        "sainte" => "ste".to_owned(),
        other => other.to_owned(),
    };
    let other = name.split(' ').map(short).collect::<Vec<_>>().join(" ");
    if other == name { vec![other] } else { vec![name.to_owned(), other] }
}
