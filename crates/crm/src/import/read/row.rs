//! A row of a file, and what may be wrong with it.

use crate::codes::codes;
use crate::import::ImportReason;

codes! {
    /// What was wrong with a row that was read all the same.
    RowTrouble {
        /// A quote that nothing closes: the line was read without it.
        LostQuote = "lost_quote",
        /// A cell of more than 64 KiB: its beginning is there.
        CellCut = "cell_cut",
        /// A line of more than 1 MiB: its beginning is there.
        LineCut = "line_cut",
        /// More cells than columns: the last ones were left out.
        ExtraCells = "extra_cells",
        /// An object of a JSON file that is no fiche of ours.
        NotAFiche = "not_a_fiche",
    }
}

/// A row under the header: one cell per column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// Line of the file, of the sheet, or the line a card begins on; the first is 1.
    pub line: u32,
    /// As many as the file has columns; empty where it has nothing. Not yet cleaned of what only `clean` takes away.
    pub cells: Vec<String>,
    /// What was wrong with it; `None`: nothing.
    pub trouble: Option<RowTrouble>,
}

impl Row {
    /// A row of exactly `width` cells.
    pub(super) fn fitted(line: u32, mut cells: Vec<String>, width: usize, trouble: Option<RowTrouble>) -> Self {
        let extra = cells.iter().skip(width).any(|cell| !cell.is_empty());
        cells.resize(width, String::new());
        Self { line, cells, trouble: trouble.or(extra.then_some(RowTrouble::ExtraCells)) }
    }
}

impl From<RowTrouble> for ImportReason {
    fn from(trouble: RowTrouble) -> Self {
        match trouble {
            RowTrouble::LostQuote => ImportReason::LostQuote,
            RowTrouble::CellCut => ImportReason::CellCut,
            RowTrouble::LineCut => ImportReason::LineCut,
            RowTrouble::ExtraCells => ImportReason::ExtraCells,
            RowTrouble::NotAFiche => ImportReason::NotAFiche,
        }
    }
}
