import type { privacy as French } from '../fr/privacy';

const s = (n: string) => (n === '1' ? '' : 's');

export const privacy: typeof French = {
  title: 'Rights',
  of: (name) => `Rights of ${name}`,
  access: {
    title: 'What we know of them',
    help: 'All that the base keeps of this person: a page to hand over, and the same as JSON (GDPR, art. 15 and 20).',
    run: 'Write the file',
    done: 'File written:'
  },
  consents: {
    title: 'Agreements to prospecting',
    none: 'No agreement in the ledger: no prospecting without one.',
    given: 'in force',
    expired: 'expired',
    withdrawn: 'withdrawn',
    missing_proof: 'without proof',
    line: (from, to) => `from ${from} to ${to}`
  },
  oppose: {
    title: 'Not to be called',
    help: 'Their numbers and addresses enter the opposition list: no prospecting, no campaign, no import. The list outlives the record.',
    is: 'In the opposition list.',
    run: 'Enter',
    why: 'Reason (optional)',
    done: 'Entered in the opposition list.'
  },
  freeze: {
    title: 'Limit the use',
    help: 'Frozen, the record stays and nobody works with it: no list, no search, no campaign (GDPR, art. 18). Frozen records are in Data, “Rights”.',
    since: (day) => `Frozen since ${day}.`,
    why: 'Why',
    run: 'Freeze',
    lift: 'Lift the freeze',
    done: 'Record frozen.',
    lifted: 'Freeze lifted.'
  },
  erase: {
    title: 'Erase',
    help: 'For good: there is no way back (GDPR, art. 17).',
    look: 'See what would go',
    goes: 'Goes',
    stays: 'Stays without words or name',
    archive: (n, kind, day) => `${n} ${kind}, kept apart until ${day}`,
    kinds: { invoice: 'order or invoice', contract: 'contract', consent: 'proof of agreement' },
    copies: (day) => `Backups that hold them are removed by ${day} at the latest.`,
    noCopies: 'No backup holds them.',
    inCall: 'A call with this person is under way. Hang up and qualify first.',
    oppose: 'And contact them no more: their numbers enter the opposition list',
    sure: (name) => `I have checked that ${name} asks for it`,
    run: 'Erase for good',
    done: (name) => `${name} is no longer in the base.`
  },
  house: {
    frozen: 'Frozen records',
    noFrozen: 'No frozen record.',
    opposed: (n) => `${n} number${s(n)} or address${n === '1' ? '' : 'es'} in the opposition list.`,
    opposedTitle: 'Oppositions',
    retention: 'How long things are kept',
    retentionHelp: 'What has reached its term is proposed here, never erased by itself.',
    kind: 'What',
    months: 'Time',
    monthsOf: (n) => `${n} months`,
    due: 'Due',
    next: 'Soon',
    nextOn: (n, day) => `${n} on ${day}`,
    text: 'Text',
    people: 'People due',
    dueSince: (day) => `since ${day}`,
    nothing: 'Nothing has reached its term.',
    run: 'Erase what is due',
    runSure: 'Erase for good',
    runAsk: (people) =>
      `${people} ${people === '1' ? 'person' : 'people'} and what is nobody’s will go for good.`,
    done: (people, rows) =>
      `${people} ${people === '1' ? 'person' : 'people'} erased, ${rows} row${s(rows)} of nobody.`,
    register: 'Register of processing',
    registerHelp: 'The sheet of the register (GDPR, art. 30), made from the data map.',
    registerRun: 'Write the page',
    registerDone: 'Page written:',
    kinds: {
      prospect: 'Prospects',
      client: 'Clients',
      unknown_caller: 'Calls without a record',
      opposition: 'Oppositions',
      consent: 'Agreements',
      contract: 'Contracts',
      invoice: 'Orders and invoices',
      listening: 'Listening sheets',
      recording: 'Recordings',
      telephone: 'Telephone journal',
      audit: 'Journal of writes'
    }
  },
  watch: {
    said: 'Not to be kept in a note',
    kinds: {
      health: 'health',
      religion: 'religion',
      union: 'trade union',
      politics: 'politics',
      sexual_life: 'sexual life',
      insult: 'judgement or insult',
      bank_card: 'bank card',
      iban: 'bank account',
      nir: 'social security'
    },
    rather: (by) => `Rather: “${by}”`,
    replace: 'Replace',
    remove: 'Take out',
    more: (n) => `and ${n} more`
  }
};
