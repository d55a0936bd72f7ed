//! Bringing a file in: people, purchases, calls, tickets. What is asked, what is decided, what comes back.
//!
//! [`read::Source`] reads a file and proposes what its columns are. `Store::import` takes it with the mapping that a
//! person confirmed: each row is read (`person`), what becomes of it is decided (`plan`), and rows are written a few
//! thousand at a time, each lot whole or not at all (`load`). A dry run is the same without the writing. Every row ends
//! as a fiche made, a fiche completed, a row skipped or a row refused, with the reason: nothing is lost in silence. An
//! import can be taken back (`undo`). Refuses to know of dialogs and SQL.

mod address;
mod counted;
mod country;
mod field;
mod item;
mod labelled;
mod list;
mod load;
mod load_items;
mod name;
mod notes;
mod pairs;
mod person;
mod places;
mod plan;
mod preset;
pub mod read;
mod refused;
mod undo;
mod value;

use chrono::NaiveDate;
use phone::Region;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;
use crate::{ContactId, ImportId};

pub(crate) use counted::Counted;
pub(crate) use country::country_cell;
pub use field::{ImportField, ImportKind, MappedColumn};
pub(crate) use item::{Item, ItemContent, ItemReading, Whose};
pub(crate) use labelled::{tags_cell, tags_quoted};
pub use list::PastImport;
pub(crate) use load::{BeginImport, EndImport, LoadRows, Loaded, differing};
pub(crate) use load_items::{LoadItems, PlannedItem};
pub(crate) use name::{civility, split_name};
pub(crate) use notes::{NoteCells, dated as dated_note};
pub(crate) use pairs::said_by;
pub(crate) use person::{Employer, Person, PersonEmail, PersonPhone, Reading, Untaken, name_key};
pub(crate) use plan::{Base, Decided, EmployerId, Planned, Planner, Somebody, Verdict, first_makes_the_company};
pub use preset::{DeleteImportPreset, ImportPreset, SaveImportPreset};
pub use refused::{RefusedWords, write_refused};
pub use undo::{KeptContact, KeptWhy, UndoneImport};
pub(crate) use undo::{UndoAt, UndoImport};

/// How many rows and values a report tells one by one; the others are counted, and those refused are in their file.
pub(crate) const TOLD_MAX: usize = 10_000;

codes! {
    /// What to do with a row about somebody who is there.
    OnDuplicate {
        /// Leave the fiche as it is.
        Skip = "skip",
        /// Fill what the fiche lacks, overwrite nothing.
        Merge = "merge",
        /// Make another fiche all the same.
        Create = "create",
    }
}

codes! {
    /// What became of a row.
    RowFate {
        /// It made a fiche, a purchase, a call or a ticket.
        Created = "created",
        /// It completed a fiche.
        Merged = "merged",
        /// Left out with nothing to correct: somebody or something that is there, or that must not be taken.
        Skipped = "skipped",
        /// Nothing of it was taken.
        Rejected = "rejected",
    }
}

codes! {
    /// Why a row, or one value of a row, was not taken.
    ImportReason {
        /// Nothing in the columns that were mapped.
        Empty = "empty",
        /// What stands for a number is none, or is of a country nobody knows: kept as written, never matched.
        NotANumber = "not_a_number",
        /// Not an e-mail address.
        BadEmail = "bad_email",
        /// Longer than a field: the beginning was taken.
        TooLong = "too_long",
        /// The fiche has another value, which was kept.
        Differs = "differs",
        /// Not a date, a year or an age.
        BadDate = "bad_date",
        /// A country that is not known.
        UnknownCountry = "unknown_country",
        /// A word that is none of the field's.
        UnknownValue = "unknown_value",
        /// Not fourteen digits with their check digit.
        BadSiret = "bad_siret",
        /// The person, the purchase, the call or the ticket is there.
        AlreadyThere = "already_there",
        /// They asked never to be called or written to, and no fiche is theirs (Code de la consommation L.223-1, RGPD
        /// art. 21).
        Opposed = "opposed",
        /// The use of their fiche is limited (RGPD art. 18): it stays as it is.
        Frozen = "frozen",
        /// Nobody is known by what the row says of whose it is.
        UnknownCustomer = "unknown_customer",
        /// Several people are.
        SeveralCustomers = "several_customers",
        /// It does not say when it happened.
        NoDate = "no_date",
        /// It does not say how much.
        NoAmount = "no_amount",
        /// Not an amount.
        BadAmount = "bad_amount",
        /// It does not say what about.
        NoSubject = "no_subject",
        /// No product of the catalogue has this reference: the words are kept.
        UnknownProduct = "unknown_product",
        /// No agent has this name: left out.
        UnknownAgent = "unknown_agent",
        /// None of the house's outcomes: the call is to be qualified.
        UnknownOutcome = "unknown_outcome",
        /// None of the house's motives: left out.
        UnknownMotive = "unknown_motive",
        /// A quote that nothing closes: the line was read without it.
        LostQuote = "lost_quote",
        /// A cell longer than any field: its beginning was read.
        CellCut = "cell_cut",
        /// A line longer than any row: its beginning was read.
        LineCut = "line_cut",
        /// More cells than columns: the last ones were left out.
        ExtraCells = "extra_cells",
        /// An object of a JSON file that is no fiche of ours.
        NotAFiche = "not_a_fiche",
    }
}

/// How a file is to be brought in.
#[derive(Debug, Clone)]
pub struct ImportChoices {
    /// Its name, without its folder.
    pub file_name: String,
    /// What its rows are.
    pub kind: ImportKind,
    /// What each column holds, in the order of the file.
    pub columns: Vec<MappedColumn>,
    /// What to do with somebody who is there.
    pub on_duplicate: OnDuplicate,
    /// Say what would be done, and do nothing.
    pub dry_run: bool,
    /// Where numbers without country code are read, when the row names no country.
    pub region: Region,
    /// Who sold or gave the file; `None`: our own.
    pub supplier: Option<String>,
    /// Last day we may use it; `None`: no end.
    pub licence_ends_on: Option<NaiveDate>,
}

/// How far an import is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportProgress {
    /// Rows dealt with.
    pub done: u32,
    /// Rows in all; of a long file, as many as its size lets expect.
    pub total: u32,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ImportReport {
    /// By which it can be taken back; `None`: a dry run.
    pub import_id: Option<ImportId>,
    /// Rows dealt with.
    pub rows: u32,
    /// Fiches made.
    pub created: u32,
    /// Rows that completed a fiche which was there.
    pub merged: u32,
    /// Rows about somebody who is there, left out.
    pub skipped: u32,
    /// Rows refused.
    pub rejected: u32,
    /// Rows that were no simple creation, and values that were not taken, in the order of the file; at most 10,000.
    pub told: Vec<ToldRow>,
    /// There was more to tell than that.
    pub more: bool,
    /// It was stopped on the way: the rows counted here are in, the others are not.
    pub cancelled: bool,
    /// The verified backup made before the first row was written; empty for a dry run.
    pub backup: String,
}

/// A row that was no simple creation, or one value of a row that was not taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ToldRow {
    /// Line of the file, the first is 1.
    pub line: u32,
    /// What became of the row.
    pub fate: RowFate,
    /// The column at fault, as the file names it; `None`: the row.
    pub column: Option<String>,
    /// What was written there; of somebody who is there, their name.
    pub value: String,
    /// Why it was not taken; `None`: it was, into a fiche that is there.
    pub reason: Option<ImportReason>,
    /// The fiche that is there; `None`: none is.
    pub contact_id: Option<ContactId>,
}
