//! What the fields of a site's form are read as, and that none of them can do harm.

use chrono::DateTime;
use phone::MESSAGE_MAX;
use phone::text::NAME_MAX;
use proptest::prelude::*;

use super::*;

fn read(body: &str, format: Format) -> Result<WebRequest, Error> {
    parse(body.as_bytes(), format, DateTime::UNIX_EPOCH)
}

/// What is read, without the payload itself.
fn fields(body: &str, format: Format) -> WebRequest {
    WebRequest { raw: String::new(), ..read(body, format).unwrap() }
}

#[test]
fn a_french_form_an_english_one_and_json_say_the_same() {
    let french = "nom=Vasseur&pr%C3%A9nom=Ana&soci%C3%A9t%C3%A9=Kerlann&t%C3%A9l%C3%A9phone=06+39+98+40+12&\
                  courriel=ana%40exemple.fr&objet=Devis&message=Bonjour%0AMerci&quand=24%2F11%2F2026+14h30&page=%2Ftarifs";
    let english = "last_name=Vasseur&first_name=Ana&company=Kerlann&phone=06+39+98+40+12&email=ana%40exemple.fr&\
                   subject=Devis&message=Bonjour%0AMerci&callback_at=24%2F11%2F2026+14h30&source=%2Ftarifs";
    let json = r#"{"Nom de famille":"Vasseur","Prénom":"Ana","Entreprise":"Kerlann","your-phone":"06 39 98 40 12",
                   "Mail":"ana@exemple.fr","Sujet":"Devis","Message":"Bonjour\nMerci","When":"24/11/2026 14h30",
                   "page":"/tarifs","csrf":"x"}"#;
    let read = fields(french, Format::Form);
    assert_eq!(read.first_name.as_deref(), Some("Ana"));
    assert_eq!(read.last_name.as_deref(), Some("Vasseur"));
    assert_eq!(read.phone.as_deref(), Some("06 39 98 40 12"));
    assert_eq!(read.message.as_deref(), Some("Bonjour\nMerci"));
    assert_eq!(read.when.as_deref(), Some("24/11/2026 14h30"));
    assert_eq!(fields(english, Format::Form), read);
    assert_eq!(fields(json, Format::Json), read);
}

#[test]
fn a_name_alone_is_the_whole_name() {
    let read = fields("nom=Ana+Vasseur&tel=0639984012", Format::Form);
    assert_eq!((read.name.as_deref(), read.last_name), (Some("Ana Vasseur"), None));
}

#[test]
fn without_a_number_or_an_address_nobody_can_be_answered() {
    for body in ["", "nom=Vasseur&message=Rappelez-moi", "tel=&email=+", "%%%=&&&", "tel=%E2%80%8B"] {
        assert_eq!(read(body, Format::Form).unwrap_err().code(), "no_way_back", "{body}");
    }
    assert_eq!(read("[]", Format::Json).unwrap_err().code(), "bad_json");
    assert!(read("email=ana%40exemple.fr", Format::Form).is_ok());
    // What is no number is for the core to say: the request itself is kept.
    assert!(read("tel=bient%C3%B4t", Format::Form).is_ok());
}

#[test]
fn the_same_field_twice_counts_once_and_an_empty_one_not_at_all() {
    let read = fields("tel=&mobile=0639984012&portable=0639984013&commentaire=a&message=b", Format::Form);
    assert_eq!((read.phone.as_deref(), read.message.as_deref()), (Some("0639984012"), Some("a")));
}

#[test]
fn hostile_text_is_capped_and_harmless() {
    let body = serde_json::json!({
        "nom": format!("\u{202e}{}", "é".repeat(10_000)), "tel": "<img src=x onerror=alert(1)>\u{0}",
        "message": "x".repeat(100_000), "objet": "=HYPERLINK(\"http://x\")\r\nBcc: y",
    });
    let read = fields(&body.to_string(), Format::Json);
    assert_eq!(read.name.unwrap().chars().count(), NAME_MAX);
    assert_eq!(read.phone.as_deref(), Some("<img src=x onerror=alert(1)>"));
    assert_eq!(read.message.unwrap().chars().count(), MESSAGE_MAX);
    assert_eq!(read.subject.as_deref(), Some("=HYPERLINK(\"http://x\") Bcc: y"));
}

proptest! {
    #[test]
    fn any_bytes_are_a_request_or_an_error(body in proptest::collection::vec(any::<u8>(), 0..600)) {
        for format in [Format::Json, Format::Form] {
            if let Ok(request) = parse(&body, format, DateTime::UNIX_EPOCH) {
                prop_assert!(request.phone.is_some() || request.email.is_some());
            }
        }
    }

    #[test]
    fn any_values_keep_their_caps(name in "\\PC{0,300}", message in "(?s).{0,300}", phone in "\\PC{1,40}") {
        let body = serde_json::json!({ "nom": name, "message": message, "tel": phone }).to_string();
        if let Ok(request) = parse(body.as_bytes(), Format::Json, DateTime::UNIX_EPOCH) {
            for text in [&request.name, &request.phone].into_iter().flatten() {
                prop_assert!(text.chars().count() <= NAME_MAX && !text.chars().any(char::is_control));
            }
            prop_assert!(!request.message.unwrap_or_default().chars().any(|c| c.is_control() && c != '\n' && c != '\t'));
        }
    }
}
