//! Writing a lot of purchases, calls or tickets.

use super::counted::Counted;
use super::item::Item;
use crate::id_series::IdSeries;
use crate::{AgentId, ContactId, Context, ImportId, MotiveId, Operation, OutcomeId, ProductId, QueueId, Result, Tx};

/// An item whose words were looked up in the house's lists.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct PlannedItem {
    pub item: Item,
    /// `None`: a call with nobody known.
    pub contact: Option<ContactId>,
    pub product: Option<ProductId>,
    pub agent: Option<AgentId>,
    pub outcome: Option<OutcomeId>,
    pub motive: Option<MotiveId>,
    pub queue: Option<QueueId>,
}

/// Items written in one transaction.
pub(crate) struct LoadItems {
    pub import: ImportId,
    pub items: Vec<PlannedItem>,
    pub counted: Counted,
    pub ids: IdSeries,
}

impl Operation for LoadItems {
    type Output = IdSeries;
    const KIND: &'static str = "import.rows";

    fn apply(mut self, tx: &Tx<'_>, context: &Context) -> Result<IdSeries> {
        for item in &self.items {
            tx.import_item(self.import, item, &mut self.ids, context)?;
        }
        tx.count_import(self.import, self.counted)?;
        tx.touched_everything();
        Ok(self.ids)
    }
}
