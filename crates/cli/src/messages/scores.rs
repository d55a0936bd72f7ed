//! What scores and the figures of a base make the command say: a code, French, English; and why a score is what it is.

use crm::score::ScoreReason;

use super::Lang;
use crate::times;

/// Code, French, English.
#[rustfmt::skip]
pub const TABLE: &[(&str, &str, &str)] = &[
    ("error.not_found.product", "Aucun produit n’a cette référence ni ce nom. Rien n’a été changé.", "No product has this reference or name. Nothing was changed."),
    ("column.group", "Groupe", "Group"),
    ("column.buyers", "Ont acheté", "Bought"),
    ("column.median_days", "Jours jusqu’à l’achat", "Days to buy"),
    ("column.purchase_rate", "Achat", "Purchase"),
    ("column.repurchase_rate", "Réachat", "Repurchase"),
    ("score.of_n", "{0} (n = {1})", "{0} (n = {1})"),
    ("score.percent", "{0} %", "{0}%"),
    ("score.days", "{0} j", "{0} d"),
    ("score.euros", "{0} €", "€{0}"),
    ("score.everybody", "ensemble", "everybody"),
    ("score.clients_before", "{0} personne(s) avaient déjà acheté avant le premier contact : elles n’y sont pas.", "{0} people had bought before the first contact: they are not in it."),
    ("quantify.internal", "saisie", "typed"),
    ("quantify.call", "appel", "call"),
    ("quantify.import", "import", "import"),
    ("quantify.form", "formulaire", "form"),
    ("quantify.demo", "démonstration", "demo"),
    ("quantify.none", "hors campagne", "no campaign"),
    ("quantify.1", "1 contact", "1 contact"),
    ("quantify.2", "2 contacts", "2 contacts"),
    ("quantify.3", "3 contacts", "3 contacts"),
    ("quantify.4+", "4 contacts et plus", "4 contacts or more"),
    ("quantify.call_in", "appel reçu", "call received"),
    ("quantify.call_out", "appel émis", "call made"),
    ("quantify.web_request", "demande du site", "web request"),
    ("quantify.mail", "mail", "mail"),
    ("quantify.sms", "SMS", "SMS"),
    ("quantify.chat", "chat", "chat"),
    ("quantify.post", "courrier", "post"),
    ("quantify.visit", "visite", "visit"),
    ("quantify.social", "réseau social", "social network"),
    ("quantify.survey", "enquête", "survey"),
    ("quantify.other", "autre", "other"),
    ("score.fit", "Adéquation à la cible", "Fit with the target"),
    ("score.interest", "Intérêt pour le produit", "Interest in the product"),
    ("score.answer", "Probabilité de réponse", "Probability of an answer"),
    ("score.expected_value", "Valeur attendue sur un an", "Expected value over a year"),
    ("score.no_target", "donnez une cible par --segment", "give a target with --segment"),
    ("score.no_product", "donnez un produit par --product", "give a product with --product"),
    ("score.no_sign", "aucun signe en trois ans", "no sign in three years"),
    ("score_reason.met", "oui : {0}", "yes: {0}"),
    ("score_reason.not_met", "non : {0}", "no: {0}"),
    ("score_reason.sign", "{0}, {1} fois, la dernière le {2} ({3})", "{0}, {1} times, last on {2} ({3})"),
    ("score_reason.base_calls", "appels aux autres, en un an : {1} réponse(s) sur {0}", "calls to others, in a year: {1} answers of {0}"),
    ("score_reason.base_calls_then", "appels aux autres à cette heure de ce jour : {1} réponse(s) sur {0}", "calls to others at this hour of this day: {1} answers of {0}"),
    ("score_reason.own_calls", "appels à cette personne à d’autres heures : {1} réponse(s) sur {0}", "calls to them at other hours: {1} answers of {0}"),
    ("score_reason.own_calls_then", "appels à cette personne à cette heure de ce jour : {1} réponse(s) sur {0}", "calls to them at this hour of this day: {1} answers of {0}"),
    ("score_reason.never_bought", "jamais de commande", "never ordered"),
    ("score_reason.one_order", "une seule date de commande, le {0} : pas de rythme connu", "one order date only, on {0}: no rhythm is known"),
    ("score_reason.basket", "panier moyen de {0}, sur {1} commande(s)", "average basket of {0}, over {1} orders"),
    ("score_reason.rhythm", "une commande tous les {0}", "one order every {0}"),
    ("score_reason.active", "achète encore : {0} (dernière commande il y a {1})", "still buys: {0} (last order {1} ago)"),
    ("interest_sign.bought", "a acheté ce produit", "bought it"),
    ("interest_sign.bought_family", "a acheté dans sa famille", "bought in its family"),
    ("interest_sign.accepted", "a accepté une offre", "accepted an offer"),
    ("interest_sign.thinking", "réfléchit à une offre", "thinks about an offer"),
    ("interest_sign.refused", "a refusé une offre", "refused an offer"),
    ("interest_sign.deal_open", "affaire en cours", "deal in hand"),
    ("interest_sign.deal_lost", "affaire perdue", "deal lost"),
    ("interest_sign.ticket", "ticket sur ce produit", "ticket about it"),
    ("interest_sign.named", "en parle dans un message", "names it in a message"),
];

impl Lang {
    /// A number with so many decimals, as the language writes them.
    pub fn decimal(self, value: f64, places: usize) -> String {
        let plain = format!("{value:.places$}");
        if self == Lang::Fr { plain.replace('.', ",") } else { plain }
    }

    /// A share from 0 to 1 as a percentage.
    pub fn percent(self, share: f64) -> String {
        self.say("score.percent", &[&self.decimal(share * 100.0, 0)])
    }

    /// Cents as euros.
    pub fn euros(self, cents: f64) -> String {
        self.say("score.euros", &[&self.decimal(cents / 100.0, 2)])
    }

    /// Days, one decimal.
    pub fn days(self, days: f64) -> String {
        self.say("score.days", &[&self.decimal(days, 1)])
    }

    /// Why a score is what it is.
    pub fn score_reason(self, reason: &ScoreReason) -> String {
        use ScoreReason as R;
        let say = |name: &str, arguments: &[&str]| self.say(&format!("score_reason.{name}"), arguments);
        let calls = |name: &str, tried: u32, answered: u32| say(name, &[&tried.to_string(), &answered.to_string()]);
        match reason {
            R::Condition { rule, met } => say(if *met { "met" } else { "not_met" }, &[rule]),
            R::Sign { sign, times, at, weight } => {
                let weight = format!("{}{}", if *weight > 0.0 { "+" } else { "" }, self.decimal(*weight, 1));
                let sign = self.word("interest_sign", sign.as_str());
                say("sign", &[&sign, &times.to_string(), &times::shown(*at), &weight])
            }
            R::BaseCalls { tried, answered } => calls("base_calls", *tried, *answered),
            R::BaseCallsThen { tried, answered } => calls("base_calls_then", *tried, *answered),
            R::OwnCalls { tried, answered } => calls("own_calls", *tried, *answered),
            R::OwnCallsThen { tried, answered } => calls("own_calls_then", *tried, *answered),
            R::NeverBought => say("never_bought", &[]),
            R::OneOrder { at } => say("one_order", &[&times::shown(*at)]),
            // A basket is far below 2⁵³ cents.
            R::Basket { mean_cents, orders } => say("basket", &[&self.euros(*mean_cents as f64), &orders.to_string()]),
            R::Rhythm { interval_days } => say("rhythm", &[&self.days(*interval_days)]),
            R::Active { probability, recency_days } => {
                say("active", &[&self.percent(*probability), &self.days(*recency_days)])
            }
        }
    }
}
