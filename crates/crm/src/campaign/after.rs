//! What the outcome of a call makes of a person of a campaign: reached, called again later, or given up.

use chrono::{DateTime, Duration, Utc};

use super::OutReason;
use crate::call::Call;
use crate::outcome::{Consequence, Outcome};
use crate::{Context, Result, Tx};

/// After a call has its outcome, the first one or another: `due` is the promise made in it. A call of no campaign
/// changes nothing.
pub(crate) fn after_call(
    tx: &Tx<'_>,
    call: &Call,
    outcome: &Outcome,
    due: Option<DateTime<Utc>>,
    context: &Context,
) -> Result<()> {
    let Some((target, campaign)) = tx.target_of_call(call.id)? else { return Ok(()) };
    let campaign = tx.campaign(campaign)?;
    let called = tx.target_has_outcome(target, outcome.id, outcome.success_of.contains(&campaign.kind), context)?;
    match outcome.consequence {
        Consequence::Opposition => tx.target_out(target, OutReason::Opposed, context),
        Consequence::WrongNumber => match tx.number_to_dial(called.contact_id, None)? {
            Some(_) => tx.target_waits(target, context.now, context),
            None => tx.target_out(target, OutReason::NoNumber, context),
        },
        Consequence::Callback => tx.target_waits(target, due.unwrap_or(context.now), context),
        _ if outcome.reached => tx.target_done(target, context),
        _ if called.attempts >= u32::from(campaign.max_attempts) => tx.target_out(target, OutReason::Attempts, context),
        _ => {
            let wait = match outcome.code.as_str() {
                "busy" => Duration::minutes(i64::from(campaign.busy_minutes)),
                _ => Duration::hours(i64::from(campaign.absent_hours)),
            };
            tx.target_waits(target, context.now + wait, context)
        }
    }?;
    tx.touched_house();
    Ok(())
}
