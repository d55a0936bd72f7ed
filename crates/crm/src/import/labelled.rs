//! Several things in one cell, each with its word: "bureau 01 99 00 00 12 ; portable 06 39 98 00 12", "VIP, \"Salon,
//! printemps\"".

use std::borrow::Cow;

use crate::text::fold;

/// Words that say what a number or an address is for.
const LABELS: &[(&str, &[&str])] = &[
    ("mobile", &["mobile", "portable", "gsm", "cell", "cellulaire", "port", "mob"]),
    ("work", &["bureau", "bur", "work", "pro", "professionnel", "professionnelle", "travail", "office"]),
    ("home", &["domicile", "dom", "home", "maison", "perso", "personnel", "personnelle", "prive"]),
    ("switchboard", &["standard", "std", "accueil"]),
    ("fax", &["fax", "telecopie"]),
];

/// What a word says a number is for; `None`: it says nothing.
fn usage(word: &str) -> Option<&'static str> {
    LABELS.iter().find(|(_, words)| words.contains(&word)).map(|(usage, _)| *usage)
}

/// The pieces of a cell of numbers, each with what its word says it is for. A cell without such a word is one piece:
/// how many numbers it holds is for the reader of numbers to say.
pub(crate) fn numbers(cell: &str) -> Vec<(&str, Option<&'static str>)> {
    let pieces: Vec<(&str, Option<&'static str>)> = cell
        .split([';', '\n', '|'])
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
        .map(|piece| {
            let folded = fold(piece);
            let told: Vec<&str> = folded.split(' ').filter(|word| !word.bytes().any(|b| b.is_ascii_digit())).collect();
            (piece, told.iter().find_map(|word| usage(word)))
        })
        .collect();
    if pieces.iter().any(|(_, usage)| usage.is_some()) { pieces } else { vec![(cell, None)] }
}

/// The values of a cell that a program parts by `:::`.
pub(crate) fn apart(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(":::").map(str::trim).filter(|part| !part.is_empty())
}

/// What a column of its own says that a number is for: `Work Fax`, `Domicile`. What it is comes before where it is.
pub(crate) fn number(said: &str) -> Option<&'static str> {
    let folded = fold(said);
    let told = || folded.split(' ').filter_map(usage);
    told().find(|usage| *usage == "fax").or_else(|| told().next())
}

/// Where a word says that an address is: `bureau <zoe@ker.example>`, `* Work`.
pub(crate) fn place(said: &str) -> Option<&'static str> {
    fold(said).split(' ').filter_map(usage).find(|usage| matches!(*usage, "work" | "home"))
}

/// Tags in one cell.
pub(crate) fn tags_cell(tags: &[String]) -> String {
    tags.iter().map(|tag| tags_quoted(tag)).collect::<Vec<_>>().join(", ")
}

/// A tag that does not fall apart among others.
pub(crate) fn tags_quoted(tag: &str) -> Cow<'_, str> {
    if tag.contains([',', ';', '|', '"']) || tag.starts_with("* ") {
        Cow::Owned(format!("\"{}\"", tag.replace('"', "\"\"")))
    } else {
        Cow::Borrowed(tag)
    }
}

/// The tags of a cell; what stands between quotes is one.
pub(crate) fn tags(cell: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let cell = apart(cell).collect::<Vec<_>>().join("; ");
    let mut rest = cell.trim_start();
    while !rest.is_empty() {
        let (tag, after) = match quoted(rest) {
            Some(whole) => whole,
            None => {
                let (tag, after) = rest.split_once([',', ';', '|', '\n']).unwrap_or((rest, ""));
                // Exports of address books mark their own groups with a star.
                (tag.trim().trim_start_matches("* ").to_owned(), after)
            }
        };
        // The group of everybody, which says nothing of anybody.
        if !tag.eq_ignore_ascii_case("myContacts") {
            found.push(tag);
        }
        rest = after.trim_start();
    }
    found
}

/// A quoted tag, and what follows it; `None`: the quote is part of the word.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut tag = String::new();
    let mut from = inside;
    loop {
        let (before, after) = from.split_once('"')?;
        tag.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                tag.push('"');
                from = more;
            }
            None => {
                let after = after.trim_start();
                let rest = after.strip_prefix([',', ';', '|', '\n']).or_else(|| after.is_empty().then_some(""))?;
                return Some((tag, rest));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_of_a_cell_has_its_own_word() {
        assert_eq!(
            numbers("bureau 01 99 00 00 12 ; 06 39 98 00 12 (portable)\n02 61 91 00 01"),
            [
                ("bureau 01 99 00 00 12", Some("work")),
                ("06 39 98 00 12 (portable)", Some("mobile")),
                ("02 61 91 00 01", None)
            ]
        );
        assert_eq!(numbers("01 99 00 00 12 / 06 39 98 00 12"), [("01 99 00 00 12 / 06 39 98 00 12", None)]);
        assert_eq!((place("Bureau "), place("Anne Le Gall")), (Some("work"), None));
        assert_eq!((number("* Work Fax"), number("Domicile"), number("Vacances")), (Some("fax"), Some("home"), None));
        let parted: Vec<&str> = apart("06 39 98 00 12 ::: 06 39 98 00 13").collect();
        assert_eq!(parted, ["06 39 98 00 12", "06 39 98 00 13"]);
    }

    #[test]
    fn tags_come_back_whatever_stands_in_them() {
        let told: Vec<String> =
            ["VIP", "Salon, printemps", "dit \"le bon\"", "* étoile", "a|b", "d'Oc"].map(str::to_owned).into();
        assert_eq!(tags(&tags_cell(&told)), told);
        assert_eq!(tags("* VIP ; Bretagne|\"à moitié, sud"), ["VIP", "Bretagne", "\"à moitié", "sud"]);
        assert_eq!(tags("* myContacts ::: VIP"), ["VIP"]);
        assert_eq!(tags(""), [""; 0]);
    }
}
