/** An import being taken back: asked about, under way, done. */
import * as api from '../api';
import { followed } from '../state/progress';
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
    try {
      const run = () => api.importUndo(this.importId);
      this.undone = await followed('import', (far) => Object.assign(this, far), run);
    } catch (thrown) {
      toasts.error(thrown);
    } finally {
      this.work = false;
    }
  }

  stop() {
    this.stopping = true;
    void api.importStop().catch((thrown: unknown) => toasts.error(thrown));
  }
}
