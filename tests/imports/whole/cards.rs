//! Cards of contacts: each version, as telephones and programs write them.

use super::Case;
use crate::seen::encoded;

/// Quoted-printable with soft line breaks, bare types, two charsets, a photo.
pub fn an_old_telephone_in_vcard_2_1_arrives_whole() -> Case {
    let text = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Le=20Gall;Zo=C3=A9;;Mme;\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=A9 =\r\nLe Gall\r\nTEL;CELL;PREF:0639980012\r\nTEL;WORK;VOICE:0199001234\r\nTEL;HOME;FAX:0199001235\r\nADR;HOME;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:;;1 rue de l'=C9glise=0D=0AB=E2t. 2;Rennes;;35000;France\r\nEMAIL;INTERNET:zoe@a.example\r\nPHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQEASABIAAD\r\n /2wBDAP//////////////////////\r\n\r\nBDAY:19800512\r\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=windows-1252:c=9Cur =80=\r\n de Rennes\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nN:Ben Salem;Ali\r\nFN:Ali Ben Salem\r\nORG:Quai Ouest;Comptabilit=E9\r\nTITLE;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:Chef d'=E9quipe\r\nTEL;HOME:02 61 91 00 16\r\nTEL;X-Portable:06 39 98 00 16\r\nX-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Lili;1;;;;;;;;;;;;;\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:2.1\r\nN:;Taxi;;;\r\nFN:Taxi\r\nTEL;CELL:04 65 71 00 17\r\nEND:VCARD\r\n";
    let people = [
        "civility=mme | first_name=Zoé | last_name=Le Gall | birth_year=1980 | phone.mobile=+33639980012 | phone.work=+33199001234 | phone.fax=+33199001235 | email=zoe@a.example | address.home=1 rue de l'Église, Bât. 2 / 35000 / Rennes / FR | note=cœur € de Rennes",
        "first_name=Ali | last_name=Ben Salem | company=Quai Ouest | job=Chef d'équipe | phone.mobile=+33639980016 | phone.home=+33261910016",
        "first_name=Taxi | phone.mobile=+33465710017",
    ];
    Case::cards("2.1", text, "utf-8", &people)
}

/// Small letters, groups with their labels, folded lines, three addresses, a list of people that is nobody.
pub fn icloud_in_vcard_3_0_in_small_letters_arrives_whole() -> Case {
    let text = "begin:vcard\nversion:3.0\nPRODID:-//Apple Inc.//iOS 17//EN\nN:Ben Salem;Ali;;M.;\nFN:Ali Ben Salem\nORG:Quai Ouest;Comptabilité\nTITLE:Comptable\nitem1.TEL;type=pref:06 39 98 00 12\nitem1.X-ABLabel:_$!<Mobile>!$_\nitem2.TEL:02 61 91 00 13\nitem2.X-ABLabel:Travail\nTEL;type=IPHONE;type=CELL;type=VOICE:06 39 98 00 14\nTEL;type=HOME;type=FAX:03 53 01 00 15\nTEL;type=MAIN:05 36 49 00 16\nEMAIL;type=INTERNET;type=WORK:ali@a.example\nEMAIL;type=INTERNET;type=WORK:ali2@a.example\nEMAIL;type=INTERNET;type=HOME:ali3@a.example\nitem3.ADR;type=WORK:;;2 quai de la Fosse;Nantes;;44000;France\nADR;type=HOME:;;9 rue Z;Brest;;29200;France\nitem5.ADR;type=pref:;;4 chemin des Dunes\\nVilla Ker;Carnac;;56340;France\nNOTE:Première ligne\\nDeuxième\\, suite tr\n ès longue\nCATEGORIES:Clients,Fidèles\nBDAY:1980-05-12\nitem4.URL:https\\://a.example\nPHOTO;ENCODING=b;TYPE=JPEG:AAAA\n BBBB\nUID:4fbe8971\nend:vcard\nbegin:vcard\nversion:3.0\nN:Le Gall;Zoé;;;\nFN:Zoé Le Gall\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12\nTEL;type=HOME;type=VOICE:04 65 71 00 17\nX-ABDATE;type=pref:2010-06-12\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nN:Clients;;;;\nFN:Clients\nX-ADDRESSBOOKSERVER-KIND:group\nX-ADDRESSBOOKSERVER-MEMBER:urn:uuid:4fbe8971\nEND:VCARD\n";
    let people = [
        "external_id=4fbe8971 | civility=m | first_name=Ali | last_name=Ben Salem | birth_year=1980 | company=Quai Ouest | company.website=https://a.example | job=Comptable | phone.mobile=+33639980012 | phone.mobile=+33639980014 | phone.work=+33261910013 | phone=+33536490016 | phone.fax=+33353010015 | email.work=ali@a.example | email.work=ali2@a.example | email.home=ali3@a.example | address=4 chemin des Dunes, Villa Ker / 56340 / Carnac / FR | address.home=9 rue Z / 29200 / Brest / FR | address.work=2 quai de la Fosse / 44000 / Nantes / FR | tag=Clients | tag=Fidèles | note=Première ligne\nDeuxième, suite très longue",
        "first_name=Zoé | last_name=Le Gall | phone.home=+33465710017",
    ];
    Case::cards("3.0", text, "utf-8", &people)
}

/// The vCard of Google Contacts, in which two properties have the same group.
pub fn google_in_vcard_3_0_arrives_whole() -> Case {
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Maëlle Le Goff\r\nN:Le Goff;Maëlle;;Mme;\r\nEMAIL;TYPE=INTERNET;TYPE=HOME:maelle@a.example\r\nTEL;TYPE=CELL:+33 6 39 98 00 52\r\nTEL;TYPE=WORK:01 99 00 00 51\r\nitem1.TEL:05 36 49 00 53\r\nitem1.X-ABLabel:Vacances\r\nADR;TYPE=HOME:;;7 rue du Port;Lorient;Bretagne;56100;France;7 rue du Port\\nLorient\\, Bretagne 56100\\nFrance\r\nORG:Cabinet Le Goff\r\nTITLE:Avocate\r\nBDAY:19821123\r\nitem2.URL:https\\://legoff.example\r\nitem2.X-ABLabel:Profil\r\nNOTE:Ne pas rappeler avant 10 h\\; jamais le lundi\r\nCATEGORIES:myContacts,Avocats\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Librairie Vent d'Ouest\r\nN:;;;;\r\nORG:Librairie Vent d'Ouest\r\nTEL;TYPE=WORK:02 61 91 00 34\r\nCATEGORIES:myContacts\r\nEND:VCARD\r\n";
    let people = [
        "civility=mme | first_name=Maëlle | last_name=Le Goff | birth_year=1982 | company=Cabinet Le Goff | company.website=https://legoff.example | job=Avocate | phone.mobile=+33639980052 | phone.work=+33199000051 | phone=+33536490053 | email.home=maelle@a.example | address.home=7 rue du Port / 56100 / Lorient / FR | tag=Avocats | note=Ne pas rappeler avant 10 h; jamais le lundi",
        "company=Librairie Vent d'Ouest | phone.work=+33261910034",
    ];
    Case::cards("3.0", text, "utf-8", &people)
}

/// Numbers as links, an extension, preferences, a day without its year, a company.
pub fn vcard_4_0_arrives_whole() -> Case {
    let text = "BEGIN:VCARD\nVERSION:4.0\nFN:Zoé Le Gall\nN:Le Gall;Zoé;;Mme;\nTEL;TYPE=\"voice,cell\";VALUE=uri;PREF=2:tel:+33-6-39-98-00-12\nTEL;TYPE=work;VALUE=uri;PREF=1:tel:+33199001234;ext=12\nEMAIL;PREF=1:zoe@a.example\nGENDER:F\nLANG;PREF=1:fr\nBDAY:--0512\nADR;TYPE=work;LABEL=\"1 rue A\\n35000 Rennes\":;;1 rue A;Rennes;;35000;France\nROLE:Gérante\nORG:Crêperie\\, galettes;Salle\nCATEGORIES:VIP\nUID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Clients\nMEMBER:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Noël Frères\nORG:Noël Frères\nTEL:02 61 91 00 18\nURL:https://noel.example\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nFN:Jean d'Arc\nBDAY:1975\nTEL;VALUE=text:03 53 01 00 19\nTZ:Europe/Brussels\nADR:;;Grand-Place 1;Bruxelles;;1000;Belgique\nTEL;TYPE=home:02 555 12 35\nEND:VCARD\n";
    let people = [
        "external_id=urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1 | civility=mme | first_name=Zoé | last_name=Le Gall | sex=f | company=Crêperie, galettes | job=Gérante | phone.work=+33199001234 x12 | phone.mobile=+33639980012 | email=zoe@a.example | address.work=1 rue A / 35000 / Rennes / FR | language=fr | tag=VIP",
        "company=Noël Frères | company.website=https://noel.example | phone=+33261910018",
        "first_name=Jean | last_name=d'Arc | birth_year=1975 | phone.home=+3225551235 | phone=(03 53 01 00 19) | address=Grand-Place 1 / 1000 / Bruxelles / BE",
    ];
    Case::cards("4.0", text, "utf-8", &people).untaken(&["31 TEL not_a_number"])
}

/// One card, sent by mail, in the encoding of Windows.
pub fn one_card_of_outlook_arrives_whole() -> Case {
    let text = "Begin:vCard\r\nVERSION:2.1\r\nX-MS-OL-DEFAULT-POSTAL-ADDRESS:2\r\nN;LANGUAGE=fr:Delacroix;Éléonore;;Mme\r\nFN:Éléonore Delacroix\r\nORG:Atelier Delacroix\r\nTITLE:Restauratrice\r\nTEL;WORK;VOICE:01 99 00 00 90\r\nTEL;CELL;VOICE:06 39 98 00 90\r\nTEL;WORK;FAX:01 99 00 00 91\r\nADR;WORK;PREF:;;5 rue Fürstemberg;Paris;;75006;France\r\nLABEL;WORK;PREF;ENCODING=QUOTED-PRINTABLE:5 rue F=FCrstemberg=0D=0A=\r\n75006  Paris\r\nX-MS-OL-DESIGN;CHARSET=utf-8:<card xmlns=\"http://schemas.microsoft.com/office/outlook/12/electronicbusinesscards\" ver=\"1.0\"></card>\r\nURL;WORK:https://delacroix.example\r\nEMAIL;PREF;INTERNET:eleonore@delacroix.example\r\nPHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n /9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAgGBgcGBQgHBwcJCQgKDBQNDAsLDBkSEw8U\r\n HRofHh0aHBwgJC4nICIsIxwcKDcpLDAxNDQ0Hyc5PTgyPC4zNDL\r\n\r\nREV:20250301T100000Z\r\nEnd:vCard\r\n";
    let people = [
        "civility=mme | first_name=Éléonore | last_name=Delacroix | company=Atelier Delacroix | company.website=https://delacroix.example | job=Restauratrice | phone.mobile=+33639980090 | phone.work=+33199000090 | phone.fax=+33199000091 | email=eleonore@delacroix.example | address.work=5 rue Fürstemberg / 75006 / Paris / FR",
    ];
    Case::cards("2.1", encoded(text, "windows-1252"), "windows-1252", &people)
}

/// A telephone's whole memory; every third card in the older version, every seventh a company.
pub fn three_thousand_cards_arrive_whole() -> Case {
    let mut text = String::new();
    let mut people = Vec::new();
    for at in 0..3_000 {
        let number = format!("06 39 98 {:02} {:02}", at / 100, at % 100);
        let e164 = format!("+3363998{at:04}");
        if at % 7 == 0 {
            text += &format!(
                "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Maison n° {at}\r\nORG:Maison n° {at}\r\nTEL;TYPE=CELL:{number}\r\nEND:VCARD\r\n"
            );
            people.push(format!("company=Maison n° {at} | phone.mobile={e164}"));
        } else if at % 3 == 0 {
            text += &format!(
                "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:N=C3=A9on {at};Zo=C3=A9;;;\r\nTEL;CELL:{number}\r\nPHOTO;JPEG;ENCODING=BASE64:/9j/4AAQSkZJRg\r\n AAAA\r\n\r\nEND:VCARD\r\n"
            );
            people.push(format!("first_name=Zoé | last_name=Néon {at} | phone.mobile={e164}"));
        } else {
            text += &format!(
                "BEGIN:VCARD\r\nVERSION:3.0\r\nN:d'Aubigné {at};Anne-Lou;;;\r\nEMAIL;TYPE=WORK:n{at}@a.example\r\nTEL;TYPE=CELL:{number}\r\nEND:VCARD\r\n"
            );
            people.push(format!(
                "first_name=Anne-Lou | last_name=d'Aubigné {at} | phone.mobile={e164} | email.work=n{at}@a.example"
            ));
        }
    }
    let people: Vec<&str> = people.iter().map(String::as_str).collect();
    Case::cards("3.0", text, "utf-8", &people)
}
