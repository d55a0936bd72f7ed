/** An import being taken back: asked about, under way, done. */
import * as api from '../api';
import { toasts } from '../state/toasts.svelte';
import type { UndoneImport } from '../types';

export class UndoJob {
  work = $state(false);
  stopping = $state(false);
  done = $state(0);
  total = $state(0);
  undone = $state.raw<UndoneImport | null>(null);

  constructor(readonly importId: string) {}

  async run() {
    if (this.work) return;
    Object.assign(this, { work: true, stopping: false, done: 0, total: 0 });
    const stop = await api.listen('progress', ({ job, done, total }) => {
      if (job === 'import') Object.assign(this, { done, total });
    });
    try {
      this.undone = await api.importUndo(this.importId);
    } catch (thrown) {
      toasts.error(thrown);
    } finally {
      stop();
      this.work = false;
    }
  }

  stop() {
    this.stopping = true;
    void api.importStop().catch((thrown: unknown) => toasts.error(thrown));
  }
}
