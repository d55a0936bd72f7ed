//! Text files as spreadsheets and hands make them: encodings, separators, titles, totals, other kinds of rows.

use crm::import::ImportKind;
use crm::import::read::{FileEncoding, ReadChoices};

use crate::seen::{encoded, see, see_as, table, try_see, utf16};

const PEOPLE: &[&str] = &[
    "Nom|Prénom|Société|Téléphone|Courriel",
    "Le Gall|Zoé|Crêperie de l’Œuf|06 39 98 00 12|zoe@a.example",
    "Ben Salem|Ali|Cœur à prix 12 €|06 39 98 00 13|ali@a.example",
    "Noël|Françoise|Forêt & Fils|06 39 98 00 14|f.noel@a.example",
];

fn people() -> String {
    table(';', PEOPLE)
}

#[test]
fn every_encoding_of_a_french_file_is_found() {
    let wanted = see(people().as_bytes(), "f.csv");
    assert_eq!(wanted.shape.encoding, FileEncoding::Utf8);
    assert_eq!(wanted.rows.len(), 3);
    let latin9 = people().replace('’', "'");
    let dos = latin9.replace(['Œ', 'œ'], "O").replace('€', "E");
    let in_850: Vec<u8> = dos
        .chars()
        .map(|c| match c {
            'é' => 0x82,
            'ê' => 0x88,
            'ë' => 0x89,
            'à' => 0x85,
            'ç' => 0x87,
            c => u8::try_from(c).unwrap(),
        })
        .collect();
    let files: Vec<(Vec<u8>, &str, &str)> = vec![
        (format!("\u{feff}{}", people()).into_bytes(), "utf-8", ""),
        (utf16(&people(), true, true), "utf-16le", ""),
        (utf16(&people(), false, true), "utf-16be", ""),
        (utf16(&people(), true, false), "utf-16le", ""),
        (utf16(&people(), false, false), "utf-16be", ""),
        (encoded(&people(), "windows-1252"), "windows-1252", ""),
        (encoded(&people(), "macintosh"), "macintosh", ""),
        (encoded(&latin9, "iso-8859-15"), "iso-8859-15", &latin9),
        (in_850, "ibm850", &dos),
    ];
    for (bytes, encoding, text) in files {
        let seen = see(&bytes, "f.csv");
        assert_eq!((seen.shape.encoding.as_str(), seen.shape.unreadable), (encoding, 0));
        let wanted = if text.is_empty() { wanted.rows.clone() } else { see(text.as_bytes(), "f.csv").rows };
        assert_eq!(seen.rows, wanted, "{encoding}");
    }
}

#[test]
fn accents_written_apart_join_their_letter() {
    let seen = see("Nom;Te\u{301}l\nZoe\u{301} Noe\u{308}l;0639980012\n".as_bytes(), "f.csv");
    assert_eq!(seen.mapped(), ["Nom=name", "Tél=phone"]);
    assert_eq!(seen.cell(0, "name"), "Zoé Noël");
}

#[test]
fn a_file_of_two_encodings_is_read_in_both() {
    let mut bytes = people().into_bytes();
    bytes.extend(encoded("Hervé;Élodie;Pâtisserie;06 39 98 00 15;e@a.example\r\n", "windows-1252"));
    let seen = see(&bytes, "f.csv");
    assert_eq!(seen.shape.encoding, FileEncoding::Utf8);
    assert_eq!(seen.shape.other_encoding, Some(FileEncoding::Windows1252));
    assert_eq!((seen.cell(1, "company"), seen.cell(3, "company")), ("Cœur à prix 12 €", "Pâtisserie"));
    assert_eq!(seen.shape.unreadable, 0);
}

#[test]
fn a_file_that_changes_its_encoding_after_two_mebibytes_is_read_in_both() {
    let mut bytes = b"Nom;Tel\n".to_vec();
    while bytes.len() < 2 << 20 {
        bytes.extend("Zoé Le Gall;0639980012\n".as_bytes());
    }
    bytes.extend(encoded("Françoise Noël;0639980013\n", "windows-1252"));
    let seen = see(&bytes, "f.csv");
    assert_eq!(seen.rows.last().unwrap().cells, ["Françoise Noël", "0639980013"]);
    assert_eq!(seen.shape.unreadable, 0);
}

#[test]
fn what_cannot_be_read_is_counted() {
    let said = ReadChoices { encoding: Some(FileEncoding::Utf8), ..ReadChoices::default() };
    let seen = try_see(b"Nom;Tel\nZo\xe9;0639980012\n", "f.csv", &said).unwrap();
    assert_eq!((seen.shape.unreadable, seen.cell(0, "name")), (1, "Zo\u{fffd}"));
    assert_eq!(FileEncoding::from_label("ISO-8859-1").unwrap(), FileEncoding::Windows1252);
    assert_eq!(FileEncoding::from_label("Windows-1252").unwrap(), FileEncoding::Windows1252);
    assert!(FileEncoding::from_label("klingon").is_err());
}

#[test]
fn the_separator_of_excel_is_obeyed() {
    let seen = see(b"sep=|\r\nNom|Tel\r\nZoe, dite Zo; ou Z|0639980012\r\n", "f.csv");
    assert_eq!(seen.shape.delimiter.as_deref(), Some("|"));
    assert_eq!((seen.shape.header_line, seen.shape.skipped_lines), (Some(2), 1));
    assert_eq!(seen.rows.len(), 1);
    assert_eq!(seen.shape.program.unwrap().as_str(), "excel");
}

#[test]
fn each_separator_and_line_ending_is_found() {
    for (delimiter, named) in [(';', "csv"), (',', "csv"), ('\t', "tsv"), ('|', "csv")] {
        for ending in ["\r\n", "\n", "\r"] {
            let text = people().replace(';', &delimiter.to_string()).replace("\r\n", ending);
            let seen = see(text.as_bytes(), "f.txt");
            assert_eq!(seen.shape.delimiter, Some(delimiter.to_string()));
            assert_eq!(seen.shape.format.as_str(), named);
            assert_eq!(seen.rows.len(), 3);
            assert_eq!(seen.rows[2].line, 4);
        }
    }
    let quoted = "'Nom';'Tel'\n'Le Gall; dit l''Ancien';'0639980012'\n";
    let seen = see(quoted.as_bytes(), "f.csv");
    assert_eq!(seen.cell(0, "name"), "Le Gall; dit l'Ancien");
}

#[test]
fn titles_above_and_totals_below_are_nobody() {
    let text = "Fichier clients;;;\nExporté le 12/03/2025;;;\n;;;\nNom;Prénom;Tél;CA 2024\nLe Gall;Zoé;0639980012;1 200,00\n;;;\nSomme;Ali;0639980013;300,00\n;;;\nTotal;;;1 500,00\nNombre de lignes : 2;;;\n";
    let seen = see(text.as_bytes(), "f.csv");
    assert_eq!((seen.shape.header_line, seen.shape.skipped_lines), (Some(4), 3));
    assert_eq!(seen.mapped(), ["Nom=last_name", "Prénom=first_name", "Tél=phone"]);
    assert_eq!(seen.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [5, 7]);
}

#[test]
fn a_header_may_be_said_to_be_elsewhere_or_nowhere() {
    let text = b"Nom;Tel\nDurand;0639980012\n";
    let none = ReadChoices { header_line: Some(0), ..ReadChoices::default() };
    assert_eq!(try_see(text, "f.csv", &none).unwrap().rows.len(), 2);
    let second = ReadChoices { header_line: Some(2), ..ReadChoices::default() };
    let seen = try_see(b"a;b\nNom;Tel\nDurand;0639980012\n", "f.csv", &second).unwrap();
    assert_eq!((seen.shape.header_line, seen.rows.len()), (Some(2), 1));
}

#[test]
fn a_file_without_header_is_known_by_what_is_in_it() {
    let text = table(
        ';',
        &[
            "Zoé Le Gall|0639980012|zoe@a.example|35000|73282932000074|5610A|12/05/1980",
            "Ali Ben Salem|0639980013|ali@a.example|44000|73282932000074|5610A|13/06/1981",
        ],
    );
    let seen = see(text.as_bytes(), "f.csv");
    assert_eq!(seen.shape.header_line, None);
    assert_eq!(seen.mapped(), ["A=name", "B=phone", "C=email", "D=postcode", "E=siret", "F=naf", "G=birth"]);
    assert_eq!(seen.rows.len(), 2);
}

#[test]
fn ambiguous_names_are_settled_by_what_is_in_the_column() {
    let text = table(
        ';',
        &[
            "Client|Numéro|Titre|Adresse|Contact|Statut|Décideur|Refus démarchage|Opt-in newsletter|Tél|Tél 2",
            "C-0012|0639980012|Mme|zoe@a.example|Zoé Le Gall|Prospect|oui|non|oui|0199001234|",
            "C-0013|0639980013|M.|ali@a.example|Ali Ben Salem|Client|non|oui|oui|0199001235|0199001236",
        ],
    );
    let seen = see(text.as_bytes(), "f.csv");
    assert_eq!(
        seen.mapped(),
        [
            "Client=external_id",
            "Numéro=phone",
            "Titre=civility",
            "Adresse=email",
            "Contact=name",
            "Statut=stage",
            "Décideur=decision_power",
            "Refus démarchage=do_not_call",
            "Tél=phone",
            "Tél 2=phone",
        ]
    );
}

#[test]
fn what_spreadsheets_write_to_protect_a_number_falls() {
    let seen = see(b"Nom;Tel;CP\nZoe;=\"0639980012\";=\"01000\"\nAli;'+33639980013;\"=\"\"01001\"\"\"\n", "f.csv");
    assert_eq!(seen.rows[0].cells, ["Zoe", "0639980012", "01000"]);
    assert_eq!(seen.rows[1].cells, ["Ali", "+33639980013", "01001"]);
}

#[test]
fn orders_of_a_shop() {
    let text = table(
        ';',
        &[
            "N° commande|Date de commande|Code client|Nom du client|E-mail|Réf. produit|Désignation|Qté|Prix unitaire TTC|Total HT|Total TTC|Canal|Vendeur|Statut",
            "CMD-001|02/03/2025|C-0012|Zoé Le Gall|zoe@a.example|P-9|Crêpière|2|49,90|83,17|99,80|Boutique|Anne|Livrée",
        ],
    );
    assert_eq!(see(text.as_bytes(), "f.csv").shape.likely_kind, ImportKind::Purchases);
    let seen = see_as(text.as_bytes(), "commandes.csv", ImportKind::Purchases);
    assert_eq!(
        seen.mapped(),
        [
            "N° commande=external_id",
            "Date de commande=at",
            "Code client=customer",
            "Nom du client=customer_name",
            "E-mail=email",
            "Réf. produit=product",
            "Désignation=subject",
            "Qté=quantity",
            "Prix unitaire TTC=unit_price",
            "Total TTC=amount",
            "Canal=channel",
            "Vendeur=agent",
        ]
    );
}

#[test]
fn the_call_log_of_asterisk() {
    let text = table(
        ',',
        &[
            "calldate|clid|src|dst|dcontext|channel|dstchannel|lastapp|lastdata|duration|billsec|disposition|amaflags|accountcode|uniqueid|userfield|did|recordingfile",
            "2025-03-02 10:00:01|\"Zoé\" <0639980012>|0639980012|0199001234|from-trunk|SIP/1|SIP/2|Dial|x|75|60|ANSWERED|3||1740909601.12||0199001234|",
        ],
    );
    assert_eq!(see(text.as_bytes(), "f.csv").shape.likely_kind, ImportKind::Calls);
    let seen = see_as(text.as_bytes(), "Master.csv", ImportKind::Calls);
    assert_eq!(seen.shape.program.unwrap().as_str(), "asterisk");
    assert_eq!(
        seen.mapped(),
        [
            "calldate=at",
            "src=from",
            "dst=to",
            "billsec=duration",
            "disposition=outcome",
            "uniqueid=external_id",
            "did=queue",
        ]
    );
}

#[test]
fn a_call_log_in_french() {
    let text = table(
        ';',
        &[
            "Date|Heure|Sens|Appelant|Appelé|Durée|Attente|Statut|Poste|File d'attente|Motif|Commentaire",
            "02/03/2025|10:00:01|Entrant|0639980012|0199001234|00:01:00|00:00:12|Répondu|12|SAV|Panne|Rappeler",
        ],
    );
    assert_eq!(see(text.as_bytes(), "f.csv").shape.likely_kind, ImportKind::Calls);
    let seen = see_as(text.as_bytes(), "journal.csv", ImportKind::Calls);
    assert_eq!(
        seen.mapped(),
        [
            "Date=at",
            "Heure=time",
            "Sens=direction",
            "Appelant=from",
            "Appelé=to",
            "Durée=duration",
            "Attente=wait",
            "Statut=status",
            "Poste=agent",
            "File d'attente=queue",
            "Motif=motive",
            "Commentaire=note",
        ]
    );
}

#[test]
fn tickets_of_another_program() {
    let text = table(
        ';',
        &[
            "N° ticket|Date de création|Date de clôture|Client|E-mail|Objet|Description|Catégorie|Priorité|Statut|Assigné à|Résolution",
            "T-12|02/03/2025 10:00|03/03/2025|Zoé Le Gall|zoe@a.example|Panne|Ne s'allume plus|Matériel|Haute|Résolu|Anne|Fusible changé",
        ],
    );
    assert_eq!(see(text.as_bytes(), "f.csv").shape.likely_kind, ImportKind::Tickets);
    let seen = see_as(text.as_bytes(), "tickets.csv", ImportKind::Tickets);
    assert_eq!(
        seen.mapped(),
        [
            "N° ticket=external_id",
            "Date de création=at",
            "Date de clôture=ended_at",
            "Client=customer_name",
            "E-mail=email",
            "Objet=subject",
            "Description=note",
            "Catégorie=category",
            "Priorité=priority",
            "Statut=status",
            "Assigné à=agent",
            "Résolution=resolution",
        ]
    );
}
