/**
 * A file being brought in: sent, understood, tried without writing, imported, taken back. It lasts as long as the window:
 * a call may come in the middle, and it is found as it was left.
 */
import * as api from '../api';
import { t } from '../i18n/index.svelte';
import { followed } from '../state/progress';
import { sentenceOf, toasts } from '../state/toasts.svelte';
import type {
  FileShape,
  ImportField,
  ImportKind,
  ImportPreset,
  ImportReport,
  MappedColumn,
  OnDuplicate,
  ReadChoices
} from '../types';
import { repeats } from './fields';

export const STEPS = ['file', 'content', 'trial', 'done'] as const;
export type Step = (typeof STEPS)[number];
export type Work = 'receiving' | 'looking' | 'trying' | 'importing';

/** How much of a file travels at once. */
const PIECE = 4 << 20;
const GUESSED: ReadChoices = {
  kind: 'contacts',
  format: null,
  encoding: null,
  delimiter: null,
  header_line: null,
  sheet: null
};

const named = (columns: MappedColumn[]) => JSON.stringify(columns.map(({ name }) => name));

export class ImportJob {
  step = $state<Step>('file');
  /** What is under way; `null`: nothing. */
  work = $state<Work | null>(null);
  done = $state(0);
  total = $state(0);
  stopping = $state(false);
  /** What went wrong with the file, said where it is. */
  wrong = $state<string | null>(null);

  file = $state('');
  /** How it is read; what is `null` is guessed. */
  read = $state.raw<ReadChoices>(GUESSED);
  shape = $state.raw<FileShape | null>(null);
  columns = $state.raw<MappedColumn[]>([]);
  presets = $state.raw<ImportPreset[]>([]);
  kind = $state<ImportKind>('contacts');
  onDuplicate = $state<OnDuplicate>('merge');
  supplier = $state('');
  until = $state('');

  trial = $state.raw<ImportReport | null>(null);
  report = $state.raw<ImportReport | null>(null);
  /** Where the refused rows were written. */
  refusedFile = $state<string | null>(null);
  /** The first questions are being asked: there is no other screen to go to. */
  alone = $state(false);
  #generation = -1;

  /** How many columns are imported. */
  taken = $derived(this.columns.filter(({ field }) => field !== null).length);
  usable = $derived(this.taken > 0);
  /** Kept mappings of a file with these columns, that would change something. */
  fitting = $derived(
    this.presets.filter(
      ({ kind, columns }) =>
        kind === this.kind &&
        named(columns) === named(this.columns) &&
        JSON.stringify(columns) !== JSON.stringify(this.columns)
    )
  );
  /** Rows that would change the base. */
  useful = $derived(this.trial === null ? 0 : this.trial.created + this.trial.merged);
  /** Something was begun, and is not over. */
  begun = $derived(this.shape !== null && this.report === null);

  /** Another data file since last time: nothing of the former one. */
  open(generation: number, alone = false) {
    this.alone = alone;
    if (this.#generation !== generation) this.#clear();
    this.#generation = generation;
  }

  #clear() {
    this.step = 'file';
    this.work = null;
    this.wrong = null;
    this.file = '';
    this.read = GUESSED;
    this.shape = null;
    this.kind = GUESSED.kind;
    this.columns = [];
    this.onDuplicate = 'merge';
    this.supplier = '';
    this.until = '';
    this.trial = null;
    this.report = null;
    this.refusedFile = null;
  }

  /** Sends a file to the shell, piece by piece, then finds out what it is. */
  async take(file: File) {
    if (this.work !== null) return;
    this.#clear();
    this.file = file.name;
    const sent = await this.#during('receiving', async () => {
      await api.importBegin(file.name, file.size);
      this.total = file.size;
      for (let at = 0; at < file.size && !this.stopping; at += PIECE) {
        await api.importPiece(at, new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
        this.done = Math.min(at + PIECE, file.size);
      }
      return true;
    });
    if (sent === null || this.stopping) return this.leave();
    await this.look(GUESSED);
    if (this.shape === null) return;
    this.step = 'content';
    this.presets = await api.importPresets().catch(() => []);
  }

  /** Reads the file so. What was said of its columns stays as long as they are the same. */
  async look(read: ReadChoices) {
    const shape = await this.#during('looking', () => api.importRead(read));
    if (shape === null) return;
    this.read = read;
    this.trial = null;
    const same =
      this.shape !== null && named(shape.columns) === named(this.columns) && read.kind === this.kind;
    this.shape = shape;
    this.kind = read.kind;
    if (!same) this.columns = shape.columns;
  }

  /** Its rows are something else than thought: every column is looked at anew. */
  readAs(kind: ImportKind) {
    if (kind !== this.kind) void this.look({ ...this.read, kind });
  }

  /** What may be in several columns may be so; any other field is in one: choosing it here takes it from there. */
  choose(column: number, field: ImportField | null) {
    this.trial = null;
    this.columns = this.columns.map((one, at) =>
      at === column
        ? { ...one, field }
        : one.field === field && field !== null && !repeats(field)
          ? { ...one, field: null }
          : one
    );
  }

  use(preset: ImportPreset) {
    this.trial = null;
    this.columns = preset.columns;
    toasts.show(t().data.presets.used(preset.name));
  }

  async keep(name: string): Promise<boolean> {
    try {
      this.presets = await api.importPresetSave(name, this.kind, this.columns);
      toasts.show(t().data.presets.kept(name), 'done');
      return true;
    } catch (thrown) {
      toasts.error(thrown);
      return false;
    }
  }

  async forget(preset: ImportPreset) {
    this.presets = await api.importPresetDelete(preset.id).catch((thrown: unknown) => {
      toasts.error(thrown);
      return this.presets;
    });
  }

  /** Decides what to do with those who are there: the dry run is made again. */
  decide(onDuplicate: OnDuplicate) {
    this.onDuplicate = onDuplicate;
    if (this.work === 'trying') this.stop();
    else void this.try();
  }

  get wanted(): api.ImportWanted {
    return {
      read: this.read,
      kind: this.kind,
      columns: this.columns,
      on_duplicate: this.onDuplicate,
      supplier: this.supplier.trim() || null,
      licence_ends_on: this.until || null
    };
  }

  /** Says what would be done, without doing it; again when something else is decided meanwhile. */
  async try() {
    if (this.work !== null || !this.usable) return;
    this.step = 'trial';
    let [decided, trial]: [OnDuplicate | null, ImportReport | null] = [null, null];
    while (decided !== this.onDuplicate) {
      decided = this.onDuplicate;
      this.trial = null;
      trial = await this.#during('trying', () => api.importTry(this.wanted));
    }
    if (trial !== null && !trial.cancelled) this.trial = trial;
    else this.step = 'content';
  }

  async run() {
    if (this.work !== null || this.useful === 0) return;
    const report = await this.#during('importing', () => api.importRun(this.wanted));
    if (report === null) return;
    this.report = report;
    this.step = 'done';
  }

  stop() {
    this.stopping = true;
    if (this.work === 'trying' || this.work === 'importing')
      void api.importStop().catch((thrown: unknown) => toasts.error(thrown));
  }

  /** Writes the refused rows where a spreadsheet finds them. */
  async refused() {
    if (this.report === null) return;
    const words = t().data;
    try {
      this.refusedFile = await api.importRefused(this.wanted, this.report.rows, {
        line: words.report.refusedLine,
        why: words.report.refusedWhy,
        reasons: words.told.reasons
      });
    } catch (thrown) {
      toasts.error(thrown);
    }
  }

  back() {
    if (this.work !== null) return;
    if (this.step === 'trial') this.step = 'content';
    else if (this.step === 'content') this.step = 'file';
  }

  /** Lets the file go, wherever one is. */
  async leave() {
    const { wrong } = this;
    this.#clear();
    this.wrong = wrong;
    await api.importLeave().catch(() => undefined);
  }

  /** Does something that takes its time; `null`: it was refused, and that is said. */
  async #during<T>(work: Work, run: () => Promise<T>): Promise<T | null> {
    this.work = work;
    this.done = 0;
    this.total = 0;
    this.stopping = false;
    this.wrong = null;
    try {
      return await followed('import', (far) => Object.assign(this, far), run);
    } catch (thrown) {
      const { code, detail } = api.asShellError(thrown);
      const why = code === 'invalid' && detail?.startsWith('file.') ? detail.slice('file.'.length) : '';
      this.wrong = t().data.unreadable[why] ?? sentenceOf(thrown);
      return null;
    } finally {
      this.work = null;
    }
  }
}

export const importing = new ImportJob();
