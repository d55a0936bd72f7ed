//! The region whose national writing is assumed when a number carries no country code.

use std::fmt;
use std::str::FromStr;

use rlibphonenumber::{PHONE_NUMBER_UTIL, enums};

/// A territory that has a numbering plan: an ISO 3166-1 alpha-2 code, in capitals. Default: France.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Region([u8; 2]);

/// Why a text names no [`Region`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RegionError {
    /// Not two ASCII letters.
    #[error("a region is written as two letters, such as FR")]
    NotTwoLetters,
    /// Two letters, but no territory with a numbering plan.
    #[error("no numbering plan is known for this region")]
    Unknown,
}

impl Region {
    /// Metropolitan France. Overseas numbers written nationally (`0692…`) are understood from there too.
    pub const FR: Self = Self(*b"FR");

    /// The two capital letters.
    pub fn as_str(&self) -> &str {
        // Only ASCII letters ever get in, so this never falls back.
        std::str::from_utf8(&self.0).unwrap_or("FR")
    }

    /// Whether the region shares the ten-digit French plan (Arcep): there, `01 99 00 12 34` and
    /// `0692 00 00 01` are dialled the same way from metropolitan France and from each territory.
    pub(crate) fn shares_french_plan(self) -> bool {
        matches!(&self.0, b"FR" | b"RE" | b"YT" | b"GP" | b"MQ" | b"GF" | b"PM" | b"BL" | b"MF")
    }

    pub(crate) fn for_library(self) -> Option<enums::Region> {
        enums::Region::from_code(self.as_str()).ok()
    }
}

impl Default for Region {
    fn default() -> Self {
        Self::FR
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Region {
    type Err = RegionError;

    /// Reads two letters, in either case.
    fn from_str(text: &str) -> Result<Self, RegionError> {
        let &[first, second] = text.trim().as_bytes() else {
            return Err(RegionError::NotTwoLetters);
        };
        if !first.is_ascii_alphabetic() || !second.is_ascii_alphabetic() {
            return Err(RegionError::NotTwoLetters);
        }
        let region = Self([first.to_ascii_uppercase(), second.to_ascii_uppercase()]);
        region
            .for_library()
            .and_then(|known| PHONE_NUMBER_UTIL.get_country_code_for_region(known))
            .map(|_| region)
            .ok_or(RegionError::Unknown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_region_is_read_in_either_case_and_shown_in_capitals() {
        assert_eq!("be".parse::<Region>().unwrap().to_string(), "BE");
        assert_eq!(Region::default(), Region::FR);
    }

    #[test]
    fn a_region_without_a_numbering_plan_is_refused() {
        assert_eq!("XX".parse::<Region>(), Err(RegionError::Unknown));
        assert_eq!("ZZ".parse::<Region>(), Err(RegionError::Unknown));
        for wrong in ["", "F", "FRA", "F1", "é"] {
            assert_eq!(wrong.parse::<Region>(), Err(RegionError::NotTwoLetters), "{wrong}");
        }
    }
}
