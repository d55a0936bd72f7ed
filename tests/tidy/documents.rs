//! What the documents say is true: the commands, paths and files they name exist.

use crate::rust;
use crate::tree::{file, files, hold, top};
use crate::words::french_fault;

const DOCUMENTS: &[&str] =
    &["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "migrations/README.md", "docs/guide.md"];

#[test]
fn the_commands_the_documents_name_exist() {
    let xtask = file("xtask/src/main.rs");
    let cli = cli_commands(&file("crates/cli/src/args.rs"));
    let mut found = Vec::new();
    for (path, text) in documents() {
        for (line, span) in code_spans(&text) {
            for word in following(&span, "cargo xtask ") {
                if !xtask.contains(&format!("[\"{word}\"")) {
                    found.push(format!("{path}:{line}: `cargo xtask {word}` does not exist"));
                }
            }
            for word in following(&span, "decroche ") {
                if !cli.contains(&word) {
                    found.push(format!("{path}:{line}: `decroche {word}` does not exist"));
                }
            }
        }
    }
    hold(&found, "correct the document, or make the command");
}

#[test]
fn the_files_the_documents_name_exist() {
    const FOLDERS: &[&str] = &["crates/", "src-tauri/", "ui/", "tests/", "migrations/", "xtask/", "docs/"];
    let mut found = Vec::new();
    for (path, text) in documents() {
        for (line, span) in code_spans(&text) {
            for word in span.split_whitespace().filter(|word| FOLDERS.iter().any(|folder| word.starts_with(folder))) {
                let word = word.trim_end_matches([',', '.', ';', ':', ')', '…']);
                if !word.contains(['*', '<', '{', '…', 'N']) && !top().join(word).exists() {
                    found.push(format!("{path}:{line}: {word} does not exist"));
                }
            }
        }
        for (line, target) in links(&text) {
            let from = top().join(&path);
            // Pictures are made by the app itself, once it runs.
            let picture = target.ends_with(".png");
            if !target.contains("://")
                && !target.starts_with('#')
                && !picture
                && !from.parent().unwrap().join(target).exists()
            {
                found.push(format!("{path}:{line}: {target} does not exist"));
            }
        }
    }
    hold(&found, "correct the document");
}

#[test]
fn the_functions_of_the_walkthrough_exist() {
    let text = file("ARCHITECTURE.md");
    let code: String =
        files().iter().filter(|file| file.is("rs") && !file.is_test()).map(|file| file.text.as_str()).collect();
    let mut found = Vec::new();
    for (line, span) in code_spans(&text) {
        let Some(name) = span.strip_suffix("()") else {
            continue;
        };
        let name = name.rsplit(['.', ':']).next().unwrap_or_default();
        if !code.contains(&format!("fn {name}(")) && !code.contains(&format!("fn {name}<")) {
            found.push(format!("ARCHITECTURE.md:{line}: no function `{name}`"));
        }
    }
    hold(&found, "follow the code in the walkthrough");
}

#[test]
fn the_users_guide_is_set_as_french_is_printed() {
    let mut found = Vec::new();
    for (path, text) in documents().into_iter().filter(|(path, _)| path == "docs/guide.md") {
        for (line, prose) in prose(&text) {
            found.extend(french_fault(&prose).map(|fault| format!("{path}:{line}: {fault}: {prose}")));
        }
    }
    hold(&found, "write ’ for the apostrophe, U+00A0 before : and U+202F before ? ! ; » %");
}

fn documents() -> Vec<(String, String)> {
    DOCUMENTS.iter().map(|path| ((*path).to_owned(), file(path))).collect()
}

/// The subcommands of the command line, as they are typed.
fn cli_commands(source: &str) -> Vec<String> {
    let code = rust::read(source).code;
    let body = code.split_once("enum Command {").map_or("", |(_, rest)| rest.split("\n}").next().unwrap_or(""));
    let variants = body.lines().map(str::trim).filter(|line| line.starts_with(char::is_uppercase));
    variants.filter_map(|line| line.split(['(', ',', ' ']).next()).map(str::to_lowercase).collect()
}

/// Lines of fenced code and inline code, with their line.
fn code_spans(text: &str) -> Vec<(usize, String)> {
    let (mut spans, mut fenced) = (Vec::new(), false);
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if fenced {
            spans.push((number, line.to_owned()));
        } else {
            spans.extend(line.split('`').skip(1).step_by(2).map(|span| (number, span.to_owned())));
        }
    }
    spans
}

/// Words that follow a program's name, its options left out.
fn following(span: &str, program: &str) -> Vec<String> {
    let begins = |at: usize| at == 0 || span[..at].ends_with([' ', '(', '/']);
    let mut found = Vec::new();
    for (at, _) in span.match_indices(program).filter(|(at, _)| begins(*at)) {
        let mut words = span[at + program.len()..].split_whitespace();
        let word = loop {
            match words.next() {
                Some("--db" | "--lang") => _ = words.next(),
                Some(option) if option.starts_with('-') => {}
                word => break word,
            }
        };
        found.extend(word.filter(|word| word.chars().all(|c| c.is_ascii_lowercase())).map(str::to_owned));
    }
    found
}

fn links(text: &str) -> Vec<(usize, &str)> {
    let lines = (1..).zip(text.lines());
    lines
        .flat_map(|(number, line)| {
            line.match_indices("](")
                .map(move |(at, _)| (number, line[at + 2..].split([')', ' ']).next().unwrap_or_default()))
        })
        .collect()
}

/// Lines of text with their code and links' addresses taken out.
fn prose(text: &str) -> Vec<(usize, String)> {
    let (mut lines, mut fenced) = (Vec::new(), false);
    for (number, line) in (1..).zip(text.lines()) {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            let kept: String =
                line.split('`').enumerate().map(|(at, part)| if at % 2 == 0 { part } else { "x" }).collect();
            let kept =
                kept.split("](").map(|part| part.split_once(')').map_or(part, |(_, after)| after)).collect::<String>();
            lines.push((number, kept));
        }
    }
    lines
}

#[test]
fn what_does_not_exist_is_seen() {
    assert_eq!(
        cli_commands(
            "pub enum Command {\n    /// x\n    Phone(number::A),\n    #[command(subcommand)]\n    Call(call::Verb),\n}"
        ),
        ["phone", "call"]
    );
    assert_eq!(following("decroche --db x.db --json ring 12", "decroche "), ["ring"]);
    assert!(following("decroche-desktop --take", "decroche ").is_empty());
    let spans = code_spans("a `b c` d `e`\n```sh\ncargo xtask run\n```");
    assert_eq!(spans, [(1, "b c".to_owned()), (1, "e".to_owned()), (3, "cargo xtask run".to_owned())]);
    assert_eq!(links("see [a](b.md) and [c](d.md \"t\")"), [(1, "b.md"), (1, "d.md")]);
    assert_eq!(prose("`l'a` : b\n```\nl'a\n```"), [(1, "x : b".to_owned())]);
}
