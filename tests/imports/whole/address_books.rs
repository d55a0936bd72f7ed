//! Google Contacts, as its exports were until 2024 and as they are.

use super::Case;
use super::bytes::wide;
use crate::seen::utf16;

/// The older columns, in UTF-16 as the service wrote them.
pub fn google_contacts_until_2024_arrives_whole() -> Case {
    let header = "Name|Given Name|Additional Name|Family Name|Yomi Name|Given Name Yomi|Additional Name Yomi|Family Name Yomi|Name Prefix|Name Suffix|Initials|Nickname|Short Name|Maiden Name|Birthday|Gender|Location|Billing Information|Directory Server|Mileage|Occupation|Hobby|Sensitivity|Priority|Subject|Notes|Language|Photo|Group Membership|E-mail 1 - Type|E-mail 1 - Value|E-mail 2 - Type|E-mail 2 - Value|Phone 1 - Type|Phone 1 - Value|Phone 2 - Type|Phone 2 - Value|Phone 3 - Type|Phone 3 - Value|Address 1 - Type|Address 1 - Formatted|Address 1 - Street|Address 1 - City|Address 1 - PO Box|Address 1 - Region|Address 1 - Postal Code|Address 1 - Country|Address 1 - Extended Address|Organization 1 - Type|Organization 1 - Name|Organization 1 - Yomi Name|Organization 1 - Title|Organization 1 - Department|Organization 1 - Symbol|Organization 1 - Location|Organization 1 - Job Description|Website 1 - Type|Website 1 - Value";
    let rows = [
        "Name=Zoé Le Gall|Given Name=Zoé|Family Name=Le Gall|Name Prefix=Mme|Birthday=1980-05-12|Notes=Rappeler le matin\nsauf le lundi|Group Membership=* myContacts ::: Clients ::: Salon 2024|E-mail 1 - Type=* Work|E-mail 1 - Value=zoe@creperie.example|E-mail 2 - Type=Home|E-mail 2 - Value=zoe@perso.example|Phone 1 - Type=Mobile|Phone 1 - Value=06 39 98 00 12 ::: 06 39 98 00 13|Phone 2 - Type=Work|Phone 2 - Value=01 99 00 12 34|Address 1 - Type=Home|Address 1 - Formatted=1 rue de l'Église\n35000 Rennes\nFR|Address 1 - Street=1 rue de l'Église|Address 1 - City=Rennes|Address 1 - Postal Code=35000|Address 1 - Country=FR|Organization 1 - Name=Crêperie Le Gall|Organization 1 - Title=Gérante|Organization 1 - Department=Salle|Website 1 - Type=Profile|Website 1 - Value=https://creperie.example",
        "Name=Ali Ben Salem|Given Name=Ali|Family Name=Ben Salem|Name Prefix=M.|Group Membership=* myContacts|E-mail 1 - Type=* Home|E-mail 1 - Value=ali@a.example ::: ali@b.example|Phone 1 - Type=Work|Phone 1 - Value=02 61 91 00 35|Phone 2 - Type=Work Fax|Phone 2 - Value=02 61 91 00 36|Phone 3 - Type=Mobile|Phone 3 - Value=+33 6 39 98 00 14|Address 1 - Type=Work|Address 1 - Formatted=2 quai de la Fosse\n44000 Nantes|Address 1 - Street=2 quai de la Fosse|Address 1 - City=Nantes|Address 1 - Postal Code=44000|Organization 1 - Title=Comptable",
        "Name=Crêperie de l’Œuvre|Group Membership=* myContacts|Phone 1 - Type=Main|Phone 1 - Value=03 53 01 00 20|Organization 1 - Name=Crêperie de l’Œuvre",
        "Name=Jean-Baptiste d'Ormesson|Given Name=Jean-Baptiste|Family Name=d'Ormesson|Group Membership=* myContacts ::: * starred|Phone 1 - Type=Home|Phone 1 - Value=04 65 71 00 21",
    ];
    let people = [
        "civility=mme | first_name=Zoé | last_name=Le Gall | birth_year=1980 | company=Crêperie Le Gall | company.website=https://creperie.example | job=Gérante | phone.mobile=+33639980012 | phone.mobile=+33639980013 | phone.work=+33199001234 | email.work=zoe@creperie.example | email.home=zoe@perso.example | address.home=1 rue de l'Église / 35000 / Rennes / FR | tag=Clients | tag=Salon 2024 | note=Rappeler le matin\nsauf le lundi",
        "civility=m | first_name=Ali | last_name=Ben Salem | job=Comptable | phone.work=+33261910035 | phone.fax=+33261910036 | phone.mobile=+33639980014 | email.home=ali@a.example | email.home=ali@b.example | address.work=2 quai de la Fosse / 44000 / Nantes / -",
        "company=Crêperie de l’Œuvre | phone=+33353010020",
        "first_name=Jean-Baptiste | last_name=d'Ormesson | phone.home=+33465710021 | tag=starred",
    ];
    Case::new("google.csv", utf16(&wide(',', header, &rows), true, true), ["csv", "utf-16le", "google"], &people)
}

/// The columns since 2024; the labels are in the language of whoever wrote them.
pub fn google_contacts_since_2024_arrives_whole() -> Case {
    let header = "First Name|Middle Name|Last Name|Phonetic First Name|Phonetic Middle Name|Phonetic Last Name|Name Prefix|Name Suffix|Nickname|File As|Organization Name|Organization Title|Organization Department|Birthday|Notes|Photo|Labels|E-mail 1 - Label|E-mail 1 - Value|E-mail 2 - Label|E-mail 2 - Value|Phone 1 - Label|Phone 1 - Value|Phone 2 - Label|Phone 2 - Value|Phone 3 - Label|Phone 3 - Value|Address 1 - Label|Address 1 - Country|Address 1 - Street|Address 1 - Extended Address|Address 1 - City|Address 1 - Region|Address 1 - Postal Code|Address 1 - PO Box|Address 2 - Label|Address 2 - Country|Address 2 - Street|Address 2 - Extended Address|Address 2 - City|Address 2 - Region|Address 2 - Postal Code|Address 2 - PO Box|Relation 1 - Label|Relation 1 - Value|Website 1 - Label|Website 1 - Value|Event 1 - Label|Event 1 - Value|Custom Field 1 - Label|Custom Field 1 - Value";
    let rows = [
        "First Name=Zoé|Last Name=Le Gall|Name Prefix=Mme|Organization Name=Crêperie Le Gall|Organization Title=Gérante|Birthday=1980-05-12|Notes=Cliente de longue date|Photo=https://lh3.example/p|Labels=* myContacts ::: Clients|E-mail 1 - Label=* Work|E-mail 1 - Value=zoe@a.example|Phone 1 - Label=Mobile|Phone 1 - Value=06 39 98 00 12|Phone 2 - Label=Fax bureau|Phone 2 - Value=01 99 00 12 34|Address 1 - Label=Work|Address 1 - Country=France|Address 1 - Street=1 rue A|Address 1 - City=Rennes|Address 1 - Postal Code=35000|Address 2 - Label=Home|Address 2 - Country=France|Address 2 - Street=3 rue C|Address 2 - City=Vitré|Address 2 - Postal Code=35500|Relation 1 - Label=Spouse|Relation 1 - Value=Yann|Website 1 - Value=https://a.example|Event 1 - Label=Anniversary|Event 1 - Value=2010-06-12|Custom Field 1 - Label=Code|Custom Field 1 - Value=12",
        "First Name=Nora|Middle Name=Inès|Last Name=El Amrani|Birthday= --05-12|Labels=* myContacts|E-mail 1 - Label=Domicile|E-mail 1 - Value=nora@b.example|Phone 1 - Label=Professionnel|Phone 1 - Value=02 555 12 30|Phone 2 - Label=Mobile|Phone 2 - Value=(0470) 00 00 31|Phone 3 - Label=Vacances|Phone 3 - Value=+33 4 65 71 00 32|Address 1 - Label=Domicile|Address 1 - Country=Belgique|Address 1 - Street=5 rue Neuve|Address 1 - City=Bruxelles|Address 1 - Postal Code=1000|Address 2 - Label=Professionnel|Address 2 - Country=Belgique|Address 2 - Street=8 avenue Louise|Address 2 - City=Ixelles|Address 2 - Postal Code=1050",
        "First Name=Tanguy|Labels=* myContacts|Phone 1 - Label=Mobile|Phone 1 - Value=+33 6 39 98 00 33|Address 1 - Label=Home|Address 1 - Street=4 rue D|Address 1 - City=Vannes|Address 1 - Postal Code=56000|Address 2 - Label=Home|Address 2 - Street=5 rue E|Address 2 - City=Auray|Address 2 - Postal Code=56400",
        "Organization Name=Librairie Vent d'Ouest|Labels=* myContacts|Phone 1 - Label=Standard|Phone 1 - Value=02 61 91 00 34|Address 1 - Label=Boutique|Address 1 - Street=1 place Graslin|Address 1 - City=Nantes|Address 1 - Postal Code=44000",
    ];
    let people = [
        "civility=mme | first_name=Zoé | last_name=Le Gall | birth_year=1980 | company=Crêperie Le Gall | company.website=https://a.example | job=Gérante | phone.mobile=+33639980012 | phone.fax=+33199001234 | email.work=zoe@a.example | address.work=1 rue A / 35000 / Rennes / FR | address.home=3 rue C / 35500 / Vitré / FR | tag=Clients | note=Cliente de longue date",
        "first_name=Nora | last_name=El Amrani | phone.work=+3225551230 | phone.mobile=+32470000031 | phone=+33465710032 | email.home=nora@b.example | address.home=5 rue Neuve / 1000 / Bruxelles / BE | address.work=8 avenue Louise / 1050 / Ixelles / BE",
        "first_name=Tanguy | phone.mobile=+33639980033 | address.home=4 rue D / 56000 / Vannes / - | note=5 rue E, 56400, Auray",
        "company=Librairie Vent d'Ouest | phone.switchboard=+33261910034 | address=1 place Graslin / 44000 / Nantes / -",
    ];
    Case::new("contacts.csv", wide(',', header, &rows), ["csv", "utf-8", "google"], &people)
}
