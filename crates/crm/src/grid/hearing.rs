//! What the screen of a marking shows: the facts of a call or a message, the grids meant for it, what was marked before.
//!
//! No call is recorded: what can be shown of it is what the telephone and the agent left behind.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use phone::Direction;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Grid, GridMark, GridMedium, Heard, Listening, NewListening, PartNote};
use crate::call::Call;
use crate::exchange::Channel;
use crate::guide::{Guide, GuideRun, MetObjection};
use crate::{ContactId, ExchangeId};

/// What is judged, beside the grids it can be judged by.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Hearing {
    /// What.
    pub heard: Heard,
    /// The call; `None`: a message.
    pub call: Option<Call>,
    /// The message; `None`: a call.
    pub message: Option<HeardMessage>,
    /// What was done of the call guide; `None`: none was followed.
    pub guide: Option<HeardGuide>,
    /// Who of ours is judged; `None`: nobody is known to have taken it.
    pub of: Option<String>,
    /// The grids in use that are meant for it.
    pub grids: Vec<Grid>,
    /// Key of the one proposed; empty: the house has none for it.
    pub proposed: String,
    /// What was marked so far, the last first: that one counts.
    pub listenings: Vec<Listened>,
}

/// A written exchange, as it was sent or received.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HeardMessage {
    /// Ours.
    pub id: ExchangeId,
    /// With whom.
    pub contact_id: ContactId,
    /// Their name or company; empty: none is known.
    pub contact_name: String,
    /// By what.
    pub channel: Channel,
    /// Which way.
    pub direction: Direction,
    /// Its subject, in one line.
    pub subject: String,
    /// Its words; `None`: only noted.
    pub body: Option<String>,
    /// When.
    pub at: DateTime<Utc>,
}

/// A call guide as it was followed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HeardGuide {
    /// As shown; its key when the house no longer has it.
    pub name: String,
    /// Step by step.
    pub steps: Vec<HeardStep>,
    /// The objections met, in order.
    pub objections: Vec<MetObjection>,
}

/// A step of it.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct HeardStep {
    /// As shown.
    pub name: String,
    /// From – to, seconds it usually takes; `None`: no longer known.
    pub seconds: Option<(u32, u32)>,
    /// Time spent on it, ms.
    #[ts(type = "number")]
    pub spent_ms: u64,
    /// What could be ticked.
    pub items: Vec<HeardItem>,
}

/// Something that was ticked, or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct HeardItem {
    /// As shown; its key when the house no longer has it.
    pub label: String,
    /// It was.
    pub ticked: bool,
}

impl HeardGuide {
    /// A run beside the guide it is of. What the guide no longer has keeps its key for a name.
    pub(crate) fn of(run: GuideRun, guide: Option<&Guide>) -> Self {
        let spent = |key: &str| run.spent_ms.get(key).copied().unwrap_or_default();
        let ticked = |key: &str| run.ticked.iter().any(|known| known == key);
        let mut steps: Vec<HeardStep> = guide
            .into_iter()
            .flat_map(|guide| &guide.steps)
            .map(|step| HeardStep {
                name: step.name.clone(),
                seconds: Some(step.seconds),
                spent_ms: spent(&step.key),
                items: step
                    .items
                    .iter()
                    .map(|item| HeardItem { label: item.label.clone(), ticked: ticked(&item.key) })
                    .collect(),
            })
            .collect();
        let known = |key: &str| guide.is_some_and(|guide| guide.steps.iter().any(|step| step.key == key));
        let labelled = |key: &str| {
            guide.is_some_and(|guide| guide.steps.iter().flat_map(|s| &s.items).any(|item| item.key == key))
        };
        let gone = run.spent_ms.keys().filter(|key| !known(key)).map(|key| HeardStep {
            name: key.clone(),
            seconds: None,
            spent_ms: spent(key),
            items: Vec::new(),
        });
        steps.extend(gone);
        let lost: Vec<HeardItem> = run
            .ticked
            .iter()
            .filter(|key| !labelled(key))
            .map(|key| HeardItem { label: key.clone(), ticked: true })
            .collect();
        if let (Some(last), false) = (steps.last_mut(), lost.is_empty()) {
            last.items.extend(lost);
        }
        Self { name: guide.map_or(run.guide, |guide| guide.name.clone()), steps, objections: run.objections }
    }
}

/// A marking, beside the grid as it was then.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Listened {
    /// The marking.
    pub listening: Listening,
    /// Its grid in that version; `None`: no longer known, the notes of its parts stand.
    pub grid: Option<Grid>,
    /// When it is let go of.
    pub kept_until: DateTime<Utc>,
}

/// The note that counts of a call or a message.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, TS)]
pub struct Marked {
    /// Out of twenty; `None`: nothing could be judged.
    pub note: Option<f64>,
    /// How many times it was marked, at least 1.
    pub times: u32,
}

/// The note of marks that are not kept yet, with its working.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Weighed {
    /// Out of twenty, to one decimal; `None`: nothing can be judged.
    pub note: Option<f64>,
    /// Part by part.
    pub parts: Vec<PartNote>,
    /// Keys of the eliminatory criteria that are absent: they make the note 0.
    pub failed: Vec<String>,
}

/// A grid of the house, with its past.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct GridKept {
    /// As it is in use.
    pub grid: Grid,
    /// One of that key ships.
    pub ships: bool,
    /// The versions the house saved, the last first.
    pub versions: Vec<GridVersion>,
}

/// A version of a grid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GridVersion {
    /// Its number.
    pub version: u32,
    /// When it was saved.
    pub saved_at: DateTime<Utc>,
    /// Who saved it; `None`: a file or the command line.
    pub by: Option<String>,
}

/// What is done with grids and markings.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum ListeningStep {
    /// What is to be judged, with its facts and grids.
    Open {
        /// What.
        heard: Heard,
    },
    /// The note these marks would have. Nothing is kept.
    Weigh {
        /// Key of a grid in use.
        grid: String,
        /// Item key to mark.
        marks: BTreeMap<String, GridMark>,
    },
    /// Keeps them.
    Mark {
        /// The marks.
        listening: NewListening,
    },
    /// The grids in use, with their past.
    Grids,
    /// Keeps a grid, as the next version of its key.
    Save {
        /// The grid.
        grid: Grid,
    },
    /// Keeps the grid of a file.
    Read {
        /// What the file holds, TOML.
        file: String,
    },
    /// Writes a grid in use as a file.
    Export {
        /// Its key.
        grid: String,
    },
}

/// What a step answers: the part its screen shows, the others empty.
#[derive(Debug, Clone, Default, PartialEq, Serialize, TS)]
pub struct ListeningView {
    /// Of [`ListeningStep::Open`] and [`ListeningStep::Mark`].
    pub hearing: Option<Hearing>,
    /// Of [`ListeningStep::Weigh`].
    pub weighed: Option<Weighed>,
    /// Of [`ListeningStep::Grids`], [`ListeningStep::Save`] and [`ListeningStep::Read`].
    pub grids: Option<Vec<GridKept>>,
    /// Where [`ListeningStep::Export`] wrote the file.
    pub file: Option<String>,
}

/// The grid proposed: CROC for a call we make, CERC for one we take, else the first that is meant for it.
pub fn proposed(grids: &[Grid], medium: GridMedium, direction: Direction) -> Option<&Grid> {
    let usual = match (medium, direction) {
        (GridMedium::Mail, _) => "ecoute_mail",
        (GridMedium::Call, Direction::Outbound) => "ecoute_croc",
        (GridMedium::Call, _) => "ecoute_cerc",
    };
    let fit = || grids.iter().filter(|grid| grid.medium == medium);
    fit().find(|grid| grid.key == usual).or_else(|| fit().next())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grid::shipped;

    #[test]
    fn the_grid_proposed_follows_the_way_of_the_call() {
        let of = |medium, direction| proposed(shipped(), medium, direction).map(|grid| grid.key.as_str());
        assert_eq!(of(GridMedium::Call, Direction::Outbound), Some("ecoute_croc"));
        assert_eq!(of(GridMedium::Call, Direction::Inbound), Some("ecoute_cerc"));
        assert_eq!(of(GridMedium::Mail, Direction::Outbound), Some("ecoute_mail"));
        let only: Vec<Grid> = shipped().iter().filter(|grid| grid.key == "ecoute_appel").cloned().collect();
        assert_eq!(proposed(&only, GridMedium::Call, Direction::Outbound).unwrap().key, "ecoute_appel");
        assert_eq!(proposed(&only, GridMedium::Mail, Direction::Outbound), None);
    }

    #[test]
    fn what_a_guide_no_longer_has_keeps_its_key_for_a_name() {
        let guide = crate::guide::shipped().iter().find(|guide| guide.key == "croc_cours").unwrap();
        let first = &guide.steps[0];
        let run = GuideRun {
            guide: guide.key.clone(),
            version: 1,
            ticked: vec![first.items[0].key.clone(), "gone".into()],
            spent_ms: BTreeMap::from([(first.key.clone(), 12_000), ("old_step".into(), 3_000)]),
            objections: vec![],
        };
        let heard = HeardGuide::of(run.clone(), Some(guide));
        assert_eq!(heard.steps.len(), guide.steps.len() + 1);
        assert_eq!((heard.steps[0].spent_ms, heard.steps[0].items[0].ticked), (12_000, true));
        let last = heard.steps.last().unwrap();
        assert_eq!((last.name.as_str(), last.items[0].label.as_str()), ("old_step", "gone"));
        assert_eq!(HeardGuide::of(run, None).name, "croc_cours");
    }
}
