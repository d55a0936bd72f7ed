//! What a grid must not be: empty, endless, ambiguous, or with weights that do not make a whole.

use phone::text::NAME_MAX;

use super::Grid;
use crate::guide::{PHRASE_MAX, keys, words};
use crate::{Error, Result};

/// The most parts, and the most criteria.
const PARTS_MAX: usize = 60;

impl Grid {
    /// # Errors
    /// [`Error::Invalid`], naming what is not acceptable.
    pub(crate) fn check(&self) -> Result<()> {
        if self.parts.is_empty() || self.parts.iter().any(|part| part.items.is_empty()) {
            return Err(Error::Invalid { field: "part", why: "empty" });
        }
        if self.parts.len() > PARTS_MAX || self.items().count() > PARTS_MAX {
            return Err(Error::Invalid { field: "grid", why: "too_long" });
        }
        keys(std::iter::once(self.key.as_str()))?;
        keys(self.parts.iter().map(|part| part.key.as_str()))?;
        keys(self.items().map(|item| item.key.as_str()))?;
        let names = std::iter::once(&self.name)
            .chain(self.parts.iter().map(|part| &part.name))
            .chain(self.items().map(|item| &item.label));
        for name in names {
            words("name", name, NAME_MAX)?;
        }
        for help in self.items().filter_map(|item| item.help.as_ref()) {
            words("help", help, PHRASE_MAX)?;
        }
        let whole: u64 = self.parts.iter().map(|part| u64::from(part.weight)).sum();
        if whole != 100 || self.parts.iter().any(|part| part.weight == 0) {
            return Err(Error::Invalid { field: "weight", why: "not_a_hundred" });
        }
        Ok(())
    }
}
