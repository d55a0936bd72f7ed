//! The data file: where it is, and opening it for one command.

use std::path::{Path, PathBuf};

use crm::contact::Stage;
use crm::{ContactId, Context, Operation, Reader, Store};
use phone::Region;

use crate::clock;
use crate::failure::{Failure, Result};
use crate::output::Terminal;

/// What every command starts from.
#[derive(Debug, Clone)]
pub struct Desk {
    /// Where output and messages go.
    pub terminal: Terminal,
    db: Option<PathBuf>,
}

impl Desk {
    /// A desk that uses this data file; `None`: the user's own.
    pub fn new(terminal: Terminal, db: Option<PathBuf>) -> Self {
        Self { terminal, db }
    }

    /// Where the data file is.
    pub fn path(&self) -> Result<PathBuf> {
        match &self.db {
            Some(path) => Ok(path.clone()),
            None => Ok(data_folder().ok_or(Failure::said("no_data_folder"))?.join("decroche.db")),
        }
    }

    /// Opens the data file; made when absent: for what may begin a base (a demo, a first fiche, a first call).
    pub fn open(&self) -> Result<Base> {
        Base::open(&self.path()?)
    }

    /// Opens the data file; refused when absent: a path typed wrong is not made an empty base.
    pub fn open_existing(&self) -> Result<Base> {
        let path = self.path()?;
        match path.try_exists() {
            Ok(false) => Err(Failure::with("no_data_file", [path.display().to_string()])),
            // What cannot be looked at is for the store to say.
            Ok(true) | Err(_) => Base::open(&path),
        }
    }

    /// [`Desk::open`] for what may be the first thing ever written, else [`Desk::open_existing`].
    pub fn open_to(&self, begins: bool) -> Result<Base> {
        if begins { self.open() } else { self.open_existing() }
    }
}

/// An open data file, and how the house reads numbers.
pub struct Base {
    pub store: Store,
    /// Where numbers without country code are read.
    pub region: Region,
}

impl Base {
    fn open(path: &Path) -> Result<Self> {
        let store = Store::open(path, clock::now()).map_err(Failure::File)?;
        let region = store.reader().and_then(|reader| reader.setting("house.region")).map_err(Failure::File)?;
        let region = region.as_str().and_then(|code| code.parse().ok()).unwrap_or_default();
        Ok(Self { store, region })
    }

    /// A view of the data.
    pub fn reader(&self) -> Result<Reader<'_>> {
        Ok(self.store.reader()?)
    }

    /// One write, by nobody in particular, now.
    pub fn write<O: Operation>(&self, operation: O) -> Result<O::Output> {
        Ok(self.store.write(operation, &Context::at(clock::now()))?.output)
    }

    /// The fiche meant: by our id, or by another system's when only one fiche has it.
    pub fn contact(&self, typed: &str) -> Result<ContactId> {
        let reader = self.reader()?;
        if let Ok(id) = typed.parse::<ContactId>() {
            return Ok(reader.contact(id)?.id);
        }
        match reader.contacts_by_external_id(typed.trim())?.as_slice() {
            [one] => Ok(*one),
            [] => Err(Failure::Core(crm::Error::NotFound { kind: "contact" })),
            _ => Err(Failure::with("ambiguous_external_id", [typed])),
        }
    }
}

/// The words of the rungs, for the argument reader.
pub fn stages() -> Vec<&'static str> {
    Stage::ALL.iter().map(|stage| stage.as_str()).collect()
}

/// The folder in which this user's applications keep their data, with ours in it.
fn data_folder() -> Option<PathBuf> {
    let set = |name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || set("HOME");
    let folder = if cfg!(target_os = "macos") {
        home()?.join("Library/Application Support")
    } else if cfg!(windows) {
        set("APPDATA")?
    } else {
        // A relative XDG path is invalid and must be ignored (XDG base directory specification).
        set("XDG_DATA_HOME").filter(|path| path.is_absolute()).or_else(|| Some(home()?.join(".local/share")))?
    };
    Some(folder.join("decroche"))
}
