//! A grid from its TOML file and back.

use std::str::FromStr;
use std::sync::LazyLock;

use super::Grid;
use crate::{Error, Result};

/// The longest file, in bytes.
const FILE_MAX: usize = 256 * 1024;

/// The grids that ship.
pub fn shipped() -> &'static [Grid] {
    static SHIPPED: LazyLock<Vec<Grid>> = LazyLock::new(|| {
        [
            include_str!("../../grids/ecoute_appel.toml"),
            include_str!("../../grids/ecoute_croc.toml"),
            include_str!("../../grids/ecoute_cerc.toml"),
            include_str!("../../grids/ecoute_mail.toml"),
        ]
        .into_iter()
        .filter_map(|file| file.parse().ok())
        .collect()
    });
    &SHIPPED
}

impl FromStr for Grid {
    type Err = Error;

    /// # Errors
    /// [`Error::Invalid`] of `grid` when the file is no grid; of `weight`, `key`… when a part of it is not acceptable.
    fn from_str(file: &str) -> Result<Self> {
        if file.len() > FILE_MAX {
            return Err(Error::Invalid { field: "grid", why: "too_long" });
        }
        let grid: Grid = toml::from_str(file).map_err(|_| Error::Invalid { field: "grid", why: "unknown_value" })?;
        grid.check()?;
        Ok(grid)
    }
}

impl Grid {
    /// As a file that can be shared and read again.
    pub fn to_file(&self) -> String {
        toml::to_string(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::GridMedium;

    #[test]
    fn four_grids_ship_and_each_is_sound() {
        let known: Vec<_> = shipped().iter().map(|grid| (grid.key.as_str(), grid.medium)).collect();
        assert_eq!(
            known,
            [
                ("ecoute_appel", GridMedium::Call),
                ("ecoute_croc", GridMedium::Call),
                ("ecoute_cerc", GridMedium::Call),
                ("ecoute_mail", GridMedium::Mail)
            ]
        );
        for grid in shipped() {
            grid.check().unwrap_or_else(|error| panic!("{}: {error}", grid.key));
            assert_eq!(&grid.to_file().parse::<Grid>().unwrap(), grid);
        }
    }

    #[test]
    fn the_open_rubric_keeps_its_weights_and_croc_and_cerc_their_four_steps() {
        let of = |key: &str| shipped().iter().find(|grid| grid.key == key).unwrap();
        let weights = of("ecoute_appel").parts.iter().map(|part| (part.key.as_str(), part.weight)).collect::<Vec<_>>();
        assert_eq!(
            weights,
            [
                ("greeting", 10),
                ("listening", 20),
                ("solution", 25),
                ("communication", 20),
                ("empathy", 15),
                ("closing", 10)
            ]
        );
        assert!(of("ecoute_appel").parts.iter().all(|part| (2..=3).contains(&part.items.len())));
        let steps = |key: &str| of(key).parts.iter().map(|part| part.name.as_str()).collect::<Vec<_>>();
        assert_eq!(steps("ecoute_croc"), ["Contact", "Raison", "Objectif", "Congé"]);
        assert_eq!(steps("ecoute_cerc"), ["Contact", "Écoute", "Réponse", "Conclusion"]);
        assert!(of("ecoute_croc").items().any(|item| item.eliminatory));
    }

    #[test]
    fn a_file_that_is_no_grid_is_refused() {
        let file = include_str!("../../grids/ecoute_appel.toml");
        for (from, to) in [
            ("for = \"call\"", "for = \"visit\""),
            ("key = \"ecoute_appel\"", "key = \"Écoute\""),
            ("key = \"listening\"", "key = \"greeting\""),
            ("weight = 25", "weight = 26"),
            ("weight = 25", "weight = 0"),
            ("version = 1", "version = 1\nevil = 1"),
            ("[[part]]", "[[port]]"),
        ] {
            let changed = file.replacen(from, to, 1);
            assert_ne!(changed, file, "{from} is in the file");
            assert!(changed.parse::<Grid>().is_err(), "{from} → {to}");
        }
        assert!("".parse::<Grid>().is_err());
        assert!("x".repeat(FILE_MAX + 1).parse::<Grid>().is_err());
    }
}
