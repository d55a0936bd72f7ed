//! What each column of a file holds: a proposal, from its name first, from what is in it where the name is silent.

mod content;
mod kind;
mod name;
mod places;
mod program;
mod settle;
mod words;

pub(super) use kind::likely;
pub use program::Program;

use super::super::{ImportField, ImportKind, MappedColumn};
use crate::export::field_of;
use name::{Meaning, meaning};

/// How many of these cells are names of columns.
pub(super) fn recognised(cells: &[String], kind: ImportKind) -> usize {
    let known = |cell: &&String| !cell.is_empty() && !matches!(meaning(cell, kind), Meaning::Unknown);
    cells.iter().filter(known).count()
}

/// A proposal for every column. `named`: the file has a header.
pub(super) fn propose(
    names: &[String],
    named: bool,
    sample: &[Vec<String>],
    kind: ImportKind,
) -> (Vec<MappedColumn>, Option<Program>) {
    let program = if named { program::of(names) } else { None };
    let own = |name: &String| field_of(name).filter(|_| program == Some(Program::Decroche));
    let mut fields: Vec<Option<ImportField>> = names
        .iter()
        .enumerate()
        .map(|(column, name)| {
            if let Some(field) = own(name) {
                return field.filter(|field| field.belongs_to(kind));
            }
            let said = if named { meaning(name, kind) } else { Meaning::Unknown };
            let field = match said {
                Meaning::Field(field) => Some(field),
                Meaning::Nothing => None,
                Meaning::Either(either) => settle::either(either, names, column, sample, program, kind),
                Meaning::Unknown => content::field(sample, column, kind),
            };
            field.filter(|field| field.belongs_to(kind))
        })
        .collect();
    // Of a file of our own there is nothing to guess.
    if program != Some(Program::Decroche) {
        settle::whole(&mut fields, names, named, sample, kind);
    }
    let columns = names.iter().zip(fields).map(|(name, field)| MappedColumn { name: name.clone(), field });
    (columns.collect(), program)
}
