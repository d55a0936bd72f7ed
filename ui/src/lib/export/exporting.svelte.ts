/** People taken out as a file: whom, in what format, how far it is, where it lies. It lasts as long as the window. */
import * as api from '../api';
import { t } from '../i18n/index.svelte';
import { followed } from '../state/progress';
import { toasts } from '../state/toasts.svelte';
import type { ExportFormat } from '../types';

/** Who goes out: those of a rule, or everybody; `of` says in which place it was asked. */
type Asked = { of: string; rule: string | null; name: string };
/** What a spreadsheet opens best comes first. */
export const FORMATS: ExportFormat[] = ['xlsx', 'csv', 'tsv', 'vcf', 'json'];

class Exporting {
  asked = $state.raw<Asked | null>(null);
  format = $state<ExportFormat>('xlsx');
  working = $state(false);
  stopping = $state(false);
  done = $state(0);
  total = $state(0);
  written = $state.raw<api.Exported | null>(null);
  #generation = -1;

  /** Another data file since last time: nothing of the former one. */
  open(generation: number) {
    if (this.#generation !== generation) Object.assign(this, { asked: null, written: null });
    this.#generation = generation;
  }

  ask(asked: Asked) {
    if (!this.working) Object.assign(this, { asked, written: null });
  }

  close() {
    if (!this.working) this.asked = null;
  }

  async run() {
    const { asked, format } = this;
    if (asked === null || this.working) return;
    Object.assign(this, { working: true, stopping: false, done: 0, total: 0, written: null });
    try {
      const run = () => api.exportRun(asked.rule, format, asked.name);
      const written = await followed('export', (far) => Object.assign(this, far), run);
      if (written.report.cancelled) toasts.show(t().exporting.stopped);
      else this.written = written;
    } catch (thrown) {
      toasts.error(thrown);
    } finally {
      this.working = false;
    }
  }

  stop() {
    this.stopping = true;
    void api.exportStop().catch((thrown: unknown) => toasts.error(thrown));
  }
}

export const exporting = new Exporting();
