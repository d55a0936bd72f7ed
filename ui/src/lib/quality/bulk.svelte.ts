/** One change to many fiches: shown first, then made, told how far it is, taken back. */
import * as api from '../api';
import { count } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import { followed } from '../state/progress';
import { toasts } from '../state/toasts.svelte';
import type { BulkChange, BulkPreview, BulkWho, PastBulk } from '../types';

class Bulk {
  /** What was asked: whom, what. `null`: nothing is being shown. */
  asked = $state.raw<{ who: BulkWho; change: BulkChange } | null>(null);
  preview = $state.raw<BulkPreview | null>(null);
  past = $state.raw<PastBulk[]>([]);
  work = $state<'looking' | 'changing' | 'undoing' | null>(null);
  done = $state(0);
  total = $state(0);
  stopping = $state(false);

  /** Shows what a change would do. */
  async ask(who: BulkWho, change: BulkChange) {
    this.asked = { who, change };
    this.preview = null;
    this.preview = await this.#during('looking', () => api.bulkPreview(who, change));
    if (this.preview === null) this.asked = null;
  }

  close() {
    if (this.work !== null) return this.stop();
    this.asked = null;
    this.preview = null;
  }

  /** Makes the change that is shown. */
  async run() {
    const { asked, preview } = this;
    if (asked === null || preview === null || preview.changing === 0) return;
    const run = await this.#during('changing', () => api.bulkRun(asked.who, asked.change));
    this.asked = null;
    this.preview = null;
    if (run === null) return;
    const words = t().quality.bulk;
    const own = words[asked.change.change === 'fix' ? 'fix' : 'change'];
    const said = run.stopped ? own.stopped(count(run.changed)) : own.done(count(run.changed));
    toasts.show(said, 'done', { label: words.undo, run: () => void this.undo(run.bulk_id) });
    await this.read();
  }

  async undo(bulkId: string) {
    const undone = await this.#during('undoing', () => api.bulkUndo(bulkId));
    if (undone === null) return;
    const words = t().quality.bulk;
    const kept = undone.kept_count === 0 ? '' : ` ${words.kept(count(undone.kept_count))}`;
    toasts.show(words.undone(count(undone.restored)) + kept, 'done');
    await this.read();
  }

  /** Those that can be taken back. */
  async read() {
    try {
      this.past = (await api.bulkPast()).filter((one) => one.undoable);
    } catch (thrown) {
      toasts.error(thrown);
    }
  }

  stop() {
    this.stopping = true;
    void api.qualityStop().catch((thrown: unknown) => toasts.error(thrown));
  }

  /** Does something that takes its time; `null`: it was refused or stopped, and that is said. */
  async #during<T>(work: 'looking' | 'changing' | 'undoing', run: () => Promise<T>): Promise<T | null> {
    if (this.work !== null) return null;
    Object.assign(this, { work, done: 0, total: 0, stopping: false });
    try {
      return await followed('quality', (far) => Object.assign(this, far), run);
    } catch (thrown) {
      if (api.asShellError(thrown).detail === 'cancelled') toasts.show(t().quality.bulk.cancelled);
      else toasts.error(thrown);
      return null;
    } finally {
      this.work = null;
    }
  }
}

export const bulk = new Bulk();
