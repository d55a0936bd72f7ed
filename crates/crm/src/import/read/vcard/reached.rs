//! The numbers and e-mail addresses of a card, in the order it says they come.

use super::columns::Filling;
use crate::import::ImportField as F;

/// A number or an address.
pub(super) struct Reached {
    field: F,
    value: String,
    preference: Option<u32>,
}

impl Reached {
    pub(super) fn new(field: F, value: &str, preference: Option<u32>) -> Self {
        Self { field, value: value.trim().to_owned(), preference }
    }

    /// Puts numbers where they belong; those whose order the columns would turn round stand together in one cell, each
    /// with its word.
    pub(super) fn phones(filling: &mut Filling, all: Vec<Self>) {
        let Some(all) = Self::in_order(all) else { return };
        let turned = all.turned(|_| true);
        if turned {
            let told = |one: &Self| format!("{}{}", word(one.field), one.value.replace(";ext=", " poste "));
            filling.put(F::Phone, &all.0.iter().map(told).collect::<Vec<_>>().join(" ; "));
            return;
        }
        all.0.iter().for_each(|one| filling.add(one.field, &one.value, "; "));
    }

    /// The same for addresses.
    pub(super) fn emails(filling: &mut Filling, all: Vec<Self>) {
        let Some(all) = Self::in_order(all) else { return };
        let room = |field| all.0.iter().filter(|one| one.field == field).count() <= Filling::place(field).1;
        if all.turned(room) {
            let told = |one: &Self| match word(one.field) {
                "" => one.value.clone(),
                word => format!("{word}<{}>", one.value),
            };
            filling.put(F::Email, &all.0.iter().map(told).collect::<Vec<_>>().join(", "));
            return;
        }
        for one in &all.0 {
            if !filling.put(one.field, &one.value) {
                filling.add(F::Email, &one.value, ", ");
            }
        }
    }

    fn in_order(mut all: Vec<Self>) -> Option<InOrder> {
        all.retain(|one| !one.value.is_empty());
        let said = all.iter().any(|one| one.preference.is_some());
        all.sort_by_key(|one| one.preference.unwrap_or(u32::MAX));
        (!all.is_empty()).then_some(InOrder(all, said))
    }
}

/// Whatever a card has, in order; and whether it said so itself.
struct InOrder(Vec<Reached>, bool);

impl InOrder {
    /// Whether columns would put what the card orders in another order, or have no room for it.
    fn turned(&self, room: impl Fn(F) -> bool) -> bool {
        let place = |one: &Reached| Filling::place(one.field).0;
        self.1 && (!self.0.is_sorted_by_key(place) || !self.0.iter().all(|one| room(one.field)))
    }
}

/// The word by which the import knows what a number is for.
fn word(field: F) -> &'static str {
    match field {
        F::PhoneMobile => "mobile ",
        F::PhoneWork | F::EmailWork => "bureau ",
        F::PhoneHome | F::EmailHome => "domicile ",
        F::PhoneSwitchboard => "standard ",
        F::Fax => "fax ",
        _ => "",
    }
}
