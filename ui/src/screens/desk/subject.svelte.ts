/** The fiche on the desk: at once from the call's own payload, then kept fresh. */
import * as api from '../../lib/api';
import { changes, touchesContact } from '../../lib/state/changes.svelte';
import { desk } from '../../lib/state/desk.svelte';
import { toasts } from '../../lib/state/toasts.svelte';
import type { Fiche } from '../../lib/types';

export class Subject {
  fiche = $state<Fiche | null>(null);
  #turn = 0;

  /** Follows the desk; to call from a component's script. */
  follow() {
    $effect(() => {
      const id = desk.contactId;
      const incoming = desk.live?.incoming;
      if (id === null) {
        this.fiche = null;
        return;
      }
      if (incoming?.match === 'one' && incoming.fiche.contact.id === id) {
        // The payload is the freshest there was; later writes come as changes.
        this.#turn += 1;
        this.fiche = incoming.fiche;
      } else void this.read(id);
      return changes.watch((changed) => {
        if (touchesContact(changed, id)) void this.read(id);
      });
    });
  }

  async read(id: string) {
    const mine = ++this.#turn;
    try {
      const fiche = await api.contactFiche(id);
      if (mine === this.#turn) this.fiche = fiche;
    } catch (thrown) {
      if (mine === this.#turn) toasts.error(thrown);
    }
  }

  take(fiche: Fiche) {
    this.#turn += 1;
    this.fiche = fiche;
  }
}
