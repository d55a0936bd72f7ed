/** Going to the marking of a call or a message, and back to where one came from. The address says what is marked. */
import { bootState } from '../state/boot.svelte';
import { route, type Screen } from '../state/route.svelte';
import type { Heard } from '../types';

/** `call:<id>` or `exchange:<id>`: what is marked, in an address. */
export function addressOf(heard: Heard): string {
  return heard.heard === 'call' ? `call:${heard.call_id}` : `exchange:${heard.exchange_id}`;
}

export const callHeard = (call_id: string): Heard => ({ heard: 'call', call_id });
export const exchangeHeard = (exchange_id: string): Heard => ({ heard: 'exchange', exchange_id });

/** What an address says is marked; `null`: it says something else. */
export function heardOf(id: string | null): Heard | null {
  const [kind, of] = (id ?? '').split(':');
  if (of === undefined || of === '') return null;
  return kind === 'call' ? callHeard(of) : kind === 'exchange' ? exchangeHeard(of) : null;
}

class ListeningPlace {
  #from: { screen: Screen; id: string | null } | null = null;
  #last = $state<string | null>(null);
  #generation = $state(-1);

  /** The call closed last at this desk; `null`: none since this data file was opened. */
  get last(): string | null {
    return this.#generation === bootState.generation ? this.#last : null;
  }

  /** A call has just been closed: it is the one that a key marks. */
  closed(callId: string) {
    this.#last = callId;
    this.#generation = bootState.generation;
  }

  /** Opens the marking, in the journal unless another screen shows it itself. */
  open(heard: Heard, screen: Screen = 'journal') {
    if (heardOf(route.id) === null) this.#from = { screen: route.screen, id: route.id };
    route.go(screen, addressOf(heard));
  }

  close() {
    const back = this.#from;
    this.#from = null;
    route.go(back?.screen ?? route.screen, back?.id ?? null);
  }
}

export const listeningPlace = new ListeningPlace();
