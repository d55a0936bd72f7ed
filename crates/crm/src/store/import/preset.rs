//! Kept mappings, in the store.

use rusqlite::named_params;

use crate::import::{ImportKind, ImportPreset, MappedColumn};
use crate::store::reader::Reader;
use crate::store::{Tx, at, ms};
use crate::{Context, Error, PresetId, Result};

impl Reader<'_> {
    /// The mappings kept, by name. One that this version cannot read is left out, and kept.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn import_presets(&self) -> Result<Vec<ImportPreset>> {
        let mut statement =
            self.db().prepare_cached("SELECT id, name, kind, mapping, saved_at FROM import_preset ORDER BY name")?;
        let rows = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get::<_, String>(3)?, row.get(4)?)))?;
        let mut presets = Vec::new();
        for row in rows {
            let (id, name, kind, mapping, saved_at) = row?;
            if let Ok(columns) = serde_json::from_str(&mapping) {
                presets.push(ImportPreset { id, name, kind, columns, saved_at: at(saved_at) });
            }
        }
        Ok(presets)
    }
}

impl Tx<'_> {
    pub(crate) fn save_import_preset(
        &self,
        name: &str,
        kind: ImportKind,
        columns: &[MappedColumn],
        context: &Context,
    ) -> Result<()> {
        let mapping = serde_json::to_string(columns).map_err(|_| Error::Closed)?;
        self.connection
            .prepare_cached(
                "INSERT INTO import_preset (id, name, kind, mapping, saved_at) VALUES (:id, :name, :kind, :mapping, :now)
                 ON CONFLICT (name) DO UPDATE SET kind = excluded.kind, mapping = excluded.mapping,
                     saved_at = excluded.saved_at",
            )?
            .execute(named_params! {
                ":id": PresetId::new(context.now), ":name": name, ":kind": kind, ":mapping": mapping,
                ":now": ms(context.now),
            })?;
        Ok(())
    }

    pub(crate) fn delete_import_preset(&self, id: PresetId) -> Result<()> {
        let gone = self
            .connection
            .prepare_cached("DELETE FROM import_preset WHERE id = :id")?
            .execute(named_params! { ":id": id })?;
        if gone == 0 { Err(Error::NotFound { kind: "import_preset" }) } else { Ok(()) }
    }
}
