//! One page, as its user reads and works it: words, keys, clicks; and a picture when something is missing.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::WebElement;
use thirtyfour::session::scriptret::ScriptRet;

use super::app::App;
use super::{GLANCE, PATIENCE, screen, until};

/// What every question to a page may use. Spaces and apostrophes are made plain, so that a test is typed as one types.
const READING: &str = r"
const plain = (text) => (text ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').replace(/\u2019/g, `'`).trim();
const words = (e) => plain([e.getAttribute('aria-label'), e.innerText, e.placeholder, e.title,
  ...[...(e.labels ?? [])].map((label) => label.innerText),
  ...(e.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id)?.innerText)
].filter(Boolean).join(' '));
const shown = (css) => [...document.querySelectorAll(css)].filter((e) => e.checkVisibility({ visibilityProperty: true }));
const find = (css, text) => shown(css).find((e) => words(e).includes(plain(text))) ?? null;
";

/// The driver takes its picture at the next repaint, and a page at rest has none: a dot nobody sees gives it some.
const REPAINT: &str = r"
const dot = document.body.appendChild(document.createElement('i'));
Object.assign(dot.style, { position: 'fixed', right: '0', bottom: '0', width: '1px', height: '1px', opacity: '0.01' });
let frames = 0;
const step = () => {
  dot.style.background = frames % 2 === 0 ? '#000' : '#fff';
  if (++frames < 300) requestAnimationFrame(step);
  else dot.remove();
};
step();
";

/// A page of the app.
#[derive(Clone, Copy)]
pub struct Page<'a> {
    app: &'a App,
    window: &'static str,
}

impl<'a> Page<'a> {
    pub(super) fn new(app: &'a App, window: &'static str) -> Self {
        Self { app, window }
    }

    /// Runs a script in the page; what it returns.
    pub async fn js(&self, script: &str, arguments: &[Value]) -> Value {
        match self.try_js(script, arguments).await {
            Ok(value) => value,
            Err(error) => self.fail(&format!("the script failed: {error}")).await,
        }
    }

    async fn try_js(&self, script: &str, arguments: &[Value]) -> Result<Value, String> {
        let session = self.app.session_on(self.window).await;
        let script = format!("{READING}{script}");
        match session.execute(script, arguments).await {
            Ok(answer) => Ok(answer.json().clone()),
            Err(error) => Err(error.to_string()),
        }
    }

    /// Asks a command of the shell, as the page does. What it resolved to, or `{ "error": … }`.
    pub async fn invoke(&self, command: &str, arguments: Value) -> Value {
        let session = self.app.session_on(self.window).await;
        let script = "const done = arguments[2];
            window.__TAURI_INTERNALS__.invoke(arguments[0], arguments[1])
                .then(done, (error) => done({ error }));";
        let answer = session.execute_async(script, vec![json!(command), arguments]).await.unwrap();
        answer.json().clone()
    }

    /// Waits until the page has painted something of ours.
    pub(super) async fn ready(&self) {
        let ready = until(async || {
            let painted = "return document.readyState === 'complete' && document.querySelector('main, nav') !== null";
            (self.try_js(painted, &[]).await.ok()? == Value::Bool(true)).then_some(())
        })
        .await;
        if ready.is_none() {
            self.fail("the page stays empty").await;
        }
    }

    /// Waits until an element that matches shows this text (or is named so), and returns all its words.
    pub async fn sees(&self, css: &str, text: &str) -> String {
        let script = "const found = find(arguments[0], arguments[1]); return found && words(found)";
        let found = until(async || {
            let found = self.try_js(script, &[json!(css), json!(text)]).await.ok()?;
            found.as_str().map(str::to_owned)
        })
        .await;
        match found {
            Some(words) => words,
            None => {
                let mut instead = self.words(css).await;
                instead.truncate(20);
                self.fail(&format!("no `{css}` says « {text} »; they say {instead:?}")).await
            }
        }
    }

    /// Waits until nothing that matches shows this text.
    pub async fn sees_no(&self, css: &str, text: &str) {
        let script = "return find(arguments[0], arguments[1]) === null";
        let gone = until(async || {
            let gone = self.try_js(script, &[json!(css), json!(text)]).await.ok()?;
            (gone == Value::Bool(true)).then_some(())
        })
        .await;
        if gone.is_none() {
            self.fail(&format!("`{css}` « {text} » is still there")).await;
        }
    }

    /// The words of everything shown that matches, now.
    pub async fn words(&self, css: &str) -> Vec<String> {
        let found = self.try_js("return shown(arguments[0]).map(words)", &[json!(css)]).await;
        serde_json::from_value(found.unwrap_or_default()).unwrap_or_default()
    }

    /// Waits until the script's answer is this.
    pub async fn comes_to(&self, what: &str, script: &str, wanted: Value) {
        let mut last = Value::Null;
        let deadline = std::time::Instant::now() + PATIENCE;
        while std::time::Instant::now() < deadline {
            last = self.try_js(script, &[]).await.unwrap_or_default();
            if last == wanted {
                return;
            }
            tokio::time::sleep(GLANCE).await;
        }
        self.fail(&format!("{what}: {last}, not {wanted}")).await;
    }

    /// The value of the field so named, now.
    pub async fn value(&self, css: &str, name: &str) -> String {
        let script = "return find(arguments[0], arguments[1])?.value ?? null";
        let value = self.js(script, &[json!(css), json!(name)]).await;
        value.as_str().unwrap_or_default().to_owned()
    }

    async fn element(&self, css: &str, text: &str) -> WebElement {
        self.sees(css, text).await;
        self.element_by("return find(arguments[0], arguments[1])", css, text).await
    }

    async fn element_by(&self, script: &str, one: &str, other: &str) -> WebElement {
        let session = self.app.session_on(self.window).await;
        let found = session
            .execute(format!("{READING}{script}"), vec![json!(one), json!(other)])
            .await
            .and_then(ScriptRet::element);
        match found {
            Ok(element) => element,
            Err(error) => {
                let what = format!("« {one} », « {other} » is not there: {error}");
                self.fail(&what).await
            }
        }
    }

    /// Clicks what is so named, once it is there and can be clicked.
    pub async fn clicks(&self, css: &str, text: &str) {
        let element = self.element(css, text).await;
        if let Err(error) = element.click().await {
            self.fail(&format!("`{css}` « {text} » cannot be clicked: {error}")).await;
        }
    }

    /// Where the middle of an element is, in the page.
    pub async fn middle(&self, css: &str, text: &str) -> (i64, i64) {
        self.sees(css, text).await;
        let script = "const box = find(arguments[0], arguments[1]).getBoundingClientRect();
            return [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)]";
        let middle = self.js(script, &[json!(css), json!(text)]).await;
        serde_json::from_value(middle).unwrap()
    }

    /// Chooses an option of a list so named.
    pub async fn chooses(&self, list: &str, option: &str) {
        self.sees("select", list).await;
        let script = "const list = find('select', arguments[0]);
            return [...list.options].find((o) => plain(o.text).includes(plain(arguments[1]))) ?? null";
        let option = self.element_by(script, list, option).await;
        option.click().await.unwrap();
    }

    /// Presses keys in order, each written as on the page: `F2`, `Ctrl+Enter`, `3`, `Escape`.
    pub async fn presses(&self, keys: &[&str]) {
        let session = self.app.session_on(self.window).await;
        for key in keys {
            let parts: Vec<char> = key.split('+').map(code).collect();
            let mut chain = session.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
            for part in &parts {
                chain = chain.key_down(*part);
            }
            for part in parts.iter().rev() {
                chain = chain.key_up(*part);
            }
            chain.perform().await.unwrap();
        }
    }

    /// Types where the keyboard is.
    pub async fn types(&self, text: &str) {
        let session = self.app.session_on(self.window).await;
        let chain = session.action_chain_with_delay(Some(Duration::ZERO), Some(Duration::ZERO));
        chain.send_keys(text).perform().await.unwrap();
    }

    /// Clicks the field so named and types in it.
    pub async fn fills(&self, name: &str, text: &str) {
        self.clicks("input, textarea", name).await;
        self.types(text).await;
    }

    /// Saves a picture of the page, when pictures are asked for (`DECROCHE_SHOTS`).
    pub async fn shot(&self, name: &str) {
        if let Some(folder) = std::env::var_os("DECROCHE_SHOTS") {
            self.picture(PathBuf::from(folder).join(format!("{name}.png"))).await;
        }
    }

    async fn picture(&self, path: PathBuf) -> PathBuf {
        let session = self.app.session_on(self.window).await;
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).unwrap();
        }
        // A window that is not shown paints nothing, and the driver would wait for it.
        let there = self.window == "main" || screen::shows("Appel · Décroche");
        if there {
            // Best effort: a picture must not hide the failure it illustrates.
            session.execute(REPAINT, Vec::new()).await.map(drop).unwrap_or_default();
            session.screenshot(&path).await.unwrap_or_default();
        }
        path
    }

    /// Fails, leaving a picture of the page and saying where it is.
    pub async fn fail(&self, what: &str) -> ! {
        let test = std::thread::current().name().unwrap_or("test").replace("::", "-");
        let folder = std::env::var_os("DECROCHE_SHOTS").map_or_else(std::env::temp_dir, PathBuf::from);
        let path = folder.join(format!("failed-{test}-{}.png", self.window));
        let path = self.picture(path).await;
        panic!("{}: {what}\npicture: {}\n{}", self.window, path.display(), self.app.home.log())
    }
}

/// What the driver calls a key.
fn code(key: &str) -> char {
    let function = key.strip_prefix('F').and_then(|n| n.parse::<u32>().ok());
    match key {
        "Ctrl" => '\u{e009}',
        "Shift" => '\u{e008}',
        "Enter" => '\u{e007}',
        "Escape" => '\u{e00c}',
        "Tab" => '\u{e004}',
        "Backspace" => '\u{e003}',
        "End" => '\u{e010}',
        "Home" => '\u{e011}',
        "ArrowLeft" => '\u{e012}',
        "ArrowUp" => '\u{e013}',
        "ArrowRight" => '\u{e014}',
        "ArrowDown" => '\u{e015}',
        _ => match function {
            Some(n) => char::from_u32(0xe030 + n).unwrap(),
            None => key.chars().next().unwrap(),
        },
    }
}
