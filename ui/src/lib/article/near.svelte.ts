/** The articles nearest to a call: asked again as the words change. */
import * as api from '../api';
import { toasts } from '../state/toasts.svelte';
import type { ArticleQuery, FoundArticle } from '../types';

const PAUSE_MS = 150;
const MOST = 3;

export type About = Pick<ArticleQuery, 'text' | 'motive_id' | 'ticket_id'>;

export class NearArticles {
  items = $state<FoundArticle[]>([]);
  #about: About | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #turn = 0;

  /** To call at each change of what is told. */
  tell(about: About) {
    const before = this.#about;
    if (before !== null && JSON.stringify(before) === JSON.stringify(about)) return;
    this.#about = about;
    this.stop();
    // At once the first time; then at each pause.
    if (before === null) void this.read();
    else this.#timer = setTimeout(() => void this.read(), PAUSE_MS);
  }

  stop() {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  async read() {
    const about = this.#about;
    if (about === null) return;
    const turn = ++this.#turn;
    // With nothing to look for the shell gives the whole list.
    if (about.text.trim() === '' && about.motive_id === null && about.ticket_id === null) {
      this.items = [];
      return;
    }
    try {
      const { items } = await api.articleFind({ ...about, case_id: null, missing_days: null });
      if (turn === this.#turn) this.items = items.slice(0, MOST);
    } catch (thrown) {
      if (turn === this.#turn) toasts.error(thrown);
    }
  }
}
