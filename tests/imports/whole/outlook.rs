//! Outlook: the two languages of its desktop export, and that of its web page.

use super::Case;
use super::bytes::{quoted, wide};
use crate::outlook::OUTLOOK_FR;
use crate::seen::encoded;

const OUTLOOK_EN: &str = "Title|First Name|Middle Name|Last Name|Suffix|Company|Department|Job Title|Business Street|Business Street 2|Business Street 3|Business City|Business State|Business Postal Code|Business Country/Region|Home Street|Home Street 2|Home Street 3|Home City|Home State|Home Postal Code|Home Country/Region|Other Street|Other Street 2|Other Street 3|Other City|Other State|Other Postal Code|Other Country/Region|Assistant's Phone|Business Fax|Business Phone|Business Phone 2|Callback|Car Phone|Company Main Phone|Home Fax|Home Phone|Home Phone 2|ISDN|Mobile Phone|Other Fax|Other Phone|Pager|Primary Phone|Radio Phone|TTY/TDD Phone|Telex|Account|Anniversary|Assistant's Name|Billing Information|Birthday|Business Address PO Box|Categories|Children|Directory Server|E-mail Address|E-mail Type|E-mail Display Name|E-mail 2 Address|E-mail 2 Type|E-mail 2 Display Name|E-mail 3 Address|E-mail 3 Type|E-mail 3 Display Name|Gender|Government ID Number|Hobby|Home Address PO Box|Initials|Internet Free Busy|Keywords|Language|Location|Manager's Name|Mileage|Notes|Office Location|Organizational ID Number|Other Address PO Box|Priority|Private|Profession|Referred By|Sensitivity|Spouse|User 1|User 2|User 3|User 4|Web Page";

const WEB: &str = "First Name|Middle Name|Last Name|Title|Suffix|Nickname|Given Yomi|Surname Yomi|E-mail Address|E-mail 2 Address|E-mail 3 Address|Home Phone|Home Phone 2|Business Phone|Business Phone 2|Mobile Phone|Car Phone|Other Phone|Primary Phone|Pager|Business Fax|Home Fax|Other Fax|Company Main Phone|Callback|Radio Phone|Telex|TTY/TDD Phone|IMAddress|Job Title|Department|Company|Office Location|Manager's Name|Assistant's Name|Assistant's Phone|Company Yomi|Business Street|Business City|Business State|Business Postal Code|Business Country/Region|Home Street|Home City|Home State|Home Postal Code|Home Country/Region|Other Street|Other City|Other State|Other Postal Code|Other Country/Region|Personal Web Page|Spouse|Schools|Hobby|Location|Web Page|Birthday|Anniversary|Notes";

/// Every column of the desktop program in French, every cell between quotes, in Windows-1252.
pub fn outlook_in_french_arrives_whole() -> Case {
    let rows = [
        "Titre=Mme|Prénom=Zoé|Nom=Le Gall|Société=Crêperie de l’Œuvre|Service=Salle|Titre#2=Gérante|Rue (bureau)=1 rue de l'Église|Rue (bureau) 2=Bâtiment B|Ville (bureau)=Rennes|Dép/Région (bureau)=Ille-et-Vilaine|Code postal (bureau)=35000|Pays/Région (bureau)=France|Rue (domicile)=12, allée des Tilleuls|Ville (domicile)=Cesson-Sévigné|Code postal (domicile)=35510|Pays/Région (domicile)=France|Télécopie (bureau)=01 99 00 12 36|Téléphone (bureau)=01 99 00 12 34|Téléphone (domicile)=02 61 91 12 35|Tél. mobile=06 39 98 00 12|Adresse de messagerie=zoe@a.example|Type de messagerie=SMTP|Nom complet de l'adresse de messagerie=Zoé Le Gall (zoe@a.example)|Adresse de messagerie 2=zoe@perso.example|Type de messagerie 2=SMTP|Anniversaire=12/05/1980|Anniversaire de mariage ou fête=0/0/00|Catégories=Clients;Salon|Critère de diffusion=Normale|Initiales=Z.L.G.|Notes=Première ligne\nseconde « ligne »|Page Web=https://a.example|Priorité=Normale|Privé=Faux|Sexe=Féminin|Langue=français",
        "Titre=M.|Prénom=Jean-Baptiste|Deuxième prénom=Marie|Nom=d'Ormesson|Société=Quai Ouest|Titre#2=Chef d'atelier|Téléphone de l'assistant(e)=03 53 01 00 99|Téléphone société=03 53 01 00 10|Téléphone (bureau)=03 53 01 00 11|Tél. mobile=+33 6 39 98 00 13|Adresse de messagerie=jb@quai.example|Anniversaire=0/0/00|Anniversaire de mariage ou fête=0/0/00|Critère de diffusion=Normale|Nom de l'assistant(e)=Léa Roy|Priorité=Normale|Privé=Faux|Responsable=Anne Roux|Sexe=Non spécifié",
        "Prénom=Ingrid|Nom=Müller|Rue (domicile)=Bergstraße 4|Ville (domicile)=Köln|Code postal (domicile)=50667|Pays/Région (domicile)=Allemagne|Téléphone (domicile)=0221 1234567|Anniversaire=0/0/00|Anniversaire de mariage ou fête=0/0/00|Priorité=Normale|Privé=Faux|Sexe=Non spécifié",
    ];
    let people = [
        "civility=mme | first_name=Zoé | last_name=Le Gall | sex=f | birth_year=1980 | company=Crêperie de l’Œuvre | company.website=https://a.example | job=Gérante | phone.fax=+33199001236 | phone.work=+33199001234 | phone.home=+33261911235 | phone.mobile=+33639980012 | email=zoe@a.example | email=zoe@perso.example | address.home=12, allée des Tilleuls / 35510 / Cesson-Sévigné / FR | address.work=1 rue de l'Église, Bâtiment B / 35000 / Rennes / FR | language=fr | tag=Clients | tag=Salon | note=Première ligne\nseconde « ligne »",
        "civility=m | first_name=Jean-Baptiste | last_name=d'Ormesson | company=Quai Ouest | job=Chef d'atelier | phone.work=+33353010011 | phone.switchboard=+33353010010 | phone.mobile=+33639980013 | email=jb@quai.example",
        "first_name=Ingrid | last_name=Müller | phone.home=+492211234567 | address.home=Bergstraße 4 / 50667 / Köln / DE",
    ];
    let text = quoted(',', OUTLOOK_FR, &rows).replace('\n', "\r\n").replace("ligne\r\nseconde", "ligne\nseconde");
    Case::new("contacts.CSV", encoded(&text, "windows-1252"), ["csv", "windows-1252", "outlook"], &people)
}

/// Every column of the desktop program in English.
pub fn outlook_in_english_arrives_whole() -> Case {
    let rows = [
        "Title=Mr.|First Name=Ali|Last Name=Ben Salem|Company=Quai Ouest|Job Title=Accountant|Business Street=2 quai de la Fosse|Business City=Nantes|Business Postal Code=44000|Business Country/Region=France|Business Phone=02 61 91 00 35|Business Phone 2=02 61 91 00 36|Mobile Phone=06 39 98 00 14|Anniversary=0/0/00|Birthday=3/25/1975|E-mail Address=ali@a.example|E-mail Type=SMTP|E-mail Display Name=Ali Ben Salem (ali@a.example)|Gender=Unspecified|Categories=Key accounts;Nantes|Priority=Normal|Private=False|Sensitivity=Normal|Initials=A.B.S.",
        "Title=Mrs.|First Name=Siobhán|Last Name=O'Brien|Company=O'Brien & Sons, Ltd.|Job Title=Director|Home Street=4 Quay Street\nApt. 3|Home City=Galway|Home Postal Code=H91 AB12|Home Country/Region=Ireland|Home Phone=091 123456|Home Fax=091 123457|Anniversary=0/0/00|Birthday=0/0/00|E-mail Address=siobhan@obrien.example|E-mail 2 Address=s.obrien@home.example|Gender=Female|Language=English|Web Page=https://obrien.example|Notes=Speaks French.|Priority=Normal|Private=False",
        "Company=Café Crème|Company Main Phone=01 99 00 44 00|Anniversary=0/0/00|Birthday=0/0/00|Gender=Unspecified|Priority=Normal|Private=False|Sensitivity=Normal",
    ];
    let people = [
        "civility=m | first_name=Ali | last_name=Ben Salem | birth_year=1975 | company=Quai Ouest | job=Accountant | phone.work=+33261910035 | phone.work=+33261910036 | phone.mobile=+33639980014 | email=ali@a.example | address.work=2 quai de la Fosse / 44000 / Nantes / FR | tag=Key accounts | tag=Nantes",
        "civility=mme | first_name=Siobhán | last_name=O'Brien | sex=f | company=O'Brien & Sons, Ltd. | company.website=https://obrien.example | job=Director | phone.fax=+35391123457 | phone.home=+35391123456 | email=siobhan@obrien.example | email=s.obrien@home.example | address.home=4 Quay Street, Apt. 3 / H91 AB12 / Galway / IE | language=en | note=Speaks French.",
        "company=Café Crème | phone.switchboard=+33199004400",
    ];
    let text = wide(',', OUTLOOK_EN, &rows);
    Case::new("contacts.CSV", encoded(&text, "windows-1252"), ["csv", "windows-1252", "outlook"], &people)
}

/// The web page: other columns, in UTF-8 with its mark.
pub fn outlook_of_the_web_arrives_whole() -> Case {
    let rows = [
        "First Name=Maëlle|Last Name=Le Goff|Title=Mme|E-mail Address=maelle@a.example|E-mail 2 Address=m.legoff@b.example|Home Phone=02 61 91 00 50|Business Phone=01 99 00 00 51|Mobile Phone=06 39 98 00 52|Job Title=Avocate|Company=Cabinet Le Goff|Business Street=7 rue du Port|Business City=Lorient|Business Postal Code=56100|Business Country/Region=France|Personal Web Page=https://legoff.example|Birthday=1982-11-23|Notes=Ne pas rappeler avant 10 h",
        "First Name=Nguyễn|Last Name=Văn An|Mobile Phone=+84 91 234 56 78|Company=Phở Ouest|Home Street=15 rue de Paris|Home City=Brest|Home Postal Code=29200|Home Country/Region=France",
        "First Name=Grand-mère|Home Phone=04 65 71 00 53",
    ];
    let people = [
        "civility=mme | first_name=Maëlle | last_name=Le Goff | birth_year=1982 | company=Cabinet Le Goff | company.website=https://legoff.example | job=Avocate | phone.home=+33261910050 | phone.work=+33199000051 | phone.mobile=+33639980052 | email=maelle@a.example | email=m.legoff@b.example | address.work=7 rue du Port / 56100 / Lorient / FR | note=Ne pas rappeler avant 10 h",
        "first_name=Nguyễn | last_name=Văn An | company=Phở Ouest | phone.mobile=+84912345678 | address.home=15 rue de Paris / 29200 / Brest / FR",
        "first_name=Grand-mère | phone.home=+33465710053",
    ];
    let text = format!("\u{feff}{}", wide(',', WEB, &rows));
    Case::new("contacts.csv", text, ["csv", "utf-8", "outlook"], &people)
}
