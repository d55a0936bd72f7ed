//! The life of a person in a sequence: it begins, its steps come due, something ends it.

use super::{EndWhy, Exit, Sequence, SequenceStep};
use crate::automation::Delay;
use crate::contact::Stage;
use crate::proposal::{PlannedBy, ProposalKind};
use crate::{ContactId, Context, Error, ProposalId, Result, RunId, SequenceId, TaskId, Tx};

/// A person in a sequence, as it goes on.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub id: RunId,
    pub contact_id: ContactId,
    pub sequence: Sequence,
    /// Place of the next step.
    pub step: usize,
}

/// A person begins a sequence: because of a rule, or because the agent says so. What is due at once is done at once.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Refused`] `opposed` or `already_running`.
pub(crate) fn begin(
    tx: &Tx<'_>,
    id: SequenceId,
    contact_id: ContactId,
    reason: Option<&PlannedBy>,
    context: &Context,
) -> Result<RunId> {
    let sequence = tx.sequence(id)?;
    tx.contact(contact_id)?;
    if tx.is_opposed(contact_id)? {
        return Err(Error::Refused { why: "opposed" });
    }
    if tx.follows(contact_id, id)? {
        return Err(Error::Refused { why: "already_running" });
    }
    let run = Run { id: RunId::new(context.now), contact_id, sequence, step: 0 };
    tx.insert_run(&run, id, reason, context)?;
    advance(tx, run.clone(), context)?;
    Ok(run.id)
}

/// Does the steps that are due, up to the next wait or the end.
fn advance(tx: &Tx<'_>, mut run: Run, context: &Context) -> Result<()> {
    while let Some(step) = run.sequence.steps.get(run.step) {
        let place = run.step;
        run.step += 1;
        if let SequenceStep::Wait { days } = step {
            let due = Delay { days: *days, minutes: Some(run.sequence.minutes) };
            return tx.run_waits(run.id, run.step, tx.due(due, context.now)?);
        }
        if let Some(made) = put(tx, &run, place, step, context)? {
            tx.insert_made(run.id, place, made, context)?;
        }
    }
    tx.end_run(run.id, run.step, EndWhy::Done, None, context)
}

/// Puts a step before the agent; `None`: there is nothing to put, the document is gone or proposed already.
fn put(tx: &Tx<'_>, run: &Run, place: usize, step: &SequenceStep, context: &Context) -> Result<Option<uuid::Uuid>> {
    let contact = run.contact_id;
    let (name, nth, of) = (run.sequence.name.clone(), run.sequence.nth(place), run.sequence.acts());
    let reason = PlannedBy::Sequence { name, step: nth, of };
    let owner = tx.owner_or(contact, context.agent)?;
    Ok(match step {
        SequenceStep::Call { subject } => {
            Some(tx.plan_callback(contact, subject, context.now, owner, "sequence", context)?.0)
        }
        SequenceStep::Task { text } => {
            Some(tx.insert_task(contact, text, context.now, owner, Some(&reason), context)?.0)
        }
        SequenceStep::Mail { document } if tx.document_version(document)? > 0 => {
            tx.propose(contact, ProposalKind::Message, document, &reason, context)?.map(|id| id.0)
        }
        SequenceStep::Mail { .. } | SequenceStep::Wait { .. } => None,
    })
}

/// The steps that are due now, at most so many runs. Answers how many went on.
pub(crate) fn run_due(tx: &Tx<'_>, at_most: u32, context: &Context) -> Result<u32> {
    if !tx.automations_are_on()? {
        return Ok(0);
    }
    let mut done = 0;
    for run in tx.runs_due(context.now, at_most)? {
        let contact = run.contact_id;
        if tx.is_opposed(contact)? {
            end(tx, &run, EndWhy::Opposed, context)?;
        } else {
            advance(tx, run, context)?;
        }
        touched(tx, contact);
        done += 1;
    }
    Ok(done)
}

/// Ends a run; what it put before the agent and nobody has acted upon goes with it.
fn end(tx: &Tx<'_>, run: &Run, why: EndWhy, context: &Context) -> Result<()> {
    for made in tx.made_by(run.id)? {
        let task = tx.drop_task(TaskId(made), context)?;
        let callback = !task && tx.drop_planned_callback(made)?;
        if !task && !callback {
            tx.withdraw_proposal(ProposalId(made), context)?;
        }
    }
    let by = (why == EndWhy::Stopped).then_some(context.agent).flatten();
    tx.end_run(run.id, run.step, why, by, context)?;
    touched(tx, run.contact_id);
    Ok(())
}

/// An agent stops a run. Answers whether it was going on.
pub(crate) fn stop(tx: &Tx<'_>, id: RunId, context: &Context) -> Result<bool> {
    let Some(run) = tx.run(id)? else { return Ok(false) };
    end(tx, &run, EndWhy::Stopped, context)?;
    Ok(true)
}

fn end_where(
    tx: &Tx<'_>,
    contact: ContactId,
    context: &Context,
    why: impl Fn(&Sequence) -> Option<EndWhy>,
) -> Result<()> {
    for run in tx.runs_of(contact)? {
        if let Some(why) = why(&run.sequence) {
            end(tx, &run, why, context)?;
        }
    }
    Ok(())
}

/// A call with them had its outcome.
pub(crate) fn after_call(
    tx: &Tx<'_>,
    contact: ContactId,
    code: &str,
    above: Option<&str>,
    reached: bool,
    opposes: bool,
    context: &Context,
) -> Result<()> {
    end_where(tx, contact, context, |sequence| {
        if opposes { Some(EndWhy::Opposed) } else { sequence.ends_after(code, above, reached) }
    })
}

/// They wrote.
pub(crate) fn answered(tx: &Tx<'_>, contact: ContactId, context: &Context) -> Result<()> {
    end_where(tx, contact, context, |sequence| sequence.exits.contains(&Exit::Answered).then_some(EndWhy::Answered))
}

/// They took their agreement back.
pub(crate) fn opposed(tx: &Tx<'_>, contact: ContactId, context: &Context) -> Result<()> {
    end_where(tx, contact, context, |_| Some(EndWhy::Opposed))
}

/// They moved on the ladder.
pub(crate) fn after_stage(tx: &Tx<'_>, contact: ContactId, reached: Option<&str>, context: &Context) -> Result<()> {
    let is = |stage: &Stage| Some(stage.as_str()) == reached;
    end_where(tx, contact, context, |sequence| {
        let waited = sequence.exits.iter().any(|exit| matches!(exit, Exit::Stage { stage } if is(stage)));
        waited.then_some(EndWhy::Stage)
    })
}

fn touched(tx: &Tx<'_>, contact: ContactId) {
    tx.touched_contact(contact);
    tx.touched_house();
}
