//! Rows that happen to somebody: purchases, calls, tickets. Whose each is, when it happened, what it says.

use chrono::{DateTime, NaiveDateTime, Utc};
use phone::text::{NAME_MAX, clean, clean_lines};
use phone::{Direction, Number, Region};

use super::name::beside_first;
use super::person::{NOTE_MAX, Untaken};
use super::{ImportField, ImportKind, ImportReason, value};
use crate::contact::email;
use crate::hours::OpeningHours;
use crate::text::fold;
use crate::ticket::{Priority, TicketStatus};

/// By what a row says whose it is.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Whose {
    /// The id of the person in the program the file comes from.
    pub customer: Option<String>,
    pub name: Option<String>,
    pub e164: Vec<String>,
    /// Folded.
    pub emails: Vec<String>,
}

/// What happened.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum ItemContent {
    Purchase {
        label: Option<String>,
        /// Reference in our catalogue, as written.
        product: Option<String>,
        quantity: i64,
        amount_cents: i64,
        channel: Option<String>,
    },
    Call {
        direction: Direction,
        from: Option<String>,
        to: Option<String>,
        /// The other party.
        external: Box<Number>,
        wait_ms: i64,
        talk_ms: i64,
        outcome: Option<String>,
        motive: Option<String>,
        queue: Option<String>,
        note: Option<String>,
    },
    Ticket {
        subject: String,
        description: String,
        category: Option<String>,
        motive: Option<String>,
        priority: Priority,
        status: TicketStatus,
        resolution: Option<String>,
        ended_at: Option<DateTime<Utc>>,
    },
}

/// A purchase, a call or a ticket, as read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Item {
    pub line: u32,
    pub external_id: Option<String>,
    pub whose: Whose,
    pub at: DateTime<Utc>,
    /// Who of ours, as written.
    pub agent: Option<String>,
    pub content: ItemContent,
}

/// How rows of one kind are read.
pub(crate) struct ItemReading<'m> {
    pub kind: ImportKind,
    /// One entry per column.
    pub mapping: &'m [Option<ImportField>],
    pub region: Region,
    /// The house's clock: a file says local time unless it says otherwise.
    pub hours: &'m OpeningHours,
}

/// The cells of a row by what they hold; the first of each counts.
struct Cells<'c> {
    cells: &'c [String],
    mapping: &'c [Option<ImportField>],
}

impl<'c> Cells<'c> {
    fn all(&self, field: ImportField) -> impl Iterator<Item = (usize, &'c str)> {
        let mapped = self.cells.iter().zip(self.mapping).enumerate();
        mapped
            .filter(move |(_, (cell, of))| **of == Some(field) && !cell.trim().is_empty())
            .map(|(at, (cell, _))| (at, cell.as_str()))
    }

    fn text(&self, field: ImportField) -> Option<String> {
        self.all(field).map(|(_, cell)| clean(cell, NAME_MAX)).find(|text| !text.is_empty())
    }

    fn lines(&self, field: ImportField) -> Option<String> {
        let all: Vec<String> = self.all(field).map(|(_, cell)| clean_lines(cell, NOTE_MAX)).collect();
        Some(all.join("\n")).filter(|text| !text.trim().is_empty())
    }

    /// The cell of a field as `read` understands it; one that is there and not understood refuses the row.
    fn read<T>(
        &self,
        field: ImportField,
        reason: ImportReason,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Untaken> {
        let Some((at, cell)) = self.all(field).next() else {
            return Ok(None);
        };
        let refused = || Untaken { column: Some(at), value: clean(cell, NAME_MAX), reason };
        read(cell).map(Some).ok_or_else(refused)
    }
}

impl ItemReading<'_> {
    /// Reads a row; what makes it unusable refuses the whole of it.
    pub(crate) fn item(&self, line: u32, cells: &[String]) -> Result<Item, Untaken> {
        use ImportField as F;
        let row = Cells { cells, mapping: self.mapping };
        let missing = |reason| Untaken { column: None, value: clean(&cells.join(" "), NAME_MAX), reason };
        let at = self.moment(&row, F::At)?.ok_or_else(|| missing(ImportReason::NoDate))?;
        let mut whose = Whose { customer: row.text(F::Customer), name: name(&row), ..Whose::default() };
        for field in [F::Phone, F::PhoneMobile, F::PhoneWork, F::PhoneHome] {
            for (_, cell) in row.all(field) {
                let number = Number::parse(cell, self.region);
                whose.e164.extend(number.e164.into_iter().chain(number.others));
            }
        }
        for field in [F::Email, F::EmailWork, F::EmailHome] {
            whose
                .emails
                .extend(row.all(field).filter_map(|(_, cell)| email(cell).ok()).map(|found| found.to_lowercase()));
        }
        let content = match self.kind {
            ImportKind::Purchases | ImportKind::Contacts => purchase(&row, &missing)?,
            ImportKind::Calls => self.call(&row, at, &mut whose)?,
            ImportKind::Tickets => self.ticket(&row, &missing)?,
        };
        Ok(Item { line, external_id: row.text(F::ExternalId), whose, at, agent: row.text(F::Agent), content })
    }

    /// A day, with its hour in the same cell or in one of its own.
    fn moment(&self, row: &Cells<'_>, field: ImportField) -> Result<Option<DateTime<Utc>>, Untaken> {
        let read = |cell: &str| value::moment(cell).map(|at| (at, value::is_instant(cell)));
        let Some((mut local, instant)) = row.read(field, ImportReason::BadDate, read)? else {
            return Ok(None);
        };
        if field == ImportField::At
            && let Some(time) = row.read(ImportField::Time, ImportReason::BadDate, value::time)?
        {
            local = NaiveDateTime::new(local.date(), time);
        }
        Ok(Some(if instant { local.and_utc() } else { self.hours.utc_of(local) }))
    }

    fn call(&self, row: &Cells<'_>, at: DateTime<Utc>, whose: &mut Whose) -> Result<ItemContent, Untaken> {
        use ImportField as F;
        let direction =
            row.read(F::Direction, ImportReason::UnknownValue, value::direction)?.unwrap_or(Direction::Inbound);
        let (from, to) = (row.text(F::From), row.text(F::To));
        let theirs = if direction == Direction::Outbound { &to } else { &from };
        let written = theirs.clone().or_else(|| row.text(F::Phone)).unwrap_or_default();
        let external = Box::new(Number::parse(&written, self.region));
        whose.e164.extend(external.e164.clone());
        let wait_ms = row.read(F::Wait, ImportReason::UnknownValue, value::duration_ms)?.unwrap_or(0);
        let ended = self.moment(row, F::EndedAt)?;
        let talk_ms = match row.read(F::Duration, ImportReason::UnknownValue, value::duration_ms)? {
            Some(talk) => talk,
            None => ended.map_or(0, |ended| ((ended - at).num_milliseconds() - wait_ms).max(0)),
        };
        Ok(ItemContent::Call {
            direction,
            from,
            to,
            external,
            wait_ms,
            talk_ms,
            outcome: row.text(F::Outcome),
            motive: row.text(F::Motive),
            queue: row.text(F::Queue),
            note: row.lines(F::Note),
        })
    }

    fn ticket(&self, row: &Cells<'_>, missing: &dyn Fn(ImportReason) -> Untaken) -> Result<ItemContent, Untaken> {
        use ImportField as F;
        let ended_at = self.moment(row, F::EndedAt)?;
        let resolution = row.lines(F::Resolution);
        let status = row.read(F::Status, ImportReason::UnknownValue, value::ticket_status)?;
        let done = ended_at.is_some() || resolution.is_some();
        Ok(ItemContent::Ticket {
            subject: row.text(F::Subject).ok_or_else(|| missing(ImportReason::NoSubject))?,
            description: row.lines(F::Note).unwrap_or_default(),
            category: row.text(F::Category),
            motive: row.text(F::Motive),
            priority: row.read(F::Priority, ImportReason::UnknownValue, value::priority)?.unwrap_or(Priority::Normal),
            status: status.unwrap_or(if done { TicketStatus::Closed } else { TicketStatus::Open }),
            resolution,
            ended_at,
        })
    }
}

/// Whose a row is by name; the first name may have a column of its own.
fn name(row: &Cells<'_>) -> Option<String> {
    let (first, last) = (row.text(ImportField::FirstName), row.text(ImportField::CustomerName));
    match (first, last) {
        (Some(first), Some(name)) => {
            let last = beside_first(&name, &first).last.unwrap_or(name);
            Some(format!("{first} {last}"))
        }
        (_, last) => last,
    }
}

fn purchase(row: &Cells<'_>, missing: &dyn Fn(ImportReason) -> Untaken) -> Result<ItemContent, Untaken> {
    use ImportField as F;
    let quantity = row.read(F::Quantity, ImportReason::UnknownValue, value::whole)?.unwrap_or(1);
    let unit = row.read(F::UnitPrice, ImportReason::BadAmount, value::cents)?;
    let amount = row.read(F::Amount, ImportReason::BadAmount, value::cents)?;
    let amount_cents = amount
        .or_else(|| unit.and_then(|unit| unit.checked_mul(quantity)))
        .ok_or_else(|| missing(ImportReason::NoAmount))?;
    Ok(ItemContent::Purchase {
        label: row.text(F::Subject),
        product: row.text(F::Product),
        quantity,
        amount_cents,
        channel: row.text(F::Channel).map(|channel| fold(&channel).replace(' ', "_")),
    })
}
