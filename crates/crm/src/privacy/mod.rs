//! The rights of a person: not to be called, to be erased, to know, to have their data frozen, and for how long what
//! is kept (RGPD art. 5, 12 to 21, 30; C. conso. L.223-1).
//!
//! One map of the data ([`data_map`]) says of every column what it holds; erasure, access and the register are made
//! from it, so that none of them can forget a table the others know. SQL is the store's.

mod erase;
mod map;
mod opposition;
mod rules;

pub(crate) use erase::EraseContact;
pub use erase::{ArchiveKind, Archived, EraseHow, Erased, ErasedFor, ErasurePreview, TableErased};
pub use map::{Category, DataMap, Holds, MappedTable, OnErase, Way, data_map};
pub(crate) use opposition::Secret;
pub use opposition::{Oppose, Opposed, OpposedKind, OppositionKey, OppositionSource, Oppositions};
pub use rules::{KeptFor, Retention, RetentionRule};
