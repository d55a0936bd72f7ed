//! Names as they are compared: the same, sounding the same, one letter apart, shortened, or another.

use std::collections::HashMap;

use strsim::osa_distance;

use super::given::{Given, is_short_for};
use super::hash;
use super::phonetic::phonetic;
use super::placeholder::is_no_name;
use crate::text::fold;

/// Small words of family names, which alone make no name.
#[rustfmt::skip]
const PARTICLES: &[&str] = &[
    "ait", "al", "ben", "bin", "d", "da", "das", "de", "del", "della", "den", "der", "des", "di", "do", "dos", "du", "el", "l", "la", "las",
    "le", "les", "o", "saint", "sainte", "san", "st", "ste", "van", "ver", "von",
];

/// A word before a name that says nothing of it.
const BEFORE: &[&str] =
    &["m", "mme", "mlle", "mr", "monsieur", "madame", "mademoiselle", "dr", "docteur", "me", "maitre"];

/// One name, first or last, in all the ways it is compared. The default is no name at all.
#[derive(Debug, Default)]
pub(super) struct Name {
    /// Folded: parts with a space between.
    pub(super) text: Box<str>,
    /// The parts, together.
    joined: Box<str>,
    /// How it sounds, summed; 0: no sound.
    pub(super) sounds: u32,
    /// How each part sounds that is more than a particle; empty for a name of one part.
    pub(super) parts: Box<[u32]>,
    given: Option<Given>,
}

impl Name {
    fn new(text: &str) -> Self {
        let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
        let joined = words.concat();
        let sum = |word: &str| {
            let sounds = phonetic(word);
            // Two letters that sound like little (« Ly », « Hu ») are the letters.
            if sounds.len() < 2 { hash::text(word) } else { hash::text(&sounds) }
        };
        let own: Vec<&str> = words.iter().copied().filter(|word| word.len() > 2 && !PARTICLES.contains(word)).collect();
        let parts = if words.len() > 1 { own.iter().map(|word| sum(word)).collect() } else { Box::default() };
        // « de La Rivière » and « La Rivière » begin alike.
        let heard = if words.len() > 1 && matches!(words.first(), Some(&("de" | "du" | "des"))) {
            words.iter().skip(1).copied().collect::<String>()
        } else {
            joined.clone()
        };
        Self { sounds: sum(&heard), joined: joined.into(), parts, given: Some(Given::of(text)), text: text.into() }
    }

    fn words(&self) -> impl Iterator<Item = &str> + Clone {
        self.text.split(' ').filter(|word| !word.is_empty())
    }

    /// The words that are more than particles.
    fn own(&self) -> Vec<&str> {
        let own: Vec<&str> = self.words().filter(|word| !PARTICLES.contains(word)).collect();
        if own.is_empty() { self.words().collect() } else { own }
    }

    /// Whether it is a woman's given name or a man's, and not both.
    pub(super) fn tells_sex(&self) -> bool {
        matches!(self.given(), Given::Woman | Given::Man)
    }

    fn given(&self) -> Given {
        self.given.unwrap_or(Given::Unknown)
    }
}

/// How alike two names are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Alike {
    /// Letter for letter, accents aside.
    Same,
    /// One sound, two spellings.
    Sounds,
    /// One slip of the keyboard (two in a long name).
    Letter,
    /// One is how people with the other are called: Fred, J-P.
    Short,
    /// One has a part more: Martin, Martin-Laval.
    Part,
    /// Only its first letter is known.
    Initial,
    /// One of them, or both, are not known.
    Missing,
    /// Two names.
    Other,
}

/// Every name of a base, once. Number 0 is no name.
#[derive(Debug)]
pub(super) struct Names {
    all: Vec<Name>,
    numbers: HashMap<Box<str>, u32>,
}

impl Default for Names {
    fn default() -> Self {
        Self { all: vec![Name::default()], numbers: HashMap::new() }
    }
}

impl Names {
    /// The number of a name as written; 0 when it says nothing.
    pub(super) fn number(&mut self, written: Option<&str>) -> u32 {
        let folded = fold(written.unwrap_or_default());
        let text = match folded.split_once(' ') {
            Some((before, rest)) if BEFORE.contains(&before) => rest,
            _ => folded.as_str(),
        };
        if is_no_name(text) {
            return 0;
        }
        if let Some(known) = self.numbers.get(text) {
            return *known;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(0);
        self.all.push(Name::new(text));
        self.numbers.insert(text.into(), number);
        number
    }

    /// How many there are, no name among them.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// The name of a number.
    pub(super) fn get(&self, number: u32) -> &Name {
        usize::try_from(number).ok().and_then(|at| self.all.get(at)).unwrap_or_else(|| &self.all[0])
    }

    /// How alike two family names are.
    pub(super) fn last(&self, one: u32, other: u32) -> Alike {
        match (one, other) {
            (0, _) | (_, 0) => Alike::Missing,
            (one, other) if one == other => Alike::Same,
            (one, other) => last(self.get(one), self.get(other)),
        }
    }

    /// How alike two given names are.
    pub(super) fn first(&self, one: u32, other: u32) -> Alike {
        match (one, other) {
            (0, _) | (_, 0) => Alike::Missing,
            (one, other) if one == other => Alike::Same,
            (one, other) => first(self.get(one), self.get(other)),
        }
    }
}

fn last(one: &Name, other: &Name) -> Alike {
    let (ours, theirs) = (one.own(), other.own());
    if one.joined == other.joined || (ours.len() == theirs.len() && within(&ours, &theirs)) {
        return Alike::Same;
    }
    if one.sounds == other.sounds && one.sounds != 0 {
        return Alike::Sounds;
    }
    if slip(&one.joined, &other.joined) {
        return Alike::Letter;
    }
    if one.words().nth(1).is_some() || other.words().nth(1).is_some() {
        if within(&ours, &theirs) || within(&theirs, &ours) || heard_within(one, other) || heard_within(other, one) {
            return Alike::Part;
        }
        // A slip in one part of a double name.
        let near = |short: &[&str], long: &[&str]| {
            short.len() == 1
                && long.len() > 1
                && long.iter().any(|word| word.len() > 4 && short.iter().all(|s| slip(s, word)))
        };
        if near(&ours, &theirs) || near(&theirs, &ours) {
            return Alike::Part;
        }
    }
    Alike::Other
}

/// Whether every word of `some` is one of `all`, and one of them is a word of its own.
fn within(some: &[&str], all: &[&str]) -> bool {
    some.iter().any(|word| word.len() > 2) && some.iter().all(|word| all.contains(word))
}

/// Whether a name of one part sounds like a part of the other.
fn heard_within(one: &Name, other: &Name) -> bool {
    one.parts.is_empty() && one.sounds != 0 && other.parts.contains(&one.sounds)
}

fn first(one: &Name, other: &Name) -> Alike {
    if one.joined == other.joined {
        return Alike::Same;
    }
    if let Some(shortened) = initials(one, other).or_else(|| initials(other, one)) {
        return shortened;
    }
    if is_short_for(&one.text, &other.text) {
        return Alike::Short;
    }
    let (ours, theirs): (Vec<&str>, Vec<&str>) = (one.words().collect(), other.words().collect());
    if ours.len() != theirs.len() && (within(&ours, &theirs) || within(&theirs, &ours)) {
        return Alike::Part;
    }
    let (given, also) = (one.given(), other.given());
    let heard = one.sounds == other.sounds && one.sounds != 0;
    if given.is_known() && also.is_known() {
        return if heard && given.goes_with(also) { Alike::Sounds } else { Alike::Other };
    }
    if heard {
        return Alike::Sounds;
    }
    let doubtful = !given.is_known() && !also.is_known();
    if slip(&one.joined, &other.joined) && !(doubtful && feminine(&one.joined, &other.joined)) {
        return Alike::Letter;
    }
    // Alexan, Seba: cut short.
    let cut = |short: &Name, long: &Name| {
        !short.given().is_known() && short.joined.len() > 2 && long.joined.starts_with(&*short.joined)
    };
    if cut(one, other) || cut(other, one) {
        return Alike::Short;
    }
    Alike::Other
}

/// Whether two names differ in their endings only, as a woman's and a man's do.
fn feminine(one: &str, other: &str) -> bool {
    let stem = |name: &str| name.trim_end_matches(['a', 'e', 'o', 'i']).to_owned();
    stem(one) == stem(other) || one.len().max(other.len()) < 5
}

/// « J-P », « J. Pierre », « JP », « J » beside « Jean-Pierre »; `None`: not so.
fn initials(short: &Name, long: &Name) -> Option<Alike> {
    let long_words: Vec<&str> = long.words().collect();
    let short_words: Vec<&str> = short.words().collect();
    let starts = |initial: &str, word: &&str| word.starts_with(initial);
    match short_words.as_slice() {
        [one] if one.len() == 1 => long_words.first().filter(|word| starts(one, word)).map(|_| Alike::Initial),
        // JP: one word of two letters for two words.
        [one] if one.len() == long_words.len() && one.len() > 1 => {
            let all = one
                .char_indices()
                .zip(&long_words)
                .all(|((at, c), word)| word.starts_with(&one[at..at + c.len_utf8()]));
            (all && long_words.iter().all(|word| word.len() > 1)).then_some(Alike::Short)
        }
        words if words.len() > 1 && words.len() == long_words.len() => {
            let shortened = words.iter().any(|word| word.len() == 1);
            let fits = words
                .iter()
                .zip(&long_words)
                .all(|(word, whole)| word == whole || (word.len() == 1 && starts(word, whole)));
            (shortened && fits).then_some(Alike::Short)
        }
        _ => None,
    }
}

/// One letter put, left out, replaced or two exchanged; two of these in a long word.
pub(super) fn slip(one: &str, other: &str) -> bool {
    let (short, long) = (one.len().min(other.len()), one.len().max(other.len()));
    if long < 4 || long - short > 2 {
        return false;
    }
    let apart = osa_distance(one, other);
    apart <= 1 || (apart == 2 && short >= 8)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compared(pairs: &[(&str, &str, Alike)], compare: fn(&Names, u32, u32) -> Alike) {
        let mut names = Names::default();
        for (one, other, expected) in pairs {
            let (a, b) = (names.number(Some(one)), names.number(Some(other)));
            assert_eq!(compare(&names, a, b), *expected, "{one}, {other}");
            assert_eq!(compare(&names, b, a), *expected, "{other}, {one}");
        }
    }

    #[test]
    fn family_names_are_the_same_near_or_others() {
        compared(
            &[
                ("LEFÈVRE", "Lefevre", Alike::Same),
                ("Le Goff", "Legoff", Alike::Same),
                ("Martin-Laval", "Laval Martin", Alike::Same),
                ("de La Rivière", "La Rivière", Alike::Same),
                ("Lefebvre", "Lefèvre", Alike::Sounds),
                ("Dupont", "Dupond", Alike::Sounds),
                ("Duond", "Dupond", Alike::Letter),
                ("Bernrad", "Bernard", Alike::Letter),
                ("Martin", "Martin-Laval", Alike::Part),
                ("Lefebvre", "Lefèvre-Durand", Alike::Part),
                ("Le Roux", "Le Gall", Alike::Other),
                ("Martin", "Moreau", Alike::Other),
                ("Inconnu", "Martin", Alike::Missing),
                ("Mme Martin", "Martin", Alike::Same),
            ],
            Names::last,
        );
    }

    #[test]
    fn given_names_that_exist_are_two_persons() {
        compared(
            &[
                ("Jean-Pierre", "jean pierre", Alike::Same),
                ("J-P", "Jean-Pierre", Alike::Short),
                ("JP", "Jean-Pierre", Alike::Short),
                ("J. Pierre", "Jean-Pierre", Alike::Short),
                ("J.", "Jean", Alike::Initial),
                ("Fred", "Frédéric", Alike::Short),
                ("Mathieu", "Matthieu", Alike::Sounds),
                ("Christohpe", "Christophe", Alike::Letter),
                ("Nathlie", "Nathalie", Alike::Letter),
                ("Jean", "Jean-Pierre", Alike::Part),
                ("Léo", "Léa", Alike::Other),
                ("Michel", "Michèle", Alike::Other),
                ("Jean", "Jeanne", Alike::Other),
                ("Louis", "Louise", Alike::Other),
                ("Julie", "Julien", Alike::Other),
                ("Paul", "Claire", Alike::Other),
            ],
            Names::first,
        );
    }
}
