/** Bringing people in from a simple CSV: a file, what its columns are, the run, what was left out. */
import * as api from '../../lib/api';
import { t } from '../../lib/i18n/index.svelte';
import { toasts } from '../../lib/state/toasts.svelte';
import type { ImportField, ImportPreview, ImportReport, Progress } from '../../lib/types';

export const FIELDS: ImportField[] = ['name', 'first_name', 'last_name', 'company', 'phone', 'email'];

/** Those a person may have several of, so several columns may hold them. */
const MANY: readonly ImportField[] = ['phone', 'email'];

export class ImportJob {
  file = $state('');
  preview = $state<ImportPreview | null>(null);
  mapping = $state<(ImportField | null)[]>([]);
  state = $state<'idle' | 'reading' | 'ready' | 'running' | 'done'>('idle');
  done = $state(0);
  total = $state(0);
  report = $state<ImportReport | null>(null);
  cancelled = $state(false);
  #bytes: number[] = [];

  /** Enough to make a fiche of a line. */
  get usable(): boolean {
    return this.mapping.some((field) => field !== null);
  }

  async read(file: File) {
    this.state = 'reading';
    this.file = file.name;
    this.report = null;
    this.cancelled = false;
    try {
      this.#bytes = Array.from(new Uint8Array(await file.arrayBuffer()));
      this.preview = await api.importPreview(this.#bytes);
      this.mapping = [...this.preview.mapping];
      this.total = this.preview.total;
      this.state = 'ready';
    } catch (thrown) {
      this.preview = null;
      this.state = 'idle';
      const { code, detail } = api.asShellError(thrown);
      const words = t().start.import.unreadable;
      const why = Object.keys(words).find((one) => detail?.includes(one));
      if (code === 'invalid' && why !== undefined) toasts.show(words[why] ?? '', 'error');
      else toasts.error(thrown);
    }
  }

  /** Numbers and e-mails may be in several columns; any other field in one: choosing it here takes it from there. */
  choose(column: number, field: ImportField | null) {
    this.mapping = this.mapping.map((before, at) =>
      at === column ? field : before === field && field !== null && !MANY.includes(field) ? null : before
    );
  }

  progress({ job, done, total }: Progress) {
    if (job !== 'import' || this.state !== 'running') return;
    this.done = done;
    this.total = total;
  }

  async run() {
    if (this.state !== 'ready' || !this.usable) return;
    this.state = 'running';
    this.done = 0;
    this.cancelled = false;
    try {
      this.report = await api.importRun(this.#bytes, this.mapping);
      this.state = 'done';
      this.#bytes = [];
    } catch (thrown) {
      this.state = 'ready';
      if (!this.cancelled) toasts.error(thrown);
    }
  }

  async cancel() {
    this.cancelled = true;
    await api.importCancel().catch((thrown: unknown) => toasts.error(thrown));
  }
}
