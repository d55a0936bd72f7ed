//! Which program a file comes from, by names of columns that only its exports have.

use crate::codes::codes;
use crate::text::fold;

codes! {
    /// A program whose exports are known by their columns.
    Program {
        /// Ours.
        Decroche = "decroche",
        /// Google Contacts, as it was until 2024 and as it is.
        Google = "google",
        /// Outlook, French or English.
        Outlook = "outlook",
        /// HubSpot.
        Hubspot = "hubspot",
        /// Salesforce.
        Salesforce = "salesforce",
        /// Zoho CRM.
        Zoho = "zoho",
        /// Pipedrive.
        Pipedrive = "pipedrive",
        /// Dolibarr.
        Dolibarr = "dolibarr",
        /// Odoo.
        Odoo = "odoo",
        /// EspoCRM.
        Espocrm = "espocrm",
        /// A spreadsheet.
        Excel = "excel",
        /// Asterisk: the call detail records.
        Asterisk = "asterisk",
    }
}

/// Columns that stand together in the exports of a program, and of no other.
const SIGNS: &[(Program, &[&str])] = &[
    (Program::Decroche, &["identifiant externe", "type d adresse", "ne pas appeler"]),
    (Program::Google, &["phone 1 value"]),
    (Program::Google, &["e mail 1 value"]),
    (Program::Google, &["group membership", "name prefix"]),
    (Program::Outlook, &["business street", "business phone"]),
    (Program::Outlook, &["rue bureau", "telephone bureau"]),
    (Program::Outlook, &["adresse de messagerie", "telephone bureau"]),
    (Program::Outlook, &["adresse de courrier", "rue bureau"]),
    (Program::Zoho, &["record id", "vendor name"]),
    (Program::Zoho, &["record id", "contact owner", "mailing street"]),
    (Program::Zoho, &["record id", "email opt out"]),
    (Program::Hubspot, &["record id", "lifecycle stage"]),
    (Program::Hubspot, &["record id", "contact owner"]),
    (Program::Hubspot, &["record id contact"]),
    (Program::Hubspot, &["phase du cycle de vie", "proprietaire du contact"]),
    (Program::Salesforce, &["account name", "mailing street", "contact id"]),
    (Program::Salesforce, &["account name", "mailing street", "salutation"]),
    (Program::Salesforce, &["accountid", "mailingstreet"]),
    (Program::Pipedrive, &["person name"]),
    (Program::Pipedrive, &["personne nom"]),
    (Program::Dolibarr, &["poste fonction"]),
    (Program::Dolibarr, &["id prof 1"]),
    (Program::Dolibarr, &["id prof 1 siren"]),
    (Program::Dolibarr, &["code tiers"]),
    (Program::Odoo, &["complete name", "country"]),
    (Program::Odoo, &["is a company"]),
    (Program::Odoo, &["est une societe"]),
    (Program::Odoo, &["country id name"]),
    (Program::Odoo, &["job position", "zip"]),
    (Program::Odoo, &["poste occupe", "etiquettes"]),
    (Program::Espocrm, &["emailaddress", "phonenumber"]),
    (Program::Espocrm, &["address street", "address postal code", "assigned user"]),
    (Program::Espocrm, &["nom de famille", "utilisateur assigne"]),
    (Program::Asterisk, &["calldate", "dcontext"]),
    (Program::Asterisk, &["billsec", "uniqueid"]),
];

/// The program these columns come from; `None`: made by hand, or by one we do not know.
pub(super) fn of(names: &[String]) -> Option<Program> {
    let folded: Vec<String> = names.iter().map(|name| fold(name)).collect();
    let all = |signs: &&(Program, &[&str])| signs.1.iter().all(|sign| folded.iter().any(|name| name == sign));
    SIGNS.iter().find(all).map(|(program, _)| *program)
}
