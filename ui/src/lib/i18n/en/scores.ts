import type { scores as French } from '../fr/scores';

const s = (n: string) => (n === '1' ? '' : 's');

export const scores: typeof French = {
  title: 'Scores',
  help: 'Helps, worked out now: they decide nothing and are not kept.',
  answer: 'Will answer a call now',
  expected: 'Will buy for, within a year',
  fit: 'Is like the target',
  interest: 'Is interested in the product',
  target: 'Target',
  product: 'Product',
  choose: 'Choose…',
  noTarget: 'Choose a segment that is kept.',
  noProduct: 'Choose a product.',
  noSign: 'No sign in three years.',
  unknown: '–',
  formulas: {
    answer:
      'Calls answered ÷ calls placed at this hour of this day; few calls weigh little: the rate is drawn to that of the base (beta law).',
    expected:
      'Mean basket × orders a year at their rhythm × (T ÷ N)ⁿ, the probability that they still buy (Schmittlein and Morrison, 1985).',
    fit: 'Conditions of the target that are met ÷ conditions.',
    interest: 'Signs for, among all signs (Laplace’s rule of succession).'
  },
  reasons: {
    met: (rule) => `Yes: ${rule}`,
    notMet: (rule) => `No: ${rule}`,
    sign: (what, times, day, weight) =>
      `${what}${times === '1' ? '' : ` (${times} times)`}, on ${day}: ${weight}`,
    baseCalls: (answered, tried) => `Calls to others, in a year: ${answered} answered of ${tried}`,
    baseCallsThen: (answered, tried) => `To others, at this hour of this day: ${answered} of ${tried}`,
    ownCalls: (answered, tried) => `To this person, at other hours: ${answered} of ${tried}`,
    ownCallsThen: (answered, tried) => `To this person, at this hour of this day: ${answered} of ${tried}`,
    neverBought: 'Has never ordered',
    oneOrder: (day) => `One order date only, on ${day}: no rhythm is known`,
    basket: (amount, orders) => `Mean basket ${amount}, over ${orders} order${s(orders)}`,
    rhythm: (days) => `One order every ${days} days`,
    active: (share, days) => `Still buys: ${share} (last order ${days} days ago)`
  },
  signs: {
    bought: 'Bought it',
    bought_family: 'Bought in its family',
    accepted: 'Accepted an offer',
    thinking: 'Thinks about an offer',
    refused: 'Refused an offer',
    deal_open: 'Deal in hand',
    deal_lost: 'Deal lost',
    ticket: 'Ticket about it',
    named: 'Names it in a message'
  },
  journeys: {
    title: 'Journeys',
    intro: 'From first contact to first purchase: how many buy, how soon, how many buy again.',
    by: 'By',
    from: 'First contacts from',
    to: 'to',
    all: 'All',
    group: 'Group',
    people: 'Contacted',
    buyers: 'Buyers',
    rate: 'Purchase rate',
    delay: 'Median delay',
    again: 'Repurchase rate',
    days: (n) => `${n} d`,
    of: (n) => `n = ${n}`,
    none: 'Nobody has been contacted before buying yet, within these dates.',
    noneHow: 'Answered calls, messages, requests of the site: each first contact counts here.',
    before: (n) => `${n} already client${s(n)} at their first contact: in none of these figures.`,
    bys: {
      origin: 'origin',
      channel: 'first channel',
      contacts: 'number of contacts',
      campaign: 'campaign'
    },
    groups: {
      internal: 'Typed',
      call: 'Call',
      import: 'Import',
      form: 'Form',
      demo: 'Demo',
      none: 'No campaign',
      '1': '1 contact',
      '2': '2 contacts',
      '3': '3 contacts',
      '4+': '4 contacts or more',
      call_in: 'Call received',
      call_out: 'Call made',
      web_request: 'Web request',
      mail: 'Mail',
      sms: 'SMS',
      chat: 'Chat',
      post: 'Post',
      visit: 'Visit',
      social: 'Social network',
      survey: 'Survey',
      other: 'Other'
    }
  }
};
