//! Pages a person reads without any program of ours: self-contained, no script, every value escaped.

use chrono::{DateTime, Duration, Utc};
use serde_json::Value;

use super::access::label;
use super::{PersonFile, PersonSection, RetentionRule};
use crate::article::escaped;

const STYLE: &str = "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1f}\
h1{font-size:1.6rem}h2{font-size:1.2rem;border-bottom:1px solid #bbb;margin-top:2rem}\
dl{display:grid;grid-template-columns:14rem 1fr;gap:.2rem 1rem;margin:1rem 0;padding:.6rem;background:#f6f6f8}\
dt{color:#555}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}.why{color:#555;font-size:.9rem}\
table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}\
@media print{body{max-width:none}dl{background:none;border:1px solid #ddd}}";

/// A whole page.
pub(super) fn page(title: &str, body: &str) -> String {
    format!(
        "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n\
         </head>\n<body>\n{body}</body>\n</html>\n",
        title = escaped(title)
    )
}

/// A moment as it is said in the house.
fn local(moment: DateTime<Utc>, ahead: i32) -> String {
    let local = moment + Duration::minutes(i64::from(ahead));
    format!("{} à {}", local.format("%d/%m/%Y"), local.format("%H:%M"))
}

/// For how long, with the texts.
pub(super) fn kept(rules: &[RetentionRule]) -> String {
    let said: Vec<String> =
        rules.iter().map(|rule| format!("{} mois ({})", rule.months, escaped(&rule.source))).collect();
    if said.is_empty() { "tant que la maison s’en sert".to_owned() } else { said.join(" ; ") }
}

impl PersonFile {
    /// The page: French, to be printed or sent.
    pub fn html(&self) -> String {
        let mut body = format!(
            "<h1>Vos données : {}</h1>\n<p>Tout ce que {} garde à votre sujet, au {}.</p>\n\
             <p class=\"why\">Vous pouvez demander que ces données soient corrigées, effacées ou gelées, vous opposer à leur \
             usage, ou saisir la CNIL (cnil.fr). Les personnes de la maison qui vous ont servi ne sont pas nommées.</p>\n",
            escaped(&self.name),
            escaped(&self.controller),
            local(self.made_at, self.ahead_of_utc),
        );
        for section in &self.sections {
            body.push_str(&self.section(section));
        }
        page(&format!("Vos données : {}", self.name), &body)
    }

    fn section(&self, section: &PersonSection) -> String {
        let mut text = format!(
            "<h2>{}</h2>\n<p class=\"why\">Pourquoi : {}. Fondement : {}. Gardé : {}.</p>\n",
            escaped(&section.title),
            escaped(&section.purpose),
            escaped(&section.basis),
            kept(&section.retention),
        );
        for row in &section.rows {
            text.push_str("<dl>\n");
            for (column, value) in row.iter().filter(|(_, value)| !value.is_null()) {
                let origin = if section.table == "contact" { self.origin(column) } else { String::new() };
                let shown = escaped(&self.shown(column, value));
                text.push_str(&format!("<dt>{}</dt><dd>{shown}{origin}</dd>\n", escaped(label(column))));
            }
            text.push_str("</dl>\n");
        }
        text
    }

    /// Where a value of the fiche comes from, said behind it.
    fn origin(&self, column: &str) -> String {
        let said = |origin: &Value| {
            let word = |key: &str| origin.get(key).and_then(Value::as_str).map(escaped);
            let who = word("supplier").or_else(|| word("rule")).map(|who| format!(", {who}")).unwrap_or_default();
            match origin.get("origin").and_then(Value::as_str) {
                Some("external") => format!(" (fourni par un tiers{who})"),
                Some("reconstituted") => format!(" (déduit{who})"),
                _ => " (recueilli par la maison)".to_owned(),
            }
        };
        self.origins.get(column).map(said).unwrap_or_default()
    }

    fn shown(&self, column: &str, value: &Value) -> String {
        match value {
            Value::String(text) if column.ends_with("_at") || column == "at" => {
                text.parse().map_or_else(|_| text.clone(), |moment| local(moment, self.ahead_of_utc))
            }
            Value::String(text) => text.clone(),
            Value::Number(cents) if column.ends_with("_cents") => {
                let cents = cents.as_i64().unwrap_or_default();
                format!("{},{:02}\u{a0}€", cents / 100, (cents % 100).abs())
            }
            Value::Number(ms) if column.ends_with("_ms") => {
                format!("{}\u{a0}s", ms.as_i64().unwrap_or_default() / 1_000)
            }
            other => other.to_string(),
        }
    }
}
