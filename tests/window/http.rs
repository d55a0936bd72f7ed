//! The telephone inlet as a stranger speaks to it.
