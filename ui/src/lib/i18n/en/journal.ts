import type { Words } from '../fr';

export const journal: Words['journal'] = {
  title: 'Journal',
  tabs: { label: 'Which journal', calls: 'Calls', unqualified: 'To qualify', phone: 'Telephone' },
  source: {
    simulator: 'Simulator',
    zammad: 'Telephone',
    cli: 'Command line',
    form: 'Site',
    file: 'File laid there',
    manual: 'Typed by hand',
    demo: 'Demonstration'
  },
  event: {
    ringing: 'Rings',
    newCall: 'Rings',
    request: 'Asks to be called',
    answered: 'Answered',
    answer: 'Answered',
    held: 'On hold',
    resumed: 'Resumed',
    ended: 'Hung up',
    hangup: 'Hung up'
  },
  notUnderstood: 'Not understood',
  verdict: {
    one: 'One contact',
    several: 'Several contacts',
    unknown: 'Unknown',
    masked: 'Withheld',
    internal: 'Internal',
    ignored: 'Ignored',
    duplicate: 'Already received',
    refused: 'Refused'
  },
  raw: 'Text received',
  fiche: (name) => `Contact: ${name}`,
  empty: 'Nothing received yet. Plug a telephone in Settings, or make it ring.',
  goSettings: 'Plug a telephone',
  more: 'Older',
  calls: {
    empty: 'No call yet.',
    emptyUnqualified: 'Every call has its outcome.',
    qualify: 'Give an outcome',
    total: (n, one) => (one ? `${n} call` : `${n} calls`),
    shown: (n, total) => `The last ${n} of ${total}`,
    unknown: 'No contact',
    notAnswered: 'not answered'
  }
};
