//! The knowledge base: the nearest articles, written, linked, exported as one page.

use crm::article::{Article, ArticleQuery, ArticleStep, ArticlesFound, LinkCase, RetireArticle, SaveArticle, faq_page};
use serde::Serialize;
use tauri::{AppHandle, State};

use crate::desk::{Desk, now};
use crate::error::Answer;
use crate::files;

/// What came of a step: the article as it stands, or where the page was written.
#[derive(Debug, Clone, Serialize)]
pub struct ArticleWorked {
    article: Option<Article>,
    file: Option<String>,
}

#[tauri::command(async)]
pub fn article_find(desk: State<'_, Desk>, query: ArticleQuery) -> Answer<ArticlesFound> {
    let store = desk.store();
    let reader = store.reader()?;
    let missing = query.missing_days.map(|days| reader.motives_without_article(days, now())).transpose()?;
    Ok(ArticlesFound { items: reader.articles(&query)?, missing: missing.unwrap_or_default() })
}

#[tauri::command(async)]
pub fn article_work(app: AppHandle, desk: State<'_, Desk>, step: ArticleStep) -> Answer<ArticleWorked> {
    match step {
        ArticleStep::Save { article } => desk.write(&app, SaveArticle { article }).map(stands),
        ArticleStep::Link { article_id, case_id, linked } => {
            desk.write(&app, LinkCase { article_id, case_id, linked }).map(stands)
        }
        ArticleStep::Retire { article_id, retired } => {
            desk.write(&app, RetireArticle { article_id, retired }).map(stands)
        }
        ArticleStep::Export => export(&desk),
    }
}

fn stands(article: Article) -> ArticleWorked {
    ArticleWorked { article: Some(article), file: None }
}

/// Writes every article in use as one page; where it is.
fn export(desk: &Desk) -> Answer<ArticleWorked> {
    let found = desk.store().reader()?.articles(&ArticleQuery::default())?;
    let articles: Vec<Article> = found.into_iter().map(|found| found.article).collect();
    let page = faq_page(&articles, desk.setting("house.name").as_str().unwrap_or_default());
    let written = files::write_new(&files::documents().join("faq.html"), &page)?;
    Ok(ArticleWorked { article: None, file: Some(written.display().to_string()) })
}
