//! What the columns of a file hold, kept under a name: the next file of the same columns needs no second thought.

use chrono::{DateTime, Utc};
use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::read::COLUMNS_MAX;
use super::{ImportKind, MappedColumn};
use crate::{Context, Error, Operation, PresetId, Result, Tx, typed};

/// A mapping as kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportPreset {
    /// Ours.
    pub id: PresetId,
    /// As the house calls it.
    pub name: String,
    /// What the rows are.
    pub kind: ImportKind,
    /// The columns of the file it was made on, in their order, with what they hold.
    pub columns: Vec<MappedColumn>,
    /// When it was last saved.
    pub saved_at: DateTime<Utc>,
}

/// Keeps a mapping under a name; the same name again replaces what it held.
///
/// Refused: [`Error::Invalid`] on `name`: `empty`, `too_long`; on `mapping`: `empty`, `too_many_columns`.
#[derive(Debug, Clone)]
pub struct SaveImportPreset {
    /// Not empty.
    pub name: String,
    /// What the rows are.
    pub kind: ImportKind,
    /// The columns of the file, with what they hold.
    pub columns: Vec<MappedColumn>,
}

impl Operation for SaveImportPreset {
    type Output = ();
    const KIND: &'static str = "import_preset.save";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let name = typed::line("name", &self.name, NAME_MAX)?;
        let refused = match () {
            () if name.is_empty() => Some(("name", "empty")),
            () if self.columns.iter().all(|column| column.field.is_none()) => Some(("mapping", "empty")),
            () if self.columns.len() > COLUMNS_MAX => Some(("mapping", "too_many_columns")),
            () => None,
        };
        match refused {
            Some((field, why)) => Err(Error::Invalid { field, why }),
            None => tx.save_import_preset(&name, self.kind, &self.columns, context),
        }
    }
}

/// Lets a mapping go.
///
/// Refused: [`Error::NotFound`].
#[derive(Debug, Clone)]
pub struct DeleteImportPreset {
    /// Which.
    pub id: PresetId,
}

impl Operation for DeleteImportPreset {
    type Output = ();
    const KIND: &'static str = "import_preset.delete";

    fn apply(self, tx: &Tx<'_>, _: &Context) -> Result<()> {
        tx.delete_import_preset(self.id)
    }
}
