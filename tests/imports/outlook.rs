//! The address books everybody has: Google Contacts and Outlook, in French and in English.

use crate::seen::{encoded, see, table};

/// Google Contacts until 2024.
#[test]
fn google_contacts_as_it_was() {
    let text = table(
        ',',
        &[
            "Name|Given Name|Additional Name|Family Name|Yomi Name|Name Prefix|Birthday|Gender|Location|Notes|Group Membership|E-mail 1 - Type|E-mail 1 - Value|E-mail 2 - Type|E-mail 2 - Value|Phone 1 - Type|Phone 1 - Value|Phone 2 - Type|Phone 2 - Value|Address 1 - Type|Address 1 - Formatted|Address 1 - Street|Address 1 - City|Address 1 - PO Box|Address 1 - Region|Address 1 - Postal Code|Address 1 - Country|Address 1 - Extended Address|Organization 1 - Type|Organization 1 - Name|Organization 1 - Yomi Name|Organization 1 - Title|Organization 1 - Department|Website 1 - Type|Website 1 - Value",
            "Zoé Le Gall|Zoé||Le Gall||Mme|1980-05-12|||Rappeler le matin|* myContacts ::: Clients|* Work|zoe@creperie.example|Home|zoe@perso.example|Mobile|06 39 98 00 12 ::: 06 39 98 00 13|Work|01 99 00 12 34|Home|1 rue de l'Église\n35000 Rennes\nFrance|1 rue de l'Église|Rennes|||35000|France|||Crêperie Le Gall||Gérante|Salle|Profile|https://creperie.example",
            "Ali Ben Salem|Ali||Ben Salem||M.|||||* myContacts|* Work|ali@a.example|||Mobile|+33 6 39 98 00 14|Work|01 99 00 12 35|Home||2 quai de la Fosse|Nantes|||44000|France|||||Comptable|||",
        ],
    );
    let seen = see(text.as_bytes(), "contacts.csv");
    assert_eq!(seen.shape.program.unwrap().as_str(), "google");
    assert_eq!(
        seen.mapped(),
        [
            "Given Name=first_name",
            "Family Name=last_name",
            "Name Prefix=civility",
            "Birthday=birth",
            "Gender=sex",
            "Notes=note",
            "Group Membership=tags",
            "E-mail 1 - Value=email_work",
            "E-mail 2 - Value=email_home",
            "Phone 1 - Value=phone_mobile",
            "Phone 2 - Value=phone_work",
            "Address 1 - Street=home_street",
            "Address 1 - City=home_town",
            "Address 1 - Postal Code=home_postcode",
            "Address 1 - Country=home_country",
            "Organization 1 - Name=company",
            "Organization 1 - Title=job",
            "Website 1 - Value=website",
        ]
    );
    assert_eq!(seen.rows.len(), 2);
    assert_eq!(seen.cell(0, "phone_mobile"), "06 39 98 00 12 ::: 06 39 98 00 13");
    assert_eq!((seen.rows[0].line, seen.rows[1].line), (2, 5), "a cell of three lines stands between them");
}

/// Google Contacts since 2024.
#[test]
fn google_contacts_as_it_is() {
    let text = table(
        ',',
        &[
            "First Name|Middle Name|Last Name|Phonetic First Name|Phonetic Middle Name|Phonetic Last Name|Name Prefix|Name Suffix|Nickname|File As|Organization Name|Organization Title|Organization Department|Birthday|Notes|Photo|Labels|E-mail 1 - Label|E-mail 1 - Value|Phone 1 - Label|Phone 1 - Value|Phone 2 - Label|Phone 2 - Value|Address 1 - Label|Address 1 - Country|Address 1 - Street|Address 1 - Extended Address|Address 1 - City|Address 1 - Region|Address 1 - Postal Code|Address 1 - PO Box|Address 2 - Label|Address 2 - Street|Address 2 - City|Website 1 - Label|Website 1 - Value|Custom Field 1 - Label|Custom Field 1 - Value",
            "Zoé||Le Gall||||Mme||||Crêperie|Gérante||--05-12|Note|https://lh3.example/p|* myContacts|* Work|zoe@a.example|Work Fax|01 99 00 12 34|Mobile|06 39 98 00 12|Work|France|1 rue A||Rennes||35000||Home|3 rue C|Vitré||https://a.example|Code|12",
        ],
    );
    let seen = see(text.as_bytes(), "contacts.csv");
    assert_eq!(seen.shape.program.unwrap().as_str(), "google");
    assert_eq!(
        seen.mapped(),
        [
            "First Name=first_name",
            "Last Name=last_name",
            "Name Prefix=civility",
            "Organization Name=company",
            "Organization Title=job",
            "Birthday=birth",
            "Notes=note",
            "Labels=tags",
            "E-mail 1 - Value=email_work",
            "Phone 1 - Value=fax",
            "Phone 2 - Value=phone_mobile",
            "Address 1 - Country=work_country",
            "Address 1 - Street=work_street",
            "Address 1 - City=work_town",
            "Address 1 - Postal Code=work_postcode",
            "Address 2 - Street=home_street",
            "Address 2 - City=home_town",
            "Website 1 - Value=website",
        ]
    );
    assert_eq!(seen.rows.len(), 1);
}

/// The columns of Outlook's French export, all of them.
pub const OUTLOOK_FR: &str = "Titre|Prénom|Deuxième prénom|Nom|Suffixe|Société|Service|Titre|Rue (bureau)|Rue (bureau) 2|Rue (bureau) 3|Ville (bureau)|Dép/Région (bureau)|Code postal (bureau)|Pays/Région (bureau)|Rue (domicile)|Rue (domicile) 2|Rue (domicile) 3|Ville (domicile)|Dép/Région (domicile)|Code postal (domicile)|Pays/Région (domicile)|Rue (autre)|Rue (autre) 2|Rue (autre) 3|Ville (autre)|Dép/Région (autre)|Code postal (autre)|Pays/Région (autre)|Téléphone de l'assistant(e)|Télécopie (bureau)|Téléphone (bureau)|Téléphone 2 (bureau)|Rappel|Téléphone (voiture)|Téléphone société|Télécopie (domicile)|Téléphone (domicile)|Téléphone 2 (domicile)|RNIS|Tél. mobile|Télécopie (autre)|Téléphone (autre)|Récepteur de radiomessagerie|Téléphone principal|Radio téléphone|Téléphone TDD/TTY|Télex|Adresse de messagerie|Type de messagerie|Nom complet de l'adresse de messagerie|Adresse de messagerie 2|Type de messagerie 2|Nom complet de l'adresse de messagerie 2|Adresse de messagerie 3|Type de messagerie 3|Nom complet de l'adresse de messagerie 3|Anniversaire|Anniversaire de mariage ou fête|Autre boîte postale|B.P. professionnelle|Boîte postale du domicile|Bureau|Catégories|Code gouvernement|Compte|Conjoint(e)|Critère de diffusion|Disponibilité Internet|Emplacement|Enfants|Informations facturation|Initiales|Kilométrage|Langue|Mots clés|Nom de l'assistant(e)|Notes|Numéro d'identification de l'organisation|Page Web|Passe-temps|Priorité|Privé|Profession|Recommandé par|Responsable|Serveur d'annuaire|Sexe|Utilisateur 1|Utilisateur 2|Utilisateur 3|Utilisateur 4";

#[test]
fn outlook_in_french_in_windows_1252() {
    let mut cells = vec![""; OUTLOOK_FR.split('|').count()];
    let at = |name: &str| OUTLOOK_FR.split('|').position(|column| column == name).unwrap();
    for (name, value) in [
        ("Titre", "Mme"),
        ("Prénom", "Zoé"),
        ("Nom", "Le Gall"),
        ("Société", "Crêperie de l’Œuvre"),
        ("Rue (bureau)", "1 rue de l'Église"),
        ("Rue (bureau) 2", "Bâtiment B"),
        ("Ville (bureau)", "Rennes"),
        ("Code postal (bureau)", "35000"),
        ("Pays/Région (bureau)", "France"),
        ("Téléphone (bureau)", "01 99 00 12 34"),
        ("Tél. mobile", "06 39 98 00 12"),
        ("Adresse de messagerie", "zoe@a.example"),
        ("Anniversaire", "12/05/1980"),
        ("Notes", "Première ligne\nseconde ligne"),
        ("Priorité", "Normal"),
        ("Sexe", "Non spécifié"),
    ] {
        cells[at(name)] = value;
    }
    cells[7] = "Gérante";
    let text = table(',', &[OUTLOOK_FR, &cells.join("|")]);
    let seen = see(&encoded(&text, "windows-1252"), "contacts.CSV");
    assert_eq!((seen.shape.encoding.as_str(), seen.shape.unreadable), ("windows-1252", 0));
    assert_eq!(seen.shape.program.unwrap().as_str(), "outlook");
    assert_eq!(
        seen.mapped(),
        [
            "Titre=civility",
            "Prénom=first_name",
            "Nom=last_name",
            "Société=company",
            "Titre=job",
            "Rue (bureau)=work_street",
            "Rue (bureau) 2=work_street",
            "Rue (bureau) 3=work_street",
            "Ville (bureau)=work_town",
            "Code postal (bureau)=work_postcode",
            "Pays/Région (bureau)=work_country",
            "Rue (domicile)=home_street",
            "Rue (domicile) 2=home_street",
            "Rue (domicile) 3=home_street",
            "Ville (domicile)=home_town",
            "Code postal (domicile)=home_postcode",
            "Pays/Région (domicile)=home_country",
            "Télécopie (bureau)=fax",
            "Téléphone (bureau)=phone_work",
            "Téléphone 2 (bureau)=phone_work",
            "Rappel=phone",
            "Téléphone (voiture)=phone",
            "Téléphone société=phone_switchboard",
            "Télécopie (domicile)=fax",
            "Téléphone (domicile)=phone_home",
            "Téléphone 2 (domicile)=phone_home",
            "Tél. mobile=phone_mobile",
            "Télécopie (autre)=fax",
            "Téléphone (autre)=phone",
            "Téléphone principal=phone",
            "Radio téléphone=phone",
            "Adresse de messagerie=email",
            "Adresse de messagerie 2=email",
            "Adresse de messagerie 3=email",
            "Anniversaire=birth",
            "Catégories=tags",
            "Langue=language",
            "Mots clés=tags",
            "Notes=note",
            "Page Web=website",
            "Sexe=sex",
        ]
    );
    assert_eq!(seen.rows.len(), 1);
    assert_eq!((seen.cell(0, "civility"), seen.cell(0, "job")), ("Mme", "Gérante"));
    assert_eq!(seen.cell(0, "company"), "Crêperie de l’Œuvre");
    assert_eq!(seen.cell(0, "note"), "Première ligne\nseconde ligne");
}

#[test]
fn outlook_in_english() {
    let text = table(
        ',',
        &[
            "Title|First Name|Middle Name|Last Name|Suffix|Company|Department|Job Title|Business Street|Business Street 2|Business City|Business State|Business Postal Code|Business Country/Region|Home Street|Home City|Home Postal Code|Home Country/Region|Other Street|Other City|Other Postal Code|Assistant's Phone|Business Fax|Business Phone|Business Phone 2|Callback|Car Phone|Company Main Phone|Home Fax|Home Phone|ISDN|Mobile Phone|Other Phone|Pager|Primary Phone|Radio Phone|TTY/TDD Phone|Telex|Account|Anniversary|Assistant's Name|Billing Information|Birthday|Business Address PO Box|Categories|Children|E-mail Address|E-mail Type|E-mail Display Name|E-mail 2 Address|E-mail 2 Type|Gender|Hobby|Initials|Keywords|Language|Location|Manager's Name|Mileage|Notes|Office Location|Organizational ID Number|Priority|Private|Profession|Referred By|Sensitivity|Spouse|User 1|User 2|Web Page",
            "Mr.|Ali||Ben Salem||Quai Ouest||Accountant|2 quai de la Fosse||Nantes||44000|France||||||||||01 99 00 12 35|||||||||06 39 98 00 14||||||||||||||||||ali@a.example|SMTP|Ali||||||||||||||||||||||",
        ],
    );
    let seen = see(text.as_bytes(), "contacts.csv");
    assert_eq!(seen.shape.program.unwrap().as_str(), "outlook");
    assert_eq!(
        seen.mapped(),
        [
            "Title=civility",
            "First Name=first_name",
            "Last Name=last_name",
            "Company=company",
            "Job Title=job",
            "Business Street=work_street",
            "Business Street 2=work_street",
            "Business City=work_town",
            "Business Postal Code=work_postcode",
            "Business Country/Region=work_country",
            "Home Street=home_street",
            "Home City=home_town",
            "Home Postal Code=home_postcode",
            "Home Country/Region=home_country",
            "Business Fax=fax",
            "Business Phone=phone_work",
            "Business Phone 2=phone_work",
            "Callback=phone",
            "Car Phone=phone",
            "Company Main Phone=phone_switchboard",
            "Home Fax=fax",
            "Home Phone=phone_home",
            "Mobile Phone=phone_mobile",
            "Other Phone=phone",
            "Primary Phone=phone",
            "Radio Phone=phone",
            "Birthday=birth",
            "Categories=tags",
            "E-mail Address=email",
            "E-mail 2 Address=email",
            "Gender=sex",
            "Keywords=tags",
            "Language=language",
            "Notes=note",
            "Web Page=website",
        ]
    );
    assert_eq!(seen.rows.len(), 1);
}
