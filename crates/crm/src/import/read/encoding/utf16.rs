//! UTF-16 as a stream of UTF-8.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, UTF_16BE, UTF_16LE};

use super::FileEncoding;

/// UTF-16 without its mark: in Western text every other byte is NUL, nearly always.
pub(super) fn without_mark(sample: &[u8]) -> Option<FileEncoding> {
    let pairs = sample.len() / 2;
    let nuls = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (nuls(0), nuls(1));
    match pairs {
        0 | 1 => None,
        _ if odd * 10 > pairs * 7 && even * 10 < pairs => Some(FileEncoding::Utf16Le),
        _ if even * 10 > pairs * 7 && odd * 10 < pairs => Some(FileEncoding::Utf16Be),
        _ => None,
    }
}

/// The beginning of a file as text.
pub(super) fn text(sample: &[u8], encoding: FileEncoding) -> String {
    encoding_of(encoding).decode_with_bom_removal(sample).0.into_owned()
}

fn encoding_of(encoding: FileEncoding) -> &'static encoding_rs::Encoding {
    if encoding == FileEncoding::Utf16Be { UTF_16BE } else { UTF_16LE }
}

/// Reads UTF-16, gives UTF-8; half a character becomes `�`.
pub(super) struct FromUtf16<R> {
    inner: R,
    decoder: Decoder,
    raw: Vec<u8>,
    /// What of `raw` was not decoded yet.
    left: std::ops::Range<usize>,
    text: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> FromUtf16<R> {
    pub(super) fn new(inner: R, encoding: FileEncoding) -> Self {
        Self {
            inner,
            decoder: encoding_of(encoding).new_decoder_with_bom_removal(),
            raw: vec![0; 32 << 10],
            left: 0..0,
            text: Vec::new(),
            given: 0,
            ended: false,
        }
    }

    fn refill(&mut self) -> io::Result<()> {
        if self.left.is_empty() && !self.ended {
            let count = self.inner.read(&mut self.raw)?;
            self.left = 0..count;
            self.ended = count == 0;
        }
        self.text.resize(64 << 10, 0);
        let raw = self.raw.get(self.left.clone()).unwrap_or_default();
        let (result, read, written, _) = self.decoder.decode_to_utf8(raw, &mut self.text, self.ended);
        self.left.start += read;
        self.text.truncate(written);
        self.given = 0;
        if self.ended && result == CoderResult::InputEmpty {
            self.left = 0..0;
        }
        Ok(())
    }
}

impl<R: Read> Read for FromUtf16<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.given == self.text.len() {
            if self.ended {
                return Ok(0);
            }
            self.refill()?;
        }
        let ready = self.text.get(self.given..).unwrap_or_default();
        let count = ready.len().min(out.len());
        if let (Some(out), Some(ready)) = (out.get_mut(..count), ready.get(..count)) {
            out.copy_from_slice(ready);
        }
        self.given += count;
        Ok(count)
    }
}
