//! Moves on the ladder: dated, reasoned, by somebody.

use super::{Stage, Temperature};
use crate::automation::{self, Event, Happening};
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
        if tx.contact(self.contact_id)?.stage != Stage::Prospect {
            return Err(Error::Refused { why: "not_a_prospect" });
        }
        tx.set_temperature(self.contact_id, self.temperature, context)?;
        if let Some(temperature) = self.temperature {
            let said = Happening::new(Event::TemperatureConfirmed, self.contact_id.0, self.contact_id, context.now);
            automation::after(tx, &said.telling(temperature.as_str()), context)?;
        }
        tx.touched_contact(self.contact_id);
        Ok(())
    }
}
