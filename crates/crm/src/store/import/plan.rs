//! From rows to what becomes of them, with what there is to tell.

use super::Window;
use super::base::StoredBase;
use super::items::ItemPlanner;
use crate::hours::OpeningHours;
use crate::import::read::Row;
use crate::import::{
    Decided, ImportChoices, ImportField, ImportKind, ImportReason, ItemReading, MappedColumn, Planner, Reading,
    RowFate, ToldRow, Untaken, Verdict, differing, said_by,
};
use crate::store::house::opening_hours;
use crate::store::reader::Reader;
use crate::{ContactId, Context, Result};

/// Decides row after row, of whatever kind.
pub(super) struct Plan<'p, 's> {
    reader: &'p Reader<'s>,
    choices: &'p ImportChoices,
    mapping: Vec<Option<ImportField>>,
    /// For each column, the one that says what stands in it.
    said_by: Vec<Option<usize>>,
    today: chrono::NaiveDate,
    hours: OpeningHours,
    people: Planner<StoredBase<'p, 's>>,
    items: ItemPlanner<'p, 's>,
}

impl<'p, 's> Plan<'p, 's> {
    pub(super) fn new(reader: &'p Reader<'s>, choices: &'p ImportChoices, context: &Context) -> Result<Self> {
        Ok(Self {
            mapping: choices.columns.iter().map(|column| column.field).collect(),
            said_by: said_by(choices.columns.iter().map(|column| column.name.as_str())),
            today: context.now.date_naive(),
            hours: opening_hours(reader.db())?,
            people: Planner::new(StoredBase::new(reader)?, choices.on_duplicate, context.now),
            items: ItemPlanner::new(reader)?,
            reader,
            choices,
        })
    }

    /// After `so_far` rows, about `more` are to come.
    pub(super) fn expect(&mut self, so_far: u32, more: u32) {
        self.people.expect(so_far, more);
    }

    /// Decides on one row.
    pub(super) fn row(&mut self, row: &Row, window: &mut Window) -> Result<()> {
        let (line, trouble) = (row.line, row.trouble);
        let first = window.told.len();
        window.counted.rows += 1;
        let (fate, contact) = match self.choices.kind {
            ImportKind::Contacts => self.person(row, window)?,
            _ => self.item(row, window)?,
        };
        window.counted.note(fate);
        let trouble = trouble.map(|trouble| told(line, None, String::new(), Some(trouble.into())));
        window.told.splice(first..first, trouble);
        for one in window.told.iter_mut().skip(first) {
            (one.fate, one.contact_id) = (fate, one.contact_id.or(contact));
        }
        Ok(())
    }

    fn untaken(&self, line: u32, untaken: Untaken) -> ToldRow {
        let column =
            untaken.column.and_then(|at| self.choices.columns.get(at)).map(|MappedColumn { name, .. }| name.clone());
        told(line, column, untaken.value, Some(untaken.reason))
    }

    fn person(&mut self, row: &Row, window: &mut Window) -> Result<(RowFate, Option<ContactId>)> {
        let (mapping, said_by) = (&self.mapping, &self.said_by);
        let reading = Reading { mapping, said_by, region: self.choices.region, today: self.today };
        let read = reading.person(row.line, &row.cells);
        let Some(person) = read.person else {
            window.told.extend(read.untaken.into_iter().map(|untaken| self.untaken(row.line, untaken)));
            return Ok((RowFate::Rejected, None));
        };
        let planned = match self.people.plan(person)? {
            Decided::Take(planned) => planned,
            Decided::Leave { reason, of, person } => {
                window.told.push(told(row.line, None, person.called(), Some(reason)));
                window.told.extend(read.untaken.into_iter().map(|untaken| self.untaken(row.line, untaken)));
                return Ok((RowFate::Skipped, of));
            }
        };
        let fate = match planned.verdict {
            Verdict::Create => RowFate::Created,
            Verdict::Complete(_) | Verdict::CompleteNew(_) => RowFate::Merged,
        };
        if fate != RowFate::Created {
            window.told.push(told(row.line, None, planned.person.called(), None));
        }
        if let Verdict::Complete(id) = planned.verdict {
            window.told.extend(differing(&self.reader.contact(id)?, &planned.person));
        }
        window.told.extend(read.untaken.into_iter().map(|untaken| self.untaken(row.line, untaken)));
        let contact = (fate != RowFate::Created).then_some(planned.id);
        window.people.push(planned);
        Ok((fate, contact))
    }

    fn item(&mut self, row: &Row, window: &mut Window) -> Result<(RowFate, Option<ContactId>)> {
        let reading = ItemReading {
            kind: self.choices.kind,
            mapping: &self.mapping,
            region: self.choices.region,
            hours: &self.hours,
        };
        let item = match reading.item(row.line, &row.cells) {
            Ok(item) => item,
            Err(untaken) => {
                let one = self.untaken(row.line, untaken);
                window.told.push(one);
                return Ok((RowFate::Rejected, None));
            }
        };
        let whose = item.whose.customer.clone().or_else(|| item.whose.name.clone()).unwrap_or_default();
        let verdict = self.items.plan(item)?;
        let left_out = verdict.left_out.into_iter().map(|(value, reason)| told(row.line, None, value, Some(reason)));
        window.told.extend(left_out);
        match verdict.planned {
            Ok(planned) => {
                let contact = planned.contact;
                window.items.push(planned);
                Ok((RowFate::Created, contact))
            }
            Err(reason) => {
                window.told.push(told(row.line, None, whose, Some(reason)));
                let there = reason == ImportReason::AlreadyThere;
                Ok((if there { RowFate::Skipped } else { RowFate::Rejected }, None))
            }
        }
    }
}

/// Its fate is known once the row is.
fn told(line: u32, column: Option<String>, value: String, reason: Option<ImportReason>) -> ToldRow {
    ToldRow { line, fate: RowFate::Rejected, column, value, reason, contact_id: None }
}
