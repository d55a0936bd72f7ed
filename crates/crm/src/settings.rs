//! Every setting: its key, default and meaning, in one table.

use std::collections::BTreeSet;

use phone::Region;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use ts_rs::TS;

use crate::law::Law;
use crate::notice::NoticeKind;
use crate::privacy::Retention;
use crate::score::{Thresholds, Weights};
use crate::ticket::Priority;
use crate::{AgentId, Context, Error, Operation, Result, Tx};

/// One setting as declared.
pub struct Setting {
    /// Dotted name.
    pub key: &'static str,
    /// What it is when nobody chose.
    pub default: fn() -> Value,
    /// Whether a value is acceptable.
    accepts: fn(&Value) -> bool,
    /// What it does, in French (shown by `decroche settings show`).
    pub meaning: &'static str,
}

fn one_of(value: &Value, words: &[&str]) -> bool {
    value.as_str().is_some_and(|word| words.contains(&word))
}

fn within(value: &Value, low: i64, high: i64) -> bool {
    value.as_i64().is_some_and(|n| (low..=high).contains(&n))
}

fn text(value: &Value, max: usize) -> bool {
    value.as_str().is_some_and(|s| s.chars().count() <= max)
}

/// Who is at the desk.
const DESK_AGENT: &str = "desk.agent";

/// How far a ticket can be handed up.
pub(crate) const TICKET_LEVELS: &str = "ticket.levels";

/// In how many open hours a ticket is answered, by priority.
pub(crate) const TICKET_TARGETS: &str = "ticket.targets";

/// In how many open minutes a request of a site is answered.
pub(crate) const REQUEST_MINUTES: &str = "request.callback_minutes";

/// How many hours before an appointment the person is reminded of it; 0: not.
pub(crate) const REMIND_HOURS: &str = "appointment.remind_hours";

/// How many minutes before an appointment the agent who goes is told of it; 0: not.
pub(crate) const SOON_MINUTES: &str = "appointment.soon_minutes";
/// How long a marked listening grid is kept, in days.
pub(crate) const LISTENING_DAYS: &str = "listening.days";

/// How long each kind of data is kept.
pub(crate) const PRIVACY_RULES: &str = "privacy.rules";

/// How many days before its term what is to go is told.
pub(crate) const NOTICE_DAYS: &str = "privacy.notice_days";

/// After how many hours another backup is made by itself; 0: never.
pub(crate) const BACKUP_HOURS: &str = "backup.every_hours";

/// For how many days a backup is kept…
pub(crate) const BACKUP_DAYS: &str = "backup.keep_days";

/// …of these, all of them…
pub(crate) const BACKUP_ALL_DAYS: &str = "backup.all_days";

/// …then one a day, then one a week.
pub(crate) const BACKUP_DAILY_DAYS: &str = "backup.daily_days";

/// For how many days a damaged file moved aside is kept.
pub(crate) const ASIDE_DAYS: &str = "file.aside_days";

/// How the RFM marks weigh in the score.
pub(crate) const SCORE_WEIGHTS: &str = "score.weights";
/// The RFM thresholds of a base with few buyers.
pub(crate) const SCORE_THRESHOLDS: &str = "score.thresholds";
/// From how many buyers on RFM marks are quintiles.
pub(crate) const SCORE_FEW: &str = "score.few_buyers";

/// Of a hundred right addresses, how many a year makes wrong.
pub(crate) const AGING_PERCENT: &str = "quality.aging_percent";
/// Below this likelihood, in a hundred, an address is to be checked.
pub(crate) const VERIFY_BELOW: &str = "quality.verify_below_percent";

/// The table. A setting that is not here does not exist.
pub const SETTINGS: &[Setting] = &[
    Setting {
        key: "house.name",
        default: || json!(""),
        accepts: |v| text(v, 80),
        meaning: "Nom de la maison, dit à l’accueil",
    },
    Setting {
        key: "house.region",
        default: || json!("FR"),
        accepts: |v| v.as_str().is_some_and(|code| code.parse::<Region>().is_ok_and(|known| known.to_string() == code)),
        meaning: "Pays où se lisent les numéros écrits sans indicatif (ISO 3166-1)",
    },
    Setting {
        key: "house.hours",
        default: || json!({"days": [1, 2, 3, 4, 5], "from": "09:00", "to": "18:00"}),
        accepts: hours_are_valid,
        meaning: "Heures d’ouverture : jours (1 = lundi), de, à (heure locale)",
    },
    Setting {
        key: "house.time_zone_minutes",
        default: || Value::Null,
        accepts: |v| v.is_null() || within(v, -14 * 60, 14 * 60),
        meaning: "Décalage fixe sur UTC en minutes ; vide : heure de Paris",
    },
    Setting {
        key: "popup.mode",
        default: || json!("front"),
        accepts: |v| one_of(v, &["discreet", "front", "focus"]),
        meaning: "Fenêtre d’appel : discreet (pas de fenêtre), front (devant, sans prendre le clavier), focus (prend le clavier)",
    },
    Setting {
        key: "popup.when",
        default: || json!("ringing"),
        accepts: |v| one_of(v, &["ringing", "answered", "never"]),
        meaning: "Quand elle paraît : ringing (sonnerie), answered (décroché), never (jamais)",
    },
    Setting {
        key: "interface.language",
        default: || json!("fr"),
        accepts: |v| one_of(v, &["fr", "en"]),
        meaning: "Langue de l’interface : fr, en",
    },
    Setting {
        key: "interface.theme",
        default: || json!("system"),
        accepts: |v| one_of(v, &["system", "light", "dark"]),
        meaning: "Thème : system, light (clair), dark (sombre)",
    },
    Setting {
        key: "interface.density",
        default: || json!("comfortable"),
        accepts: |v| one_of(v, &["comfortable", "compact"]),
        meaning: "Densité : comfortable (confortable), compact",
    },
    Setting {
        key: "interface.zoom",
        default: || json!("100"),
        accepts: |v| one_of(v, &["100", "125", "150", "175", "200"]),
        meaning: "Taille du poste à l’écran, en pour cent : 100, 125, 150, 175, 200",
    },
    Setting {
        key: "interface.letter_keys",
        default: || json!(true),
        accepts: Value::is_boolean,
        meaning: "Raccourcis d’une seule lettre hors d’un champ (WCAG 2.1.4)",
    },
    Setting {
        key: DESK_AGENT,
        default: || Value::Null,
        accepts: |v| v.is_null() || agent(v).is_some(),
        meaning: "Agent au poste (identifiant)",
    },
    Setting {
        key: "desk.repeat_days",
        default: || json!(7),
        accepts: |v| within(v, 1, 90),
        meaning: "Fenêtre, en jours, qui compte les appels répétés",
    },
    Setting {
        key: "inlet.http",
        default: || json!(false),
        accepts: Value::is_boolean,
        meaning: "Écouter les téléphones sur 127.0.0.1 (POST /api/v1/cti/<jeton>)",
    },
    Setting {
        key: "inlet.http_port",
        default: || json!(0),
        accepts: |v| within(v, 0, 65_535),
        meaning: "Port de l’écoute ; 0 : choisi par le système, écrit dans desktop.json",
    },
    Setting {
        key: "inlet.http_token",
        default: || json!(""),
        accepts: |v| v.as_str().is_some_and(|text| text.is_empty() || is_a_token(text)),
        meaning: "Jeton que le système téléphonique doit donner (32 chiffres hexadécimaux au moins, ou 22 lettres et chiffres mêlés) ; fait au premier usage",
    },
    Setting {
        key: "inlet.form",
        default: || json!(false),
        accepts: Value::is_boolean,
        meaning: "Recevoir les demandes de rappel d’un site sur 127.0.0.1 (POST /hooks/form/<jeton>)",
    },
    Setting {
        key: "inlet.form_token",
        default: || json!(""),
        accepts: |v| v.as_str().is_some_and(|text| text.is_empty() || is_a_token(text)),
        meaning: "Jeton que le site doit donner (même règle que inlet.http_token) ; fait au premier usage",
    },
    Setting {
        key: "inlet.requests_folder",
        default: || json!(""),
        accepts: |v| text(v, 1_000),
        meaning: "Dossier surveillé : chaque fichier CSV déposé là est lu comme des demandes de rappel (vide : aucun)",
    },
    Setting {
        key: REQUEST_MINUTES,
        default: || json!(15),
        accepts: |v| within(v, 0, 2_880),
        meaning: "Minutes d’ouverture sous lesquelles une demande du site est rappelée, sans heure souhaitée",
    },
    Setting {
        key: "dial.with",
        default: || json!("tel"),
        accepts: |v| one_of(v, &["tel", "sip", "none"]),
        meaning: "Qui compose un numéro appelé d’ici : tel ou sip (le logiciel de téléphonie de cet ordinateur), none (l’agent)",
    },
    Setting {
        key: "guide.inbound",
        default: || json!("cerc"),
        accepts: |v| text(v, 64),
        meaning: "Guide proposé quand un appel entre (clé ; vide : aucun)",
    },
    Setting {
        key: "guide.outbound",
        default: || json!("croc_cours"),
        accepts: |v| text(v, 64),
        meaning: "Guide proposé quand un appel sort (clé ; vide : aucun)",
    },
    Setting {
        key: "offer.refused_months",
        default: || json!(6),
        accepts: |v| within(v, 0, 60),
        meaning: "Mois pendant lesquels un produit refusé n’est plus proposé",
    },
    Setting {
        key: "automation.on",
        default: || json!(true),
        accepts: Value::is_boolean,
        meaning: "Les automatisations agissent et les séquences avancent",
    },
    Setting {
        key: TICKET_LEVELS,
        default: || json!(3),
        accepts: |v| within(v, 1, 9),
        meaning: "Nombre de niveaux d’assistance : un ticket monte de N1 jusqu’à celui-là",
    },
    Setting {
        key: TICKET_TARGETS,
        default: || Priority::ALL.iter().map(|p| (p.as_str().to_owned(), json!(p.answer_hours()))).collect::<Value>(),
        accepts: |v| {
            let hours = |priority: &Priority| v.get(priority.as_str()).is_some_and(|hours| within(hours, 1, 2_000));
            v.as_object().is_some_and(|all| all.len() == Priority::ALL.len()) && Priority::ALL.iter().all(hours)
        },
        meaning: "Délai de réponse promis par priorité, en heures d’ouverture (jours fériés exclus)",
    },
    Setting {
        key: REMIND_HOURS,
        default: || json!(24),
        accepts: |v| within(v, 0, 336),
        meaning: "Heures avant un rendez-vous où le rappeler à la personne (0 : jamais)",
    },
    Setting {
        key: SOON_MINUTES,
        default: || json!(15),
        accepts: |v| within(v, 0, 240),
        meaning: "Minutes avant un rendez-vous où prévenir l’agent qui y va (0 : jamais)",
    },
    Setting {
        key: "notify.desktop",
        default: || json!(true),
        accepts: Value::is_boolean,
        meaning: "Prévenir par une notification du système quand la fenêtre n’est pas devant",
    },
    Setting {
        key: "notify.details",
        default: || json!(false),
        accepts: Value::is_boolean,
        meaning: "Dire dans cette notification de qui et de quoi il s’agit (visible de qui passe devant l’écran)",
    },
    Setting {
        key: "notify.silent",
        default: || json!([]),
        accepts: |v| {
            let known = |word: &Value| word.as_str().is_some_and(|word| word.parse::<NoticeKind>().is_ok());
            v.as_array().is_some_and(|words| words.len() <= NoticeKind::ALL.len() && words.iter().all(known))
        },
        meaning: "Ce qui ne s’annonce pas et reste dans la liste : request, callback_soon, callback_late, ticket_given, ticket_returned, ticket_late, appointment, appointment_soon, campaign, lost_call",
    },
    Setting {
        key: SCORE_WEIGHTS,
        default: || json!({"r": 50, "f": 30, "m": 20}),
        accepts: |v| Weights::read(v).is_some(),
        meaning: "Poids de la récence (r), de la fréquence (f) et du montant (m) dans le score RFM ; la récence pèse le plus",
    },
    Setting {
        key: SCORE_FEW,
        default: || json!(50),
        accepts: |v| within(v, 1, 1_000_000),
        meaning: "Nombre d’acheteurs à partir duquel les notes RFM sont les quintiles de la base ; en dessous : score.thresholds",
    },
    Setting {
        key: SCORE_THRESHOLDS,
        default: || json!({"recency_days": [30, 90, 180, 365], "orders": [2, 3, 6, 10], "euros": [200, 500, 1000, 2000]}),
        accepts: |v| Thresholds::read(v).is_some(),
        meaning: "Seuils RFM d’une petite base : jours depuis le dernier achat (notes 5, 4, 3, 2), achats et euros (notes 2, 3, 4, 5)",
    },
    Setting {
        key: AGING_PERCENT,
        default: || json!(12),
        accepts: |v| within(v, 0, 90),
        meaning: "Part des adresses justes qu’une année rend fausses, en pour cent (12 selon le cours)",
    },
    Setting {
        key: VERIFY_BELOW,
        default: || json!(75),
        accepts: |v| within(v, 1, 100),
        meaning: "Probabilité, en pour cent, sous laquelle une adresse est à vérifier",
    },
    Setting {
        key: "law.rules",
        default: Law::shipped,
        accepts: |v| Law::read(v).is_ok(),
        meaning: "Règles du démarchage téléphonique et jours fériés, datées, avec leur source",
    },
    Setting {
        key: PRIVACY_RULES,
        default: Retention::shipped,
        accepts: |v| Retention::read(v).is_ok(),
        meaning: "Durées de conservation par catégorie, datées, avec leur source",
    },
    Setting {
        key: NOTICE_DAYS,
        default: || json!(30),
        accepts: |v| within(v, 0, 365),
        meaning: "Jours d’avance où ce qui arrive à son terme est annoncé",
    },
    Setting {
        key: BACKUP_HOURS,
        default: || json!(24),
        accepts: |v| within(v, 0, 168),
        meaning: "Heures après lesquelles une sauvegarde se fait d’elle-même pendant que l’application tourne ; 0 : jamais",
    },
    Setting {
        key: BACKUP_DAYS,
        default: || json!(30),
        accepts: |v| within(v, 1, 365),
        meaning: "Jours pendant lesquels une sauvegarde est gardée ; la dernière bonne reste toujours",
    },
    Setting {
        key: BACKUP_ALL_DAYS,
        default: || json!(2),
        accepts: |v| within(v, 1, 365),
        meaning: "Jours pendant lesquels toutes les sauvegardes sont gardées",
    },
    Setting {
        key: BACKUP_DAILY_DAYS,
        default: || json!(14),
        accepts: |v| within(v, 1, 365),
        meaning: "Jours pendant lesquels il en reste une par jour ; ensuite une par semaine",
    },
    Setting {
        key: ASIDE_DAYS,
        default: || json!(30),
        accepts: |v| within(v, 1, 365),
        meaning: "Jours pendant lesquels un fichier abîmé mis de côté est gardé",
    },
    Setting {
        key: LISTENING_DAYS,
        default: || json!(365),
        accepts: |v| within(v, 1, 365),
        meaning: "Durée de garde d’une grille d’écoute remplie, en jours (CNIL, écoute au travail : un an au plus)",
    },
    Setting {
        key: "file.demo",
        default: || json!(false),
        accepts: Value::is_boolean,
        meaning: "Base de démonstration : personnes et numéros inventés, jamais composés",
    },
    Setting {
        key: "file.class",
        default: || json!(false),
        accepts: Value::is_boolean,
        meaning: "Classe d’entraînement : feuilles de vérification, ligne jouée",
    },
    Setting {
        key: "start.done",
        default: || json!(false),
        accepts: Value::is_boolean,
        meaning: "Le premier démarrage est terminé",
    },
];

fn agent(value: &Value) -> Option<AgentId> {
    value.as_str()?.parse().ok()
}

/// Whether the listener takes this text for a secret: `cti::http::Token` says the same, and makes another in its place
/// when it is not one. At most 128 letters, digits, `-` and `_`, eight of them different, that hold 128 bits.
fn is_a_token(text: &str) -> bool {
    let bytes = text.as_bytes();
    let body: Vec<u8> = bytes.iter().copied().filter(u8::is_ascii_alphanumeric).collect();
    // Hundredths of a bit a character of this alphabet holds when chosen at random.
    let each = if body.iter().all(u8::is_ascii_digit) {
        332
    } else if body.iter().all(u8::is_ascii_hexdigit) {
        400
    } else if !body.iter().any(u8::is_ascii_uppercase) || !body.iter().any(u8::is_ascii_lowercase) {
        516
    } else {
        595
    };
    // The dashes of a UUID count for nothing.
    let counted = if each > 400 { bytes.len() } else { body.len() };
    bytes.len() <= 128
        && bytes.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        && counted * each >= 128 * 100
        && bytes.iter().collect::<BTreeSet<_>>().len() >= 8
}

fn hours_are_valid(value: &Value) -> bool {
    let days = value.get("days").and_then(Value::as_array);
    let clock = |key| value.get(key).and_then(Value::as_str).and_then(minutes);
    days.is_some_and(|days| days.iter().all(|d| within(d, 1, 7)))
        && matches!((clock("from"), clock("to")), (Some(from), Some(to)) if from < to)
}

/// Minutes since midnight of `HH:MM` (24:00 allowed); `None` when it is no time.
pub(crate) fn minutes(text: &str) -> Option<u32> {
    let (hours, minutes) = text.split_once(':')?;
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (minutes < 60 && (hours < 24 || (hours == 24 && minutes == 0))).then_some(hours * 60 + minutes)
}

/// Checks a value for a key.
///
/// # Errors
/// [`Error::NotFound`] for an unknown key, [`Error::Invalid`] for a value it does not accept.
pub fn check(key: &str, value: &Value) -> Result<&'static Setting> {
    let setting = SETTINGS.iter().find(|s| s.key == key).ok_or(Error::NotFound { kind: "setting" })?;
    if (setting.accepts)(value) { Ok(setting) } else { Err(Error::Invalid { field: "value", why: "unknown_value" }) }
}

/// A setting with its present value.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SettingValue {
    /// Dotted name.
    pub key: String,
    /// Present value.
    #[ts(type = "unknown")]
    pub value: Value,
    /// It is the default.
    pub is_default: bool,
    /// What it does, in French.
    pub meaning: String,
}

/// Chooses a value for a setting.
#[derive(Debug, Clone)]
pub struct SetSetting {
    /// Dotted name.
    pub key: String,
    /// The value.
    pub value: Value,
}

impl Operation for SetSetting {
    type Output = ();
    const KIND: &'static str = "setting.set";

    fn apply(self, tx: &Tx<'_>, _context: &Context) -> Result<()> {
        check(&self.key, &self.value)?;
        // Everything written at the desk is written by them.
        if self.key == DESK_AGENT
            && let Some(agent) = agent(&self.value)
            && !tx.agent_exists(agent)?
        {
            return Err(Error::NotFound { kind: "agent" });
        }
        tx.set_setting(&self.key, &self.value)?;
        tx.touched_house();
        Ok(())
    }
}
