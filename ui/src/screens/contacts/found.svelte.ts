/** What a search found, as one types: the last question asked is the only one that answers. */
import * as api from '../../lib/api';
import { toasts } from '../../lib/state/toasts.svelte';
import type { SearchHit } from '../../lib/types';

const PAUSE_MS = 80;
export const LIMIT = 100;

export class Found {
  text = $state('');
  /** What the hits answer; `null`: no search. */
  asked = $state<string | null>(null);
  hits = $state<SearchHit[]>([]);
  total = $state<number | null>(null);
  at = $state(0);
  #timer: ReturnType<typeof setTimeout> | null = null;
  #turn = 0;

  type(text: string) {
    this.text = text;
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (text.trim() === '') return this.clear();
    this.#timer = setTimeout(() => void this.look(), PAUSE_MS);
  }

  async look() {
    const turn = ++this.#turn;
    const wanted = this.text.trim();
    if (wanted === '') return;
    try {
      const found = await api.search(wanted, LIMIT);
      if (turn !== this.#turn) return;
      this.hits = found.items;
      this.total = found.more ? null : found.total;
      if (this.asked !== wanted) this.at = 0;
      this.asked = wanted;
    } catch (thrown) {
      if (turn === this.#turn) toasts.error(thrown);
    }
  }

  clear() {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#turn += 1;
    this.text = '';
    this.asked = null;
    this.hits = [];
    this.total = null;
    this.at = 0;
  }
}

export const found = new Found();
