//! What strangers send is text: it is shown, never run; and the page runs nothing but its own.

use cti::ring::Call;
use phone::CallEventKind;
use serde_json::json;

use crate::window::App;
use crate::window::base::{CAMILLE, STRANGER};

const CANARY: &str = "return [window.__pwned ?? null, document.querySelectorAll('img, iframe, marquee, script:not([src]), \
     .evil, a[href^=javascript]').length]";

#[tokio::test]
async fn a_hostile_caller_name_is_shown_as_text() {
    let app = App::office().await;
    let (main, popup) = (app.main(), app.popup());
    for (nth, name) in [
        "<script>window.__pwned = 1</script>",
        "<img src=x onerror=\"window.__pwned = 1\">",
        "\"><svg onload=window.__pwned=1><marquee class=evil>",
        "Mme \u{202e}tnelC\u{202c} \u{2066}Le\u{2069} Goff\u{200b}",
        "{@html window.__pwned = 1} {{constructor.constructor('window.__pwned=1')()}}",
        "<a href=javascript:window.__pwned=1>Camille</a>\u{0}\u{1b}[31m",
    ]
    .iter()
    .enumerate()
    {
        for number in [STRANGER, CAMILLE] {
            let call = Call {
                number: number.to_owned(),
                name: Some((*name).to_owned()),
                queue: Some("<b class=evil>File</b>".to_owned()),
                call_id: Some(format!("{number}-{nth}")),
                ..Call::default()
            };
            let answer = app.hear(&call);
            let id = answer["call_id"].as_str().unwrap();
            let shown = popup.sees(&format!("article[data-call-id='{id}']"), "non vérifié").await;
            let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{1b}');
            assert!(!shown.contains(hidden), "{shown:?}");
            if nth == 0 {
                assert!(shown.contains("<script>window.__pwned = 1</script>"), "{shown}");
            }
            for page in [main, popup] {
                assert_eq!(page.js(CANARY, &[]).await, json!([null, 0]), "{name}");
            }
            app.hear(&Call { event: Some(CallEventKind::Missed), ..call });
        }
    }
    app.close().await;
}

#[tokio::test]
async fn the_page_runs_no_script_but_its_own_and_speaks_to_nobody_else() {
    let app = App::office().await;
    for page in [app.main(), app.popup()] {
        page.js(
            "window.__blocked = [];
             document.addEventListener('securitypolicyviolation', (e) => window.__blocked.push(e.effectiveDirective));
             const script = document.createElement('script');
             script.textContent = 'window.__pwned = 1';
             document.body.append(script);
             const remote = document.createElement('script');
             remote.src = 'http://127.0.0.1:1/evil.js';
             document.body.append(remote);
             const box = document.createElement('div');
             box.innerHTML = `<img src=x onerror='window.__pwned = 2'><svg onload='window.__pwned = 3'></svg>
                 <img src='http://127.0.0.1:1/evil.png'><iframe src='http://127.0.0.1:1/'></iframe>
                 <iframe srcdoc='<script>parent.__pwned = 4</script>'></iframe>`;
             document.body.append(box);
             const style = document.createElement('style');
             style.textContent = 'body { --pwned: 1 }';
             document.head.append(style);
             fetch('http://127.0.0.1:1/').then(() => (window.__fetched = 'answered'), () => (window.__fetched = 'refused'));
             return null",
            &[],
        )
        .await;
        page.comes_to("a request elsewhere", "return window.__fetched ?? null", json!("refused")).await;
        let blocked = "return [...new Set(window.__blocked.map((one) => one.replace(/-(elem|attr)$/, '')))].sort()";
        // A frame does not get that far: the shell turns its navigation down first.
        let wanted = json!(["connect-src", "img-src", "script-src", "style-src"]);
        page.comes_to("what was reported as blocked", blocked, wanted).await;
        let ran = "return [window.__pwned ?? null, getComputedStyle(document.body).getPropertyValue('--pwned')]";
        assert_eq!(page.js(ran, &[]).await, json!([null, ""]));
        // And code made from a text.
        let evaluated = "try { return (0, eval)('1 + 1') } catch (error) { return error.name }";
        assert_eq!(page.js(evaluated, &[]).await, "EvalError");
    }
    app.close().await;
}
