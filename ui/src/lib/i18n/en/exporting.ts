import type { Words } from '../fr';

export const exporting: Words['exporting'] = {
  open: 'Export',
  everybody: 'Export every record',
  segment: (name) => `Export “${name}”`,
  fileName: 'people',
  format: 'Format',
  formats: {
    xlsx: 'Excel (.xlsx)',
    csv: 'Spreadsheet, text (.csv)',
    tsv: 'Text with tabs (.tsv)',
    vcf: 'Address book (.vcf)',
    json: 'For a program (.json)'
  },
  run: 'Write the file',
  close: 'Close',
  hint: 'The file goes to your documents and can be imported as it is. It holds personal data: keep it safe, delete it after use.',
  working: 'Exporting',
  of: (done, total) => `${done} of ${total}`,
  stopped: 'Export stopped. No file is written.',
  done: (n) => `${n} ${n === '1' ? 'person' : 'people'} in`,
  frozen: (n) => (n === '1' ? 'One frozen record is not in it.' : `${n} frozen records are not in it.`)
};
