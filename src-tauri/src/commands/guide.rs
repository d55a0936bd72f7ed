//! The call guides: edited, put away, read from a file and written to one, first in a queue.

use crm::guide::{Guide, GuideWork, GuideWorked, RestoreGuide, RetireGuide, SaveGuide, SetQueueGuides};
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::error::Answer;
use crate::files;

/// Every guide as they stand after the step, and what it made.
#[tauri::command(async)]
pub fn guide_work(app: AppHandle, desk: State<'_, Desk>, step: GuideWork) -> Answer<GuideWorked> {
    let (mut guide, mut file) = (None, None);
    match step {
        GuideWork::List => {}
        GuideWork::Read { file } => guide = Some(file.parse::<Guide>()?),
        GuideWork::Save { guide: typed } => guide = Some(desk.write(&app, SaveGuide { guide: typed })?),
        GuideWork::Retire { key, retired } => desk.write(&app, RetireGuide { key, retired })?,
        GuideWork::Restore { key } => guide = Some(desk.write(&app, RestoreGuide { key })?),
        GuideWork::Export { key } => file = Some(export(&desk, &key)?),
        GuideWork::Queue { queue_id, guides } => desk.write(&app, SetQueueGuides { queue_id, guides })?,
    }
    Ok(GuideWorked { shelf: desk.store().reader()?.guide_shelf()?, guide, file })
}

/// Writes a guide among the user's documents; where it is.
fn export(desk: &Desk, key: &str) -> Answer<String> {
    let shelf = desk.store().reader()?.guide_shelf()?;
    let kept = shelf.guides.into_iter().find(|kept| kept.guide.key == key);
    let guide = kept.ok_or(crm::Error::NotFound { kind: "guide" })?.guide;
    let path = files::documents().join(format!("guide-{}.toml", guide.key));
    Ok(files::write_new(&path, &guide.to_file())?.display().to_string())
}
