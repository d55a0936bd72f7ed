//! How far the base can be trusted: its mark, its lists, what is put right; one change to many fiches.

use crm::quality::{
    BulkChange, BulkPreview, BulkProgress, BulkRun, BulkWho, Correction, FixContact, PastBulk, Quality, QualityLine,
    QualityPage, UndoneBulk, VerifyContact, WorkList,
};
use crm::{BulkId, ContactId};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, State};

use crate::data_file::tell;
use crate::desk::{Desk, now};
use crate::error::Answer;
use crate::screen_pop;

/// How many values a preview shows.
const SHOWN: usize = 50;
/// How many past changes are told.
const PAST: u32 = 20;

/// What is asked of the quality of the base.
#[derive(Debug, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum QualityStep {
    /// The mark, with its parts.
    Mark,
    /// A list, page by page.
    List { list: WorkList, after: Option<ContactId>, limit: u32 },
    /// One fiche as lists tell it.
    One { contact_id: ContactId },
    /// Puts values right, as they were shown.
    Fix { contact_id: ContactId, corrections: Vec<Correction> },
    /// Checked today.
    Verify { contact_id: ContactId },
    /// What a change to many would do.
    Preview { who: BulkWho, change: BulkChange },
    /// Does it.
    Run { who: BulkWho, change: BulkChange },
    /// Takes one back.
    Undo { bulk_id: BulkId },
    /// The last ones.
    Past,
    /// Proposes on fiches what their colleagues tell.
    Deduce,
    /// Stops what is under way.
    Stop,
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum QualityWorked {
    /// Nothing to say.
    Done(()),
    /// The mark.
    Mark(Quality),
    /// A page of a list.
    Page(QualityPage),
    /// One fiche.
    One(Box<QualityLine>),
    /// What a change would do.
    Preview(BulkPreview),
    /// What it did.
    Run(BulkRun),
    /// What taking it back did.
    Undone(UndoneBulk),
    /// The last ones.
    Past(Vec<PastBulk>),
    /// How many.
    Count(u32),
}

#[tauri::command(async)]
pub fn quality_work(app: AppHandle, desk: State<'_, Desk>, step: QualityStep) -> Answer<QualityWorked> {
    work(&app, &desk, step)
}

fn work(app: &AppHandle, desk: &Desk, step: QualityStep) -> Answer<QualityWorked> {
    let store = desk.store();
    Ok(match step {
        QualityStep::Mark => {
            // What a file brought in since is looked at once; lists answer at once from then on.
            store.look_at_flaws(&desk.context(), &mut |at| {
                tell(app, "mark", at.done.into(), at.total.into());
                true
            })?;
            QualityWorked::Mark(store.reader()?.quality(now())?)
        }
        QualityStep::List { list, after, limit } => {
            QualityWorked::Page(store.reader()?.quality_page(&list.rule(), after, limit, now())?)
        }
        QualityStep::One { contact_id } => QualityWorked::One(Box::new(store.reader()?.quality_of(contact_id, now())?)),
        QualityStep::Fix { contact_id, corrections } => {
            QualityWorked::Done(desk.write(app, FixContact { contact_id, corrections })?)
        }
        QualityStep::Verify { contact_id } => QualityWorked::Done(desk.write(app, VerifyContact { contact_id })?),
        QualityStep::Preview { who, change } => {
            let _work = desk.long_work.begin()?;
            let mut go_on = told(app, desk);
            QualityWorked::Preview(store.reader()?.bulk_preview(&who, &change, SHOWN, now(), &mut go_on)?)
        }
        QualityStep::Run { who, change } => {
            let _work = desk.long_work.begin()?;
            let run = store.bulk_run(who, change, &desk.context(), &mut told(app, desk));
            screen_pop::others_wrote(app);
            QualityWorked::Run(run?)
        }
        QualityStep::Undo { bulk_id } => {
            let _work = desk.long_work.begin()?;
            let undone = store.undo_bulk(bulk_id, &desk.context(), &mut told(app, desk));
            screen_pop::others_wrote(app);
            QualityWorked::Undone(undone?)
        }
        QualityStep::Past => QualityWorked::Past(store.reader()?.bulks(PAST)?),
        QualityStep::Deduce => {
            let _work = desk.long_work.begin()?;
            let made = store.deduce(&desk.context(), &mut told(app, desk));
            screen_pop::others_wrote(app);
            QualityWorked::Count(made?)
        }
        QualityStep::Stop => {
            desk.long_work.stop();
            QualityWorked::Done(())
        }
    })
}

/// Tells the windows how far it is, until it is asked to stop.
fn told<'a>(app: &'a AppHandle, desk: &'a Desk) -> impl FnMut(BulkProgress) -> bool + 'a {
    |at| {
        tell(app, "quality", at.done.into(), at.total.into());
        desk.long_work.goes_on()
    }
}
