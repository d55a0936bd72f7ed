//! Views: what a list shows, kept under a name and opened again by one key.
//!
//! A view belongs to who saved it. It holds the question, never its answer: what it finds is read anew each time.

use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::contact::Stage;
use crate::scope::Scope;
use crate::search::SortBy;
use crate::{Context, Error, Operation, Result, Tx, ViewId, typed};

/// How many views of one list an agent has at most: one a digit, 1 to 9.
pub(crate) const DIGITS: u8 = 9;

/// A view as kept.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
pub struct View {
    /// Ours.
    pub id: ViewId,
    /// The key that opens it, 1 to 9; among those of its list.
    pub digit: u8,
    /// As its agent calls it.
    pub name: String,
    /// What it shows.
    pub filter: ViewFilter,
}

/// What a list shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "list", rename_all = "snake_case")]
pub enum ViewFilter {
    /// The fiches.
    Contacts {
        /// Whose; in a view kept before there was a choice, everything.
        #[serde(default)]
        scope: Scope,
        /// Only this rung; `None`: all.
        stage: Option<Stage>,
        /// What they are sorted by.
        sort: SortBy,
        /// Last first.
        descending: bool,
    },
    /// The board.
    Pipeline {
        /// Whose.
        scope: Scope,
    },
    /// The tickets.
    Tickets {
        /// Whose.
        scope: Scope,
        /// Only this level; `None`: all.
        level: Option<u8>,
        /// Only open ones.
        open_only: bool,
        /// Words of the subject; empty: none.
        text: String,
    },
}

impl ViewFilter {
    /// The list it is about.
    pub(crate) fn list(&self) -> &'static str {
        match self {
            ViewFilter::Contacts { .. } => "contacts",
            ViewFilter::Pipeline { .. } => "pipeline",
            ViewFilter::Tickets { .. } => "tickets",
        }
    }
}

/// One step on the views of an agent.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum ViewStep {
    /// Keeps what is shown, under a name; the same name again replaces what it held.
    Save {
        /// Not empty.
        name: String,
        /// What.
        filter: ViewFilter,
    },
    /// Lets one go; its digit is free.
    Delete {
        /// Which.
        id: ViewId,
    },
}

/// Keeps a view, or lets one go; those of the agent at the desk only.
#[derive(Debug, Clone)]
pub struct WorkView {
    /// The step.
    pub step: ViewStep,
}

impl Operation for WorkView {
    type Output = ();
    const KIND: &'static str = "view.work";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        match self.step {
            ViewStep::Delete { id } => tx.delete_view(id, context),
            ViewStep::Save { name, mut filter } => {
                let name = typed::line("name", &name, NAME_MAX)?;
                if name.is_empty() {
                    return Err(Error::Invalid { field: "name", why: "empty" });
                }
                if let ViewFilter::Tickets { text, .. } = &mut filter {
                    *text = typed::line("text", text, NAME_MAX)?;
                }
                let known = tx.views_of(filter.list(), context)?;
                if let Some((id, _, _)) = known.iter().find(|(_, _, called)| *called == name) {
                    return tx.update_view(*id, &filter);
                }
                let taken = |digit: &u8| known.iter().any(|(_, used, _)| used == digit);
                let free = (1..=DIGITS).find(|digit| !taken(digit));
                let digit = free.ok_or(Error::Refused { why: "views_full" })?;
                tx.insert_view(digit, &name, &filter, context)
            }
        }
    }
}
