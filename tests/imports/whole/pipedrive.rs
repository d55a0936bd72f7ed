//! Pipedrive: people, each column with the word for what it is about.

use super::Case;
use super::bytes::{book, wide};

/// In English, between commas.
pub fn pipedrive_in_english_arrives_whole() -> Case {
    let header = "Person - ID|Person - Name|Person - First name|Person - Last name|Person - Label|Person - Organization|Person - Phone - Work|Person - Phone - Home|Person - Phone - Mobile|Person - Phone - Other|Person - Email - Work|Person - Email - Home|Person - Email - Other|Person - Open deals|Person - Closed deals|Person - Next activity date|Person - Owner|Person - Person created|Person - Update time|Person - Visible to|Person - Job title|Person - Postal address|Person - Birthday|Person - Notes|Person - Marketing status";
    let rows = [
        "Person - ID=12|Person - Name=Zoé Le Gall|Person - First name=Zoé|Person - Last name=Le Gall|Person - Label=Customer, Hot lead|Person - Organization=Crêperie Le Gall|Person - Phone - Work=01 99 00 12 34, 01 99 00 12 35|Person - Phone - Mobile=06 39 98 00 12|Person - Email - Work=zoe@a.example, contact@a.example|Person - Email - Home=zoe@perso.example|Person - Open deals=1|Person - Closed deals=0|Person - Next activity date=2025-03-04|Person - Owner=Anne Roux|Person - Person created=2025-01-02 10:00:00|Person - Visible to=Item owner|Person - Job title=Gérante|Person - Postal address=1 rue A, 35000 Rennes, France|Person - Birthday=1980-05-12|Person - Notes=Aime le cidre|Person - Marketing status=No consent",
        "Person - ID=13|Person - Name=Jean de La Fontaine|Person - First name=Jean|Person - Last name=de La Fontaine|Person - Phone - Home=03 53 01 00 13|Person - Phone - Other=+44 20 7946 0123|Person - Email - Other=jean@b.example|Person - Open deals=0|Person - Closed deals=2|Person - Owner=Anne Roux|Person - Person created=2025-01-02 10:00:00|Person - Visible to=Item owner",
    ];
    let people = [
        "external_id=12 | first_name=Zoé | last_name=Le Gall | birth_year=1980 | company=Crêperie Le Gall | job=Gérante | phone.work=+33199001234 | phone.work=+33199001235 | phone.mobile=+33639980012 | email.work=zoe@a.example | email.work=contact@a.example | email.home=zoe@perso.example | address=1 rue A / 35000 / Rennes / FR | tag=Customer | tag=Hot lead | note=Aime le cidre",
        "external_id=13 | first_name=Jean | last_name=de La Fontaine | phone.home=+33353010013 | phone=+442079460123 | email=jean@b.example",
    ];
    Case::new("people-1234-5.csv", wide(',', header, &rows), ["csv", "utf-8", "pipedrive"], &people)
}

/// In French, in a workbook, with the name in one piece.
pub fn pipedrive_in_french_in_a_workbook_arrives_whole() -> Case {
    let header = "Personne - ID|Personne - Nom|Personne - Étiquette|Personne - Organisation|Personne - Téléphone - Travail|Personne - Téléphone - Domicile|Personne - Téléphone - Mobile|Personne - Téléphone - Autre|Personne - E-mail - Travail|Personne - E-mail - Domicile|Personne - E-mail - Autre|Personne - Affaires ouvertes|Personne - Affaires conclues|Personne - Date de la prochaine activité|Personne - Propriétaire|Personne - Personne créée|Personne - Heure de mise à jour|Personne - Poste|Organisation - Nom|Organisation - Adresse";
    let rows = [
        "Personne - ID=#12|Personne - Nom=Zoé Le Gall|Personne - Étiquette=Client|Personne - Organisation=Crêperie Le Gall|Personne - Téléphone - Travail=01 99 00 12 34|Personne - Téléphone - Mobile=#639980012|Personne - E-mail - Travail=zoe@a.example|Personne - E-mail - Autre=zoe@perso.example|Personne - Affaires ouvertes=#1|Personne - Affaires conclues=#0|Personne - Propriétaire=Anne Roux|Personne - Personne créée=#t45659.41666|Personne - Poste=Gérante|Organisation - Nom=Crêperie Le Gall|Organisation - Adresse=1 rue A, 35000 Rennes",
        "Personne - ID=#13|Personne - Nom=Mme Anne-Sophie de Rivière|Personne - Téléphone - Domicile=03 53 01 00 13|Personne - Affaires ouvertes=#0|Personne - Affaires conclues=#2|Personne - Propriétaire=Anne Roux|Personne - Personne créée=#t45659.41666",
    ];
    let people = [
        "external_id=12 | first_name=Zoé | last_name=Le Gall | company=Crêperie Le Gall | job=Gérante | phone.work=+33199001234 | phone.mobile=+33639980012 | email.work=zoe@a.example | email=zoe@perso.example | address.work=1 rue A / 35000 / Rennes / - | tag=Client",
        "external_id=13 | civility=mme | first_name=Anne-Sophie | last_name=de Rivière | phone.home=+33353010013",
    ];
    Case::new("personnes.xlsx", book("Personnes", header, &rows), ["xlsx", "utf-8", "pipedrive"], &people)
}
