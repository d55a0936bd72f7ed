//! A guide from its TOML file and back, with what it must not be.

use std::str::FromStr;
use std::sync::LazyLock;

use super::Guide;
use crate::{Error, Result};

/// The longest file, in bytes.
const FILE_MAX: usize = 256 * 1024;

/// The guides that ship, the default of each direction first.
pub fn shipped() -> &'static [Guide] {
    static SHIPPED: LazyLock<Vec<Guide>> = LazyLock::new(|| {
        [
            include_str!("../../guides/cerc.toml"),
            include_str!("../../guides/croc_cours.toml"),
            include_str!("../../guides/croc_prospection.toml"),
            include_str!("../../guides/sales_interview.toml"),
            include_str!("../../guides/complaint.toml"),
            include_str!("../../guides/difficult_caller.toml"),
        ]
        .into_iter()
        .filter_map(|file| file.parse().ok())
        .collect()
    });
    &SHIPPED
}

impl FromStr for Guide {
    type Err = Error;

    /// # Errors
    /// [`Error::Invalid`] of `guide` when the file is no guide; of `phrase`, `key`… when a part of it is not acceptable.
    fn from_str(file: &str) -> Result<Self> {
        if file.len() > FILE_MAX {
            return Err(Error::Invalid { field: "guide", why: "too_long" });
        }
        let guide: Guide = toml::from_str(file).map_err(|_| Error::Invalid { field: "guide", why: "unknown_value" })?;
        guide.check()?;
        Ok(guide)
    }
}

impl Guide {
    /// As a file that can be shared and read again.
    pub fn to_file(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guide::GuideDirection;

    #[test]
    fn six_guides_ship_and_each_is_sound() {
        let keys: Vec<&str> = shipped().iter().map(|guide| guide.key.as_str()).collect();
        assert_eq!(
            keys,
            ["cerc", "croc_cours", "croc_prospection", "sales_interview", "complaint", "difficult_caller"]
        );
        for guide in shipped() {
            guide.check().unwrap_or_else(|error| panic!("{}: {error}", guide.key));
        }
    }

    #[test]
    fn croc_goes_out_and_cerc_comes_in_in_four_steps() {
        let of = |key: &str| shipped().iter().find(|guide| guide.key == key).unwrap();
        let letters = |key: &str| of(key).steps.iter().map(|step| step.letter.as_str()).collect::<String>();
        assert_eq!(
            (of("croc_cours").direction, of("cerc").direction),
            (GuideDirection::Outbound, GuideDirection::Inbound)
        );
        assert_eq!((letters("croc_cours").as_str(), letters("cerc").as_str()), ("CROC", "CÉRC"));
        assert!(of("croc_cours").steps.iter().flat_map(|step| &step.items).any(|item| item.eliminatory));
    }

    #[test]
    fn a_guide_written_is_read_the_same() {
        for guide in shipped() {
            assert_eq!(&guide.to_file().parse::<Guide>().unwrap(), guide);
        }
    }

    #[test]
    fn a_file_that_is_no_guide_or_asks_for_what_nobody_can_fill_is_refused() {
        let file = include_str!("../../guides/cerc.toml");
        for (from, to) in [
            ("key = \"cerc\"", "key = \"Cerc !\""),
            ("direction = \"inbound\"", "direction = \"sideways\""),
            ("{agent}", "{mot_de_passe}"),
            ("{agent}", "{agent"),
            ("weight = 2", "weight = 0"),
            ("version = 1", "version = 1\nevil = 1"),
            ("[[step]]", "[[stop]]"),
        ] {
            let changed = file.replacen(from, to, 1);
            assert_ne!(changed, file, "{from} is in the file");
            assert!(changed.parse::<Guide>().is_err(), "{from} → {to}");
        }
        assert!("".parse::<Guide>().is_err());
        assert!("x".repeat(FILE_MAX + 1).parse::<Guide>().is_err());
    }
}
