import type { Words } from '../fr';

export const popup: Words['popup'] = {
  incoming: (queue) => (queue === null ? 'Incoming call' : `Incoming call · ${queue}`),
  outgoing: (line) => (line === null ? 'Outgoing call' : `Outgoing call · ${line}`),
  onLine: (queue) => (queue === null ? 'On line' : `On line · ${queue}`),
  answer: 'Answer',
  answerAs: (name) => `Answer as ${name}`,
  open: 'Open',
  openAs: (name) => `Open ${name}`,
  openCall: 'Open the call at the desk',
  fiche: 'File',
  reduce: 'Minimise',
  takes: 'takes over',
  keystrokes: 'Your typing stays in your window.',
  kept: 'Nothing to type now: the call is already kept.',
  choiceKept: 'Can be changed during the call.',
  noFiche: 'No file created by itself. Counted as withheld.',
  yours: 'The keyboard is here.',
  anotherFiche: 'somebody else',
  backToList: 'back to the list',
  announce: (name) => `Call from ${name}`,
  announceUnknown: (number) => `Call from an unknown number, ${number}`,
  announceSeveral: (n) => `Call, ${n} possible files`,
  announceMasked: 'Withheld call',
  cnam: (name) => `Announced name: ${name}, not verified`,
  ivr: (choice) => `Voice menu: ${choice}`,
  speaks: (language) => `Preferred language: ${language}`,
  who: 'Who is on the line?',
  likely: 'most likely first',
  shared: (n) => `number shared by ${n} files`,
  sharedNumber: 'Shared number',
  reason: {
    same: (usage) =>
      usage === null
        ? 'Same number as the file, digit for digit'
        : `Same number as ${usage}, digit for digit`,
    usage: {
      mobile: 'their mobile',
      work: 'their office',
      home: 'their home',
      switchboard: 'the switchboard',
      fax: 'their fax',
      other: 'one of their numbers'
    },
    shortSame: (usage) => (usage === null ? 'Same number' : `Same number: ${usage}`),
    extension: (digits) => `ext. ${digits}`,
    outdated: 'Careful: this number is marked as old',
    chosen: 'Chosen by you for this call',
    remembered: (day, among) =>
      among > 1
        ? `Chosen for this number on ${day}, among ${among} files`
        : `Chosen for this number on ${day}`
  },
  rank: {
    ticket: (number) => `Open ticket no. ${number}`,
    callback: (when) => `Callback promised ${when}`,
    lastContact: (ago) => `last contact ${ago}`,
    main: 'Main number of the file',
    company: 'The company’s own file',
    none: 'nothing exchanged yet',
    callbackChip: 'Callback'
  },
  repeat: (ordinal, days) =>
    days < 2 ? `${ordinal} call since yesterday` : `${ordinal} call in ${days} days`,
  sameMotive: 'same reason',
  refused: (product, day) => ['', `Refused ${product}`, ` on ${day}.`],
  refusedWhy: (why) => ` “${why}”`,
  callbackDue: (when, subject) => ['Callback due ', when, `: ${subject}`],
  lastContact: (ago, rest) => ['Last contact ', ago, rest],
  noContact: 'Never in touch so far',
  consent: {
    given: (day, evidence) => [
      'Prospecting: ',
      day === null ? 'agreed' : `agreed on ${day}`,
      evidence ? ', proof attached' : ', no proof attached'
    ],
    missing: ['Prospecting: ', 'no agreement recorded', ''],
    expired: (day) => ['Prospecting: ', 'agreement expired', day === null ? '' : ` on ${day}`],
    withdrawn: (day) => ['Prospecting: ', 'objection', day === null ? '' : ` on ${day}`]
  },
  prospectUnknown: 'No agreement recorded: no prospecting on this number.',
  ticketWaits: { waiting_customer: 'waits for customer', waiting_third_party: 'waits for others' },
  moreTickets: (n) => `and ${n} more`,
  level: (level) => `N${level}`,
  say: {
    ticket: (name, number, subject) => `“${name}, is it about case ${number}, ${subject}?”`,
    again: (name, subject) => `“${name}, are you calling again about ${subject}?”`,
    callback: (name, subject) => `“${name}, we were to call you back: ${subject}. Is that right?”`,
    plain: (name, house) => (house === '' ? `“Hello ${name}, how can I help?”` : `“${house}, hello ${name}.”`)
  },
  unknown: {
    title: 'Unknown number',
    never: 'never seen before',
    seen: (n) => (n === 1 ? 'called once already, no file' : `called ${n} times already, no file`),
    kinds: {
      short: 'Short number: no file to make',
      invalid: 'This number does not exist as such: no file to make'
    },
    create: 'New file',
    person: 'First and last name',
    personHint: 'First Last',
    company: 'Company',
    createNow: 'Create',
    attach: 'Attach to a file',
    attachHint: 'The number is added, nothing is overwritten',
    choose: 'Choose a file',
    chooseHint: 'The call goes to the file, the number is not added',
    wrong: 'Wrong number',
    wrongHint: 'Counted apart, no file'
  },
  searchPlaceholder: 'Name, company, number, town…',
  noHit: 'Nobody under these words.',
  masked: {
    title: 'Withheld number',
    hint: 'The caller did not send a number',
    ask: 'To ask straight away',
    askName: ['“May I have your ', 'name', ' and your ', 'town', ', please?”'],
    askNumber: ['“On what ', 'number', ' can I call you back if we are cut off?”', '', ''],
    expected: 'Expected about now',
    promised: (when, subject) => `Callback promised ${when}: ${subject}`,
    lead: 'A lead, not an identification: check before opening the file.'
  },
  internal: {
    title: (extension) => (extension === null ? 'Internal call' : `Internal call · ext. ${extension}`),
    level: (level) => `level ${level}`,
    outOfFigures: 'out of the figures'
  }
};
