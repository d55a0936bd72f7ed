/**
 * What is being typed, kept by the shell within half a second and on leaving. One `DraftText` per key for the life
 * of the window: closing a panel, another call or another screen never loses it.
 */
import * as api from '../api';
import type { Draft, ErrorCode } from '../types';

const PAUSE_MS = 400;
const RETRY_MS = 3000;

export type DraftState = 'empty' | 'typing' | 'saving' | 'saved' | 'error';

export class DraftText {
  text = $state('');
  state = $state<DraftState>('empty');
  /** When it was last kept, ms. */
  savedAt = $state<number | null>(null);
  error = $state<ErrorCode | null>(null);
  #timer: ReturnType<typeof setTimeout> | null = null;
  #kept = '';
  #writing: Promise<void> = Promise.resolve();
  #gone = false;
  /** Typed or let go in this window: news from another one no longer counts. */
  #ours = false;

  constructor(readonly key: string) {}

  /** What the shell had kept. */
  restore(body: string, at: string) {
    this.text = body;
    this.#kept = body;
    this.state = body === '' ? 'empty' : 'saved';
    this.savedAt = Date.parse(at);
  }

  /** What another window kept, while nothing was typed here. */
  hear(body: string, at: string) {
    if (!this.#ours && body !== this.text) this.restore(body, at);
  }

  /** To call at each change of the field. */
  type(text: string) {
    this.#ours = true;
    this.text = text;
    this.state = 'typing';
    this.#stop();
    if (!this.#gone) this.#timer = setTimeout(() => void this.flush(), PAUSE_MS);
  }

  /** Keeps now what is not kept yet. Never throws: the state says what happened. */
  flush(): Promise<void> {
    this.#stop();
    if (this.text === this.#kept) {
      this.#settle();
      return this.#writing;
    }
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** Another data file was opened: nothing of this one is written any more, whoever still holds it. */
  forget() {
    this.#stop();
    this.#gone = true;
  }

  #stop() {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  /** What stands is what is kept. */
  #settle() {
    if (this.state === 'typing') this.state = this.text === '' ? 'empty' : 'saved';
  }

  async #write() {
    const body = this.text;
    if (this.#gone) return;
    if (body === this.#kept) return this.#settle();
    this.state = 'saving';
    try {
      await api.draftSave(this.key, body);
      this.#kept = body;
      this.error = null;
      this.savedAt = Date.now();
      this.state = this.text === body ? (body === '' ? 'empty' : 'saved') : 'typing';
    } catch (thrown) {
      this.error = api.asShellError(thrown).code;
      this.state = 'error';
      // Nothing is lost meanwhile: the text is still here, and is tried again.
      if (!this.#gone) this.#timer ??= setTimeout(() => void this.flush(), RETRY_MS);
    }
  }

  /**
   * Done with: `sent` became a record, or what stands was given up on purpose. What was typed since it was sent stays
   * a draft.
   */
  drop(sent = this.text): Promise<void> {
    this.#ours = true;
    this.#stop();
    if (this.text !== sent && this.text !== '') {
      this.state = 'typing';
      // The record took the shell's draft along: what stands is written anew, whatever was kept of it before.
      this.#writing = this.#writing.then(() => {
        this.#kept = '';
        return this.#write();
      });
      return this.#writing;
    }
    this.text = '';
    this.state = 'empty';
    this.savedAt = null;
    // In its turn: after what is being written, before what is typed from now on.
    this.#writing = this.#writing.then(async () => {
      if (!this.#gone) await api.draftDrop(this.key).catch(() => undefined);
      this.#kept = '';
      if (this.text !== '') return;
      this.state = 'empty';
      this.savedAt = null;
      this.error = null;
    });
    return this.#writing;
  }
}

class Drafts {
  #all = new Map<string, DraftText>();

  of(key: string): DraftText {
    let draft = this.#all.get(key);
    if (draft === undefined) {
      draft = new DraftText(key);
      this.#all.set(key, draft);
    }
    return draft;
  }

  has(key: string): boolean {
    return (this.#all.get(key)?.text ?? '') !== '';
  }

  /** Takes what the shell kept; `fresh` forgets the rest first (another data file). */
  take(list: Draft[], fresh = false) {
    if (fresh) {
      for (const draft of this.#all.values()) draft.forget();
      this.#all.clear();
    }
    for (const { key, body, updated_at } of list) {
      const draft = this.of(key);
      if (draft.text === '') draft.restore(body, updated_at);
    }
  }

  /** Reads what another window kept under this key. */
  async hear(key: string) {
    // Nothing is lost: it is in the file, and is read again.
    const list = await api.boot().then(
      (boot) => boot.drafts,
      () => []
    );
    const found = list.find((draft) => draft.key === key);
    if (found !== undefined) this.of(key).hear(found.body, found.updated_at);
  }

  /** Keeps everything now; to await before another data file is asked for. */
  flush() {
    return Promise.all([...this.#all.values()].map((draft) => draft.flush()));
  }

  /** Keeps everything when the window is hidden or closed. */
  start() {
    const flush = () => void this.flush();
    const hidden = () => document.visibilityState === 'hidden' && flush();
    addEventListener('blur', flush);
    addEventListener('pagehide', flush);
    addEventListener('beforeunload', flush);
    document.addEventListener('visibilitychange', hidden);
    return () => {
      removeEventListener('blur', flush);
      removeEventListener('pagehide', flush);
      removeEventListener('beforeunload', flush);
      document.removeEventListener('visibilitychange', hidden);
    };
  }
}

export const drafts = new Drafts();
