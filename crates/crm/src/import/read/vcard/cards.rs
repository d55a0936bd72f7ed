//! A file of cards, card by card: where each begins and ends, without its pictures.

use std::borrow::Cow;

use super::card::row;
use crate::Result;
use crate::import::read::encoding::{Line, Lines};
use crate::import::read::limits::LINE_MAX;
use crate::import::read::row::RowTrouble;
use crate::import::read::table::{Record, Records};

/// Properties that hold pictures, sounds and keys.
const HEAVY: &[&str] = &["PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-SOCIALPROFILE-PHOTO"];

/// Reads cards.
pub(super) struct Cards<'r> {
    lines: Lines<'r>,
    /// The line of a card whose beginning ended the one before.
    begun: Option<u32>,
}

/// What a line of a card is.
#[derive(PartialEq)]
enum What {
    /// Of a property that is kept.
    Kept,
    /// Of a picture.
    Heavy,
    /// Of a card within the card: an assistant's, say.
    Within,
}

impl<'r> Cards<'r> {
    pub(super) fn new(lines: Lines<'r>) -> Self {
        Self { lines, begun: None }
    }

    /// Looks for the next `BEGIN:VCARD`.
    fn begin(&mut self) -> Result<Option<u32>> {
        if let Some(line) = self.begun.take() {
            return Ok(Some(line));
        }
        while let Some(line) = self.lines.next()? {
            if is(&line, "BEGIN") {
                return Ok(Some(line.number));
            }
        }
        Ok(None)
    }
}

impl Records for Cards<'_> {
    fn next(&mut self) -> Result<Option<Record>> {
        let Some(number) = self.begin()? else {
            return Ok(None);
        };
        let mut card = String::from("BEGIN:VCARD\n");
        let mut what = What::Kept;
        let mut trouble = None;
        let mut quoted = false;
        while let Some(line) = self.lines.next()? {
            if is(&line, "BEGIN") {
                if card.ends_with(":\n") && last_property(&card).eq_ignore_ascii_case("AGENT") {
                    what = What::Within;
                    continue;
                }
                self.begun = Some(line.number);
                break;
            }
            if is(&line, "END") {
                if what == What::Within {
                    what = What::Kept;
                    continue;
                }
                break;
            }
            let folded = line.text.starts_with([' ', '\t']);
            let soft = quoted && card.ends_with("=\n");
            match what {
                What::Within => continue,
                // The lines of a picture are folded, or bare base64; the next property has a colon.
                What::Heavy if folded || !line.text.contains(':') => continue,
                What::Heavy | What::Kept => {}
            }
            what = if !folded && !soft && is_heavy(&line.text) { What::Heavy } else { What::Kept };
            if what == What::Heavy || line.text.trim().is_empty() && !soft {
                continue;
            }
            if line.cut || card.len() + line.text.len() > LINE_MAX {
                trouble = Some(RowTrouble::LineCut);
                continue;
            }
            if !folded && !soft {
                quoted = is_quoted_printable(&line.text);
            }
            if quoted && !folded && !soft {
                card.push_str(&named_encoding(&line.text));
            } else {
                card.push_str(&line.text);
            }
            card.push('\n');
        }
        // A soft line break before the end would take the end with it.
        while card.ends_with("=\n") {
            card.truncate(card.len() - 2);
            card.push('\n');
        }
        card.push_str("END:VCARD\n");
        let (cells, cut) = row(&card);
        Ok(Some(Record { line: number, cells, trouble: trouble.or(cut.then_some(RowTrouble::CellCut)), single: 0 }))
    }

    fn bytes(&self) -> u64 {
        self.lines.bytes
    }

    fn unreadable(&self) -> u32 {
        self.lines.unreadable
    }
}

/// Whether a line is `BEGIN:VCARD` or `END:VCARD`.
fn is(line: &Line, word: &str) -> bool {
    let parts = line.text.trim().split_once(':');
    parts.is_some_and(|(name, value)| {
        name.trim().eq_ignore_ascii_case(word) && value.trim().eq_ignore_ascii_case("VCARD")
    })
}

/// The name of a property, without its group and its parameters.
fn property(line: &str) -> &str {
    let name = line.split([':', ';']).next().unwrap_or_default().trim();
    name.rsplit('.').next().unwrap_or(name)
}

fn last_property(card: &str) -> &str {
    property(card.lines().next_back().unwrap_or_default())
}

fn is_heavy(line: &str) -> bool {
    let head = line.split(':').next().unwrap_or_default().to_ascii_uppercase();
    let base64 = [";ENCODING=B", ";BASE64", ";ENCODING=BASE64"].iter().any(|word| head.contains(word));
    base64 || HEAVY.contains(&property(&head))
}

/// `TITLE;QUOTED-PRINTABLE:…` of telephones that leave the parameter's name out, with it.
fn named_encoding(line: &str) -> Cow<'_, str> {
    let (head, value) = line.split_once(':').unwrap_or((line, ""));
    let bare = head.split(';').any(|param| param.trim().eq_ignore_ascii_case("QUOTED-PRINTABLE"));
    if !bare {
        return Cow::Borrowed(line);
    }
    let params: Vec<&str> =
        head.split(';').filter(|param| !param.trim().eq_ignore_ascii_case("QUOTED-PRINTABLE")).collect();
    Cow::Owned(format!("{};ENCODING=QUOTED-PRINTABLE:{value}", params.join(";")))
}

/// Whether a property begins here that is quoted-printable: its lines may end softly.
fn is_quoted_printable(line: &str) -> bool {
    let head = line.split(':').next().unwrap_or_default().to_ascii_uppercase();
    head.contains("QUOTED-PRINTABLE")
}
