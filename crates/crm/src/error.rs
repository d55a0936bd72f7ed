//! The one error of the core. Interfaces match its code; nobody ever shows a driver's message.

use std::io::ErrorKind;

use thiserror::Error;

/// What a call into the core can refuse.
#[derive(Debug, Error)]
pub enum Error {
    /// No row with this identifier: `kind` is the noun (`contact`, `ticket`…).
    #[error("no {kind} with this identifier")]
    NotFound {
        /// The noun looked for.
        kind: &'static str,
    },
    /// A value is not acceptable; `field` names it, `why` is a code.
    #[error("invalid {field}: {why}")]
    Invalid {
        /// The field at fault, as in the public types.
        field: &'static str,
        /// A short code: `empty`, `too_long`, `not_a_number`, `unknown_value`, …
        why: &'static str,
    },
    /// The step is not possible from the present state (closing a closed ticket, …).
    #[error("not possible now: {why}")]
    Refused {
        /// A short code naming the rule.
        why: &'static str,
    },
    /// A segment's rule cannot be read, or names something the house does not have.
    #[error("the rule cannot be read: {}", .0.fault.as_str())]
    Rule(Box<crate::segment::RuleError>),
    /// The data file was made by a newer Décroche.
    #[error("the data file has version {found}, newer than {known}")]
    Newer {
        /// `user_version` of the file.
        found: i64,
        /// The newest version this build knows.
        known: i64,
    },
    /// The file is not a Décroche data file, or is damaged.
    #[error("the data file is damaged or is not a Décroche data file")]
    Damaged,
    /// Another process holds the file, longer than we wait.
    #[error("the data file is in use")]
    Locked,
    /// The file lies on a network or synchronised folder, where SQLite's WAL is not safe.
    #[error("the data file lies on a network or synchronised folder")]
    UnsafeFolder,
    /// No space left, or the folder cannot be written.
    #[error("the disk is full or cannot be written")]
    Disk(#[source] std::io::Error),
    /// The writer has stopped: the store is being closed.
    #[error("the store is closed")]
    Closed,
    /// Anything else SQLite says. The text may hold data: for the log of a developer, never for the screen.
    #[error("storage error")]
    Storage(#[source] rusqlite::Error),
}

/// What the core returns.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// The stable word interfaces match on.
    pub fn code(&self) -> &'static str {
        match self {
            Error::NotFound { .. } => "not_found",
            Error::Invalid { .. } => "invalid",
            Error::Refused { .. } => "refused",
            Error::Rule(_) => "rule",
            Error::Newer { .. } => "newer_file",
            Error::Damaged => "damaged_file",
            Error::Locked => "locked_file",
            Error::UnsafeFolder => "unsafe_folder",
            Error::Disk(_) => "disk",
            Error::Closed => "closed",
            Error::Storage(_) => "storage",
        }
    }

    /// The argument of the sentence: the noun, field or rule; `None` when the code says all.
    pub fn detail(&self) -> Option<String> {
        match self {
            Error::NotFound { kind } => Some((*kind).to_owned()),
            Error::Invalid { field, why } => Some(format!("{field}.{why}")),
            Error::Refused { why } => Some((*why).to_owned()),
            Error::Rule(error) => Some(error.fault.as_str().to_owned()),
            Error::Newer { found, known } => Some(format!("{found}>{known}")),
            _ => None,
        }
    }
}

impl From<crate::segment::RuleError> for Error {
    fn from(error: crate::segment::RuleError) -> Self {
        Error::Rule(Box::new(error))
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DatabaseCorrupt | Code::NotADatabase) => Error::Damaged,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Error::Locked,
            Some(code @ (Code::DiskFull | Code::ReadOnly | Code::CannotOpen | Code::SystemIoFailure)) => {
                let kind = match code {
                    Code::DiskFull => ErrorKind::StorageFull,
                    Code::ReadOnly => ErrorKind::ReadOnlyFilesystem,
                    Code::CannotOpen => ErrorKind::PermissionDenied,
                    _ => ErrorKind::Other,
                };
                Error::Disk(std::io::Error::new(kind, error.to_string()))
            }
            _ => Error::Storage(error),
        }
    }
}

/// Turns an absent row into [`Error::NotFound`].
pub(crate) trait OrNotFound<T> {
    /// `None` becomes `NotFound { kind }`.
    fn or_not_found(self, kind: &'static str) -> Result<T>;
}

impl<T> OrNotFound<T> for Option<T> {
    fn or_not_found(self, kind: &'static str) -> Result<T> {
        self.ok_or(Error::NotFound { kind })
    }
}
