//! Erasing a person: told first, done with `--yes`.

use clap::Args;
use crm::Context;
use crm::privacy::{EraseHow, ErasedFor, ErasurePreview};
use serde_json::{Value, json};

use crate::base::{Base, Desk};
use crate::clock;
use crate::failure::{Failure, Result};
use crate::messages::Lang;
use crate::times;

/// What `privacy erase` and `contact erase` take.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Our id, or the external id
    #[arg(value_name = "ID")]
    pub id: String,
    /// Do it
    #[arg(long)]
    pub yes: bool,
    /// Put their numbers and addresses in the list of oppositions: they are not called nor imported again
    #[arg(long)]
    pub oppose: bool,
    /// Orders and contracts are kept elsewhere (accounting): keep none of them here
    #[arg(long)]
    pub archived_elsewhere: bool,
}

/// Tells what goes; with `--yes`, erases.
pub fn run(desk: &Desk, base: &Base, arguments: &Arguments) -> Result<()> {
    let contact = base.contact(&arguments.id)?;
    let (now, archive) = (clock::now(), !arguments.archived_elsewhere);
    let terminal = desk.terminal;
    if !arguments.yes {
        let preview = base.store.erasure_preview(contact, archive, now)?;
        terminal.document(&document(&preview, false, false), || told(desk, &preview))?;
        terminal.tell("privacy.erase_yes", &[]);
        return Err(Failure::Reported);
    }
    let how = EraseHow { oppose: arguments.oppose, archive, why: ErasedFor::Request };
    let done = base.store.erase(contact, how, true, &Context::at(now))?;
    terminal.document(&document(&done.preview, true, done.scrubbed), || {
        let clean = terminal.text(if done.scrubbed { "privacy.clean" } else { "privacy.clean_later" });
        let erased = terminal.lang.say("privacy.erased", &[&done.preview.name, &clean]);
        [vec![erased], kept(terminal.lang, &done.preview)].concat().join("\n")
    })
}

fn document(preview: &ErasurePreview, erased: bool, scrubbed: bool) -> Value {
    let mut document = json!(preview);
    document["erased"] = erased.into();
    document["scrubbed"] = scrubbed.into();
    document
}

/// What stays somewhere, and until when.
fn kept(lang: Lang, preview: &ErasurePreview) -> Vec<String> {
    let mut lines: Vec<String> = preview
        .archive
        .iter()
        .map(|kept| {
            let kind = lang.word("privacy.kind", kept.kind.as_str());
            lang.say("privacy.archive", &[&kind, &kept.rows.to_string(), &times::shown(kept.kept_until)])
        })
        .collect();
    if preview.opposed {
        lines.push(lang.say("privacy.opposed_stays", &[]));
    }
    let copies = (preview.backups + preview.aside).to_string();
    lines.push(match preview.copies_until {
        Some(until) => lang.say("privacy.copies", &[&copies, &times::shown(until)]),
        None => lang.say("privacy.no_copies", &[]),
    });
    lines
}

fn told(desk: &Desk, preview: &ErasurePreview) -> String {
    let terminal = desk.terminal;
    let rows: Vec<Vec<String>> = preview
        .tables
        .iter()
        .map(|table| {
            let stays = terminal.text(if table.stays { "privacy.stays" } else { "privacy.goes" });
            vec![table.title.clone(), table.rows.to_string(), stays]
        })
        .collect();
    let blocks = preview.blocks.iter().map(|block| {
        let why = terminal.lang.word("privacy.block", block);
        terminal.lang.say("privacy.blocked", &[&why])
    });
    let mut lines = vec![terminal.title(&preview.name), terminal.table(&["table", "rows", "erasure"], &rows)];
    lines.extend(blocks);
    lines.extend(kept(terminal.lang, preview));
    lines.join("\n")
}
