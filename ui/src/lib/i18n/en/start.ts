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
    empty: 'Continue with an empty file',
    restored: 'Backup restored.'
  }
};
