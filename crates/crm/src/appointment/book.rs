//! Taking an appointment, and what becomes of it.

use chrono::{DateTime, Duration, Utc};
use phone::text::NAME_MAX;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{AppointmentKind, AppointmentState};
use crate::automation::{self, Event, Happening};
use crate::store::Table;
use crate::undo::Act;
use crate::{AgentId, AppointmentId, CallId, ContactId, Context, Error, Operation, Result, Tx, typed};

/// An appointment being taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct NewAppointment {
    /// With whom.
    pub contact_id: ContactId,
    /// How one meets.
    pub kind: AppointmentKind,
    /// When.
    pub starts_at: DateTime<Utc>,
    /// For how long, minutes (15 to 480).
    pub minutes: u32,
    /// Where; may be empty.
    pub place: String,
    /// What about; may be empty.
    pub subject: String,
    /// Who goes.
    pub agent_id: AgentId,
    /// The call it was taken in.
    pub call_id: Option<CallId>,
}

/// Takes an appointment.
#[derive(Debug, Clone)]
pub struct Book {
    /// The appointment.
    pub appointment: NewAppointment,
}

impl Operation for Book {
    type Output = AppointmentId;
    const KIND: &'static str = "appointment.book";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<AppointmentId> {
        let contact = self.appointment.contact_id;
        tx.can_be_undone(Act::AppointmentTaken { name: tx.called(contact)? });
        tx.watch(Table::Appointment, "contact_id", contact.0)?;
        book(tx, self.appointment, None, context)
    }
}

/// Writes one, wherever it was taken: to come, and at an hour at which whoever goes has no other.
pub(crate) fn book(
    tx: &Tx<'_>,
    mut new: NewAppointment,
    instead_of: Option<AppointmentId>,
    context: &Context,
) -> Result<AppointmentId> {
    tx.contact(new.contact_id)?;
    if !tx.agent_exists(new.agent_id)? {
        return Err(Error::NotFound { kind: "agent" });
    }
    new.place = typed::line("place", &new.place, NAME_MAX)?;
    new.subject = typed::line("subject", &new.subject, NAME_MAX)?;
    if !(15..=480).contains(&new.minutes) {
        return Err(Error::Invalid { field: "minutes", why: "out_of_range" });
    }
    if new.starts_at < context.now {
        return Err(Error::Invalid { field: "starts_at", why: "in_the_past" });
    }
    let ends_at = new.starts_at + Duration::minutes(i64::from(new.minutes));
    if tx.agent_is_taken(new.agent_id, new.starts_at, ends_at, instead_of)? {
        return Err(Error::Refused { why: "slot_taken" });
    }
    let id = tx.insert_appointment(&new, instead_of, context)?;
    tx.touched_contact(new.contact_id);
    tx.touched_house();
    Ok(id)
}

/// The appointment that a call’s first outcome took, before another one says otherwise.
pub(crate) fn take_back(tx: &Tx<'_>, call: CallId, context: &Context) -> Result<()> {
    tx.cancel_appointments_of(call, context)?;
    tx.touched_house();
    Ok(())
}

/// What is done to appointments.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum AppointmentStep {
    /// One is taken.
    Book {
        /// The appointment.
        appointment: NewAppointment,
    },
    /// The person said yes again.
    Confirm {
        /// Which.
        id: AppointmentId,
    },
    /// It took place.
    Honour {
        /// Which.
        id: AppointmentId,
    },
    /// The person was not there.
    Miss {
        /// Which.
        id: AppointmentId,
    },
    /// It is given up.
    Cancel {
        /// Which.
        id: AppointmentId,
    },
    /// Another moment, another agent perhaps.
    Move {
        /// Which.
        id: AppointmentId,
        /// When.
        starts_at: DateTime<Utc>,
        /// Who goes; `None`: the same.
        agent_id: Option<AgentId>,
    },
}

/// Does one of these; answers the appointment that stands afterwards.
#[derive(Debug, Clone)]
pub struct WorkAppointment {
    /// What.
    pub step: AppointmentStep,
}

impl Operation for WorkAppointment {
    type Output = AppointmentId;
    const KIND: &'static str = "appointment.work";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<AppointmentId> {
        let (id, state) = match self.step {
            AppointmentStep::Book { appointment } => return Book { appointment }.apply(tx, context),
            AppointmentStep::Move { id, starts_at, agent_id } => return elsewhen(tx, id, starts_at, agent_id, context),
            AppointmentStep::Confirm { id } => (id, AppointmentState::Confirmed),
            AppointmentStep::Honour { id } => (id, AppointmentState::Honoured),
            AppointmentStep::Miss { id } => (id, AppointmentState::Missed),
            AppointmentStep::Cancel { id } => (id, AppointmentState::Cancelled),
        };
        let appointment = tx.appointment(id)?;
        // What was said of its end may be put right; one that was moved or given up is no more.
        let legal = match state {
            AppointmentState::Confirmed => appointment.state == AppointmentState::Planned,
            AppointmentState::Honoured | AppointmentState::Missed => {
                let over = matches!(appointment.state, AppointmentState::Honoured | AppointmentState::Missed);
                (appointment.state.stands() || over) && appointment.starts_at <= context.now
            }
            _ => appointment.state.stands(),
        };
        if !legal {
            return Err(Error::Refused { why: "illegal_move" });
        }
        tx.can_be_undone(Act::AppointmentState { name: appointment.name, back_to: appointment.state });
        tx.watch(Table::Appointment, "id", id.0)?;
        tx.set_appointment_state(id, state, context)?;
        let event = match state {
            AppointmentState::Honoured => Some(Event::AppointmentHonoured),
            AppointmentState::Missed => Some(Event::AppointmentMissed),
            _ => None,
        };
        if let Some(event) = event {
            automation::after(tx, &Happening::new(event, id.0, appointment.contact_id, context.now), context)?;
        }
        tx.touched_contact(appointment.contact_id);
        tx.touched_house();
        Ok(id)
    }
}

fn elsewhen(
    tx: &Tx<'_>,
    id: AppointmentId,
    starts_at: DateTime<Utc>,
    agent_id: Option<AgentId>,
    context: &Context,
) -> Result<AppointmentId> {
    let former = tx.appointment(id)?;
    if !former.state.stands() && former.state != AppointmentState::Missed {
        return Err(Error::Refused { why: "illegal_move" });
    }
    tx.can_be_undone(Act::AppointmentMoved { name: former.name, back_to: former.starts_at });
    tx.watch(Table::Appointment, "contact_id", former.contact_id.0)?;
    let new = NewAppointment {
        contact_id: former.contact_id,
        kind: former.kind,
        starts_at,
        minutes: former.minutes,
        place: former.place,
        subject: former.subject,
        agent_id: agent_id.unwrap_or(former.agent_id),
        call_id: None,
    };
    let moved = book(tx, new, Some(id), context)?;
    if former.state.stands() {
        tx.set_appointment_state(id, AppointmentState::Moved, context)?;
    }
    Ok(moved)
}
