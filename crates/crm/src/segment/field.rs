//! The closed table of what a rule can ask: each field with its names, its type and what may be said of it.
//!
//! How a field is read from the base is `store::segment`'s; nothing else can be asked.

use super::choices::{self, Choice};
use super::rule::RuleOp;
use crate::codes::codes;

codes! {
    /// What a rule can look at.
    RuleField {
        /// First name.
        FirstName = "first_name",
        /// Last name.
        LastName = "last_name",
        /// Sex, else what the civility says of it.
        Sex = "sex",
        /// Civility.
        Civility = "civility",
        /// The age reached this year: only the year of birth is kept.
        Age = "age",
        /// Function at work.
        Job = "job",
        /// Whether they decide.
        Decides = "decides",
        /// Employer.
        Company = "company",
        /// Preferred language.
        Language = "language",
        /// INSEE socio-professional code.
        Pcs = "pcs",
        /// Utilisateur, usager, consommateur.
        Label = "label",
        /// Number of the loyalty card.
        LoyaltyCard = "loyalty_card",
        /// A word of the house on the fiche.
        Tag = "tag",
        /// Town of the main address.
        Town = "town",
        /// Postcode of the main address.
        Postcode = "postcode",
        /// French department, by the postcode.
        Department = "department",
        /// French region, by the postcode.
        Region = "region",
        /// Country of the main address.
        Country = "country",
        /// Where they work: a town, a district, a postcode, a department or a region.
        Works = "works",
        /// Where they live, alike.
        Lives = "lives",
        /// How far the commune of the main address is from another.
        Distance = "distance",
        /// NAF code of the employer.
        Naf = "naf",
        /// INSEE headcount band of the employer.
        Headcount = "headcount",
        /// Type of establishment.
        Establishment = "establishment",
        /// SIRET of the employer.
        Siret = "siret",
        /// The employer's establishment is its head office.
        HeadOffice = "head_office",
        /// Rung of the ladder.
        Stage = "stage",
        /// Temperature confirmed by a person.
        Temperature = "temperature",
        /// Who follows them.
        Owner = "owner",
        /// The team that does.
        Team = "team",
        /// How the fiche was born.
        Origin = "origin",
        /// When the fiche was born.
        Created = "created",
        /// Last change of the fiche.
        Updated = "updated",
        /// Last exchange either way.
        LastContact = "last_contact",
        /// A number that is good.
        Phone = "phone",
        /// A mobile number that is good.
        Mobile = "mobile",
        /// An e-mail address that is good.
        Email = "email",
        /// Agreement to telephone prospecting (C. conso. L.223-1).
        Consent = "consent",
        /// Asked not to be called, and did not agree again since.
        Opposed = "opposed",
        /// Calls with them.
        Calls = "calls",
        /// Their tickets.
        Tickets = "tickets",
        /// Promises to call them back.
        Callbacks = "callbacks",
        /// Appointments with them.
        Appointments = "appointments",
        /// Their orders.
        Purchases = "purchases",
        /// What they bought for in all.
        Spent = "spent",
        /// Mean of an order: what they bought for, by the number of orders.
        Basket = "basket",
        /// Day of the last order.
        LastPurchase = "last_purchase",
        /// Products they refused.
        Refusals = "refusals",
        /// Deals.
        Opportunities = "opportunities",
        /// Exchanges by another channel than the telephone.
        Exchanges = "exchanges",
        /// Requests of a site to be called.
        Requests = "requests",
        /// Campaigns they are in.
        Campaigns = "campaigns",
        /// The mark they gave in their last survey.
        SurveyScore = "survey_score",
        /// RFM class.
        RfmClass = "rfm_class",
        /// RFM mark of recency, 1 to 5.
        RfmRecency = "rfm_recency",
        /// RFM mark of frequency, 1 to 5.
        RfmFrequency = "rfm_frequency",
        /// RFM mark of what they bought for, 1 to 5.
        RfmMonetary = "rfm_monetary",
        /// RFM score, out of 100.
        RfmScore = "rfm_score",
        /// What is wrong with the fiche, or the list that works it off.
        Flaw = "flaw",
        /// When the fiche was last checked, or made.
        Verified = "verified",
    }
}

codes! {
    /// What the values of a field are.
    FieldKind {
        /// Words, compared accents and case aside.
        Text = "text",
        /// Figures and letters that stand for something: SIRET, NAF, postcode; compared without spaces.
        Code = "code",
        /// One of a closed list.
        Choice = "choice",
        /// The name of something of the house: an agent, a tag.
        Named = "named",
        /// A place.
        Place = "place",
        /// A whole number.
        Number = "number",
        /// How many of them: a bare field means at least one.
        Count = "count",
        /// Kilometres.
        Distance = "distance",
        /// Euros.
        Money = "money",
        /// A day.
        Date = "date",
        /// It is, or is not.
        Flag = "flag",
    }
}

codes! {
    /// What narrows what is counted.
    FilterBy {
        /// Inbound, outbound.
        Direction = "direction",
        /// Where it stands.
        State = "state",
        /// Outcome of the call, or of the last call of a campaign.
        Outcome = "outcome",
        /// Reason for contact.
        Motive = "motive",
        /// Category of the ticket.
        Category = "category",
        /// Product, by name or reference.
        Product = "product",
        /// Family of products.
        Family = "family",
        /// Channel.
        Channel = "channel",
        /// Campaign.
        Campaign = "campaign",
        /// The communes of which the nearest counts.
        From = "from",
    }
}

/// A field as the language knows it.
pub(crate) struct Entry {
    pub field: RuleField,
    pub kind: FieldKind,
    /// Its name in French: how the printer writes it.
    pub fr: &'static str,
    /// Its name in English.
    pub en: &'static str,
    /// Other names it is known by.
    pub also: &'static [&'static str],
    /// Its values, of a closed list.
    pub choices: &'static [Choice],
    /// What narrows it.
    pub filters: &'static [FilterBy],
    /// Whether it takes a period.
    pub dated: bool,
}

const fn f(
    field: RuleField,
    kind: FieldKind,
    fr: &'static str,
    en: &'static str,
    also: &'static [&'static str],
) -> Entry {
    Entry { field, kind, fr, en, also, choices: &[], filters: &[], dated: false }
}

impl Entry {
    const fn of(mut self, choices: &'static [Choice]) -> Self {
        self.choices = choices;
        self
    }

    const fn from(mut self, filters: &'static [FilterBy]) -> Self {
        self.filters = filters;
        self
    }

    const fn by(mut self, filters: &'static [FilterBy]) -> Self {
        self.filters = filters;
        self.dated = true;
        self
    }

    /// The operators it takes.
    pub(crate) fn ops(&self) -> &'static [RuleOp] {
        use RuleOp::{AtLeast, AtMost, Begins, Between, Contains, Empty, Filled, Is, IsNot, Less, More, OneOf};
        match self.kind {
            FieldKind::Text => &[Is, IsNot, Contains, Begins, OneOf, Empty, Filled],
            FieldKind::Code => &[Is, IsNot, Begins, OneOf, Empty, Filled],
            FieldKind::Choice if matches!(self.field, RuleField::Consent | RuleField::Flaw) => &[Is, IsNot, OneOf],
            FieldKind::Choice | FieldKind::Named => &[Is, IsNot, OneOf, Empty, Filled],
            FieldKind::Place => &[Is, IsNot, OneOf],
            FieldKind::Number | FieldKind::Money => &[Is, IsNot, Less, AtMost, More, AtLeast, Between, Empty, Filled],
            FieldKind::Count => &[Is, IsNot, Less, AtMost, More, AtLeast, Between],
            FieldKind::Distance => &[Less, AtMost, More, AtLeast, Between],
            FieldKind::Date => &[Is, IsNot, Less, AtMost, More, AtLeast, Between, Empty, Filled],
            FieldKind::Flag => &[Filled],
        }
    }
}

impl RuleField {
    /// Its line of the table.
    pub(crate) fn entry(self) -> &'static Entry {
        // The table is in the order of the codes: a test holds it.
        FIELDS.get(self as usize).unwrap_or(&FIELDS[0])
    }
}

use FieldKind as K;
use FilterBy as By;
use RuleField as F;

const SALE: &[By] = &[By::Product, By::Family, By::Channel];

/// The table, in the order of [`RuleField`].
#[rustfmt::skip]
pub(crate) const FIELDS: &[Entry] = &[
    f(F::FirstName, K::Text, "prénom", "first name", &[]),
    f(F::LastName, K::Text, "nom", "last name", &["nom de famille", "surname"]),
    f(F::Sex, K::Choice, "sexe", "sex", &["genre"]).of(choices::SEX),
    f(F::Civility, K::Choice, "civilité", "title", &["civility"]).of(choices::CIVILITY),
    f(F::Age, K::Number, "âge", "age", &["agé de", "agée de", "aged"]),
    f(F::Job, K::Text, "fonction", "job", &["métier", "poste", "profession"]),
    f(F::Decides, K::Choice, "décideur", "decision maker", &["pouvoir de décision", "décide"]).of(choices::DECIDES),
    f(F::Company, K::Text, "société", "company", &["entreprise", "employeur", "raison sociale"]),
    f(F::Language, K::Choice, "langue", "language", &[]).of(choices::LANGUAGE),
    f(F::Pcs, K::Code, "PCS", "PCS code", &["code PCS", "CSP", "catégorie socio-professionnelle"]),
    f(F::Label, K::Choice, "qualité", "label", &[]).of(choices::LABEL),
    f(F::LoyaltyCard, K::Code, "carte de fidélité", "loyalty card", &["carte fidélité"]),
    f(F::Tag, K::Named, "étiquette", "tag", &["étiquettes"]),
    f(F::Town, K::Text, "ville", "town", &["commune", "city"]),
    f(F::Postcode, K::Code, "code postal", "postcode", &["CP", "zip code", "zip"]),
    f(F::Department, K::Choice, "département", "department", &["dpt"]).of(choices::DEPARTMENTS),
    f(F::Region, K::Choice, "région", "region", &[]).of(choices::REGIONS),
    f(F::Country, K::Code, "pays", "country", &[]),
    f(F::Works, K::Place, "travaille à", "works in", &["travaille", "travaillent", "travaillant", "travail", "lieu de travail", "works", "working", "work"]),
    f(F::Lives, K::Place, "habite à", "lives in", &["habite", "habitent", "habitant", "vit", "vivant", "domicile", "lives", "living", "live"]),
    f(F::Distance, K::Distance, "distance", "distance", &["éloignement"]).from(&[By::From]),
    f(F::Naf, K::Code, "NAF", "NAF code", &["APE", "code NAF", "code APE", "activité", "industry"]),
    f(F::Headcount, K::Choice, "effectif", "headcount", &["tranche d’effectif", "effectifs"]).of(choices::HEADCOUNT),
    f(F::Establishment, K::Text, "type d’établissement", "establishment", &["établissement"]),
    f(F::Siret, K::Code, "SIRET", "SIRET number", &[]),
    f(F::HeadOffice, K::Flag, "siège", "head office", &["siège social"]),
    f(F::Stage, K::Choice, "étape", "stage", &["rung", "échelon"]).of(choices::STAGE),
    f(F::Temperature, K::Choice, "température", "temperature", &[]).of(choices::TEMPERATURE),
    f(F::Owner, K::Named, "suivi par", "owner", &["suivie par", "propriétaire", "portefeuille de", "followed by"]),
    f(F::Team, K::Named, "équipe", "team", &["pôle"]),
    f(F::Origin, K::Choice, "origine", "origin", &["origine de la fiche"]).of(choices::ORIGIN),
    f(F::Created, K::Date, "date de création", "created", &["créé", "créée", "création", "fiche créée"]),
    f(F::Updated, K::Date, "date de modification", "updated", &["modifié", "modifiée", "modification", "dernière modification", "mis à jour"]),
    f(F::LastContact, K::Date, "dernier contact", "last contact", &["dernier échange", "contacté", "contactée", "contacted"]),
    f(F::Phone, K::Flag, "téléphone valide", "valid phone", &["téléphone", "numéro", "numéro valide", "phone"]),
    f(F::Mobile, K::Flag, "mobile", "mobile phone", &["mobile valide", "téléphone mobile", "portable", "téléphone portable", "numéro de mobile"]),
    f(F::Email, K::Flag, "e-mail valide", "valid e-mail", &["e-mail", "email", "mail", "courriel", "adresse e-mail", "email valide"]),
    f(F::Consent, K::Choice, "accord au démarchage", "consent", &["accord", "consentement"]).of(choices::CONSENT),
    f(F::Opposed, K::Flag, "opposé au démarchage", "objected", &["opposé", "opposée", "opposition", "ne plus appeler"]),
    f(F::Calls, K::Count, "appels", "calls", &["appel"]).by(&[By::Direction, By::State, By::Outcome, By::Motive]),
    f(F::Tickets, K::Count, "tickets", "tickets", &["ticket d’incident", "incidents"]).by(&[By::State, By::Category, By::Motive, By::Product]),
    f(F::Callbacks, K::Count, "rappels", "callbacks", &[]).by(&[By::State]),
    f(F::Appointments, K::Count, "rendez-vous", "appointments", &["RDV"]).by(&[By::State]),
    f(F::Purchases, K::Count, "achats", "purchases", &["commandes", "orders"]).by(SALE),
    f(F::Spent, K::Money, "total des achats", "total spent", &["total d’achats", "montant des achats", "chiffre d’affaires", "CA", "total achats", "spent"]).by(SALE),
    f(F::Basket, K::Money, "panier moyen", "average basket", &["average order", "basket"]).by(SALE),
    f(F::LastPurchase, K::Date, "dernier achat", "last purchase", &["dernière commande", "last order"]),
    f(F::Refusals, K::Count, "refus", "refusals", &["offres refusées"]).by(&[By::Product, By::Family]),
    f(F::Opportunities, K::Count, "opportunités", "opportunities", &["deals", "affaires"]).by(&[By::State, By::Product]),
    f(F::Exchanges, K::Count, "échanges", "exchanges", &["messages"]).by(&[By::Channel, By::Direction]),
    f(F::Requests, K::Count, "demandes", "requests", &["demandes de rappel", "web requests"]).by(&[]),
    f(F::Campaigns, K::Count, "campagnes", "campaigns", &["dans la campagne", "in campaign"]).by(&[By::Campaign, By::Outcome, By::State]),
    f(F::SurveyScore, K::Number, "note d’enquête", "survey score", &["note de satisfaction", "NPS", "CSAT", "dernière note"]),
    f(F::RfmClass, K::Choice, "classe RFM", "RFM class", &["RFM", "classe", "class"]).of(choices::RFM_CLASS),
    f(F::RfmRecency, K::Number, "note R", "R mark", &["récence", "recency", "score R", "note de récence"]),
    f(F::RfmFrequency, K::Number, "note F", "F mark", &["fréquence", "frequency", "score F", "note de fréquence"]),
    f(F::RfmMonetary, K::Number, "note M", "M mark", &["montant RFM", "monetary", "score M", "note de montant"]),
    f(F::RfmScore, K::Number, "score RFM", "RFM score", &["score", "note RFM", "scoring"]),
    f(F::Flaw, K::Choice, "anomalie", "flaw", &["défaut"]).of(choices::FLAW),
    f(F::Verified, K::Date, "dernière vérification", "last verified", &["vérifié", "vérifiée", "vérification", "verified"]),
];

impl FilterBy {
    /// How it is written: in French, in English, and otherwise.
    pub(crate) fn names(self) -> (&'static str, &'static str, &'static [&'static str]) {
        match self {
            By::Direction => ("sens", "direction", &[]),
            By::State => ("état", "state", &["statut", "status"]),
            By::Outcome => ("issue", "outcome", &["résultat"]),
            By::Motive => ("motif", "motive", &["raison", "reason"]),
            By::Category => ("catégorie", "category", &[]),
            By::Product => ("produit", "product", &["référence"]),
            By::Family => ("famille", "family", &["gamme"]),
            By::Channel => ("canal", "channel", &["par"]),
            By::Campaign => ("campagne", "campaign", &[]),
            By::From => ("de", "from", &[]),
        }
    }

    /// Its closed list for that field; empty: names of the house.
    pub(crate) fn choices(self, field: RuleField) -> &'static [Choice] {
        match (self, field) {
            (By::Direction, _) => choices::DIRECTION,
            (By::Channel, F::Exchanges) => choices::CHANNEL,
            (By::State, F::Calls) => choices::CALL_STATE,
            (By::State, F::Tickets) => choices::TICKET_STATE,
            (By::State, F::Callbacks) => choices::CALLBACK_STATE,
            (By::State, F::Appointments) => choices::APPOINTMENT_STATE,
            (By::State, F::Opportunities) => choices::OPPORTUNITY_STATE,
            (By::State, F::Campaigns) => choices::TARGET_STATE,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_follows_the_codes() {
        assert_eq!(FIELDS.len(), RuleField::ALL.len());
        for field in RuleField::ALL {
            assert_eq!(field.entry().field, *field);
            let closed = field.entry().kind == FieldKind::Choice;
            assert_eq!(closed, !field.entry().choices.is_empty(), "{field:?}");
        }
    }
}
