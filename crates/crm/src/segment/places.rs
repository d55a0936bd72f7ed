//! French departments and regions, districts of the three towns that have some; the place that words mean.
//!
//! Public facts (INSEE, official geographic code). A place is judged by its postcode: the first two digits, but for Corsica
//! (200 and 201 are the south, 202 and 206 the north) and overseas (three digits).

use super::choices::Choice;
use crate::text::fold;

const fn c(code: &'static str, fr: &'static str) -> Choice {
    Choice { code, fr, en: "", also: "" }
}

#[rustfmt::skip]
pub(crate) const DEPARTMENTS: &[Choice] = &[
    c("01", "Ain"), c("02", "Aisne"), c("03", "Allier"), c("04", "Alpes-de-Haute-Provence"), c("05", "Hautes-Alpes"),
    c("06", "Alpes-Maritimes"), c("07", "Ardèche"), c("08", "Ardennes"), c("09", "Ariège"), c("10", "Aube"),
    c("11", "Aude"), c("12", "Aveyron"), c("13", "Bouches-du-Rhône"), c("14", "Calvados"), c("15", "Cantal"),
    c("16", "Charente"), c("17", "Charente-Maritime"), c("18", "Cher"), c("19", "Corrèze"), c("2A", "Corse-du-Sud"),
    c("2B", "Haute-Corse"), c("21", "Côte-d’Or"), c("22", "Côtes-d’Armor"), c("23", "Creuse"), c("24", "Dordogne"),
    c("25", "Doubs"), c("26", "Drôme"), c("27", "Eure"), c("28", "Eure-et-Loir"), c("29", "Finistère"), c("30", "Gard"),
    c("31", "Haute-Garonne"), c("32", "Gers"), c("33", "Gironde"), c("34", "Hérault"), c("35", "Ille-et-Vilaine"),
    c("36", "Indre"), c("37", "Indre-et-Loire"), c("38", "Isère"), c("39", "Jura"), c("40", "Landes"),
    c("41", "Loir-et-Cher"), c("42", "Loire"), c("43", "Haute-Loire"), c("44", "Loire-Atlantique"), c("45", "Loiret"),
    c("46", "Lot"), c("47", "Lot-et-Garonne"), c("48", "Lozère"), c("49", "Maine-et-Loire"), c("50", "Manche"),
    c("51", "Marne"), c("52", "Haute-Marne"), c("53", "Mayenne"), c("54", "Meurthe-et-Moselle"), c("55", "Meuse"),
    c("56", "Morbihan"), c("57", "Moselle"), c("58", "Nièvre"), c("59", "Nord"), c("60", "Oise"), c("61", "Orne"),
    c("62", "Pas-de-Calais"), c("63", "Puy-de-Dôme"), c("64", "Pyrénées-Atlantiques"), c("65", "Hautes-Pyrénées"),
    c("66", "Pyrénées-Orientales"), c("67", "Bas-Rhin"), c("68", "Haut-Rhin"), c("69", "Rhône"), c("70", "Haute-Saône"),
    c("71", "Saône-et-Loire"), c("72", "Sarthe"), c("73", "Savoie"), c("74", "Haute-Savoie"), c("75", "Paris"),
    c("76", "Seine-Maritime"), c("77", "Seine-et-Marne"), c("78", "Yvelines"), c("79", "Deux-Sèvres"), c("80", "Somme"),
    c("81", "Tarn"), c("82", "Tarn-et-Garonne"), c("83", "Var"), c("84", "Vaucluse"), c("85", "Vendée"), c("86", "Vienne"),
    c("87", "Haute-Vienne"), c("88", "Vosges"), c("89", "Yonne"), c("90", "Territoire de Belfort"), c("91", "Essonne"),
    c("92", "Hauts-de-Seine"), c("93", "Seine-Saint-Denis"), c("94", "Val-de-Marne"), c("95", "Val-d’Oise"),
    c("971", "Guadeloupe"), c("972", "Martinique"), c("973", "Guyane"), c("974", "La Réunion"),
    c("975", "Saint-Pierre-et-Miquelon"), c("976", "Mayotte"), c("977", "Saint-Barthélemy"), c("978", "Saint-Martin"),
    c("986", "Wallis-et-Futuna"), c("987", "Polynésie française"), c("988", "Nouvelle-Calédonie"),
];

/// Metropolitan regions; those overseas are departments of their own.
#[rustfmt::skip]
pub(crate) const REGIONS: &[Choice] = &[
    c("84", "Auvergne-Rhône-Alpes"), c("27", "Bourgogne-Franche-Comté"), c("53", "Bretagne"),
    c("24", "Centre-Val de Loire"), c("94", "Corse"), c("44", "Grand Est"), c("32", "Hauts-de-France"),
    c("11", "Île-de-France"), c("28", "Normandie"), c("75", "Nouvelle-Aquitaine"), c("76", "Occitanie"),
    c("52", "Pays de la Loire"), c("93", "Provence-Alpes-Côte d’Azur"),
];

/// The departments of a region.
pub(crate) fn departments_of(region: &str) -> &'static [&'static str] {
    match region {
        "84" => &["01", "03", "07", "15", "26", "38", "42", "43", "63", "69", "73", "74"],
        "27" => &["21", "25", "39", "58", "70", "71", "89", "90"],
        "53" => &["22", "29", "35", "56"],
        "24" => &["18", "28", "36", "37", "41", "45"],
        "94" => &["2A", "2B"],
        "44" => &["08", "10", "51", "52", "54", "55", "57", "67", "68", "88"],
        "32" => &["02", "59", "60", "62", "80"],
        "11" => &["75", "77", "78", "91", "92", "93", "94", "95"],
        "28" => &["14", "27", "50", "61", "76"],
        "75" => &["16", "17", "19", "23", "24", "33", "40", "47", "64", "79", "86", "87"],
        "76" => &["09", "11", "12", "30", "31", "32", "34", "46", "48", "65", "66", "81", "82"],
        "52" => &["44", "49", "53", "72", "85"],
        "93" => &["04", "05", "06", "13", "83", "84"],
        _ => &[],
    }
}

/// The postcodes of a department, as prefixes.
pub(crate) fn prefixes_of(department: &str) -> Vec<&str> {
    match department {
        "2A" => vec!["200", "201"],
        "2B" => vec!["202", "206"],
        other => vec![other],
    }
}

/// Whether these figures, without spaces, may be a French postcode: five, of a department that exists, or Monaco's. Those
/// of firms (CEDEX) are in no list, so that more cannot be told.
pub(crate) fn is_postcode(figures: &str) -> bool {
    let overseas = |three: &str| three == "980" || DEPARTMENTS.iter().any(|department| department.code == three);
    let of_department = match figures.get(..2) {
        Some("97" | "98") => figures.get(..3).is_some_and(overseas),
        Some("20") => true,
        Some(two) => DEPARTMENTS.iter().any(|department| department.code == two),
        None => false,
    };
    figures.len() == 5 && figures.bytes().all(|byte| byte.is_ascii_digit()) && of_department
}

/// Where somebody is, as said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Place {
    /// French postcodes that begin with one of these.
    Postcodes(Vec<String>),
    /// A town, folded.
    Town(String),
}

/// What place these words mean: a postcode, a district (`Paris 8e`), a department by its number or name, a region, else a
/// town. What is a town and a department (Paris) is the town.
pub(crate) fn place(words: &str) -> Place {
    let folded = fold(words);
    let compact: String = folded.chars().filter(|c| !c.is_whitespace()).collect();
    if compact.len() == 5 && compact.bytes().all(|b| b.is_ascii_digit()) {
        return Place::Postcodes(vec![compact]);
    }
    if let Some(postcodes) = district(&folded) {
        return Place::Postcodes(postcodes);
    }
    let number = compact.to_ascii_uppercase();
    let named = |choice: &&Choice| choice.code == number || (choice.code != "75" && fold(choice.fr) == folded);
    if let Some(department) = DEPARTMENTS.iter().find(named) {
        return Place::Postcodes(prefixes_of(department.code).into_iter().map(str::to_owned).collect());
    }
    if let Some(region) = REGIONS.iter().find(|region| fold(region.fr) == folded) {
        let all = departments_of(region.code).iter().flat_map(|department| prefixes_of(department));
        return Place::Postcodes(all.map(str::to_owned).collect());
    }
    Place::Town(folded)
}

/// The postcodes of `Paris 8e`, `Lyon 3`, `Marseille 1er arrondissement`. The sixteenth of Paris has two.
pub(crate) fn district(folded: &str) -> Option<Vec<String>> {
    let mut words = folded.split(' ');
    let (town, number) = (words.next()?, words.next()?);
    let figures: String = number.chars().take_while(char::is_ascii_digit).collect();
    let ending = number.get(figures.len()..)?;
    let rest: Vec<&str> = words.collect();
    let said = ["", "e", "er", "eme", "em"].contains(&ending) && (rest.is_empty() || rest == ["arrondissement"]);
    let number: u32 = figures.parse().ok()?;
    let (head, last) = match town {
        "paris" => ("750", 20),
        "lyon" => ("6900", 9),
        "marseille" => ("130", 16),
        _ => return None,
    };
    if !said || !(1..=last).contains(&number) {
        return None;
    }
    let mut codes = vec![if head.len() == 4 { format!("{head}{number}") } else { format!("{head}{number:02}") }];
    if town == "paris" && number == 16 {
        codes.push("75116".to_owned());
    }
    Some(codes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn postcodes(words: &str) -> Vec<String> {
        match place(words) {
            Place::Postcodes(codes) => codes,
            Place::Town(town) => panic!("{town} is a town"),
        }
    }

    #[test]
    fn a_district_a_department_and_a_region_are_postcodes() {
        assert_eq!(postcodes("Paris 8e"), ["75008"]);
        assert_eq!(postcodes("paris 16ème arrondissement"), ["75016", "75116"]);
        assert_eq!(postcodes("Lyon 3"), ["69003"]);
        assert_eq!(postcodes("Marseille 1er"), ["13001"]);
        assert_eq!(postcodes("35"), ["35"]);
        assert_eq!(postcodes("Ille-et-Vilaine"), ["35"]);
        assert_eq!(postcodes("2a"), ["200", "201"]);
        assert_eq!(postcodes("974"), ["974"]);
        assert_eq!(postcodes("Corse"), ["200", "201", "202", "206"]);
        assert_eq!(postcodes("35 000"), ["35000"]);
    }

    #[test]
    fn what_is_none_of_these_is_a_town() {
        assert_eq!(place("Paris"), Place::Town("paris".to_owned()));
        assert_eq!(place("Paris 21e"), Place::Town("paris 21e".to_owned()));
        assert_eq!(place("Saint-Malo"), Place::Town("saint malo".to_owned()));
    }

    #[test]
    fn every_metropolitan_department_is_in_one_region() {
        let metropolitan = DEPARTMENTS.iter().filter(|department| department.code.len() == 2);
        for department in metropolitan {
            let of = REGIONS.iter().filter(|region| departments_of(region.code).contains(&department.code));
            assert_eq!(of.count(), 1, "{}", department.code);
        }
    }
}
