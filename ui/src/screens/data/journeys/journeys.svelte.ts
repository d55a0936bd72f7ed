/** The figures from first contact to purchase: split by what, of which days. */
import * as api from '../../../lib/api';
import { toasts } from '../../../lib/state/toasts.svelte';
import type { Quantified, QuantifyBy } from '../../../lib/types';

export const BYS: QuantifyBy[] = ['channel', 'origin', 'contacts', 'campaign'];

class Journeys {
  found = $state.raw<Quantified | null>(null);
  by = $state<string>('channel');
  /** First contacts from that day on; empty: from the beginning. */
  from = $state('');
  /** Until that day, it included; empty: until now. */
  to = $state('');
  #turn = 0;
  #reading = false;
  #again = false;
  #generation = -1;

  /** Another data file since last time: nothing of the former one. */
  open(generation: number) {
    if (this.#generation !== generation) {
      this.found = null;
      this.from = this.to = '';
    }
    this.#generation = generation;
  }

  /** Reads again once what is under way has come. */
  async follow() {
    if (this.#reading) this.#again = true;
    else await this.read();
  }

  async read() {
    const turn = ++this.#turn;
    this.#reading = true;
    try {
      const by = BYS.find((one) => one === this.by) ?? 'channel';
      const found = await api.quantify(by, this.from || null, this.to || null);
      if (turn === this.#turn) this.found = found;
    } catch (thrown) {
      if (turn === this.#turn) toasts.error(thrown);
    } finally {
      if (turn === this.#turn) {
        this.#reading = false;
        if (this.#again) void this.read();
        this.#again = false;
      }
    }
  }
}

export const journeys = new Journeys();
