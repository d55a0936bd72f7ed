//! The closed lists of values, with the words for each: a code in the tree, French and English on the page.

/// A value of a closed list.
#[derive(Debug)]
pub(crate) struct Choice {
    pub code: &'static str,
    pub fr: &'static str,
    pub en: &'static str,
    /// Other ways to say it, comma separated.
    pub also: &'static str,
}

const fn c(code: &'static str, fr: &'static str, en: &'static str, also: &'static str) -> Choice {
    Choice { code, fr, en, also }
}

impl Choice {
    /// Every way to say it, the French one first.
    pub(crate) fn words(&self) -> impl Iterator<Item = &'static str> {
        [self.fr, self.en, self.code].into_iter().chain(self.also.split(',')).filter(|word| !word.is_empty())
    }
}

pub(crate) const SEX: &[Choice] =
    &[c("f", "femme", "woman", "féminin,female,women"), c("m", "homme", "man", "masculin,male,men")];

pub(crate) const CIVILITY: &[Choice] =
    &[c("mme", "Madame", "Mrs", "mme,ms"), c("m", "Monsieur", "Mr", "m"), c("mx", "Mx", "neutral", "neutre")];

pub(crate) const DECIDES: &[Choice] =
    &[c("yes", "oui", "yes", ""), c("no", "non", "no", ""), c("shared", "avec quelqu’un", "with somebody", "partagé")];

pub(crate) const LANGUAGE: &[Choice] = &[
    c("fr", "français", "French", "fr"),
    c("en", "anglais", "English", "en"),
    c("de", "allemand", "German", "de"),
    c("es", "espagnol", "Spanish", "es"),
    c("it", "italien", "Italian", "it"),
    c("pt", "portugais", "Portuguese", "pt"),
    c("nl", "néerlandais", "Dutch", "nl"),
    c("ar", "arabe", "Arabic", "ar"),
    c("tr", "turc", "Turkish", "tr"),
    c("pl", "polonais", "Polish", "pl"),
    c("ro", "roumain", "Romanian", "ro"),
    c("ru", "russe", "Russian", "ru"),
    c("uk", "ukrainien", "Ukrainian", "uk"),
    c("zh", "chinois", "Chinese", "zh"),
    c("vi", "vietnamien", "Vietnamese", "vi"),
];

pub(crate) const LABEL: &[Choice] = &[
    c("utilisateur", "utilisateur", "user", "utilisatrice"),
    c("usager", "usager", "public service user", "usagère"),
    c("consommateur", "consommateur", "consumer", "consommatrice"),
];

pub(crate) const STAGE: &[Choice] = &[
    c("suspect", "suspect", "suspect", "suspecte"),
    c("lead", "lead", "lead", ""),
    c("prospect", "prospect", "prospect", "prospecte"),
    c("client", "client", "customer", "cliente"),
    c("loyal_client", "client fidèle", "loyal customer", "cliente fidèle,fidèle,loyal client"),
    c("lost", "perdu", "lost", "perdue,client perdu,cliente perdue,lost customer"),
];

pub(crate) const TEMPERATURE: &[Choice] =
    &[c("cold", "froid", "cold", "froide"), c("warm", "tiède", "warm", ""), c("hot", "chaud", "hot", "chaude")];

pub(crate) const ORIGIN: &[Choice] = &[
    c("internal", "saisie", "typed", "interne"),
    c("call", "appel", "call", ""),
    c("import", "import", "import", "fichier"),
    c("form", "formulaire", "form", "site"),
    c("demo", "démonstration", "demo", ""),
];

pub(crate) const CONSENT: &[Choice] = &[
    c("given", "donné", "given", "donnée,valable"),
    c("missing", "manquant", "missing", "absent"),
    c("expired", "expiré", "expired", ""),
    c("withdrawn", "retiré", "withdrawn", ""),
];

/// INSEE bands of headcount.
pub(crate) const HEADCOUNT: &[Choice] = &[
    c("00", "sans salarié", "no employee", "0"),
    c("01", "1 à 2 salariés", "1 to 2 employees", "1 à 2"),
    c("02", "3 à 5 salariés", "3 to 5 employees", "3 à 5"),
    c("03", "6 à 9 salariés", "6 to 9 employees", "6 à 9"),
    c("11", "10 à 19 salariés", "10 to 19 employees", "10 à 19"),
    c("12", "20 à 49 salariés", "20 to 49 employees", "20 à 49"),
    c("21", "50 à 99 salariés", "50 to 99 employees", "50 à 99"),
    c("22", "100 à 199 salariés", "100 to 199 employees", "100 à 199"),
    c("31", "200 à 249 salariés", "200 to 249 employees", "200 à 249"),
    c("32", "250 à 499 salariés", "250 to 499 employees", "250 à 499"),
    c("41", "500 à 999 salariés", "500 to 999 employees", "500 à 999"),
    c("42", "1000 à 1999 salariés", "1000 to 1999 employees", "1000 à 1999"),
    c("51", "2000 à 4999 salariés", "2000 to 4999 employees", "2000 à 4999"),
    c("52", "5000 à 9999 salariés", "5000 to 9999 employees", "5000 à 9999"),
    c("53", "10000 salariés et plus", "10000 employees and more", "10000"),
];

pub(crate) const RFM_CLASS: &[Choice] = &[
    c("champion", "champions", "champions", "champion"),
    c("loyal", "fidèles", "loyal", "fidèle"),
    c("promising", "prometteurs", "promising", "prometteur"),
    c("new", "nouveaux", "new", "nouveau"),
    c("at_risk", "à risque", "at risk", ""),
    c("asleep", "endormis", "asleep", "endormi"),
    c("lost", "perdus", "lost", "perdu"),
];

/// Lists of the quality of the base, then what puts a fiche on them.
pub(crate) const FLAW: &[Choice] = &[
    c("invalid", "donnée invalide", "invalid", "invalide"),
    c("missing", "donnée manquante", "missing", "manquante"),
    c("stale", "à vérifier", "to verify", "stale"),
    c("duplicate", "doublon", "duplicate", "doublons"),
    c("no_consent", "accord manquant", "no consent", "consent"),
    c("fixable", "à corriger", "to correct", "fixable"),
    c("number", "numéro impossible", "impossible number", ""),
    c("wrong", "signalé faux", "said wrong", ""),
    c("email", "e-mail impossible", "impossible e-mail", ""),
    c("email_typo", "e-mail mal tapé", "mistyped e-mail", ""),
    c("postcode", "code postal impossible", "impossible postcode", ""),
    c("name", "nom manquant", "no name", ""),
    c("reach", "injoignable", "unreachable", ""),
    c("case", "casse", "letter case", "majuscules"),
    c("accents", "accents", "accents", ""),
    c("place", "lieu discordant", "place", "lieu"),
    c("civility", "civilité dans le nom", "title in the name", ""),
];

pub(crate) const DIRECTION: &[Choice] =
    &[c("inbound", "entrant", "inbound", "entrante,reçu"), c("outbound", "sortant", "outbound", "sortante,émis")];

pub(crate) const CALL_STATE: &[Choice] = &[
    c("answered", "décroché", "answered", "abouti"),
    c("lost", "manqué", "missed", "perdu"),
    c("unqualified", "non qualifié", "unqualified", ""),
];

pub(crate) const TICKET_STATE: &[Choice] = &[
    c("open", "ouvert", "open", "en cours"),
    c("resolved", "résolu", "resolved", ""),
    c("closed", "clos", "closed", "fermé"),
];

pub(crate) const CALLBACK_STATE: &[Choice] = &[
    c("waiting", "à faire", "to do", "en attente"),
    c("late", "en retard", "late", ""),
    c("done", "fait", "done", "tenu"),
];

pub(crate) const APPOINTMENT_STATE: &[Choice] = &[
    c("to_come", "à venir", "to come", "prévu"),
    c("honoured", "honoré", "honoured", ""),
    c("missed", "manqué", "missed", ""),
    c("cancelled", "annulé", "cancelled", ""),
];

pub(crate) const OPPORTUNITY_STATE: &[Choice] = &[
    c("open", "ouverte", "open", "ouvert,en cours"),
    c("won", "gagnée", "won", "gagné,signée"),
    c("lost", "perdue", "lost", "perdu"),
];

pub(crate) const TARGET_STATE: &[Choice] = &[
    c("waiting", "à appeler", "to call", ""),
    c("done", "joint", "reached", "jointe"),
    c("success", "réussi", "success", "réussie"),
    c("out", "abandonné", "given up", "abandonnée"),
];

pub(crate) const CHANNEL: &[Choice] = &[
    c("mail", "mail", "mail", "e-mail,courriel"),
    c("sms", "SMS", "text message", ""),
    c("chat", "chat", "chat", ""),
    c("form", "formulaire", "form", ""),
    c("post", "courrier", "post", ""),
    c("visit", "visite", "visit", ""),
    c("social", "réseau social", "social network", "réseaux sociaux"),
    c("note", "note", "note", ""),
    c("survey", "enquête", "survey", ""),
];

pub(crate) use super::places::{DEPARTMENTS, REGIONS};
