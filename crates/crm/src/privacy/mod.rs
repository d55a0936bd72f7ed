//! The rights of a person: not to be called, to be erased, to know, to have their data frozen, and for how long what
//! is kept (RGPD art. 5, 12 to 21, 30; C. conso. L.223-1).
//!
//! One map of the data ([`data_map`]) says of every column what it holds; erasure, access and the register are made
//! from it, so that none of them can forget a table the others know. SQL is the store's.

mod access;
mod erase;
mod freeze;
mod html;
mod map;
mod opposition;
mod proof;
mod register;
mod retention;
mod rights;
mod rules;

pub use access::{PersonFile, PersonSection};
pub(crate) use erase::EraseContact;
pub use erase::{ArchiveKind, Archived, EraseHow, Erased, ErasedFor, ErasurePreview, TableErased};
pub use freeze::FreezeContact;
pub use map::{Category, DataMap, Holds, MappedTable, OnErase, Way, data_map};
pub(crate) use opposition::{Came, Secret};
pub use opposition::{Oppose, Opposed, OpposedKind, OppositionKey, OppositionSource, Oppositions};
pub use proof::proof_page;
pub use register::{Activity, Register, RegisterColumn, RegisterTable};
pub use retention::{DueOn, DuePerson, RetentionLine, RetentionReport, RetentionRun};
pub use rights::{Frozen, HouseRights, Rights};
pub use rules::{KeptFor, Retention, RetentionRule};
