//! What the numbering plans say: short, internal, overseas, foreign, kinds of line.

use phone::{Kind, LineType, Number, Region};

fn read(text: &str) -> Number {
    Number::parse(text, Region::FR)
}

#[test]
fn short_public_numbers_are_short_and_have_no_e164() {
    for (text, national) in [
        ("15", "15"),
        ("17", "17"),
        ("18", "18"),
        ("112", "112"),
        ("114", "114"),
        ("115", "115"),
        ("116 117", "116 117"),
        ("116000", "116 000"),
        ("119", "119"),
        ("191", "191"),
        ("196", "196"),
        ("197", "197"),
        ("3631", "3631"),
        ("36 31", "3631"),
        ("3949", "3949"),
        ("1013", "1013"),
        ("118 218", "118 218"),
        ("118218", "118 218"),
        ("tel:15", "15"),
        ("sip:112@pbx", "112"),
        ("tel:15;phone-context=+33", "15"),
        ("+33112", "112"),
        ("+333949", "3949"),
    ] {
        let number = read(text);
        assert_eq!((number.kind, number.national.as_deref()), (Kind::Short, Some(national)), "{text} → {number:?}");
        assert_eq!(number.e164, None);
    }
    assert_eq!(read("118 218").line_type, LineType::Premium);
    assert_eq!(read("15").line_type, LineType::TollFree);
}

#[test]
fn extensions_of_the_house_are_internal() {
    for (text, extension) in [
        ("12", "12"),
        ("101", "101"),
        ("2001", "2001"),
        ("40012", "40012"),
        ("poste 12", "12"),
        ("Poste n° 12", "12"),
        ("ext. 204", "204"),
        ("p. 12", "12"),
        ("x12", "12"),
        ("sip:101@pbx.local", "101"),
        ("<sip:101@pbx.local>;tag=9", "101"),
        ("SIP/101-0000020f", "101"),
        ("PJSIP/101-0000020f", "101"),
        ("tel:12;phone-context=pbx.local", "12"),
        ("*97", "*97"),
    ] {
        let number = read(text);
        assert_eq!(
            (number.kind, number.extension.as_deref()),
            (Kind::Internal, Some(extension)),
            "{text} → {number:?}"
        );
        assert_eq!(number.e164, None);
    }
}

#[test]
fn overseas_numbers_written_nationally_get_their_own_country_code() {
    for (text, e164, region, national) in [
        ("0692 00 00 01", "+262692000001", "RE", "0692 00 00 01"),
        ("06 93 00 00 01", "+262693000001", "RE", "0693 00 00 01"),
        ("0262 20 00 01", "+262262200001", "RE", "0262 20 00 01"),
        ("0263 00 00 01", "+262263000001", "RE", "0263 00 00 01"),
        ("0639 00 00 01", "+262639000001", "YT", "0639 00 00 01"),
        ("0269 60 00 01", "+262269600001", "YT", "0269 60 00 01"),
        ("0690 00 00 01", "+590690000001", "GP", "0690 00 00 01"),
        ("0691 30 00 01", "+590691300001", "GP", "0691 30 00 01"),
        ("0590 20 00 01", "+590590200001", "GP", "0590 20 00 01"),
        ("0694 20 00 01", "+594694200001", "GF", "0694 20 00 01"),
        ("0594 20 00 01", "+594594200001", "GF", "0594 20 00 01"),
        ("0696 20 00 01", "+596696200001", "MQ", "0696 20 00 01"),
        ("0697 00 00 01", "+596697000001", "MQ", "0697 00 00 01"),
        ("0596 30 00 01", "+596596300001", "MQ", "0596 30 00 01"),
        ("0508 41 00 01", "+508410001", "PM", "0508 41 00 01"),
        ("692000001", "+262692000001", "RE", "0692 00 00 01"),
        ("+33692000001", "+262692000001", "RE", "0692 00 00 01"),
        ("+262 (0)692 00 00 01", "+262692000001", "RE", "0692 00 00 01"),
        ("262692000001", "+262692000001", "RE", "0692 00 00 01"),
        ("00 590 690 00 00 01", "+590690000001", "GP", "0690 00 00 01"),
        ("0976 20 00 01", "+594976200001", "GF", "0976 20 00 01"),
        ("+508410001", "+508410001", "PM", "0508 41 00 01"),
    ] {
        let number = read(text);
        assert_eq!(number.e164.as_deref(), Some(e164), "{text} → {number:?}");
        assert_eq!(number.region.as_deref(), Some(region), "{text}");
        assert_eq!(number.national.as_deref(), Some(national), "{text}");
        assert_eq!(read(&number.international.unwrap()).e164.as_deref(), Some(e164), "{text}");
    }
}

#[test]
fn fiction_mobiles_are_french_and_their_neighbours_are_mayotte() {
    let fiction = read("06 39 98 00 12");
    assert_eq!((fiction.region.as_deref(), fiction.line_type), (Some("FR"), LineType::Mobile));
    assert_eq!(read("06 39 97 00 12").region.as_deref(), Some("YT"));
    // With Réunion's and Mayotte's own country code it is no fiction, whatever its digits.
    assert_ne!(read("+262639980012").region.as_deref(), Some("FR"));
}

#[test]
fn the_six_fiction_ranges_and_the_canvassing_blocks_exist() {
    for (text, line_type) in [
        ("01 99 00 00 00", LineType::Fixed),
        ("02 61 91 99 99", LineType::Fixed),
        ("03 53 01 00 12", LineType::Fixed),
        ("04 65 71 00 12", LineType::Fixed),
        ("05 36 49 00 12", LineType::Fixed),
        ("06 39 98 99 99", LineType::Mobile),
    ] {
        let number = read(text);
        assert_eq!((number.kind, number.line_type), (Kind::Number, line_type), "{text}");
        assert_eq!(number.national.as_deref(), Some(text));
    }
    for block in [
        "0162", "0163", "0270", "0271", "0377", "0378", "0424", "0425", "0568", "0569", "0948", "0949", "09475",
        "09476", "09477", "09478", "09479",
    ] {
        let number = read(&format!("{block:0<10}"));
        assert_eq!(number.kind, Kind::Number, "{block} → {number:?}");
        let expected = if block.starts_with("09") { LineType::Voip } else { LineType::Fixed };
        assert_eq!(number.line_type, expected, "{block}");
    }
}

#[test]
fn the_range_tells_the_kind_of_line() {
    for (text, line_type, national) in [
        ("0800 00 12 34", LineType::TollFree, "0 800 00 12 34"),
        ("0805 00 12 34", LineType::TollFree, "0 805 00 12 34"),
        ("0806 00 12 34", LineType::SharedCost, "0 806 00 12 34"),
        ("0809 00 12 34", LineType::SharedCost, "0 809 00 12 34"),
        ("0811 00 12 34", LineType::SharedCost, "0 811 00 12 34"),
        ("0820 00 12 34", LineType::SharedCost, "0 820 00 12 34"),
        ("0890 00 12 34", LineType::Premium, "0 890 00 12 34"),
        ("0 899 00 12 34", LineType::Premium, "0 899 00 12 34"),
        ("09 70 00 00 01", LineType::Voip, "09 70 00 00 01"),
        ("07 40 00 00 01", LineType::Mobile, "07 40 00 00 01"),
    ] {
        let number = read(text);
        assert_eq!((number.kind, number.line_type), (Kind::Number, line_type), "{text} → {number:?}");
        assert_eq!(number.national.as_deref(), Some(national));
    }
}

#[test]
fn a_number_of_another_country_stays_of_that_country() {
    for (text, e164, region) in [
        ("+32 470 00 00 01", "+32470000001", "BE"),
        ("0032470000001", "+32470000001", "BE"),
        ("32470000001", "+32470000001", "BE"),
        ("+32 (0)470 00 00 01", "+32470000001", "BE"),
        ("+1 (202) 555-0173", "+12025550173", "US"),
        ("+39 (0)6 0000 0000", "+390600000000", "IT"),
        ("0039 (0)6 0000 0000", "+390600000000", "IT"),
        ("+377 98 00 00 01", "+37798000001", "MC"),
        ("tel:0470000001;phone-context=+32", "+32470000001", "BE"),
    ] {
        let number = read(text);
        assert_eq!(number.e164.as_deref(), Some(e164), "{text} → {number:?}");
        assert_eq!(number.region.as_deref(), Some(region), "{text}");
    }
    assert_eq!(read("+800 1234 5678").region, None);
}

#[test]
fn another_default_region_reads_its_own_national_numbers_and_never_makes_them_french() {
    let belgium: Region = "BE".parse().unwrap();
    assert_eq!(Number::parse("0470 00 00 01", belgium).e164.as_deref(), Some("+32470000001"));
    assert_eq!(Number::parse("+33 6 39 98 00 12", belgium).e164.as_deref(), Some("+33639980012"));
    for french in ["06 39 98 00 12", "639980012", "01 99 00 12 34", "0692 00 00 01"] {
        let number = Number::parse(french, belgium);
        assert_ne!(number.region.as_deref(), Some("FR"), "{french} → {number:?}");
        assert_ne!(number.region.as_deref(), Some("RE"), "{french} → {number:?}");
    }
    let caledonia: Region = "NC".parse().unwrap();
    assert_eq!(Number::parse("75 00 01", caledonia).e164.as_deref(), Some("+687750001"));
}

#[test]
fn a_desk_overseas_shares_the_french_plan() {
    let reunion: Region = "RE".parse().unwrap();
    assert_eq!(Number::parse("0692 00 00 01", reunion).e164.as_deref(), Some("+262692000001"));
    assert_eq!(Number::parse("01 99 00 12 34", reunion).e164.as_deref(), Some("+33199001234"));
    assert_eq!(Number::parse("06 39 98 00 12", reunion).e164.as_deref(), Some("+33639980012"));
}

#[test]
fn an_overseas_voice_over_internet_number_claimed_twice_keeps_the_french_code() {
    // The plan has one subscriber per ten digits: one form is kept, the same however it is presented.
    let number = read("0976 00 00 01");
    assert_eq!(number.e164.as_deref(), Some("+33976000001"));
    assert_eq!(read("+33976000001").e164, number.e164);
}
