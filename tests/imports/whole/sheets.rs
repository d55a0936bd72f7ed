//! Sheets that people keep by hand, as Excel saves them.

use super::Case;
use super::bytes::{rows, wide};
use crate::seen::{encoded, utf16};
use crate::zipped::{row, workbook};

/// A title, an empty line, the header, the rows, a total: in the encoding of Windows.
pub fn a_french_excel_file_under_its_title_arrives_whole() -> Case {
    let header = "N° client|Civ.|NOM|Prénom|Date de naissance|Tél. fixe|Tél. port.|Courriel|Adresse|CP|Ville|Langue|Horaires d'appel|Carte de fidélité|CSP|Type de client|Statut client|Température|Préférences|Étiquettes|Remarques|Opposition au démarchage";
    let rows = [
        "N° client=C-0012|Civ.=Mme|NOM=LE GALL|Prénom=Zoé|Date de naissance=12/05/1980|Tél. fixe=02.61.91.00.12|Tél. port.=06-39-98-00-12|Courriel=zoe@a.example|Adresse=12, rue de l'Église|CP=35000|Ville=Rennes|Langue=français|Horaires d'appel=le matin, sauf lundi|Carte de fidélité=000123|CSP=37|Type de client=usager|Statut client=Client fidèle|Température=tiède|Préférences=Sans sel ; bio|Étiquettes=VIP, Salon|Remarques=Première ligne\nDeuxième « ligne »|Opposition au démarchage=non",
        "N° client=C-0013|Civ.=M.|NOM=D'ALMEIDA|Prénom=João|Date de naissance=1975|Tél. fixe=02 61 91 00 13 poste 45|Tél. port.=+33 (0)6 39 98 00 13|Courriel=joao@b.example ; j.dalmeida@c.example|CP=01000|Ville=Bourg-en-Bresse|Statut client=Prospect|Température=chaud|Opposition au démarchage=oui",
        "N° client=C-0014|Civ.=Mlle|NOM=SAINT-LÉGER|Prénom=Anne-Laure|Tél. fixe=liste rouge|Adresse=3 bis, av. du Gal-de-Gaulle|CP=75008|Ville=Paris 8e|Statut client=Perdu",
    ];
    let people = [
        "external_id=C-0012 | civility=mme | first_name=Zoé | last_name=LE GALL | birth_year=1980 | phone=+33261910012 | phone.mobile=+33639980012 | email=zoe@a.example | address=12, rue de l'Église / 35000 / Rennes / - | language=fr | usual_hours=le matin, sauf lundi | loyalty_card=000123 | pcs_code=37 | label=usager | preferences=Sans sel ; bio | stage=loyal_client | temperature=warm | tag=Salon | tag=VIP | note=Première ligne\nDeuxième « ligne »",
        "external_id=C-0013 | civility=m | first_name=João | last_name=D'ALMEIDA | birth_year=1975 | phone=+33261910013 x45 | phone.mobile=+33639980013 | email=joao@b.example | email=j.dalmeida@c.example | address=- / 01000 / Bourg-en-Bresse / - | stage=prospect | temperature=hot | do_not_call",
        "external_id=C-0014 | civility=mme | first_name=Anne-Laure | last_name=SAINT-LÉGER | phone=(liste rouge) | address=3 bis, av. du Gal-de-Gaulle / 75008 / Paris 8e / - | stage=lost",
    ];
    let text = format!("Fichier clients 2025;;;\r\n;;;\r\n{}Total;3;;\r\n", wide(';', header, &rows));
    Case::new("clients.csv", encoded(&text, "windows-1252"), ["csv", "windows-1252", "-"], &people)
        .untaken(&["7 Tél. fixe not_a_number"])
}

/// "CSV UTF-8" of Excel, and the line by which it says its separator.
pub fn excel_in_utf_8_with_its_mark_arrives_whole() -> Case {
    let header = "Raison sociale;SIRET;Code NAF;Effectif;Site internet;Nom du contact;Fonction;Décideur;Standard;Ligne directe;Portable;E-mail;Adresse;Complément d'adresse;Code postal;Ville;Pays".replace(';', "|");
    let rows = [
        "Raison sociale=Crêperie de l’Œuvre|SIRET=732 829 320 00074|Code NAF=5610A|Effectif=12|Site internet=www.oeuvre.example|Nom du contact=Mme Zoé LE GALL|Fonction=Gérante|Décideur=oui|Standard=01 99 00 12 30|Ligne directe=01 99 00 12 34|Portable=06 39 98 00 12|E-mail=zoe@a.example|Adresse=1 rue A|Complément d'adresse=BP 12|Code postal=35000|Ville=Rennes Cedex|Pays=France",
        "Raison sociale=Noël & Fils|Nom du contact=de LA TOUR Anne|Décideur=non|Standard=03 53 01 00 60|Code postal=54000|Ville=Nancy",
        "Raison sociale=Łódź Sp. z o.o.|Nom du contact=Kowalski, Łukasz|Standard=42 123 45 67|Ville=Łódź|Pays=Pologne",
    ];
    let people = [
        "civility=mme | first_name=Zoé | last_name=LE GALL | company=Crêperie de l’Œuvre | company.siret=73282932000074 | company.naf_code=56.10A | company.headcount_band=11 | company.website=www.oeuvre.example | job=Gérante | decision_power=yes | phone.switchboard=+33199001230 | phone.work=+33199001234 | phone.mobile=+33639980012 | email=zoe@a.example | address=1 rue A, BP 12 / 35000 / Rennes Cedex / FR",
        "first_name=Anne | last_name=de LA TOUR | company=Noël & Fils | decision_power=no | phone.switchboard=+33353010060 | address=- / 54000 / Nancy / -",
        "first_name=Łukasz | last_name=Kowalski | company=Łódź Sp. z o.o. | phone.switchboard=+48421234567 | address=- / - / Łódź / PL",
    ];
    let text = format!("\u{feff}sep=;\r\n{}", wide(';', &header, &rows));
    Case::new("prospects.csv", text, ["csv", "utf-8", "excel"], &people)
}

/// "Texte Unicode" of Excel: tabs, in UTF-16 with its mark.
pub fn the_unicode_text_of_excel_arrives_whole() -> Case {
    let header = "Nom complet|Société|Téléphone|Téléphone 2|Âge|Commentaires";
    let rows = [
        "Nom complet=Zoé Le Gall|Société=Crêperie; Ker|Téléphone=06 39 98 00 12|Téléphone 2=01 99 00 12 34|Âge=46|Commentaires=dit \"la patronne\"\nrappeler",
        "Nom complet=БОРИСОВА Анна|Société=Ателье|Téléphone=+7 495 123-45-67|Âge=30 ans",
        "Nom complet=M. X|Téléphone=00 32 470 00 00 03",
    ];
    let people = [
        "first_name=Zoé | last_name=Le Gall | birth_year=1980 | company=Crêperie; Ker | phone.mobile=+33639980012 | phone=+33199001234 | note=dit \"la patronne\"\nrappeler",
        "first_name=Анна | last_name=БОРИСОВА | birth_year=1996 | company=Ателье | phone=+74951234567",
        "civility=m | last_name=X | phone.mobile=+32470000003",
    ];
    Case::new("clients.txt", utf16(&wide('\t', header, &rows), true, true), ["tsv", "utf-16le", "-"], &people)
}

/// Numbers that lost their zero, dates that are numbers, ticks, a title above and a total below.
pub fn a_workbook_of_numbers_dates_and_ticks_arrives_whole() -> Case {
    let header = "N° client|Nom|Prénom|Tél|Mobile|Né le|Code postal|Ville|Décideur|Ne plus appeler|CA";
    let people = [
        "N° client=#12|Nom=Le Gall|Prénom=Zoé|Tél=#199001234|Mobile=#639980012|Né le=#d29353|Code postal=#35000|Ville=Rennes|Décideur=#b1|Ne plus appeler=#b1|CA=#1200.5",
        "N° client=#13|Nom=Ben Salem|Prénom=Ali|Mobile=#33639980013|Né le=#d32276|Code postal=#1000|Ville=Bourg-en-Bresse|Décideur=#b0|Ne plus appeler=#b0|CA=#0.3",
        "N° client=#14|Nom=Noël <junior>|Prénom=Tom & Lou|Tél=02 61 91 00 14|Code postal=2A004|Ville=Ajaccio|CA=#0",
    ];
    let lines = rows(header, &people);
    let mut xml = row(1, &["Fichier clients 2025"]);
    for (at, line) in lines.iter().enumerate() {
        xml += &row(u32::try_from(at).unwrap() + 3, &line.split('|').collect::<Vec<_>>());
    }
    xml += &row(8, &["Total", "", "", "", "", "", "", "", "", "", "#1200.8"]);
    let people = [
        "external_id=12 | first_name=Zoé | last_name=Le Gall | birth_year=1980 | decision_power=yes | phone=+33199001234 | phone.mobile=+33639980012 | address=- / 35000 / Rennes / - | do_not_call",
        "external_id=13 | first_name=Ali | last_name=Ben Salem | birth_year=1988 | decision_power=no | phone.mobile=+33639980013 | address=- / 01000 / Bourg-en-Bresse / -",
        "external_id=14 | first_name=Tom & Lou | last_name=Noël <junior> | phone=+33261910014 | address=- / 2A004 / Ajaccio / -",
    ];
    let bytes = workbook(&[("Lisez-moi", "", ""), ("Clients", "", &xml)], &[]);
    Case::new("clients.xlsx", bytes, ["xlsx", "utf-8", "-"], &people)
}

/// Nothing says what the columns are but what is in them.
pub fn a_file_without_a_header_arrives_whole() -> Case {
    let text = "Mme,Zoé Le Gall,06 39 98 00 12,zoe@a.example,35000,12/05/1980\nM.,Ali Ben Salem,06 39 98 00 13,ali@a.example,44000,01/02/1975\nMme,Inès d'Aubigné,01 99 00 00 14,ines@b.example,75008,30/11/1990\n";
    let people = [
        "civility=mme | first_name=Zoé | last_name=Le Gall | birth_year=1980 | phone.mobile=+33639980012 | email=zoe@a.example | address=- / 35000 / - / -",
        "civility=m | first_name=Ali | last_name=Ben Salem | birth_year=1975 | phone.mobile=+33639980013 | email=ali@a.example | address=- / 44000 / - / -",
        "civility=mme | first_name=Inès | last_name=d'Aubigné | birth_year=1990 | phone=+33199000014 | email=ines@b.example | address=- / 75008 / - / -",
    ];
    Case::new("liste.csv", text, ["csv", "utf-8", "-"], &people)
}

/// Bars between cells, simple quotes around them.
pub fn quotes_and_bars_arrive_whole() -> Case {
    let text = "'Nom'|'Prénom'|'Tél. bureau'|'Tél. domicile'|'Adresse complète'|'Profession'\n'L''Hostis'|'Gwenn'|'01 99 00 00 70'|'02 61 91 00 70'|'4 rue du Puits | cour, 29200 Brest'|'Luthier'\n'O''Neill'|'Maeve'|''|'04 65 71 00 71'|'Lieu-dit Kerven'|''\n";
    let people = [
        "first_name=Gwenn | last_name=L'Hostis | job=Luthier | phone.work=+33199000070 | phone.home=+33261910070 | address=4 rue du Puits + cour / 29200 / Brest / -",
        "first_name=Maeve | last_name=O'Neill | phone.home=+33465710071 | address=Lieu-dit Kerven / - / - / -",
    ];
    let text = text.replace("Puits | cour", "Puits + cour");
    Case::new("annuaire.csv", text, ["csv", "utf-8", "-"], &people)
}

/// A number is read where its row says it is.
pub fn each_row_in_its_own_country_arrives_whole() -> Case {
    let header =
        "First name|Last name|Company|Phone|Mobile|Address 1|Address 2|City|Zip|Country|Preferred language|Gender";
    let rows = [
        "First name=Wim|Last name=van den Berg|Company=Molen BV|Phone=(020) 123 4567|Mobile=(06) 12345678|Address 1=Damrak 1|Address 2=2e etage|City=Amsterdam|Zip=1012 LG|Country=NL|Preferred language=Dutch|Gender=Male",
        "First name=Éloïse|Last name=Dubois|Company=Chocolat SA|Phone=(022) 789 01 23|Mobile=(079) 123 45 67|City=Genève|Zip=1201|Country=Suisse|Preferred language=fr-CH|Gender=Female",
        "First name=Oliver|Last name=Smith|Company=Smith & Sons|Phone=020 7946 0123|City=London|Zip=SW1A 1AA|Country=United Kingdom|Preferred language=English|Gender=M",
        "First name=Chiara|Last name=D'Angelo|Phone=(06) 698 12345|City=Roma|Zip=00184|Country=Italia|Preferred language=Italian|Gender=F",
        "First name=Awa|Last name=Ndiaye|Phone=33 821 23 45|Mobile=77 123 45 67|City=Dakar|Country=Sénégal|Gender=F",
        "First name=Luc|Last name=Hoarau|Phone=(0262) 12 34 56|City=Saint-Denis|Zip=97400|Country=La Réunion|Gender=M",
        "First name=Tom|Last name=Nowhere|Phone=01 99 00 00 80|Mobile=+33 6 39 98 00 80|Country=Atlantide",
        "First name=Léa|Last name=Roy|Phone=01 99 00 00 81|City=Lyon|Zip=69001",
    ];
    let people = [
        "first_name=Wim | last_name=van den Berg | sex=m | company=Molen BV | phone=+31201234567 | phone.mobile=+31612345678 | address=Damrak 1, 2e etage / 1012 LG / Amsterdam / NL | language=nl",
        "first_name=Éloïse | last_name=Dubois | sex=f | company=Chocolat SA | phone=+41227890123 | phone.mobile=+41791234567 | address=- / 1201 / Genève / CH | language=fr",
        "first_name=Oliver | last_name=Smith | sex=m | company=Smith & Sons | phone=+442079460123 | address=- / SW1A 1AA / London / GB | language=en",
        "first_name=Chiara | last_name=D'Angelo | sex=f | phone=+390669812345 | address=- / 00184 / Roma / IT | language=it",
        "first_name=Awa | last_name=Ndiaye | sex=f | phone=+221338212345 | phone.mobile=+221771234567 | address=- / - / Dakar / SN",
        "first_name=Luc | last_name=Hoarau | sex=m | phone=+262262123456 | address=- / 97400 / Saint-Denis / RE",
        "first_name=Tom | last_name=Nowhere | phone=(01 99 00 00 80) | phone.mobile=+33639980080",
        "first_name=Léa | last_name=Roy | phone=+33199000081 | address=- / 69001 / Lyon / -",
    ];
    Case::new("international.csv", wide(',', header, &rows), ["csv", "utf-8", "-"], &people)
        .untaken(&["8 Phone not_a_number", "8 Country unknown_country"])
}

/// Who works where: an address of which only the street says that it is the company's, postcode and town in one cell.
pub fn a_list_of_companies_with_their_contacts_arrives_whole() -> Case {
    let header = "Type|Nom de la société|Civilité du contact|Nom du contact|Prénom du contact|Email du contact|Email valide|Numéro du bureau|Mobile du contact|Téléphone WhatsApp|Fonction du contact|Adresse entreprise|CP / Ville|Nb employés|Secteur|Date dernier contact|Commercial|Prénom conjoint|Inscrit Bloctel";
    let rows = [
        "Type=Client|Nom de la société=Crêperie de l'Œuvre|Civilité du contact=Mme|Nom du contact=Le Gall|Prénom du contact=Zoé|Email du contact=zoe@a.example|Email valide=oui|Numéro du bureau=01 99 00 12 34|Mobile du contact=06 39 98 00 12|Fonction du contact=Gérante|Adresse entreprise=1 rue A|CP / Ville=35000 Rennes|Nb employés=12|Secteur=Restauration|Date dernier contact=01/02/2025|Commercial=Anne|Prénom conjoint=Yann|Inscrit Bloctel=x",
        "Type=Prospect|Nom de la société=Noël & Fils|Nom du contact=M. Jean-Marc DE LA ROCHE|Prénom du contact=Jean-Marc|Email valide=non|Téléphone WhatsApp=06 39 98 00 61|CP / Ville=01000 Bourg-en-Bresse|Secteur=BTP|Commercial=Anne",
    ];
    let people = [
        "civility=mme | first_name=Zoé | last_name=Le Gall | company=Crêperie de l'Œuvre | company.headcount_band=11 | job=Gérante | phone.work=+33199001234 | phone.mobile=+33639980012 | email=zoe@a.example | address.work=1 rue A / 35000 / Rennes / - | stage=client | do_not_call",
        "civility=m | first_name=Jean-Marc | last_name=DE LA ROCHE | company=Noël & Fils | phone.mobile=+33639980061 | address.work=- / 01000 / Bourg-en-Bresse / - | stage=prospect",
    ];
    Case::new(
        "entreprises.csv",
        encoded(&wide(';', header, &rows), "windows-1252"),
        ["csv", "windows-1252", "-"],
        &people,
    )
}
