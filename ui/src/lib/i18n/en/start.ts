import type { Words } from '../fr';

export const start: Words['start'] = {
  welcome: 'Welcome to Décroche',
  promise: 'The right contact before the second ring. Everything stays on this desk.',
  choose: 'Where to begin?',
  choices: {
    demo: ['Try the demonstration', 'Invented contacts and calls, in a file of their own'],
    empty: ['Begin empty', 'Contacts will come with the calls'],
    import: ['Import a CSV file', 'Name, company, telephone, e-mail']
  },
  preparing: 'The demonstration is being prepared',
  house: {
    title: 'Your house',
    what: 'Everything can be changed later in Settings.',
    lines: 'Your lines',
    hours: 'Your opening hours',
    you: 'Who is at the desk?',
    finish: 'Open the desk'
  },
  import: {
    title: 'Import a CSV file',
    choose: 'Choose a file',
    change: 'Another file',
    drop: 'One line per person. Nothing leaves here.',
    reading: 'Reading the file…',
    read: (rows, delimiter, encoding) => `${rows} lines, separated by ${delimiter}, ${encoding}`,
    delimiters: { ';': 'semicolons', ',': 'commas', '\t': 'tabs', '|': 'bars' },
    columns: 'What does each column hold?',
    column: (name) => `Content of the column ${name}`,
    nothing: '(leave)',
    fields: {
      name: 'First and last name',
      first_name: 'First name',
      last_name: 'Last name',
      company: 'Company',
      phone: 'Telephone',
      email: 'E-mail'
    },
    needOne: 'Choose what at least one column holds.',
    run: (rows) => `Import ${rows} lines`,
    running: 'Import',
    progress: (done, total) => `${done} of ${total}`,
    cancel: 'Stop',
    cancelled: 'Import stopped. What is counted here is in, the rest is not.',
    report: 'Import done',
    created: (n) => `${n} contacts created`,
    merged: (n) => `${n} lines completed an existing contact`,
    rejected: (n) => `${n} lines or values left out`,
    noneRejected: 'Nothing was left out.',
    rejectedHead: { line: 'Line', value: 'Value', reason: 'Why' },
    reasons: {
      empty: 'nothing to keep',
      not_a_number: 'neither name nor readable number',
      bad_email: 'not an e-mail address',
      too_long: 'too long: the beginning is kept',
      company_differs: 'the contact has another company, kept'
    },
    unreadable: {
      empty: 'This file is empty. Nothing changed. Choose another.',
      too_large: 'This file is over 10 MB. Nothing changed. Cut it in two.',
      not_text: 'This file is not text. Nothing changed. Save it as CSV.',
      too_many_rows: 'This file has more than 100,000 lines. Nothing changed. Cut it in two.',
      too_many_columns: 'This file has too many columns. Nothing changed. Take away those of no use.',
      cell_too_long: 'A cell is too long. Nothing changed. Check the quotes of the file.'
    },
    lost: (n) => `${n} unreadable characters`,
    backup: 'Backup made before:',
    more: (n) => `and ${n} more`,
    next: 'Continue'
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
