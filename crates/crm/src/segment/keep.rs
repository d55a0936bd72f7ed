//! Segments that are kept: a name and a rule.

use chrono::{DateTime, Utc};
use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::error::RuleError;
use super::parse::{TEXT_MAX, parse};
use super::rule::Rule;
use crate::store::Table;
use crate::undo::Act;
use crate::{Context, Error, Operation, Result, SegmentId, Tx, typed};

/// A segment as kept.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct Segment {
    /// Ours.
    pub id: SegmentId,
    /// As shown.
    pub name: String,
    /// Its rule, as written.
    pub rule: String,
    /// Who saved it last; `None`: the command line.
    pub saved_by: Option<String>,
    /// First saved.
    pub created_at: DateTime<Utc>,
    /// Last saved.
    pub saved_at: DateTime<Utc>,
}

/// A segment, and how many people it means now.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SegmentLine {
    /// Which.
    pub segment: Segment,
    /// How many; `None`: its rule can no longer be read.
    pub count: Option<u32>,
    /// What is wrong with its rule: a name of the house that is no longer there.
    pub error: Option<RuleError>,
}

/// What is said of a rule that is being typed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct SegmentCheck {
    /// As a tree; `None`: it cannot be read.
    pub rule: Option<Rule>,
    /// As understood, in its one writing; `None`: it cannot be read.
    pub text: Option<String>,
    /// How many people it means now; `None`: it cannot be read.
    pub count: Option<u32>,
    /// What is wrong; `None`: nothing.
    pub error: Option<RuleError>,
}

/// One step on the segments.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum SegmentStep {
    /// A segment is kept, or changed.
    Save {
        /// Which; `None`: a new one.
        segment_id: Option<SegmentId>,
        /// Not empty, and no other segment's.
        name: String,
        /// Its rule.
        rule: String,
    },
    /// A segment is removed; nobody is.
    Delete {
        /// Which.
        segment_id: SegmentId,
    },
}

/// Does one of these.
#[derive(Debug, Clone)]
pub struct WorkSegment {
    /// Which.
    pub step: SegmentStep,
}

impl Operation for WorkSegment {
    type Output = SegmentId;
    const KIND: &'static str = "segment.work";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<SegmentId> {
        tx.touched_house();
        match self.step {
            SegmentStep::Delete { segment_id } => {
                let name = tx.segment_name(segment_id)?;
                tx.watch(Table::Segment, "id", segment_id.0)?;
                tx.retire_segment(segment_id, context)?;
                tx.can_be_undone(Act::SegmentDeleted { name });
                Ok(segment_id)
            }
            SegmentStep::Save { segment_id, name, rule } => {
                let name = typed::line("name", &name, NAME_MAX)?;
                if name.is_empty() {
                    return Err(Error::Invalid { field: "name", why: "empty" });
                }
                let rule = typed::line("rule", &rule, TEXT_MAX)?;
                tx.check_rule(&parse(&rule)?, &rule, context)?;
                if tx.segment_named(&name)?.is_some_and(|known| segment_id != Some(known)) {
                    return Err(Error::Invalid { field: "name", why: "taken" });
                }
                let id = match segment_id {
                    Some(id) => {
                        tx.segment_name(id)?;
                        tx.watch(Table::Segment, "id", id.0)?;
                        id
                    }
                    None => {
                        let id = SegmentId::new(context.now);
                        tx.came(Table::Segment, id.0);
                        id
                    }
                };
                tx.save_segment(id, &name, &rule, context)?;
                tx.can_be_undone(Act::SegmentSaved { name });
                Ok(id)
            }
        }
    }
}
