import type { deals as french } from '../fr/deals';

/** Deals in hand. */
export const deals: typeof french = {
  title: 'Opportunities',
  add: 'Opportunity',
  toFill: 'Amount and date to be filled',
  likely: (percent) => `${percent}%`,
  by: (day) => `by ${day}`,
  subject: 'Deal',
  product: 'Product',
  noProduct: 'To be said',
  amount: 'Amount (€)',
  amountWrong: 'A sum: 120 or 120.50.',
  probability: 'Probability (%)',
  percentWrong: 'From 0 to 100.',
  expected: 'Decision expected',
  owner: 'Followed by',
  free: 'To be taken',
  keep: 'Keep',
  why: 'Reason',
  whyHint: 'Why won, or lost',
  won: 'Won',
  lost: 'Lost'
};
