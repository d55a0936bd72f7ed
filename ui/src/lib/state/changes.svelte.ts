/** Something was written: who shows it fetches it again. */
import type { Changed } from '../types';

type Watcher = (changed: Changed) => void;

class Changes {
  #watchers = new Set<Watcher>();

  watch(watcher: Watcher): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  say(changed: Changed) {
    for (const watcher of [...this.#watchers]) watcher(changed);
  }
}

export const changes = new Changes();

/** Runs at each change, for as long as the calling component lives. */
export function useChanges(watcher: Watcher) {
  $effect(() => changes.watch(watcher));
}

export const touchesContact = (changed: Changed, id: string | null) =>
  changed.everything || (id !== null && changed.contacts.includes(id));
export const touchesContacts = (changed: Changed) => changed.everything || changed.contacts.length > 0;
export const touchesTickets = (changed: Changed) => changed.everything || changed.tickets.length > 0;
export const touchesCalls = (changed: Changed) => changed.everything || changed.calls.length > 0;
