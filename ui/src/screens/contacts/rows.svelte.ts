/**
 * The list of the whole base, by slices: only the pages around what is in sight are fetched, and SQLite sorts.
 * One for the life of the window, so that coming back to the list finds it where it was left.
 */
import * as api from '../../lib/api';
import { toasts } from '../../lib/state/toasts.svelte';
import type { ContactLine, Scope, SortBy, Stage } from '../../lib/types';
import type { FilterOf } from '../../lib/view/views.svelte';

export const PAGE = 100;
const KEPT_PAGES = 40;

/** What comes first when a column is chosen: the last contact first, everything else from the beginning. */
const LAST_FIRST: readonly SortBy[] = ['last_contact'];

export class Rows {
  sort = $state<SortBy>('name');
  descending = $state(false);
  stage = $state<Stage | null>(null);
  scope = $state<Scope>('all');
  total = $state<number | null>(null);
  /** The row the keyboard is on. */
  at = $state(0);
  #pages = $state<Record<number, ContactLine[]>>({});
  #asked = new Set<number>();
  #order: number[] = [];
  #turn = 0;
  #seen: [number, number] = [0, PAGE];
  #generation = 0;
  #agentId: string | null = null;

  /**
   * Another data file since last time: everything starts again. Somebody else at the desk: what is one's own is theirs.
   */
  open(generation: number, agentId: string | null, onfresh: () => void) {
    const other = this.#agentId !== agentId;
    this.#agentId = agentId;
    if (this.#generation === generation) {
      if (other && this.scope !== 'all') this.#renew();
      return;
    }
    this.#generation = generation;
    this.scope = 'all';
    this.sort = 'name';
    this.descending = false;
    this.stage = null;
    this.total = null;
    this.#renew();
    onfresh();
  }

  rowAt(index: number): ContactLine | undefined {
    return this.#pages[Math.floor(index / PAGE)]?.[index % PAGE];
  }

  /** What is in sight: fetches the pages that lack, the first rows first. */
  want(first: number, last: number) {
    this.#seen = [first, last];
    for (let page = Math.floor(first / PAGE); page * PAGE < Math.max(last, 1); page += 1)
      void this.#fetch(page);
  }

  /** Another order; the same column again turns it round. */
  sortBy(sort: SortBy) {
    this.descending = this.sort === sort ? !this.descending : LAST_FIRST.includes(sort);
    this.sort = sort;
    this.#renew();
  }

  only(stage: Stage | null) {
    if (this.stage === stage) return;
    this.stage = stage;
    this.total = null;
    this.#renew();
  }

  whose(scope: Scope) {
    if (this.scope === scope) return;
    this.scope = scope;
    this.total = null;
    this.#renew();
  }

  /** What is shown, as a view keeps it. */
  get filter(): FilterOf<'contacts'> {
    const { scope, stage, sort, descending } = this;
    return { list: 'contacts', scope, stage, sort, descending };
  }

  take({ scope, stage, sort, descending }: FilterOf<'contacts'>) {
    Object.assign(this, { scope, stage, sort, descending, total: null });
    this.#renew();
  }

  /** Something changed: what is in sight is fetched again, and stays shown meanwhile. */
  refresh() {
    this.#turn += 1;
    this.#asked.clear();
    const [first, last] = this.#seen;
    const kept = new Set<number>();
    for (let page = Math.floor(first / PAGE); page * PAGE < Math.max(last, 1); page += 1) kept.add(page);
    for (const page of Object.keys(this.#pages).map(Number)) if (!kept.has(page)) this.#forget(page);
    for (const page of kept) void this.#fetch(page);
  }

  #renew() {
    this.#turn += 1;
    this.#pages = {};
    this.#asked.clear();
    this.#order = [];
    this.at = 0;
    void this.#fetch(0);
  }

  #forget(page: number) {
    delete this.#pages[page];
    this.#asked.delete(page);
    this.#order = this.#order.filter((other) => other !== page);
  }

  async #fetch(page: number) {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    const turn = this.#turn;
    const { sort, descending, stage, scope } = this;
    const query = { sort, descending, stage, scope, offset: page * PAGE, limit: PAGE };
    try {
      const answer = await api.contactList(query);
      if (turn !== this.#turn) return;
      this.total = answer.total;
      this.#pages[page] = answer.items;
      this.#order = [...this.#order.filter((other) => other !== page), page];
      while (this.#order.length > KEPT_PAGES) this.#forget(this.#order[0] ?? 0);
      if (this.at >= answer.total) this.at = Math.max(0, answer.total - 1);
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.#asked.delete(page);
      toasts.error(thrown);
    }
  }
}

export const rows = new Rows();
