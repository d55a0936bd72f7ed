//! The language: what people say, what is refused and how, and that text and tree say the same.

pub(crate) mod laws;
mod phrases;
mod refusals;
