//! What to propose next: a pure function of what one person bought and answered. Rules, no guesses: each suggestion
//! rests on a link of the catalogue, a rhythm of theirs or a word of theirs, and says which.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Duration, Months, NaiveDate, Utc};

use super::{LeftOut, LeftOutReason, MadeOffer, OfferAnswer, OfferWhy, Suggestion};
use crate::ProductId;
use crate::product::Product;

/// The most suggestions: what can be said in one call.
const MOST: usize = 3;

/// What was proposed so recently is not proposed again in the same conversation.
const JUST_NOW: Duration = Duration::hours(24);

/// A product of the catalogue, and when it is sold.
pub(crate) struct Sold {
    pub(crate) product: Product,
    pub(crate) from_on: Option<NaiveDate>,
    pub(crate) until_on: Option<NaiveDate>,
    /// Proposed to who has one already.
    pub(crate) again: bool,
}

/// What they bought of one product.
pub(crate) struct Bought {
    pub(crate) product_id: ProductId,
    pub(crate) name: String,
    pub(crate) times: u32,
    pub(crate) first_at: DateTime<Utc>,
    pub(crate) last_at: DateTime<Utc>,
}

/// `to` goes with `from`, or stands above it.
pub(crate) struct Link {
    pub(crate) from: ProductId,
    pub(crate) to: ProductId,
    pub(crate) up: bool,
}

/// All that is known for one person.
pub(crate) struct OfferFacts {
    /// In the catalogue, among what the links, the purchases and the offers name.
    pub(crate) products: Vec<Sold>,
    pub(crate) bought: Vec<Bought>,
    pub(crate) links: Vec<Link>,
    /// Offers of theirs, in order.
    pub(crate) offers: Vec<MadeOffer>,
}

/// What the house decided, and the moment.
pub(crate) struct OfferRules {
    /// A refusal holds so many months.
    pub(crate) refused_months: u32,
    pub(crate) now: DateTime<Utc>,
    /// How far the house’s clock is ahead of UTC.
    pub(crate) ahead: Duration,
}

impl OfferRules {
    fn day(&self, at: DateTime<Utc>) -> NaiveDate {
        (at + self.ahead).date_naive()
    }

    /// The first day on which what was refused then may be proposed again.
    fn free_on(&self, refused: &MadeOffer) -> NaiveDate {
        let day = self.day(refused.at);
        let ours = day.checked_add_months(Months::new(self.refused_months)).unwrap_or(day);
        refused.not_before_on.map_or(ours, |theirs| theirs.max(ours))
    }
}

/// What to propose, best first, and what seemed right and is left out, the weightiest reason first.
///
/// In order: what they think about, what they buy again and is due, then what most of their purchases call for, the
/// latest purchase first.
pub(crate) fn suggest(facts: &OfferFacts, rules: &OfferRules) -> (Vec<Suggestion>, Vec<LeftOut>) {
    let bought: HashMap<ProductId, &Bought> = facts.bought.iter().map(|bought| (bought.product_id, bought)).collect();
    let mut reasons: BTreeMap<ProductId, Vec<OfferWhy>> = BTreeMap::new();
    for link in &facts.links {
        if let Some(had) = bought.get(&link.from) {
            let (product, at) = (had.name.clone(), had.last_at);
            let why = if link.up { OfferWhy::Above { product, at } } else { OfferWhy::GoesWith { product, at } };
            reasons.entry(link.to).or_default().push(why);
        }
    }
    for sold in &facts.products {
        let id = sold.product.id;
        let due = bought.get(&id).filter(|_| sold.again).and_then(|had| renewal(had, rules.now));
        let thinking = last_word(facts, id).filter(|made| made.answer == OfferAnswer::Pending);
        let own = due.into_iter().chain(thinking.map(|made| OfferWhy::Thinking { at: made.at }));
        own.for_each(|why| reasons.entry(id).or_default().push(why));
    }

    let mut ranked: Vec<(&Sold, Vec<OfferWhy>)> = facts
        .products
        .iter()
        .filter_map(|sold| reasons.remove(&sold.product.id).map(|why| (sold, in_order(why))))
        .collect();
    ranked.sort_by(|(a, whys_of_a), (b, whys_of_b)| {
        weight(whys_of_b).cmp(&weight(whys_of_a)).then_with(|| a.product.name.cmp(&b.product.name))
    });

    let (mut items, mut left_out) = (Vec::new(), Vec::new());
    for (sold, why) in ranked {
        let product = sold.product.clone();
        match barred(sold, facts, &bought, rules) {
            None => items.push(Suggestion { product, why }),
            Some(because) => left_out.push(LeftOut { product, why, because }),
        }
    }
    left_out.sort_by_key(|out| gravity(&out.because));
    items.truncate(MOST);
    left_out.truncate(MOST);
    (items, left_out)
}

/// Bought at least twice, and four fifths of their usual delay are over.
fn renewal(had: &Bought, now: DateTime<Utc>) -> Option<OfferWhy> {
    let between = had.times.checked_sub(1).filter(|&n| n > 0)?;
    let days = (had.last_at - had.first_at).num_days() / i64::from(between);
    let due = days > 0 && (now - had.last_at).num_days() * 5 >= days * 4;
    let days = u32::try_from(days).ok()?;
    due.then_some(OfferWhy::Renewal { times: had.times, days, at: had.last_at })
}

/// The last thing they said of a product; silence says nothing.
fn last_word(facts: &OfferFacts, id: ProductId) -> Option<&MadeOffer> {
    facts.offers.iter().rev().find(|made| made.product_id == id && made.answer != OfferAnswer::NoAnswer)
}

/// Why it is not to be proposed; `None`: nothing is against it.
fn barred(
    sold: &Sold,
    facts: &OfferFacts,
    bought: &HashMap<ProductId, &Bought>,
    rules: &OfferRules,
) -> Option<LeftOutReason> {
    let (id, today) = (sold.product.id, rules.day(rules.now));
    let refused = facts.offers.iter().rev().find(|m| m.product_id == id && m.answer == OfferAnswer::Refused);
    if let Some(refused) = refused {
        let until = rules.free_on(refused);
        if today < until {
            return Some(LeftOutReason::Refused { at: refused.at, until });
        }
    }
    if let Some(had) = bought.get(&id).filter(|_| !sold.again) {
        return Some(LeftOutReason::Owned { at: had.last_at });
    }
    match last_word(facts, id) {
        Some(made) if made.answer == OfferAnswer::Pending && rules.now - made.at < JUST_NOW => {
            return Some(LeftOutReason::Thinking { at: made.at });
        }
        Some(made) if made.answer == OfferAnswer::Accepted && !sold.again => {
            return Some(LeftOutReason::Accepted { at: made.at });
        }
        _ => {}
    }
    if let Some(on) = sold.from_on.filter(|&on| today < on) {
        return Some(LeftOutReason::NotYetSold { on });
    }
    if let Some(on) = sold.until_on.filter(|&on| on < today) {
        return Some(LeftOutReason::NoLongerSold { on });
    }
    let above = facts.links.iter().filter(|link| link.up && link.from == id).find_map(|link| bought.get(&link.to));
    above.map(|had| LeftOutReason::Surpassed { product: had.name.clone() })
}

/// When a reason dates from.
fn moment(why: &OfferWhy) -> DateTime<Utc> {
    match why {
        OfferWhy::GoesWith { at, .. }
        | OfferWhy::Above { at, .. }
        | OfferWhy::Renewal { at, .. }
        | OfferWhy::Thinking { at } => *at,
    }
}

/// How strong a reason is.
fn strength(why: &OfferWhy) -> u8 {
    match why {
        OfferWhy::Thinking { .. } => 2,
        OfferWhy::Renewal { .. } => 1,
        OfferWhy::GoesWith { .. } | OfferWhy::Above { .. } => 0,
    }
}

/// The strongest and latest first.
fn in_order(mut whys: Vec<OfferWhy>) -> Vec<OfferWhy> {
    whys.sort_by_key(|why| Reverse((strength(why), moment(why))));
    whys
}

/// What ranks a suggestion: its strongest reason, how many there are, the latest.
fn weight(whys: &[OfferWhy]) -> (u8, usize, Option<DateTime<Utc>>) {
    (whys.iter().map(strength).max().unwrap_or_default(), whys.len(), whys.iter().map(moment).max())
}

/// What an agent must know first comes first: their word, then ours.
fn gravity(because: &LeftOutReason) -> u8 {
    match because {
        LeftOutReason::Refused { .. } => 0,
        LeftOutReason::Thinking { .. } | LeftOutReason::Accepted { .. } => 1,
        LeftOutReason::NotYetSold { .. } | LeftOutReason::NoLongerSold { .. } => 2,
        LeftOutReason::Surpassed { .. } => 3,
        LeftOutReason::Owned { .. } => 4,
    }
}
