//! Where a person lives, as far as calling hours and public holidays go.

use chrono_tz::Tz;
use phone::Region;

use crate::codes::codes;

codes! {
    /// A part of France with its own time or its own public holidays.
    Territory {
        /// Metropolitan France and Corsica; also whoever lives we do not know where.
        Metropole = "metropole",
        /// Bas-Rhin, Haut-Rhin, Moselle.
        AlsaceMoselle = "alsace_moselle",
        /// 971.
        Guadeloupe = "guadeloupe",
        /// 972.
        Martinique = "martinique",
        /// 973.
        Guyane = "guyane",
        /// 974.
        Reunion = "reunion",
        /// 976.
        Mayotte = "mayotte",
        /// 975.
        SaintPierreEtMiquelon = "saint_pierre_et_miquelon",
        /// 97133, 977.
        SaintBarthelemy = "saint_barthelemy",
        /// 97150, 978.
        SaintMartin = "saint_martin",
        /// 986.
        WallisEtFutuna = "wallis_et_futuna",
        /// 987.
        PolynesieFrancaise = "polynesie_francaise",
        /// 988.
        NouvelleCaledonie = "nouvelle_caledonie",
    }
}

impl Territory {
    /// From a French postcode; `None`: not one.
    pub fn of_postcode(postcode: &str) -> Option<Self> {
        let digits: String = postcode.chars().filter(|c| !c.is_whitespace()).collect();
        if digits.len() != 5 || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        Some(match (digits.get(..3)?, digits.as_str()) {
            (_, "97133") | ("977", _) => Territory::SaintBarthelemy,
            (_, "97150") | ("978", _) => Territory::SaintMartin,
            ("971", _) => Territory::Guadeloupe,
            ("972", _) => Territory::Martinique,
            ("973", _) => Territory::Guyane,
            ("974", _) => Territory::Reunion,
            ("975", _) => Territory::SaintPierreEtMiquelon,
            ("976", _) => Territory::Mayotte,
            ("986", _) => Territory::WallisEtFutuna,
            ("987", _) => Territory::PolynesieFrancaise,
            ("988", _) => Territory::NouvelleCaledonie,
            (head, _) if ["57", "67", "68"].iter().any(|department| head.starts_with(department)) => {
                Territory::AlsaceMoselle
            }
            _ => Territory::Metropole,
        })
    }

    /// From the region of a telephone number; `None`: a foreign one. The number of Guadeloupe, Saint-Martin and
    /// Saint-Barthélemy is one and the same: Guadeloupe.
    pub fn of_region(region: Region) -> Option<Self> {
        Some(match region.as_str() {
            "FR" => Territory::Metropole,
            "GP" => Territory::Guadeloupe,
            "MQ" => Territory::Martinique,
            "GF" => Territory::Guyane,
            "RE" => Territory::Reunion,
            "YT" => Territory::Mayotte,
            "PM" => Territory::SaintPierreEtMiquelon,
            "BL" => Territory::SaintBarthelemy,
            "MF" => Territory::SaintMartin,
            "WF" => Territory::WallisEtFutuna,
            "PF" => Territory::PolynesieFrancaise,
            "NC" => Territory::NouvelleCaledonie,
            _ => return None,
        })
    }

    /// Where a person is taken to live: by postcode, else by number, else in metropolitan France.
    pub fn of_person(postcode: Option<&str>, number: Option<Region>) -> Self {
        postcode.and_then(Self::of_postcode).or_else(|| Self::of_region(number?)).unwrap_or(Territory::Metropole)
    }

    /// Its time (IANA). Polynesia is Tahiti’s, where nine of ten live.
    pub fn time_zone(self) -> Tz {
        match self {
            Territory::Metropole | Territory::AlsaceMoselle => Tz::Europe__Paris,
            Territory::Guadeloupe => Tz::America__Guadeloupe,
            Territory::Martinique => Tz::America__Martinique,
            Territory::Guyane => Tz::America__Cayenne,
            Territory::Reunion => Tz::Indian__Reunion,
            Territory::Mayotte => Tz::Indian__Mayotte,
            Territory::SaintPierreEtMiquelon => Tz::America__Miquelon,
            Territory::SaintBarthelemy => Tz::America__St_Barthelemy,
            Territory::SaintMartin => Tz::America__Marigot,
            Territory::WallisEtFutuna => Tz::Pacific__Wallis,
            Territory::PolynesieFrancaise => Tz::Pacific__Tahiti,
            Territory::NouvelleCaledonie => Tz::Pacific__Noumea,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postcode_tells_where_one_lives() {
        let found = |postcode| Territory::of_postcode(postcode);
        assert_eq!(found("75 008"), Some(Territory::Metropole));
        assert_eq!(found("20090"), Some(Territory::Metropole));
        assert_eq!(found("57000"), Some(Territory::AlsaceMoselle));
        assert_eq!(found("97110"), Some(Territory::Guadeloupe));
        assert_eq!(found("97133"), Some(Territory::SaintBarthelemy));
        assert_eq!(found("97150"), Some(Territory::SaintMartin));
        assert_eq!(found("98714"), Some(Territory::PolynesieFrancaise));
        assert_eq!((found("B-1000"), found("971"), found("")), (None, None, None));
    }

    #[test]
    fn the_postcode_wins_over_the_number_and_nobody_is_left_without_a_time() {
        let reunion = "RE".parse().ok();
        assert_eq!(Territory::of_person(Some("67000"), reunion), Territory::AlsaceMoselle);
        assert_eq!(Territory::of_person(None, reunion), Territory::Reunion);
        assert_eq!(Territory::of_person(Some("B-1000"), "BE".parse().ok()), Territory::Metropole);
    }
}
