/** The quality of the base: its mark, the list that is open, what is done on it. Lives as long as the window. */
import * as api from '../api';
import { count } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import { followed, type Far } from '../state/progress';
import { attempt, toasts } from '../state/toasts.svelte';
import type { Quality, QualityLine, WorkList } from '../types';

/** Lines of a first page, and of each that follows. */
const PAGE = 50;
/** The core answers no more at once. */
const MOST = 200;

class QualityState {
  mark = $state.raw<Quality | null>(null);
  list = $state<WorkList | null>(null);
  items = $state.raw<QualityLine[]>([]);
  total = $state(0);
  at = $state(0);
  /** Grows when a line was picked by the keyboard. */
  moved = $state(0);
  #turn = 0;
  #generation = -1;

  /** How much of what a file brought in was looked at, in hundredths; `null`: nothing is. */
  looked = $state<number | null>(null);

  current = $derived<QualityLine | null>(this.items[this.at] ?? null);

  /** Another data file since last time: nothing of the former one. */
  open(generation: number) {
    if (this.#generation !== generation) {
      this.mark = null;
      this.list = null;
      this.items = [];
      this.at = 0;
    }
    this.#generation = generation;
  }

  /** How many a list has; `null`: nobody looked. */
  count(list: WorkList): number | null {
    if (list === 'fixable') return this.mark?.fixable ?? null;
    return this.mark?.parts.find((part) => part.list === list)?.count ?? null;
  }

  /** Everything anew: the mark, and as much of the list as was shown. */
  async read() {
    // What a file brought in is looked at first, which takes its time on a large one.
    const tell = ({ done, total }: Far) => (this.looked = Math.floor((100 * done) / Math.max(1, total)));
    const mark = await attempt(followed('mark', tell, api.qualityMark));
    this.looked = null;
    if (mark === null) return;
    this.mark = mark;
    if (this.list === null) {
      const lists = [...mark.parts.map((part) => part.list), 'fixable' as const];
      const first = lists.find((list) => (this.count(list) ?? 0) > 0);
      if (first !== undefined) await this.show(first);
    } else await this.#page(Math.max(PAGE, this.items.length));
  }

  async show(list: WorkList) {
    this.list = list;
    this.at = 0;
    this.items = [];
    await this.#page(PAGE);
  }

  async #page(limit: number) {
    const { list } = this;
    if (list === null) return;
    const turn = ++this.#turn;
    const page = await attempt(api.qualityList(list, null, Math.min(MOST, limit)));
    if (page === null || turn !== this.#turn) return;
    this.items = page.items;
    this.total = page.total;
    this.at = Math.max(0, Math.min(this.at, this.items.length - 1));
  }

  /** Those that follow. */
  async more() {
    const last = this.items.at(-1);
    if (this.list === null || last === undefined) return;
    const turn = ++this.#turn;
    const page = await attempt(api.qualityList(this.list, last.line.contact_id, PAGE));
    if (page === null || turn !== this.#turn) return;
    this.items = [...this.items, ...page.items];
    this.total = page.total;
  }

  move(to: number) {
    this.at = Math.max(0, Math.min(this.items.length - 1, to));
    this.moved += 1;
  }

  /** Puts right what is proposed for the line, as it is shown. */
  async fix(item: QualityLine | null = this.current) {
    if (item === null) return;
    if (item.corrections.length === 0) return toasts.show(t().quality.nothingProposed);
    await this.#act(api.qualityFix(item.line.contact_id, item.corrections), t().quality.fixed);
  }

  /** Checked with the person today. */
  async verify(item: QualityLine | null = this.current) {
    if (item === null) return;
    await this.#act(api.qualityVerify(item.line.contact_id), t().quality.verified);
  }

  /** What colleagues tell is proposed on the fiches. */
  async deduce() {
    const made = await attempt(api.qualityDeduce());
    if (made !== null) toasts.show(t().quality.proposed(count(made)), 'done');
  }

  async #act(done: Promise<null>, said: string) {
    try {
      await done;
      toasts.show(said, 'done');
      await this.read();
    } catch (thrown) {
      toasts.error(thrown);
      await this.read();
    }
  }
}

export const quality = new QualityState();
