import type { Words } from '../fr';

const exchanges = {
  call: 'our call',
  ticket: 'your request',
  purchase: 'your purchase',
  offer: 'our offer',
  exchange: 'our exchange',
  note: 'our exchange',
  survey: 'your answer to the survey',
  stage: 'our exchange',
  appointment: 'your appointment'
};

export const guide: Words['guide'] = {
  label: (name) => `${name} guide`,
  which: 'Guide followed',
  fit: 'Guides for this call',
  begun: (n) => `${n} done`,
  say: (phrase) => `“${phrase}”`,
  goOn: 'done, next',
  objection: 'An objection?',
  crac: { dig: 'Dig', rephrase: 'Rephrase', argue: 'Argue', check: 'Check' },
  madam: 'Madam',
  sir: 'Sir',
  exchange: (kind, when) => `${exchanges[kind]} of ${when}`
};
