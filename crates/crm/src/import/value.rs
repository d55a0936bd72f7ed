//! The small languages of cells: yes and no, years, days and hours, money, durations, countries, rungs. Pure; what is
//! not understood is `None`, and the caller says so.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, NaiveTime};
use phone::Direction;

use crate::contact::{Stage, Temperature};
use crate::segment::{Choice, DECIDES, TEMPERATURE};
use crate::text::{digits, fold};
use crate::ticket::{Priority, TicketStatus};

/// "oui", "x", "1", "true", "opt-out"…: yes.
pub(crate) fn yes(cell: &str) -> Option<bool> {
    match fold(cell).as_str() {
        "oui" | "o" | "yes" | "y" | "true" | "vrai" | "1" | "x" | "v" | "on" | "opt out" | "optout" | "checked" => {
            Some(true)
        }
        "non" | "n" | "no" | "false" | "faux" | "0" | "off" | "opt in" | "" => Some(false),
        _ => None,
    }
}

/// A program's way of saying that it does not know: `Non spécifié`, `Autre`; and of a date, `0/0/00`, or a day without
/// its year, of which a fiche keeps nothing.
pub(crate) fn unsaid(cell: &str) -> bool {
    let text = cell.trim();
    if !text.is_empty() && text.chars().all(|c| matches!(c, '0' | '/' | '-' | ' ' | ':')) && text.contains(['/', '-']) {
        return true;
    }
    if let Some(day) = text.strip_prefix("--") {
        return (2..=5).contains(&day.len()) && day.chars().all(|c| c.is_ascii_digit() || c == '-');
    }
    matches!(
        fold(text).as_str(),
        "unspecified"
            | "not specified"
            | "non specifie"
            | "non specifiee"
            | "non precise"
            | "non renseigne"
            | "unknown"
            | "inconnu"
            | "inconnue"
            | "other"
            | "autre"
            | "none"
            | "aucun"
            | "aucune"
            | "n a"
            | "null"
    )
}

/// `f` or `m` as the fiche keeps it.
pub(crate) fn sex(cell: &str) -> Option<&'static str> {
    match fold(cell).as_str() {
        "f" | "femme" | "femmes" | "feminin" | "female" | "woman" | "w" | "mme" | "madame" | "2" => Some("f"),
        "m" | "h" | "homme" | "hommes" | "masculin" | "male" | "man" | "monsieur" | "1" => Some("m"),
        _ => None,
    }
}

/// ISO 639-1 of a language named or coded in French or English.
pub(crate) fn language(cell: &str) -> Option<String> {
    const NAMES: &[(&str, &[&str])] = &[
        ("fr", &["francais", "french", "fra", "fre"]),
        ("en", &["anglais", "english", "eng"]),
        ("es", &["espagnol", "spanish", "spa", "espanol"]),
        ("de", &["allemand", "german", "deutsch", "deu", "ger"]),
        ("it", &["italien", "italian", "ita"]),
        ("pt", &["portugais", "portuguese", "por"]),
        ("nl", &["neerlandais", "dutch", "nld"]),
        ("ar", &["arabe", "arabic", "ara"]),
        ("pl", &["polonais", "polish", "pol"]),
        ("ro", &["roumain", "romanian", "ron"]),
        ("tr", &["turc", "turkish", "tur"]),
        ("zh", &["chinois", "chinese", "zho"]),
        ("ru", &["russe", "russian", "rus"]),
        ("br", &["breton", "bre"]),
    ];
    let folded = fold(cell);
    // "fr-FR", "fr_CA": the language alone.
    let first = folded.split(' ').next().unwrap_or_default();
    if first.len() == 2 && first.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return Some(first.to_owned());
    }
    NAMES.iter().find(|(_, names)| names.contains(&first)).map(|(code, _)| (*code).to_owned())
}

/// The rung a word names, in French or English.
pub(crate) fn stage(cell: &str) -> Option<Stage> {
    Some(match fold(cell).as_str() {
        "suspect" | "suspects" | "new" | "nouveau" | "subscriber" | "abonne" => Stage::Suspect,
        "lead" | "leads" | "piste" | "pistes" | "marketingqualifiedlead" | "open lead" => Stage::Lead,
        "prospect" | "prospects" | "opportunity" | "opportunite" | "salesqualifiedlead" | "qualifie" | "qualified" => {
            Stage::Prospect
        }
        "client" | "clients" | "cliente" | "customer" | "customers" => Stage::Client,
        "client fidele" | "fidele" | "loyal client" | "loyal customer" | "evangelist" | "evangeliste"
        | "ambassadeur" | "loyal" => Stage::LoyalClient,
        "perdu" | "perdue" | "lost" | "inactif" | "inactive" | "ancien client" | "former customer" => Stage::Lost,
        word => return word.replace(' ', "_").parse().ok().or_else(|| qualified(word)),
    })
}

/// The rung of a lead whom somebody found worth it: marketing, then sales.
fn qualified(folded: &str) -> Option<Stage> {
    let words: Vec<&str> = folded.split(' ').collect();
    let says = |any: &[&str]| words.iter().any(|word| any.contains(word));
    if !says(&["qualified", "qualifie", "qualifiee"]) {
        return None;
    }
    if says(&["sales", "vente", "ventes", "commercial", "commerciaux"]) {
        Some(Stage::Prospect)
    } else {
        says(&["marketing"]).then_some(Stage::Lead)
    }
}

/// The code of a list that a word means, in French or English.
fn meant(list: &[Choice], cell: &str) -> Option<&'static str> {
    let folded = fold(cell);
    list.iter().find(|choice| choice.words().any(|word| fold(word) == folded)).map(|choice| choice.code)
}

/// How close to a decision: `froid`, `tiède`, `chaud`.
pub(crate) fn temperature(cell: &str) -> Option<Temperature> {
    meant(TEMPERATURE, cell)?.parse().ok()
}

/// Whether they decide, as the fiche keeps it; `None`: the cell says who does.
pub(crate) fn decides(cell: &str) -> Option<&'static str> {
    let word = !cell.trim().is_empty() && cell.trim().chars().all(char::is_alphanumeric);
    let said = || yes(cell).filter(|_| word).map(|yes| if yes { "yes" } else { "no" });
    meant(DECIDES, cell).or_else(said)
}

/// What an address is: where they live, where they work.
pub(crate) fn address_kind(cell: &str) -> Option<&'static str> {
    match fold(cell).as_str() {
        "domicile" | "maison" | "personnelle" | "personnel" | "perso" | "privee" | "home" => Some("home"),
        "bureau" | "travail" | "professionnelle" | "professionnel" | "pro" | "entreprise" | "societe" | "work"
        | "business" | "office" => Some("work"),
        _ => None,
    }
}

/// The year somebody was born: a year, a date, or an age at `today`.
pub(crate) fn birth_year(cell: &str, today: NaiveDate) -> Option<i32> {
    let text = cell.trim();
    let year = if let Some(moment) = moment(text) {
        moment.date().year()
    } else {
        // "45", "45 ans"; "1980"; "--0412" of a card has no year.
        let number: i32 = text.trim_end_matches(" ans").trim_end_matches(" years").parse().ok()?;
        if (1..=120).contains(&number) { today.year() - number } else { number }
    };
    ((today.year() - 125)..=today.year()).contains(&year).then_some(year)
}

/// A day with its hour, or at midnight: `12/03/1980`, `1980-03-12`, `19800312`, `12 mars 1980 14:05`, `2026-11-23T10:00:00Z`.
/// A moment that says how far it is from UTC comes back in UTC, see [`instant`].
pub(crate) fn moment(cell: &str) -> Option<NaiveDateTime> {
    let text = cell.trim();
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.naive_utc());
    }
    let (day, hour) = match text.split_once(['T', ' ']) {
        Some((day, hour)) if !hour.trim().chars().any(char::is_alphabetic) => (day, Some(hour.trim())),
        _ => (text, None),
    };
    if let Some(day) = numeric_day(day) {
        return Some(day.and_time(match hour {
            None | Some("") => NaiveTime::MIN,
            Some(hour) => time(hour)?,
        }));
    }
    worded_day(text)
}

/// Whether a moment says by itself how far it is from UTC.
pub(crate) fn is_instant(cell: &str) -> bool {
    DateTime::parse_from_rfc3339(cell.trim()).is_ok()
}

fn numeric_day(day: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = day.split(['/', '-', '.']).collect();
    let number = |part: &str| part.parse::<u32>().ok();
    match parts[..] {
        [year, month, day] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, number(month)?, number(day)?)
        }
        // Day first, as in France; what can only be month first is read so.
        [a, b, year] if a.len() <= 2 && b.len() <= 2 && (year.len() == 4 || year.len() == 2) => {
            let short: i32 = year.parse().ok()?;
            let year = if year.len() == 4 { short } else { short + if short < 50 { 2000 } else { 1900 } };
            let (a, b) = (number(a)?, number(b)?);
            NaiveDate::from_ymd_opt(year, b, a).or_else(|| NaiveDate::from_ymd_opt(year, a, b))
        }
        [whole] if whole.len() == 8 && whole.bytes().all(|byte| byte.is_ascii_digit()) => {
            NaiveDate::parse_from_str(whole, "%Y%m%d").ok()
        }
        _ => None,
    }
}

/// `12 mars 1980`, `1er déc. 2025 à 14 h 05`, `March 12, 1980`.
fn worded_day(text: &str) -> Option<NaiveDateTime> {
    const MONTHS: [(&str, &str); 12] = [
        ("janv", "jan"),
        ("fev", "feb"),
        ("mars", "mar"),
        ("avr", "apr"),
        ("mai", "may"),
        ("juin", "jun"),
        ("juil", "jul"),
        ("aou", "aug"),
        ("sept", "sep"),
        ("oct", "oct"),
        ("nov", "nov"),
        ("dec", "dec"),
    ];
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let named = |word: &str| MONTHS.iter().position(|(fr, en)| word.starts_with(fr) || word.starts_with(en));
    let (at, month) = words.iter().enumerate().find_map(|(at, word)| Some((at, named(word)?)))?;
    let day_number = |at: Option<usize>| {
        at.and_then(|at| words.get(at))
            .and_then(|word| word.trim_end_matches("er").parse::<u32>().ok())
            .filter(|n| (1..=31).contains(n))
    };
    let (day, year_at) = match day_number(at.checked_sub(1)) {
        Some(day) => (day, at + 1),
        None => (day_number(Some(at + 1))?, at + 2),
    };
    let year: i32 = words.get(year_at)?.parse().ok().filter(|year| (1800..=2200).contains(year))?;
    let date = NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()? + 1, day)?;
    let hour: Vec<u32> = words.iter().skip(year_at + 1).filter_map(|word| word.parse().ok()).collect();
    date.and_hms_opt(hour.first().copied().unwrap_or(0), hour.get(1).copied().unwrap_or(0), 0)
}

/// `14:05`, `14:05:09`, `14h05`, `2:05 PM`.
pub(crate) fn time(cell: &str) -> Option<NaiveTime> {
    let folded = fold(cell);
    let half = folded.ends_with("pm");
    let numbers: Vec<u32> = folded
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let hour = match (numbers.first().copied()?, half, folded.ends_with("am")) {
        (12, _, true) => 0,
        (hour, true, _) if hour < 12 => hour + 12,
        (hour, ..) => hour,
    };
    NaiveTime::from_hms_opt(hour, numbers.get(1).copied().unwrap_or(0), numbers.get(2).copied().unwrap_or(0))
}

/// Cents of an amount: `1 234,56 €`, `1,234.56`, `-12`, `(12,50)`. The last separator followed by one or two digits
/// is the decimal one.
pub(crate) fn cents(cell: &str) -> Option<i64> {
    let text: String = cell.chars().filter(|c| !c.is_whitespace() && *c != '\'' && *c != '’').collect();
    let text = text.trim_matches(|c: char| c == '€' || c == '$' || c == '£' || c.is_ascii_alphabetic());
    let (inside, negative) = match text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')')) {
        Some(inside) => (inside, true),
        None => (text.trim_start_matches(['-', '−', '+']), text.starts_with(['-', '−'])),
    };
    if inside.is_empty() || !inside.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.') {
        return None;
    }
    let (whole, decimals) = match inside.rfind([',', '.']) {
        Some(at)
            if (1..=2).contains(&(inside.len() - at - 1))
                || inside.matches([',', '.']).count() == 1 && {
                    // "1.234" is a thousand and more only beside a second separator; alone, three decimals are cut.
                    inside.len() - at - 1 != 3
                } =>
        {
            inside.split_at(at)
        }
        _ => (inside, ""),
    };
    let whole: i64 = digits(whole).parse().or(if digits(whole).is_empty() { Ok(0) } else { Err(()) }).ok()?;
    let decimals = digits(decimals);
    let cents = match decimals.as_bytes() {
        [] => 0,
        [tenth] => i64::from(tenth - b'0') * 10,
        [tenth, cent, ..] => i64::from(tenth - b'0') * 10 + i64::from(cent - b'0'),
    };
    let amount = whole.checked_mul(100)?.checked_add(cents)?;
    Some(if negative { -amount } else { amount })
}

/// A whole number: `3`, `3,0`, `3 pcs`.
pub(crate) fn whole(cell: &str) -> Option<i64> {
    let text = cell.trim();
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len());
    text.get(..end)?.parse().ok()
}

/// Which way a call went.
pub(crate) fn direction(cell: &str) -> Option<Direction> {
    Some(match fold(cell).as_str() {
        "entrant" | "entrante" | "in" | "inbound" | "incoming" | "recu" | "received" | "manque" | "missed" => {
            Direction::Inbound
        }
        "sortant" | "sortante" | "out" | "outbound" | "outgoing" | "emis" | "dialed" | "placed" => Direction::Outbound,
        "interne" | "internal" => Direction::Internal,
        _ => return None,
    })
}

/// How urgent a ticket is.
pub(crate) fn priority(cell: &str) -> Option<Priority> {
    Some(match fold(cell).as_str() {
        "basse" | "faible" | "low" | "p4" | "1 low" => Priority::Low,
        "normale" | "normal" | "moyenne" | "medium" | "p3" | "2 normal" => Priority::Normal,
        "haute" | "elevee" | "high" | "p2" | "3 high" => Priority::High,
        "urgente" | "urgent" | "critique" | "critical" | "bloquante" | "p1" => Priority::Urgent,
        _ => return None,
    })
}

/// What became of a ticket.
pub(crate) fn ticket_status(cell: &str) -> Option<TicketStatus> {
    Some(match fold(cell).as_str() {
        "ouvert" | "ouverte" | "open" | "new" | "nouveau" | "en cours" | "in progress" | "assigned" => {
            TicketStatus::Open
        }
        "en attente" | "attente client" | "waiting" | "pending" | "on hold" | "waiting customer" => {
            TicketStatus::WaitingCustomer
        }
        "attente tiers" | "waiting third party" => TicketStatus::WaitingThirdParty,
        "resolu" | "resolue" | "resolved" | "solved" => TicketStatus::Resolved,
        "ferme" | "fermee" | "clos" | "close" | "closed" | "termine" | "done" => TicketStatus::Closed,
        _ => return None,
    })
}

/// Milliseconds: `00:02:31`, `2:31`, `151`, `2 min 31 s`.
pub(crate) fn duration_ms(cell: &str) -> Option<i64> {
    let folded = fold(cell);
    let numbers: Vec<i64> = folded
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let seconds = match numbers[..] {
        // One number: seconds, unless it says otherwise.
        [one] if folded.contains("min") || folded.ends_with('m') => one.checked_mul(60)?,
        [one] if folded.contains('h') => one.checked_mul(3600)?,
        [one] => one,
        [minutes, seconds] => minutes.checked_mul(60)?.checked_add(seconds)?,
        [hours, minutes, seconds] => {
            hours.checked_mul(3600)?.checked_add(minutes.checked_mul(60)?)?.checked_add(seconds)?
        }
        _ => return None,
    };
    // A call of a month is a misread cell.
    (0..2_678_400).contains(&seconds).then_some(seconds * 1000)
}

/// The INSEE headcount band of a band's code or of a number of people; "11 (10 à 19)" is the code 11.
pub(crate) fn headcount(cell: &str) -> Option<&'static str> {
    /// The code of each band and its smallest headcount (INSEE, tranche d’effectif salarié).
    const BANDS: [(&str, u32); 15] = [
        ("00", 0),
        ("01", 1),
        ("02", 3),
        ("03", 6),
        ("11", 10),
        ("12", 20),
        ("21", 50),
        ("22", 100),
        ("31", 200),
        ("32", 250),
        ("41", 500),
        ("42", 1000),
        ("51", 2000),
        ("52", 5000),
        ("53", 10000),
    ];
    let text = cell.trim();
    // INSEE’s own word for a band that is not known.
    if text.eq_ignore_ascii_case("NN") {
        return Some("NN");
    }
    let first: String = text.chars().take_while(char::is_ascii_digit).collect();
    let code = |wanted: &str| BANDS.iter().find(|(code, _)| *code == wanted).map(|(code, _)| *code);
    if first.len() == 2 && (text.contains('(') || first.starts_with('0')) {
        return code(&first);
    }
    let people: u32 = digits(text.split(['-', 'à', 'a', '–']).next().unwrap_or_default()).parse().ok()?;
    BANDS.iter().rev().find(|(_, least)| *least <= people).map(|(code, _)| *code)
}

/// Fourteen digits whose Luhn sum is right (La Poste’s own are a multiple of five instead).
pub(crate) fn siret(cell: &str) -> Option<String> {
    let found = digits(cell);
    let luhn = |digits: &str| {
        let sum: u32 = digits
            .bytes()
            .rev()
            .enumerate()
            .map(|(at, byte)| {
                let digit = u32::from(byte - b'0') << (at % 2);
                if digit > 9 { digit - 9 } else { digit }
            })
            .sum();
        sum.is_multiple_of(10)
    };
    let postal = || found.starts_with("356000000") && found.bytes().map(|b| u32::from(b - b'0')).sum::<u32>() % 5 == 0;
    (found.len() == 14 && (luhn(&found) || postal())).then_some(found)
}

/// `61.10Z` from `6110Z`.
pub(crate) fn naf(cell: &str) -> Option<String> {
    let bare: String = cell.chars().filter(char::is_ascii_alphanumeric).take(6).collect();
    let (class, letter) = bare.split_at_checked(4)?;
    let sound = class.bytes().all(|byte| byte.is_ascii_digit())
        && letter.len() == 1
        && letter.bytes().all(|byte| byte.is_ascii_alphabetic());
    let (division, group) = class.split_at(2);
    sound.then(|| format!("{division}.{group}{}", letter.to_ascii_uppercase()))
}
