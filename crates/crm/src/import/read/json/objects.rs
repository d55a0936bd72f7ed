//! The objects of a JSON text, one after the other, in memory that does not grow with it: of an array, or one a line.
//!
//! Only braces and quotes are told apart here; what stands between them is `serde_json`'s.

use std::io::{self, BufRead};

/// The longest object that is held, in bytes: a fiche with thousands of notes.
const OBJECT_MAX: usize = 16 << 20;

/// An object as it stands in the file.
#[derive(Debug, PartialEq)]
pub(super) struct Object {
    /// The line it begins on; the first is 1.
    pub line: u32,
    /// From its brace to the one that closes it; what is none, to the end of its line.
    pub text: Vec<u8>,
    /// It was longer than is held.
    pub cut: bool,
}

/// Reads objects.
pub(super) struct Objects<R> {
    from: R,
    line: u32,
    bytes: u64,
}

impl<R: BufRead> Objects<R> {
    /// `bytes`: how many of the file are behind.
    pub(super) fn new(from: R, bytes: u64) -> Self {
        Self { from, line: 1, bytes }
    }

    /// Bytes of the file behind us.
    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The next object; `None` at the end of the file.
    pub(super) fn next(&mut self) -> io::Result<Option<Object>> {
        let between = |byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b',' | b'[' | b']');
        let first = loop {
            match self.byte()? {
                Some(byte) if between(byte) => {}
                Some(byte) => break byte,
                None => return Ok(None),
            }
        };
        let mut object = Object { line: self.line, text: vec![first], cut: false };
        let mut depth = u32::from(first == b'{');
        let (mut quoted, mut escaped) = (false, false);
        // No string holds a bare end of line (RFC 8259 §7): a quote that was lost costs no more than its line.
        while let Some(byte) = self.byte()? {
            if byte == b'\n' && (quoted || depth == 0) {
                break;
            }
            if object.text.len() < OBJECT_MAX {
                object.text.push(byte);
            } else {
                object.cut = true;
            }
            match byte {
                _ if escaped => escaped = false,
                b'\\' if quoted => escaped = true,
                b'"' if depth > 0 => quoted = !quoted,
                b'{' if !quoted => depth += 1,
                b'}' if !quoted && depth <= 1 => break,
                b'}' if !quoted => depth -= 1,
                _ => {}
            }
        }
        Ok(Some(object))
    }

    fn byte(&mut self) -> io::Result<Option<u8>> {
        let byte = self.from.fill_buf()?.first().copied();
        if let Some(byte) = byte {
            self.from.consume(1);
            self.bytes += 1;
            self.line += u32::from(byte == b'\n');
        }
        Ok(byte)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &str) -> Vec<(u32, String)> {
        let mut objects = Objects::new(text.as_bytes(), 0);
        let next = || objects.next().unwrap().map(|one| (one.line, String::from_utf8(one.text).unwrap()));
        std::iter::from_fn(next).collect()
    }

    #[test]
    fn an_array_lines_and_text_on_many_lines_give_the_same_objects() {
        let two = [r#"{"a":"}{\"","b":{"c":[]}}"#, r#"{"a":"]"}"#];
        let [one, other] = two;
        for text in
            [format!("[{one},{other}]"), format!("{one}\n{other}\n"), format!("[\r\n{one} ,\r\n{other}\r\n]\r\n")]
        {
            assert_eq!(all(&text).into_iter().map(|(_, text)| text).collect::<Vec<_>>(), two, "{text}");
        }
        assert_eq!(all("[\n{\n\"a\": 1\n},\n{\"b\":2}]"), [(2, "{\n\"a\": 1\n}".into()), (5, "{\"b\":2}".into())]);
        assert_eq!(all(" [ ]\n"), []);
    }

    #[test]
    fn what_is_broken_ends_with_its_line_and_the_next_is_read() {
        let text = "{\"a\":\"lost}\n{\"b\":1}\nnull\n\"{\"\n{\"c\":2}\n{\"d\":";
        let found = all(text);
        let expected = ["{\"a\":\"lost}", "{\"b\":1}", "null", "\"{\"", "{\"c\":2}", "{\"d\":"];
        assert_eq!(found.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), expected);
        assert_eq!(found.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn an_object_without_end_is_held_in_part() {
        let text = format!("{{\"a\":\"{}\"}}\n{{}}", "x".repeat(OBJECT_MAX));
        let mut objects = Objects::new(text.as_bytes(), 0);
        let first = objects.next().unwrap().unwrap();
        assert!(first.cut && first.text.len() == OBJECT_MAX);
        assert_eq!(objects.next().unwrap().unwrap().text, b"{}");
        assert_eq!((objects.next().unwrap(), objects.bytes()), (None, text.len() as u64));
    }
}
