//! Every way of writing or presenting a number that is understood.

use phone::{Kind, Number, Region};

fn read(text: &str) -> Number {
    Number::parse(text, Region::FR)
}

fn assert_all_are(e164: &str, texts: &[&str]) {
    for text in texts {
        let number = read(text);
        assert_eq!(number.e164.as_deref(), Some(e164), "{text:?} → {number:?}");
        assert_eq!(number.kind, Kind::Number);
        assert!(number.others.is_empty(), "{text:?} → {number:?}");
    }
}

#[test]
fn separators_of_every_kind_are_ignored() {
    assert_all_are(
        "+33639980012",
        &[
            " 06 39 98 00 12 ",
            "06\t39\t98\t00\t12",
            "06–39—98−00‑12",
            "06_39_98_00_12",
            "(06) 39.98.00.12",
            "06\u{2009}39\u{2007}98\u{3000}00\u{1680}12",
            "06·39·98·00·12",
            "06 . 39 . 98 . 00 . 12",
            "06 39 98 00 12.",
            "06 - 39 - 98 - 00 - 12",
            "06 3998 0012",
            "0 6 3 9 9 8 0 0 1 2",
            "[06] 39 98 00 12",
            "06+39+98+00+12",
        ],
    );
}

#[test]
fn every_writing_of_the_country_code_is_understood() {
    assert_all_are(
        "+33639980012",
        &[
            "+33 6 39 98 00 12",
            "+33 (0) 6 39 98 00 12",
            "+33(0)639980012",
            "+33 06 39 98 00 12",
            "(+33) 6 39 98 00 12",
            "+(33) 6 39 98 00 12",
            "00 33 6 39 98 00 12",
            "0033 (0)6 39 98 00 12",
            "0033639980012",
            "33639980012",
            "33 6 39 98 00 12",
            "33 (0)6 39 98 00 12",
            "330639980012",
            "0 (33) 6 39 98 00 12",
            "+330639980012",
            "+0639980012",
            "+0033639980012",
            "++33639980012",
            "(0)6 39 98 00 12",
            " 33639980012",
            "+33-6-39-98-00-12",
        ],
    );
}

#[test]
fn full_width_and_arabic_indic_digits_are_digits() {
    assert_all_are(
        "+33639980012",
        &["０６　３９　９８　００　１２", "＋３３６３９９８００１２", "٠٦٣٩٩٨٠٠١٢", "۰۶۳۹۹۸۰۰۱۲"],
    );
}

#[test]
fn invisible_and_bidirectional_marks_do_not_matter_and_are_not_kept() {
    let number = read("\u{202a}\u{feff}06\u{200b}39980012\u{202c}\u{200e}\u{0}");
    assert_eq!(number.e164.as_deref(), Some("+33639980012"));
    assert_eq!(number.input, "0639980012");
}

#[test]
fn addresses_of_the_telephone_line_are_unwrapped() {
    assert_all_are(
        "+33639980012",
        &[
            "tel:+33-6-39-98-00-12",
            "tel:0639980012",
            "TEL:06.39.98.00.12",
            "tel:%2B33639980012",
            "tel:06%2039%2098%2000%2012",
            "tel:639980012;phone-context=+33",
            "tel:0639980012;phone-context=+33",
            "tel://+33639980012",
            "callto:0639980012",
            "callto://+33639980012",
            "sip:0639980012@pbx.local",
            "sips:+33639980012@pbx.local:5061;transport=tls",
            "sip:0639980012",
            "sip:+33639980012;user=phone@ims.example",
            "<sip:0639980012@pbx>;tag=1",
            "\"Name\" <sip:0033639980012@pbx>",
            "Name <0639980012>",
            "\"0639980012\" <0639980012>",
            "0639980012@pbx.local",
            "sip:0639980012@10.0.0.1?subject=x",
            "PJSIP/0639980012@trunk",
            "#31#0639980012",
        ],
    );
}

#[test]
fn labels_and_remarks_around_a_number_are_ignored() {
    assert_all_are(
        "+33639980012",
        &[
            "06 39 98 00 12 (perso)",
            "Mobile : 06 39 98 00 12",
            "Tél. 06 39 98 00 12",
            "Tél : 06.39.98.00.12",
            "n° 06 39 98 00 12",
            "06 39 98 00 12 (après 18 h)",
            "📱 06 39 98 00 12",
            "☎06 39 98 00 12",
            "Portable 06 39 98 00 12",
            "06 39 98 00 12 mobile",
            "Te\u{301}l. 06 39 98 00 12",
            "\"06 39 98 00 12\"",
            "06 39 98 00 12 ?",
            "P : 06 39 98 00 12",
            "06 39 98 00 12 <perso>",
            "06 39 98 00 12 p.",
            "Port. perso : 06 39 98 00 12",
            "06 39 98 00 12 [pro]",
        ],
    );
}

#[test]
fn extensions_stay_beside_the_number() {
    for text in [
        "01 99 00 12 34 poste 12",
        "01 99 00 12 34 p. 12",
        "01 99 00 12 34 p12",
        "0199001234 ext 12",
        "0199001234 ext. 12",
        "0199001234x12",
        "0199001234 x 12",
        "0199001234#12",
        "0199001234,,12",
        "0199001234,12",
        "tel:+33199001234;ext=12",
        "+33199001234;ext=12",
        "+33199001234; ext=12",
        "sip:+33199001234;ext=12@pbx",
        "01 99 00 12 34 (poste 12)",
        "01 99 00 12 34 - poste 12",
        "01 99 00 12 34, poste 12",
        "01 99 00 12 34 Poste n° 12",
        "01.99.00.12.34 int. 12",
        "0199001234,,12#",
    ] {
        let number = read(text);
        assert_eq!(number.e164.as_deref(), Some("+33199001234"), "{text} → {number:?}");
        assert_eq!(number.extension.as_deref(), Some("12"), "{text} → {number:?}");
    }
}

#[test]
fn the_first_number_of_a_cell_is_the_answer_and_the_rest_follow() {
    for text in [
        "06 39 98 00 12 / 01 99 00 12 34",
        "06 39 98 00 12/01 99 00 12 34",
        "0639980012/0199001234",
        "0639980012;0199001234",
        "0639980012, 0199001234",
        "0639980012,0199001234",
        "0639980012 ou 0199001234",
        "06 39 98 00 12 et 01 99 00 12 34",
        "0639980012-0199001234",
        "06 39 98 00 12 \\ 01 99 00 12 34",
        "0639980012 (01 99 00 12 34)",
        "06-39-98-00-12 - 01-99-00-12-34",
        "06 39 98 00 12\n01 99 00 12 34",
        "0639980012\r\n0199001234",
        "06/39/98/00/12 ; 01/99/00/12/34",
        "0639980012 0199001234",
        "06 39 98 00 12 01 99 00 12 34",
        "+33639980012 +33199001234",
        "+33639980012+33199001234",
        "mob 06 39 98 00 12 dom 01 99 00 12 34",
        "06 39 98 00 12 (perso) 01 99 00 12 34 (pro)",
        "06 39 98 00 12 (perso), 01 99 00 12 34 (pro)",
        "06 39 98 00 12 | 01 99 00 12 34",
        "Tél : 0639980012 ; Fax : 0199001234",
        "12 / 06 39 98 00 12 / 01 99 00 12 34 / 06 39 98 00 12",
        "tel:0639980012;0199001234",
    ] {
        let number = read(text);
        assert_eq!(number.e164.as_deref(), Some("+33639980012"), "{text:?} → {number:?}");
        assert_eq!(number.others, ["+33199001234"], "{text:?} → {number:?}");
    }
}
