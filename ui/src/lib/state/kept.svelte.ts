/** A form kept as it is typed: what was being filled comes back, whatever happened meanwhile. */
import { drafts } from './drafts.svelte';

export class KeptForm<T extends object> {
  values = $state<T>() as T;
  readonly draft;
  readonly #empty: string;

  /** `key`: what is being typed (`ticket:new:<id>`); `empty`: the form before anything is. */
  constructor(key: string, empty: T) {
    this.draft = drafts.of(key);
    this.#empty = JSON.stringify(empty);
    this.values = { ...empty, ...this.#read() };
  }

  /** What was sent is a record now: it is typed no more. What was typed meanwhile stays. */
  async done(sent: string) {
    if (this.draft.text === sent) this.values = JSON.parse(this.#empty) as T;
    await this.draft.drop(sent);
  }

  #read(): Partial<T> {
    try {
      return this.draft.text === '' ? {} : (JSON.parse(this.draft.text) as Partial<T>);
    } catch {
      // A draft of another version: its text stays in the file, the form starts empty.
      return {};
    }
  }

  /** Keeps it as it changes; to call from a component's script. */
  follow() {
    $effect(() => {
      const body = JSON.stringify(this.values);
      const blank = body === this.#empty;
      if (body !== this.draft.text && !(blank && this.draft.text === '')) this.draft.type(blank ? '' : body);
    });
  }
}
