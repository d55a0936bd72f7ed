//! Streets, towns and companies as they are compared: without abbreviations, small words and legal forms.

use super::hash;
use crate::text::fold;

/// Abbreviations of addresses, and what they stand for.
#[rustfmt::skip]
const WHOLE: &[(&str, &str)] = &[
    ("all", "allee"), ("allees", "allee"), ("av", "avenue"), ("ave", "avenue"), ("bat", "batiment"), ("bd", "boulevard"), ("bld", "boulevard"),
    ("blvd", "boulevard"), ("boul", "boulevard"), ("cdt", "commandant"), ("ch", "chemin"), ("che", "chemin"), ("chem", "chemin"),
    ("cite", "cite"), ("col", "colonel"), ("cpt", "capitaine"), ("crs", "cours"), ("dr", "docteur"), ("fbg", "faubourg"), ("fg", "faubourg"),
    ("gal", "general"), ("gen", "general"), ("imp", "impasse"), ("lot", "lotissement"), ("mal", "marechal"), ("pass", "passage"),
    ("pl", "place"), ("pdt", "president"), ("prof", "professeur"), ("pr", "professeur"), ("qu", "quai"), ("r", "rue"), ("res", "residence"),
    ("rte", "route"), ("s", "sur"), ("sq", "square"), ("st", "saint"), ("ste", "sainte"), ("zi", "zone industrielle"),
];

/// Words that are said or left out.
const SMALL: &[&str] = &["a", "au", "aux", "d", "de", "des", "du", "en", "et", "l", "la", "le", "les"];

/// Legal forms of companies.
#[rustfmt::skip]
const FORMS: &[&str] = &[
    "association", "cie", "ei", "eirl", "ets", "etablissement", "etablissements", "eurl", "gie", "group", "groupe", "sa", "sarl", "sas", "sasu", "sci",
    "scop", "scp", "selarl", "snc", "societe", "ste",
];

/// What is compared of a street with its number; 0: nothing.
pub(super) fn street(text: &str) -> u32 {
    let folded = fold(text);
    let kept: Vec<&str> = folded
        .split(' ')
        .map(|word| WHOLE.iter().find(|(short, _)| *short == word).map_or(word, |(_, whole)| *whole))
        .filter(|word| !SMALL.contains(word))
        .collect();
    // A number alone, or « rue » alone, is no address.
    if kept.len() < 2 { 0 } else { hash::text(&kept.join(" ")) }
}

/// What is compared of a town: Saint-Étienne, ST ETIENNE CEDEX 2.
pub(super) fn town(text: &str) -> String {
    let folded = fold(text);
    let words = folded.split(' ').take_while(|word| *word != "cedex").map(|word| match word {
        "st" => "saint",
        "ste" => "sainte",
        other => other,
    });
    let kept: Vec<&str> =
        words.filter(|word| !SMALL.contains(word) && !word.bytes().all(|c| c.is_ascii_digit())).collect();
    kept.join(" ")
}

/// What is compared of a company: « Garage Martin SARL », « SARL GARAGE MARTIN ».
pub(super) fn company(text: &str) -> String {
    let folded = fold(&text.replace('.', ""));
    let kept: Vec<&str> = folded.split(' ').filter(|word| !FORMS.contains(word) && !SMALL.contains(word)).collect();
    if kept.is_empty() { folded } else { kept.join(" ") }
}

/// A postcode as a number; 0: none.
pub(super) fn postcode(text: &str) -> u32 {
    let digits: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    match digits.parse::<u32>() {
        Ok(number) if digits.len() <= 8 => number,
        // Abroad, with letters.
        _ if digits.is_empty() => 0,
        _ => hash::text(&digits.to_lowercase()) | 0x8000_0000,
    }
}

/// The department of a postcode; 0: none in France.
pub(super) fn department(postcode: u32) -> u32 {
    if postcode < 100_000 { postcode / 1000 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_same_however_it_is_shortened() {
        for (one, other) in [
            ("12, rue de la Paix", "12 r. de la paix"),
            ("3 bis avenue du Général Leclerc", "3 BIS AV GAL LECLERC"),
            ("1 place Saint-Michel", "1 pl. St Michel"),
            ("45 bd Jean Jaurès", "45, Boulevard Jean-Jaurès"),
        ] {
            assert_eq!(street(one), street(other), "{one}");
        }
        assert_ne!(street("12 rue de la Paix"), street("14 rue de la Paix"));
        assert_eq!((street(""), street("12")), (0, 0));
    }

    #[test]
    fn a_town_and_a_company_are_the_same_with_and_without_their_frills() {
        assert_eq!(town("ST ETIENNE CEDEX 2"), town("Saint-Étienne"));
        assert_eq!(town("Lyon 3"), town("LYON"));
        assert_eq!(company("Garage Martin S.A.R.L."), company("SAS GARAGE MARTIN"));
        assert_eq!(company("SA"), "sa");
    }

    #[test]
    fn a_postcode_is_a_number() {
        assert_eq!((postcode("01000"), postcode("75 011"), postcode("")), (1000, 75011, 0));
        assert_eq!((department(1000), department(75011)), (1, 75));
        assert!(postcode("SW1A 1AA") > 0 && department(postcode("SW1A 1AA")) == 0);
    }
}
