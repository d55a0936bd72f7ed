//! Who follows a person: one fiche given to a colleague, taken by oneself, or put back « à prendre ».

use crate::dial::not_with_a_colleague;
use crate::store::Table;
use crate::undo::Act;
use crate::{AgentId, ContactId, Context, Error, Operation, Result, Tx};

/// Gives a person to somebody else to follow. What the former owner had to do for them goes along: their deals in hand,
/// their promises, their tasks. Tickets do not: they have their own way through the levels.
#[derive(Debug, Clone, Copy)]
pub struct AssignContact {
    /// Who is followed.
    pub contact_id: ContactId,
    /// Who followed them as far as one saw; `None`: nobody. Another by now: refused, so that of two who take the same
    /// person only the first has them.
    pub from: Option<AgentId>,
    /// Who does from now on; `None`: nobody, « à prendre ».
    pub to: Option<AgentId>,
}

impl Operation for AssignContact {
    type Output = ();
    const KIND: &'static str = "contact.owner";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let Self { contact_id, from, to } = self;
        let owner = tx.contact(contact_id)?.owner;
        if owner.as_ref().map(|owner| owner.id) != from {
            return Err(Error::Refused { why: "owner_changed" });
        }
        not_with_a_colleague(tx, contact_id, context)?;
        if let Some(agent) = to {
            tx.agent_at_work(agent)?;
        }
        tx.can_be_undone(Act::Owner { name: tx.called(contact_id)?, back_to: owner.map(|owner| owner.name) });
        tx.watch(Table::Contact, "id", contact_id.0)?;
        for table in [Table::Opportunity, Table::Callback, Table::Task] {
            tx.watch(table, "contact_id", contact_id.0)?;
        }
        tx.assign_contact(contact_id, from, to, context)?;
        tx.touched_contact(contact_id);
        tx.touched_house();
        Ok(())
    }
}
