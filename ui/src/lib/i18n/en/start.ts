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
      empty: 'This file holds no rows. Nothing changed. Choose another.',
      cannot_read:
        'This file cannot be read. Nothing changed. Check that it is still there and that no other program holds it.',
      not_text: 'This file is not text. Nothing changed. Save it as CSV.',
      picture: 'This file is a picture. Nothing changed. Choose a CSV, Excel or vCard file.',
      pdf: 'This file is a PDF, which holds no rows. Nothing changed. Ask for the table it was made from.',
      old_excel:
        'This workbook is in a format of Excel that is not read (.xls, .xlsb). Nothing changed. Save it as .xlsx.',
      protected: 'This file is protected by a password. Nothing changed. Save it without one.',
      open_document: 'This workbook is a LibreOffice document. Nothing changed. Save it as .xlsx or CSV.',
      numbers: 'This workbook is a Numbers document. Nothing changed. Export it as .xlsx or CSV.',
      word_document:
        'This file is a text or slides, not a table. Nothing changed. Copy the table into a workbook.',
      archive: 'This file is an archive. Nothing changed. Unpack it and choose the file inside.',
      web_page:
        'This file is a web page, whatever its name. Nothing changed. Open it in a spreadsheet and save it as CSV.',
      xml: 'This file is XML. Nothing changed. Open it in a spreadsheet and save it as CSV.',
      database: 'This file is a database. Nothing changed. Export the table you want as CSV.',
      damaged_workbook: 'This workbook is damaged. Nothing changed. Open it in Excel and save it again.',
      workbook_too_large:
        'This workbook is too large once opened. Nothing changed. Save the sheet you want as CSV.',
      too_many_cells:
        'This workbook has more than a million cells. Nothing changed. Save the sheet you want as CSV.',
      no_such_sheet: 'This workbook has no sheet of this name. Nothing changed.',
      too_many_rows: 'This file has more than 5 million rows. Nothing changed. Cut it in two.',
      too_many_columns: 'This file has more than 500 columns. Nothing changed. Take away those of no use.',
      line_too_long: 'This file is not made of lines. Nothing changed. Check that it is a table.',
      no_such_line:
        'The file has fewer lines than that. Nothing changed. Say on which line the columns are named.',
      too_large: 'This file is over 10 MB. Nothing changed. Cut it in two.',
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
