//! Whose request it was, when several could be meant: an agent says.

use phone::{Region, WebRequest};

use super::record::{create, write_down};
use crate::{CallbackId, ContactId, Context, Error, Operation, Result, Tx};

/// Says who asked to be called back.
#[derive(Debug, Clone)]
pub struct ChooseCaller {
    /// The promise that their request made.
    pub callback_id: CallbackId,
    /// Whose fiche; `None`: somebody new, made of what they wrote.
    pub contact_id: Option<ContactId>,
    /// Where numbers without country code are read.
    pub region: Region,
}

impl Operation for ChooseCaller {
    type Output = ContactId;
    const KIND: &'static str = "request.choose";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<ContactId> {
        let asked = tx.requests_to_choose(self.callback_id)?;
        let Some((_, first)) = asked.first() else { return Err(Error::Refused { why: "caller_known" }) };
        let reached = tx.contacts_who_ask(first.e164.as_deref(), first.email.as_deref())?;
        let chosen = match self.contact_id {
            Some(contact) if reached.contains(&contact) => contact,
            Some(_) => return Err(Error::NotFound { kind: "contact" }),
            None => create(tx, &first.row(None), self.region, &context.by(None))?
                .ok_or(Error::Invalid { field: "contact", why: "empty" })?,
        };
        for (rid, request) in &asked {
            let exchange = write_down(tx, chosen, &request.row(Some(chosen)), &context.by(None))?;
            tx.set_request_caller(*rid, chosen, exchange)?;
        }
        tx.set_callback_contact(self.callback_id, chosen)?;
        tx.touched_contact(chosen);
        tx.touched_house();
        Ok(chosen)
    }
}

/// A request read back.
pub(crate) struct KeptRequest {
    pub request: WebRequest,
    pub e164: Option<String>,
    pub email: Option<String>,
    pub asked_at: chrono::DateTime<chrono::Utc>,
}

impl KeptRequest {
    fn row(&self, contact: Option<ContactId>) -> super::RequestRow<'_> {
        super::RequestRow {
            request: &self.request,
            key: [0; 16],
            contact,
            e164: self.e164.clone(),
            email: self.email.clone(),
            wanted_at: None,
            asked_at: self.asked_at,
            dated: true,
        }
    }
}
