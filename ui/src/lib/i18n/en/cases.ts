import type { Words } from '../fr';

export const cases: Words['cases'] = {
  title: 'Similar cases',
  outOf: (n, raw) => (raw > 1 ? `${n} solved cases` : `${n} solved case`),
  near: (percent) => `${percent} near`,
  told: 'Told',
  alike: 'Same',
  same: { product: 'product', motive: 'motive', category: 'category' },
  solution: 'Solution',
  worked: (worked, tried) => `${worked} of ${tried}`,
  thisWay: 'solved this way',
  reuse: 'Reuse',
  yes: 'Worked',
  no: 'No',
  ask: 'Ask, to tell them apart',
  quoted: (word) => `“${word}”`,
  splits: (known, without) => `${known} yes, ${without} no`,
  sayYes: 'Yes',
  sayNo: 'No',
  answered: 'Answers given',
  answer: (word, yes) => `${word}: ${yes ? 'yes' : 'no'}`,
  takeBack: 'Take this answer back',
  tellMore: 'Say what happens: near cases come here.',
  none: 'No near case. Once solved, this ticket can become one.',
  how: 'Near by the marked words, the product, the motive. Worked out on this computer.',
  keep: 'Keep as a case',
  keptSaid: (number) => `Ticket ${number} will serve similar cases.`
};
