//! `decroche contact`: the fiche by hand.

mod edit;
mod merge;

use clap::{Args, Subcommand};
use crm::contact::{AddContact, ContactLine, NewContact, SetStage, Stage};
use crm::duplicate::DismissDuplicate;
use crm::search::ContactPage;
use crm::{ContactId, Error};
use serde_json::json;

use crate::base::{Base, Desk, stages};
use crate::clock;
use crate::commands::privacy::erase;
use crate::failure::Result;
use crate::output::{Terminal, or_dash};
use crate::shapes::fiche;

/// What can be done with fiches.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// The whole base by name, page by page
    List {
        /// At most this many
        #[arg(long, value_name = "N", default_value_t = 50)]
        limit: u32,
        /// Those who follow this contact (the last of the page before)
        #[arg(long, value_name = "CONTACT_ID")]
        after: Option<String>,
    },
    /// One fiche, whole
    Show {
        /// Our id, or the external id
        #[arg(value_name = "ID")]
        id: String,
    },
    /// A new fiche
    Add(Values),
    /// Put values on a fiche; an empty value clears
    Edit {
        /// Our id, or the external id
        #[arg(value_name = "ID")]
        id: String,
        #[command(flatten)]
        values: Values,
    },
    /// Move to a stage, with the reason
    Stage {
        /// Our id, or the external id
        #[arg(value_name = "ID")]
        id: String,
        /// The stage
        #[arg(value_name = "STAGE", value_parser = stages())]
        stage: String,
        /// Why
        #[arg(long, value_name = "WHY")]
        why: String,
    },
    /// Make one fiche of two: the first one is kept
    Merge {
        /// The fiche to keep: our id, or the external id
        #[arg(value_name = "A")]
        kept: String,
        /// The fiche that goes into it
        #[arg(value_name = "B")]
        removed: String,
    },
    /// Make two fiches of one again; what was changed since stays
    Unmerge {
        /// A merge, or a fiche: the last merge into it
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Say that two fiches are two persons: they are no longer shown as duplicates
    Distinct {
        /// Our id, or the external id
        #[arg(value_name = "A")]
        one: String,
        /// Our id, or the external id
        #[arg(value_name = "B")]
        other: String,
    },
    /// Erase a person; without --yes, tells what would go
    Erase(erase::Arguments),
}

/// The values of a fiche that can be typed.
#[derive(Debug, Args)]
pub struct Values {
    /// Last name
    #[arg(long, value_name = "NAME")]
    pub last_name: Option<String>,
    /// First name
    #[arg(long, value_name = "NAME")]
    pub first_name: Option<String>,
    /// Company, by name
    #[arg(long, value_name = "COMPANY")]
    pub company: Option<String>,
    /// A number as written; may be repeated. On edit it is added; an empty one first removes those there
    #[arg(long = "phone", value_name = "PHONE", allow_negative_numbers = true)]
    pub phones: Vec<String>,
    /// An e-mail address; may be repeated. On edit it is added; an empty one first removes those there
    #[arg(long = "email", value_name = "EMAIL")]
    pub emails: Vec<String>,
    /// Postcode
    #[arg(long, value_name = "POSTCODE")]
    pub postcode: Option<String>,
    /// Town
    #[arg(long, value_name = "TOWN")]
    pub town: Option<String>,
    /// Stage
    #[arg(long, value_name = "STAGE", value_parser = stages())]
    pub stage: Option<String>,
    /// The id in another system
    #[arg(long, value_name = "EXTERNAL_ID")]
    pub external_id: Option<String>,
}

/// Does what was typed.
pub fn run(desk: &Desk, verb: Verb) -> Result<()> {
    let base = desk.open_to(matches!(verb, Verb::Add(_)))?;
    match verb {
        Verb::List { limit, after } => list(desk, &base, limit, after.as_deref()),
        Verb::Show { id } => show(desk, &base, base.contact(&id)?),
        Verb::Add(values) => {
            let id = base.write(AddContact { contact: new(values)?, region: base.region, origin: "internal" })?;
            show(desk, &base, id)
        }
        Verb::Edit { id, values } => {
            let id = base.contact(&id)?;
            base.write(edit::EditFiche::new(&base, id, values)?)?;
            show(desk, &base, id)
        }
        Verb::Stage { id, stage, why } => {
            let contact_id = base.contact(&id)?;
            base.write(SetStage { contact_id, stage: stage.parse()?, why })?;
            show(desk, &base, contact_id)
        }
        Verb::Merge { kept, removed } => merge::merge(desk, &base, &kept, &removed),
        Verb::Unmerge { id } => merge::unmerge(desk, &base, &id),
        Verb::Distinct { one, other } => {
            let (contact_id, other_id) = (base.contact(&one)?, base.contact(&other)?);
            base.write(DismissDuplicate { contact_id, other_id })?;
            desk.terminal.document(&json!({ "contact_id": contact_id, "other_id": other_id }), || {
                desk.terminal.text("duplicates.dismissed")
            })
        }
        Verb::Erase(arguments) => erase::run(desk, &base, &arguments),
    }
}

fn new(values: Values) -> Result<NewContact> {
    Ok(NewContact {
        first_name: values.first_name,
        last_name: values.last_name,
        company: values.company,
        postcode: values.postcode,
        town: values.town,
        external_id: values.external_id,
        phones: values.phones,
        emails: values.emails,
        stage: values.stage.map(|word| word.parse::<Stage>()).transpose()?,
        ..NewContact::default()
    })
}

fn show(desk: &Desk, base: &Base, id: ContactId) -> Result<()> {
    let found = base.reader()?.fiche(id, clock::now())?;
    desk.terminal.document(&fiche::document(&found), || fiche::people(desk.terminal, &found))
}

/// The core gives at most this many at once.
const PAGE: u32 = 500;

fn list(desk: &Desk, base: &Base, limit: u32, after: Option<&str>) -> Result<()> {
    let mut after = after.map(|id| id.parse::<ContactId>()).transpose()?;
    let mut left = limit;
    let mut total = 0;
    let mut items: Vec<ContactLine> = Vec::new();
    loop {
        let reader = base.reader()?;
        let page: ContactPage = reader.contacts_after(after, left.min(PAGE)).map_err(|error| match error {
            Error::NotFound { .. } => Error::NotFound { kind: "contact" },
            other => other,
        })?;
        total = total.max(page.total);
        let full = page.items.len() == PAGE as usize;
        items.extend(page.items.into_iter().take(left as usize));
        left = limit.saturating_sub(u32::try_from(items.len()).unwrap_or(u32::MAX));
        after = items.last().map(|item| item.contact_id);
        if !full || left == 0 {
            break;
        }
    }
    let terminal = desk.terminal;
    terminal.document(&json!({ "total": total, "items": items }), || table(terminal, &items, total))
}

/// Fiches, and how many of how many they are.
pub(super) fn table(terminal: Terminal, items: &[ContactLine], total: u32) -> String {
    let rows: Vec<Vec<String>> = items
        .iter()
        .map(|item| {
            vec![
                or_dash(item.name.as_deref()),
                or_dash(item.company.as_deref()),
                or_dash(item.phone.as_deref()),
                terminal.lang.word("stage", item.stage.as_str()),
                or_dash(item.external_id.as_deref()),
                item.contact_id.to_string(),
            ]
        })
        .collect();
    let table = terminal.table(&["name", "company", "phone", "stage", "external_id", "id"], &rows);
    let count = terminal.lang.say("of_total", &[&rows.len().to_string(), &total.to_string()]);
    format!("{table}\n{count}")
}
