//! Many merges in a row: a verified backup, then pair after pair.

use serde::Serialize;

use crate::contact::MergeContacts;
use crate::{BackupReport, ContactId, Context, Error, MergeId, Result, Store};

/// How far a run of merges is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MergeProgress {
    /// Pairs looked at…
    pub done: usize,
    /// …of how many.
    pub total: usize,
}

/// What a run of merges did.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct MergeRun {
    /// Made and verified before the first merge.
    pub backup: BackupReport,
    /// What was merged, in order; each can be taken apart.
    pub merged: Vec<MergeId>,
    /// Pairs left alone: a fiche was gone, or the two were one already.
    pub skipped: usize,
    /// It was stopped before the end.
    pub stopped: bool,
}

impl Store {
    /// Merges pair after pair (the fiche kept first), each a write of its own, after a verified backup. A fiche merged
    /// earlier in the run stands for the one it went into. `go_on` is told how far it is and returns `false` to stop:
    /// what was merged stays merged.
    ///
    /// # Errors
    /// Those of the backup, before anything is merged; those of the disk.
    pub fn merge_run(
        &self,
        pairs: &[(ContactId, ContactId)],
        context: &Context,
        go_on: &mut dyn FnMut(MergeProgress) -> bool,
    ) -> Result<MergeRun> {
        let backup = self.backup(None, context.now)?;
        let mut run = MergeRun { backup, merged: Vec::new(), skipped: 0, stopped: false };
        for (done, (kept, removed)) in pairs.iter().enumerate() {
            if !go_on(MergeProgress { done, total: pairs.len() }) {
                run.stopped = true;
                break;
            }
            let present = |id: ContactId| -> Result<ContactId> { Ok(self.reader()?.contact(id)?.id) };
            let merged = present(*kept).and_then(|kept| {
                let removed = present(*removed)?;
                self.write(MergeContacts { kept, removed, take: Vec::new() }, &Context { operation: None, ..*context })
            });
            match merged {
                Ok(written) => run.merged.push(written.output.merge_id),
                Err(Error::NotFound { .. } | Error::Refused { .. }) => run.skipped += 1,
                Err(other) => return Err(other),
            }
        }
        Ok(run)
    }
}
