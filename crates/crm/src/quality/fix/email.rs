//! The domain of a great mail provider, mistyped. The lists are published (docs/qualite.md): what is right, how endings are
//! missed, what looks wrong and is somebody's.

/// The great providers in France, as they are written.
const PROVIDERS: &[&str] = &[
    "gmail.com",
    "hotmail.com",
    "hotmail.fr",
    "outlook.com",
    "outlook.fr",
    "yahoo.com",
    "yahoo.fr",
    "orange.fr",
    "wanadoo.fr",
    "laposte.net",
    "icloud.com",
    "free.fr",
    "sfr.fr",
    "live.fr",
    "live.com",
    "neuf.fr",
    "bbox.fr",
    "numericable.fr",
    "protonmail.com",
    "msn.com",
];

/// Endings missed, by the right one: no country has them, but for those kept for nobody's mail here (`co`, `cm`, `om`).
const ENDINGS: &[(&str, &[&str])] = &[
    (
        "com",
        &[
            "c", "co", "cm", "om", "con", "cim", "vom", "xom", "cpm", "comm", "coml", "ocm", "conm", "com.com",
            "com.fr", "comfr",
        ],
    ),
    ("fr", &["f", "r", "ft", "ffr", "frr", "fr.fr", "fre", "frt"]),
    ("net", &["n", "ne", "nt", "met", "bet", "nte", "nett", "ner"]),
];

/// Names one letter away from a provider's that are somebody's.
const OTHERS: &[&str] = &[
    "mail", "email", "ymail", "zmail", "rmail", "fmail", "tmail", "hmail", "jmail", "orage", "grange", "oranges",
    "outlooks", "cloud",
];

/// Whether a host is a great provider's: what stands before it is nobody's habit.
pub(crate) fn is_provider(host: &str) -> bool {
    PROVIDERS.contains(&host)
}

/// The address at the provider that was probably meant; `None`: its domain is right, or is not one of theirs.
pub(super) fn meant(address: &str) -> Option<String> {
    let (name, typed) = address.rsplit_once('@').filter(|(name, _)| !name.is_empty())?;
    Some(format!("{name}@{}", provider(&typed.to_lowercase())?))
}

fn provider(typed: &str) -> Option<&'static str> {
    if PROVIDERS.contains(&typed) {
        return None;
    }
    let (label, ending) = typed.split_once('.')?;
    let mut near = PROVIDERS.iter().copied().filter(|known| {
        let Some((known_label, known_ending)) = known.split_once('.') else { return false };
        let same_label = label == known_label;
        let missed = ENDINGS.iter().any(|(right, missed)| *right == known_ending && missed.contains(&ending));
        (same_label && missed) || (mistyped(label, known_label) && (ending == known_ending || missed))
    });
    near.next()
}

/// One slip away (a letter more, less, other, or two swapped), of a name long enough for that to be one.
fn mistyped(label: &str, known: &str) -> bool {
    known.len() >= 5
        && label != known
        && label.get(..1) == known.get(..1)
        && !OTHERS.contains(&label)
        && !PROVIDERS.iter().any(|provider| provider.split_once('.').is_some_and(|(of, _)| of == label))
        && strsim::osa_distance(label, known) == 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_mistyped_provider_is_told() {
        for (typed, right) in [
            ("zoe@gmial.com", "zoe@gmail.com"),
            ("zoe@hotmial.fr", "zoe@hotmail.fr"),
            ("zoe@orange.f", "zoe@orange.fr"),
            ("zoe@gmail.con", "zoe@gmail.com"),
            ("Zoe@GMAIL.CO", "Zoe@gmail.com"),
            ("zoe@gmal.com", "zoe@gmail.com"),
            ("zoe@yaho.fr", "zoe@yahoo.fr"),
            ("zoe@wanadou.fr", "zoe@wanadoo.fr"),
            ("zoe@laposte.ne", "zoe@laposte.net"),
            ("zoe@outllok.com", "zoe@outlook.com"),
        ] {
            assert_eq!(meant(typed).unwrap_or_else(|| typed.to_owned()), right);
        }
    }

    #[test]
    fn what_is_somebodys_stays() {
        for address in [
            "a@gmail.com",
            "a@mail.com",
            "a@ymail.com",
            "a@orange.pl",
            "a@yahoo.de",
            "a@yahoo.co.uk",
            "a@hotmail.be",
            "a@fret.fr",
            "a@sfr.com",
            "a@grange.fr",
            "a@ker.example",
            "gmial.com",
            "@gmial.com",
            "",
            "a@gmail",
        ] {
            assert_eq!(meant(address), None, "{address}");
        }
    }

    proptest! {
        #[test]
        fn what_was_put_right_is_right(name in "[a-z.]{1,8}", domain in "[a-z]{3,9}\\.[a-z]{1,4}") {
            if let Some(right) = meant(&format!("{name}@{domain}")) {
                prop_assert_eq!(meant(&right), None);
                let at = format!("{name}@");
                prop_assert!(right.starts_with(&at));
            }
        }

        #[test]
        fn providers_are_right(name in "[a-z.]{1,8}", at in 0..PROVIDERS.len()) {
            prop_assert_eq!(meant(&format!("{name}@{}", PROVIDERS[at])), None);
        }
    }
}
