//! Rules for every file that people write.

use crate::boundaries::is_sql;
use crate::rust;
use crate::tree::{File, file, files, hold};
use crate::words::{french_fault, french_numbers, nobody_holds};

/// Files that name what they forbid.
const SELF: &[&str] = &["tests/tidy/"];

#[test]
fn nothing_is_left_for_later() {
    const MARKS: &[&str] = &["TODO", "FIXME", "XXX", "todo!", "unimplemented!"];
    let mut found = Vec::new();
    for file in files().iter().filter(|file| !file.under(SELF) && !file.is("lock") && !file.is("json")) {
        for (line, text) in file.lines() {
            let mark = MARKS.iter().find(|mark| rust::stands_alone(text, mark));
            found.extend(mark.map(|mark| format!("{}:{line}: {mark}", file.path)));
        }
    }
    hold(&found, "do it, or take it out and write down what is missing where the work is planned");
}

#[test]
fn a_rule_is_only_set_aside_with_a_reason() {
    let mut found = Vec::new();
    for file in files().iter().filter(|file| !file.under(SELF)) {
        if file.is("rs") {
            found
                .extend(allowances(&file.text).into_iter().map(|(line, what)| format!("{}:{line}: {what}", file.path)));
        } else if file.is("ts") || file.is("svelte") || file.is("js") {
            for (line, text) in file.lines() {
                let bare = text.contains("@ts-ignore")
                    || text.contains("@ts-nocheck")
                    || (text.contains("eslint-disable") && !text.contains(" -- "));
                found.extend(bare.then(|| format!("{}:{line}: {}", file.path, text.trim())));
            }
        }
    }
    hold(
        &found,
        "obey, or write #[expect(lint, reason = \"…\")], @ts-expect-error with a reason, eslint-disable … -- reason",
    );
}

/// `allow` attributes, and `expect` without a reason.
fn allowances(source: &str) -> Vec<(usize, String)> {
    let rust = rust::read(source);
    let code = &rust.code;
    let mut found = Vec::new();
    for (at, _) in code.match_indices("#[").chain(code.match_indices("#![")) {
        let attribute = &code[at..at + code[at..].find(']').unwrap_or(code.len() - at)];
        let inside = attribute.trim_start_matches(['#', '!', '[']);
        let allow =
            inside.starts_with("allow(") || (inside.starts_with("cfg_attr(") && rust::stands_alone(inside, "allow("));
        let bare = rust::stands_alone(inside, "expect(") && !inside.contains("reason =");
        if allow || bare {
            found.push((
                1 + code[..at].matches('\n').count(),
                attribute.lines().next().unwrap_or_default().to_owned() + "]",
            ));
        }
    }
    found
}

#[test]
fn every_module_says_what_it_is() {
    let found: Vec<String> = files()
        .iter()
        .filter(|file| file.is("rs") && !file.text.starts_with("//! "))
        .map(|file| format!("{}:1: the first line is not `//! …`", file.path))
        .collect();
    hold(&found, "begin the file with `//!`: what it is, what it refuses to know");
}

/// Complete numbers that are not fiction and may be written all the same: where, which (none: any), why.
const NUMBERS: &[(&str, &[&str], &str)] = &[
    (
        "crates/phone/",
        &[],
        "the numbering plan itself is read there: every range has its cases; nothing there is ever dialled",
    ),
    ("crates/crm/src/demo/tests", &["0123456789", "0612345678", "0140000000"], "numbers a demo base must not contain"),
    ("crates/crm/src/demo/text.rs", &["0712341005"], "four counters written side by side, no telephone number"),
    ("crates/cli/tests/cli/numbers.rs", &["0470123456"], "a Belgian mobile, read as one (--region BE)"),
    ("crates/crm/src/geo/communes.txt", &[], "postcodes of communes side by side, no telephone number"),
    ("tests/tidy/", &[], "bad examples of this very rule"),
];

#[test]
fn every_number_written_here_belongs_to_nobody() {
    let mut found = Vec::new();
    for file in files().iter().filter(|file| !file.is("lock") && !file.path.ends_with("package-lock.json")) {
        for (line, text) in file.lines() {
            for digits in french_numbers(text).into_iter().filter(|digits| !nobody_holds(digits)) {
                let excused = NUMBERS.iter().any(|(folder, which, _)| {
                    file.under(&[folder]) && (which.is_empty() || which.contains(&digits.as_str()))
                });
                if !excused {
                    found.push(format!("{}:{line}: {digits}", file.path));
                }
            }
        }
    }
    hold(&found, "use the ranges kept for fiction: 01 99 00, 02 61 91, 03 53 01, 04 65 71, 05 36 49, 06 39 98");
}

/// Absolute paths that are no machine's: where, what, why.
const PATHS: &[(&str, &str, &str)] =
    &[("ui/src/", "/home/ines/", "an invented person's folder, as the screens show it")];

#[test]
fn no_file_knows_the_machine_it_was_written_on() {
    const PLACES: &[&str] = &["/root/", "/home/", "/tmp/", "/Users/", "C:\\Users\\"];
    let mut found = Vec::new();
    for file in files().iter().filter(|file| !file.under(SELF)) {
        for (line, text) in file.lines() {
            let mut text = text.to_owned();
            for (folder, path, _) in PATHS.iter().filter(|(folder, ..)| file.under(&[folder])) {
                text = text.replace(path, folder);
            }
            found.extend(
                PLACES
                    .iter()
                    .filter(|place| text.contains(**place))
                    .map(|place| format!("{}:{line}: {place}", file.path)),
            );
        }
    }
    hold(&found, "ask the system for the folder (XDG, APPDATA, a temporary folder), or write `…`");
}

#[test]
fn packages_come_from_the_public_registries_and_no_lock_file_names_another() {
    let mut found = foreign_sources("Cargo.lock", &file("Cargo.lock"));
    found.extend(foreign_sources("ui/package-lock.json", &file("ui/package-lock.json")));
    for settings in ["ui/.npmrc", ".cargo/config.toml"] {
        let text = file(settings);
        found.extend(
            (1..)
                .zip(text.lines())
                .filter(|(_, line)| line.contains("registry"))
                .map(|(number, line)| format!("{settings}:{number}: {line}")),
        );
    }
    hold(&found, "make the lock file anew with the ordinary registries (npm: `omit-lockfile-registry-resolved`)");
}

fn foreign_sources(path: &str, text: &str) -> Vec<String> {
    let crates_io = "source = \"registry+https://github.com/rust-lang/crates.io-index\"";
    let lines = (1..).zip(text.lines());
    lines
        .filter(|(_, line)| {
            let line = line.trim();
            (line.starts_with("source = ") && line != crates_io)
                || line.starts_with("\"resolved\": \"http")
                || line.starts_with("\"resolved\": \"git")
        })
        .map(|(number, line)| format!("{path}:{number}: {}", line.trim()))
        .collect()
}

#[test]
fn french_in_the_rust_code_and_the_lists_is_set_as_it_is_printed() {
    let mut found = Vec::new();
    let written = |file: &&File| {
        file.is("rs")
            && !file.is_test()
            && file.under(&["crates/cli/src/", "crates/crm/src/", "crates/cti/src/", "src-tauri/src/"])
    };
    for file in files().iter().filter(written) {
        for piece in rust::read(&file.text).shipped().strings {
            // Of a statement, only the words it writes.
            let said: Vec<&str> = if is_sql(&piece.text) {
                piece.text.split('\'').skip(1).step_by(2).collect()
            } else {
                vec![&piece.text]
            };
            let faults = said.into_iter().filter_map(|text| Some((french(text)?, text)));
            found.extend(faults.map(|(fault, text)| format!("{}:{}: {fault}: {text}", file.path, piece.line)));
        }
    }
    for file in files().iter().filter(|file| file.is("sql")) {
        for (line, text) in file.lines() {
            for literal in text.split("--").next().unwrap_or_default().split('\'').skip(1).step_by(2) {
                found.extend(french(literal).map(|fault| format!("{}:{line}: {fault}: {literal}", file.path)));
            }
        }
    }
    hold(&found, "write ’ for the apostrophe, U+00A0 before : and U+202F before ? ! ; » %");
}

/// The fault of a text when it is a French sentence: two words with an accented letter or a French mark among them.
fn french(text: &str) -> Option<&'static str> {
    let marked = text.contains(|c| "éèàùçêîôûâœÉÀÈÊ’«»".contains(c))
        || text.split(' ').any(|word| {
            matches!(
                word,
                "le" | "la" | "les" | "un" | "une" | "des" | "de" | "du" | "au" | "pas" | "ne" | ":" | "?" | "!"
            )
        });
    if marked && text.contains(' ') { french_fault(text) } else { None }
}

#[test]
fn the_words_of_the_interface_are_in_its_dictionaries_and_french_is_set_there_once() {
    let dictionary = file("ui/src/lib/i18n/fr.ts");
    let mut found = Vec::new();
    let Some(set) =
        dictionary.split_once("setInFrench({").and_then(|(_, rest)| rest.split_once("})")).map(|(names, _)| names)
    else {
        panic!("ui/src/lib/i18n/fr.ts: the dictionary does not pass through setInFrench");
    };
    for file in files() {
        if let Some(name) = file.path.strip_prefix("ui/src/lib/i18n/fr/").and_then(|name| name.strip_suffix(".ts"))
            && !rust::stands_alone(set, name)
        {
            found.push(format!("{}: not in the dictionary that ui/src/lib/i18n/fr.ts sets in French", file.path));
        }
        if file.path.starts_with("ui/src/lib/i18n/en") {
            found.extend(
                file.lines()
                    .filter(|(_, line)| straight(line))
                    .map(|(line, _)| format!("{}:{line}: a straight apostrophe (’ is right)", file.path)),
            );
        }
        if file.is("svelte") {
            found.extend(
                bare_words(&file.text)
                    .into_iter()
                    .map(|(line, text)| format!("{}:{line}: words outside the dictionaries: {text}", file.path)),
            );
        }
    }
    hold(&found, "put the words in ui/src/lib/i18n/fr and en; a component only shows them");
}

/// The name of a language is written in that language.
const LANGUAGES: &[&str] = &["'Français'"];

/// A straight apostrophe between two letters.
fn straight(line: &str) -> bool {
    let chars: Vec<char> = line.chars().collect();
    chars.windows(3).any(|three| three[1] == '\'' && three[0].is_alphabetic() && three[2].is_alphabetic())
}

/// Accented letters in a component, its comments left out.
fn bare_words(text: &str) -> Vec<(usize, String)> {
    let (mut found, mut comment) = (Vec::new(), None);
    for (number, line) in (1..).zip(text.lines()) {
        let mut rest = line;
        let mut kept = String::new();
        loop {
            if let Some(end) = comment {
                match rest.split_once(end) {
                    Some((_, after)) => (rest, comment) = (after, None),
                    None => break,
                }
            } else if let Some((at, end)) =
                [("<!--", "-->"), ("/*", "*/")].iter().filter_map(|(open, end)| Some((rest.find(open)?, *end))).min()
            {
                kept.push_str(&rest[..at]);
                (rest, comment) = (&rest[at..], Some(end));
            } else {
                kept.push_str(rest.split("// ").next().unwrap_or_default());
                break;
            }
        }
        let kept = LANGUAGES.iter().fold(kept, |kept, name| kept.replace(name, ""));
        if kept.contains(|c: char| "éèàùçêîôûœÉÀÈ’«»".contains(c)) {
            found.push((number, kept.trim().to_owned()));
        }
    }
    found
}

#[test]
fn a_bare_allowance_is_seen() {
    assert_eq!(allowances("#[allow(dead_code)]\nfn a() {}\n#![allow(x)]").len(), 2);
    assert_eq!(allowances("#[cfg_attr(unix, allow(x))]\n#[expect(y)]").len(), 2);
    assert!(
        allowances("#[expect(x, reason = \"because\")]\n// #[allow(x)]\nfn allow() { \"#[allow(x)]\" }").is_empty()
    );
}

#[test]
fn a_foreign_registry_is_seen() {
    assert_eq!(foreign_sources("x", "source = \"registry+https://mirror.invalid/index\"").len(), 1);
    assert_eq!(foreign_sources("x", "  \"resolved\": \"http://mirror.invalid/a.tgz\",").len(), 1);
    assert!(foreign_sources("x", "source = \"registry+https://github.com/rust-lang/crates.io-index\"").is_empty());
}

#[test]
fn words_in_a_component_are_seen_and_its_comments_are_not() {
    let text = "<!-- été\n déjà -->\n<p>Décrocher</p>\n<script>\n// émis\n/** né */ const a = 'masqué';\n</script>";
    assert_eq!(bare_words(text).iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 6]);
    assert!(straight("'it isn't'") && !straight("call('boot')"));
    assert!(french("Le ticket : ouvert").is_some() && french("no ticket").is_none());
}
