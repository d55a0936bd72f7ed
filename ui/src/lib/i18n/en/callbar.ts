import type { Words } from '../fr';

export const callbar: Words['callbar'] = {
  label: 'Calls in hand',
  answer: 'Answer',
  calling: 'Ringing them',
  answers: 'Answers',
  noAnswer: 'No answer',
  hold: 'Hold',
  resume: 'Resume',
  hangUp: 'Hang up',
  over: 'Call over',
  seen: 'Seen',
  go: 'Go to the call',
  missed: 'Missed call',
  internal: (name, extension) =>
    [name ?? 'Internal call', extension === null ? null : `ext. ${extension}`].filter(Boolean).join(' · '),
  masked: 'Withheld number',
  several: (company, n) => `${company ?? 'Shared number'} · ${n} contacts`,
  answeredIn: (span) => `answered in ${span}`,
  waits: 'on hold for',
  rings: 'ringing for',
  lost: 'lost at',
  nth: (ordinal) => `${ordinal} call`,
  more: (n) => (n === 1 ? 'and 1 more' : `and ${n} more`)
};
