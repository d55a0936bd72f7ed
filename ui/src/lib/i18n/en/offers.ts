import type { offers as French } from '../fr/offers';

export const offers: typeof French = {
  title: 'Catalogue',
  search: 'Reference, name, family, pitch',
  none: 'Nothing in the catalogue begins so. Try another word.',
  empty: 'The catalogue is empty. Add a product: Settings, then Catalogue.',
  list: 'Products',
  suggested: 'To offer',
  leftOut: 'Left out',
  opposed: 'This person does not want to be canvassed: nothing to offer in an outbound call.',
  onQuotation: 'on quotation',
  soldFrom: (day) => `On sale from ${day}`,
  soldUntil: (day) => `On sale until ${day}`,
  soldBetween: (from, until) => `On sale from ${from} to ${until}`,
  again: 'Bought again',
  pitch: { feature: 'Feature', advantage: 'Advantage', benefit: 'Benefit', proof: 'Proof' },
  noPitch: 'No pitch written for this product.',
  goesWith: 'Goes with',
  above: 'Above',
  made: 'Offered in this call',
  answered: 'What did they answer?',
  nobody: 'Say who is calling first: the answer is written on the contact.',
  answers: { accepted: 'Accepts', refused: 'Refuses', pending: 'Thinks about it', no_answer: 'No answer' },
  why: 'Reason, in their words',
  whys: ['Price', 'No need', 'Already equipped', 'Not now'],
  keepRefusal: 'Keep the refusal',
  kept: (product, answer) => `Answer kept: ${product}, ${answer.toLowerCase()}`,
  because: (why, { on }) => {
    if (why.code === 'goes_with') return `goes with ${why.product}, bought ${on(why.at)}`;
    if (why.code === 'above') return `above ${why.product}, bought ${on(why.at)}`;
    if (why.code === 'renewal')
      return `bought ${why.times} times, about every ${why.days} days, last ${on(why.at)}`;
    return `thinking about it since ${on(why.at)}`;
  },
  leftOutFor: (why, { on, ago }) => {
    if (why.code === 'refused') return `refused ${ago(why.at)}, not before ${on(why.until)}`;
    if (why.code === 'thinking') return `offered ${ago(why.at)}, thinking about it`;
    if (why.code === 'accepted') return `accepted ${ago(why.at)}`;
    if (why.code === 'not_yet_sold') return `on sale from ${on(why.on)}`;
    if (why.code === 'no_longer_sold') return `no longer on sale since ${on(why.on)}`;
    if (why.code === 'surpassed') return `has better already: ${why.product}`;
    return `has it already, bought ${on(why.at)}`;
  }
};
