//! What our cards are made of.

use crate::bases::everything;

#[test]
fn cards_are_of_version_4_folded_and_escaped() {
    let base = everything();
    let text = std::fs::read_to_string(base.give("base.vcf")).unwrap();
    assert_eq!(text.matches("BEGIN:VCARD\r\nVERSION:4.0\r\n").count(), 6);
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    let unfolded = text.replace("\r\n ", "");
    for line in [
        "FN:Maëlle Le Gall",
        "N:Le Gall;Maëlle;;Mme;",
        "ORG:Crêperie \"Ker\" \\; fille",
        "TEL;TYPE=work;PREF=1:+33 2 61 91 00 12 poste 45",
        "TEL;TYPE=cell;PREF=2:+33 6 39 98 00 12",
        "TEL;TYPE=\"work,main-number\";PREF=3:+33 1 99 00 00 10",
        "BDAY:1980",
        "CATEGORIES:VIP,Salon\\, printemps",
        "NOTE;CREATED=20260804T140001Z:Première ligne\\nDeuxième \\; \"ligne\"",
        "ADR;TYPE=work;PREF=1:;;12\\, rue des Lilas;Bourg-en-Bresse;;01000;FR",
        "KIND:org",
        "X-DECROCHE-DO-NOT-CALL:oui",
    ] {
        assert!(unfolded.contains(&format!("\r\n{line}\r\n")), "{line}\n{unfolded}");
    }
}
