//! Which products a few typed letters mean. Nothing here reads the file.

use std::cmp::Ordering;

use crate::text::fold;

/// The words of a product, where they were written.
pub(crate) struct Searched {
    reference: String,
    name: String,
    family: String,
    pitch: String,
}

/// How near a product is: the worst place in which one of the words was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    Reference,
    Name,
    Family,
    Pitch,
}

impl Searched {
    pub(crate) fn new(reference: &str, name: &str, family: Option<&str>, pitch: [Option<&str>; 4]) -> Self {
        let pitch: Vec<&str> = pitch.into_iter().flatten().collect();
        Self {
            reference: fold(reference),
            name: fold(name),
            family: fold(family.unwrap_or_default()),
            pitch: fold(&pitch.join(" ")),
        }
    }

    /// Where a word begins one of ours; `None`: nowhere.
    fn place(&self, word: &str) -> Option<Place> {
        let begins = |text: &str| text.split(' ').any(|ours| ours.starts_with(word));
        // A reference is also typed without its dashes.
        if begins(&self.reference) || self.reference.replace(' ', "").starts_with(word) {
            Some(Place::Reference)
        } else if begins(&self.name) {
            Some(Place::Name)
        } else if begins(&self.family) {
            Some(Place::Family)
        } else {
            begins(&self.pitch).then_some(Place::Pitch)
        }
    }
}

/// Keeps what holds every word of `text`, the nearest first, then by name; everything by name when it is empty.
pub(crate) fn nearest<T>(text: &str, mut items: Vec<T>, searched: impl Fn(&T) -> Searched) -> Vec<T> {
    let text = fold(text);
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    let mut found: Vec<(Option<Place>, String, T)> = Vec::with_capacity(items.len());
    for item in items.drain(..) {
        let ours = searched(&item);
        let places: Option<Vec<Place>> = words.iter().map(|word| ours.place(word)).collect();
        if let Some(places) = places {
            found.push((places.into_iter().max(), ours.name, item));
        }
    }
    found.sort_by(|a, b| match a.0.cmp(&b.0) {
        Ordering::Equal => a.1.cmp(&b.1),
        nearer => nearer,
    });
    found.into_iter().map(|(_, _, item)| item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const ALL: [(&str, &str, &str, &str); 4] = [
        ("FIB-ESS", "Fibre Essentielle", "Internet", "La visio ne coupe plus"),
        ("REP-WIFI", "Répéteur Wi-Fi", "Équipement", "Jumelé à la fibre en une minute"),
        ("BOX-V4", "Box v4", "Équipement", "Un échange en 24 h"),
        ("ASS-MOB", "Assurance mobile", "Options", "Casse, vol et oxydation"),
    ];

    fn found(text: &str) -> Vec<&'static str> {
        let of = |p: &(&str, &str, &str, &str)| Searched::new(p.0, p.1, Some(p.2), [Some(p.3), None, None, None]);
        nearest(text, ALL.to_vec(), of).into_iter().map(|p| p.0).collect()
    }

    #[test]
    fn beginnings_of_words_are_enough_and_accents_are_ignored() {
        assert_eq!(found("repet"), ["REP-WIFI"]);
        assert_eq!(found("EQUIP"), ["BOX-V4", "REP-WIFI"]);
        assert_eq!(found("visio"), ["FIB-ESS"]);
        assert_eq!(found("repwi"), ["REP-WIFI"]);
        // Not the middle of a word.
        assert!(found("obile x").is_empty() && found("obil").is_empty());
    }

    #[test]
    fn the_name_comes_before_the_pitch_and_every_word_counts() {
        assert_eq!(found("fibre"), ["FIB-ESS", "REP-WIFI"]);
        assert_eq!(found("fibre minute"), ["REP-WIFI"]);
        assert_eq!(found(""), ["ASS-MOB", "BOX-V4", "FIB-ESS", "REP-WIFI"]);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_finds_some_of_them_at_most(text in "\\PC{0,40}") {
            prop_assert!(found(&text).len() <= ALL.len());
        }
    }
}
