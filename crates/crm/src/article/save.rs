//! Writing articles: a new one or its next version, its cases, out of use.

use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::Article;
use crate::{ArticleId, CaseId, Context, Error, MotiveId, Operation, Result, Tx, typed};

/// The longest article, in characters.
const BODY_MAX: usize = 16_000;
/// The longest address, in characters.
const URL_MAX: usize = 500;

/// An article, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewArticle {
    /// The article of which this is the next version; `None`: a new one.
    pub article_id: Option<ArticleId>,
    /// In one line; not empty.
    pub title: String,
    /// Plain text; not empty.
    pub body: String,
    /// The reason for contact it answers.
    pub motive_id: Option<MotiveId>,
    /// Where the house published it: an `http` or `https` address.
    pub url: Option<String>,
    /// A case it explains, linked besides those it has.
    pub case_id: Option<CaseId>,
}

/// Saves an article: a new one, or its next version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveArticle {
    /// What was typed.
    pub article: NewArticle,
}

impl Operation for SaveArticle {
    type Output = Article;
    const KIND: &'static str = "article.save";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Article> {
        let mut new = self.article;
        new.title = typed::line("title", &new.title, NAME_MAX)?;
        new.body = typed::lines("body", &new.body, BODY_MAX)?;
        new.url = typed::optional_line("url", new.url.as_deref(), URL_MAX)?.map(|url| address(&url)).transpose()?;
        for (field, text) in [("title", &new.title), ("body", &new.body)] {
            if text.trim().is_empty() {
                return Err(Error::Invalid { field, why: "empty" });
            }
        }
        let id = match new.article_id {
            Some(id) => id,
            None => tx.insert_article(context)?,
        };
        tx.insert_article_version(id, &new, context)?;
        if let Some(case) = new.case_id {
            tx.link_article(id, case, true, context)?;
        }
        tx.touched_house();
        tx.article(id)
    }
}

/// An address that can be put in a mail: nothing but the web, nothing that would break out of a link.
fn address(url: &str) -> Result<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    let breaks = |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`');
    if rest.is_empty() || rest.starts_with('/') || rest.contains(breaks) {
        return Err(Error::Invalid { field: "url", why: "not_a_link" });
    }
    Ok(url.to_owned())
}

/// Says that an article explains a case, or no longer does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkCase {
    /// Which article.
    pub article_id: ArticleId,
    /// Which case.
    pub case_id: CaseId,
    /// It explains it; `false`: no longer.
    pub linked: bool,
}

impl Operation for LinkCase {
    type Output = Article;
    const KIND: &'static str = "article.link";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Article> {
        tx.article(self.article_id)?;
        tx.link_article(self.article_id, self.case_id, self.linked, context)?;
        tx.touched_house();
        tx.article(self.article_id)
    }
}

/// Takes an article out of use, or takes it up again. Its versions stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetireArticle {
    /// Which.
    pub article_id: ArticleId,
    /// No longer proposed; `false`: proposed again.
    pub retired: bool,
}

impl Operation for RetireArticle {
    type Output = Article;
    const KIND: &'static str = "article.retire";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Article> {
        tx.article(self.article_id)?;
        tx.retire_article(self.article_id, self.retired, context)?;
        tx.touched_house();
        tx.article(self.article_id)
    }
}

/// What is done with the knowledge base, as an interface tells it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum ArticleStep {
    /// [`SaveArticle`].
    Save {
        /// What was typed.
        article: NewArticle,
    },
    /// [`LinkCase`].
    Link {
        /// Which article.
        article_id: ArticleId,
        /// Which case.
        case_id: CaseId,
        /// It explains it; `false`: no longer.
        linked: bool,
    },
    /// [`RetireArticle`].
    Retire {
        /// Which article.
        article_id: ArticleId,
        /// No longer proposed; `false`: proposed again.
        retired: bool,
    },
    /// Writes every article in use as one page ([`super::faq_page`]).
    Export,
}
