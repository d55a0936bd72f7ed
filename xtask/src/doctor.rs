//! `doctor`: the table of outside tools against this machine.

use std::path::Path;
use std::process::ExitCode;

use crate::house::Result;
use crate::tools::{Need, State, TOOLS};

/// Prints one line a tool; status 1 when something needed is missing or too old.
pub fn doctor(root: &Path) -> Result<ExitCode> {
    let mut rows = vec![["tool", "found", "used by", "installed by", "named in"].map(str::to_owned)];
    let mut wanting = Vec::new();
    for tool in TOOLS.iter().filter(|tool| tool.applies()) {
        let found = match tool.state(root) {
            State::Found(version) => version,
            other => {
                if tool.need != Need::Install {
                    wanting.push(tool.name);
                }
                match other {
                    State::TooOld(version) => format!("{version}: too old"),
                    _ => "missing".to_owned(),
                }
            }
        };
        let (how, file) = tool.by.words();
        rows.push([tool.name.to_owned(), found, tool.need.used_by().to_owned(), how, file.to_owned()]);
    }
    print!("{}", table(&rows));
    if wanting.is_empty() {
        println!("\nEverything needed is here.");
        return Ok(ExitCode::SUCCESS);
    }
    println!("\nWanting: {}. `cargo xtask run` and `cargo xtask test` install what they need.", wanting.join(", "));
    Ok(ExitCode::FAILURE)
}

/// Columns as wide as their widest cell, two spaces apart; nothing after the last cell.
fn table<const N: usize>(rows: &[[String; N]]) -> String {
    let widths: [usize; N] = std::array::from_fn(|i| rows.iter().map(|row| row[i].chars().count()).max().unwrap_or(0));
    let line = |row: &[String; N]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| format!("{cell:width$}"));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    rows.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up() {
        let rows = [["a", "bb"], ["ccc", "d"]].map(|row| row.map(str::to_owned));
        assert_eq!(table(&rows), "a    bb\nccc  d\n");
    }
}
