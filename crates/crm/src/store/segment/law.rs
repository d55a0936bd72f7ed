//! Agreement and objection to telephone prospecting, as the fiche says them.

use super::question::{Question, malformed};
use super::terms::{Cost, Part, texts};
use crate::Result;
use crate::segment::{RuleOp, Term};
use crate::store::ms;

/// Asked not to be called, and did not agree again since (what the law guard holds).
pub(super) const OPPOSED: &str = "f.rid IN (SELECT x.rid FROM call k CROSS JOIN contact x ON x.id = k.contact_id
    WHERE k.opposed_at IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM consent s WHERE s.contact_id = k.contact_id AND s.purpose = 'prospecting'
            AND s.channel IN ('phone', 'all') AND s.collected_at > k.opposed_at))";

/// The last agreement of each, and where it stands at `{now}`; objections of those who never agreed.
const STATES: &str = "
    SELECT x.rid AS rid,
           CASE WHEN s.withdrawn_at IS NOT NULL OR EXISTS (SELECT 1 FROM call k WHERE k.contact_id = s.contact_id
                     AND k.opposed_at IS NOT NULL AND k.opposed_at >= s.collected_at) THEN 'withdrawn'
                WHEN s.collected_at > {now} THEN 'missing'
                WHEN s.expires_at <= {now} THEN 'expired' ELSE 'given' END AS state
    FROM consent s CROSS JOIN contact x ON x.id = s.contact_id
    WHERE s.purpose = 'prospecting' AND s.channel IN ('phone', 'all') AND NOT EXISTS (
        SELECT 1 FROM consent n WHERE n.contact_id = s.contact_id AND n.purpose = 'prospecting'
            AND n.channel IN ('phone', 'all') AND (n.collected_at, n.rid) > (s.collected_at, s.rid))
    UNION ALL
    SELECT x.rid, 'withdrawn' FROM call k CROSS JOIN contact x ON x.id = k.contact_id
    WHERE k.opposed_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM consent s WHERE s.contact_id = k.contact_id
        AND s.purpose = 'prospecting' AND s.channel IN ('phone', 'all'))";

/// Who agreed, and still does at `{now}`.
pub(super) fn agreed(q: &mut Question<'_>) -> String {
    let now = q.bind(ms(q.moment.now));
    format!("SELECT t.rid FROM ({}) t WHERE t.state = 'given'", STATES.replace("{now}", &now))
}

/// Where the agreement stands: `missing` for whoever said nothing.
pub(super) fn consent(q: &mut Question<'_>, term: &Term) -> Result<Part> {
    if !matches!(term.op, RuleOp::Is | RuleOp::OneOf) {
        return Err(malformed());
    }
    let wanted = texts(term)?;
    let now = q.bind(ms(q.moment.now));
    let missing = wanted.iter().any(|state| state == "missing");
    let states = STATES.replace("{now}", &now);
    // Whoever is not told of has said nothing: found as not being of any other state.
    let listed: Vec<String> = if missing {
        ["given", "expired", "withdrawn"]
            .into_iter()
            .filter(|state| !wanted.iter().any(|w| w == state))
            .map(str::to_owned)
            .collect()
    } else {
        wanted
    };
    let sign = if missing { "NOT IN" } else { "IN" };
    let listed = q.bind_all(listed);
    Ok((format!("f.rid {sign} (SELECT t.rid FROM ({states}) t WHERE t.state IN {listed})"), Cost::Set))
}
