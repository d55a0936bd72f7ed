//! `decroche import --preset NAME` and `decroche import presets`: what the columns of a file hold, kept under a name.

use crm::import::{DeleteImportPreset, ImportKind, ImportPreset, MappedColumn};
use serde_json::{Map, Value, json};

use crate::base::{Base, Desk};
use crate::failure::{Failure, Result};
use crate::output::Terminal;
use crate::times;

/// What a name given to `--preset` means.
pub(super) enum Preset {
    /// One of ours: what the rows are, the columns are guessed.
    Kind(ImportKind),
    /// One of the house.
    Kept(ImportPreset),
}

impl Preset {
    /// The preset of this name: ours first, then those of the house, accents and case aside where only one is meant.
    pub(super) fn named(base: &Base, name: &str) -> Result<Self> {
        match name.parse() {
            Ok(kind) => Ok(Self::Kind(kind)),
            Err(_) => kept(base, name).map(Self::Kept),
        }
    }

    pub(super) fn kind(&self) -> ImportKind {
        match self {
            Self::Kind(kind) => *kind,
            Self::Kept(preset) => preset.kind,
        }
    }
}

fn kept(base: &Base, name: &str) -> Result<ImportPreset> {
    let mut all = base.reader()?.import_presets()?;
    let typed = crm::text::fold(name);
    let alike = |preset: &&ImportPreset| crm::text::fold(&preset.name) == typed;
    let only = if all.iter().filter(alike).count() == 1 { all.iter().position(|one| alike(&one)) } else { None };
    match all.iter().position(|preset| preset.name == name.trim()).or(only) {
        Some(at) => Ok(all.swap_remove(at)),
        None => {
            let names: Vec<&str> = all.iter().map(|preset| preset.name.as_str()).collect();
            let known = [&["contacts", "purchases", "calls", "tickets"][..], &names].concat().join(", ");
            Err(Failure::with("import.no_such_preset", [name, known.as_str()]))
        }
    }
}

/// Gives the columns that the preset knows what it says they hold; of several of one name, each in its turn. Those it
/// does not know keep what was guessed, those the file lacks are told.
pub(super) fn apply(preset: &ImportPreset, columns: &mut [MappedColumn], terminal: Terminal) -> Result<()> {
    let mut free: Vec<&mut MappedColumn> = columns.iter_mut().collect();
    let mut lacking: Vec<&str> = Vec::new();
    for known in &preset.columns {
        match free.iter().position(|column| column.name == known.name) {
            Some(at) => free.remove(at).field = known.field,
            None => lacking.push(&known.name),
        }
    }
    if lacking.len() == preset.columns.len() {
        return Err(Failure::with("import.other_file", [preset.name.as_str()]));
    }
    if !lacking.is_empty() {
        terminal.tell("import.preset_lacks", &[&preset.name, &lacking.join(", ")]);
    }
    Ok(())
}

/// Lists them, or lets one go.
pub(super) fn run(desk: &Desk, delete: Option<&str>) -> Result<()> {
    let base = desk.open()?;
    if let Some(name) = delete {
        base.write(DeleteImportPreset { id: kept(&base, name)?.id })?;
    }
    let presets = base.reader()?.import_presets()?;
    let items: Vec<Value> = presets.iter().map(shape).collect();
    desk.terminal.document(&json!({ "items": items }), || {
        if presets.is_empty() {
            return desk.terminal.text("import.no_presets");
        }
        let row = |preset: &ImportPreset| {
            let mapped = preset.columns.iter().filter(|column| column.field.is_some()).count();
            vec![
                preset.name.clone(),
                preset.kind.as_str().to_owned(),
                mapped.to_string(),
                times::shown(preset.saved_at),
            ]
        };
        desk.terminal.table(&["name", "kind", "columns", "saved"], &presets.iter().map(row).collect::<Vec<_>>())
    })
}

fn shape(preset: &ImportPreset) -> Value {
    let mapping: Map<String, Value> =
        preset.columns.iter().map(|column| (column.name.clone(), json!(column.field))).collect();
    json!({ "preset_id": preset.id, "name": preset.name, "kind": preset.kind, "saved_at": preset.saved_at,
            "mapping": mapping })
}
