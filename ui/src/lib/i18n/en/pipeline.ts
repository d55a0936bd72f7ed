import type { Words } from '../fr';
import { dayHour } from '../format';

const SIGNS: Record<string, string> = {
  last_contact: 'last exchange',
  no_contact: 'never spoken to',
  opportunity: 'deal in hand',
  callback: 'callback planned',
  refusal: 'refusal'
};

export const pipeline: Words['pipeline'] = {
  title: 'Pipeline',
  walk: 'walk,',
  change: 'change stage',
  open: 'Open deals',
  weighed: 'Weighed by probability',
  lateActions: 'Late actions',
  withoutNext: 'Prospects with nothing planned',
  empty: 'No contact yet. The first one is made with `N`, in Contacts.',
  emptyScope: 'No record here. Choose “All” to see every one.',
  nameless: 'Without a name',
  nothing: 'No action',
  owner: (name) => `followed by ${name}`,
  take: 'Take',
  late: (span) => `Late by ${span}`,
  today: (hour) => `Today, ${hour}`,
  tickets: (n) => (n > 1 ? `${n} tickets` : `${n} ticket`),
  column: (name, n) => `${name}, ${n} contacts`,
  passage: (went, came, days) =>
    `${went} of ${came} who came in the last 180 days went further${days === null ? '' : `, in ${days} days (median)`}`,
  stay: (days) => `${days} d`,
  more: (n) => `+ ${n} contacts`,
  propose: (temperature) => `Make it ${temperature.toLowerCase()}?`,
  sign: (code, at, points) =>
    `${SIGNS[code] ?? code}${at === null ? '' : ` ${dayHour(at)}`} (${points > 0 ? '+' : ''}${points})`,
  yes: 'Yes',
  no: 'No',
  moveTo: 'To',
  why: 'Why',
  whyHint: 'In a few words',
  move: 'Change stage',
  reasons: {
    suspect: ['To be qualified again'],
    lead: ['Asked for information', 'Recommended', 'Form received'],
    prospect: ['Stated a need', 'Stated a budget', 'Decision maker found'],
    client: ['Order signed', 'First purchase'],
    loyal_client: ['Bought again', 'Recommends us'],
    lost: ['Gone to a rival', 'No need any more', 'Cannot be reached']
  }
};
