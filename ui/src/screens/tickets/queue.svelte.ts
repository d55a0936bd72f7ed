/** Which tickets are looked at, kept for the life of the window; the shell sorts them, most pressing first. */
import * as api from '../../lib/api';
import { toasts } from '../../lib/state/toasts.svelte';
import type { Scope, TicketList } from '../../lib/types';
import type { FilterOf } from '../../lib/view/views.svelte';

const FIRST = 200;
const MOST = 500;
const PAUSE_MS = 100;

export class Queue {
  scope = $state<Scope>('all');
  /** `null`: every level. */
  level = $state<number | null>(null);
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
      this.scope = 'all';
      this.level = null;
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

  show(scope: Scope) {
    this.scope = scope;
    this.#limit = FIRST;
    void this.read();
  }

  /** The same level again: every level. */
  showLevel(level: number) {
    this.level = this.level === level ? null : level;
    this.#limit = FIRST;
    void this.read();
  }

  /** What is shown, as a view keeps it. */
  get filter(): FilterOf<'tickets'> {
    const { scope, level, openOnly, text } = this;
    return { list: 'tickets', scope, level, open_only: openOnly, text: text.trim() };
  }

  take({ scope, level, open_only, text }: FilterOf<'tickets'>) {
    Object.assign(this, { scope, level, openOnly: open_only, text });
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
        level: this.level,
        scope: this.scope,
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
