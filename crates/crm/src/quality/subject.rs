//! A fiche as it is looked at: its words, and nothing of who it is.

/// What is looked at of a fiche; empty texts are `None`.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Subject<'s> {
    /// `mme`, `m` or `mx`.
    pub civility: Option<&'s str>,
    pub first_name: Option<&'s str>,
    pub last_name: Option<&'s str>,
    /// It is somebody's of a company, or the company's own desk.
    pub company: bool,
    pub postcode: Option<&'s str>,
    pub town: Option<&'s str>,
    /// ISO 3166-1 alpha-2; `None`: France.
    pub country: Option<&'s str>,
    /// Numbers nothing could be read of, as written, a line each.
    pub unread: &'s str,
    /// Where numbers without a country code are read.
    pub region: phone::Region,
    /// A number or an address that somebody said to be wrong.
    pub marked_wrong: bool,
    /// E-mail addresses that nobody said to be wrong, a line each.
    pub emails: &'s str,
}

impl<'s> Subject<'s> {
    /// Its address is in France, as far as one knows.
    pub(super) fn french(&self) -> bool {
        self.country.is_none_or(|country| country == "FR")
    }

    /// Its postcode without spaces, where there is one to judge: in France.
    pub(super) fn french_postcode(&self) -> Option<String> {
        self.postcode.filter(|_| self.french()).map(|text| text.replace(' ', ""))
    }

    /// Its addresses.
    pub(super) fn addresses(&self) -> impl Iterator<Item = &'s str> {
        self.emails.lines()
    }
}
