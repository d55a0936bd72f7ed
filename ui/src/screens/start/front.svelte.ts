/** What stands before every screen: the page after a damaged file, then the first questions until they are answered. */
import { bootState } from '../../lib/state/boot.svelte';

class Front {
  /** The first questions were begun here: they stay until their end, whatever the shell says meanwhile. */
  begun = $state(false);
  #seen = $state<string | null>(null);

  get shows(): 'recovered' | 'start' | null {
    if (bootState.recovered !== null && bootState.recovered.moved_to !== this.#seen) return 'recovered';
    return bootState.firstStart || this.begun ? 'start' : null;
  }

  /** The page after a damaged file was read. */
  read() {
    this.#seen = bootState.recovered?.moved_to ?? null;
  }

  end() {
    this.begun = false;
    bootState.firstStart = false;
  }
}

export const front = new Front();
