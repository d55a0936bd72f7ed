//! What `campaign` prints.

use crm::campaign::{Campaign, NextCall, RefusedTarget, Target};
use crm::law::{Obstacle, Verdict};
use serde_json::{Value, json};

use crate::messages::Lang;
use crate::output::{Terminal, or_dash};
use crate::times;

/// The columns of [`campaign_row`].
pub const CAMPAIGN: [&str; 7] = ["name", "kind", "people", "waiting", "attempts", "successes", "id"];

/// A campaign as a document.
pub fn campaign(campaign: &Campaign) -> Value {
    json!({
        "campaign_id": campaign.id, "name": campaign.name, "kind": campaign.kind, "ground": campaign.ground,
        "goal": campaign.goal, "starts_on": campaign.starts_on, "ends_on": campaign.ends_on,
        "max_attempts": campaign.max_attempts, "guides": campaign.guides, "closed_at": campaign.closed_at,
        "progress": campaign.progress,
    })
}

/// A campaign as a row.
pub fn campaign_row(campaign: &Campaign) -> Vec<String> {
    let progress = campaign.progress;
    vec![
        campaign.name.clone(),
        campaign.kind.as_str().to_owned(),
        progress.people.to_string(),
        progress.waiting.to_string(),
        progress.attempts.to_string(),
        progress.successes.to_string(),
        campaign.id.to_string(),
    ]
}

/// The next person, and those refused on the way; `allowed` is false when nobody may be called now.
pub fn next(next: &NextCall) -> Value {
    let verdict = next.check.as_ref().map(|check| &check.verdict);
    let first = next.refused.first();
    let reason = if verdict.is_some() { None } else { first.and_then(code_of) };
    json!({
        "campaign_id": next.campaign_id,
        "target_id": next.target.as_ref().map(|target| target.id),
        "contact_id": next.target.as_ref().map(|target| target.contact_id),
        "name": next.target.as_ref().map(|target| &target.name),
        "phone": next.check.as_ref().and_then(|check| check.phone.as_ref()).map(|phone| &phone.e164),
        "guide": next.target.as_ref().and_then(|target| target.guide.as_ref()),
        "attempts": next.target.as_ref().map(|target| target.attempts),
        "allowed": verdict.is_some_and(|verdict| verdict.allowed),
        "reason": reason,
        "slot_at": verdict.and_then(|verdict| verdict.slot_at),
        "next_legal_at": next.next_at,
        "refused": next.refused.iter().map(refused).collect::<Vec<_>>(),
    })
}

fn refused(one: &RefusedTarget) -> Value {
    json!({
        "target_id": one.target.id, "contact_id": one.target.contact_id, "name": one.target.name, "allowed": false,
        "reason": code_of(one), "obstacles": one.verdict.obstacles, "next_legal_at": one.verdict.next_legal_at,
    })
}

/// The most lasting reason.
fn code_of(one: &RefusedTarget) -> Option<Value> {
    let law = one.verdict.obstacles.first().and_then(|obstacle| json!(obstacle).get("code").cloned());
    law.or_else(|| one.no_number.then(|| json!("no_good_number")))
}

/// The same for people.
pub fn next_shown(terminal: Terminal, next: &NextCall) -> String {
    let phone = next.check.as_ref().and_then(|check| check.phone.as_ref()).map(|phone| phone.display.as_str());
    let mut rows: Vec<Vec<String>> = Vec::new();
    rows.extend(next.target.as_ref().map(|target| row(target, phone, terminal.text("campaign.now"))));
    rows.extend(next.refused.iter().map(|one| row(&one.target, None, said(terminal.lang, one))));
    if rows.is_empty() {
        return terminal.text("nobody");
    }
    terminal.table(&["name", "phone", "verdict", "id"], &rows)
}

fn row(target: &Target, phone: Option<&str>, verdict: String) -> Vec<String> {
    vec![target.name.clone(), or_dash(phone), verdict, target.contact_id.to_string()]
}

fn said(lang: Lang, one: &RefusedTarget) -> String {
    let mut reasons: Vec<String> = one.verdict.obstacles.iter().map(|obstacle| obstacle_said(lang, obstacle)).collect();
    reasons.extend(one.no_number.then(|| lang.say("obstacle.no_good_number", &[])));
    reasons.extend(later(lang, &one.verdict));
    reasons.join(" ; ")
}

fn later(lang: Lang, verdict: &Verdict) -> Option<String> {
    verdict.next_legal_at.map(|at| lang.say("obstacle.next", &[&times::shown(at)]))
}

fn obstacle_said(lang: Lang, obstacle: &Obstacle) -> String {
    match obstacle {
        Obstacle::Frozen => lang.say("obstacle.frozen", &[]),
        Obstacle::Opposed { since } => lang.say("obstacle.opposed", &[&times::shown(*since)]),
        Obstacle::NoConsent => lang.say("obstacle.no_consent", &[]),
        Obstacle::Unproven => lang.say("obstacle.unproven", &[]),
        Obstacle::ConsentExpired { at } => lang.say("obstacle.consent_expired", &[&times::shown(*at)]),
        Obstacle::ConsentWithdrawn { at } => lang.say("obstacle.consent_withdrawn", &[&times::shown(*at)]),
        Obstacle::RequestExpired { on } => lang.say("obstacle.request_expired", &[&on.to_string()]),
        Obstacle::NotTheAppointment { at } => lang.say("obstacle.not_the_appointment", &[&times::shown(*at)]),
        Obstacle::Day { .. } => lang.say("obstacle.day", &[]),
        Obstacle::Holiday { name } => lang.say("obstacle.holiday", &[name]),
        Obstacle::Hour { local, .. } => lang.say("obstacle.hour", &[local]),
        Obstacle::Attempts { count, days } => lang.say("obstacle.attempts", &[&count.to_string(), &days.to_string()]),
    }
}
