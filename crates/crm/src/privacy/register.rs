//! The sheet of the register of processing activities (RGPD art. 30.1), made from the data map.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::access::{in_force, label};
use super::html::{kept, page};
use super::{Holds, OnErase, Retention, RetentionRule, data_map};
use crate::article::escaped;

/// The whole sheet.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Register {
    /// Who answers for the data: the house.
    pub controller: String,
    /// Day of the sheet.
    pub made_at: DateTime<Utc>,
    /// Whose data.
    pub people: Vec<&'static str>,
    /// Who receives it.
    pub recipients: Vec<&'static str>,
    /// Outside the European Union.
    pub transfers: &'static str,
    /// How it is kept safe (art. 32).
    pub security: Vec<&'static str>,
    /// What for, and what is kept.
    pub activities: Vec<Activity>,
}

/// One purpose.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Activity {
    /// Key of the category.
    pub category: String,
    /// As printed.
    pub name: String,
    /// What for.
    pub purpose: String,
    /// On what legal basis.
    pub basis: String,
    /// For how long, with the texts.
    pub retention: Vec<RetentionRule>,
    /// What is kept.
    pub tables: Vec<RegisterTable>,
}

/// One table of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RegisterTable {
    /// Its name.
    pub table: String,
    /// As printed.
    pub title: String,
    /// Erasing somebody: `deleted`, `anonymised`, `kept`.
    pub erasure: &'static str,
    /// Every column: its name and what it holds.
    pub columns: Vec<RegisterColumn>,
}

/// One column.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RegisterColumn {
    /// Its name.
    pub column: String,
    /// `key`, `text`, `ours`, `code`, `figure`, `moment`, `link`.
    pub holds: &'static str,
}

fn word(holds: Holds) -> &'static str {
    match holds {
        Holds::Key => "key",
        Holds::Text => "text",
        Holds::Ours => "ours",
        Holds::Code => "code",
        Holds::Figure => "figure",
        Holds::Moment => "moment",
        Holds::Link => "link",
    }
}

impl Register {
    /// The sheet of a house on a day.
    pub fn new(controller: String, rules: &Retention, now: DateTime<Utc>) -> Self {
        let map = data_map();
        let tables = |category: &str| {
            let of = map.tables.values().filter(|table| table.category == category);
            of.map(|table| RegisterTable {
                table: table.name.clone(),
                title: table.title.clone(),
                erasure: match table.erase {
                    OnErase::Delete => "deleted",
                    OnErase::Strip | OnErase::Own => "anonymised",
                    OnErase::Keep => "kept",
                },
                columns: table
                    .columns
                    .iter()
                    .map(|(column, holds)| RegisterColumn { column: column.clone(), holds: word(*holds) })
                    .collect(),
            })
            .collect()
        };
        let activities = map.categories.iter().map(|(key, category)| Activity {
            category: key.clone(),
            name: category.name.clone(),
            purpose: category.purpose.clone(),
            basis: category.basis.clone(),
            retention: in_force(&category.keep, rules, now),
            tables: tables(key),
        });
        Self {
            controller,
            made_at: now,
            people: vec!["clients, prospects et personnes qui appellent", "agents, formateurs et élèves"],
            recipients: vec!["agents et superviseurs de la maison ; aucun destinataire extérieur"],
            transfers: "aucun : les données restent dans le fichier de ce poste",
            security: vec![
                "fichier et sauvegardes lisibles de leur seul propriétaire (droits 0600)",
                "écritures tracées et chaînées (SHA-256), sans les valeurs",
                "effacement dans les pages libérées, l’index de recherche et le journal du fichier",
                "sauvegardes vérifiées, retirées après leur délai",
                "aucune connexion sortante que la maison n’a pas réglée",
            ],
            activities: activities.collect(),
        }
    }

    /// The page: French, to be printed.
    pub fn html(&self) -> String {
        let list = |items: &[&str]| items.iter().map(|item| escaped(item)).collect::<Vec<_>>().join("<br>");
        let mut body = format!(
            "<h1>Registre des activités de traitement</h1>\n<p class=\"why\">RGPD art. 30.1, fiche faite à partir du fichier \
             de données le {}. À relire et compléter par la maison.</p>\n<table>\n\
             <tr><th>Responsable</th><td>{}</td></tr>\n<tr><th>Personnes</th><td>{}</td></tr>\n\
             <tr><th>Destinataires</th><td>{}</td></tr>\n<tr><th>Transferts hors UE</th><td>{}</td></tr>\n\
             <tr><th>Sécurité</th><td>{}</td></tr>\n</table>\n",
            self.made_at.format("%d/%m/%Y"),
            escaped(&self.controller),
            list(&self.people),
            list(&self.recipients),
            escaped(self.transfers),
            list(&self.security),
        );
        for activity in &self.activities {
            body.push_str(&format!(
                "<h2>{}</h2>\n<p>Finalité : {}.<br>Fondement : {}.<br>Durée : {}.</p>\n<table>\n\
                 <tr><th>Données</th><th>Contenu</th><th>À l’effacement</th></tr>\n",
                escaped(&activity.name),
                escaped(&activity.purpose),
                escaped(&activity.basis),
                kept(&activity.retention),
            ));
            for table in &activity.tables {
                let told = table.columns.iter().filter(|column| !matches!(column.holds, "key" | "link"));
                let told: Vec<String> = told.map(|column| escaped(label(&column.column))).collect();
                let erasure = match table.erasure {
                    "deleted" => "effacé",
                    "anonymised" => "rendu anonyme",
                    _ => "sans objet",
                };
                body.push_str(&format!(
                    "<tr><td>{}</td><td>{}</td><td>{erasure}</td></tr>\n",
                    escaped(&table.title),
                    told.join(", ")
                ));
            }
            body.push_str("</table>\n");
        }
        page("Registre des activités de traitement", &body)
    }
}
