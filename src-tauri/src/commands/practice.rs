//! Calls and messages marked on a listening grid; the grids themselves.

use crm::grid::{Grid, Heard, ListeningStep, ListeningView, MarkListening, SaveGrid};
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::error::{Answer, Refusal};
use crate::files;

#[tauri::command(async)]
pub fn listening_work(app: AppHandle, desk: State<'_, Desk>, step: ListeningStep) -> Answer<ListeningView> {
    match step {
        ListeningStep::Open { heard } => hearing(&desk, heard),
        ListeningStep::Weigh { grid, marks } => {
            let weighed = Some(desk.store().reader()?.weigh(&grid, &marks)?);
            Ok(ListeningView { weighed, ..ListeningView::default() })
        }
        ListeningStep::Mark { listening } => {
            let heard = listening.heard;
            desk.write(&app, MarkListening { listening })?;
            hearing(&desk, heard)
        }
        ListeningStep::Grids => grids(&desk),
        ListeningStep::Save { grid } => save(&app, &desk, grid),
        ListeningStep::Read { file } => save(&app, &desk, file.parse()?),
        ListeningStep::Export { grid } => export(&desk, &grid),
    }
}

fn hearing(desk: &Desk, heard: Heard) -> Answer<ListeningView> {
    let hearing = Some(desk.store().reader()?.hearing(heard)?);
    Ok(ListeningView { hearing, ..ListeningView::default() })
}

fn grids(desk: &Desk) -> Answer<ListeningView> {
    let grids = Some(desk.store().reader()?.grids_kept()?);
    Ok(ListeningView { grids, ..ListeningView::default() })
}

fn save(app: &AppHandle, desk: &Desk, grid: Grid) -> Answer<ListeningView> {
    desk.write(app, SaveGrid { grid })?;
    grids(desk)
}

/// Writes a grid as a file that can be shared and read again; where it is.
fn export(desk: &Desk, key: &str) -> Answer<ListeningView> {
    let grid = desk.store().reader()?.grids()?.into_iter().find(|grid| grid.key == key);
    let grid = grid.ok_or(Refusal::new("not_found"))?;
    let written = files::write_new(&files::documents().join(format!("{}.toml", grid.key)), &grid.to_file())?;
    Ok(ListeningView { file: Some(written.display().to_string()), ..ListeningView::default() })
}
