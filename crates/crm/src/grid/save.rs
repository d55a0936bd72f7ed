//! Saving a grid of the house.

use super::Grid;
use crate::{Context, Operation, Result, Tx};

/// Saves a grid: a new one, or the next version of the one of that key. Those that were used stay.
#[derive(Debug, Clone, PartialEq)]
pub struct SaveGrid {
    /// The grid; its version is set to the next one.
    pub grid: Grid,
}

impl Operation for SaveGrid {
    type Output = Grid;
    const KIND: &'static str = "grid.save";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Grid> {
        self.grid.check()?;
        let grid = Grid { version: tx.grid_version(&self.grid.key)? + 1, ..self.grid };
        tx.save_grid(&grid, context)?;
        tx.touched_house();
        Ok(grid)
    }
}
