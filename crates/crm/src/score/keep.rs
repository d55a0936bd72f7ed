//! The scale of the base, kept so that a fiche and a rule tell the marks that the whole base gives.

use super::Scale;
use crate::{Context, Operation, Result, Tx};

/// Works the scale out anew from what was bought until now, and keeps it. Limits are moments, numbers and amounts, so that a
/// kept scale does not age with the days: it changes only as people buy.
#[derive(Debug, Clone, Copy)]
pub struct RefreshScale;

impl Operation for RefreshScale {
    type Output = Scale;
    const KIND: &'static str = "score.refresh";
    const AUDITED: bool = false;

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<Scale> {
        tx.refresh_scale(context)
    }
}
