/** Which tickets are looked at, kept for the life of the window; the shell sorts them, most pressing first. */
import * as api from '../../lib/api';
import { toasts } from '../../lib/state/toasts.svelte';
import type { TicketList } from '../../lib/types';

export type Tab = 'mine' | 'all' | number;

const FIRST = 200;
const MOST = 500;
const PAUSE_MS = 100;

export class Queue {
  tab = $state<Tab>('all');
  openOnly = $state(true);
  text = $state('');
  list = $state<TicketList | null>(null);
  #limit = $state(FIRST);
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #generation = -1;

  /** Another data file since last time: everything starts again. */
  open(generation: number) {
    if (this.#generation !== generation) {
      this.#generation = generation;
      this.tab = 'all';
      this.openOnly = true;
      this.text = '';
      this.list = null;
      this.#limit = FIRST;
    }
    void this.read();
  }

  get canShowMore(): boolean {
    const { list } = this;
    return list !== null && list.total > list.items.length && this.#limit < MOST;
  }

  show(tab: Tab) {
    this.tab = tab;
    this.#limit = FIRST;
    void this.read();
  }

  showOpen(only: boolean) {
    this.openOnly = only;
    void this.read();
  }

  showMore() {
    this.#limit = MOST;
    void this.read();
  }

  type(text: string) {
    this.text = text;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.read(), PAUSE_MS);
  }

  async read() {
    const turn = ++this.#turn;
    try {
      const text = this.text.trim().replace(/^#/, '');
      const list = await api.ticketList({
        open_only: this.openOnly,
        level: typeof this.tab === 'number' ? this.tab : null,
        mine: this.tab === 'mine',
        contact_id: null,
        text: text === '' ? null : text,
        limit: this.#limit
      });
      if (turn === this.#turn) this.list = list;
    } catch (thrown) {
      if (turn === this.#turn) toasts.error(thrown);
    }
  }
}

export const queue = new Queue();
