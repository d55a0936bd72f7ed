/** The sheets of the class, what was tried, and one of them at work. */
import * as api from '../../lib/api';
import { calls } from '../../lib/state/calls.svelte';
import { desk } from '../../lib/state/desk.svelte';
import { attempt, toasts } from '../../lib/state/toasts.svelte';
import type {
  ClientCard,
  LiveCall,
  Practice,
  PracticeLine,
  PracticeSheet,
  PracticeStep,
  PracticeView
} from '../../lib/types';

const TRY = 'try:';

/** The address of a try, among those of the sheets. */
export const tryAddress = (id: string) => `${TRY}${id}`;
/** The try that an address names; `null`: it names a sheet. */
export const tryOf = (address: string | null) =>
  address !== null && address.startsWith(TRY) ? address.slice(TRY.length) : null;

/** What the screen shows beside one sheet: all of them, all the tries, how each student gets on. */
export class Classes {
  view = $state.raw<PracticeView | null>(null);
  #turn = 0;

  async read() {
    const turn = ++this.#turn;
    const view = await attempt(api.practiceWork({ step: 'list' }));
    if (view !== null && turn === this.#turn) this.view = view;
  }
}

/** One sheet, with its last try. */
export class SheetAtWork {
  sheet = $state.raw<PracticeSheet | null>(null);
  /** The last try in full, once it was compared. */
  practice = $state.raw<Practice | null>(null);
  card = $state.raw<ClientCard | null>(null);
  gone = $state(false);
  busy = $state(false);
  #turn = 0;

  constructor(readonly contactId: string) {}

  get current(): PracticeLine | null {
    return this.sheet?.current ?? null;
  }

  /** Its call that is not done with: it goes on, or waits for its outcome. */
  get inHand(): LiveCall | null {
    const id = this.current?.call_id ?? null;
    return id === null ? null : (calls.list.find(({ call }) => call.id === id) ?? null);
  }

  async read() {
    const turn = ++this.#turn;
    try {
      const { sheet } = await api.practiceWork({ step: 'open', contact_id: this.contactId });
      const current = sheet?.current ?? null;
      const { practice } =
        current !== null && current.checked_at !== null
          ? await api.practiceWork({ step: 'show', practice_id: current.id })
          : { practice: null };
      if (turn !== this.#turn) return;
      this.sheet = sheet;
      this.practice = practice;
    } catch (thrown) {
      if (turn !== this.#turn) return;
      if (['not_found', 'invalid'].includes(api.asShellError(thrown).code)) this.gone = true;
      else toasts.error(thrown);
    }
  }

  /** One step at a time; what it answers, `null` when it was refused. */
  async #work(step: PracticeStep): Promise<PracticeView | null> {
    if (this.busy) return null;
    this.busy = true;
    const done = await attempt(api.practiceWork(step));
    this.busy = false;
    if (done !== null) void this.read();
    return done;
  }

  /** Begins the call, and goes to the desk with it. */
  async call(student: string): Promise<boolean> {
    const done = await this.#work({ step: 'call', contact_id: this.contactId, student });
    if (done?.live == null) return false;
    calls.apply(done.live);
    desk.go(null, done.live.call.id);
    return true;
  }

  async check(): Promise<boolean> {
    const id = this.current?.id;
    if (id === undefined) return false;
    return (await this.#work({ step: 'check', practice_id: id })) !== null;
  }

  async restart(student: string): Promise<boolean> {
    return (await this.#work({ step: 'restart', contact_id: this.contactId, student })) !== null;
  }

  /** Shows what the comrade plays, with the truth when it is asked for. */
  async play(truth: boolean) {
    const done = await attempt(api.practiceWork({ step: 'play', contact_id: this.contactId, truth }));
    this.card = done?.card ?? this.card;
  }
}
