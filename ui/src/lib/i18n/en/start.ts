import type { Words } from '../fr';

export const start: Words['start'] = {
  welcome: 'Welcome to Décroche',
  promise: 'The right contact before the second ring. Everything stays on this desk.',
  choose: 'Where to begin?',
  choices: {
    demo: ['Try the demonstration', 'Invented contacts and calls, in a file of their own'],
    empty: ['Begin empty', 'Contacts will come with the calls'],
    import: ['Import a file', 'CSV, Excel or vCard: your contacts, with all they hold']
  },
  preparing: 'The demonstration is being prepared',
  progress: (done, total) => `${done} of ${total}`,
  next: 'Continue',
  house: {
    title: 'Your house',
    what: 'Everything can be changed later in Settings.',
    lines: 'Your lines',
    hours: 'Your opening hours',
    you: 'Who is at the desk?',
    finish: 'Open the desk'
  },
  recovered: {
    title: 'The data file was damaged',
    what: 'Décroche set it aside, erasing nothing of it, and opened a new file.',
    where: 'The damaged file is here:',
    backup: 'Last verified backup',
    backupOf: (when, contacts, calls) => `${when}: ${contacts} contacts, ${calls} calls`,
    restore: 'Restore this backup',
    none: 'No verified backup was found.',
    rest: 'What can still be read of the damaged file',
    restWhat: 'It may know more than the backup. Reading it changes nothing in it.',
    restAlone: 'Reading it changes nothing in it.',
    look: 'Read what is left',
    reading: 'Reading the damaged file',
    rows: (n) => `${n} rows read`,
    restOf: (contacts, calls) => `${contacts} contacts, ${calls} calls`,
    take: 'Take up what was read',
    nothing: 'Nothing can be read of it any more. It is kept as it is.',
    stopped: 'Reading stopped. Nothing has changed.',
    empty: 'Continue with an empty file',
    restored: 'Backup restored.',
    kept: (done, path) => `${done} The damaged file is kept here: ${path}`,
    taken: 'Taken up. What is missing may be in a backup: Settings, then Data.'
  }
};
