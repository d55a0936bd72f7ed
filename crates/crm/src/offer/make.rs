//! Writing down that an offer was made.

use phone::text::NAME_MAX;

use super::{NewOffer, OfferAnswer};
use crate::{ContactId, Context, Error, Operation, Result, Tx, typed};

/// Writes that a product was proposed, and what was answered. Told twice of the same product in one call, the second
/// answer corrects the first.
#[derive(Debug, Clone)]
pub struct MakeOffer {
    /// To whom.
    pub contact_id: ContactId,
    /// What, and the answer.
    pub offer: NewOffer,
}

impl Operation for MakeOffer {
    type Output = ();
    const KIND: &'static str = "offer.make";

    fn apply(self, tx: &Tx<'_>, context: &Context) -> Result<()> {
        let mut offer = self.offer;
        tx.contact(self.contact_id)?;
        tx.check_product(offer.product_id)?;
        if let Some(call) = offer.call_id
            && tx.call(call)?.contact_id != Some(self.contact_id)
        {
            return Err(Error::Refused { why: "call_of_another" });
        }
        offer.why = typed::optional_line("why", offer.why.as_deref(), NAME_MAX)?;
        if offer.answer != OfferAnswer::Refused {
            offer.not_before_on = None;
        }
        tx.tell_offer(self.contact_id, &offer, context)?;
        tx.touched_contact(self.contact_id);
        Ok(())
    }
}
