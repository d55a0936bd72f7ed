//! Whose rows a list reads, as SQL.

use crate::scope::Scope;

/// The condition on rows that have `owner_id` and `team_id`, by their alias; `:agent` is who sits at the desk (NULL:
/// nobody, who has nothing and no team).
pub(super) fn of(scope: Scope, alias: &str) -> String {
    let team = "(SELECT t.team_id FROM agent t WHERE t.id = :agent)";
    match scope {
        // The name is there, so that it can always be bound.
        Scope::All => "(:agent IS NULL OR 1)".to_owned(),
        Scope::Mine => format!("{alias}.owner_id = :agent"),
        Scope::Team => format!(
            "({alias}.owner_id = :agent OR {alias}.team_id = {team}
              OR {alias}.owner_id IN (SELECT m.id FROM agent m WHERE m.team_id = {team}))"
        ),
        Scope::Free => format!("({alias}.owner_id IS NULL AND (:agent IS NULL OR 1))"),
    }
}
