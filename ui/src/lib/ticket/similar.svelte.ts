/** The solved cases nearest to what is told: asked again as the words change and as questions are answered. */
import * as api from '../api';
import { toasts } from '../state/toasts.svelte';
import type { Similar, SimilarCase, SimilarQuery } from '../types';

const PAUSE_MS = 150;
/** Fewer letters tell nothing. */
const ENOUGH = 4;
const LIMIT = 4;

export type Told = Pick<SimilarQuery, 'text' | 'product_id' | 'motive_id' | 'category' | 'ticket_id'>;

export class SimilarCases {
  found = $state<Similar | null>(null);
  /** The answered questions: their stem, as shown, and yes or no. */
  answers = $state<{ stem: string; word: string; yes: boolean }[]>([]);
  #told: Told | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #turn = 0;

  /** To call at each change of what is told. */
  tell(told: Told) {
    const before = this.#told;
    if (before !== null && JSON.stringify(before) === JSON.stringify(told)) return;
    this.#told = told;
    this.stop();
    // At once the first time; then at each pause.
    if (before === null) void this.read();
    else this.#timer = setTimeout(() => void this.read(), PAUSE_MS);
  }

  stop() {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  answer(stem: string, word: string, yes: boolean) {
    this.answers = [...this.answers.filter((one) => one.stem !== stem), { stem, word, yes }];
    void this.read();
  }

  takeBack(stem: string) {
    this.answers = this.answers.filter((one) => one.stem !== stem);
    void this.read();
  }

  async read() {
    const told = this.#told;
    if (told === null) return;
    const turn = ++this.#turn;
    if (told.text.trim().length < ENOUGH) {
      this.found = null;
      return;
    }
    const stems = (yes: boolean) => this.answers.filter((one) => one.yes === yes).map(({ stem }) => stem);
    try {
      const found = await api.caseSimilar({ ...told, yes: stems(true), no: stems(false), limit: LIMIT });
      if (turn === this.#turn) this.found = found;
    } catch (thrown) {
      if (turn === this.#turn) toasts.error(thrown);
    }
  }

  async tried({ case_id }: SimilarCase, worked: boolean) {
    const ticket_id = this.#told?.ticket_id ?? null;
    if (ticket_id === null) return;
    try {
      await api.caseTry({ case_id, ticket_id, worked });
      await this.read();
    } catch (thrown) {
      toasts.error(thrown);
    }
  }
}

/** The words of a case that matched, to be marked in its text. */
export const matchedThere = (one: SimilarCase): string =>
  one.matched.flatMap((part) => (part.kind === 'word' ? [part.there] : [])).join(' ');
