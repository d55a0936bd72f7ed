//! Keys for what was only given a name: nobody types a key.

use std::collections::HashSet;

use super::Guide;
use crate::text::fold;

/// The longest key made from a name, in bytes.
const KEY_MAX: usize = 40;

/// A plain word for this name, that nothing else has.
fn key_of(name: &str, taken: &HashSet<String>) -> String {
    let plain: String = fold(name)
        .chars()
        .map(|c| if c == ' ' { '_' } else { c })
        .filter(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || *c == '_')
        .take(KEY_MAX)
        .collect();
    let plain = plain.trim_matches('_');
    let plain = if plain.is_empty() { "part" } else { plain };
    let numbered = (2..).map(|n| format!("{plain}_{n}"));
    std::iter::once(plain.to_owned()).chain(numbered).find(|key| !taken.contains(key)).unwrap_or_default()
}

/// Fills in the blank ones, each beside those that are there.
fn fill<'k>(parts: impl Iterator<Item = (&'k mut String, &'k str)>, mut taken: HashSet<String>) {
    let (there, blank): (Vec<_>, Vec<_>) = parts.partition(|(key, _)| !key.is_empty());
    taken.extend(there.into_iter().map(|(key, _)| key.clone()));
    for (key, name) in blank {
        *key = key_of(name, &taken);
        taken.insert(key.clone());
    }
}

impl Guide {
    /// Every blank key, made from the name beside it. That of the guide is one no guide of the house has: a new guide
    /// never takes the place of another.
    pub(crate) fn name_parts(&mut self, house: HashSet<String>) {
        fill(std::iter::once((&mut self.key, self.name.as_str())), house);
        fill(self.objections.iter_mut().map(|one| (&mut one.key, one.name.as_str())), HashSet::new());
        let items = self.steps.iter_mut().flat_map(|step| &mut step.items);
        fill(items.map(|one| (&mut one.key, one.label.as_str())), HashSet::new());
        fill(self.steps.iter_mut().map(|one| (&mut one.key, one.name.as_str())), HashSet::new());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::shipped;
    use proptest::prelude::*;

    #[test]
    fn a_key_is_the_name_in_plain_words_and_never_one_that_is_taken() {
        let taken: HashSet<String> = ["ecoute".to_owned(), "ecoute_2".to_owned()].into();
        assert_eq!(key_of("L’accueil à l’œuvre", &taken), "l_accueil_a_l_oeuvre");
        assert_eq!(key_of("Écoute !", &taken), "ecoute_3");
        assert_eq!(key_of("★", &taken), "part");
    }

    #[test]
    fn keys_that_are_there_stay() {
        let mut guide = shipped()[0].clone();
        let before = guide.clone();
        guide.name_parts(HashSet::new());
        assert_eq!(guide, before);
    }

    proptest! {
        #[test]
        fn whatever_the_names_are_the_keys_are_sound(names in prop::collection::vec("\\PC{1,30}", 4)) {
            let mut guide = shipped()[0].clone();
            guide.key.clear();
            for (step, name) in guide.steps.iter_mut().zip(&names) {
                step.key.clear();
                step.name.clone_from(name);
                for item in &mut step.items {
                    item.key.clear();
                    item.label.clone_from(name);
                }
            }
            guide.name_parts(HashSet::from(["cerc".to_owned()]));
            let items = guide.steps.iter().flat_map(|step| &step.items);
            super::super::keys(guide.steps.iter().map(|step| step.key.as_str())).unwrap();
            super::super::keys(items.map(|item| item.key.as_str())).unwrap();
            prop_assert_eq!(guide.key, "cerc_2");
        }
    }
}
