//! What places make the command say: a code, French, English.

/// Code, French, English.
#[rustfmt::skip]
pub const TABLE: &[(&str, &str, &str)] = &[
    ("error.rule.ambiguous", "Plusieurs communes ont ce nom (caractère {0} : {1}) : dites laquelle, entre guillemets.", "Several communes have this name (character {0}: {1}): say which, between quotation marks."),
    ("field.commune", "Commune", "Commune"),
    ("commune.postcode", "{0} ; {1} (centre de {2}, proposé d’après le code postal)", "{0}, {1} (centre of {2}, proposed by the postcode)"),
    ("commune.town", "{0} ; {1} (centre de {2}, proposé d’après la ville)", "{0}, {1} (centre of {2}, proposed by the town)"),
];
