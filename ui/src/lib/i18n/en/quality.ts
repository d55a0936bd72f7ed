import type { BulkValue, Flaw, WorkList } from '../../types';
import type { quality as fr } from '../fr/quality';

/** The mark of a plural. */
const s = (n: string) => (n === '1' ? '' : 's');

export const quality: typeof fr = {
  title: 'Quality of the base',
  reading: 'Reading the base…',
  outOf: 'out of 100',
  undefined: '–',
  people: (n) => `${n} contact${s(n)}`,
  formula: 'Mark = 100 × Σ weight × (1 − share) ÷ Σ weight, over the shares that are defined.',
  aging: (percent, below) =>
    `An address ages by ${percent} a year; below ${below} of chances to be right still, it is to be verified.`,
  lists: {
    invalid: 'Invalid',
    missing: 'Missing',
    stale: 'To verify',
    duplicate: 'Duplicates',
    no_consent: 'No consent',
    fixable: 'To correct'
  } satisfies Record<WorkList, string> as Record<WorkList, string>,
  about: {
    invalid: 'A number, an e-mail or a postcode that cannot be right.',
    missing: 'No name, or no way to reach the person.',
    stale: 'The address has aged too much since it was last verified.',
    duplicate: 'Probably two contacts for one person, as the last look told.',
    no_consent: 'Prospects without a present agreement to be prospected.',
    fixable: 'A writing to correct at one key, shown before.'
  } satisfies Record<WorkList, string> as Record<WorkList, string>,
  weight: (n) => `weight ${n}`,
  of: (n, total) => `${n} of ${total}`,
  notLooked: 'not looked for yet',
  look: 'Look for duplicates',
  compare: 'Compare duplicates',
  flaws: {
    number: 'impossible number',
    wrong: 'said wrong',
    email: 'impossible e-mail',
    email_typo: 'mistyped e-mail',
    postcode: 'impossible postcode',
    name: 'no name',
    case: 'capitals',
    accents: 'accents',
    place: 'postcode and town',
    civility: 'title in the name',
    reach: 'unreachable',
    stale: 'to verify',
    duplicate: 'duplicate',
    consent: 'no consent'
  } satisfies Record<Flaw, string> as Record<Flaw, string>,
  values: { field: 'Value', email: 'E-mail', tag: 'Tag', stage: 'Stage' } satisfies Record<
    BulkValue,
    string
  > as Record<BulkValue, string>,
  civilities: { mme: 'Mrs', m: 'Mr', mx: 'Mx' },
  none: 'nothing',
  becomes: 'becomes',
  order: 'Those who bought for most first, then those heard of last.',
  spent: (euros) => `${euros} bought`,
  stillRight: (percent) => `${percent} of chances to be right still`,
  empty: 'Nobody on this list.',
  emptyBase: 'The base is empty: there is nothing to mark.',
  import: 'Import a file',
  perfect: 'Nothing to correct.',
  more: 'Show more',
  walk: 'Next, previous',
  open: 'Open the contact',
  fix: 'Correct',
  fixed: 'Corrected. Ctrl Z takes it back.',
  verify: 'Verified',
  verified: 'Verified today. Ctrl Z takes it back.',
  nothingProposed: 'Nothing is proposed for this contact: open it to correct it.',
  deducedEmail: (address) => `Add the e-mail ${address}`,
  deducedPhone: (number) => `Add the switchboard, ${number}`,
  colleagues: (company, n, pattern) =>
    pattern === null
      ? `${n} colleagues at ${company} have this number`
      : `${n} addresses at ${company} are written so (${pattern})`,
  deduce: 'Propose what can be deduced',
  proposed: (n) => `${n} proposal${s(n)} on contacts. Each is agreed to or refused there.`,
  segment: 'Make a segment of it',
  fixAll: 'Correct all',
  bulk: {
    looking: 'Looking at what would change',
    undoing: 'Taking back',
    would: (n, total) => `${n} of ${total} contact${s(total)} would change. Nothing is written yet.`,
    nothing: 'Nothing would change.',
    first: (n) => `The first ${n}`,
    who: 'Contact',
    what: 'Value',
    before: 'Before',
    after: 'After',
    no: 'Change nothing',
    far: (done, total) => `${done} of ${total}`,
    cancelled: 'Stopped. Nothing has changed.',
    undo: 'Undo',
    undone: (n) => `${n} contact${s(n)} as before.`,
    kept: (n) => `${n} edited since: what was edited stays.`,
    past: 'Last bulk changes',
    pastLine: (n, when) => `${n} contact${s(n)}, ${when}`,
    fix: {
      title: 'Correct all',
      changing: 'Correcting',
      run: 'Back up, then correct',
      done: (n) => `${n} contact${s(n)} corrected.`,
      stopped: (n) => `Stopped: ${n} contact${s(n)} corrected, the rest is as it was.`
    },
    change: {
      title: 'Change these contacts',
      changing: 'Changing',
      run: 'Back up, then change',
      done: (n) => `${n} contact${s(n)} changed.`,
      stopped: (n) => `Stopped: ${n} contact${s(n)} changed, the rest is as it was.`
    }
  },
  change: {
    what: 'What',
    value: 'Value',
    why: 'Why',
    fields: 'Values of the contact',
    tagOn: 'Tag to put on',
    tagOff: 'Tag to take off',
    show: 'See what would change',
    close: 'Close',
    hint: 'Nothing is written before you have seen it. A backup is made first, and Ctrl Z takes it back.',
    emptied:
      'Without a value, it is emptied. Nothing is written before you have seen it; Ctrl Z takes it back.'
  }
};
