//! The people of a campaign: who is next, who has them, what became of them.

use chrono::{DateTime, Utc};
use rusqlite::{Connection, OptionalExtension, Row, ToSql, named_params};

use crate::campaign::{CampaignGround, OutReason, Pick, Target};
use crate::contact::full_name;
use crate::error::OrNotFound;
use crate::law::Ground;
use crate::store::reader::Reader;
use crate::store::writer::Tx;
use crate::store::{at, ms, segment, shown};
use crate::{CallId, CampaignId, ContactId, Context, Error, OutcomeId, Result, TargetId};

const TARGET: &str = "
    SELECT g.id, g.contact_id, c.first_name, c.last_name, (SELECT co.name FROM company co WHERE co.id = c.company_id),
           (SELECT p.e164 FROM phone_number p WHERE p.contact_id = c.id AND p.e164 IS NOT NULL ORDER BY p.position LIMIT 1),
           g.state, g.next_at, g.attempts, g.guide, o.label, g.success, g.why,
           (SELECT a.name FROM agent a WHERE a.id = g.taken_by AND g.taken_until > :now)
    FROM campaign_target g JOIN contact c ON c.id = g.contact_id LEFT JOIN outcome o ON o.id = g.outcome_id";

fn target_from_row(row: &Row<'_>) -> rusqlite::Result<Target> {
    let (first, last): (Option<String>, Option<String>) = (row.get(2)?, row.get(3)?);
    let person = full_name(first.as_deref(), last.as_deref());
    let company: Option<String> = row.get(4)?;
    let number = row.get::<_, Option<String>>(5)?.map(|e164| shown(&e164));
    let next_at: i64 = row.get(7)?;
    Ok(Target {
        id: row.get(0)?,
        contact_id: row.get(1)?,
        company: company.clone().filter(|_| person.is_some()),
        name: person.or(company).or(number).unwrap_or_default(),
        state: row.get(6)?,
        next_at: (next_at > 0).then(|| at(next_at)),
        attempts: row.get(8)?,
        guide: row.get(9)?,
        outcome: row.get(10)?,
        success: row.get(11)?,
        why: row.get(12)?,
        taken_by: row.get(13)?,
    })
}

/// Those in a call, then those waiting in the order they come, then the others, the last changed first.
pub(super) fn people(db: &Connection, id: CampaignId, limit: u32, now: DateTime<Utc>) -> Result<Vec<Target>> {
    let mut all: Vec<Target> = Vec::new();
    for (state, order) in
        [("calling", "g.at DESC"), ("waiting", "g.next_at, g.rid"), ("done", "g.at DESC"), ("out", "g.at DESC")]
    {
        let left = usize::try_from(limit).unwrap_or(0).saturating_sub(all.len());
        let mut statement = db.prepare_cached(&format!(
            "{TARGET} WHERE g.campaign_id = :id AND g.state = '{state}' ORDER BY {order} LIMIT :left"
        ))?;
        let rows = statement.query_map(
            named_params! { ":id": id, ":now": ms(now), ":left": i64::try_from(left).unwrap_or(0) },
            target_from_row,
        )?;
        for target in rows {
            all.push(target?);
        }
    }
    Ok(all)
}

/// What the last outcome is decided by.
pub(crate) struct Called {
    pub contact_id: ContactId,
    pub attempts: u32,
}

impl Reader<'_> {
    /// A person’s place in a campaign.
    ///
    /// # Errors
    /// [`Error::NotFound`] when they are not in it.
    pub fn target_in(&self, campaign: CampaignId, contact: ContactId) -> Result<TargetId> {
        self.db()
            .prepare_cached("SELECT id FROM campaign_target WHERE campaign_id = :campaign AND contact_id = :contact")?
            .query_row(named_params! { ":campaign": campaign, ":contact": contact }, |row| row.get(0))
            .optional()?
            .or_not_found("target")
    }
}

impl Tx<'_> {
    /// 1 when it came in, 0 when it was in already.
    pub(crate) fn insert_target(
        &self,
        campaign: CampaignId,
        contact: ContactId,
        guide: Option<&str>,
        context: &Context,
    ) -> Result<u32> {
        let written = self
            .connection
            .prepare_cached(
                "INSERT INTO campaign_target (id, campaign_id, contact_id, state, next_at, guide, at)
                 SELECT :id, :campaign, id, 'waiting', 0, :guide, :now FROM contact WHERE id = :contact
                 ON CONFLICT (campaign_id, contact_id) DO NOTHING",
            )?
            .execute(named_params! {
                ":id": crate::id::new_uuid(context.now), ":campaign": campaign, ":contact": contact,
                ":guide": guide, ":now": ms(context.now),
            })?;
        Ok(u32::from(written == 1))
    }

    /// The fiches a choice means, by name. Who is lost is called only when the rung or the segment says so.
    pub(crate) fn picked(&self, pick: &Pick, context: &Context) -> Result<Vec<ContactId>> {
        let db = self.connection;
        let segment =
            pick.segment.map(|id| segment::condition(db, &segment::rule_of(db, id)?, context.now)).transpose()?;
        let of_segment = match &segment {
            Some(rule) => format!("AND i.rid IN (SELECT f.rid FROM {} WHERE {})", rule.from(), rule.sql),
            None => "AND (:rung IS NOT NULL OR k.stage <> 'lost')".to_owned(),
        };
        let sql = format!(
            "SELECT k.id FROM contact_index i JOIN contact k ON k.rid = i.rid
             WHERE (:rung IS NULL OR i.rung = :rung) AND k.frozen_at IS NULL
               AND (:temperature IS NULL OR (k.stage = 'prospect' AND coalesce(k.temperature, 'cold') = :temperature))
               AND (:postcode IS NULL OR substr(k.postcode, 1, length(:postcode)) = :postcode)
               AND (:owner IS NULL OR k.owner_id = :owner) {of_segment}
             ORDER BY i.sort_name, i.rid LIMIT :most"
        );
        let rung = pick.stage.map(crate::contact::Stage::rung);
        let postcode = pick.postcode.as_deref().filter(|p| !p.is_empty());
        let most = pick.most.clamp(1, 100_000);
        let fixed = named_params! {
            ":rung": rung, ":temperature": pick.temperature, ":postcode": postcode, ":owner": pick.owner, ":most": most,
        };
        let values = segment.as_ref().map_or_else(|| fixed.to_vec(), |rule| rule.bound(fixed));
        let mut statement = db.prepare(&sql)?;
        let rows = statement.query_map(&*values, |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Those one may ask the guard about now: first those this agent has, then those promised a moment, then the others.
    pub(crate) fn targets_due(&self, campaign: CampaignId, limit: u32, context: &Context) -> Result<Vec<Target>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "{TARGET} WHERE g.campaign_id = :id AND g.state = 'waiting' AND g.next_at <= :now
               AND (g.taken_by IS NULL OR g.taken_until <= :now OR g.taken_by IS :agent)
             ORDER BY g.next_at = 0, g.next_at, g.rid LIMIT :limit"
        ))?;
        let rows = statement.query_map(
            named_params! { ":id": campaign, ":now": ms(context.now), ":agent": context.agent, ":limit": limit },
            target_from_row,
        )?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// When the next of those who wait for their moment comes.
    pub(crate) fn next_waiting(&self, campaign: CampaignId, now: DateTime<Utc>) -> Result<Option<DateTime<Utc>>> {
        let next: Option<i64> = self
            .connection
            .prepare_cached(
                "SELECT min(next_at) FROM campaign_target
                 WHERE campaign_id = :id AND state = 'waiting' AND next_at > :now",
            )?
            .query_row(named_params! { ":id": campaign, ":now": ms(now) }, |row| row.get(0))?;
        Ok(next.map(at))
    }

    pub(crate) fn let_go_of_targets(&self, campaign: CampaignId, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE campaign_target SET taken_by = NULL, taken_until = NULL
                 WHERE campaign_id = :id AND state = 'waiting' AND taken_by IS NOT NULL
                   AND (taken_by IS :agent OR taken_until <= :now)",
            )?
            .execute(named_params! { ":id": campaign, ":agent": context.agent, ":now": ms(context.now) })?;
        Ok(())
    }

    pub(crate) fn keep_target(&self, id: TargetId, until: DateTime<Utc>, context: &Context) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE campaign_target SET taken_by = :agent, taken_until = :until WHERE id = :id")?
            .execute(named_params! {
                ":agent": context.agent, ":until": context.agent.map(|_| ms(until)), ":id": id,
            })?;
        Ok(())
    }

    /// Who a person of a campaign is, and on what ground they are called.
    pub(crate) fn target_of(&self, id: TargetId) -> Result<(ContactId, Ground)> {
        let (contact, ground): (ContactId, CampaignGround) = self
            .connection
            .prepare_cached(
                "SELECT g.contact_id, k.ground FROM campaign_target g JOIN campaign k ON k.id = g.campaign_id
                 WHERE g.id = :id AND g.contact_id IS NOT NULL",
            )?
            .query_row(named_params! { ":id": id }, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?
            .or_not_found("target")?;
        Ok((contact, ground.into()))
    }

    /// The ground of a campaign for a person about to be called in it: theirs to call, and not in another call.
    pub(crate) fn target_to_dial(&self, id: TargetId, contact: ContactId) -> Result<Ground> {
        let (whom, ground) = self.target_of(id)?;
        if whom != contact {
            return Err(Error::NotFound { kind: "target" });
        }
        let waits = self
            .connection
            .prepare_cached("SELECT 1 FROM campaign_target WHERE id = :id AND state = 'waiting'")?
            .exists(named_params! { ":id": id })?;
        if waits { Ok(ground) } else { Err(Error::Refused { why: "target_not_waiting" }) }
    }

    pub(crate) fn target_called(&self, id: TargetId, context: &Context) -> Result<()> {
        let sql = "UPDATE campaign_target SET state = 'calling', attempts = attempts + 1, why = NULL, taken_by = NULL,
                       taken_until = NULL, at = :now WHERE id = :id";
        self.one(sql, named_params! { ":id": id, ":now": ms(context.now) })
    }

    pub(crate) fn target_waits(&self, id: TargetId, until: DateTime<Utc>, context: &Context) -> Result<()> {
        let sql =
            "UPDATE campaign_target SET state = 'waiting', next_at = :next, success = 0, why = NULL, taken_by = NULL,
                       taken_until = NULL, at = :now WHERE id = :id";
        self.one(sql, named_params! { ":id": id, ":next": ms(until), ":now": ms(context.now) })
    }

    pub(crate) fn target_done(&self, id: TargetId, context: &Context) -> Result<()> {
        let sql = "UPDATE campaign_target SET state = 'done', why = NULL, at = :now WHERE id = :id";
        self.one(sql, named_params! { ":id": id, ":now": ms(context.now) })
    }

    pub(crate) fn target_out(&self, id: TargetId, why: OutReason, context: &Context) -> Result<()> {
        let sql =
            "UPDATE campaign_target SET state = 'out', success = 0, why = :why, taken_by = NULL, taken_until = NULL,
                       at = :now WHERE id = :id";
        self.one(sql, named_params! { ":id": id, ":why": why, ":now": ms(context.now) })
    }

    /// Changes one person of a campaign.
    fn one(&self, sql: &str, values: &[(&str, &dyn ToSql)]) -> Result<()> {
        let changed = self.connection.prepare_cached(sql)?.execute(values)?;
        (changed == 1).then_some(()).or_not_found("target")
    }

    /// The person and campaign a call was made for; `None`: of no campaign.
    pub(crate) fn target_of_call(&self, call: CallId) -> Result<Option<(TargetId, CampaignId)>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT g.id, g.campaign_id FROM dial d JOIN campaign_target g ON g.id = d.target_id
                 WHERE d.call_id = :call AND g.contact_id IS NOT NULL",
            )?
            .query_row(named_params! { ":call": call }, |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    pub(crate) fn target_has_outcome(
        &self,
        id: TargetId,
        outcome: OutcomeId,
        success: bool,
        context: &Context,
    ) -> Result<Called> {
        Ok(self
            .connection
            .prepare_cached(
                "UPDATE campaign_target SET outcome_id = :outcome, success = :success, at = :now WHERE id = :id
                 RETURNING contact_id, attempts",
            )?
            .query_row(
                named_params! { ":outcome": outcome, ":success": success, ":now": ms(context.now), ":id": id },
                |row| Ok(Called { contact_id: row.get(0)?, attempts: row.get(1)? }),
            )?)
    }
}
