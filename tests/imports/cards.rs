//! Cards of contacts, of every version and of the programs that write them.

use crm::import::read::ReadChoices;

use crate::seen::{encoded, see, try_see, utf16};

/// An old telephone: vCard 2.1, quoted-printable, soft line breaks, bare types.
const OLD_PHONE: &str = "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Le Gall;Zo=C3=A9;;Mme;\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Zo=C3=A9 =\r\nLe Gall\r\nTEL;CELL;PREF:0639980012\r\nTEL;WORK;VOICE:0199001234\r\nTEL;HOME;FAX:0199001235\r\nADR;HOME;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:;;1 rue de l'=C9glise=0D=0AB=E2t. 2;Rennes;;35000;France\r\nEMAIL;INTERNET:zoe@a.example\r\nPHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQEASABIAAD\r\n /2wBDAP//////////////////////\r\n\r\nNOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=windows-1252:c=9Cur =80=\r\n de Rennes\r\nEND:VCARD\r\n";

#[test]
fn version_2_1_of_an_old_telephone() {
    let seen = see(OLD_PHONE.as_bytes(), "contacts.vcf");
    assert_eq!((seen.shape.format.as_str(), seen.shape.rows), ("vcard", Some(1)));
    assert_eq!(
        seen.row(0),
        [
            ("civility", "Mme"),
            ("first_name", "Zoé"),
            ("last_name", "Le Gall"),
            ("phone_mobile", "0639980012"),
            ("phone_work", "0199001234"),
            ("fax", "0199001235"),
            ("email", "zoe@a.example"),
            ("home_street", "1 rue de l'Église, Bât. 2"),
            ("home_postcode", "35000"),
            ("home_town", "Rennes"),
            ("home_country", "France"),
            ("note", "cœur € de Rennes"),
        ]
    );
}

#[test]
fn version_3_0_of_icloud() {
    let text = "begin:vcard\nversion:3.0\nPRODID:-//Apple Inc.//iOS 17//EN\nN:Ben Salem;Ali;;M.;\nFN:Ali Ben Salem\nORG:Quai Ouest;Comptabilité\nTITLE:Comptable\nitem1.TEL;type=pref:06 39 98 00 12\nitem1.X-ABLabel:_$!<Mobile>!$_\nitem2.TEL:06 39 98 00 13\nitem2.X-ABLabel:Travail\nTEL;type=IPHONE;type=CELL;type=VOICE:06 39 98 00 14\nEMAIL;type=INTERNET;type=WORK:ali@a.example\nEMAIL;type=INTERNET;type=WORK:ali2@a.example\nEMAIL;type=INTERNET;type=HOME:ali3@a.example\nitem3.ADR;type=WORK:;;2 quai de la Fosse;Nantes;;44000;France\nADR;type=WORK:;;9 rue Z;Brest;;29200;France\nNOTE:Première ligne\\nDeuxième\\, suite tr\n ès longue\nCATEGORIES:Clients,Fidèles\nBDAY:1980-05-12\nitem4.URL:https\\://a.example\nPHOTO;ENCODING=b;TYPE=JPEG:AAAA\n BBBB\nUID:4fbe8971\nend:vcard\n";
    let seen = see(text.as_bytes(), "iCloud.vcf");
    assert_eq!(
        seen.row(0),
        [
            ("external_id", "4fbe8971"),
            ("civility", "M."),
            ("first_name", "Ali"),
            ("last_name", "Ben Salem"),
            ("birth", "1980-05-12"),
            ("company", "Quai Ouest"),
            ("job", "Comptable"),
            ("phone_mobile", "06 39 98 00 12; 06 39 98 00 14"),
            ("phone_work", "06 39 98 00 13"),
            ("email_work", "ali@a.example"),
            ("email_work", "ali2@a.example"),
            ("email_home", "ali3@a.example"),
            ("work_street", "2 quai de la Fosse"),
            ("work_postcode", "44000"),
            ("work_town", "Nantes"),
            ("work_country", "France"),
            ("street", "9 rue Z"),
            ("postcode", "29200"),
            ("town", "Brest"),
            ("country", "France"),
            ("website", "https://a.example"),
            ("tags", "Clients, Fidèles"),
            ("note", "Première ligne\nDeuxième, suite très longue"),
        ]
    );
}

#[test]
fn version_4_0_with_links_groups_and_companies() {
    let text = "BEGIN:VCARD\nVERSION:4.0\nFN:Zoé Le Gall\nTEL;TYPE=\"voice,cell\";VALUE=uri:tel:+33-639980012\nTEL;TYPE=work;VALUE=uri:tel:+33199001234;ext=12\nGENDER:F\nLANG;PREF=1:fr\nBDAY:--0512\nUID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Clients\nMEMBER:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1\nEND:VCARD\nBEGIN:VCARD\nVERSION:4.0\nKIND:org\nFN:Crêperie Le Gall\nORG:Crêperie Le Gall\nTEL:0199001234\nEND:VCARD\n";
    let seen = see(text.as_bytes(), "contacts.vcf");
    assert_eq!(seen.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 17], "a group is nobody");
    assert_eq!(
        seen.row(0),
        [
            ("external_id", "urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1"),
            ("name", "Zoé Le Gall"),
            ("sex", "F"),
            ("birth", "--05-12"),
            ("phone_mobile", "+33-639980012"),
            ("phone_work", "+33199001234;ext=12"),
            ("language", "fr"),
        ]
    );
    assert_eq!(seen.row(1), [("company", "Crêperie Le Gall"), ("phone", "0199001234")]);
}

#[test]
fn cards_in_other_encodings() {
    let text = "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Noël;Françoise;;;\r\nTEL:0639980012\r\nEND:VCARD\r\n";
    let wanted = see(text.as_bytes(), "f.vcf").rows;
    assert_eq!(see(&encoded(text, "windows-1252"), "f.vcf").rows, wanted);
    assert_eq!(see(&utf16(text, true, true), "f.vcf").rows, wanted);
    assert_eq!(see(format!("\u{feff}\r\n{text}").as_bytes(), "f.vcf").rows[0].cells, wanted[0].cells);
}

#[test]
fn a_hundred_thousand_cards() {
    let mut text = String::new();
    for at in 0..100_000 {
        text += &format!(
            "BEGIN:VCARD\nVERSION:3.0\nN:Nom{at};Zoé;;;\nTEL;TYPE=CELL:06 39 98 {:02} {:02}\nEND:VCARD\n",
            at / 100 % 100,
            at % 100
        );
    }
    let seen = try_see(text.as_bytes(), "f.vcf", &ReadChoices::default()).unwrap();
    assert_eq!(seen.rows.len(), 100_000);
    assert_eq!(seen.cell(99_999, "last_name"), "Nom99999");
}
