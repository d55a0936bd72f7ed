//! Writing a lot of rows: each makes a fiche with all that hangs on it, or completes one.

use super::counted::Counted;
use super::person::{Employer, Person, name_key};
use super::plan::{Planned, Verdict};
use super::{ImportChoices, ImportReason, RowFate, ToldRow};
use crate::contact::{Contact, ContactField, value_of};
use crate::id_series::IdSeries;
use crate::privacy::{Came, OppositionSource};
use crate::text::fold;
use crate::{ContactId, Context, Error, ImportId, Operation, Result, Tx};

/// Opens the account of an import.
pub(crate) struct BeginImport {
    pub id: ImportId,
    pub choices: ImportChoices,
}

impl Operation for BeginImport {
    type Output = ();
    const KIND: &'static str = "import.begin";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        tx.insert_import(self.id, &self.choices, context)
    }
}

/// Closes it.
pub(crate) struct EndImport {
    pub id: ImportId,
    pub cancelled: bool,
}

impl Operation for EndImport {
    type Output = ();
    const KIND: &'static str = "import.end";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        tx.end_import(self.id, self.cancelled, context)?;
        tx.touched_everything();
        Ok(())
    }
}

/// Rows written in one transaction.
pub(crate) struct LoadRows {
    pub import: ImportId,
    pub rows: Vec<Planned>,
    /// Rows of the file dealt with when these are in, those refused among them.
    pub counted: Counted,
    /// Identifiers of what hangs on the fiches.
    pub ids: IdSeries,
}

/// What became of them.
pub(crate) struct Loaded {
    /// Values of fiches that differ, and stayed.
    pub told: Vec<ToldRow>,
    pub ids: IdSeries,
}

impl Operation for LoadRows {
    type Output = Loaded;
    const KIND: &'static str = "import.rows";

    fn apply(mut self, tx: &Tx<'_>, context: &Context) -> Result<Loaded> {
        tx.put_orders_off()?;
        for row in &self.rows {
            if let (Some(employer), true) = (row.employer, matches!(row.verdict, Verdict::Create)) {
                tx.import_company(self.import, employer, &row.person.employer)?;
            }
        }
        let new: Vec<&Planned> = self.rows.iter().filter(|row| row.verdict == Verdict::Create).collect();
        tx.import_fiches(self.import, &new, &mut self.ids, context)?;
        let mut changed = Vec::new();
        for row in &new {
            if row.person.temperature.is_some() {
                tx.set_temperature(row.id, row.person.temperature, context)?;
                changed.push(row.id);
            }
        }
        let opposed = Came { import: Some(self.import), ..Came::by(OppositionSource::Import) };
        let mut lot = Lot { tx, import: self.import, context, ids: &mut self.ids, told: Vec::new(), changed };
        for row in &self.rows {
            match row.verdict {
                Verdict::Complete(id) => lot.complete(id, row, false)?,
                Verdict::CompleteNew(id) => lot.complete(id, row, true)?,
                Verdict::Create => {}
            }
            if row.person.do_not_call {
                tx.oppose_contact(row.id, opposed, context)?;
            }
        }
        let Lot { told, changed, .. } = lot;
        tx.reindex_contacts(&changed)?;
        tx.count_import(self.import, self.counted)?;
        tx.touched_everything();
        Ok(Loaded { told, ids: self.ids })
    }
}

/// What the rows of one transaction share.
struct Lot<'l, 'c> {
    tx: &'l Tx<'c>,
    import: ImportId,
    context: &'l Context,
    ids: &'l mut IdSeries,
    told: Vec<ToldRow>,
    /// Fiches whose derived rows are no longer in step.
    changed: Vec<ContactId>,
}

impl Lot<'_, '_> {
    /// Adds what a fiche lacks; what it has stays. How one of the base changed is kept, so that it can be taken back.
    fn complete(&mut self, id: ContactId, row: &Planned, ours: bool) -> Result<()> {
        let tx = self.tx;
        let before = match tx.contact(id) {
            Ok(before) => before,
            // Deleted since the row was read: somebody decided so. Rows below may work for the same company.
            Err(Error::NotFound { .. }) => {
                let made = row.employer.filter(|employer| employer.new);
                return made.map_or(Ok(()), |made| tx.import_company(self.import, made, &row.person.employer));
            }
            Err(error) => return Err(error),
        };
        if !ours {
            tx.watch_import(id, row.employer)?;
        }
        if let Some(employer) = row.employer {
            tx.import_company(self.import, employer, &row.person.employer)?;
        }
        for (field, value) in lacking(&before, &row.person) {
            tx.set_field(id, field, Some(&value), self.context)?;
        }
        if ours {
            self.told.extend(differing(&before, &row.person));
        }
        tx.add_to_fiche(self.import, id, &row.person, self.ids, self.context)?;
        if !ours {
            tx.keep_import_changes(self.import, &before, self.ids)?;
        }
        self.changed.push(id);
        Ok(())
    }
}

/// The values that a fiche lacks and a row has.
fn lacking(before: &Contact, person: &Person) -> Vec<(ContactField, String)> {
    let addressed = before.street.is_some() || before.postcode.is_some() || before.town.is_some();
    let half = |field| matches!(field, ContactField::Street | ContactField::Postcode | ContactField::Town);
    // Half of one address with half of another would be nobody's.
    let missing =
        |(field, _): &(ContactField, String)| value_of(before, *field).is_none() && !(addressed && half(*field));
    person.values().into_iter().filter(missing).collect()
}

/// The values of a row that a fiche has otherwise: they stay as they are, and it is said.
pub(crate) fn differing(before: &Contact, person: &Person) -> Vec<ToldRow> {
    // The same words in another order are the same name.
    let same_name = name_key(before.first_name.as_deref(), before.last_name.as_deref()) == person.name_key();
    let named = |field| matches!(field, ContactField::FirstName | ContactField::LastName);
    let differs = |(field, value): &(ContactField, String)| {
        value_of(before, *field).is_some_and(|has| fold(&has) != fold(value)) && !(same_name && named(*field))
    };
    let told = |(field, value): (ContactField, String)| ToldRow {
        line: person.line,
        fate: RowFate::Merged,
        column: Some(field.as_str().to_owned()),
        value,
        reason: Some(ImportReason::Differs),
        contact_id: Some(before.id),
    };
    person.values().into_iter().filter(differs).map(told).collect()
}

impl Person {
    /// What the fiche keeps as values of its own.
    fn values(&self) -> Vec<(ContactField, String)> {
        use ContactField as F;
        let text = |field, value: &Option<String>| value.clone().map(|value| (field, value));
        let word = |field, value: Option<&str>| value.map(|value| (field, value.to_owned()));
        [
            word(F::Civility, self.civility),
            text(F::FirstName, &self.first_name),
            text(F::LastName, &self.last_name),
            text(F::Company, &self.employer.name),
            text(F::Job, &self.job),
            text(F::DecisionPower, &self.decision_power),
            text(F::Street, &self.main.street),
            text(F::Postcode, &self.main.postcode),
            text(F::Town, &self.main.town),
            word(F::Country, self.main.country),
            self.birth_year.map(|year| (F::BirthYear, year.to_string())),
            text(F::Language, &self.language),
            text(F::UsualHours, &self.usual_hours),
            text(F::LoyaltyCard, &self.loyalty_card),
            text(F::Label, &self.label),
            text(F::Preferences, &self.preferences),
            text(F::ExternalId, &self.external_id),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

impl Employer {
    /// Something is known besides the name.
    pub(crate) fn has_details(&self) -> bool {
        self.siret.is_some()
            || self.naf.is_some()
            || self.headcount.is_some()
            || self.establishment.is_some()
            || self.website.is_some()
    }
}
