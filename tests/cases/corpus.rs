//! The written incidents of `fixtures/`: invented, 40 families, in two ways of writing. `incidents_everyday_*` is what a
//! help desk types (twelve each: nine name the fault as people do, three go round it); in `incidents_*` (ten each) the
//! tickets of a family share almost no word. Written before the search was tuned, by somebody who had not seen it.

use decroche_tests::fixture::here;
use serde::Deserialize;

/// One fault, one solution, told in ten ways.
#[derive(Debug, Deserialize)]
pub struct Family {
    pub key: String,
    pub category: String,
    pub solution: String,
    pub tickets: Vec<String>,
    #[serde(skip)]
    pub half: Half,
}

/// Whether the search was tuned on the file a family was written in.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub enum Half {
    /// Read while the search and its vocabulary were tuned: `incidents_everyday_a` and both `incidents_*`.
    #[default]
    TunedOn,
    /// `incidents_everyday_b`: whoever tunes the search reads neither it nor what it misses. Only its marks are printed.
    HeldOut,
}

#[derive(Deserialize)]
struct Written {
    family: Vec<Family>,
}

pub fn families(files: [(&str, Half); 2]) -> Vec<Family> {
    files
        .into_iter()
        .flat_map(|(name, half)| {
            let text = std::fs::read_to_string(here().join("fixtures").join(name)).unwrap();
            toml::from_str::<Written>(&text).unwrap().family.into_iter().map(move |family| Family { half, ..family })
        })
        .collect()
}

pub fn everyday() -> Vec<Family> {
    families([("incidents_everyday_a.toml", Half::TunedOn), ("incidents_everyday_b.toml", Half::HeldOut)])
}

pub fn far_apart() -> Vec<Family> {
    families([("incidents_a.toml", Half::TunedOn), ("incidents_b.toml", Half::TunedOn)])
}
