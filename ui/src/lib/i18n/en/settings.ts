import type { Words } from '../fr';

export const settings: Words['settings'] = {
  title: 'Settings',
  sections: {
    label: 'Sections',
    house: 'House',
    lines: 'Lines',
    agents: 'Agents',
    catalogue: 'Catalogue',
    guides: 'Guides',
    documents: 'Documents',
    articles: 'Articles',
    automations: 'Automations',
    grids: 'Grids',
    ignored: 'Ignored numbers',
    popup: 'Call window',
    notices: 'To see',
    interface: 'Interface',
    phone: 'Telephone',
    data: 'Data',
    keys: 'Keys'
  },
  kept: 'Each setting is kept as soon as you change it.',
  saved: 'Kept.',
  house: {
    name: 'Name of the house',
    nameHint: 'Said in the greeting: “Fibre support, good morning”',
    region: 'Country of numbers without a prefix',
    regionHint: '06… and 01… are read in this country',
    hours: 'Opening hours',
    hoursHint: 'A call lost outside them counts as “out of hours”.',
    days: 'Open days',
    dayNames: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
    dayLong: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    from: 'From',
    to: 'To',
    hourWrong: 'Write a time: 9, 09:00, 18:30',
    orderWrong: 'The end comes after the beginning.',
    repeatDays: 'Repeated calls counted over',
    daysCount: (n) => (n < 2 ? `${n} day` : `${n} days`)
  },
  lines: {
    what: 'The numbers your customers dial. A call from one of them is internal.',
    empty: 'No line yet.',
    number: 'Number of the line',
    label: 'Name',
    labelHint: 'Support, Sales…',
    queue: 'Queue',
    noQueue: 'no queue',
    add: 'Add the line',
    added: (number) => `Line added: ${number}`,
    removed: (number) => `Line removed: ${number}`,
    remove: (number) => `Remove the line ${number}`
  },
  agents: {
    level: 'Level',
    team: 'Team',
    teamHint: 'Reception, support…',
    languages: 'Languages',
    languagesHint: 'Codes: fr, en, es',
    skills: 'Skills',
    skillsHint: 'Fibre, invoicing…',
    keep: 'Keep',
    editOf: (name) => `Edit ${name}`,
    handOver: 'Hand over all this person follows',
    handOverWhat: 'Records, callbacks, tickets and deals in hand. Appointments are moved one by one.',
    handOverNow: 'Hand over…',
    handOverSure: 'Yes, hand over',
    toBeTaken: 'To be taken by anybody',
    given: (contacts, callbacks, tickets, deals) =>
      `Handed over: ${contacts} records, ${callbacks} callbacks, ${tickets} tickets, ${deals} deals.`,
    appointmentsLeft: (n) =>
      n > 1 ? `${n} appointments are left to move.` : 'One appointment is left to move.',
    leave: 'No longer works here',
    what: 'Who works here. The desk keeps the name of the person sitting.',
    name: 'First and last name',
    extension: 'Extension',
    extensionHint: 'A call from this extension is internal',
    add: 'Add',
    added: (name) => `Agent added: ${name}`,
    here: 'at this desk',
    sit: 'Sit here',
    sits: (name) => `${name} is at the desk.`,
    empty: 'Nobody yet. Add yourself.',
    extensionOf: (digits) => `extension ${digits}`,
    roles: { advisor: 'Advisor', supervisor: 'Supervisor', trainer: 'Trainer', student: 'Student' }
  },
  ignored: {
    what: 'These numbers never open a window. Their calls stay in the journal.',
    empty: 'No ignored number.',
    number: 'Number, or a beginning and *',
    why: 'Why',
    whyHint: 'Canvassing, machine…',
    add: 'Ignore this number',
    added: (number) => `Ignored: ${number}`,
    removed: (number) => `No longer ignored: ${number}`,
    remove: (number) => `Stop ignoring ${number}`
  },
  dial: {
    with: 'To call out',
    choices: {
      tel: [
        'The telephone of this computer',
        'It is given the number (a tel: link) when you call from a record.'
      ],
      sip: ['A SIP program', 'The same, by a sip: link.'],
      none: ['Me', 'You dial the number, then say whether the person answers.']
    } as Record<string, string[]>
  },
  popup: {
    mode: 'When a call comes',
    modes: {
      discreet: ['Discreet', 'No window: the fiche is ready on the desk'],
      front: ['In front, without the keyboard', 'It appears; your keystrokes stay where they are'],
      focus: ['In front, with the keyboard', 'Your keystrokes go to the contact as soon as it rings']
    },
    when: 'Moment',
    whens: {
      ringing: ['When it rings', 'Before answering'],
      answered: ['When answered', 'Once on line'],
      never: ['Never', 'The call stays on top of the window']
    }
  },
  interface: {
    language: 'Language',
    theme: 'Theme',
    themes: { system: 'As the system', light: 'Light', dark: 'Dark' },
    zoom: 'Size on the screen',
    percent: (value) => `${value}%`,
    density: 'Density',
    densities: { comfortable: 'Comfortable', compact: 'Compact' },
    letterKeys: 'Single letter keys',
    letterKeysHint: 'Outside a field: N new contact, S resolve… The other keys stay.'
  },
  phone: {
    what: 'Your telephone, your switchboard or a gateway announces calls here.',
    switch: 'Listen to telephones',
    switchHint: 'On this desk only (127.0.0.1); nothing leaves, nothing comes from the network.',
    port: 'Port',
    portHint: '0: chosen by the system',
    portWrong: 'A number from 0 to 65535',
    states: {
      off: 'Off',
      waiting: 'Listening, no call yet',
      alive: (ago) => `Last call announced ${ago}`,
      failed: 'Not listening: this port is taken. Change it, or put 0.'
    },
    received: (n) => `${n} received`,
    refused: (n) => `${n} refused`,
    address: 'Address to give to the telephone',
    show: 'Show',
    hide: 'Hide',
    secret: 'Whoever has this address can announce calls: keep it to yourself.',
    copy: 'Copy',
    copied: 'Copied.',
    notCopied: 'Copying is refused here: select the text.',
    tryIt: 'Try it from a terminal',
    json: 'In JSON',
    form: 'As a form',
    journal: 'See the telephone journal'
  },
  data: {
    file: 'Data file',
    fileHint: 'Everything is in it, on this desk. Not to be put in a shared or synchronised folder.',
    version: (v) => `Décroche ${v}`,
    backup: 'Backup',
    backupHint: 'A verified copy, beside the file. One is made before each import.',
    backupNow: 'Back up now',
    backupDone: (when, contacts, calls) => `Made at ${when}: ${contacts} contacts, ${calls} calls.`,
    backups: 'Backups of this file',
    backupOf: (when, contacts, calls) => `${when}: ${contacts} contacts, ${calls} calls`,
    restore: 'Restore',
    restoreNamed: (when) => `Restore the backup of ${when}`,
    restoreAsk: 'The open file is backed up first, then replaced. It is undone the same way.',
    restoreYes: 'Replace the file',
    restored: 'Backup restored.',
    import: 'Import a file',
    importHint: 'CSV, Excel or vCard. Each import can be taken back.',
    demo: 'Demonstration',
    demoHint: 'These contacts are invented. Your own file waits for you, intact.',
    demoLeave: 'Leave the demonstration',
    demoLeft: 'Demonstration left.'
  }
};
