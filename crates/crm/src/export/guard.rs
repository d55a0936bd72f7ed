//! Cells that a spreadsheet would compute: an apostrophe before them makes text of them, as its user would type it
//! (OWASP ASVS 1.2.10). The import takes it away again.

use std::borrow::Cow;

/// What begins a formula, or is taken off and leaves one: full-width signs too, which Excel reads as the others.
const SIGNS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// Whether a cell is one to guard; one that was guarded by hand is, so that it comes back as it was.
fn computes(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(SIGNS)
}

/// The cell as no spreadsheet computes it.
pub(crate) fn guarded(cell: &str) -> Cow<'_, str> {
    if computes(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// The cell without the apostrophe that guards it.
pub(crate) fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| computes(rest)).unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_guarded_begins_no_formula_and_comes_back() {
        for cell in ["=1+1", "+33 6 39 98 00 12", "-2", "@SUM(A1)", "\t=1", "'=1", "''+1", "＝1"] {
            let safe = guarded(cell);
            assert!(safe.starts_with('\''), "{cell}");
            assert_eq!(unguarded(&safe), cell);
        }
    }

    #[test]
    fn other_text_stays_as_it_is() {
        for cell in ["", "Zoé", "’t Hooft", "'t Hooft", "06 39 98 00 12", "a=b", "'"] {
            assert_eq!((&*guarded(cell), unguarded(cell)), (cell, cell));
        }
    }
}
