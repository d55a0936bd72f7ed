import type { Words } from '../fr';

export const common: Words['common'] = {
  screens: {
    label: 'Screens',
    desk: 'Desk',
    contacts: 'Contacts',
    pipeline: 'Pipeline',
    tickets: 'Tickets',
    campaigns: 'Campaigns',
    agenda: 'Diary',
    journal: 'Journal',
    data: 'Data',
    settings: 'Settings',
    practice: 'Practice'
  },
  keys: { ctrl: 'Ctrl', shift: 'Shift', enter: 'Enter', escape: 'Esc', space: 'Space' },
  search: 'Search',
  close: 'Close',
  stop: 'Stop',
  stopping: 'Stopping…',
  cancel: 'Cancel',
  undo: 'Undo',
  remove: 'Remove',
  retry: 'Try again',
  loading: 'Loading…',
  none: 'None',
  noneFeminine: 'None',
  optional: 'optional',
  unnamed: 'No name',
  messages: 'Messages',
  noAgent: 'Nobody at the desk',
  deaf: (address) => `Telephones are not heard: another program holds ${address}.`,
  deafWay: 'Change the port',
  ago: {
    now: 'just now',
    minutes: (n) => `${n} min ago`,
    hours: (n) => `${n} h ago`,
    yesterday: 'yesterday',
    days: (n) => `${n} d ago`,
    months: (n) => (n < 2 ? '1 month ago' : `${n} months ago`),
    years: (n) => (n < 2 ? 'a year ago' : `${n} years ago`)
  },
  today: 'today',
  tomorrow: 'tomorrow',
  dayAt: (day, hour) => `${day}, ${hour}`,
  duration: {
    seconds: (s) => `${s} s`,
    minutes: (m, s) => (s === 0 ? `${m} min` : `${m} min ${String(s).padStart(2, '0')} s`),
    hours: (h, m) => `${h} h ${String(m).padStart(2, '0')}`,
    days: (d) => `${d} d`
  },
  due: {
    left: (span) => `${span} left`,
    late: (span) => `${span} late`
  },
  rfm: {
    title: (r, f, m) => `Recency ${r} of 5, frequency ${f} of 5, monetary value ${m} of 5`,
    score: (score) => `Score: ${score} of 100`,
    classes: {
      champion: 'Champion: buys often, and lately. Thank them, ask what they think',
      loyal: 'Loyal: buys regularly. Offer what stands above',
      promising: 'Promising: bought lately, a few times. Offer what goes with it',
      new: 'New: just bought for the first time. Welcome them',
      at_risk: 'At risk: bought often, no longer does. Call, ask why',
      asleep: 'Asleep: has not bought for a while. Wake them with an occasion',
      lost: 'Lost: has not bought for long. A last word, then let them be'
    }
  },
  draft: {
    empty: '',
    typing: 'Typing…',
    saving: 'Saving…',
    saved: (hour) => `Kept at ${hour}`,
    error: 'Not kept yet'
  },
  fromTo: (low, high) => `${low} to ${high}`,
  results: (n) => (n === 1 ? '1 result' : `${n} results`),
  tickets: (n) => (n === 1 ? '1 open ticket' : `${n} open tickets`)
};
