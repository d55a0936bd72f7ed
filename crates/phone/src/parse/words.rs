//! The words that may stand beside a number, and those that say the caller hid it. ASCII, folded; parted by spaces.

/// Words that may surround a number without being part of it.
const LABELS: &str = "\
    accueil appel appeler astreinte au box bur bureau cel cell cellulaire cellular conjoint \
    contact direct directe dom domicile epouse epoux f fax fix fixe fixes gsm home le ligne m \
    madame main maison maman mere mme mob mobil mobile mobiles monsieur mr n no nr num number \
    numero office papa parents pere perso personal personnel personnelle phone port portable \
    principal private prive pro professionnel professionnelle rappel rappeler sda secondaire \
    secretariat sms standard std t tel tele telecopie telephone telephones tels trav travail \
    urgence urgences voip wa whatsapp work";

/// Words that announce an internal extension.
const EXTENSIONS: &str = "ext extension extn int intern interne p post poste pst x";

/// Words that part two numbers of one cell.
const CONJUNCTIONS: &str = "and et or ou puis sinon";

/// What systems and people write in place of a withheld number, letters only.
const MASKED: &str = "\
    anonym anonyme anonymous anonymouscaller anonymousinvalid appelanonyme appelinconnu \
    appelmasque appelprive appelsecret assertedanonymous aucun blocked blockedcaller cache \
    calleridwithheld confidentiel hidden idwithheld inconnu inconnue indisponible listerouge \
    masque masquee na nc neant nocallerid noncommunique nondisponible none nonidentifie nonumber \
    notavailable null numbernotavailable numerocache numeroinconnu numeromasque \
    numeronondisponible numeroprive numerosecret private privatecaller privatenumber prive \
    privee restricted secret unavailable undefined unknown unknowncaller unknownnumber withheld \
    withheldnumber";

/// Numbers Twilio sends for a caller without one: the words typed on a telephone keypad
/// (ANONYMOUS, BLOCKED, RESTRICTED, UNKNOWN, UNAVAILABLE; Twilio documentation, "Caller ID").
const KEYPAD: &[&str] = &["2562533", "266696687", "7378742833", "86282452253", "8656696"];

fn holds(table: &str, word: &str) -> bool {
    table.split(' ').any(|entry| entry == word)
}

/// Whether a folded word may surround a number.
pub(super) fn is_label(word: &str) -> bool {
    holds(LABELS, word)
}

/// Whether a folded word announces an extension.
pub(super) fn is_extension(word: &str) -> bool {
    holds(EXTENSIONS, word)
}

/// Whether a folded word parts two numbers.
pub(super) fn is_conjunction(word: &str) -> bool {
    holds(CONJUNCTIONS, word)
}

/// Whether the digits after a `+` spell a withheld caller on a keypad.
pub(super) fn is_masked_keypad(digits: &str) -> bool {
    KEYPAD.contains(&digits)
}

/// Whether a folded text says that the caller hid the number: nothing at all, a lone `+` or dash, or one of
/// the words above whatever its spacing and punctuation.
pub(super) fn is_masked(text: &str) -> bool {
    let mut squeezed = String::new();
    for c in text.chars() {
        if c.is_ascii_lowercase() {
            squeezed.push(c);
        } else if c.is_ascii_digit() || c == super::fold::STRANGE || squeezed.len() > 32 {
            return false;
        }
    }
    if squeezed.is_empty() {
        return text.chars().all(|c| matches!(c, ' ' | '+' | '-' | '\n' | '"' | '\'' | '<' | '>'));
    }
    holds(MASKED, &squeezed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_withheld_number_is_recognised_whatever_its_punctuation() {
        for text in ["", "+", "-", "--", "anonymous", "<unknown>", "no number", "n/a", "numero masque", "\"private\""] {
            assert!(is_masked(text), "{text}");
        }
    }

    #[test]
    fn a_name_or_a_number_is_not_a_withheld_number() {
        for text in ["jean", "0199001234", "prive 0199001234", "()", "\u{1}"] {
            assert!(!is_masked(text), "{text}");
        }
    }
}
