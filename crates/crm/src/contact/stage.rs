//! Moves on the ladder: dated, reasoned, by somebody.

use super::{Stage, Temperature};
use crate::automation::{self, Event, Happening};
use crate::store::Table;
use crate::undo::Act;
use crate::{ContactId, Context, Error, Operation, Result, Tx, typed};

/// The longest reason, in characters.
const WHY_MAX: usize = 500;

/// Moves a person to a rung. Any rung can be reached from any other: life does not ask the ladder's leave;
/// the reason is what matters.
#[derive(Debug, Clone)]
pub struct SetStage {
    /// Who.
    pub contact_id: ContactId,
    /// Where to.
    pub stage: Stage,
    /// Why; not empty.
    pub why: String,
}

impl Operation for SetStage {
    type Output = ();
    const KIND: &'static str = "contact.stage";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let why = typed::line("why", &self.why, WHY_MAX)?;
        if why.is_empty() {
            return Err(Error::Invalid { field: "why", why: "empty" });
        }
        let from = tx.contact(self.contact_id)?.stage;
        if from == self.stage {
            return Err(Error::Refused { why: "same_stage" });
        }
        tx.can_be_undone(Act::Stage { name: tx.called(self.contact_id)?, back_to: from });
        tx.watch(Table::Contact, "id", self.contact_id.0)?;
        tx.set_stage(self.contact_id, self.stage, context)?;
        tx.insert_stage_change(self.contact_id, Some(from), self.stage, &why, context)?;
        let moved = Happening::new(Event::StageChanged, self.contact_id.0, self.contact_id, context.now);
        automation::after(tx, &moved.telling(self.stage.as_str()), context)?;
        tx.touched_contact(self.contact_id);
        Ok(())
    }
}

/// Confirms the temperature of a prospect, or takes it away.
#[derive(Debug, Clone)]
pub struct SetTemperature {
    /// Who.
    pub contact_id: ContactId,
    /// What the agent says; `None`: none any more.
    pub temperature: Option<Temperature>,
}

impl Operation for SetTemperature {
    type Output = ();
    const KIND: &'static str = "contact.temperature";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let before = tx.contact(self.contact_id)?;
        if before.stage != Stage::Prospect {
            return Err(Error::Refused { why: "not_a_prospect" });
        }
        tx.can_be_undone(Act::Temperature { name: tx.called(self.contact_id)?, back_to: before.temperature });
        tx.watch(Table::Contact, "id", self.contact_id.0)?;
        tx.set_temperature(self.contact_id, self.temperature, context)?;
        if let Some(temperature) = self.temperature {
            let said = Happening::new(Event::TemperatureConfirmed, self.contact_id.0, self.contact_id, context.now);
            automation::after(tx, &said.telling(temperature.as_str()), context)?;
        }
        tx.touched_contact(self.contact_id);
        Ok(())
    }
}

/// A move on the board: to another rung, to a confirmed temperature, or both, the rung first; one act.
#[derive(Debug, Clone)]
pub struct MoveContact {
    /// Who.
    pub contact_id: ContactId,
    /// Where to; `None`: the same rung.
    pub stage: Option<Stage>,
    /// What the agent says; `None`: nothing of it.
    pub temperature: Option<Temperature>,
    /// Why; not empty when the rung is another.
    pub why: String,
}

impl Operation for MoveContact {
    type Output = ();
    const KIND: &'static str = "contact.move";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let Self { contact_id, stage, temperature, why } = self;
        if let Some(stage) = stage {
            SetStage { contact_id, stage, why }.apply(tx, context)?;
        }
        if temperature.is_some() {
            SetTemperature { contact_id, temperature }.apply(tx, context)?;
        }
        Ok(())
    }
}
