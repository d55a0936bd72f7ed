//! What separates cells, and what quotes them.

use super::Dialect;
use super::records::DelimitedRecords;
use crate::Result;
use crate::import::read::encoding::{Lines, Sniffed};
use crate::import::read::limits::LOOKED_AT;
use crate::import::read::table::{Record, Records, commonest};

/// What may separate cells, the likeliest in France first.
const DELIMITERS: [u8; 4] = *b";,\t|";

/// Excel's own line at the top of a file: `sep=;`.
pub(crate) fn declared(first_line: &str) -> Option<u8> {
    let rest =
        first_line.trim_matches(['"', '\u{feff}']).strip_prefix("sep=").or_else(|| first_line.strip_prefix("SEP="))?;
    match rest.as_bytes() {
        [delimiter] => Some(*delimiter),
        _ => None,
    }
}

/// The dialect of a sample, and whether some of its cells are quoted.
pub(crate) fn guess(sample: &[u8], as_found: Sniffed, said: Option<u8>) -> Result<(Dialect, bool)> {
    let mut best: Option<(u64, Dialect)> = None;
    let tried: &[u8] = said.as_ref().map_or(&DELIMITERS, std::slice::from_ref);
    for &delimiter in tried {
        let mut dialect = Dialect { delimiter, quote: Some(b'"') };
        let mut found = records(sample, as_found, dialect)?;
        if let Some(quote) = other_quote(&found) {
            dialect.quote = quote;
            found = records(sample, as_found, dialect)?;
        }
        let score = score(&found);
        // On equal terms the first wins: the likeliest in France.
        if best.is_none_or(|(top, _)| score > top) {
            best = Some((score, dialect));
        }
    }
    let dialect = best.map_or(Dialect { delimiter: b';', quote: Some(b'"') }, |(_, dialect)| dialect);
    let opens = |pair: &[u8]| matches!(pair, [before, after] if (*before == dialect.delimiter || *before == b'\n') && Some(*after) == dialect.quote);
    let quoted = sample.first().copied() == dialect.quote || sample.windows(2).any(opens);
    Ok((dialect, dialect.quote.is_some() && quoted))
}

/// The first records that are not empty.
fn records(sample: &[u8], as_found: Sniffed, dialect: Dialect) -> Result<Vec<Record>> {
    let read = |width| -> Result<Vec<Record>> {
        let mut records = DelimitedRecords::new(Lines::new(sample, as_found), dialect, width);
        let mut found = Vec::new();
        while found.len() < LOOKED_AT
            && let Some(record) = records.next()?
        {
            if !record.is_empty() {
                found.push(record);
            }
        }
        Ok(found)
    };
    // How wide a record is tells which lines are records by themselves, where quotes are lost.
    let found = read(0)?;
    read(commonest(&found))
}

/// How much the records look like the rows of one table: their share of the commonest width, squared, times what a
/// wider table makes less likely to be chance. In millionths.
fn score(records: &[Record]) -> u64 {
    let width = commonest(records);
    if width < 2 {
        return 0;
    }
    let alike = records.iter().filter(|record| record.cells.len() == width).count();
    let share = alike * 1000 / records.len().max(1);
    u64::try_from(share * share * (width - 1) / width).unwrap_or(u64::MAX)
}

/// Another quote than `"`, when the cells say so: `'` around most of them, or none when `"` never closes.
fn other_quote(records: &[Record]) -> Option<Option<u8>> {
    let filled = records.iter().flat_map(|record| &record.cells).filter(|cell| !cell.is_empty()).count();
    let single: usize = records.iter().map(|record| record.single).sum();
    if single * 2 >= filled.max(1) {
        return Some(Some(b'\''));
    }
    let lost = records.iter().filter(|record| record.trouble.is_some()).count();
    (lost > 2 && lost * 5 > records.len()).then_some(None)
}
