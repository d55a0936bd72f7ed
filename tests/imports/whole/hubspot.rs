//! HubSpot: every property, between quotes, or in a workbook.

use super::Case;
use super::bytes::{book, quoted};

/// Dates with their hour, a lifecycle stage in words, and a record id.
pub fn hubspot_in_english_arrives_whole() -> Case {
    let header = "Record ID|First Name|Last Name|Email|Phone Number|Mobile Phone Number|WhatsApp Phone Number|Fax Number|Contact owner|Lead Status|Marketing contact status|Lifecycle Stage|Create Date|Last Activity Date|Job Title|Company Name|Website URL|Street Address|City|State/Region|Postal Code|Country/Region|Preferred language|Time Zone|Original Source|Number of Employees|Message|Associated Company|Associated Company IDs|Unsubscribed from all email|Email Domain|Marketing emails opened|Last marketing email name|Date of birth|Became a customer date";
    let rows = [
        "Record ID=151|First Name=Zoé|Last Name=Le Gall|Email=zoe@a.example|Phone Number=+33 1 99 00 12 34|Mobile Phone Number=06 39 98 00 12|Contact owner=Anne Roux|Lead Status=Connected|Marketing contact status=Marketing contact|Lifecycle Stage=Customer|Create Date=2025-01-02 10:00|Last Activity Date=2025-02-03 11:00|Job Title=Gérante|Company Name=Crêperie \"Ker\"|Website URL=creperie.example|Street Address=1 rue A|City=Rennes|State/Region=Bretagne|Postal Code=35000|Country/Region=France|Preferred language=French|Original Source=Offline Sources|Number of Employees=12|Email Domain=a.example|Marketing emails opened=4|Last marketing email name=Vœux 2025|Associated Company=Crêperie \"Ker\"|Associated Company IDs=77|Date of birth=1980-05-12|Became a customer date=2025-01-05",
        "Record ID=20251|First Name=Carlos|Last Name=de la Cruz|Email=carlos@b.example|Phone Number=91 123 45 67|WhatsApp Phone Number=+34 612 34 56 78|Lifecycle Stage=Lead|Create Date=2025-01-03 10:00|Street Address=Calle Mayor, 3|City=Madrid|Postal Code=28013|Country/Region=Spain|Preferred language=Spanish - Spain|Unsubscribed from all email=true",
        "Record ID=20252|Email=info@c.example|Lifecycle Stage=Subscriber|Create Date=2025-01-04 10:00|Company Name=Sarl C|Associated Company=Sarl C",
        "Record ID=20253|First Name=Anne|Last Name=Morel-Lacour|Email=anne@d.example|Lifecycle Stage=Marketing Qualified Lead|Create Date=2025-01-04 10:00",
        "Record ID=20254|First Name=Ugo|Last Name=Petit|Email=ugo@d.example|Lifecycle Stage=Opportunity|Create Date=2025-01-04 10:00",
        "Record ID=20255|First Name=Éva|Last Name=Grand|Email=eva@d.example|Lifecycle Stage=Other|Create Date=2025-01-04 10:00",
    ];
    let people = [
        "external_id=151 | first_name=Zoé | last_name=Le Gall | birth_year=1980 | company=Crêperie \"Ker\" | company.headcount_band=11 | company.website=creperie.example | job=Gérante | phone=+33199001234 | phone.mobile=+33639980012 | email=zoe@a.example | address=1 rue A / 35000 / Rennes / FR | language=fr | stage=client",
        "external_id=20251 | first_name=Carlos | last_name=de la Cruz | phone=+34911234567 | phone.mobile=+34612345678 | email=carlos@b.example | address=Calle Mayor, 3 / 28013 / Madrid / ES | language=es | stage=lead",
        "external_id=20252 | company=Sarl C | email=info@c.example",
        "external_id=20253 | first_name=Anne | last_name=Morel-Lacour | email=anne@d.example | stage=lead",
        "external_id=20254 | first_name=Ugo | last_name=Petit | email=ugo@d.example | stage=prospect",
        "external_id=20255 | first_name=Éva | last_name=Grand | email=eva@d.example",
    ];
    let text = quoted(',', header, &rows);
    Case::new("hubspot-crm-exports-all-contacts-2025-03-01.csv", text, ["csv", "utf-8", "hubspot"], &people)
}

/// The same in French, in a workbook: numbers as numbers, dates as dates.
pub fn hubspot_in_french_in_a_workbook_arrives_whole() -> Case {
    let header = "ID de fiche d'informations|Prénom|Nom|E-mail|Numéro de téléphone|Numéro de téléphone mobile|Propriétaire du contact|Statut du lead|Statut du contact marketing|Phase du cycle de vie|Date de création|Date de la dernière activité|Intitulé du poste|Nom de l'entreprise|URL du site web|Adresse postale|Ville|État/région|Code postal|Pays/Région|Langue préférée|Source d'origine|Nombre d'employés|Entreprise associée|Id de l'entreprise associée|Date de naissance";
    let rows = [
        "ID de fiche d'informations=#151|Prénom=Zoé|Nom=Le Gall|E-mail=zoe@a.example|Numéro de téléphone=01 99 00 12 34|Numéro de téléphone mobile=#33639980012|Propriétaire du contact=Anne Roux|Statut du lead=Connecté|Phase du cycle de vie=Client|Date de création=#t45659.41666|Intitulé du poste=Gérante|Nom de l'entreprise=Crêperie & Cie|URL du site web=https://creperie.example|Adresse postale=1 rue A|Ville=Rennes|État/région=Bretagne|Code postal=#35000|Pays/Région=France|Langue préférée=français|Nombre d'employés=#250|Entreprise associée=Crêperie & Cie|Id de l'entreprise associée=#77|Date de naissance=#d29353",
        "ID de fiche d'informations=#152|Prénom=Ali|Nom=Ben Salem|E-mail=ali@a.example|Numéro de téléphone mobile=#639980013|Phase du cycle de vie=Lead qualifié pour la vente|Date de création=#t45660.41666|Code postal=#1000|Ville=Bourg-en-Bresse|Pays/Région=France",
        "ID de fiche d'informations=#153|Prénom=Marie|Nom=N'Diaye|E-mail=marie@a.example|Phase du cycle de vie=Abonné|Date de création=#t45661.41666",
        "ID de fiche d'informations=#154|Prénom=Luc|Nom=Petit|E-mail=luc@a.example|Phase du cycle de vie=Lead qualifié pour le marketing|Date de création=#t45661.41666",
        "ID de fiche d'informations=#155|Prénom=Eva|Nom=Grand|E-mail=eva@a.example|Phase du cycle de vie=Ambassadeur|Date de création=#t45661.41666",
    ];
    let people = [
        "external_id=151 | first_name=Zoé | last_name=Le Gall | birth_year=1980 | company=Crêperie & Cie | company.headcount_band=32 | company.website=https://creperie.example | job=Gérante | phone=+33199001234 | phone.mobile=+33639980012 | email=zoe@a.example | address=1 rue A / 35000 / Rennes / FR | language=fr | stage=client",
        "external_id=152 | first_name=Ali | last_name=Ben Salem | phone.mobile=+33639980013 | email=ali@a.example | address=- / 01000 / Bourg-en-Bresse / FR | stage=prospect",
        "external_id=153 | first_name=Marie | last_name=N'Diaye | email=marie@a.example",
        "external_id=154 | first_name=Luc | last_name=Petit | email=luc@a.example | stage=lead",
        "external_id=155 | first_name=Eva | last_name=Grand | email=eva@a.example | stage=loyal_client",
    ];
    Case::new("hubspot.xlsx", book("Contacts", header, &rows), ["xlsx", "utf-8", "hubspot"], &people)
}
