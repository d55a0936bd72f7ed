//! Zoho CRM: contacts, and leads that have no account yet.

use super::Case;
use super::bytes::wide;

/// With the owner, the account and the parent each beside its id.
pub fn zoho_contacts_arrive_whole() -> Case {
    let header = "Record Id|Contact Owner.id|Contact Owner|Lead Source|First Name|Last Name|Account Name.id|Account Name|Vendor Name.id|Vendor Name|Email|Title|Department|Phone|Home Phone|Other Phone|Fax|Mobile|Date of Birth|Assistant|Asst Phone|Reporting To.id|Reporting To|Email Opt Out|Created By.id|Created By|Modified By.id|Modified By|Created Time|Modified Time|Contact Name|Salutation|Last Activity Time|Mailing Street|Other Street|Mailing City|Other City|Mailing State|Other State|Mailing Zip|Other Zip|Mailing Country|Other Country|Description|Skype ID|Secondary Email|Twitter|Tag|Unsubscribed Mode|Unsubscribed Time|Locked";
    let rows = [
        "Record Id=zcrm_4000000000001|Contact Owner.id=zcrm_1|Contact Owner=Anne Roux|Lead Source=Advertisement|First Name=Zoé|Last Name=Le Gall|Account Name.id=zcrm_9|Account Name=Crêperie Le Gall|Email=zoe@a.example|Title=Gérante|Department=Salle|Phone=01 99 00 12 34|Home Phone=02 61 91 00 37|Fax=01 99 00 12 35|Mobile=06 39 98 00 12|Date of Birth=1980-05-12|Email Opt Out=false|Created By.id=zcrm_1|Created By=Anne Roux|Created Time=2025-01-02 10:00:00|Modified Time=2025-01-02 10:00:00|Contact Name=Zoé Le Gall|Salutation=Mme|Mailing Street=1 rue A|Mailing City=Rennes|Mailing Zip=35000|Mailing Country=France|Description=Cliente|Skype ID=zoe.legall|Secondary Email=zoe2@a.example|Tag=VIP, Salon|Locked=false",
        "Record Id=zcrm_4000000000002|Contact Owner.id=zcrm_1|Contact Owner=Anne Roux|First Name=Noël|Last Name=L'Hermitte|Account Name.id=zcrm_10|Account Name=L'Hermitte, Fils & Cie|Email=noel@b.example|Other Phone=+33 5 36 49 00 40|Asst Phone=05 36 49 00 99|Assistant=Léa Roy|Email Opt Out=true|Contact Name=Noël L'Hermitte|Mailing Country=Switzerland|Phone=(022) 789 01 23|Other Street=9 rue Z|Other City=Gex|Other Zip=01170|Other Country=France|Description=Première ligne\nDeuxième \"ligne\"|Locked=false",
    ];
    let people = [
        "external_id=zcrm_4000000000001 | civility=mme | first_name=Zoé | last_name=Le Gall | birth_year=1980 | company=Crêperie Le Gall | job=Gérante | phone=+33199001234 | phone.home=+33261910037 | phone.fax=+33199001235 | phone.mobile=+33639980012 | email=zoe@a.example | email=zoe2@a.example | address=1 rue A / 35000 / Rennes / FR | tag=Salon | tag=VIP | note=Cliente",
        "external_id=zcrm_4000000000002 | first_name=Noël | last_name=L'Hermitte | company=L'Hermitte, Fils & Cie | phone=+41227890123 | phone=+33536490040 | email=noel@b.example | address=- / - / - / CH | note=Première ligne\nDeuxième \"ligne\"",
    ];
    Case::new("Contacts_001.csv", wide(',', header, &rows), ["csv", "utf-8", "zoho"], &people)
}

/// Leads: the company is a name of its own, and so are a site and a headcount.
pub fn zoho_leads_arrive_whole() -> Case {
    let header = "Record Id|Lead Owner.id|Lead Owner|Company|First Name|Last Name|Title|Email|Phone|Fax|Mobile|Website|Lead Source|Lead Status|Industry|No of Employees|Annual Revenue|Rating|Created By.id|Created By|Modified By.id|Modified By|Created Time|Modified Time|Lead Name|Email Opt Out|Skype ID|Salutation|Secondary Email|Twitter|Last Activity Time|Street|City|State|Zip Code|Country|Description|Tag|Converted Date Time|Is Converted";
    let rows = [
        "Record Id=zcrm_5000000000001|Lead Owner.id=zcrm_1|Lead Owner=Anne Roux|Company=Menuiserie Ty Coat|First Name=Yann|Last Name=Kervella|Title=Artisan|Email=yann@tycoat.example|Phone=02 61 91 00 41|Mobile=06 39 98 00 41|Website=https://tycoat.example|Lead Source=Salon|Lead Status=Attempted to Contact|Industry=Construction|No of Employees=3|Annual Revenue=250000|Created Time=2025-01-02 10:00:00|Lead Name=Yann Kervella|Email Opt Out=false|Salutation=Mr.|Street=3 venelle du Four|City=Quimper|Zip Code=29000|Country=France|Description=Devis fenêtres|Tag=Bretagne",
        "Record Id=zcrm_5000000000002|Lead Owner=Anne Roux|Company=ACME|Last Name=Inconnu|Email=info@acme.example|Lead Name=Inconnu|Email Opt Out=false|No of Employees=0|Annual Revenue=0",
    ];
    let people = [
        "external_id=zcrm_5000000000001 | civility=m | first_name=Yann | last_name=Kervella | company=Menuiserie Ty Coat | company.headcount_band=02 | company.website=https://tycoat.example | job=Artisan | phone=+33261910041 | phone.mobile=+33639980041 | email=yann@tycoat.example | address=3 venelle du Four / 29000 / Quimper / FR | tag=Bretagne | note=Devis fenêtres",
        "external_id=zcrm_5000000000002 | last_name=Inconnu | company=ACME | company.headcount_band=00 | email=info@acme.example",
    ];
    Case::new("Leads_001.csv", wide(',', header, &rows), ["csv", "utf-8", "zoho"], &people)
}
