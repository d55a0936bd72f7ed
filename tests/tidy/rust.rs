//! Rust source taken apart: its code, its string literals, its comments. No more of a compiler than the rules need.

/// A piece of source and the line it begins on.
#[derive(Debug, PartialEq)]
pub struct Piece {
    pub line: usize,
    pub text: String,
}

/// One file taken apart. `code` keeps every line; what was a comment or the inside of a literal is gone from it.
pub struct Rust {
    pub code: String,
    pub strings: Vec<Piece>,
    pub comments: Vec<Piece>,
}

/// Takes a file apart.
pub fn read(source: &str) -> Rust {
    let chars: Vec<char> = source.chars().collect();
    let mut rust = Rust { code: String::new(), strings: Vec::new(), comments: Vec::new() };
    let (mut at, mut line) = (0, 1);
    while let Some(&c) = chars.get(at) {
        let rest = &chars[at..];
        let end = if rest.starts_with(&['/', '/']) {
            rest.iter().position(|c| *c == '\n').unwrap_or(rest.len())
        } else if rest.starts_with(&['/', '*']) {
            block_comment(rest)
        } else if let Some(hashes) = raw_string(rest, at.checked_sub(1).and_then(|before| chars.get(before))) {
            raw_string_end(rest, hashes)
        } else if c == '"' {
            string_end(rest)
        } else if c == '\'' {
            char_end(rest)
        } else {
            rust.code.push(c);
            line += usize::from(c == '\n');
            at += 1;
            continue;
        };
        let text: String = rest[..end].iter().collect();
        let breaks = text.matches('\n').count();
        if c == '/' {
            rust.comments.push(Piece { line, text });
        } else if c == '\'' {
            rust.code.push_str(if end == 1 { "'" } else { "' '" });
        } else {
            let inside = text.trim_start_matches(['r', 'b', '#']).trim_end_matches('#');
            let inside = inside.strip_prefix('"').unwrap_or(inside);
            rust.strings.push(Piece { line, text: inside.strip_suffix('"').unwrap_or(inside).to_owned() });
            rust.code.push_str("\"\"");
        }
        rust.code.extend(std::iter::repeat_n('\n', breaks));
        line += breaks;
        at += end;
    }
    rust
}

fn block_comment(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        if rest[at..].starts_with(&['/', '*']) {
            depth += 1;
            at += 2;
        } else if rest[at..].starts_with(&['*', '/']) {
            depth -= 1;
            at += 2;
            if depth == 0 {
                break;
            }
        } else {
            at += 1;
        }
    }
    at
}

/// How many `#` a raw string that begins here has; `None`: none begins here.
fn raw_string(rest: &[char], before: Option<&char>) -> Option<usize> {
    if before.is_some_and(|c| c.is_alphanumeric() || *c == '_') {
        return None;
    }
    let r = usize::from(rest.first() == Some(&'b'));
    if rest.get(r) != Some(&'r') {
        return None;
    }
    let hashes = rest[r + 1..].iter().take_while(|c| **c == '#').count();
    (rest.get(r + 1 + hashes) == Some(&'"')).then_some(hashes)
}

fn raw_string_end(rest: &[char], hashes: usize) -> usize {
    let open = rest.iter().position(|c| *c == '"').unwrap_or(0) + 1;
    let closes = |at: &usize| rest[*at] == '"' && rest[at + 1..].iter().take_while(|c| **c == '#').count() >= hashes;
    (open..rest.len()).find(closes).map_or(rest.len(), |at| at + 1 + hashes)
}

fn string_end(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() && rest[at] != '"' {
        at += 1 + usize::from(rest[at] == '\\');
    }
    (at + 1).min(rest.len())
}

/// The end of a character literal; 1 when this quote is a lifetime's.
fn char_end(rest: &[char]) -> usize {
    match rest {
        [_, '\\', _, ..] => rest.iter().skip(3).position(|c| *c == '\'').map_or(1, |at| at + 4),
        [_, _, '\'', ..] => 3,
        _ => 1,
    }
}

impl Rust {
    /// Without the items that only tests compile (`#[cfg(test)]`, `#[cfg(all(test, …))]`).
    pub fn shipped(mut self) -> Self {
        while let Some((from, to)) = test_item(&self.code) {
            let lines = |upto: usize| 1 + self.code[..upto].matches('\n').count();
            let (first, last) = (lines(from), lines(to));
            let inside = |piece: &Piece| (first..=last).contains(&piece.line);
            self.strings.retain(|piece| !inside(piece));
            self.comments.retain(|piece| !inside(piece));
            let blank: String = self.code[from..to].chars().filter(|c| *c == '\n').collect();
            self.code.replace_range(from..to, &blank);
        }
        self
    }

    /// Lines of code with their number.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.code.lines())
    }

    /// Lines of code where one of these words stands alone (a path like `Utc::now` counts as one word).
    pub fn using<'r>(&'r self, words: &'r [&'r str]) -> impl Iterator<Item = (usize, &'r str)> {
        self.lines().flat_map(|(number, line)| {
            words.iter().filter(|word| stands_alone(line, word)).map(move |word| (number, *word))
        })
    }
}

/// The bytes of the first item that only tests compile.
fn test_item(code: &str) -> Option<(usize, usize)> {
    let from = ["#[cfg(test)]", "#[cfg(all(test"].iter().filter_map(|mark| code.find(mark)).min()?;
    let mut depth = 0_i32;
    for (at, c) in code[from..].char_indices() {
        depth += i32::from(matches!(c, '{' | '(' | '[')) - i32::from(matches!(c, '}' | ')' | ']'));
        if depth == 0 && matches!(c, '}' | ';') {
            return Some((from, from + at + 1));
        }
    }
    Some((from, code.len()))
}

/// Whether `word` occurs in `line` and is not part of a longer name.
pub fn stands_alone(line: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    line.match_indices(word).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + word.len()..]);
        let runs_on =
            (word.starts_with(part) && before.ends_with(part)) || (word.ends_with(part) && after.starts_with(part));
        !runs_on
    })
}

#[test]
fn a_file_is_taken_apart() {
    let source = "let a = \"x // \\\" y\"; // Instant\nlet b = r#\"SELECT \"1\"\"#;\nlet c = '\"'; fn f<'a>() {}\n/* a\n/* b */ */ end";
    let rust = read(source);
    let strings: Vec<&str> = rust.strings.iter().map(|piece| piece.text.as_str()).collect();
    assert_eq!(strings, ["x // \\\" y", "SELECT \"1\""]);
    assert_eq!(rust.strings[1].line, 2);
    assert_eq!(rust.comments.iter().map(|piece| piece.line).collect::<Vec<_>>(), [1, 4]);
    assert_eq!(rust.code, "let a = \"\"; \nlet b = \"\";\nlet c = ' '; fn f<'a>() {}\n\n end");
}

#[test]
fn what_only_tests_compile_is_left_out() {
    let source = "a();\n#[cfg(test)]\nmod tests {\n    fn b() { \"SELECT\"; }\n}\nc();\n#[cfg(test)]\nmod tests;\nd();";
    let rust = read(source).shipped();
    assert!(rust.strings.is_empty());
    let lines: Vec<_> = rust.lines().filter(|(_, line)| !line.is_empty()).collect();
    assert_eq!(lines, [(1, "a();"), (6, "c();"), (9, "d();")]);
}

#[test]
fn a_word_is_not_found_inside_another() {
    assert!(stands_alone("let t = Instant::now();", "Instant"));
    assert!(stands_alone("chrono::Utc::now()", "Utc::now"));
    assert!(!stands_alone("let t = InstantReplay;", "Instant"));
    assert!(!stands_alone("Utc::now_v7()", "Utc::now"));
}
