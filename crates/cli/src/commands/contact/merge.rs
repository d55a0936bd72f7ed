//! Two fiches made one, and two again.

use crm::MergeId;
use crm::contact::{MergeContacts, UnmergeContacts, Unmerged};
use serde_json::json;

use crate::base::{Base, Desk};
use crate::clock;
use crate::failure::{Failure, Result};
use crate::output::Terminal;
use crate::shapes::fiche;

/// Makes one fiche of two, and prints it.
pub fn merge(desk: &Desk, base: &Base, kept: &str, removed: &str) -> Result<()> {
    let (kept, removed) = (base.contact(kept)?, base.contact(removed)?);
    let merged = base.write(MergeContacts { kept, removed, take: Vec::new() })?;
    let found = base.reader()?.fiche(merged.contact_id, clock::now())?;
    let mut document = fiche::document(&found);
    if let Some(fields) = document.as_object_mut() {
        fields.insert("merge_id".into(), json!(merged.merge_id));
    }
    let terminal = desk.terminal;
    terminal.document(&document, || fiche::people(terminal, &found))?;
    terminal.tell("merge.done", &[&merged.merge_id.to_string()]);
    Ok(())
}

/// Makes two fiches of one again, and prints both ids.
pub fn unmerge(desk: &Desk, base: &Base, typed: &str) -> Result<()> {
    // An identifier does not say what it identifies: a merge is tried first.
    let undone = match typed.parse::<MergeId>() {
        Ok(merge_id) => match base.write(UnmergeContacts { merge_id }) {
            Err(Failure::Core(crm::Error::NotFound { .. })) => last(base, typed)?,
            other => other?,
        },
        Err(_) => last(base, typed)?,
    };
    let terminal = desk.terminal;
    terminal.document(&json!(undone), || said(terminal, &undone))
}

/// Takes apart the last merge into a fiche.
fn last(base: &Base, typed: &str) -> Result<Unmerged> {
    let contact = base.contact(typed)?;
    let merges = base.reader()?.merges_of(contact)?;
    let merge_id = merges.first().ok_or(Failure::said("merge.none"))?.merge_id;
    base.write(UnmergeContacts { merge_id })
}

fn said(terminal: Terminal, undone: &Unmerged) -> String {
    let ids = [undone.contact_id.to_string(), undone.restored.to_string()];
    let mut said = vec![terminal.lang.say("merge.undone", &[&ids[0], &ids[1]])];
    said.extend(undone.stayed.iter().map(|stayed| {
        let what = terminal.lang.word("table", &stayed.what);
        if stayed.new > 0 {
            terminal.lang.say("merge.came_since", &[&what, &stayed.new.to_string()])
        } else {
            terminal.lang.say("merge.stayed", &[&what, &stayed.fields.join(", ")])
        }
    }));
    said.join("\n")
}
