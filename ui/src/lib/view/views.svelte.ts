/** The views of who sits here, read anew when somebody else sits down; a list applies one, and says what it shows. */
import * as api from '../api';
import { t } from '../i18n/index.svelte';
import { attempt, toasts } from '../state/toasts.svelte';
import type { View, ViewFilter, ViewStep } from '../types';

/** What a list has of its own in a view. */
export type FilterOf<List extends ViewFilter['list']> = Extract<ViewFilter, { list: List }>;

class Views {
  all = $state<View[]>([]);
  #turn = 0;

  of(list: ViewFilter['list']): View[] {
    return this.all.filter(({ filter }) => filter.list === list);
  }

  async read() {
    const turn = ++this.#turn;
    const found = await attempt(api.views());
    if (found !== null && turn === this.#turn) this.all = found;
  }

  /** Keeps what is shown; whether it was. */
  async keep(name: string, filter: ViewFilter): Promise<boolean> {
    if (!(await this.#step({ step: 'save', name, filter }))) return false;
    const kept = this.of(filter.list).find((view) => view.name === name);
    if (kept) toasts.show(t().views.kept(kept.name, kept.digit), 'done');
    return true;
  }

  async drop(view: View) {
    if (!(await this.#step({ step: 'delete', id: view.id }))) return;
    const again = () => void this.keep(view.name, view.filter);
    toasts.show(t().views.dropped(view.name), 'done', { label: t().views.again, run: again });
  }

  async #step(step: ViewStep): Promise<boolean> {
    const found = await attempt(api.views(step));
    if (found === null) return false;
    this.#turn += 1;
    this.all = found;
    return true;
  }
}

export const views = new Views();
