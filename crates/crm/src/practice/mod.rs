//! Practice: a student calls the person of a verification sheet, whom a comrade plays; the fiche is then compared with
//! the truth, and the call is marked on a listening grid.
//!
//! Nobody is called: the line of a practice call is played, and only a file of invented people has sheets.

mod evaluate;
mod page;
mod place;
mod progress;
mod put_back;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::call::Call;
use crate::class::{Comparison, VerifiedField};
use crate::desk::LiveCall;
use crate::grid::Listened;
use crate::{CallId, ContactId, PracticeId};

pub use evaluate::{CheckPractice, NotePractice, whole_mark};
pub use page::practice_page;
pub use place::{PlacePractice, RestartPractice};
pub use progress::{StudentProgress, progress};

/// A verification sheet as listed: neither what the client plays nor the truth.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SheetLine {
    /// Whom to call.
    pub contact_id: ContactId,
    /// The key of the client in the class file; `None`: taken off the fiche since.
    pub external_id: Option<String>,
    /// Their name as the fiche has it; empty: none.
    pub name: String,
    /// Their town as the fiche has it.
    pub town: Option<String>,
    /// How many times it was tried and compared.
    pub tries: u32,
}

/// A student’s try at a sheet, in one line.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PracticeLine {
    /// Ours.
    pub id: PracticeId,
    /// Of which sheet.
    pub contact_id: ContactId,
    /// The name of its person as the fiche has it.
    pub name: String,
    /// Who called.
    pub student: String,
    /// When the try began.
    pub started_at: DateTime<Utc>,
    /// When the fiche was compared; `None`: not yet.
    pub checked_at: Option<DateTime<Utc>>,
    /// The call; `None`: not called yet.
    pub call_id: Option<CallId>,
    /// That call is over.
    pub called: bool,
    /// Of the fiche, out of twenty; `None`: not compared yet.
    pub fiche: Option<f64>,
    /// Of the call on its listening grid, out of twenty; `None`: not marked, or nothing could be judged.
    pub listening: Option<f64>,
    /// Of the two together ([`whole_mark`]); `None`: one of them is missing.
    pub mark: Option<f64>,
}

/// A try in full: the evaluation sheet.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Practice {
    /// In one line.
    pub line: PracticeLine,
    /// The fiche beside the truth, as it was compared; empty: not yet.
    pub fields: Vec<Comparison>,
    /// The call; `None`: not called yet.
    pub call: Option<Call>,
    /// Its marking that counts; `None`: it was not marked.
    pub listened: Option<Listened>,
    /// Words of who evaluates; empty: none.
    pub strengths: String,
    /// Words of who evaluates; empty: none.
    pub improve: String,
}

/// A sheet as its student sees it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct PracticeSheet {
    /// In one line.
    pub line: SheetLine,
    /// What every caller reads first: the pretext, what to verify; empty: nothing.
    pub brief: String,
    /// Key of the call guide to follow; `None`: the house’s choice.
    pub guide: Option<String>,
    /// The last try; `None`: nobody tried yet.
    pub current: Option<PracticeLine>,
}

/// What the comrade who answers plays.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct ClientCard {
    /// Whom.
    pub contact_id: ContactId,
    /// Their name as the fiche has it.
    pub name: String,
    /// Who is asked for, their mood, what they say.
    pub brief: String,
    /// What is true of them; `None`: not asked for.
    pub truth: Option<Vec<TrueValue>>,
}

/// A value that the client knows to be true.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct TrueValue {
    /// Of which field.
    pub field: VerifiedField,
    /// It; a number as read in France.
    pub value: String,
}

/// What is done in practice.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum PracticeStep {
    /// The sheets, and what was tried.
    List,
    /// A sheet, as its student sees it.
    Open {
        /// Whose.
        contact_id: ContactId,
    },
    /// What the comrade who answers plays.
    Play {
        /// Whom.
        contact_id: ContactId,
        /// With the truth, asked for on purpose.
        truth: bool,
    },
    /// Begins the call.
    Call {
        /// To whom.
        contact_id: ContactId,
        /// Who calls.
        student: String,
    },
    /// A new try: the fiche is put back as the class file has it.
    Restart {
        /// Whose.
        contact_id: ContactId,
        /// Who will call.
        student: String,
    },
    /// Compares the fiche with the truth, once.
    Check {
        /// Of which try.
        practice_id: PracticeId,
    },
    /// A try in full.
    Show {
        /// Which.
        practice_id: PracticeId,
    },
    /// Words of who evaluates.
    Note {
        /// Of which try.
        practice_id: PracticeId,
        /// Who called.
        student: String,
        /// What was good; may be empty.
        strengths: String,
        /// What to work on; may be empty.
        improve: String,
    },
    /// Writes a try as a page to print.
    Print {
        /// Which.
        practice_id: PracticeId,
    },
}

/// What a step answers: the part its screen shows, the others empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct PracticeView {
    /// The sheets, in the order of the class file; empty when the file is not of a class.
    pub sheets: Vec<SheetLine>,
    /// What was tried, the last first.
    pub tries: Vec<PracticeLine>,
    /// How each student gets on, by name.
    pub progress: Vec<StudentProgress>,
    /// A sheet.
    pub sheet: Option<PracticeSheet>,
    /// A try in full.
    pub practice: Option<Practice>,
    /// What the comrade plays.
    pub card: Option<ClientCard>,
    /// The call just begun.
    pub live: Option<LiveCall>,
    /// Where the page was written.
    pub file: Option<String>,
}
