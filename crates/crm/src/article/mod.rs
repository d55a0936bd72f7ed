//! The knowledge base: articles of the house, found during a call by motive, by case and by words.
//!
//! An article is plain text: paragraphs apart by an empty line, lines that begin with "- " are a list. Saved again it
//! becomes its next version; every version stays. What is sent of it is an exchange ([`crate::exchange`]), and a call
//! it answered is one « orienté selfcare » by its outcome: this module counts neither.

mod faq;
mod save;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{ArticleId, CaseId, MotiveId, TicketId};

pub(crate) use faq::escaped;
pub use faq::faq_page;
pub use save::{ArticleStep, LinkCase, NewArticle, RetireArticle, SaveArticle};

/// A version of an article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Article {
    /// Ours; the same for all its versions.
    pub id: ArticleId,
    /// In one line.
    pub title: String,
    /// Paragraphs apart by an empty line; lines that begin with "- " are a list.
    pub body: String,
    /// The reason for contact it answers; `None`: none in particular.
    pub motive_id: Option<MotiveId>,
    /// The solved cases it explains.
    pub cases: Vec<CaseId>,
    /// Where the house published it; `None`: nowhere.
    pub url: Option<String>,
    /// Grows by one each time it is saved.
    pub version: u32,
    /// When this version was saved.
    pub updated_at: DateTime<Utc>,
    /// No longer proposed.
    pub retired: bool,
}

/// What articles are looked for by. With nothing to look for, every article is given by title, the retired ones last.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct ArticleQuery {
    /// What happens, as told so far; may be empty.
    pub text: String,
    /// Why they called; `None`: not said.
    pub motive_id: Option<MotiveId>,
    /// The ticket being worked: articles of its case and of the cases that solved it come up; `None`: none.
    pub ticket_id: Option<TicketId>,
    /// A case: its articles come up; `None`: none.
    pub case_id: Option<CaseId>,
    /// Also list the motives without an article over so many days; `None`: do not.
    pub missing_days: Option<u32>,
}

impl ArticleQuery {
    /// There is nothing to look for: the whole list is meant.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty() && self.motive_id.is_none() && self.ticket_id.is_none() && self.case_id.is_none()
    }
}

/// An article and why it is near.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct FoundArticle {
    /// The article as it stands.
    pub article: Article,
    /// It answers that motive.
    pub same_motive: bool,
    /// It is linked to that case, or to one of that ticket.
    pub same_case: bool,
    /// The words it shares with the text, folded, as the article has them, the rarest first.
    pub words: Vec<String>,
}

/// A reason for contact that comes back and that no article in use answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct MissingArticle {
    /// The motive.
    pub motive_id: MotiveId,
    /// The house's words for it.
    pub label: String,
    /// Calls with that motive in the period.
    pub calls: u32,
    /// Tickets with that motive opened in the period.
    pub tickets: u32,
}

/// What an interface shows of the knowledge base.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ArticlesFound {
    /// The nearest first, or all of them by title.
    pub items: Vec<FoundArticle>,
    /// The motives without an article, the most frequent first; empty when not asked for.
    pub missing: Vec<MissingArticle>,
}
