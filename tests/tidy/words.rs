//! What may stand in words: telephone numbers nobody holds, French set as French is printed.

/// The ranges Arcep reserves for fiction, and the blocks of canvassing platforms, which no person holds.
const NOBODY: &[&str] = &[
    "019900", "026191", "035301", "046571", "053649", "063998", // fiction
    "0162", "0163", "0270", "0271", "0377", "0378", "0424", "0425", "0568", "0569", "0948", "0949", // canvassing
    "09475", "09476", "09477", "09478", "09479", // canvassing, overseas
];

/// Every complete French number written in a line, as ten digits.
pub fn french_numbers(line: &str) -> Vec<String> {
    let chars: Vec<char> = line.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let begins = at == 0 || !(chars[at - 1].is_alphanumeric() || "+._/-\\".contains(chars[at - 1]));
        match begins.then(|| number_at(&chars[at..])).flatten() {
            Some((digits, length)) => {
                found.push(digits);
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// `06 39 98 …`, `0800 000 000`, `+33 6 39 98 …`, `+33 (0)6 …`, `0033 6 …` at the beginning of `chars`.
fn number_at(chars: &[char]) -> Option<(String, usize)> {
    let prefix = [&['+', '3', '3'][..], &['0', '0', '3', '3'], &['0']].into_iter().find(|p| chars.starts_with(p))?;
    let mut at = prefix.len();
    if prefix.len() > 1 {
        at += usize::from(chars.get(at).is_some_and(|c| separates(*c)));
        at += if chars[at..].starts_with(&['(', '0', ')']) { 3 } else { 0 };
    }
    let mut digits = String::from("0");
    while digits.len() < 10 {
        let c = *chars.get(at)?;
        // Between a `+33` and its first digit, then between digits.
        let between = chars.get(at + 1).is_some_and(char::is_ascii_digit) && digits.len() > 1;
        if c.is_ascii_digit() {
            digits.push(c);
        } else if !separates(c) || !(between || prefix.len() > 1) {
            return None;
        }
        at += 1;
    }
    let ends = !chars.get(at).is_some_and(|c| c.is_alphanumeric() || *c == '_');
    let starts = digits[1..].starts_with(|c| c != '0');
    (ends && starts).then_some((digits, at))
}

fn separates(c: char) -> bool {
    matches!(c, ' ' | '.' | '-' | '\u{a0}' | '\u{202f}')
}

/// Whether no person holds this number (ten digits).
pub fn nobody_holds(digits: &str) -> bool {
    NOBODY.iter().any(|block| digits.starts_with(block))
}

/// What is not French typography in a sentence; `None`: nothing.
pub fn french_fault(text: &str) -> Option<&'static str> {
    let chars: Vec<char> = text.chars().collect();
    let letter = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| c.is_alphabetic());
    for (at, c) in chars.iter().enumerate() {
        let (before, after) = (at.checked_sub(1), Some(at + 1));
        let next = chars.get(at + 1);
        match c {
            '\'' if letter(before) && letter(after) => {
                return Some("a straight apostrophe (’ is right)");
            }
            ' ' if next.is_some_and(|c| "?!;:»%".contains(*c)) && before.is_some() => {
                return Some("a breaking space before ? ! ; : » or % (U+202F or U+00A0 is right)");
            }
            '«' if next == Some(&' ') => {
                return Some("a breaking space after « (U+202F is right)");
            }
            '?' | '!' | '»' if letter(before) => return Some("no space before ? ! or »"),
            _ => {}
        }
    }
    None
}

#[test]
fn a_number_somebody_may_hold_is_seen_however_it_is_written() {
    let real = [
        "06 12 34 56 78",
        "+33 6 12 34 56 78",
        "+33612345678",
        "0033 6.12.34.56.78",
        "+33 (0)6 12 34 56 78",
        "0800 123 456",
    ];
    for written in real {
        let found = french_numbers(&format!("call {written}, please"));
        assert_eq!(found.len(), 1, "{written}");
        assert!(!nobody_holds(&found[0]), "{written}");
    }
    for fiction in ["06 39 98 01 42", "+33639980142", "01 99 00 12 34", "0162001234"] {
        assert!(french_numbers(fiction).iter().all(|digits| nobody_holds(digits)), "{fiction}");
    }
    for other in ["0123456789abcdef", "2026-11-22", "x0612345678", "0.1234567890", "00000000000000", "+32 2 123 45 67"]
    {
        assert!(french_numbers(other).is_empty(), "{other}");
    }
}

#[test]
fn french_is_set_as_it_is_printed() {
    for wrong in ["l'appel", "Vraiment ?", "Vraiment?", "« Bonjour »", "Attention : deux", "80 % des appels"] {
        assert!(french_fault(wrong).is_some(), "{wrong}");
    }
    for right in [
        "l’appel",
        "Vraiment\u{202f}?",
        "«\u{202f}Bonjour\u{202f}»",
        "Attention\u{a0}: deux",
        "à 9:30",
        "(30 s) ; x".trim_end_matches(" ; x"),
    ] {
        assert_eq!(french_fault(right), None, "{right}");
    }
}
