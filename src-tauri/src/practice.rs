//! What the screen of practice and that of a marking ask: each step, and the part of the view it answers.

use crm::PracticeId;
use crm::grid::{Grid, Heard, ListeningStep, ListeningView, MarkListening, SaveGrid};
use crm::practice::{
    CheckPractice, NotePractice, PlacePractice, PracticeStep, PracticeView, RestartPractice, practice_page, progress,
};
use tauri::AppHandle;

use crate::desk::Desk;
use crate::error::{Answer, Refusal};
use crate::{dial, files};

/// A step of marking, or of the grids.
pub fn listen(app: &AppHandle, desk: &Desk, step: ListeningStep) -> Answer<ListeningView> {
    match step {
        ListeningStep::Open { heard } => hearing(desk, heard),
        ListeningStep::Weigh { grid, marks } => {
            let weighed = Some(desk.store().reader()?.weigh(&grid, &marks)?);
            Ok(ListeningView { weighed, ..ListeningView::default() })
        }
        ListeningStep::Mark { listening } => {
            let heard = listening.heard;
            desk.write(app, MarkListening { listening })?;
            hearing(desk, heard)
        }
        ListeningStep::Grids => grids(desk),
        ListeningStep::Save { grid } => save(app, desk, grid),
        ListeningStep::Read { file } => save(app, desk, file.parse()?),
        ListeningStep::Export { grid } => export(desk, &grid),
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

/// A step of practice.
pub fn work(app: &AppHandle, desk: &Desk, step: PracticeStep) -> Answer<PracticeView> {
    let none = PracticeView::default;
    match step {
        PracticeStep::List => {
            let store = desk.store();
            let reader = store.reader()?;
            let tries = reader.practice_tries()?;
            Ok(PracticeView { sheets: reader.practice_sheets()?, progress: progress(&tries), tries, ..none() })
        }
        PracticeStep::Open { contact_id } => {
            Ok(PracticeView { sheet: Some(desk.store().reader()?.practice_sheet(contact_id)?), ..none() })
        }
        PracticeStep::Play { contact_id, truth } => {
            Ok(PracticeView { card: Some(desk.store().reader()?.client_card(contact_id, truth)?), ..none() })
        }
        PracticeStep::Call { contact_id, student } => {
            let live = dial::practise(app, PlacePractice { contact_id, student })?;
            Ok(PracticeView { live: Some(live), ..none() })
        }
        PracticeStep::Restart { contact_id, student } => {
            let practice_id = desk.write(app, RestartPractice { contact_id, student })?;
            tried(desk, practice_id)
        }
        PracticeStep::Check { practice_id } => {
            desk.write(app, CheckPractice { practice_id })?;
            tried(desk, practice_id)
        }
        PracticeStep::Show { practice_id } => tried(desk, practice_id),
        PracticeStep::Note { practice_id, student, strengths, improve } => {
            desk.write(app, NotePractice { practice_id, student, strengths, improve })?;
            tried(desk, practice_id)
        }
        PracticeStep::Print { practice_id } => print(desk, practice_id),
    }
}

fn tried(desk: &Desk, id: PracticeId) -> Answer<PracticeView> {
    let practice = Some(desk.store().reader()?.practice(id)?);
    Ok(PracticeView { practice, ..PracticeView::default() })
}

/// Writes a try as a page that any browser prints; where it is.
fn print(desk: &Desk, id: PracticeId) -> Answer<PracticeView> {
    let practice = desk.store().reader()?.practice(id)?;
    let day = practice.line.started_at.with_timezone(&chrono::Local).date_naive();
    let page = practice_page(&practice, desk.setting("house.name").as_str().unwrap_or_default(), day);
    let written = files::write_new(&files::documents().join("evaluation.html"), &page)?;
    Ok(PracticeView { file: Some(written.display().to_string()), ..PracticeView::default() })
}
