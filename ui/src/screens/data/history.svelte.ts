/** The imports that were made. */
import * as api from '../../lib/api';
import { toasts } from '../../lib/state/toasts.svelte';
import type { PastImport } from '../../lib/types';

/** How many are shown. */
const SHOWN = 200;

export type State = 'stands' | 'stopped' | 'cut' | 'undone';

export function stateOf({ undone_at, cancelled, ended_at }: PastImport): State {
  if (undone_at !== null) return 'undone';
  if (cancelled) return 'stopped';
  return ended_at === null ? 'cut' : 'stands';
}

export class History {
  list = $state.raw<PastImport[] | null>(null);
  #turn = 0;

  async read() {
    const turn = ++this.#turn;
    try {
      const list = await api.importList(SHOWN);
      if (turn === this.#turn) this.list = list;
    } catch (thrown) {
      if (turn === this.#turn) toasts.error(thrown);
    }
  }
}
