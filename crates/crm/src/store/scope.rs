//! Whose rows a list reads, as SQL.

use crate::scope::Scope;

/// The team of who sits at the desk; NULL: none.
const TEAM: &str = "(SELECT t.team_id FROM agent t WHERE t.id = :agent)";

/// The team of who has a row until now, for an update that gives it to somebody else: what is put back « à prendre »
/// stays in sight of the team that had it. While somebody has it, their own team counts, whatever this says.
pub(super) const TEAM_OF_OWNER: &str = "coalesce((SELECT t.team_id FROM agent t WHERE t.id = owner_id), team_id)";

/// The condition on rows that have `owner_id` and `team_id`, by their alias; `:agent` is who sits at the desk (NULL:
/// nobody, who has nothing and no team).
pub(super) fn of(scope: Scope, alias: &str) -> String {
    match scope {
        // The name is there, so that it can always be bound.
        Scope::All => "(:agent IS NULL OR 1)".to_owned(),
        Scope::Mine => format!("{alias}.owner_id = :agent"),
        Scope::Team => format!("({} OR {})", members(alias), put_back(alias)),
        Scope::Free => format!("({alias}.owner_id IS NULL AND (:agent IS NULL OR 1))"),
    }
}

/// What they or somebody of their team have.
pub(super) fn members(alias: &str) -> String {
    format!("{alias}.owner_id IN (SELECT m.id FROM agent m WHERE m.id = :agent OR m.team_id = {TEAM})")
}

/// What nobody has, and somebody of their team had.
pub(super) fn put_back(alias: &str) -> String {
    format!("({alias}.owner_id IS NULL AND {alias}.team_id = {TEAM})")
}
