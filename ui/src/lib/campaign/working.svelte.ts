/** Which campaign the agent works through, person after person, until they stop: it outlives the screen. */
import { bootState } from '../state/boot.svelte';

class Working {
  #id = $state<string | null>(null);
  #generation = $state(-1);
  /** The fiche opened from there: leaving it comes back. */
  fiche = $state<string | null>(null);

  /** `null`: nobody works, or another data file was opened since. */
  get campaignId(): string | null {
    return this.#generation === bootState.generation ? this.#id : null;
  }

  start(campaignId: string) {
    this.#id = campaignId;
    this.#generation = bootState.generation;
    this.fiche = null;
  }

  stop() {
    this.#id = null;
    this.fiche = null;
  }

  /** Whether this fiche was opened from the work going on. */
  cameFrom(contactId: string): boolean {
    return this.campaignId !== null && this.fiche === contactId;
  }
}

export const working = new Working();
