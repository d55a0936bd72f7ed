//! What surrounds a number on a telephone line: URIs, display names, parameters, channel names.
//!
//! Sources: RFC 3966 (`tel:`), RFC 3261 §19–20 (`sip:`, name-addr), RFC 3323 (`anonymous.invalid`), and the
//! channel names Asterisk writes (`PJSIP/101-0000020f`).

use std::borrow::Cow;

/// The address inside, still to be read as a number.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Address<'a> {
    /// The part that should be a number.
    pub core: &'a str,
    /// The extension given as a parameter (`;ext=12`).
    pub extension: Option<&'a str>,
    /// The country a local number belongs to (`;phone-context=+33`), digits only.
    pub context: Option<&'a str>,
    /// The address itself says that the caller is hidden.
    pub masked: bool,
}

/// Undoes percent-encoding (`tel:%2B33…`, `%20`), once. Text that is not encoded is returned as it is.
pub(super) fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let pair = match (first, tail) {
            (b'%', [high, low, ..]) => hex(*high).zip(hex(*low)),
            _ => None,
        };
        if let Some((high, low)) = pair {
            out.push(high * 16 + low);
            rest = tail.get(2..).unwrap_or_default();
        } else {
            out.push(first);
            rest = tail;
        }
    }
    Cow::Owned(String::from_utf8_lossy(&out).into_owned())
}

fn hex(byte: u8) -> Option<u8> {
    char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// Finds the address in a folded, trimmed text. Text that is no URI comes back whole.
pub(super) fn unwrap(text: &str) -> Address<'_> {
    let text = angle_brackets(text);
    let (uri, sip, text) = scheme(text);
    let mut address = Address { core: text, ..Address::default() };
    if let Some((user, host)) = text.split_once('@') {
        address.core = user;
        address.masked = host.starts_with("anonymous.invalid");
    } else if uri {
        address.core = text.split('?').next().unwrap_or(text);
    }
    parameters(&mut address, uri);
    if sip {
        // A password may follow the user, a port the host.
        address.core = address.core.split(':').next().unwrap_or_default();
    }
    if let Some(channel) = channel(address.core) {
        address.core = channel;
    }
    address
}

/// `"Léa" <sip:…>;tag=1` → `sip:…`, when there is only one pair.
fn angle_brackets(text: &str) -> &str {
    let Some((before, after)) = text.split_once('<') else {
        return text;
    };
    if after.contains('<') {
        return text;
    }
    let inside = after.split('>').next().unwrap_or(after).trim();
    // 06 39 98 00 12 <perso>: a remark after the number, not an address.
    let remark = inside.bytes().all(|b| b.is_ascii_lowercase() || b == b' ');
    if remark && before.contains(|c: char| c.is_ascii_digit()) && !super::words::is_masked(inside) {
        return before.trim();
    }
    inside
}

/// Takes the scheme off: (is a URI, is a SIP URI, the rest).
fn scheme(text: &str) -> (bool, bool, &str) {
    for (name, sip) in [("sip:", true), ("sips:", true), ("tel:", false), ("callto:", false)] {
        if let Some(rest) = text.strip_prefix(name) {
            return (true, sip, rest.trim_start_matches('/').trim());
        }
    }
    (false, false, text)
}

/// Cuts `;name=value` parameters off the core and keeps the two that matter.
fn parameters<'a>(address: &mut Address<'a>, uri: bool) {
    let Some((core, rest)) = address.core.split_once(';') else {
        return;
    };
    let named = |parameter: &str| {
        let name = parameter.split('=').next().unwrap_or_default();
        let wordy = !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-');
        wordy && (uri || parameter.contains('='))
    };
    if !rest.split(';').next().map(str::trim).is_some_and(named) {
        return;
    }
    address.core = core;
    for parameter in rest.split(';') {
        match parameter.trim().split_once('=') {
            Some(("ext", value)) => address.extension = Some(value),
            Some(("phone-context", value)) => address.context = value.strip_prefix('+'),
            _ => {}
        }
    }
}

/// `pjsip/101-0000020f` → `101`; `local/0199001234@from-internal;1` has lost its tail already.
fn channel(text: &str) -> Option<&str> {
    let (technology, rest) = text.split_once('/')?;
    let known = matches!(technology, "sip" | "pjsip" | "iax2" | "dahdi" | "sccp" | "local" | "agent");
    known.then(|| rest.rsplit_once('-').map_or(rest, |(name, _)| name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_encoding_is_undone_once_and_broken_encoding_is_left() {
        assert_eq!(percent_decoded("tel:%2B33%206"), "tel:+33 6");
        assert_eq!(percent_decoded("%252B 100% %zz %C2%A0"), "%2B 100% %zz \u{a0}");
        assert_eq!(percent_decoded("%ff"), "\u{fffd}");
    }

    #[test]
    fn the_user_of_a_sip_address_is_the_number() {
        for text in [
            "sip:0199001234@pbx",
            "<sip:0199001234@pbx:5060;user=phone>;tag=1",
            "\"lea\" <sips:0199001234;phone-context=pbx@pbx>",
            "sip:0199001234:secret@pbx",
            "0199001234@pbx",
        ] {
            assert_eq!(unwrap(text).core, "0199001234", "{text}");
        }
    }

    #[test]
    fn parameters_give_the_extension_and_the_country() {
        let address = unwrap("tel:0199001234;ext=12;phone-context=+33");
        assert_eq!((address.core, address.extension, address.context), ("0199001234", Some("12"), Some("33")));
    }

    #[test]
    fn a_list_is_not_taken_for_parameters() {
        assert_eq!(unwrap("0199001234;0199001235").core, "0199001234;0199001235");
    }

    #[test]
    fn an_anonymous_host_hides_the_caller() {
        assert!(unwrap("sip:anonymous@anonymous.invalid").masked);
    }

    #[test]
    fn a_channel_name_gives_its_extension() {
        assert_eq!(unwrap("pjsip/101-0000020f").core, "101");
        assert_eq!(unwrap("sip/trunk-ovh-0000020f").core, "trunk-ovh");
    }
}
