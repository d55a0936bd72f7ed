//! What an e-mail address is: one rule for what is typed and what is imported.

use crate::{Error, Result, typed};

/// The longest address, in characters (RFC 5321: a path of 256 with its brackets).
const EMAIL_MAX: usize = 254;

/// An address with one `@`, a dot inside the host, and nothing that parts a list of addresses. More is for the mail
/// system to say.
///
/// # Errors
/// [`Error::Invalid`]: `too_long`, `not_an_address`.
pub(crate) fn email(written: &str) -> Result<String> {
    let address = typed::line("email", written.trim().trim_start_matches("mailto:"), EMAIL_MAX)?;
    let sound = address.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !host.contains('@')
            && !address.contains([' ', ',', ';', '<', '>'])
    });
    if sound { Ok(address) } else { Err(Error::Invalid { field: "email", why: "not_an_address" }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_a_name_a_host_with_a_dot_and_no_company() {
        for (written, kept) in [("mailto:m@x.fr", "m@x.fr"), (" é.le-gall@ker.example ", "é.le-gall@ker.example")] {
            assert_eq!(email(written).unwrap(), kept);
        }
        for wrong in
            ["", "m", "@x.fr", "m@fr", "m@.fr", "m@x.", "m@x.fr,n@x.fr", "m@x.fr n@x.fr", "<m@x.fr>", "m@@x.fr"]
        {
            assert_eq!(email(wrong).unwrap_err().detail().as_deref(), Some("email.not_an_address"), "{wrong}");
        }
    }

    #[test]
    fn an_address_is_never_cut_into_another() {
        let long = |end: &str| format!("{}@x.fr{end}", "m".repeat(249));
        assert!(email(&long("")).is_ok());
        for end in ["r", " suite"] {
            assert_eq!(email(&long(end)).unwrap_err().detail().as_deref(), Some("email.too_long"));
        }
    }
}
