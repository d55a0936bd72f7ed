import type { documents as french } from '../fr/documents';

/** The document library. */
export const documents: typeof french = {
  title: 'Send a document',
  open: 'Document',
  which: 'Document',
  to: 'Address',
  noAddress: 'No address on the record: print it, or write one.',
  subject: 'Subject',
  body: 'Text, to be read before it leaves',
  mail: 'Write the mail',
  print: 'Print',
  written: 'Document sent: it is in the history',
  printed: 'Document printed: it is in the history',
  noMailProgram: 'No mail program opened. The text is in the history.',
  colon: ': '
};
