//! The articles as one page that can be put on any site: no script, nothing fetched, every word escaped.

use std::fmt::Write;

use super::Article;

/// Readable on a telephone and on paper, in the light and in the dark, with the fonts that are there.
const STYLE: &str = "\
:root{color-scheme:light dark}\
body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 system-ui,sans-serif}\
h1{font-size:1.6rem;line-height:1.25}h2{font-size:1.2rem;line-height:1.3;margin-top:2.5rem}\
nav{padding:.5rem 1.25rem;border:1px solid;border-radius:.5rem}a{color:inherit}\
@media print{body{margin:0;max-width:none}h2{break-after:avoid}a{text-decoration:none}}";

/// Forbids whatever a browser could be talked into: nothing is loaded, nothing runs, nothing is sent.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The articles in use as a whole HTML page with a table of contents; retired ones are left out.
pub fn faq_page(articles: &[Article], house_name: &str) -> String {
    let shown: Vec<&Article> = articles.iter().filter(|article| !article.retired).collect();
    let house = escaped(house_name.trim());
    let title = if house.is_empty() { TITLE.to_owned() } else { format!("{TITLE}, {house}") };
    let mut contents = String::new();
    let mut main = String::new();
    for (number, article) in (1..).zip(&shown) {
        let name = escaped(&article.title);
        // Writing to a `String` cannot fail.
        let _ = writeln!(contents, "<li><a href=\"#a{number}\">{name}</a></li>");
        let _ = writeln!(main, "<section>\n<h2 id=\"a{number}\">{name}</h2>\n{}</section>", paragraphs(&article.body));
    }
    let contents = match shown.is_empty() {
        true => String::new(),
        false => format!("<nav aria-label=\"Sommaire\">\n<ol>\n{contents}</ol>\n</nav>\n"),
    };
    format!(
        "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>\n{contents}\
         <main>\n{main}</main>\n</body>\n</html>\n"
    )
}

const TITLE: &str = "Questions fréquentes";

/// A body as paragraphs and lists.
fn paragraphs(body: &str) -> String {
    let mut html = String::new();
    let (mut paragraph, mut list) = (Vec::new(), Vec::new());
    for line in body.lines().chain([""]) {
        let line = line.trim();
        let item = line.strip_prefix("- ");
        if (item.is_some() || line.is_empty()) && !paragraph.is_empty() {
            let _ = writeln!(html, "<p>{}</p>", paragraph.join("<br>\n"));
            paragraph.clear();
        }
        if item.is_none() && !list.is_empty() {
            let _ = writeln!(html, "<ul>\n{}</ul>", list.concat());
            list.clear();
        }
        match item {
            Some(item) => list.push(format!("<li>{}</li>\n", escaped(item.trim()))),
            None if !line.is_empty() => paragraph.push(escaped(line)),
            None => {}
        }
    }
    html
}

/// Text that stays text, in an element as in an attribute.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_lists_follow_the_lines() {
        let html =
            paragraphs("Débranchez.\nAttendez.\n- une minute\n- puis rebranchez\nVoyez le voyant.\n\nSinon, appelez.");
        let expected = "<p>Débranchez.<br>\nAttendez.</p>\n<ul>\n<li>une minute</li>\n<li>puis rebranchez</li>\n</ul>\n\
                        <p>Voyez le voyant.</p>\n<p>Sinon, appelez.</p>\n";
        assert_eq!(html, expected);
        assert_eq!(paragraphs("  \n\n"), "");
    }
}
