//! What is wrong with a fiche, and the lists that work it off.

use phone::{Kind, Number};

use super::fix::{self, FixKind};
use super::subject::Subject;
use crate::codes::codes;
use crate::contact::email;
use crate::segment::is_postcode;

codes! {
    /// What is wrong with a fiche.
    Flaw {
        /// A number that is none of its country.
        Number = "number",
        /// A number or an e-mail address that somebody said to be wrong.
        Wrong = "wrong",
        /// An e-mail address that cannot be one.
        Email = "email",
        /// The domain of a great provider, mistyped.
        EmailTypo = "email_typo",
        /// A French postcode that is none.
        Postcode = "postcode",
        /// Neither a name nor a company.
        Name = "name",
        /// A name or a town all in capitals, or all in small letters.
        Case = "case",
        /// A well-known first name or a town without its accents.
        Accents = "accents",
        /// A town and a postcode that do not go together, or one of them missing.
        Place = "place",
        /// "Madame", "M." within the name.
        Civility = "civility",
        /// No good number, no good e-mail address.
        Reach = "reach",
        /// To be checked: its address is too old to be trusted.
        Stale = "stale",
        /// Somebody else's fiche is surely or probably theirs too.
        Duplicate = "duplicate",
        /// May not be prospected: no agreement, and no client.
        Consent = "consent",
    }
}

codes! {
    /// A list of fiches to be put right, each of which is a rule of segments too.
    WorkList {
        /// A number, an address or a postcode that cannot be right.
        Invalid = "invalid",
        /// No name, or no way to reach them.
        Missing = "missing",
        /// To be checked: the address is too old to be trusted.
        Stale = "stale",
        /// Surely or probably there twice, as the last look for duplicates told.
        Duplicate = "duplicate",
        /// No agreement to being prospected, and no client.
        NoConsent = "no_consent",
        /// Written in a way that can be put right at one key.
        Fixable = "fixable",
    }
}

impl Flaw {
    /// Its bit beside the facts of a fiche; 0: it is not kept there, something else tells.
    pub(crate) const fn bit(self) -> i64 {
        match self {
            Flaw::Reach | Flaw::Stale | Flaw::Duplicate | Flaw::Consent => 0,
            kept => 1 << (kept as i64),
        }
    }

    /// What a correction of that kind puts right.
    pub(crate) const fn of(kind: FixKind) -> Self {
        match kind {
            FixKind::Case => Flaw::Case,
            FixKind::Accents => Flaw::Accents,
            FixKind::Email => Flaw::EmailTypo,
            FixKind::Place => Flaw::Place,
            FixKind::Civility => Flaw::Civility,
        }
    }
}

impl WorkList {
    /// The lists that the mark is made of.
    pub const MARKED: [WorkList; 5] =
        [WorkList::Invalid, WorkList::Missing, WorkList::Stale, WorkList::Duplicate, WorkList::NoConsent];

    /// Whether that flaw puts a fiche on the list.
    pub fn has(self, flaw: Flaw) -> bool {
        self.flaws().contains(&flaw)
    }

    /// The flaws, any of which does.
    pub(crate) const fn flaws(self) -> &'static [Flaw] {
        match self {
            WorkList::Invalid => &[Flaw::Number, Flaw::Wrong, Flaw::Email, Flaw::EmailTypo, Flaw::Postcode],
            WorkList::Missing => &[Flaw::Name, Flaw::Reach],
            WorkList::Stale => &[Flaw::Stale],
            WorkList::Duplicate => &[Flaw::Duplicate],
            WorkList::NoConsent => &[Flaw::Consent],
            WorkList::Fixable => &[Flaw::Case, Flaw::Accents, Flaw::EmailTypo, Flaw::Place, Flaw::Civility],
        }
    }
}

/// The flaws that the words of a fiche show, as bits.
pub(crate) fn look(subject: &Subject<'_>) -> i64 {
    let unreadable = |raw: &str| Number::parse(raw, subject.region).kind == Kind::Invalid;
    let nameless = subject.first_name.is_none() && subject.last_name.is_none() && !subject.company;
    let seen = [
        (Flaw::Number, subject.unread.lines().any(unreadable)),
        (Flaw::Wrong, subject.marked_wrong),
        (Flaw::Email, subject.addresses().any(cannot_be)),
        (Flaw::Postcode, subject.french_postcode().is_some_and(|postcode| !is_postcode(&postcode))),
        (Flaw::Name, nameless),
    ];
    let bits = seen.into_iter().filter(|(_, is)| *is).map(|(flaw, _)| flaw.bit());
    let fixable = fix::corrections(subject).into_iter().map(|fixed| Flaw::of(fixed.kind).bit());
    bits.chain(fixable).fold(0, |all, bit| all | bit)
}

/// No mail can be brought there: no address, or a host that no name server knows how to name.
fn cannot_be(address: &str) -> bool {
    let host = address.split_once('@').map_or("", |(_, host)| host);
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let top = host.rsplit('.').next().unwrap_or_default();
    email(address).is_err()
        || !host.split('.').all(label)
        || !top.chars().any(char::is_alphabetic)
        || address.starts_with('.')
        || address.contains("..")
        || address.contains(".@")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn flaws(subject: Subject<'_>) -> Vec<&'static str> {
        let bits = look(&subject);
        Flaw::ALL.iter().filter(|flaw| bits & flaw.bit() != 0).map(|flaw| flaw.as_str()).collect()
    }

    fn zoe() -> Subject<'static> {
        Subject { first_name: Some("Zoé"), last_name: Some("Le Gall"), ..Subject::default() }
    }

    #[test]
    fn a_sound_fiche_has_no_flaw() {
        let sound = Subject {
            postcode: Some("35000"),
            town: Some("Rennes"),
            emails: "zoe.legall@ker.example\nzoe@orange.fr",
            unread: "3631",
            ..zoe()
        };
        assert_eq!(flaws(sound), Vec::<&str>::new());
    }

    #[test]
    fn what_cannot_be_is_invalid() {
        assert_eq!(flaws(Subject { unread: "01 23", ..zoe() }), ["number"]);
        assert_eq!(flaws(Subject { marked_wrong: true, ..zoe() }), ["wrong"]);
        for postcode in ["3500", "350000", "00123", "96000", "35O00"] {
            assert_eq!(flaws(Subject { postcode: Some(postcode), ..zoe() }), ["postcode"], "{postcode}");
        }
        for address in
            ["zoe", "zoe@ker..example", "zoe.@ker.example", "zoe@-ker.example", "zoe@ker.123", "zoe@ker_x.example"]
        {
            assert_eq!(flaws(Subject { emails: address, ..zoe() }), ["email"], "{address}");
        }
        assert_eq!(flaws(Subject { emails: "zoe@gmial.com", ..zoe() }), ["email_typo"]);
    }

    #[test]
    fn a_postcode_from_abroad_is_not_judged() {
        assert!(flaws(Subject { postcode: Some("1000"), country: Some("BE"), ..zoe() }).is_empty());
        assert!(flaws(Subject { postcode: Some("35 042"), town: Some("RENNES CEDEX"), ..zoe() }).is_empty());
    }

    #[test]
    fn a_company_needs_no_other_name() {
        assert_eq!(flaws(Subject::default()), ["name"]);
        assert!(flaws(Subject { company: true, ..Subject::default() }).is_empty());
    }
}
