/** Files brought in, in memory: what a file is found to be, what came of it, those before it. People of fiction. */
import type { FileShape, ImportPreset, ImportReport, PastImport, ToldRow, UndoneImport } from '../lib/types';
import * as fiction from './fiction';

type Args = Record<string, unknown>;
const HOUR = 3_600_000;

const told = (line: number, over: Partial<ToldRow>): ToldRow => ({
  line,
  fate: 'created',
  column: null,
  value: '',
  reason: null,
  contact_id: null,
  ...over
});

export const past = (n: number, over: Partial<PastImport> = {}): PastImport => ({
  id: fiction.id(9500 + n),
  kind: 'contacts',
  file_name: 'clients.csv',
  supplier: null,
  licence_ends_on: null,
  rows: 1284,
  created: 1260,
  merged: 21,
  skipped: 1,
  rejected: 2,
  agent: 'Inès Morvan',
  started_at: fiction.at(-2 * HOUR),
  ended_at: fiction.at(-2 * HOUR + 9_000),
  cancelled: false,
  undone_at: null,
  ...over
});

export class Imports {
  shape: FileShape = {
    format: 'csv',
    encoding: 'windows-1252',
    other_encoding: null,
    delimiter: ';',
    quoted: false,
    header_line: 1,
    skipped_lines: 0,
    sheets: [],
    sheet: null,
    program: null,
    likely_kind: 'contacts',
    columns: [
      { name: 'Client', field: 'name' },
      { name: 'Société', field: 'company' },
      { name: 'Tél', field: 'phone' },
      { name: 'Mail', field: 'email' },
      { name: 'Remarque', field: null }
    ],
    sample: [
      ['Camille Rousselot', 'Atelier Rousselot', '06 39 98 41 27', 'camille@atelier-rousselot.example', ''],
      ['Joris Pennaneac’h', '', '6.39981E+08', '', 'rappeler'],
      ['Sofia Azzouzi', 'Groupe Kerdoncuff', '02 61 91 08 14', 'sofia@kerdoncuff.example', '']
    ],
    rows: 1284,
    unreadable: 0,
    bytes: 96_400
  };
  report: ImportReport = {
    import_id: null,
    rows: 1284,
    created: 1260,
    merged: 21,
    skipped: 1,
    rejected: 2,
    told: [
      told(2, { fate: 'merged', value: 'Camille Rousselot', contact_id: fiction.id(101) }),
      told(3, { value: '6.39981E+08', column: 'Tél', reason: 'not_a_number' }),
      told(840, { fate: 'rejected', reason: 'empty' }),
      told(841, { fate: 'rejected', reason: 'empty' })
    ],
    more: false,
    cancelled: false,
    backup: ''
  };
  undone: UndoneImport = {
    removed: 1258,
    restored: 21,
    kept: [
      { contact_id: fiction.id(101), name: 'Camille Rousselot', why: 'used' },
      { contact_id: fiction.id(102), name: 'Joris Pennaneac’h', why: 'edited' }
    ],
    kept_count: 2,
    cancelled: false
  };
  list: PastImport[] = [];
  presets: ImportPreset[] = [];
  /** The size of each piece received. */
  pieces: number[] = [];

  work(args: Args): unknown {
    if (args instanceof Uint8Array) return void this.pieces.push(args.byteLength);
    const step = args.step as Args & { step: string };
    switch (step.step) {
      case 'read':
        return { ...this.shape, ...this.#read(step.read as Args) };
      case 'run':
        if (step.dry_run === true) return this.report;
        this.list = [past(1), ...this.list];
        return {
          ...this.report,
          import_id: past(1).id,
          backup: '/home/ines/sauvegardes/decroche-2026-11-20.db'
        };
      case 'refused':
        return '/home/ines/Documents/clients-refus.csv';
      case 'list':
        return this.list;
      case 'undo':
        this.list = this.list.map((one) =>
          one.id === step.import_id ? { ...one, undone_at: fiction.at(0) } : one
        );
        return this.undone;
      case 'save_preset':
        this.presets = [
          ...this.presets,
          { ...(step as unknown as ImportPreset), id: fiction.id(9600), saved_at: fiction.at(0) }
        ];
        return this.presets;
      case 'delete_preset':
        this.presets = this.presets.filter(({ id }) => id !== step.preset_id);
        return this.presets;
      case 'presets':
        return this.presets;
      default:
        return null;
    }
  }

  #read({ encoding, delimiter, header_line }: Args): Partial<FileShape> {
    return Object.fromEntries(
      Object.entries({ encoding, delimiter, header_line }).filter(([, value]) => value != null)
    );
  }
}
