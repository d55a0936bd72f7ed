//! The call guides: edited, put away, read from a file and written to one, first in a queue.

use crm::guide::{Guide, GuideWork, GuideWorked, RestoreGuide, RetireGuide, SaveGuide, SetQueueGuides};
use tauri::{AppHandle, State};

use crate::desk::Desk;
use crate::error::Answer;
use crate::files;

/// Every guide as they stand after the step, and what it made.
#[tauri::command(async)]
pub fn guide_work(app: AppHandle, desk: State<'_, Desk>, step: GuideWork) -> Answer<GuideWorked> {
    let (guide, file) = worked(&app, &desk, step)?;
    Ok(GuideWorked { shelf: desk.store().reader()?.guide_shelf()?, guide, file })
}

/// The guide read or saved, and where a file was written.
fn worked(app: &AppHandle, desk: &Desk, step: GuideWork) -> Answer<(Option<Guide>, Option<String>)> {
    let none = |()| (None, None);
    let one = |guide| (Some(guide), None);
    match step {
        GuideWork::List => Ok(none(())),
        GuideWork::Read { file } => Ok(one(file.parse()?)),
        GuideWork::Save { guide } => desk.write(app, SaveGuide { guide }).map(one),
        GuideWork::Retire { key, retired } => desk.write(app, RetireGuide { key, retired }).map(none),
        GuideWork::Restore { key } => desk.write(app, RestoreGuide { key }).map(one),
        GuideWork::Export { key } => Ok((None, Some(export(desk, &key)?))),
        GuideWork::Queue { queue_id, guides } => desk.write(app, SetQueueGuides { queue_id, guides }).map(none),
    }
}

/// Writes a guide among the user's documents; where it is.
fn export(desk: &Desk, key: &str) -> Answer<String> {
    let shelf = desk.store().reader()?.guide_shelf()?;
    let kept = shelf.guides.into_iter().find(|kept| kept.guide.key == key);
    let guide = kept.ok_or(crm::Error::NotFound { kind: "guide" })?.guide;
    let path = files::documents().join(format!("guide-{}.toml", guide.key));
    Ok(files::write_new(&path, &guide.to_file())?.display().to_string())
}
