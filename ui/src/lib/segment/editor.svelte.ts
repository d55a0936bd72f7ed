/** A segment being written: its name, its rule in words and in rows, each following the other; who it means, as one types. */
import * as api from '../api';
import { drafts } from '../state/drafts.svelte';
import { toasts } from '../state/toasts.svelte';
import type { ContactLine, Segment, SegmentCheck, SegmentError } from '../types';
import { allWhole, built, empty, tree, type Built } from './tree';

export const NEW_DRAFT = 'segment:new';
/** One begun with a rule (a cell of RFM, an example): what was typed of a new one stays. */
const RULE_DRAFT = 'segment:rule';
/** After the last key, before the base is asked. */
const PAUSE = 250;
const PAGE = 50;

export class Editor {
  name = $state('');
  text = $state('');
  /** The rows; `null`: the rule is richer than they can show. */
  rows = $state<Built | null>(empty());
  check = $state.raw<SegmentCheck | null>(null);
  people = $state.raw<ContactLine[]>([]);
  /** The base is being asked. */
  counting = $state(false);
  busy = $state(false);
  /** It is over: nothing more is kept of what is typed. */
  #left = false;
  #turn = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly #key: string;

  /** `segment`: one that is kept; `null`: a new one, which begins with this rule. */
  constructor(
    readonly segment: Segment | null,
    begin: { name: string; text: string } = { name: '', text: '' }
  ) {
    this.#key = segment !== null ? `segment:${segment.id}` : begin.text === '' ? NEW_DRAFT : RULE_DRAFT;
    this.name = segment?.name ?? begin.name;
    this.text = segment?.rule ?? begin.text;
    const kept = this.draft.text;
    if (begin.text === '' && kept !== '') {
      try {
        const { name, text } = JSON.parse(kept) as { name: string; text: string };
        this.name = name;
        this.text = text;
      } catch {
        // A draft of another version: the segment starts as it is kept.
      }
    }
    if (this.text !== '') void this.#ask(() => api.segmentCheck(this.text), true);
  }

  get draft() {
    return drafts.of(this.#key);
  }

  error = $derived<SegmentError | null>(this.check?.error ?? null);
  total = $derived(this.check?.count ?? null);
  /** A row waits for its value: what is counted leaves it out. */
  waits = $derived(this.rows !== null && !allWhole(this.rows));
  get changed(): boolean {
    const [name, text] = [this.name.trim(), this.text.trim()];
    if (this.segment === null) return name !== '' || text !== '';
    return text !== this.segment.rule.trim() || name !== this.segment.name;
  }
  get ready(): boolean {
    return this.name.trim() !== '' && this.total !== null && !this.waits && !this.counting && !this.busy;
  }

  /** The rule in words changed. */
  typed(text: string) {
    this.text = text;
    this.#soon(() => this.#ask(() => api.segmentCheck(text), true));
  }

  named(name: string) {
    this.name = name;
    this.#keep();
  }

  /** The rows changed. */
  arranged() {
    const rule = this.rows === null ? null : tree($state.snapshot(this.rows) as Built);
    if (rule === null) {
      this.#turn += 1;
      clearTimeout(this.#timer);
      this.text = '';
      this.check = null;
      this.people = [];
      this.counting = false;
      this.#keep();
      return;
    }
    this.#soon(() => this.#ask(() => api.segmentSay(rule), false));
  }

  /** The word that was probably meant takes the place of the one typed. */
  mean(word: string) {
    const { error } = this;
    if (error === null) return;
    const signs = Array.from(this.text);
    const quoted = signs[error.at - 1] === '"' || /^[\p{L}\p{N} ’'-]+$/u.test(word);
    signs.splice(error.at, error.length, quoted ? word : `"${word}"`);
    this.typed(signs.join(''));
  }

  async more() {
    const last = this.people.at(-1);
    if (last === undefined || this.check?.text == null) return;
    const turn = this.#turn;
    try {
      const page = await api.segmentPeople(this.check.text, last.contact_id, PAGE);
      if (turn === this.#turn) this.people = [...this.people, ...page.items];
    } catch (thrown) {
      toasts.error(thrown);
    }
  }

  /** The base may have changed: who it means is asked again. */
  again() {
    if (this.check?.text != null) void this.#ask(() => api.segmentCheck(this.text), false);
  }

  leave() {
    this.#left = true;
    this.#turn += 1;
    clearTimeout(this.#timer);
  }

  #keep() {
    if (this.#left || this.busy) return;
    const body = this.changed ? JSON.stringify({ name: this.name, text: this.text }) : '';
    if (body !== this.draft.text) this.draft.type(body);
  }

  #soon(ask: () => Promise<void>) {
    this.#turn += 1;
    this.counting = true;
    this.#keep();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void ask(), PAUSE);
  }

  /** Asks the base; an answer that comes after another question is of no use. */
  async #ask(ask: () => Promise<SegmentCheck>, fromText: boolean) {
    const turn = ++this.#turn;
    this.counting = true;
    try {
      const check = await ask();
      if (turn !== this.#turn) return;
      this.check = check;
      if (fromText && check.rule !== null) this.rows = built(check.rule);
      else if (fromText && this.text.trim() === '') this.rows = empty();
      else if (!fromText && check.text !== null) this.text = check.text;
      this.#keep();
      if (check.text === null) return;
      const page = await api.segmentPeople(check.text, null, PAGE);
      if (turn === this.#turn) this.people = page.items;
    } catch (thrown) {
      if (turn === this.#turn) toasts.error(thrown);
    } finally {
      if (turn === this.#turn) this.counting = false;
    }
  }
}
