//! What is written where nothing is known: it says nothing of who somebody is.

/// Words put in the place of a name, folded.
#[rustfmt::skip]
const NO_NAME: &[&str] = &[
    "aaa", "abc", "anonyme", "aucun", "azerty", "a completer", "a renseigner", "client", "cliente", "client inconnu", "demo", "essai",
    "exemple", "inconnu", "inconnue", "m", "madame", "mlle", "mme", "monsieur", "mr", "na", "n a", "nc", "n c", "neant", "nn",
    "non communique", "non renseigne", "nom", "nom prenom", "nr", "numero inconnu", "personne", "prenom", "prospect", "prospect inconnu",
    "qwerty", "sans nom", "tata", "test", "teste", "testtest", "tests", "test test", "titi", "toto", "tutu", "unknown", "user", "vide", "x",
];

/// Names of boxes that nobody has alone.
#[rustfmt::skip]
const SHARED_BOX: &[&str] = &[
    "accueil", "achats", "adm", "admin", "administration", "adv", "agence", "bonjour", "boutique", "bureau", "cabinet", "client", "clients",
    "commande", "commandes", "commercial", "compta", "comptabilite", "contact", "contacts", "courrier", "devis", "direction", "dsi", "email",
    "facturation", "factures", "gestion", "hello", "hotel", "info", "information", "informations", "infos", "mail", "mairie", "magasin",
    "office", "presse", "rdv", "reception", "reservation", "reservations", "restaurant", "rh", "sales", "sav", "secretariat", "service",
    "serviceclient", "serviceclients", "services", "standard", "support", "technique", "vente", "ventes", "webmaster",
];

/// Names of boxes that are nobody's.
#[rustfmt::skip]
const NO_BOX: &[&str] = &[
    "aaa", "adresse", "anonyme", "aucun", "aucune", "aze", "azerty", "exemple", "example", "fake", "inconnu", "inconnue", "na", "nc", "neant", "no",
    "nomail", "nobody", "none", "non", "noreply", "nospam", "pasdadresse", "pasdemail", "pasdemel", "personne", "poubelle", "sansadresse",
    "sansemail", "sansmail", "spam", "test", "tests", "toto", "unknown", "vide", "xx", "xxx", "xxxx",
];

/// Whether a folded name says nothing.
pub(super) fn is_no_name(folded: &str) -> bool {
    let mut letters = folded.chars().filter(|c| *c != ' ');
    let first = letters.next();
    let one_letter = first.is_none_or(|first| letters.all(|c| c == first) && folded.chars().count() > 1);
    one_letter || NO_NAME.contains(&folded) || !folded.chars().any(char::is_alphabetic)
}

/// Whether an E.164 was typed to fill a box: one figure all along, figures that climb, a pair again and again.
pub(super) fn is_no_number(e164: &str) -> bool {
    let digits = e164.trim_start_matches('+');
    let national = digits.strip_prefix("33").unwrap_or(digits).as_bytes();
    let tail = national.get(1..).unwrap_or_default();
    if tail.len() < 6 {
        return true;
    }
    let same = tail.iter().all(|d| Some(d) == tail.first());
    let pairs = tail.chunks_exact(2).all(|pair| Some(pair) == tail.get(..2));
    let climbs = |by: u8| tail.windows(2).all(|w| matches!(w, [a, b] if (a - b'0' + by) % 10 == b - b'0'));
    // One, two, three, four, five.
    let counts = tail.chunks_exact(2).zip(2..).all(|(pair, n): (_, u8)| pair == [b'0', b'0' + n]);
    same || pairs || climbs(1) || climbs(9) || counts
}

/// What an address says of whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mailbox {
    /// Somebody's.
    Own,
    /// A house's: `contact@`, `accueil@`.
    Shared,
    /// Nobody's: `a@a.fr`.
    Nobody,
}

impl Mailbox {
    /// Of a folded address.
    pub(super) fn of(address: &str) -> Mailbox {
        let (local, host) = address.split_once('@').unwrap_or((address, ""));
        let name = host.split('.').next().unwrap_or_default();
        let plain: String = local.chars().filter(|c| c.is_alphanumeric()).collect();
        let letters: String = plain.chars().filter(|c| c.is_alphabetic()).collect();
        let dull = letters.chars().all(|c| letters.starts_with(c));
        if plain.is_empty() || (dull && plain.chars().count() < 6) || NO_BOX.contains(&plain.as_str()) {
            return Mailbox::Nobody;
        }
        if plain == name && plain.chars().count() < 6
            || ["example", "exemple", "test", "nomail", "mail-vide"].contains(&name)
                && NO_BOX.contains(&letters.as_str())
        {
            return Mailbox::Nobody;
        }
        let first = local.split(['.', '-', '_']).next().unwrap_or_default();
        if SHARED_BOX.contains(&plain.as_str())
            || SHARED_BOX.contains(&letters.as_str())
            || SHARED_BOX.contains(&first)
            || plain == name
        {
            return Mailbox::Shared;
        }
        Mailbox::Own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_in_the_place_of_a_name_is_no_name() {
        for word in ["inconnu", "test", "xxx", "zz", "", "123", "n c", "prospect"] {
            assert!(is_no_name(word), "{word}");
        }
        for name in ["martin", "ly", "vo", "aa li", "n guyen"] {
            assert!(!is_no_name(name), "{name}");
        }
    }

    #[test]
    fn a_number_typed_to_fill_a_box_is_no_number() {
        for tail in ["000000000", "600000000", "123456789", "612121212", "102030405", "111111111", "987654321"] {
            let e164 = format!("+33{tail}");
            assert!(is_no_number(&e164), "{e164}");
        }
        for e164 in ["+33639980000", "+33199001234", "+33639984127", "+262692123456", "+33261910101"] {
            assert!(!is_no_number(e164), "{e164}");
        }
    }

    #[test]
    fn a_box_is_somebodys_a_houses_or_nobodys() {
        for (address, whose) in [
            ("jean.dupont@exemple.fr", Mailbox::Own),
            ("contact@garage-martin.fr", Mailbox::Shared),
            ("service.client@x.fr", Mailbox::Shared),
            ("garagemartin@garagemartin.fr", Mailbox::Shared),
            ("a@a.fr", Mailbox::Nobody),
            ("test@test.fr", Mailbox::Nobody),
            ("xxx@xxx.fr", Mailbox::Nobody),
            ("noreply@x.fr", Mailbox::Nobody),
            ("inconnu@inconnu.fr", Mailbox::Nobody),
        ] {
            assert_eq!(Mailbox::of(address), whose, "{address}");
        }
    }
}
