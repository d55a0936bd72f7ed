//! The addresses of a row: gathered from their columns, then the main one, those beside it, and what is left.

use phone::Region;

use super::address::{self, Address};

/// Which of three addresses a column is about.
pub(super) const MAIN: usize = 0;
pub(super) const HOME: usize = 1;
pub(super) const WORK: usize = 2;

/// Kinds of address, by which of the three it is.
const KINDS: [Option<&str>; 3] = [None, Some("home"), Some("work")];

/// An address being gathered.
#[derive(Default)]
pub(super) struct Place {
    pub address: Address,
    /// Number and street, line by line.
    pub lines: Vec<String>,
    /// What the row itself says it is, when it says so.
    pub said: Option<Option<&'static str>>,
}

/// Those of a row, by [`MAIN`], [`HOME`] and [`WORK`].
#[derive(Default)]
pub(super) struct Places([Place; 3]);

/// An address and what it is.
pub(super) type Placed = (Option<&'static str>, Address);

impl Places {
    pub(super) fn at(&mut self, which: usize) -> &mut Place {
        let [main, home, work] = &mut self.0;
        match which {
            HOME => home,
            WORK => work,
            _ => main,
        }
    }

    /// The main address, those kept beside it, one of each kind, and what is left. The one of no particular use comes
    /// first, else home, else work.
    pub(super) fn settled(self, region: Region) -> (Placed, Vec<(&'static str, Address)>, Vec<Address>) {
        let mut there = self.0.into_iter().zip(KINDS).map(|(place, usual)| {
            let kind = place.said.unwrap_or(usual);
            (kind, place.whole(region))
        });
        let mut there = there.by_ref().filter(|(_, address)| !address.is_empty());
        let main = there.next().unwrap_or_default();
        let (mut others, mut rest): (Vec<(&str, Address)>, _) = (Vec::new(), Vec::new());
        for (kind, address) in there {
            match kind.filter(|kind| Some(*kind) != main.0 && others.iter().all(|(other, _)| other != kind)) {
                Some(kind) => others.push((kind, address)),
                None if address != main.1 => rest.push(address),
                None => {}
            }
        }
        (main, others, rest)
    }
}

impl Place {
    pub(super) fn is_empty(&self) -> bool {
        self.address.is_empty() && self.lines.is_empty()
    }

    /// With its lines joined; a whole address in one cell taken apart; the zero that a spreadsheet takes from a French
    /// postcode put back.
    fn whole(self, region: Region) -> Address {
        let mut address = self.address;
        if !self.lines.is_empty() {
            let street = self.lines.join(", ");
            let apart = address::whole(&street);
            if address.postcode.is_none() && address.town.is_none() && apart.postcode.is_some() {
                address = Address { country: address.country.or(apart.country), ..apart };
            } else {
                address.street = Some(street);
            }
        }
        // "35000 Rennes" in one cell, whichever it is called.
        let one = match (&address.postcode, &address.town) {
            (Some(both), None) | (None, Some(both)) => both.split_once(char::is_whitespace),
            _ => None,
        };
        if let Some((code, town)) = one
            && code.len() == 5
            && code.bytes().all(|byte| byte.is_ascii_digit())
            && town.chars().any(char::is_alphabetic)
        {
            let (code, town) = (code.to_owned(), town.trim().to_owned());
            (address.postcode, address.town) = (Some(code), Some(town));
        }
        let french = address.country.map_or(region == Region::FR, |code| code == "FR");
        if let Some(code) = address.postcode.as_mut()
            && french
            && code.len() == 4
            && code.bytes().all(|byte| byte.is_ascii_digit())
        {
            code.insert(0, '0');
        }
        address
    }
}

impl Address {
    /// In one line.
    pub(super) fn line(&self) -> String {
        let parts = [self.street.as_deref(), self.postcode.as_deref(), self.town.as_deref(), self.country];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
