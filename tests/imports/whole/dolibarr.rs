//! Dolibarr: contacts beside the company they work for, and companies alone.

use super::Case;
use super::bytes::wide;
use crate::seen::encoded;

/// The contact first, then the third party under the same names of columns.
pub fn contacts_of_dolibarr_beside_their_company_arrive_whole() -> Case {
    let header = "Id contact|Code civilité|Nom|Prénom|Poste/Fonction|Date de naissance|Date création|Date modification|Privé|Adresse|Code postal|Ville|Département/Canton|Pays|Code pays|Tél pro.|Tél perso.|Tél portable|Fax|Email|Note publique|État|Id société|Raison sociale|État|Code client|Code fournisseur|Client|Fournisseur|Adresse|Code postal|Ville|Téléphone|Email|Type du tiers";
    let rows = [
        "Id contact=12|Code civilité=MME|Nom=Le Gall|Prénom=Zoé|Poste/Fonction=Gérante|Date de naissance=12/05/1980|Date création=02/01/2025 10:00|Privé=0|Adresse=1 rue A|Code postal=35000|Ville=Rennes|Département/Canton=Ille-et-Vilaine|Pays=France|Code pays=FR|Tél pro.=0199001234|Tél perso.=0261910038|Tél portable=0639980012|Email=zoe@a.example|Note publique=Cliente|État=1|Id société=7|Raison sociale=Crêperie Le Gall|État#2=1|Code client=CU2501-0007|Client=1|Fournisseur=0|Adresse#2=3 quai Est|Code postal#2=29200|Ville#2=Brest|Téléphone=0261910039|Email#2=contact@a.example|Type du tiers=PME/PMI",
        "Id contact=13|Code civilité=MR|Nom=Ben Salem|Prénom=Ali|Date de naissance=0000-00-00|Date création=03/01/2025 10:00|Privé=0|Pays=Belgique|Code pays=BE|Tél pro.=02 555 12 34|Tél portable=(0470) 00 00 01|Email=ali@b.example|État=1|Id société=8|Raison sociale=Friterie Ben|État#2=1|Code client=CU2501-0008|Client=2|Fournisseur=0|Type du tiers=TPE",
        "Id contact=14|Code civilité=MLE|Nom=Petit|Prénom=Lou|Date création=03/01/2025 10:00|Privé=1|Tél portable=06 39 98 00 15|État=1",
    ];
    let people = [
        "external_id=12 | civility=mme | first_name=Zoé | last_name=Le Gall | birth_year=1980 | company=Crêperie Le Gall | job=Gérante | phone.work=+33199001234 | phone.home=+33261910038 | phone.mobile=+33639980012 | phone=+33261910039 | email=zoe@a.example | email=contact@a.example | address=1 rue A / 35000 / Rennes / FR | address.work=3 quai Est / 29200 / Brest / - | note=Cliente",
        "external_id=13 | civility=m | first_name=Ali | last_name=Ben Salem | company=Friterie Ben | phone.work=+3225551234 | phone.mobile=+32470000001 | email=ali@b.example | address=- / - / - / BE",
        "external_id=14 | civility=mme | first_name=Lou | last_name=Petit | phone.mobile=+33639980015",
    ];
    Case::new("export_societe_2.csv", wide(',', header, &rows), ["csv", "utf-8", "dolibarr"], &people)
}

/// Companies: the name is the house's, with its numbers at INSEE.
pub fn third_parties_of_dolibarr_in_latin_9_arrive_whole() -> Case {
    let header = "Id|Nom|Nom alternatif|Maison mère|Statut|Code client|Code fournisseur|Code compta client|Client|Fournisseur|Date création|Date modification|Adresse|Code postal|Ville|Département/Canton|Pays|Code pays|Téléphone|Fax|Url|Email|Code barre|Id. prof. 1 (SIREN)|Id. prof. 2 (SIRET)|Id. prof. 3 (NAF-APE)|Id. prof. 4 (RCS)|Numéro de TVA|Capital|Effectif|Type du tiers|Forme juridique|Note (publique)|Note (privée)";
    let rows = [
        "Id=7|Nom=Crêperie de l'Œuvre|Statut=1|Code client=CU2501-0007|Code compta client=411CREPERIE|Client=1|Fournisseur=0|Date création=02/01/2025|Adresse=1 rue de la Cœuvre|Code postal=35000|Ville=Rennes|Département/Canton=Ille-et-Vilaine|Pays=France|Code pays=FR|Téléphone=0199001234|Fax=0199001235|Url=https://a.example|Email=contact@a.example|Id. prof. 1 (SIREN)=732829320|Id. prof. 2 (SIRET)=73282932000074|Id. prof. 3 (NAF-APE)=5610A|Numéro de TVA=FR44732829320|Capital=10000 €|Effectif=1 - 5|Type du tiers=TPE|Forme juridique=SARL|Note (publique)=Paie à 30 jours|Note (privée)=Remise de 5 €",
        "Id=8|Nom=Noël Frères|Statut=1|Code client=CU2501-0008|Client=2|Fournisseur=0|Date création=02/01/2025|Adresse=12 place d'Armes\nBP 4|Code postal=1000|Ville=Bruxelles|Pays=Belgique|Code pays=BE|Téléphone=02 555 12 34|Email=info@noel.example|Effectif=51 - 100",
    ];
    let people = [
        "external_id=7 | company=Crêperie de l'Œuvre | company.siret=73282932000074 | company.naf_code=56.10A | company.headcount_band=01 | company.website=https://a.example | phone=+33199001234 | phone.fax=+33199001235 | email=contact@a.example | address=1 rue de la Cœuvre / 35000 / Rennes / FR | note=Paie à 30 jours\nRemise de 5 €",
        "external_id=8 | company=Noël Frères | company.headcount_band=21 | phone=+3225551234 | email=info@noel.example | address=12 place d'Armes, BP 4 / 1000 / Bruxelles / BE",
    ];
    let text = wide(';', header, &rows);
    Case::new("export_societe_1.csv", encoded(&text, "iso-8859-15"), ["csv", "iso-8859-15", "dolibarr"], &people)
}

/// The same program in English.
pub fn dolibarr_in_english_arrives_whole() -> Case {
    let header = "Contact ID|Civility|Lastname|Firstname|Job position|Creation date|Last modification date|Address|Zip Code|City|State/Province|Country|Country code|Phone|Fax|Mobile|Email|Company ID|Third-party name|Status|Customer Code|Vendor Code";
    let rows = [
        "Contact ID=12|Civility=MRS|Lastname=Le Gall|Firstname=Zoé|Job position=Manager|Creation date=2025-01-02|Address=1 rue A|Zip Code=35000|City=Rennes|Country=France|Country code=FR|Phone=0199001234|Mobile=0639980012|Email=zoe@a.example|Company ID=7|Third-party name=Crêperie Le Gall|Status=1|Customer Code=CU2501-0007",
        "Contact ID=13|Lastname=McDonald|Firstname=Fiona|Creation date=2025-01-02|Country=United Kingdom|Country code=GB|Phone=(020) 7946 0124|Company ID=8|Third-party name=Thistle Ltd|Status=1",
    ];
    let people = [
        "external_id=12 | civility=mme | first_name=Zoé | last_name=Le Gall | company=Crêperie Le Gall | job=Manager | phone=+33199001234 | phone.mobile=+33639980012 | email=zoe@a.example | address=1 rue A / 35000 / Rennes / FR",
        "external_id=13 | first_name=Fiona | last_name=McDonald | company=Thistle Ltd | phone=+442079460124 | address=- / - / - / GB",
    ];
    Case::new("export_societe_2.csv", wide(',', header, &rows), ["csv", "utf-8", "-"], &people)
}
