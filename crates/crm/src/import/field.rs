//! What a column of a file may hold, for each kind of file.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::codes::codes;

codes! {
    /// What the rows of a file are.
    ImportKind {
        /// People and companies.
        Contacts = "contacts",
        /// Orders, invoices, sales of people we have.
        Purchases = "purchases",
        /// The call log of a telephone system.
        Calls = "calls",
        /// Incident tickets of another program.
        Tickets = "tickets",
    }
}

codes! {
    /// What a column holds. Several columns may hold numbers, e-mails, tags or notes; of the others the first counts.
    ImportField {
        /// Id of the row in the program the file comes from.
        ExternalId = "external_id",
        /// First and last name in one cell, in either order.
        Name = "name",
        /// `M.`, `Mme`, `Mlle`…
        Civility = "civility",
        /// First name.
        FirstName = "first_name",
        /// Last name.
        LastName = "last_name",
        /// `F`, `H`, `femme`…
        Sex = "sex",
        /// Year of birth, date of birth, or age.
        Birth = "birth",
        /// The row is a company, not a person: yes or no. Its name is the company's.
        IsCompany = "is_company",
        /// Employer.
        Company = "company",
        /// SIRET, or SIREN.
        Siret = "siret",
        /// NAF (APE) code.
        Naf = "naf",
        /// Headcount: INSEE band, or a number of people.
        Headcount = "headcount",
        /// Type of establishment: siège, agence…
        Establishment = "establishment",
        /// Website of the company.
        Website = "website",
        /// Function at work.
        Job = "job",
        /// Decides: yes, no, or who does.
        DecisionPower = "decision_power",
        /// Telephone number, of no particular use.
        Phone = "phone",
        /// Mobile number.
        PhoneMobile = "phone_mobile",
        /// Number at work.
        PhoneWork = "phone_work",
        /// Number at home.
        PhoneHome = "phone_home",
        /// Switchboard of the company.
        PhoneSwitchboard = "phone_switchboard",
        /// Fax: kept, never called.
        Fax = "fax",
        /// E-mail address, of no particular use.
        Email = "email",
        /// E-mail address at work.
        EmailWork = "email_work",
        /// Private e-mail address.
        EmailHome = "email_home",
        /// Whole postal address in one cell.
        Address = "address",
        /// Number and street, of no particular use; several columns are lines of one address.
        Street = "street",
        /// Postcode.
        Postcode = "postcode",
        /// Town.
        Town = "town",
        /// Country, by its code or its name.
        Country = "country",
        /// What the main address is: home, work.
        AddressKind = "address_kind",
        /// Home: number and street.
        HomeStreet = "home_street",
        /// Home: postcode.
        HomePostcode = "home_postcode",
        /// Home: town.
        HomeTown = "home_town",
        /// Home: country.
        HomeCountry = "home_country",
        /// Work: number and street.
        WorkStreet = "work_street",
        /// Work: postcode.
        WorkPostcode = "work_postcode",
        /// Work: town.
        WorkTown = "work_town",
        /// Work: country.
        WorkCountry = "work_country",
        /// Preferred language.
        Language = "language",
        /// When to reach them.
        UsualHours = "usual_hours",
        /// Number of the loyalty card.
        LoyaltyCard = "loyalty_card",
        /// PCS code of INSEE.
        Pcs = "pcs",
        /// `utilisateur`, `usager`, `consommateur`…
        Label = "label",
        /// Tastes and constraints.
        Preferences = "preferences",
        /// Rung of the ladder.
        Stage = "stage",
        /// How close they are to a decision: cold, warm, hot.
        Temperature = "temperature",
        /// Words of the house, several in a cell.
        Tags = "tags",
        /// Free text, kept on the timeline.
        Note = "note",
        /// Must not be canvassed: yes or no.
        DoNotCall = "do_not_call",
        /// Whose: the id of the person in the program the file comes from.
        Customer = "customer",
        /// Whose: a name.
        CustomerName = "customer_name",
        /// When it happened: a date, with its hour or not.
        At = "at",
        /// The hour, when it has a column of its own.
        Time = "time",
        /// When it was answered, ended or closed.
        EndedAt = "ended_at",
        /// What was bought, as on the order; the subject of a ticket.
        Subject = "subject",
        /// Reference of a product in our catalogue.
        Product = "product",
        /// Units.
        Quantity = "quantity",
        /// Amount of the whole, in euros, all taxes.
        Amount = "amount",
        /// Amount of one unit.
        UnitPrice = "unit_price",
        /// Where it was bought.
        Channel = "channel",
        /// `entrant`, `sortant`…
        Direction = "direction",
        /// Calling number.
        From = "from",
        /// Called number.
        To = "to",
        /// How long they talked.
        Duration = "duration",
        /// How long they waited.
        Wait = "wait",
        /// How the call ended.
        Outcome = "outcome",
        /// Reason for contact.
        Motive = "motive",
        /// Who of ours.
        Agent = "agent",
        /// Queue or line.
        Queue = "queue",
        /// Category of a ticket.
        Category = "category",
        /// How urgent a ticket is.
        Priority = "priority",
        /// What became of it.
        Status = "status",
        /// What solved it.
        Resolution = "resolution",
    }
}

impl ImportField {
    /// Whether a file of this kind may have such a column.
    pub fn belongs_to(self, kind: ImportKind) -> bool {
        use ImportField as F;
        let person = self <= F::DoNotCall;
        // How a row of another kind says whose it is.
        let whose = matches!(
            self,
            F::Customer
                | F::CustomerName
                | F::FirstName
                | F::Phone
                | F::PhoneMobile
                | F::PhoneWork
                | F::PhoneHome
                | F::Email
                | F::EmailWork
                | F::EmailHome
        );
        match kind {
            ImportKind::Contacts => person,
            ImportKind::Purchases => {
                whose
                    || matches!(
                        self,
                        F::ExternalId
                            | F::At
                            | F::Time
                            | F::Subject
                            | F::Product
                            | F::Quantity
                            | F::Amount
                            | F::UnitPrice
                            | F::Channel
                            | F::Agent
                    )
            }
            ImportKind::Calls => {
                whose
                    || matches!(
                        self,
                        F::ExternalId
                            | F::At
                            | F::Time
                            | F::EndedAt
                            | F::Direction
                            | F::From
                            | F::To
                            | F::Duration
                            | F::Wait
                            | F::Outcome
                            | F::Motive
                            | F::Agent
                            | F::Queue
                            | F::Note
                            | F::Status
                    )
            }
            ImportKind::Tickets => {
                whose
                    || matches!(
                        self,
                        F::ExternalId
                            | F::At
                            | F::Time
                            | F::EndedAt
                            | F::Subject
                            | F::Note
                            | F::Category
                            | F::Priority
                            | F::Status
                            | F::Resolution
                            | F::Motive
                            | F::Agent
                    )
            }
        }
    }

    /// Whether it is a number or an address by which somebody is reached.
    pub fn is_reached(self) -> bool {
        use ImportField as F;
        matches!(
            self,
            F::Phone
                | F::PhoneMobile
                | F::PhoneWork
                | F::PhoneHome
                | F::PhoneSwitchboard
                | F::Fax
                | F::Email
                | F::EmailWork
                | F::EmailHome
        )
    }

    /// Whether several columns of one file may hold it.
    pub fn repeats(self) -> bool {
        use ImportField as F;
        self.is_reached()
            || matches!(self, F::Street | F::HomeStreet | F::WorkStreet | F::Tags | F::Note | F::DoNotCall)
    }
}

/// A column of a file and what it was taken for: one entry per column, in the order of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MappedColumn {
    /// As the file names it; a letter where it gives none.
    pub name: String,
    /// What it holds; `None`: not imported.
    pub field: Option<ImportField>,
}
