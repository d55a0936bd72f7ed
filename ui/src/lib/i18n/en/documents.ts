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
  colon: ': ',
  editor: {
    what: 'What the house sends. Editing a document makes a new version of it; what has left stays as it was.',
    add: 'New document',
    none: 'No document.',
    newOne: 'New document',
    next: (version) => `Version ${version}`,
    version: (version) => `version ${version}`,
    edit: (name) => `Edit ${name}`,
    name: 'Name',
    kind: 'Kind',
    kinds: {
      attestation: 'Certificate',
      brochure: 'Brochure',
      catalogue: 'Catalogue',
      mail: 'E-mail',
      sms: 'SMS'
    },
    subject: 'Subject',
    body: 'Text',
    facts: 'Words filled in when it is sent; a part in square brackets goes when its word is missing:',
    unknown: (names) => `Nobody can fill in ${names}. Correct this word, or take its braces away.`,
    save: 'Keep the version',
    saved: (name, version) => `${name}: version ${version} kept.`
  }
};
