//! Well-known first names without their accents. Those that exist without too (Lea, Leo, Noe, Jose) are not among them.

use std::collections::HashMap;
use std::sync::LazyLock;

/// As they are written.
const NAMES: &str = "
Adélaïde Adèle Aïcha Aimée Amélie Anaïs André Andrée Angèle Angélique Aurélie Aurélien Barnabé Barthélemy Béatrice Bénédicte
Bérangère Bérénice Cécile Cécilia Cédric Célestin Célestine Céline Chloé Clélia Clémence Clément Clémentine Cléo Corentine
Désiré Désirée Édith Éléonore Éliane Élie Éliette Élise Élisabeth Élodie Éloïse Élouan Émeline Émile Émilie Émilien Éric
Étienne Eugène Eugénie Eulalie Félicie Félicité Félix Françoise François Frédéric Frédérique Frédérick Gaël Gaëlle Gaëtan
Gaëtane Geneviève Gérald Géraldine Gérard Grégoire Grégory Gwénaël Gwénaëlle Héléna Hélène Héloïse Hervé Honoré Inès Irène
Jérémie Jérémy Jérôme Joël Joëlle Joséphine Léa-Marie Léonard Léontine Léopold Loïc Loïs Ludivine Maëlle Maëlys Maïté
Marie-Thérèse Marlène Médéric Mélanie Mélissa Mickaël Michaël Michèle Mireille Moïse Nadège Noémie Noël Noëlle Océane
Pénélope Raphaël Raphaëlle Régine Régis Réjane Rémi Rémy René Renée Roméo Sébastien Ségolène Séverine Solène Sophie Stéphane
Stéphanie Sylvère Thaïs Théodore Théo Théophile Thérèse Timothée Tiphaine Valérie Véronique Zélie Zoé
";

/// By the name without its accents, as it is written.
static RIGHT: LazyLock<HashMap<String, &'static str>> = LazyLock::new(|| {
    let accented = NAMES.split_whitespace().filter(|name| !name.is_ascii() && !name.contains('-'));
    accented.map(|name| (plain(name), name)).collect()
});

/// Without its accents, its capital left.
fn plain(name: &str) -> String {
    let folded = crate::text::fold(name);
    let mut letters = folded.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// A first name with the accents its parts are known to have; `None`: it is right, or not known.
pub(super) fn accented(name: &str) -> Option<String> {
    let part = |part: &str| (*RIGHT).get(part).map_or_else(|| part.to_owned(), |right| (*right).to_owned());
    let right: String = name
        .split_inclusive([' ', '-'])
        .map(|piece| {
            let (word, gap) = piece
                .strip_suffix([' ', '-'])
                .map_or((piece, ""), |word| (word, piece.get(word.len()..).unwrap_or_default()));
            part(word) + gap
        })
        .collect();
    (right != name).then_some(right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_names_get_their_accents_part_by_part() {
        for (written, right) in [
            ("Helene", "Hélène"),
            ("Jean-Francois", "Jean-François"),
            ("Marie Therese", "Marie Thérèse"),
            ("Eric", "Éric"),
        ] {
            assert_eq!(accented(written).as_deref(), Some(right));
        }
    }

    #[test]
    fn a_name_that_exists_without_stays() {
        for name in ["Lea", "Leo", "Jose", "Noe", "Hélène", "Élodie", "Marie", "Sophie", "Mireille", ""] {
            assert_eq!(accented(name), None, "{name}");
        }
    }

    proptest! {
        #[test]
        fn nothing_but_accents_changes(name in "[A-Z][a-z]{0,8}([ -][A-Z][a-z]{0,8})?") {
            if let Some(right) = accented(&name) {
                prop_assert_eq!(crate::text::fold(&right), crate::text::fold(&name));
                prop_assert_eq!(accented(&right), None);
            }
        }
    }
}
