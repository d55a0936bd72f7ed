//! Fiches: reading, editing in place, the whole base as a list, search.

use crm::consent::{ConsentChange, RecordConsent, WithdrawConsent};
use crm::contact::{
    AddContact, AssignContact, ContactChange, EditContact, MoveContact, NewContact, SetEmail, SetPhone,
};
use crm::follow_up::WorkFollowUp;
use crm::offer::MakeOffer;
use crm::opportunity::{CloseOpportunity, OpportunityStep, SaveOpportunity};
use crm::pipeline::{Board, BoardQuery};
use crm::search::{ContactPage, ListQuery, SearchResult};
use crm::timeline::{TimelinePage, TimelineQuery};
use crm::{ContactId, Fiche};
use phone::Number;
use tauri::{AppHandle, State};

use crate::desk::{Desk, now};
use crate::error::Answer;

/// A fiche, once changed if a change is asked for.
#[tauri::command(async)]
pub fn contact_fiche(
    app: AppHandle,
    desk: State<'_, Desk>,
    contact_id: ContactId,
    change: Option<ContactChange>,
) -> Answer<Fiche> {
    if let Some(change) = change {
        put_right(&app, &desk, contact_id, change)?;
    }
    Ok(desk.store().reader()?.fiche(contact_id, now())?)
}

#[tauri::command(async)]
pub fn contact_add(app: AppHandle, desk: State<'_, Desk>, contact: NewContact) -> Answer<Fiche> {
    let id = desk.write(&app, AddContact { contact, region: desk.region(), origin: "internal" })?;
    Ok(desk.store().reader()?.fiche(id, now())?)
}

/// One change of a fiche, written as the act it is.
fn put_right(app: &AppHandle, desk: &Desk, contact_id: ContactId, change: ContactChange) -> Answer<()> {
    match change {
        ContactChange::Fields { edits } => desk.write(app, EditContact { contact_id, edits }),
        ContactChange::Phone { phone_id, raw } => {
            desk.write(app, SetPhone { contact_id, phone_id, raw, region: desk.region() })
        }
        ContactChange::Email { email_id, address } => desk.write(app, SetEmail { contact_id, email_id, address }),
        ContactChange::Move { stage, temperature, why } => {
            desk.write(app, MoveContact { contact_id, stage, temperature, why: why.unwrap_or_default() })
        }
        ContactChange::Owner { from, to } => desk.write(app, AssignContact { contact_id, from, to }),
        ContactChange::Opportunity { step: OpportunityStep::Save { id, opportunity } } => {
            desk.write(app, SaveOpportunity { contact_id, id, opportunity }).map(|_| ())
        }
        ContactChange::Opportunity { step: OpportunityStep::Close { id, won, why } } => {
            desk.write(app, CloseOpportunity { contact_id, id, won, why })
        }
        ContactChange::Offer { offer } => desk.write(app, MakeOffer { contact_id, offer }),
        ContactChange::FollowUp { step } => desk.write(app, WorkFollowUp { contact_id, step }),
        ContactChange::Consent { step: ConsentChange::Record { consent } } => {
            desk.write(app, RecordConsent { consent: *consent })
        }
        ContactChange::Consent { step: ConsentChange::Withdraw { by } } => {
            desk.write(app, WithdrawConsent { contact_id, by })
        }
    }
}

#[tauri::command(async)]
pub fn pipeline_board(desk: State<'_, Desk>, query: BoardQuery) -> Answer<Board> {
    Ok(desk.store().reader()?.board(&query, desk.agent(), now())?)
}

#[tauri::command(async)]
pub fn contact_list(desk: State<'_, Desk>, query: ListQuery) -> Answer<ContactPage> {
    Ok(desk.store().reader()?.contact_list(&query, desk.agent())?)
}

#[tauri::command(async)]
pub fn contact_timeline(desk: State<'_, Desk>, query: TimelineQuery) -> Answer<TimelinePage> {
    Ok(desk.store().reader()?.timeline(&query)?)
}

#[tauri::command(async)]
pub fn search(desk: State<'_, Desk>, text: String, limit: u32) -> Answer<SearchResult> {
    Ok(desk.store().reader()?.search(&text, limit)?)
}

#[tauri::command(async)]
pub fn number_read(desk: State<'_, Desk>, text: String) -> Number {
    Number::parse(&text, desk.region())
}
