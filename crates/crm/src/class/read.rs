//! A class from its TOML file.

use std::str::FromStr;

use super::ClassFile;
use crate::{Error, Result};

/// The longest file, in bytes.
const FILE_MAX: usize = 1024 * 1024;

impl ClassFile {
    /// The class that ships: thirty clients of an invented bicycle house, its catalogue, five sheets.
    ///
    /// # Errors
    /// Those of [`ClassFile::from_str`]: a test makes sure that there are none.
    pub fn shipped() -> Result<Self> {
        include_str!("../../class/classe_ndrc.toml").parse()
    }
}

impl FromStr for ClassFile {
    type Err = Error;

    /// # Errors
    /// [`Error::Invalid`] of `class` when the file is no class; of `phone`, `truth`… when a part of it is not
    /// acceptable.
    fn from_str(file: &str) -> Result<Self> {
        if file.len() > FILE_MAX {
            return Err(Error::Invalid { field: "class", why: "too_long" });
        }
        let class: ClassFile =
            toml::from_str(file).map_err(|_| Error::Invalid { field: "class", why: "unknown_value" })?;
        class.check()?;
        Ok(class)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::class::VerifiedField;
    use crate::contact::Stage;

    const FILE: &str = include_str!("../../class/classe_ndrc.toml");

    /// The ranges Arcep keeps for fiction, as written in the file.
    const FICTION: [&str; 6] = ["06 39 98", "01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49"];

    fn why(file: &str) -> String {
        file.parse::<ClassFile>().unwrap_err().detail().unwrap()
    }

    #[test]
    fn the_class_that_ships_is_sound_and_nobody_holds_its_numbers() {
        let class = ClassFile::shipped().unwrap();
        assert_eq!((class.clients.len(), class.products.len(), class.sheets.len()), (30, 10, 5));
        for stage in [Stage::Suspect, Stage::Lead, Stage::Prospect, Stage::Client] {
            assert!(class.clients.iter().any(|client| client.stage == stage), "{stage:?}");
        }
        let truths = class.sheets.iter().filter_map(|sheet| sheet.truth.get(&VerifiedField::Phone));
        for written in class.clients.iter().flat_map(|client| &client.phones).chain(truths) {
            assert!(FICTION.iter().any(|range| written.starts_with(range)), "{written}");
        }
        let truths = class.sheets.iter().filter_map(|sheet| sheet.truth.get(&VerifiedField::Email));
        for address in class.clients.iter().flat_map(|client| &client.emails).chain(truths) {
            assert!(address.ends_with("@exemple.fr"), "{address}");
        }
        for product in &class.products {
            assert!(
                product.price_cents > 0 && !product.cross.iter().chain(&product.up).any(|r| *r == product.reference)
            );
        }
    }

    #[test]
    fn every_town_has_its_postcode_once_the_sheets_have_put_them_right() {
        let class = ClassFile::shipped().unwrap();
        for client in &class.clients {
            let truth = class.sheets.iter().find(|sheet| sheet.client == client.key).map(|sheet| &sheet.truth);
            let right = |field, own: &Option<String>| {
                truth.and_then(|truth| truth.get(&field)).cloned().or_else(|| own.clone()).unwrap()
            };
            let (postcode, town) =
                (right(VerifiedField::Postcode, &client.postcode), right(VerifiedField::Town, &client.town));
            assert!(crate::demo::is_commune(&postcode, &town), "{postcode} {town}");
        }
    }

    #[test]
    fn a_file_that_is_no_class_is_refused() {
        for (from, to, said) in [
            ("version = 1", "version = 2", "class.unknown_value"),
            ("house = ", "maison = ", "class.unknown_value"),
            ("stage = \"client\"", "stage = \"ami\"", "class.unknown_value"),
            ("key = \"NDRC-02\"", "key = \"NDRC-01\"", "key.twice"),
            ("reference = \"CITE-500\"", "reference = \"CITE-250\"", "key.twice"),
            ("cross = [\"PACK-SECU\"", "cross = [\"AUTRE\"", "product.unknown_value"),
            ("up = [\"CITE-500\"]", "up = [\"CITE-250\"]", "product.unknown_value"),
            ("price_cents = 189000", "price_cents = -1", "price_cents.out_of_range"),
            ("06 39 98 20 02", "06 39 98 20 01", "phone.twice"),
            ("06 39 98 20 02", "06 39 98", "phone.not_a_number"),
            ("karim.ouazzani@", "karim.ouazzani à ", "email.not_an_address"),
            ("product = \"BAT-500\"", "product = \"AUTRE\"", "purchase.unknown_value"),
            ("quantity = 1", "quantity = 0", "purchase.out_of_range"),
            ("civility = \"mx\"", "civility = \"dr\"", "civility.unknown_value"),
        ] {
            let changed = FILE.replacen(from, to, 1);
            assert_ne!(changed, FILE, "{from} is in the file");
            assert_eq!(why(&changed), said, "{from} → {to}");
        }
        assert_eq!(why(&"x".repeat(FILE_MAX + 1)), "class.too_long");
    }

    #[test]
    fn a_sheet_that_tells_its_truth_or_has_none_to_find_is_refused() {
        for (from, to, said) in [
            ("client = \"NDRC-09\"", "client = \"NDRC-99\"", "sheet.unknown_value"),
            ("client = \"NDRC-09\"", "client = \"NDRC-04\"", "sheet.twice"),
            ("une autre ville", "la ville de VANNES", "brief.tells_the_truth"),
            ("  town = \"Vannes\"", "  town = \"lorient\"", "truth.already_right"),
            ("  phone = \"04 65 71 21 15\"\n", "", "truth.out_of_range"),
            ("  postcode = \"63000\"", "  postcode = \"—\"", "truth.empty"),
            ("  phone = \"04 65 71 21 15\"", "  phone = \"06 39 98 20 01\"", "phone.twice"),
            ("  town = \"Vannes\"", "  pays = \"France\"", "class.unknown_value"),
        ] {
            let changed = FILE.replacen(from, to, 1);
            assert_ne!(changed, FILE, "{from} is in the file");
            assert_eq!(why(&changed), said, "{from} → {to}");
        }
    }
}
