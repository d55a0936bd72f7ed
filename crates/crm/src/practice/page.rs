//! A try as one page to print: no script, nothing fetched, every word escaped.

use std::fmt::Write;

use chrono::NaiveDate;

use super::Practice;
use crate::article::escaped;
use crate::class::{Comparison, FieldVerdict, VerifiedField};
use crate::grid::{GridMark, Listened};

/// Black on white, one page of paper where it fits.
const STYLE: &str = "\
body{max-width:44rem;margin:1.5rem auto;padding:0 1rem;font:.95rem/1.45 system-ui,sans-serif;color:#000;background:#fff}\
h1{font-size:1.4rem;margin:0}h2{font-size:1.05rem;margin:1.4rem 0 .4rem}p{margin:.2rem 0}\
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.25rem .5rem .25rem 0;\
border-bottom:1px solid #999}.words{white-space:pre-line;min-height:3rem;border:1px solid #999;padding:.4rem}\
@media print{body{margin:0;max-width:none}h2{break-after:avoid}tr{break-inside:avoid}}";

/// Forbids whatever a browser could be talked into: nothing is loaded, nothing runs, nothing is sent.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// What is not known.
const NOTHING: &str = "–";

/// The evaluation of a try as a whole HTML page. `day`: when it began, where the house is.
pub fn practice_page(practice: &Practice, house_name: &str, day: NaiveDate) -> String {
    let line = &practice.line;
    let title = format!("Feuille d’évaluation, {}", escaped(&line.student));
    let mut page = String::new();
    // Writing to a `String` cannot fail.
    let _ = writeln!(page, "<h1>{title}</h1>");
    let called = if line.name.is_empty() { NOTHING.to_owned() } else { escaped(&line.name) };
    let house = escaped(house_name.trim());
    let house = if house.is_empty() { house } else { format!(" · {house}") };
    let _ = writeln!(page, "<p>Appel de vérification à {called} · {}{house}</p>", day.format("%d/%m/%Y"));
    marks(&mut page, practice);
    fields(&mut page, &practice.fields);
    if let Some(listened) = &practice.listened {
        grid(&mut page, listened);
    }
    for (name, words) in [("Points forts", &practice.strengths), ("À travailler", &practice.improve)] {
        let _ = writeln!(page, "<h2>{name}</h2>\n<p class=\"words\">{}</p>", escaped(words));
    }
    format!(
        "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n{page}</main>\n</body>\n</html>\n"
    )
}

/// The three marks, each with what it is made of.
fn marks(page: &mut String, practice: &Practice) {
    let line = &practice.line;
    let right = practice.fields.iter().filter(|field| field.right).count();
    let fiche = match line.fiche {
        Some(_) if right < 2 => format!("{right} champ juste sur {}", practice.fields.len()),
        Some(_) => format!("{right} champs justes sur {}", practice.fields.len()),
        None => "pas encore comparée à la vérité".to_owned(),
    };
    let call = match (&practice.listened, line.listening) {
        (None, _) => "pas encore noté".to_owned(),
        (Some(_), None) => "rien n’a pu être évalué".to_owned(),
        (Some(listened), Some(_)) => {
            escaped(listened.grid.as_ref().map_or(&listened.listening.grid, |grid| &grid.name))
        }
    };
    let _ = writeln!(page, "<h2>Notes</h2>\n<table>");
    for (name, mark, from) in [
        ("Fiche", line.fiche, fiche),
        ("Appel", line.listening, call),
        ("Ensemble", line.mark, "moitié fiche, moitié appel".to_owned()),
    ] {
        let mark = mark.map_or(NOTHING.to_owned(), of_twenty);
        let _ = writeln!(page, "<tr><th scope=\"row\">{name}</th><td><b>{mark}</b></td><td>{from}</td></tr>");
    }
    page.push_str("</table>\n");
}

fn fields(page: &mut String, fields: &[Comparison]) {
    if fields.is_empty() {
        return;
    }
    page.push_str("<h2>La fiche, comparée à la vérité</h2>\n<table>\n<tr>");
    for head in ["Champ", "Avant l’appel", "Vérité", "Après l’appel", ""] {
        let _ = write!(page, "<th scope=\"col\">{head}</th>");
    }
    page.push_str("</tr>\n");
    for one in fields {
        let value = |text: &Option<String>| text.as_deref().map_or(NOTHING.to_owned(), escaped);
        let (before, truth, after) = (value(&one.before), value(&one.expected), value(&one.found));
        let _ = writeln!(
            page,
            "<tr><th scope=\"row\">{}</th><td>{before}</td><td>{truth}</td><td>{after}</td><td>{}</td></tr>",
            named(one.field),
            told(one.verdict)
        );
    }
    page.push_str("</table>\n");
}

/// The grid as it was marked, criterion by criterion.
fn grid(page: &mut String, listened: &Listened) {
    let marked = &listened.listening;
    let Some(grid) = &listened.grid else { return };
    let _ = writeln!(page, "<h2>L’appel, {} (version {})</h2>\n<table>", escaped(&grid.name), marked.version);
    for part in &grid.parts {
        let note = marked.parts.iter().find(|note| note.key == part.key).filter(|note| note.out_of > 0);
        let points = note.map_or("non évalué".to_owned(), |note| format!("{}/{}", note.points, note.out_of));
        let name = escaped(&part.name);
        let _ = writeln!(
            page,
            "<tr><th scope=\"col\">{name}, {}\u{a0}%</th><th scope=\"col\">{points}</th></tr>",
            part.weight
        );
        for item in &part.items {
            let mark = match marked.marks.get(&item.key) {
                Some(GridMark::Absent) => "0, absent",
                Some(GridMark::Partial) => "1, partiel",
                Some(GridMark::Compliant) => "2, conforme",
                Some(GridMark::NotEvaluable) | None => "non évalué",
            };
            let _ = writeln!(page, "<tr><td>{}</td><td>{mark}</td></tr>", escaped(&item.label));
        }
    }
    page.push_str("</table>\n");
    if !marked.comment.is_empty() {
        let _ = writeln!(page, "<p class=\"words\">{}</p>", escaped(&marked.comment));
    }
}

/// A mark as written in France.
fn of_twenty(mark: f64) -> String {
    format!("{}/20", mark.to_string().replace('.', ","))
}

fn named(field: VerifiedField) -> &'static str {
    match field {
        VerifiedField::FirstName => "Prénom",
        VerifiedField::LastName => "Nom",
        VerifiedField::Company => "Société",
        VerifiedField::Job => "Fonction",
        VerifiedField::Street => "Rue",
        VerifiedField::Postcode => "Code postal",
        VerifiedField::Town => "Ville",
        VerifiedField::Phone => "Téléphone",
        VerifiedField::Email => "E-mail",
    }
}

fn told(verdict: FieldVerdict) -> &'static str {
    match verdict {
        FieldVerdict::Right => "juste",
        FieldVerdict::StillWrong => "toujours faux",
        FieldVerdict::MadeWorse => "abîmé",
        FieldVerdict::Invented => "inventé",
    }
}
