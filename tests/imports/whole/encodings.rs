//! The same people in every encoding a program of today or of yesterday writes.

use super::Case;
use super::bytes::wide;
use crate::seen::{encoded, utf16};

const HEADER: &str = "Nom|Prénom|Société|Téléphone|Courriel|Ville|Note";

const ROWS: [&str; 4] = [
    "Nom=Le Gall|Prénom=Zoé|Société=Crêperie de l'Œuvre|Téléphone=06 39 98 00 12|Courriel=zoe@a.example|Ville=Saint-Méloir-des-Ondes|Note=Forfait à 12 €",
    "Nom=Ben Salem|Prénom=Ali|Société=Cœur & Fils|Téléphone=01 99 00 00 13|Courriel=ali@a.example|Ville=Besançon",
    "Nom=Noël|Prénom=Françoise|Téléphone=02 61 91 00 14|Ville=L'Haÿ-les-Roses|Note=Où ça ? Là-bas",
    "Nom=d'Hérouël|Prénom=Maïté|Société=Forêt|Téléphone=03 53 01 00 15|Courriel=maite@b.example",
];

const PEOPLE: [&str; 4] = [
    "first_name=Zoé | last_name=Le Gall | company=Crêperie de l'Œuvre | phone.mobile=+33639980012 | email=zoe@a.example | address=- / - / Saint-Méloir-des-Ondes / - | note=Forfait à 12 €",
    "first_name=Ali | last_name=Ben Salem | company=Cœur & Fils | phone=+33199000013 | email=ali@a.example | address=- / - / Besançon / -",
    "first_name=Françoise | last_name=Noël | phone=+33261910014 | address=- / - / L'Haÿ-les-Roses / - | note=Où ça ? Là-bas",
    "first_name=Maïté | last_name=d'Hérouël | company=Forêt | phone=+33353010015 | email=maite@b.example",
];

fn case(bytes: Vec<u8>, format: &'static str, encoding: &'static str) -> Case {
    Case::new("clients.csv", bytes, [format, encoding, "-"], &PEOPLE)
}

/// The lines end as they did on that machine.
pub fn excel_for_mac_in_mac_roman_arrives_whole() -> Case {
    let text = wide(';', HEADER, &ROWS).replace("\r\n", "\r");
    case(encoded(&text, "macintosh"), "csv", "macintosh")
}

pub fn latin_9_arrives_whole() -> Case {
    case(encoded(&wide(',', HEADER, &ROWS), "iso-8859-15"), "csv", "iso-8859-15")
}

pub fn utf_16_big_endian_with_its_mark_arrives_whole() -> Case {
    case(utf16(&wide('\t', HEADER, &ROWS), false, true), "tsv", "utf-16be")
}

pub fn utf_16_little_endian_without_its_mark_arrives_whole() -> Case {
    case(utf16(&wide(';', HEADER, &ROWS), true, false), "csv", "utf-16le")
}

pub fn utf_16_big_endian_without_its_mark_arrives_whole() -> Case {
    case(utf16(&wide(',', HEADER, &ROWS), false, false), "csv", "utf-16be")
}

/// A letter and its accent as two characters, as the file names of a Mac have them: one letter on the fiche.
pub fn accents_written_apart_arrive_whole() -> Case {
    let apart = |c: char| match c {
        'é' => "e\u{301}".to_owned(),
        'É' => "E\u{301}".to_owned(),
        'è' => "e\u{300}".to_owned(),
        'à' => "a\u{300}".to_owned(),
        'ù' => "u\u{300}".to_owned(),
        'ê' => "e\u{302}".to_owned(),
        'ë' => "e\u{308}".to_owned(),
        'ï' => "i\u{308}".to_owned(),
        'ÿ' => "y\u{308}".to_owned(),
        'ç' => "c\u{327}".to_owned(),
        c => c.to_string(),
    };
    let text: String = wide(';', HEADER, &ROWS).chars().map(apart).collect();
    case(text.into_bytes(), "csv", "utf-8")
}
