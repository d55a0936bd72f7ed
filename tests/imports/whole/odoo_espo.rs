//! Odoo and EspoCRM: by the words of their screens, by those of their tables.

use super::Case;
use super::bytes::{book, quoted, wide};

/// A workbook in which people stand beside the companies they work for.
pub fn odoo_in_french_in_a_workbook_arrives_whole() -> Case {
    let header = "ID externe|Nom|Est une société|Société liée|Poste occupé|Titre|Téléphone|Mobile|E-mail|Rue|Rue 2|Ville|État|Code postal|Pays|N° TVA|Lien du site web|Étiquettes|Vendeur|Langue|Notes|Référence";
    let rows = [
        "ID externe=__export__.res_partner_11|Nom=Crêperie Le Gall|Est une société=#b1|Téléphone=+33 1 99 00 12 30|E-mail=contact@a.example|Rue=1 rue A|Ville=Rennes|Code postal=35000|Pays=France|N° TVA=FR44732829320|Lien du site web=https://a.example|Étiquettes=Client|Vendeur=Anne Roux|Langue=French / Français",
        "ID externe=__export__.res_partner_12|Nom=Zoé Le Gall|Est une société=#b0|Société liée=Crêperie Le Gall|Poste occupé=Gérante|Titre=Madame|Téléphone=+33 1 99 00 12 34|Mobile=+33 6 39 98 00 12|E-mail=zoe@a.example|Rue=1 rue A|Rue 2=Bât. B|Ville=Rennes|Code postal=35000|Pays=France|Étiquettes=VIP,Salon|Vendeur=Anne Roux|Langue=French / Français|Notes=Cliente & amie",
        "ID externe=__export__.res_partner_13|Nom=Hans Müller|Est une société=#b0|Titre=Docteur|Mobile=0151 23456789|Rue=Hauptstraße 1|Ville=Berlin|Code postal=10115|Pays=Allemagne|Langue=German / Deutsch",
    ];
    let people = [
        "external_id=__export__.res_partner_11 | company=Crêperie Le Gall | company.website=https://a.example | phone=+33199001230 | email=contact@a.example | address=1 rue A / 35000 / Rennes / FR | language=fr | tag=Client",
        "external_id=__export__.res_partner_12 | civility=mme | first_name=Zoé | last_name=Le Gall | company=Crêperie Le Gall | company.website=https://a.example | job=Gérante | phone=+33199001234 | phone.mobile=+33639980012 | email=zoe@a.example | address=1 rue A, Bât. B / 35000 / Rennes / FR | language=fr | tag=Salon | tag=VIP | note=Cliente & amie",
        "external_id=__export__.res_partner_13 | first_name=Hans | last_name=Müller | phone.mobile=+4915123456789 | address=Hauptstraße 1 / 10115 / Berlin / DE | language=de",
    ];
    Case::new("Contact (res.partner).xlsx", book("Sheet1", header, &rows), ["xlsx", "utf-8", "odoo"], &people)
        .untaken(&["4 Titre unknown_value"])
}

/// By the names of the fields, to be brought in again.
pub fn odoo_by_its_technical_names_arrives_whole() -> Case {
    let header = "id|name|is_company|parent_id/name|function|title/name|phone|mobile|email|street|street2|city|state_id/name|zip|country_id/name|vat|website|category_id/name|lang|comment|ref|user_id/name";
    let rows = [
        "id=__export__.res_partner_12_1a2b|name=Zoé Le Gall|is_company=False|parent_id/name=Crêperie Le Gall|function=Gérante|title/name=Madame|phone=+33199001234|mobile=+33639980012|email=zoe@a.example|street=1 rue A|city=Rennes|zip=35000|country_id/name=France|category_id/name=VIP|lang=fr_FR|comment=Cliente|ref=C-12|user_id/name=Anne Roux",
        "id=__export__.res_partner_13_1a2b|name=Quai Ouest|is_company=True|phone=+33261910042|street=2 quai de la Fosse|street2=Étage 2|city=Nantes|zip=44000|country_id/name=France|vat=FR44732829320|website=https://quai.example|lang=fr_FR",
    ];
    let people = [
        "external_id=__export__.res_partner_12_1a2b | civility=mme | first_name=Zoé | last_name=Le Gall | company=Crêperie Le Gall | job=Gérante | phone=+33199001234 | phone.mobile=+33639980012 | email=zoe@a.example | address=1 rue A / 35000 / Rennes / FR | language=fr | tag=VIP | note=Cliente",
        "external_id=__export__.res_partner_13_1a2b | company=Quai Ouest | company.website=https://quai.example | phone=+33261910042 | address=2 quai de la Fosse, Étage 2 / 44000 / Nantes / FR | language=fr",
    ];
    Case::new("res.partner.csv", quoted(',', header, &rows), ["csv", "utf-8", "odoo"], &people)
}

/// The attributes of the records, as the list exports them.
pub fn espocrm_by_its_attributes_arrives_whole() -> Case {
    let header = "id|name|deleted|salutationName|firstName|lastName|accountId|accountName|title|description|emailAddress|phoneNumber|phoneNumberMobile|phoneNumberHome|phoneNumberFax|phoneNumberOffice|doNotCall|addressStreet|addressCity|addressState|addressCountry|addressPostalCode|opportunityRole|acceptanceStatus|createdAt|modifiedAt|createdById|createdByName|assignedUserId|assignedUserName|teamsIds|teamsNames|emailAddressIsOptedOut|phoneNumberIsOptedOut";
    let rows = [
        "id=5f0c1d2e3a4b5c6d7|name=Zoé Le Gall|deleted=0|salutationName=Mrs.|firstName=Zoé|lastName=Le Gall|accountId=5f0c1d2e3a4b5c600|accountName=Crêperie Le Gall|title=Gérante|description=Cliente|emailAddress=zoe@a.example|phoneNumber=+33199001234|phoneNumberMobile=+33639980012|phoneNumberHome=+33261910043|phoneNumberFax=+33199001235|phoneNumberOffice=+33199001234|doNotCall=0|addressStreet=1 rue A\nBât. B|addressCity=Rennes|addressCountry=France|addressPostalCode=35000|createdAt=2025-01-02 10:00:00|createdById=1|createdByName=Anne Roux|assignedUserId=1|assignedUserName=Anne Roux|emailAddressIsOptedOut=0|phoneNumberIsOptedOut=0",
        "id=5f0c1d2e3a4b5c6d8|name=Aïcha M'Barek|deleted=0|firstName=Aïcha|lastName=M'Barek|emailAddress=aicha@b.example|phoneNumber=+33639980044|phoneNumberMobile=+33639980044|doNotCall=1|addressCity=Tunis|addressCountry=Tunisia|createdAt=2025-01-02 10:00:00|assignedUserName=Anne Roux|emailAddressIsOptedOut=1|phoneNumberIsOptedOut=0",
        "id=5f0c1d2e3a4b5c6d9|name=Rémi Roy|deleted=0|salutationName=Mr.|firstName=Rémi|lastName=Roy|phoneNumber=+33639980045|phoneNumberMobile=+33639980045|doNotCall=0|emailAddressIsOptedOut=0|phoneNumberIsOptedOut=1",
    ];
    let people = [
        "external_id=5f0c1d2e3a4b5c6d7 | civility=mme | first_name=Zoé | last_name=Le Gall | company=Crêperie Le Gall | job=Gérante | phone.work=+33199001234 | phone.mobile=+33639980012 | phone.home=+33261910043 | phone.fax=+33199001235 | email=zoe@a.example | address=1 rue A, Bât. B / 35000 / Rennes / FR | note=Cliente",
        "external_id=5f0c1d2e3a4b5c6d8 | first_name=Aïcha | last_name=M'Barek | phone.mobile=+33639980044 | email=aicha@b.example | address=- / - / Tunis / TN | do_not_call",
        "external_id=5f0c1d2e3a4b5c6d9 | civility=m | first_name=Rémi | last_name=Roy | phone.mobile=+33639980045 | do_not_call",
    ];
    Case::new("Export_Contact.csv", wide(',', header, &rows), ["csv", "utf-8", "espocrm"], &people)
}

/// The labels of the French screens, with the separator that its preferences offer.
pub fn espocrm_in_french_with_semicolons_arrives_whole() -> Case {
    let header = "Nom|Titre de civilité|Prénom|Nom de famille|Compte|Titre|Email|Téléphone|Téléphone (Mobile)|Téléphone (Maison)|Téléphone (Bureau)|Téléphone (Autre)|Fax|Ne Pas Appeler|Rue|Ville|Région|Code postal|Pays|Description|Date de création|Utilisateur assigné|Équipes";
    let rows = [
        "Nom=Zoé Le Gall|Titre de civilité=Mme|Prénom=Zoé|Nom de famille=Le Gall|Compte=Crêperie Le Gall|Titre=Gérante|Email=zoe@a.example|Téléphone=01 99 00 12 34|Téléphone (Mobile)=06 39 98 00 12|Téléphone (Maison)=02 61 91 00 46|Téléphone (Bureau)=01 99 00 12 34|Fax=01 99 00 12 35|Ne Pas Appeler=Non|Rue=1 rue A|Ville=Rennes|Région=Bretagne|Code postal=35000|Pays=France|Description=Cliente ; VIP|Date de création=02/01/2025 10:00|Utilisateur assigné=Anne Roux|Équipes=Ouest",
        "Nom=Paul-Émile de Saint-Exupéry|Titre de civilité=M.|Prénom=Paul-Émile|Nom de famille=de Saint-Exupéry|Compte=Aéro ; Fils|Titre=Pilote|Téléphone=05 36 49 00 47|Téléphone (Autre)=04 65 71 00 48|Ne Pas Appeler=Oui|Ville=Toulouse|Code postal=31000|Pays=France|Utilisateur assigné=Anne Roux",
    ];
    let people = [
        "civility=mme | first_name=Zoé | last_name=Le Gall | company=Crêperie Le Gall | job=Gérante | phone.work=+33199001234 | phone.mobile=+33639980012 | phone.home=+33261910046 | phone.fax=+33199001235 | email=zoe@a.example | address=1 rue A / 35000 / Rennes / FR | note=Cliente ; VIP",
        "civility=m | first_name=Paul-Émile | last_name=de Saint-Exupéry | company=Aéro ; Fils | job=Pilote | phone=+33536490047 | phone=+33465710048 | address=- / 31000 / Toulouse / FR | do_not_call",
    ];
    Case::new("Export_Contact.csv", wide(';', header, &rows), ["csv", "utf-8", "espocrm"], &people)
}

/// The labels of the English screens; the complete name has the company in it.
pub fn odoo_in_english_arrives_whole() -> Case {
    let header = "External ID|Complete Name|Name|Company Type|Is a Company|Related Company/Name|Job Position|Title/Name|Phone|Mobile|Email|Street|Street2|City|State/State Name|Zip|Country/Country Name|Tax ID|Website Link|Tags|Salesperson/Name|Notes|Language";
    let rows = [
        "External ID=__export__.res_partner_12|Complete Name=Crêperie Le Gall, Zoé Le Gall|Name=Zoé Le Gall|Company Type=Individual|Is a Company=False|Related Company/Name=Crêperie Le Gall|Job Position=Manager|Title/Name=Madam|Phone=+33 1 99 00 12 34|Mobile=+33 6 39 98 00 12|Email=zoe@a.example|Street=1 rue A|City=Rennes|Zip=35000|Country/Country Name=France|Tags=VIP|Salesperson/Name=Anne Roux|Notes=Client|Language=fr_FR",
        "External ID=__export__.res_partner_13|Complete Name=Quai Ouest|Name=Quai Ouest|Company Type=Company|Is a Company=True|Phone=+33 2 61 91 00 42|City=Nantes|Zip=44000|Country/Country Name=France|Website Link=https://quai.example|Language=fr_FR",
    ];
    let people = [
        "external_id=__export__.res_partner_12 | civility=mme | first_name=Zoé | last_name=Le Gall | company=Crêperie Le Gall | job=Manager | phone=+33199001234 | phone.mobile=+33639980012 | email=zoe@a.example | address=1 rue A / 35000 / Rennes / FR | language=fr | tag=VIP | note=Client",
        "external_id=__export__.res_partner_13 | company=Quai Ouest | company.website=https://quai.example | phone=+33261910042 | address=- / 44000 / Nantes / FR | language=fr",
    ];
    Case::new("Contact (res.partner).csv", wide(',', header, &rows), ["csv", "utf-8", "odoo"], &people)
}
