//! Why a command did not do what was asked: a sentence for people, an exit status for scripts.

use std::process::ExitCode;

use crate::messages::Lang;

/// What a command returns.
pub type Result<T> = std::result::Result<T, Failure>;

/// Why a command stopped.
#[derive(Debug)]
pub enum Failure {
    /// The data file cannot be opened.
    File(crm::Error),
    /// The core refuses.
    Core(crm::Error),
    /// This command refuses: a code of the message table and its arguments.
    Said(&'static str, Vec<String>),
    /// The report that was printed says what is wrong.
    Reported,
    /// Whoever read our output has gone: nothing more to do, and nothing wrong.
    ReaderGone,
}

impl Failure {
    /// A refusal whose sentence has no argument.
    pub fn said(code: &'static str) -> Self {
        Failure::Said(code, Vec::new())
    }

    /// A refusal with the arguments of its sentence.
    pub fn with<A: Into<String>, const N: usize>(code: &'static str, arguments: [A; N]) -> Self {
        Failure::Said(code, arguments.into_iter().map(Into::into).collect())
    }

    /// What happened and what to do; `None`: nothing to add.
    pub fn sentence(&self, lang: Lang) -> Option<String> {
        match self {
            Failure::File(error) | Failure::Core(error) => Some(lang.core_error(error)),
            Failure::Said(code, arguments) => {
                let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
                Some(lang.say(code, &arguments))
            }
            Failure::Reported | Failure::ReaderGone => None,
        }
    }

    /// 1 refused or not found, 3 the data file can't be used.
    pub fn exit_code(&self) -> ExitCode {
        use crm::Error as E;
        match self {
            Failure::ReaderGone => ExitCode::SUCCESS,
            Failure::File(_) => ExitCode::from(3),
            Failure::Core(
                E::Newer { .. } | E::Damaged | E::Locked | E::UnsafeFolder | E::Disk(_) | E::Closed | E::Storage(_),
            ) => ExitCode::from(3),
            Failure::Core(_) | Failure::Said(..) | Failure::Reported => ExitCode::from(1),
        }
    }
}

impl From<crm::Error> for Failure {
    fn from(error: crm::Error) -> Self {
        Failure::Core(error)
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::BrokenPipe => Failure::ReaderGone,
            _ => Failure::with("cannot_write_output", [error.to_string()]),
        }
    }
}
