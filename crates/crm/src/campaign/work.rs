//! Working through a campaign: the next person, one put aside, a call told by hand.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use phone::Direction;

use super::{Campaign, MomentOf, NextCall, OutReason, RefusedTarget, best};
use crate::call::{Call, CallState, LogCall, ManualCall, Qualification, QualifyCall};
use crate::law::Ground;
use crate::{CampaignId, Context, Error, Operation, OutcomeId, Result, TargetId, Tx, typed};

/// How long a person is kept for the agent who has them on the screen.
const KEPT_FOR: Duration = Duration::minutes(15);

/// How many are asked about before the agent is told that nobody may be called now.
const ASKED: u32 = 300;

/// How many of those refused on the way are told.
const TOLD: usize = 50;

/// Gives the agent the next person of a campaign whom the law lets call, and keeps them for that agent for a while.
#[derive(Debug, Clone, Copy)]
pub struct TakeNext {
    /// Which campaign.
    pub campaign_id: CampaignId,
}

/// When to ask again for who is on the telephone with a colleague.
const ASKED_AGAIN: Duration = Duration::minutes(1);

impl Operation for TakeNext {
    type Output = NextCall;
    const KIND: &'static str = "campaign.next";
    const AUDITED: bool = false;

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<NextCall> {
        let campaign = tx.campaign(self.campaign_id)?;
        open_to(&campaign, context, tx.today(context.now)?)?;
        let ground = Ground::from(campaign.ground);
        let mut next = NextCall {
            campaign_id: campaign.id,
            target: None,
            check: None,
            best: None,
            refused: Vec::new(),
            next_at: tx.next_waiting(campaign.id, context.now)?,
        };
        tx.let_go_of_targets(campaign.id, context)?;
        let (law, in_hand) = (tx.law()?, tx.with_a_colleague(context)?);
        let mut due = tx.targets_due(campaign.id, ASKED, context)?;
        let waiting = due.len();
        due.retain(|target| !in_hand.contains(&target.contact_id));
        if due.len() < waiting {
            // They are asked for again once the colleague has hung up.
            next.next_at = Some(context.now + ASKED_AGAIN);
        }
        for target in due {
            let check = tx.dial_check(&law, target.contact_id, ground, context.now)?;
            if check.phone.is_some() && check.verdict.allowed {
                tx.keep_target(target.id, context.now + KEPT_FOR, context)?;
                let own = best(&tx.tried(&[target.contact_id], context.now)?, MomentOf::Person);
                next.best = match own {
                    None => best(&tx.tried_in(campaign.id, context.now)?, MomentOf::Campaign),
                    own => own,
                };
                (next.target, next.check, next.next_at) = (Some(target), Some(check), None);
                break;
            }
            next.next_at = next.next_at.into_iter().chain(check.verdict.next_legal_at).min();
            if next.refused.len() < TOLD {
                let no_number = check.phone.is_none();
                next.refused.push(RefusedTarget { target, verdict: check.verdict, no_number });
            }
        }
        Ok(next)
    }
}

fn open_to(campaign: &Campaign, context: &Context, today: NaiveDate) -> Result<()> {
    let refused = |why| Err(Error::Refused { why });
    if campaign.closed_at.is_some() {
        return refused("campaign_closed");
    }
    if campaign.starts_on.is_some_and(|day| today < day) {
        return refused("campaign_not_begun");
    }
    if campaign.ends_on.is_some_and(|day| today > day) {
        return refused("campaign_ended");
    }
    if !campaign.agents.is_empty() && !context.agent.is_some_and(|agent| campaign.agents.contains(&agent)) {
        return refused("campaign_of_others");
    }
    Ok(())
}

/// Puts a person of a campaign aside: until later, or for good.
#[derive(Debug, Clone, Copy)]
pub struct SkipTarget {
    /// Who.
    pub target_id: TargetId,
    /// Not before; `None`: for good.
    pub until: Option<DateTime<Utc>>,
}

impl Operation for SkipTarget {
    type Output = ();
    const KIND: &'static str = "campaign.skip";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        match self.until {
            Some(at) => tx.target_waits(self.target_id, at, context)?,
            None => tx.target_out(self.target_id, OutReason::SetAside, context)?,
        }
        tx.touched_house();
        Ok(())
    }
}

/// Tells by hand how a call of a campaign went, made on a telephone that says nothing. The guard is not asked: it is
/// done; but the attempt counts.
#[derive(Debug, Clone)]
pub struct LogTarget {
    /// Who was called.
    pub target_id: TargetId,
    /// How it ended.
    pub outcome_id: OutcomeId,
    /// When it began; `None`: now.
    pub started_at: Option<DateTime<Utc>>,
    /// Conversation, seconds; 0: nobody answered.
    pub talk_s: i64,
    /// The agent’s words.
    pub note: Option<String>,
    /// When to call back, where the outcome asks it.
    pub callback_at: Option<DateTime<Utc>>,
}

impl Operation for LogTarget {
    type Output = Call;
    const KIND: &'static str = "campaign.log";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Call> {
        let (contact_id, ground) = tx.target_of(self.target_id)?;
        let number = tx.number_to_dial(contact_id, None)?.map(|number| number.e164);
        let call = ManualCall {
            direction: Direction::Outbound,
            contact_id: Some(contact_id),
            number,
            started_at: self.started_at.unwrap_or(context.now),
            talk_s: self.talk_s,
            outcome_id: None,
            motive_id: None,
            note: self.note.as_deref().map(|note| typed::lines("note", note, 16_000)).transpose()?,
        };
        let call = LogCall { call, region: tx.region()? }.apply(tx, context)?;
        tx.insert_dial(call.id, ground, None, Some(self.target_id), context)?;
        tx.target_called(self.target_id, context)?;
        let callback = self.callback_at.map(|due_at| crate::callback::NewCallback {
            contact_id: Some(contact_id),
            number: None,
            due_at,
            subject: String::new(),
            call_id: Some(call.id),
        });
        let qualification = Qualification { callback, ..Qualification::of(call.id, self.outcome_id) };
        let call = QualifyCall { qualification }.apply(tx, context)?;
        debug_assert_eq!(call.state, CallState::Qualified);
        Ok(call)
    }
}
