//! What a command refuses, as the interface reads it: a code and its argument, never a driver's message.

use serde::Serialize;

/// A refusal on its way to the interface, which words it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// A code of the interface's table.
    pub code: &'static str,
    /// The argument of its sentence.
    pub detail: Option<String>,
}

impl Refusal {
    /// A refusal that its code says all about.
    pub fn new(code: &'static str) -> Self {
        Self { code, detail: None }
    }
}

impl From<crm::Error> for Refusal {
    fn from(error: crm::Error) -> Self {
        if let crm::Error::Storage(cause) = &error {
            eprintln!("storage: {cause}"); // for a developer's terminal; the screen only gets the code
        }
        Self { code: error.code(), detail: error.detail() }
    }
}

impl From<cti::simulator::Error> for Refusal {
    fn from(_: cti::simulator::Error) -> Self {
        Self::new("line_cannot")
    }
}

/// What commands return.
pub type Answer<T> = std::result::Result<T, Refusal>;
