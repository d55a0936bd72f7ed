//! `decroche import`: a file of people, purchases, calls or tickets comes in, or goes out again.

mod presets;

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::{Args, Subcommand};
use crm::import::read::{FileShape, ReadChoices, Source};
use crm::import::{
    ImportChoices, ImportField, ImportKind, ImportProgress, ImportReport, MappedColumn, OnDuplicate, RowFate,
    SaveImportPreset,
};
use crm::{Context, ImportId};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::base::{Base, Desk};
use crate::clock;
use crate::failure::{Failure, Result};
use crate::output::Terminal;
use presets::Preset;

/// What `import` takes.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// CSV, TSV, XLSX, vCard, or JSON that Décroche exported
    #[arg(value_name = "FILE", required = true)]
    pub file: Option<PathBuf>,
    /// What columns hold, as a TOML file; the others are guessed
    #[arg(long, value_name = "M.toml")]
    pub mapping: Option<PathBuf>,
    /// What the rows are: contacts, purchases, calls, tickets; or a preset kept under its name
    #[arg(long, value_name = "NAME")]
    pub preset: Option<String>,
    /// Keep what the columns hold under this name, for the next file of the same columns
    #[arg(long, value_name = "NAME")]
    pub save_preset: Option<String>,
    /// What to do with somebody who is there
    #[arg(long, value_name = "WHAT", default_value = "merge", value_parser = ["skip", "merge", "create"])]
    pub on_duplicate: String,
    /// Say what would be done, and do nothing
    #[arg(long)]
    pub dry_run: bool,
    /// How the file writes its characters, e.g. windows-1252 (guessed)
    #[arg(long, value_name = "E")]
    pub encoding: Option<String>,
    /// What stands between cells (guessed)
    #[arg(long, value_name = "D")]
    pub delimiter: Option<String>,
    /// Who sold or gave the file
    #[arg(long, value_name = "NAME")]
    pub supplier: Option<String>,
}

/// What can be done with an import that was made.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Take one import back; what was edited since stays
    Undo {
        /// The identifier that the import printed
        #[arg(value_name = "IMPORT_ID")]
        id: String,
    },
    /// List the presets that are kept, or let one go. JSON: {items:[{preset_id, name, kind, saved_at, mapping}]}
    Presets {
        /// Let the one of this name go
        #[arg(long, value_name = "NAME")]
        delete: Option<String>,
    },
}

/// How often progress is told.
const PACE: Duration = Duration::from_secs(1);
/// How many refused rows are shown to people.
const SHOWN: usize = 20;

/// Brings a file in, or takes one back.
pub fn run(desk: &Desk, arguments: Arguments) -> Result<()> {
    crm::give_way(); // an app on the same file may ring meanwhile
    match arguments.verb {
        Some(Verb::Undo { id }) => return undo(desk, &id),
        Some(Verb::Presets { delete }) => return presets::run(desk, delete.as_deref()),
        None => {}
    }
    let path = arguments.file.clone().ok_or(Failure::said("import.no_file"))?;
    let base = desk.open()?;
    let terminal = desk.terminal;
    let mapping = arguments.mapping.as_deref().map(MappingFile::read).transpose()?;
    let preset = arguments.preset.as_deref().map(|name| Preset::named(&base, name)).transpose()?;
    let kind = preset.as_ref().map(Preset::kind).or(mapping.as_ref().and_then(|file| file.kind));
    let kind = kind.unwrap_or(ImportKind::Contacts);
    let mut source = open(&path, &arguments, kind)?;
    let mut columns = source.shape().columns.clone();
    if let Some(Preset::Kept(preset)) = &preset {
        presets::apply(preset, &mut columns, terminal)?;
    }
    if let Some(file) = mapping {
        file.apply(&mut columns)?;
    }
    show_guess(terminal, source.shape(), &columns);
    if let Some(name) = arguments.save_preset.clone() {
        base.write(SaveImportPreset { name, kind, columns: columns.clone() })?;
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let choices = ImportChoices {
        file_name: name,
        kind,
        columns,
        on_duplicate: arguments.on_duplicate.parse::<OnDuplicate>()?,
        dry_run: arguments.dry_run,
        region: base.region,
        supplier: arguments.supplier.clone(),
        licence_ends_on: None,
    };
    let began = Instant::now();
    let report = base.store.import(&mut source, &choices, &Context::at(clock::now()), &mut paced(terminal))?;
    let seconds = (began.elapsed().as_secs_f64() * 1000.0).round() / 1000.0;
    terminal.document(&document(source.shape(), &choices, &report, seconds), || people(terminal, &report, seconds))
}

fn open(path: &Path, arguments: &Arguments, kind: ImportKind) -> Result<Source> {
    let file = File::open(path)
        .map_err(|error| Failure::with("import.cannot_open", [path.display().to_string(), error.to_string()]))?;
    let choices = ReadChoices {
        kind,
        encoding: arguments.encoding.as_deref().map(str::parse).transpose()?,
        delimiter: arguments.delimiter.as_deref().and_then(delimiter),
        ..ReadChoices::default()
    };
    Ok(Source::open(file, &path.to_string_lossy(), &choices)?)
}

/// One character, or the tab as shells let one type it.
fn delimiter(typed: &str) -> Option<char> {
    match typed {
        "\\t" | "tab" => Some('\t'),
        _ => typed.chars().next(),
    }
}

/// What a mapping file says: `kind`, and a table of column names and fields; an empty field leaves a column out.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct MappingFile {
    kind: Option<ImportKind>,
    columns: BTreeMap<String, String>,
}

impl MappingFile {
    fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| Failure::with("import.cannot_open", [path.display().to_string(), error.to_string()]))?;
        toml::from_str(&text).map_err(|error| {
            Failure::with("import.bad_mapping", [path.display().to_string(), error.message().to_owned()])
        })
    }

    /// Gives the columns it names what it says they hold; the others keep theirs.
    fn apply(self, columns: &mut [MappedColumn]) -> Result<()> {
        for (name, field) in self.columns {
            let field = match field.as_str() {
                "" => None,
                word => Some(word.parse::<ImportField>().map_err(|_| Failure::with("import.no_field", [word]))?),
            };
            let column = columns.iter_mut().find(|column| column.name == name);
            column.ok_or_else(|| Failure::with("import.no_column", [name.as_str()]))?.field = field;
        }
        Ok(())
    }
}

fn show_guess(terminal: Terminal, shape: &FileShape, columns: &[MappedColumn]) {
    let delimiter = match shape.delimiter.as_deref() {
        Some("\t") => "tab".to_owned(),
        Some(one) => one.to_owned(),
        None => "–".to_owned(),
    };
    terminal.tell("import.read_as", &[shape.format.as_str(), shape.encoding.as_str(), &delimiter]);
    for column in columns {
        let field = column.field.map_or_else(|| terminal.text("import.left_out"), |field| field.as_str().to_owned());
        terminal.tell("import.column", &[&column.name, &field]);
    }
    if shape.unreadable > 0 {
        terminal.tell("import.unreadable", &[&shape.unreadable.to_string()]);
    }
}

/// Tells how far it is, once a second.
fn paced(terminal: Terminal) -> impl FnMut(ImportProgress) -> bool {
    let mut told = Instant::now();
    move |progress| {
        if told.elapsed() >= PACE {
            told = Instant::now();
            terminal.tell("import.progress", &[&progress.done.to_string(), &progress.total.to_string()]);
        }
        true
    }
}

/// The result as scripts read it: rows refused apart from values not taken of rows that were.
fn document(shape: &FileShape, choices: &ImportChoices, report: &ImportReport, seconds: f64) -> Value {
    let mapping: Map<String, Value> =
        choices.columns.iter().map(|column| (column.name.clone(), json!(column.field))).collect();
    let lines = |wanted: &dyn Fn(RowFate) -> bool| -> Vec<Value> {
        let told = report.told.iter().filter(|told| wanted(told.fate) && told.reason.is_some());
        told.map(|told| {
            json!({ "line": told.line, "column": told.column, "value": told.value, "reason": told.reason,
                    "contact_id": told.contact_id })
        })
        .collect()
    };
    json!({
        "import_id": report.import_id, "format": shape.format, "encoding": shape.encoding,
        "delimiter": shape.delimiter, "mapping": mapping, "rows": report.rows, "created": report.created,
        "merged": report.merged, "skipped": report.skipped,
        "rejected": lines(&|fate| fate == RowFate::Rejected),
        "rejected_rows": report.rejected,
        "values_not_taken": lines(&|fate| fate != RowFate::Rejected && fate != RowFate::Skipped),
        "more": report.more, "dry_run": choices.dry_run, "cancelled": report.cancelled, "backup": report.backup,
        "seconds": seconds,
    })
}

fn people(terminal: Terminal, report: &ImportReport, seconds: f64) -> String {
    let counts = [report.rows, report.created, report.merged, report.skipped, report.rejected].map(|n| n.to_string());
    let [rows, created, merged, skipped, rejected] = &counts;
    let code = if report.import_id.is_some() { "import.done" } else { "import.would" };
    let mut lines =
        vec![terminal.lang.say(code, &[rows, created, merged, skipped, rejected, &format!("{seconds:.1}")])];
    for told in report.told.iter().filter(|told| told.reason.is_some()).take(SHOWN) {
        let reason = told.reason.map(|reason| terminal.lang.word("import_reason", reason.as_str())).unwrap_or_default();
        let column = told.column.as_deref().unwrap_or("–");
        lines.push(terminal.lang.say("import.told", &[&told.line.to_string(), column, &told.value, &reason]));
    }
    if let Some(id) = report.import_id {
        lines.push(terminal.lang.say("import.undo_with", &[&id.to_string()]));
    }
    lines.join("\n")
}

fn undo(desk: &Desk, id: &str) -> Result<()> {
    let base: Base = desk.open_existing()?;
    let id: ImportId = id.parse()?;
    let terminal = desk.terminal;
    let undone = base.store.undo_import(id, &Context::at(clock::now()), &mut paced(terminal))?;
    terminal.document(&json!(undone), || {
        let counts = [undone.removed, undone.restored, undone.kept_count].map(|n| n.to_string());
        let [removed, restored, kept] = &counts;
        let mut lines = vec![terminal.lang.say("import.undone", &[removed, restored, kept])];
        lines.extend(undone.kept.iter().take(SHOWN).map(|kept| {
            let why = terminal.lang.word("kept_why", kept.why.as_str());
            terminal.lang.say("import.kept", &[&kept.name, &why])
        }));
        lines.join("\n")
    })
}
