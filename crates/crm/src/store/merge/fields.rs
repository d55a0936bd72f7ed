//! The values of one fiche out of those of two.

use uuid::Uuid;

use crate::contact::{ContactField, Stage};
use crate::error::OrNotFound;
use crate::store::ms;
use crate::store::undo::{Cell, Row, Table, whole_row};
use crate::store::writer::Tx;
use crate::text::fold;
use crate::{ContactId, Context, Result};

/// Values that are taken where the fiche kept has none.
#[rustfmt::skip]
const FILLED: &[&str] = &[
    "external_id", "civility", "first_name", "last_name", "company_id", "job", "decision_power", "birth_year", "sex", "pcs_code", "language",
    "usual_hours", "loyalty_card", "label", "owner_id", "team_id",
];

/// A main address is taken whole: half of one and half of another is nobody's.
const PLACE: [&str; 5] = ["street", "postcode", "town", "country", "address_kind"];

/// Why a rung is what it is since a merge, in the words of the ladder's history.
const MERGED: &str = "Fusion de deux fiches";

/// The column of a value.
fn column(field: ContactField) -> &'static str {
    match field {
        ContactField::Company => "company_id",
        other => other.as_str(),
    }
}

fn empty(row: &Row, column: &str) -> bool {
    match row.get(column) {
        None | Some(Cell::Null) => true,
        Some(Cell::Text(text)) => text.trim().is_empty(),
        Some(_) => false,
    }
}

fn text<'r>(row: &'r Row, column: &str) -> &'r str {
    match row.get(column) {
        Some(Cell::Text(text)) => text,
        _ => "",
    }
}

fn number(row: &Row, column: &str) -> Option<i64> {
    match row.get(column) {
        Some(Cell::Integer(n)) => Some(*n),
        _ => None,
    }
}

impl Tx<'_> {
    /// Writes the values of both on the fiche kept; the columns that came from the other one.
    pub(super) fn unite_fields(
        &self,
        kept: ContactId,
        removed: ContactId,
        take: &[ContactField],
        context: &Context,
    ) -> Result<Vec<&'static str>> {
        let db = self.connection;
        let ours = whole_row(db, Table::Contact, kept.0)?.or_not_found("contact")?;
        let theirs = whole_row(db, Table::Contact, removed.0)?.or_not_found("contact")?;
        let chosen: Vec<&'static str> = take.iter().map(|field| column(*field)).collect();
        let place = place_comes(&ours, &theirs, &chosen);
        let taken: Vec<&'static str> = FILLED
            .iter()
            .copied()
            .filter(|column| chosen.contains(column) || empty(&ours, column))
            .chain(PLACE.into_iter().filter(|_| place))
            .filter(|column| !empty(&theirs, column) || (place && PLACE.contains(column)))
            .filter(|column| ours.get(*column) != theirs.get(*column))
            .collect();
        let mut cells: Row =
            taken.iter().filter_map(|column| Some(((*column).to_owned(), theirs.get(*column)?.clone()))).collect();
        cells.extend(self.ladder(kept, &ours, &theirs, context)?);
        let mut put = |column: &str, cell: Cell| cells.insert(column.to_owned(), cell);
        put("preferences", preferences(&ours, &theirs, chosen.contains(&"preferences")));
        let both = |column| [number(&ours, column), number(&theirs, column)].into_iter().flatten();
        let cell = |value: Option<i64>| value.map_or(Cell::Null, Cell::Integer);
        put("last_contact_at", cell(both("last_contact_at").max()));
        put("created_at", cell(both("created_at").min()));
        if number(&theirs, "verified_at") > number(&ours, "verified_at") {
            for column in ["verified_at", "verified_by"] {
                put(column, theirs.get(column).cloned().unwrap_or(Cell::Null));
            }
        }
        put("updated_at", Cell::Integer(ms(context.now)));
        self.keep_other_place(kept, &ours, &theirs, place, context)?;
        self.set_together(Table::Contact, kept.0, &cells)?;
        Ok(taken)
    }

    /// The rung and the temperature: those of the fiche whose rung is true of the person.
    fn ladder(&self, kept: ContactId, ours: &Row, theirs: &Row, context: &Context) -> Result<Row> {
        let rung = |row: &Row| text(row, "stage").parse::<Stage>();
        let (from, other) = (rung(ours)?, rung(theirs)?);
        let stage = from.of_both(other);
        let mut cells = Row::new();
        if stage != from {
            self.insert_stage_change(kept, Some(from), stage, MERGED, context)?;
            cells.insert("stage".to_owned(), Cell::Text(stage.as_str().to_owned()));
        }
        if stage != from || (empty(ours, "temperature") && stage == other) {
            for column in ["temperature", "temperature_at"] {
                cells.extend(theirs.get(column).map(|cell| (column.to_owned(), cell.clone())));
            }
        }
        Ok(cells)
    }

    /// The main address that gives way stays as a further one, unless it says no more.
    fn keep_other_place(
        &self,
        kept: ContactId,
        ours: &Row,
        theirs: &Row,
        comes: bool,
        context: &Context,
    ) -> Result<()> {
        let (main, other) = if comes { (theirs, ours) } else { (ours, theirs) };
        let says = ["street", "postcode", "town"];
        let more = says.iter().any(|c| !empty(other, c) && fold(text(other, c)) != fold(text(main, c)));
        if !more {
            return Ok(());
        }
        let mut row = Row::from([
            ("id".to_owned(), Cell::from(crate::id::new_uuid(context.now))),
            ("contact_id".to_owned(), Cell::from(kept.0)),
            (
                "kind".to_owned(),
                Cell::Text(if empty(other, "address_kind") { "home" } else { text(other, "address_kind") }.to_owned()),
            ),
        ]);
        for column in ["street", "postcode", "town", "country"] {
            row.extend(other.get(column).map(|cell| (column.to_owned(), cell.clone())));
        }
        self.insert_cells(Table::Address, &row)
    }

    /// Puts several values on a row at once.
    pub(super) fn set_together(&self, table: Table, id: Uuid, cells: &Row) -> Result<()> {
        let known = whole_row(self.connection, table, id)?.unwrap_or_default();
        let cells: Vec<(&String, &Cell)> = cells.iter().filter(|(column, _)| known.contains_key(*column)).collect();
        if cells.is_empty() {
            return Ok(());
        }
        // Column names are those of the table itself.
        let sets: Vec<String> = cells.iter().map(|(column, _)| format!("{column} = :{column}")).collect();
        let sql = format!("UPDATE {} SET {} WHERE id = :row_id", table.name(), sets.join(", "));
        let places: Vec<String> = cells.iter().map(|(column, _)| format!(":{column}")).collect();
        let mut values: Vec<(&str, &dyn rusqlite::ToSql)> = places
            .iter()
            .zip(&cells)
            .map(|(place, (_, cell))| (place.as_str(), *cell as &dyn rusqlite::ToSql))
            .collect();
        values.push((":row_id", &id));
        self.connection.prepare_cached(&sql)?.execute(&*values)?;
        Ok(())
    }
}

/// Whether the main address of the other fiche becomes that of the one kept: it is asked for, the one kept has none, or
/// the other says more of the same place.
fn place_comes(ours: &Row, theirs: &Row, chosen: &[&str]) -> bool {
    let says = ["street", "postcode", "town"];
    if says.iter().any(|column| chosen.contains(column)) {
        return says.iter().any(|column| !empty(theirs, column));
    }
    let agree =
        says.iter().all(|c| empty(ours, c) || (!empty(theirs, c) && fold(text(ours, c)) == fold(text(theirs, c))));
    agree && says.iter().any(|c| empty(ours, c) && !empty(theirs, c))
}

/// What is written of them in free words is kept whole, one after the other.
fn preferences(ours: &Row, theirs: &Row, chosen: bool) -> Cell {
    let (mine, other) = (text(ours, "preferences"), text(theirs, "preferences"));
    match (mine.trim().is_empty(), other.trim().is_empty()) {
        (true, true) => ours.get("preferences").cloned().unwrap_or(Cell::Null),
        (_, true) => Cell::Text(mine.to_owned()),
        (true, _) => Cell::Text(other.to_owned()),
        _ if chosen => Cell::Text(other.to_owned()),
        _ if mine.contains(other) => Cell::Text(mine.to_owned()),
        _ => Cell::Text(format!("{mine} · {other}")),
    }
}
