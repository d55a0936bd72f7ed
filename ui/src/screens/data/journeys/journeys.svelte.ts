/** The figures from first contact to purchase: split by what, of which days. */
import * as api from '../../../lib/api';
import { Latest } from '../../../lib/state/latest';
import type { Quantified, QuantifyBy } from '../../../lib/types';

export const BYS: QuantifyBy[] = ['channel', 'origin', 'contacts', 'campaign'];

class Journeys {
  found = $state.raw<Quantified | null>(null);
  by = $state<string>('channel');
  /** First contacts from that day on; empty: from the beginning. */
  from = $state('');
  /** Until that day, it included; empty: until now. */
  to = $state('');
  #latest = new Latest();
  #generation = -1;

  /** Another data file since last time: nothing of the former one. */
  open(generation: number) {
    if (this.#generation !== generation) {
      this.found = null;
      this.from = this.to = '';
    }
    this.#generation = generation;
  }

  follow = () => this.#latest.follow(() => this.read());

  read(): Promise<void> {
    const ask = () => {
      const by = BYS.find((one) => one === this.by) ?? 'channel';
      return api.quantify(by, this.from || null, this.to || null);
    };
    return this.#latest.read(ask, (found) => (this.found = found));
  }
}

export const journeys = new Journeys();
