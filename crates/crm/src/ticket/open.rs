//! Opening a ticket: from a call or by hand, with a number people can say.

use phone::text::NAME_MAX;

use super::NewTicket;
use crate::automation::{self, Event, Happening};
use crate::{Context, Error, Operation, Result, TicketId, Tx, typed};

/// The longest description, in characters.
pub(crate) const DESCRIPTION_MAX: usize = 16_000;

/// Opens a ticket at the front line, in the hands of the agent at the desk.
#[derive(Debug, Clone)]
pub struct OpenTicket {
    /// What is said.
    pub ticket: NewTicket,
}

impl Operation for OpenTicket {
    type Output = TicketId;
    const KIND: &'static str = "ticket.open";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<TicketId> {
        let mut ticket = self.ticket;
        ticket.subject = typed::line("subject", &ticket.subject, NAME_MAX)?;
        ticket.description = typed::lines("description", &ticket.description, DESCRIPTION_MAX)?;
        ticket.category = typed::optional_line("category", ticket.category.as_deref(), NAME_MAX)?;
        if ticket.subject.is_empty() {
            return Err(Error::Invalid { field: "subject", why: "empty" });
        }
        tx.contact(ticket.contact_id)?;
        let id = TicketId::new(context.now);
        tx.insert_ticket(id, &ticket, context)?;
        tx.insert_ticket_event(id, "opened", None, None, ticket.call_id, context)?;
        let opened = Happening::new(Event::TicketOpened, id.0, ticket.contact_id, context.now);
        let opened = Happening { call_id: ticket.call_id, ticket_id: Some(id), ..opened };
        automation::after(tx, &opened, context)?;
        tx.touched_ticket(id);
        tx.touched_contact(ticket.contact_id);
        Ok(id)
    }
}
