//! `decroche article`: the knowledge base, listed, read, written, exported as one page.

use std::path::PathBuf;

use clap::Subcommand;
use crm::article::{Article, ArticleQuery, NewArticle, SaveArticle, faq_page};
use crm::{ArticleId, MotiveId, Reader};
use serde_json::{Value, json};

use super::lists;
use crate::base::Desk;
use crate::failure::{Failure, Result};
use crate::output::or_dash;

/// What can be done with articles.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Every article in use, by title
    List,
    /// An article as it stands
    Show {
        /// Its id
        #[arg(value_name = "ID")]
        id: String,
    },
    /// Write an article
    Add {
        /// In one line
        #[arg(long, value_name = "TEXT")]
        title: String,
        /// Plain text; lines that begin with "- " are a list
        #[arg(long, value_name = "TEXT")]
        body: String,
        /// The motive it answers (code)
        #[arg(long, value_name = "CODE")]
        motive: Option<String>,
        /// Where it is published
        #[arg(long, value_name = "URL")]
        url: Option<String>,
    },
    /// Write every article in use as one web page
    Export {
        /// Where; a file that is there is not touched
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

/// Does what was typed.
pub fn run(desk: &Desk, verb: Verb) -> Result<()> {
    let base = desk.open_existing()?;
    let reader = base.reader()?;
    match verb {
        Verb::List => {
            let items =
                used(&reader)?.iter().map(|article| document(&reader, article)).collect::<Result<Vec<Value>>>()?;
            desk.terminal.document(&json!({ "total": items.len(), "items": items }), || {
                let rows: Vec<Vec<String>> = items.iter().map(row).collect();
                desk.terminal.table(&["title", "motive", "version", "url", "id"], &rows)
            })
        }
        Verb::Show { id } => show(desk, &reader, &reader.article(id.parse::<ArticleId>()?)?),
        Verb::Add { title, body, motive, url } => {
            let motive_id = motive.map(|code| lists::motive(&reader, &code)).transpose()?;
            let article = NewArticle { title, body, motive_id, url, ..NewArticle::default() };
            let saved = base.write(SaveArticle { article })?;
            show(desk, &base.reader()?, &saved)
        }
        Verb::Export { file } => {
            let (house, articles) = (reader.setting("house.name")?, used(&reader)?);
            let page = faq_page(&articles, house.as_str().unwrap_or_default());
            let written = std::fs::File::create_new(&file)
                .and_then(|mut made| std::io::Write::write_all(&mut made, page.as_bytes()));
            written
                .map_err(|error| Failure::with("cannot_write_file", [file.display().to_string(), error.to_string()]))?;
            desk.terminal.document(&json!({ "file": file, "articles": articles.len() }), || file.display().to_string())
        }
    }
}

/// The articles in use, by title.
fn used(reader: &Reader<'_>) -> Result<Vec<Article>> {
    let all = reader.articles(&ArticleQuery::default())?.into_iter().map(|found| found.article);
    Ok(all.filter(|article| !article.retired).collect())
}

fn show(desk: &Desk, reader: &Reader<'_>, article: &Article) -> Result<()> {
    let told = document(reader, article)?;
    let said = |key: &str| told[key].as_str().map(str::to_owned);
    desk.terminal.document(&told, || {
        desk.terminal.facts(&[
            ("title", said("title")),
            ("motive", said("motive")),
            ("version", Some(article.version.to_string())),
            ("url", said("url")),
            ("id", said("article_id")),
            ("text", said("body")),
        ])
    })
}

fn document(reader: &Reader<'_>, article: &Article) -> Result<Value> {
    Ok(json!({
        "article_id": article.id, "title": article.title, "body": article.body,
        "motive": article.motive_id.map(|id| code(reader, id)).transpose()?.flatten(), "url": article.url,
        "version": article.version,
    }))
}

/// The stable word of a motive; `None`: it has been retired since.
fn code(reader: &Reader<'_>, id: MotiveId) -> Result<Option<String>> {
    Ok(reader.motives()?.into_iter().find(|motive| motive.id == id).map(|motive| motive.code))
}

fn row(item: &Value) -> Vec<String> {
    let said = |key: &str| or_dash(item[key].as_str());
    vec![said("title"), said("motive"), item["version"].to_string(), said("url"), said("article_id")]
}
