//! The same person twice: looked for, compared, made one fiche, said to be two persons.

use crm::contact::{ContactField, MergeContacts, MergeLine, Merged, UnmergeContacts, Unmerged};
use crm::duplicate::{DismissDuplicate, DuplicatePair, Duplicates, RecallDuplicate, ScanProgress, ScanStep};
use crm::quality::KeepLikely;
use crm::{ContactId, MergeId};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, State};

use crate::data_file::tell;
use crate::desk::Desk;
use crate::error::Answer;
use crate::screen_pop;

/// Pairs told at most: more than an agent goes through before looking again.
const TOLD: usize = 2_000;
/// From one chance in two on.
const LEAST: f64 = 0.5;

/// What is done about duplicates.
#[derive(Debug, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum DuplicateStep {
    /// Looks at the whole base.
    Look,
    /// Stops what is under way.
    Stop,
    /// Who looks like one person.
    Near { contact_id: ContactId },
    /// Makes one fiche of two.
    Merge { kept: ContactId, removed: ContactId, take: Vec<ContactField> },
    /// Makes one fiche of each of these pairs (the one kept first), after a backup.
    MergeAll { pairs: Vec<(ContactId, ContactId)> },
    /// What was merged into a fiche.
    Merges { contact_id: ContactId },
    /// Makes two fiches of one again.
    Unmerge { merge_id: MergeId },
    /// They are two persons.
    Dismiss { contact_id: ContactId, other_id: ContactId },
    /// They may be one after all.
    Recall { contact_id: ContactId, other_id: ContactId },
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum DuplicateWorked {
    /// Nothing to say.
    Done(()),
    /// The pairs of the base.
    Found(Duplicates),
    /// Those of one person.
    Near(Vec<DuplicatePair>),
    /// One fiche.
    Merged(Merged),
    /// What was merged into one fiche, the last first.
    Merges(Vec<MergeLine>),
    /// Many merges.
    Run(MergedRun),
    /// Two fiches.
    Unmerged(Unmerged),
}

/// What a run of merges did.
#[derive(Debug, Serialize)]
pub struct MergedRun {
    merged: usize,
    skipped: usize,
    stopped: bool,
    /// Where the backup made before is.
    backup: String,
}

#[tauri::command(async)]
pub fn duplicate_work(app: AppHandle, desk: State<'_, Desk>, step: DuplicateStep) -> Answer<DuplicateWorked> {
    work(&app, &desk, step)
}

fn work(app: &AppHandle, desk: &Desk, step: DuplicateStep) -> Answer<DuplicateWorked> {
    match step {
        DuplicateStep::Look => look(app, desk).map(DuplicateWorked::Found),
        DuplicateStep::Stop => {
            desk.long_work.stop();
            Ok(DuplicateWorked::Done(()))
        }
        DuplicateStep::Near { contact_id } => {
            Ok(DuplicateWorked::Near(desk.store().reader()?.duplicates_of(contact_id)?))
        }
        DuplicateStep::Merge { kept, removed, take } => {
            desk.write(app, MergeContacts { kept, removed, take }).map(DuplicateWorked::Merged)
        }
        DuplicateStep::MergeAll { pairs } => merge_all(app, desk, &pairs).map(DuplicateWorked::Run),
        DuplicateStep::Merges { contact_id } => {
            Ok(DuplicateWorked::Merges(desk.store().reader()?.merges_of(contact_id)?))
        }
        DuplicateStep::Unmerge { merge_id } => {
            desk.write(app, UnmergeContacts { merge_id }).map(DuplicateWorked::Unmerged)
        }
        DuplicateStep::Dismiss { contact_id, other_id } => {
            desk.write(app, DismissDuplicate { contact_id, other_id }).map(DuplicateWorked::Done)
        }
        DuplicateStep::Recall { contact_id, other_id } => {
            desk.write(app, RecallDuplicate { contact_id, other_id }).map(DuplicateWorked::Done)
        }
    }
}

/// Looks at the whole base, telling how far it is: reading is a third of the way, comparing the rest.
fn look(app: &AppHandle, desk: &Desk) -> Answer<Duplicates> {
    let _work = desk.long_work.begin()?;
    let store = desk.store();
    let found = store.reader()?.duplicates(LEAST, TOLD, &mut |at: ScanProgress| {
        let percent = at.done * 100 / at.total.max(1);
        let far = match at.step {
            ScanStep::Read => percent / 3,
            ScanStep::Compare => 33 + percent * 6 / 10,
            ScanStep::Tell => 93 + percent * 7 / 100,
        };
        tell(app, "duplicates", far as u64, 100);
        desk.long_work.goes_on()
    })?;
    // Lists of the quality of the base and rules of segments know of them from now on.
    desk.write_unattended(app, KeepLikely { likely: found.likely.clone() })?;
    Ok(found)
}

fn merge_all(app: &AppHandle, desk: &Desk, pairs: &[(ContactId, ContactId)]) -> Answer<MergedRun> {
    let _work = desk.long_work.begin()?;
    let run = desk.store().merge_run(pairs, &desk.context(), &mut |at| {
        tell(app, "duplicates", at.done as u64, at.total as u64);
        desk.long_work.goes_on()
    });
    screen_pop::others_wrote(app);
    let run = run?;
    Ok(MergedRun { merged: run.merged.len(), skipped: run.skipped, stopped: run.stopped, backup: run.backup.path })
}
