//! How a number is written so that a spreadsheet leaves it alone and the import reads the same number.

use phone::{Number, Region};

use super::person::{ExportedAddress, ExportedPerson, ExportedPhone};

/// Where the import will read numbers without country code of this person: in their country, else in the house's.
/// `None`: nowhere.
pub(super) fn region_of(person: &ExportedPerson, house: Region) -> Option<Region> {
    let country = |address: &ExportedAddress| address.country.clone();
    person.addresses.iter().find_map(country).map_or(Some(house), |code| code.parse().ok())
}

/// `01 99 00 12 34 poste 12` where it reads so, else `+32 470 00 00 01`; what is no number, as it was written.
pub(super) fn written(phone: &ExportedPhone, region: Option<Region>) -> String {
    let Some(e164) = &phone.e164 else {
        return phone.raw.clone();
    };
    let number = Number::parse(e164, Region::FR);
    let with_extension = |text: Option<String>| {
        let text = text.unwrap_or_else(|| e164.clone());
        phone.extension.as_ref().map_or_else(|| text.clone(), |digits| format!("{text} poste {digits}"))
    };
    let national = with_extension(number.national.clone());
    let same = |region| {
        let read = Number::parse(&national, region);
        read.e164.as_ref() == Some(e164) && read.extension == phone.extension && read.others.is_empty()
    };
    if region.is_some_and(same) { national } else { with_extension(number.international) }
}

/// The same for those who may be anywhere.
pub(super) fn international(phone: &ExportedPhone) -> String {
    written(phone, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn phone(e164: &str, extension: Option<&str>) -> ExportedPhone {
        ExportedPhone {
            raw: "x".into(),
            e164: Some(e164.into()),
            extension: extension.map(str::to_owned),
            usage: None,
            invalid: false,
        }
    }

    #[test]
    fn a_number_is_written_as_at_home_only_where_it_reads_so() {
        let fr = phone("+33639980012", None);
        assert_eq!(written(&fr, Some(Region::FR)), "06 39 98 00 12");
        assert_eq!(written(&fr, "BE".parse().ok()), "+33 6 39 98 00 12");
        assert_eq!(written(&fr, None), "+33 6 39 98 00 12");
        let desk = phone("+33199000012", Some("45"));
        assert_eq!(written(&desk, Some(Region::FR)), "01 99 00 00 12 poste 45");
        assert_eq!(international(&desk), "+33 1 99 00 00 12 poste 45");
    }
}
