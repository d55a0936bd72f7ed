/** Asks again and again, and takes the last answer only. */
import { toasts } from './toasts.svelte';

export class Latest {
  #turn = 0;
  #reading = false;
  #again = false;

  /** Asks; an answer overtaken by another asking is let go, and what was refused is said. */
  async read<T>(ask: () => Promise<T>, take: (found: T) => void): Promise<void> {
    const turn = ++this.#turn;
    this.#reading = true;
    try {
      const found = await ask();
      if (turn === this.#turn) take(found);
    } catch (thrown) {
      if (turn === this.#turn) toasts.error(thrown);
    } finally {
      if (turn === this.#turn) {
        this.#reading = false;
        if (this.#again) void this.read(ask, take);
        this.#again = false;
      }
    }
  }

  /** Asks again once what is under way has come: changes in a row never keep it from being shown. */
  async follow(read: () => Promise<void>): Promise<void> {
    if (this.#reading) this.#again = true;
    else await read();
  }
}
