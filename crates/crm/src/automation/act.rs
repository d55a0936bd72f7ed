//! What a rule does when what it waits for has happened, and how it is taken back.

use super::{ActState, Action, Event, Happening, Rule};
use crate::call::Call;
use crate::outcome::{Consequence, Outcome};
use crate::proposal::{PlannedBy, ProposalKind};
use crate::sequence;
use crate::{CallId, ContactId, Context, Error, ProposalId, Result, RuleId, RunId, TaskId, Tx};

/// Runs the rules that wait for this, in the transaction of what caused it. Without rules, one indexed read.
pub(crate) fn after(tx: &Tx<'_>, happening: &Happening, context: &Context) -> Result<()> {
    if happening.event == Event::StageChanged {
        sequence::after_stage(tx, happening.contact_id, happening.detail.as_deref(), context)?;
    }
    for (id, rule) in tx.rules_on(happening.event)? {
        run(tx, id, &rule, happening, context)?;
    }
    Ok(())
}

/// After a call has its outcome: `sold`, it is a sale.
pub(crate) fn after_call(tx: &Tx<'_>, call: &Call, outcome: &Outcome, sold: bool, context: &Context) -> Result<()> {
    let Some(contact_id) = call.contact_id.filter(|_| call.direction != phone::Direction::Internal) else {
        return Ok(());
    };
    let opposed = outcome.consequence == Consequence::Opposition;
    let above = outcome.parent_id.map(|parent| tx.outcome(parent)).transpose()?.map(|parent| parent.code);
    sequence::after_call(tx, contact_id, &outcome.code, above.as_deref(), outcome.reached, opposed, context)?;
    if !tx.some_rule_is_on()? {
        return Ok(());
    }
    let of_call = |event, subject| Happening {
        call_id: Some(call.id),
        detail: Some(outcome.code.clone()),
        above: above.clone(),
        ..Happening::new(event, subject, contact_id, context.now)
    };
    after(tx, &of_call(Event::CallQualified, call.id.0), context)?;
    if sold {
        after(tx, &of_call(Event::Purchase, call.id.0), context)?;
    }
    if let Some(target) = tx.target_won_by(call.id)? {
        after(tx, &of_call(Event::CampaignSuccess, target.0), context)?;
    }
    Ok(())
}

/// A rule whose event this is: acts once, if its conditions hold.
pub(super) fn run(tx: &Tx<'_>, id: RuleId, rule: &Rule, happening: &Happening, context: &Context) -> Result<u32> {
    if !rule.when.is(happening) || tx.act_is_known(&happening.key(id, 0))? {
        return Ok(0);
    }
    if !tx.conditions_hold(&rule.conditions, happening)? {
        return Ok(0);
    }
    for (place, action) in rule.actions.iter().enumerate() {
        let (state, made) = perform(tx, rule, action, happening, context)?;
        tx.insert_act(id, rule, place, happening, state, made, context)?;
    }
    tx.touched_contact(happening.contact_id);
    tx.touched_house();
    Ok(1)
}

type Made = (ActState, Option<uuid::Uuid>);

fn perform(tx: &Tx<'_>, rule: &Rule, action: &Action, happening: &Happening, context: &Context) -> Result<Made> {
    let contact = happening.contact_id;
    let done = |made: uuid::Uuid| (ActState::Done, Some(made));
    let or_already = |made: Option<uuid::Uuid>| made.map_or((ActState::Already, None), done);
    let reason = || PlannedBy::Rule { rule: Box::new(rule.clone()) };
    let proposed = |kind, value: &str| -> Result<Made> {
        Ok(or_already(tx.propose(contact, kind, value, &reason(), context)?.map(|id| id.0)))
    };
    let calls_or_writes = matches!(action, Action::Callback { .. } | Action::ProposeMessage { .. });
    if calls_or_writes && !happening.event.is_service() && tx.is_opposed(contact)? {
        return Ok((ActState::Opposed, None));
    }
    match action {
        Action::Task { text, due } => {
            let (due, owner) = (tx.due(*due, context.now)?, tx.owner_or(contact, context.agent)?);
            Ok(done(tx.insert_task(contact, text, due, owner, Some(&reason()), context)?.0))
        }
        Action::Callback { subject, due } => {
            let (due, owner) = (tx.due(*due, context.now)?, tx.owner_or(contact, context.agent)?);
            Ok(done(tx.plan_callback(contact, subject, due, owner, "rule", context)?.0))
        }
        Action::ProposeStage { stage } if tx.contact(contact)?.stage == *stage => Ok((ActState::Already, None)),
        Action::ProposeStage { stage } => proposed(ProposalKind::Stage, stage.as_str()),
        Action::ProposeTemperature { temperature } if tx.contact(contact)?.temperature == Some(*temperature) => {
            Ok((ActState::Already, None))
        }
        Action::ProposeTemperature { temperature } => proposed(ProposalKind::Temperature, temperature.as_str()),
        Action::Tag { tag } => Ok(or_already(tx.put_tag(contact, tag, None, context)?)),
        Action::ProposeMessage { document } if tx.document_version(document)? == 0 => Ok((ActState::Gone, None)),
        Action::ProposeMessage { document } => proposed(ProposalKind::Message, document),
        Action::StartSequence { sequence } => match sequence::begin(tx, *sequence, contact, Some(&reason()), context) {
            Ok(run) => Ok(done(run.0)),
            Err(Error::Refused { why: "opposed" }) => Ok((ActState::Opposed, None)),
            Err(Error::Refused { .. }) => Ok((ActState::Already, None)),
            Err(Error::NotFound { .. }) => Ok((ActState::Gone, None)),
            Err(error) => Err(error),
        },
    }
}

/// Takes back what an action made, where nobody has acted upon it since. Answers whether there was something to take.
pub(super) fn take_back(tx: &Tx<'_>, action: &Action, made: uuid::Uuid, context: &Context) -> Result<bool> {
    match action {
        Action::Task { .. } => tx.drop_task(TaskId(made), context),
        Action::Callback { .. } => tx.drop_planned_callback(made),
        Action::ProposeStage { .. } | Action::ProposeTemperature { .. } | Action::ProposeMessage { .. } => {
            tx.withdraw_proposal(ProposalId(made), context)
        }
        Action::Tag { .. } => tx.take_tag(made),
        Action::StartSequence { .. } => sequence::stop(tx, RunId(made), context),
    }
}

/// The call was given another outcome: what rules did because of the first is taken back, where it still can be.
pub(crate) fn corrected(tx: &Tx<'_>, call: CallId, context: &Context) -> Result<()> {
    for act in tx.acts_of_call(call)? {
        // That it was lost is no outcome of it.
        if act.rule.when.event() == Event::CallLost {
            continue;
        }
        let taken = match (act.state, act.action(), act.made) {
            (ActState::Done, Some(action), Some(made)) => take_back(tx, action, made, context)?,
            _ => false,
        };
        tx.act_was_corrected(act.id, taken)?;
        touched(tx, act.contact_id);
    }
    Ok(())
}

fn touched(tx: &Tx<'_>, contact: ContactId) {
    tx.touched_contact(contact);
    tx.touched_house();
}
