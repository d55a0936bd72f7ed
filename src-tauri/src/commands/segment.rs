//! Groups of people by a rule: what it can ask, how it is understood, who belongs to it; those kept.

use crm::search::ContactPage;
use crm::segment::{Rule, SegmentCheck, SegmentField, SegmentLine, SegmentStep, WorkSegment, fields, parse};
use crm::{ContactId, SegmentId};
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, State};

use crate::desk::{Desk, now};
use crate::error::Answer;

/// What is asked of segments.
#[derive(Debug, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum SegmentWork {
    /// Those kept, with how many each means now.
    List,
    /// What a rule can ask.
    Fields,
    /// How a text is understood.
    Check { text: String },
    /// How a tree is said.
    CheckTree { rule: Rule },
    /// Who belongs to it, by name.
    People { text: String, after: Option<ContactId>, limit: u32 },
    /// One is kept, changed or removed.
    Work { work: SegmentStep },
}

/// What comes of it.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum SegmentWorked {
    /// Those kept.
    List(Vec<SegmentLine>),
    /// What a rule can ask.
    Fields(Vec<SegmentField>),
    /// How a rule is understood.
    Check(SegmentCheck),
    /// Who belongs to it.
    People(ContactPage),
    /// Which one was worked on.
    Id(SegmentId),
}

#[tauri::command(async)]
pub fn segment_work(app: AppHandle, desk: State<'_, Desk>, step: SegmentWork) -> Answer<SegmentWorked> {
    worked(&app, &desk, step)
}

fn worked(app: &AppHandle, desk: &Desk, step: SegmentWork) -> Answer<SegmentWorked> {
    let store = desk.store();
    Ok(match step {
        SegmentWork::List => SegmentWorked::List(store.reader()?.segments(now())?),
        SegmentWork::Fields => SegmentWorked::Fields(fields()),
        SegmentWork::Check { text } => SegmentWorked::Check(store.reader()?.segment_check(&text, now())?),
        SegmentWork::CheckTree { rule } => SegmentWorked::Check(store.reader()?.segment_check_tree(&rule, now())?),
        SegmentWork::People { text, after, limit } => {
            let rule = parse(&text).map_err(crm::Error::from)?;
            SegmentWorked::People(store.reader()?.segment_members(&rule, after, limit, now())?)
        }
        SegmentWork::Work { work } => SegmentWorked::Id(desk.write(app, WorkSegment { step: work })?),
    })
}
