//! « Le téléphone sonne », over a real data file: who a number is, what a call becomes, what a search finds.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a helper of tests fails where it stands")]

mod after_call;
mod causes;
mod corrections;
mod list;
mod matching;
mod never_a_client;
mod one_record;
mod plans;
mod qualification;
mod search;
mod several;
