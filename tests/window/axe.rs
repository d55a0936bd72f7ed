//! axe-core in the real window: every rule of WCAG 2.2 A and AA it knows, on what is shown now.

use serde_json::{Value, json};

use super::page::Page;
use super::screen;

const AXE: &str = include_str!("../../ui/node_modules/axe-core/axe.min.js");

/// Fails, naming each rule and element, when axe finds anything on the page.
pub async fn finds_nothing(page: Page<'_>, what: &str) {
    page.js(AXE, &[]).await;
    page.js(
        "window.__axe = null;
         const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
         axe.run(document, { runOnly: { type: 'tag', values: tags } }).then(
             ({ violations, passes }) => { window.__axe = { passes: passes.length > 0, violations: violations.map(
                 (v) => v.id + ': ' + v.nodes.map((n) => n.html.slice(0, 160)).join(' | ')) }; },
             (error) => { window.__axe = { passes: false, violations: [String(error)] }; });",
        &[],
    )
    .await;
    page.comes_to(&format!("axe, {what}"), "return window.__axe", json!({ "passes": true, "violations": [] })).await;
    page.js("window.__axe = null", &[]).await;
}

/// Puts the page in a theme, as the setting does.
pub async fn dressed(page: Page<'_>, theme: &str) {
    page.js("document.documentElement.dataset.theme = arguments[0]", &[Value::from(theme)]).await;
}

/// A picture and axe, light and dark; nothing sticks out sideways.
pub async fn looked_at(page: Page<'_>, name: &str, width: u32) {
    for theme in ["light", "dark"] {
        dressed(page, theme).await;
        finds_nothing(page, &format!("{name}, {theme}, {width}")).await;
        page.shot(&format!("{name}-{width}-{theme}")).await;
    }
    let wide = "return document.documentElement.scrollWidth <= innerWidth";
    page.comes_to(&format!("{name} fits in {width}"), wide, json!(true)).await;
}

/// The same, in a window of that size.
pub async fn looked_at_in(page: Page<'_>, name: &str, (width, height): (u32, u32)) {
    screen::resize("Décroche", width, height);
    page.comes_to("the window's width", "return innerWidth", json!(width)).await;
    looked_at(page, name, width).await;
}

/// The same, in both sizes that the interface is made for.
pub async fn looked_at_in_both(page: Page<'_>, name: &str) {
    for size in [(1920, 1050), (1366, 768)] {
        looked_at_in(page, name, size).await;
    }
}
