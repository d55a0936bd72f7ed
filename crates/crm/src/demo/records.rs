//! The plain records of the house, its people and its customers: what the store inserts. No identifiers, no behaviour.
//!
//! Indices refer to items of the same [`super::Demo`]: `contact: 7` is `demo.contact(7)`. Times are milliseconds UTC,
//! durations milliseconds, money cents. `None` means unknown, as in real life.

/// An enumeration whose values each have a stable code.
macro_rules! coded {
    ($(#[$about:meta])* $name:ident { $($(#[$what:meta])* $value:ident = $code:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$what])* $value,)+ }

        impl $name {
            /// Every value, in order.
            pub const ALL: &'static [Self] = &[$(Self::$value,)+];

            /// The stable code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$value => $code,)+ }
            }
        }
    };
}

pub(super) use coded;

coded! {
    /// How a person is addressed.
    DemoCivility {
        /// Madame.
        Madam = "mrs",
        /// Monsieur.
        Sir = "mr",
    }
}

coded! {
    /// What the person said a number was.
    DemoPhoneKind {
        /// A mobile telephone.
        Mobile = "mobile",
        /// At home, perhaps shared by the family.
        Home = "home",
        /// A direct line at work.
        Work = "work",
        /// The switchboard of the company, shared by colleagues.
        Switchboard = "switchboard",
    }
}

coded! {
    /// Rung of the lifecycle ladder.
    DemoStage {
        /// Not qualified.
        Suspect = "suspect",
        /// Identified, shows interest.
        Lead = "lead",
        /// Qualified, stated an intention.
        Prospect = "prospect",
        /// Bought.
        Client = "client",
        /// Buys again.
        LoyalClient = "loyal_client",
        /// Lost.
        Lost = "lost",
    }
}

coded! {
    /// Temperature of a prospect.
    DemoTemperature {
        /// No follow-up for long.
        Cold = "cold",
        /// Followed, no immediate need.
        Warm = "warm",
        /// In progress, not signed.
        Hot = "hot",
    }
}

coded! {
    /// Does this person decide?
    DemoDecision {
        /// Decides.
        Yes = "yes",
        /// Does not.
        No = "no",
        /// Decides with somebody else.
        Shared = "shared",
    }
}

/// A brand in whose name the house speaks.
#[derive(Debug, Clone, Copy)]
pub struct DemoPrincipal {
    /// Name.
    pub name: &'static str,
    /// Greeting; `{agent}` stands for the agent's given name.
    pub greeting: &'static str,
    /// Agreed share of calls answered within `goal_seconds`, in percent.
    pub goal_percent: u8,
    /// Agreed waiting time.
    pub goal_seconds: u16,
}

/// A team.
#[derive(Debug, Clone, Copy)]
pub struct DemoTeam {
    /// Name.
    pub name: &'static str,
}

/// Somebody at a desk.
#[derive(Debug, Clone, Copy)]
pub struct DemoAgent {
    /// Given name.
    pub first: &'static str,
    /// Family name.
    pub last: &'static str,
    /// `advisor`, `supervisor`, `trainer` or `student`.
    pub role: &'static str,
    /// 1, 2 or 3: front line, then up.
    pub level: u8,
    /// Internal extension.
    pub extension: &'static str,
    /// Index of the team.
    pub team: usize,
    /// ISO 639-1 codes of the languages spoken.
    pub languages: &'static [&'static str],
}

/// A queue.
#[derive(Debug, Clone, Copy)]
pub struct DemoQueue {
    /// Name.
    pub name: &'static str,
    /// What the caller chose in the voice menu to come here.
    pub ivr: &'static str,
    /// Index of the principal.
    pub principal: usize,
    /// Index of the team.
    pub team: usize,
    /// Indices of the agents who take its calls.
    pub agents: &'static [usize],
}

/// One of our own numbers.
#[derive(Debug, Clone, Copy)]
pub struct DemoLine {
    /// Label.
    pub label: &'static str,
    /// The number.
    pub e164: &'static str,
    /// Index of the queue it leads to.
    pub queue: usize,
}

/// A call outcome.
#[derive(Debug, Clone, Copy)]
pub struct DemoOutcome {
    /// Stable code.
    pub code: &'static str,
    /// Label on screen.
    pub label: &'static str,
}

/// A reason for refusing an offer.
#[derive(Debug, Clone, Copy)]
pub struct DemoRefusalReason {
    /// Stable code.
    pub code: &'static str,
    /// Label on screen.
    pub label: &'static str,
    /// What people say.
    pub verbatims: &'static [&'static str],
}

/// A product of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct DemoProduct {
    /// Reference.
    pub reference: &'static str,
    /// Name.
    pub name: &'static str,
    /// Family.
    pub family: &'static str,
    /// Price, taxes included, per month when `monthly`.
    pub price_cents: i64,
    /// True for a subscription.
    pub monthly: bool,
    /// True when sold to companies.
    pub business: bool,
    /// Pitch: what it has (caractéristique).
    pub feature: &'static str,
    /// Pitch: what that does (avantage).
    pub advantage: &'static str,
    /// Pitch: what it changes for this person (bénéfice).
    pub benefit: &'static str,
    /// Pitch: why to believe it (preuve).
    pub proof: &'static str,
    /// Indices of products that go with it (cross-selling).
    pub cross: &'static [usize],
    /// Indices of products above it (up-selling).
    pub up: &'static [usize],
    /// Share of the sales.
    pub weight: u32,
}

/// A telephone number of a person or a company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoPhone {
    /// As somebody typed it.
    pub raw: String,
    /// `+33…`; `None` when what was typed is no number.
    pub e164: Option<String>,
    /// What the person said it was.
    pub kind_hint: DemoPhoneKind,
}

/// An invented company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoCompany {
    /// Name.
    pub name: String,
    /// Legal form, `SARL`.
    pub legal_form: &'static str,
    /// Fourteen digits, valid by Luhn's rule, with a SIREN in 000 that INSEE never issues.
    pub siret: String,
    /// NAF rév. 2 code, `43.21A`.
    pub naf: &'static str,
    /// INSEE's label of the code.
    pub naf_label: &'static str,
    /// INSEE code of the headcount band, `11`.
    pub headcount_code: &'static str,
    /// INSEE label of the headcount band.
    pub headcount: &'static str,
    /// Switchboard.
    pub phone: DemoPhone,
    /// Mail domain, under `.example`.
    pub domain: String,
    /// Number and street.
    pub street: String,
    /// Postcode.
    pub postcode: &'static str,
    /// Town.
    pub town: &'static str,
    /// INSEE code of the department.
    pub department: &'static str,
}

/// An invented person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoContact {
    /// Given name; `None`, like the family name, when only a number is known.
    pub first: Option<&'static str>,
    /// Family name.
    pub last: Option<&'static str>,
    /// How to address the person.
    pub civility: Option<DemoCivility>,
    /// Job.
    pub job: Option<&'static str>,
    /// Index of the company.
    pub company: Option<usize>,
    /// Under `.example` only.
    pub email: Option<String>,
    /// Numbers, the usual one first: one to three.
    pub phones: Vec<DemoPhone>,
    /// Number and street.
    pub street: Option<String>,
    /// Postcode.
    pub postcode: Option<&'static str>,
    /// Town.
    pub town: Option<&'static str>,
    /// INSEE code of the department.
    pub department: Option<&'static str>,
    /// ISO 3166-1 alpha-2.
    pub country: &'static str,
    /// Rung.
    pub stage: DemoStage,
    /// Every prospect has one, some clients too.
    pub temperature: Option<DemoTemperature>,
    /// Year of birth.
    pub birth_year: Option<i32>,
    /// ISO 639-1 code of the preferred language.
    pub language: &'static str,
    /// When the person likes to be called.
    pub usual_hours: Option<&'static str>,
    /// When the file was made; not after the person's first call.
    pub created_at_ms: i64,
    /// Number of the loyalty card.
    pub loyalty_card: Option<String>,
    /// Does this person decide?
    pub decision_power: Option<DemoDecision>,
    /// Index of the agent who owns the file.
    pub owner: usize,
    /// Index of the principal whose customer this is.
    pub principal: usize,
}
