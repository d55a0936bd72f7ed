//! What is handed to other programs of this computer: a number to dial, a mail to write, a calendar file. Nothing leaves
//! by itself: the program opens, and the agent sends.

use std::path::PathBuf;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::error::Answer;
use crate::files;

/// Gives a number to the telephone program that takes `tel:` or `sip:` links; whether one was there.
pub fn dial(scheme: &str, e164: &str) -> bool {
    is_e164(e164) && open::that_detached(format!("{scheme}:{e164}")).is_ok()
}

/// Opens the mail program on a mail (RFC 6068); whether one was there.
pub fn write_mail(to: &str, subject: &str, body: &str) -> bool {
    open::that_detached(mailto(to, subject, body)).is_ok()
}

/// Writes a file where the user keeps documents and opens it with its program: where it is, and whether one was there.
pub fn open_file(name: &str, text: &str) -> Answer<(PathBuf, bool)> {
    let path = files::write_new(&files::documents().join(name), text)?;
    let opened = open::that_detached(&path).is_ok();
    Ok((path, opened))
}

fn mailto(to: &str, subject: &str, body: &str) -> String {
    let encoded = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let lines = body.replace("\r\n", "\n").replace('\n', "\r\n");
    // The address keeps its sign: some programs do not decode it.
    let to = encoded(to).replacen("%40", "@", 1);
    format!("mailto:{to}?subject={}&body={}", encoded(subject), encoded(&lines))
}

/// Nothing but a number is ever handed over as one.
fn is_e164(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or_default();
    (6..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_number_is_handed_over_as_one() {
        assert!(is_e164("+33639984001"));
        for text in ["", "+", "0639984001", "+33639984001;ext=1", "+336 39", "+3363998400112345678", "+33$(id)"] {
            assert!(!is_e164(text), "{text}");
        }
    }

    #[test]
    fn a_mail_cannot_smuggle_another_field_or_a_copy() {
        let link = mailto("ana@exemple.fr?cc=x@exemple.fr", "Devis & suite?", "Bonjour,\nà bientôt");
        assert_eq!(link.matches('?').count(), 1);
        assert_eq!(link.matches('&').count(), 1);
        assert!(link.ends_with("&body=Bonjour%2C%0D%0A%C3%A0%20bient%C3%B4t"), "{link}");
        assert!(link.starts_with("mailto:ana@exemple%2Efr%3Fcc%3Dx%40exemple%2Efr?subject=Devis%20%26%20suite%3F"));
    }
}
