/** One call or message being marked: its facts, the marks as they are typed, the note the core gives them. */
import * as api from '../api';
import { KeptForm } from '../state/kept.svelte';
import { attempt, toasts } from '../state/toasts.svelte';
import type { Grid, GridItem, GridMark, Heard, Hearing, Listened, Weighed } from '../types';
import { addressOf } from './place.svelte';

type Marks = Record<string, GridMark>;
/** The marks of each grid apart: going from one to another loses none. */
type Kept = { grid: string; marks: Record<string, Marks>; comment: string };

export class Marking {
  hearing = $state.raw<Hearing | null>(null);
  /** No such call or message, or none that is marked. */
  gone = $state(false);
  weighed = $state.raw<Weighed | null>(null);
  sending = $state(false);
  /** An earlier marking, shown as it was; `null`: one is marking. */
  shown = $state.raw<Listened | null>(null);
  readonly form: KeptForm<Kept>;
  #turn = 0;
  #weighing = 0;

  constructor(readonly heard: Heard) {
    this.form = new KeptForm<Kept>(`listening:${addressOf(heard)}`, { grid: '', marks: {}, comment: '' });
  }

  get begun(): boolean {
    return this.form.draft.text !== '';
  }

  /** The grid being marked; `null`: the house has none for this. */
  get grid(): Grid | null {
    const grids = this.hearing?.grids ?? [];
    const wanted = this.form.values.grid || this.hearing?.proposed;
    return grids.find(({ key }) => key === wanted) ?? grids[0] ?? null;
  }

  get items(): GridItem[] {
    return this.grid?.part.flatMap(({ item }) => item) ?? [];
  }

  /** Marks of criteria that the grid has: one edited meanwhile may have fewer. */
  get marks(): Marks {
    const marks = this.form.values.marks[this.grid?.key ?? ''] ?? {};
    return Object.fromEntries(
      this.items.flatMap(({ key }) => (marks[key] === undefined ? [] : [[key, marks[key]]]))
    );
  }

  async read() {
    const turn = ++this.#turn;
    try {
      const { hearing } = await api.listeningWork({ step: 'open', heard: this.heard });
      if (turn === this.#turn) this.take(hearing);
    } catch (thrown) {
      if (turn !== this.#turn) return;
      if (['not_found', 'invalid'].includes(api.asShellError(thrown).code)) this.gone = true;
      else toasts.error(thrown);
    }
  }

  take(hearing: Hearing | null) {
    const first = this.hearing === null;
    this.hearing = hearing;
    // What was marked already is read first; what was begun goes on.
    if (first && !this.begun) this.shown = hearing?.listenings[0] ?? null;
  }

  choose(grid: string) {
    this.form.values.grid = grid;
  }

  mark(item: string, mark: GridMark) {
    const key = this.grid?.key;
    if (key === undefined) return;
    this.form.values.marks[key] = { ...this.form.values.marks[key], [item]: mark };
  }

  /** Asks the core for the note of the marks as they stand. */
  async weigh(grid: string, marks: Marks) {
    const turn = ++this.#weighing;
    if (Object.keys(marks).length === 0) return void (this.weighed = null);
    const answer = await attempt(api.listeningWork({ step: 'weigh', grid, marks }));
    if (turn === this.#weighing) this.weighed = answer?.weighed ?? null;
  }

  /** Keeps the marks; answers the marking as it is kept, `null` when it was refused. */
  async save(): Promise<Listened | null> {
    const { grid, marks } = this;
    if (grid === null || this.sending || Object.keys(marks).length === 0) return null;
    this.sending = true;
    await this.form.draft.flush();
    const sent = this.form.draft.text;
    const comment = this.form.values.comment;
    const answer = await attempt(
      api.listeningWork({ step: 'mark', listening: { heard: this.heard, grid: grid.key, marks, comment } })
    );
    this.sending = false;
    if (answer === null) return null;
    await this.form.done(sent);
    this.#turn += 1;
    this.hearing = answer.hearing;
    this.shown = answer.hearing?.listenings[0] ?? null;
    return this.shown;
  }
}
