//! The knowledge base in the store: versions kept, cases linked, the nearest articles to a call.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Duration, Utc};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::reader::Reader;
use super::writer::Tx;
use super::{at, ms};
use crate::article::{Article, ArticleQuery, FoundArticle, MissingArticle, NewArticle};
use crate::case::{Term, rarity, terms};
use crate::error::OrNotFound;
use crate::{ArticleId, CaseId, Context, Result};

/// How many of the nearest are given.
const MOST: usize = 10;
/// Found by words alone, an article must hold this part of what the nearest one holds: one common word is no answer.
const NEAR: f64 = 0.35;
/// A word of the title tells more than one of the body.
const TITLE: f64 = 2.0;
/// A motive with fewer calls and tickets does not come back.
const RECURRING: u32 = 5;

const VERSION: &str = "
    SELECT a.id, v.title, v.body, v.motive_id, v.url, v.version, v.saved_at, a.retired_at IS NOT NULL,
           (SELECT group_concat(hex(l.case_id)) FROM article_case l WHERE l.article_id = a.id)
    FROM article a JOIN article_version v ON v.article_id = a.id";

/// The versions of [`VERSION`] that are in use.
const LAST: &str = "v.version = (SELECT max(n.version) FROM article_version n WHERE n.article_id = a.id)";

fn from_row(row: &Row<'_>) -> rusqlite::Result<Article> {
    let cases: Option<String> = row.get(8)?;
    Ok(Article {
        id: row.get(0)?,
        title: row.get(1)?,
        body: row.get(2)?,
        motive_id: row.get(3)?,
        url: row.get(4)?,
        version: row.get(5)?,
        updated_at: at(row.get(6)?),
        retired: row.get(7)?,
        cases: cases.unwrap_or_default().split(',').filter_map(|id| id.parse::<CaseId>().ok()).collect(),
    })
}

/// The last version of an article.
fn article(db: &Connection, id: ArticleId) -> Result<Article> {
    db.prepare_cached(&format!("{VERSION} WHERE a.id = :id AND {LAST}"))?
        .query_row(named_params! { ":id": id }, from_row)
        .optional()?
        .or_not_found("article")
}

/// The last version of every article, those in use first, by title.
fn all(db: &Connection) -> Result<Vec<Article>> {
    let mut articles = db
        .prepare_cached(&format!("{VERSION} WHERE {LAST}"))?
        .query_map([], from_row)?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    articles.sort_by_cached_key(|article| (article.retired, crate::text::fold(&article.title)));
    Ok(articles)
}

/// The cases a query is about: the one named, the one kept from the ticket, those that solved it.
fn cases_meant(db: &Connection, query: &ArticleQuery) -> Result<HashSet<CaseId>> {
    let mut meant = db
        .prepare_cached(
            "SELECT id FROM solved_case WHERE ticket_id = :ticket
             UNION SELECT case_id FROM case_trial WHERE ticket_id = :ticket AND worked = 1",
        )?
        .query_map(named_params! { ":ticket": query.ticket_id }, |row| row.get(0))?
        .collect::<rusqlite::Result<HashSet<CaseId>>>()?;
    meant.extend(query.case_id);
    Ok(meant)
}

/// An article and how its words weigh for what was told.
fn weighed(told: &[(Term, f64)], held: &Terms, found: FoundArticle) -> (f64, FoundArticle) {
    let shared = told.iter().filter_map(|(term, rarity)| {
        let (word, weight) = held.get(&term.stem)?;
        Some((weight * rarity, word.clone()))
    });
    let mut shared: Vec<(f64, String)> = shared.collect();
    shared.sort_by(|a, b| b.0.total_cmp(&a.0));
    let score = shared.iter().map(|(weight, _)| weight).sum();
    (score, FoundArticle { words: shared.into_iter().map(|(_, word)| word).collect(), ..found })
}

/// The terms of an article: as it has them, and their weight.
type Terms = HashMap<String, (String, f64)>;

fn terms_of(article: &Article) -> Terms {
    let weigh = |text: &str, weight: f64| terms(text).into_iter().map(move |term| (term.stem, (term.word, weight)));
    // The title last: its weight stands.
    weigh(&article.body, 1.0).chain(weigh(&article.title, TITLE)).collect()
}

impl Reader<'_> {
    /// The articles nearest to a call, at most ten: those of its motive first, then those of its cases, then by the
    /// weight of the words they share. With nothing to look for, all of them.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn articles(&self, query: &ArticleQuery) -> Result<Vec<FoundArticle>> {
        self.snapshot(|db| {
            let found = |article| FoundArticle { article, same_motive: false, same_case: false, words: Vec::new() };
            let articles = all(db)?;
            if query.is_blank() {
                return Ok(articles.into_iter().map(found).collect());
            }
            let used: Vec<(Article, Terms)> = articles
                .into_iter()
                .filter(|article| !article.retired)
                .map(|article| {
                    let terms = terms_of(&article);
                    (article, terms)
                })
                .collect();
            let out_of = u32::try_from(used.len()).unwrap_or(u32::MAX);
            let told: Vec<(Term, f64)> = terms(&query.text)
                .into_iter()
                .map(|term| {
                    let with = used.iter().filter(|(_, held)| held.contains_key(&term.stem)).count();
                    let rarity = rarity(u32::try_from(with).unwrap_or(u32::MAX), out_of);
                    (term, rarity)
                })
                .collect();
            let meant = cases_meant(db, query)?;
            let mut near: Vec<(f64, FoundArticle)> = used
                .into_iter()
                .map(|(article, held)| {
                    let same_motive = query.motive_id.is_some() && article.motive_id == query.motive_id;
                    let same_case = article.cases.iter().any(|case| meant.contains(case));
                    weighed(&told, &held, FoundArticle { same_motive, same_case, ..found(article) })
                })
                .collect();
            let best = near.iter().map(|(score, _)| *score).fold(0.0, f64::max);
            near.retain(|(score, found)| {
                found.same_motive || found.same_case || (*score > 0.0 && *score >= NEAR * best)
            });
            near.sort_by(|(a, x), (b, y)| {
                (y.same_motive, y.same_case).cmp(&(x.same_motive, x.same_case)).then(b.total_cmp(a))
            });
            Ok(near.into_iter().take(MOST).map(|(_, found)| found).collect())
        })
    }

    /// An article as it stands.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] `article`, and those of the disk.
    pub fn article(&self, id: ArticleId) -> Result<Article> {
        article(self.db(), id)
    }

    /// Every version of an article, the last first; empty when there is no such article.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn article_versions(&self, id: ArticleId) -> Result<Vec<Article>> {
        Ok(self
            .db()
            .prepare_cached(&format!("{VERSION} WHERE a.id = :id ORDER BY v.version DESC"))?
            .query_map(named_params! { ":id": id }, from_row)?
            .collect::<rusqlite::Result<_>>()?)
    }

    /// The motives that came back at least five times in the last `days` days, calls and tickets together, and that no
    /// article in use answers; the most frequent first.
    ///
    /// # Errors
    /// Those of the disk.
    pub fn motives_without_article(&self, days: u32, now: DateTime<Utc>) -> Result<Vec<MissingArticle>> {
        let since = ms(now - Duration::days(days.into()));
        Ok(self
            .db()
            .prepare_cached(&format!(
                "WITH met(motive_id, calls, tickets) AS (
                     SELECT motive_id, 1, 0 FROM call WHERE ringing_at >= :since AND ringing_at <= :now
                     UNION ALL
                     SELECT motive_id, 0, 1 FROM ticket WHERE opened_at >= :since AND opened_at <= :now)
                 SELECT m.id, m.label, sum(met.calls), sum(met.tickets)
                 FROM met JOIN motive m ON m.id = met.motive_id
                 WHERE m.id NOT IN (SELECT v.motive_id FROM article a JOIN article_version v ON v.article_id = a.id
                                    WHERE a.retired_at IS NULL AND v.motive_id IS NOT NULL AND {LAST})
                 GROUP BY m.id HAVING count(*) >= :least ORDER BY count(*) DESC, m.position"
            ))?
            .query_map(named_params! { ":since": since, ":now": ms(now), ":least": RECURRING }, |row| {
                Ok(MissingArticle {
                    motive_id: row.get(0)?,
                    label: row.get(1)?,
                    calls: row.get(2)?,
                    tickets: row.get(3)?,
                })
            })?
            .collect::<rusqlite::Result<_>>()?)
    }
}

impl Tx<'_> {
    pub(crate) fn article(&self, id: ArticleId) -> Result<Article> {
        article(self.connection, id)
    }

    pub(crate) fn insert_article(&self, context: &Context) -> Result<ArticleId> {
        let id = ArticleId::new(context.now);
        self.connection
            .prepare_cached("INSERT INTO article (id, made_at) VALUES (:id, :now)")?
            .execute(named_params! { ":id": id, ":now": ms(context.now) })?;
        Ok(id)
    }

    /// Adds the next version of an article that is there.
    pub(crate) fn insert_article_version(&self, id: ArticleId, new: &NewArticle, context: &Context) -> Result<()> {
        let written = self
            .connection
            .prepare_cached(
                "INSERT INTO article_version (id, article_id, version, title, body, motive_id, url, agent_id, saved_at)
                 SELECT :id, a.id, 1 + coalesce((SELECT max(version) FROM article_version WHERE article_id = a.id), 0),
                     :title, :body, :motive, :url, :agent, :now FROM article a WHERE a.id = :article",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":article": id, ":title": new.title, ":body": new.body,
                ":motive": new.motive_id, ":url": new.url, ":agent": context.agent, ":now": ms(context.now),
            })?;
        (written == 1).then_some(()).or_not_found("article")
    }

    /// Links a case that is there, or unlinks it; said twice it is done once.
    pub(crate) fn link_article(&self, id: ArticleId, case: CaseId, linked: bool, context: &Context) -> Result<()> {
        if !linked {
            self.connection
                .prepare_cached("DELETE FROM article_case WHERE article_id = :article AND case_id = :case")?
                .execute(named_params! { ":article": id, ":case": case })?;
            return Ok(());
        }
        let known: bool = self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM solved_case WHERE id = :case)")?
            .query_row(named_params! { ":case": case }, |row| row.get(0))?;
        known.then_some(()).or_not_found("case")?;
        self.connection
            .prepare_cached(
                "INSERT INTO article_case (id, article_id, case_id, agent_id, at) VALUES (:id, :article, :case, :agent, :now)
                 ON CONFLICT (article_id, case_id) DO NOTHING",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":article": id, ":case": case, ":agent": context.agent,
                ":now": ms(context.now),
            })?;
        Ok(())
    }

    pub(crate) fn retire_article(&self, id: ArticleId, retired: bool, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE article SET retired_at = CASE WHEN :retired THEN coalesce(retired_at, :now) END WHERE id = :id",
            )?
            .execute(named_params! { ":id": id, ":retired": retired, ":now": ms(context.now) })?;
        Ok(())
    }
}
