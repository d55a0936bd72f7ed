//! Whose: one's own, one's team's, what nobody took yet, or everything.

use crate::codes::codes;

codes! {
    /// Whose things a list shows. What is one's own is followed by the agent at the desk; nobody there has nothing.
    Scope {
        /// Everything.
        All = "all",
        /// One's own.
        Mine = "mine",
        /// One's own, and those of the team or of its members.
        Team = "team",
        /// Nobody's: « à prendre ».
        Free = "free",
    }
}

#[expect(clippy::derivable_impls, reason = "the list of codes derives for all alike")]
impl Default for Scope {
    fn default() -> Self {
        Scope::All
    }
}
