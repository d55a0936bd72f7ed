//! The catalogue: searched during a call, with what to propose, and edited.

use crm::product::{CatalogueFound, CatalogueQuery, ProductStep, RetireProduct, SaveProduct};
use tauri::{AppHandle, State};

use crate::desk::{Desk, now};
use crate::error::Answer;

/// What was looked for; after a change, the whole catalogue as it stands.
#[tauri::command(async)]
pub fn product_work(app: AppHandle, desk: State<'_, Desk>, step: ProductStep) -> Answer<CatalogueFound> {
    let query = worked(&app, &desk, step)?;
    Ok(desk.store().reader()?.catalogue(&query, now())?)
}

/// What to look for once it is done.
fn worked(app: &AppHandle, desk: &Desk, step: ProductStep) -> Answer<CatalogueQuery> {
    match step {
        ProductStep::Find { query } => return Ok(query),
        ProductStep::Save { product_id, product } => {
            desk.write(app, SaveProduct { product_id, product: *product })?;
        }
        ProductStep::Retire { product_id, retired } => desk.write(app, RetireProduct { product_id, retired })?,
    }
    Ok(CatalogueQuery { whole: true, ..CatalogueQuery::default() })
}
