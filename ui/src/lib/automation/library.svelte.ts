/** The names of the documents, read once a data file, for sentences that name one. */
import * as api from '../api';
import { bootState } from '../state/boot.svelte';
import type { Document } from '../types';

class Library {
  documents = $state.raw<Document[]>([]);
  #of: number | null = null;

  /** To call where a sentence may name a document. Without the list, the sentence names none. */
  need() {
    if (this.#of === bootState.generation) return;
    this.#of = bootState.generation;
    void this.read();
  }

  async read() {
    try {
      this.documents = await api.documents();
    } catch {
      this.#of = null;
    }
  }
}

export const library = new Library();
