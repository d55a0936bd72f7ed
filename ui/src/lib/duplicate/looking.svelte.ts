/** The look for duplicates: what it found, which pair is compared, what became of those seen. Lives as long as the window. */
import * as api from '../api';
import { count } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import { bootState } from '../state/boot.svelte';
import { followed } from '../state/progress';
import { toasts } from '../state/toasts.svelte';
import type { Changed, ContactField, DuplicatePair, Duplicates, Likeness } from '../types';
import { lineName, pairKey } from './words';

/** A pair acted upon: where it stood, to be put back there. */
type Settled = { pair: DuplicatePair; at: number; removed: string | null };

class Looking {
  found = $state.raw<Duplicates | null>(null);
  /** Those still to be seen, the likeliest first. */
  pairs = $state.raw<DuplicatePair[]>([]);
  level = $state<Likeness | 'all'>('all');
  at = $state(0);
  /** One pair, opened from a fiche: it comes before the list. */
  asked = $state.raw<{ pair: DuplicatePair; from: string } | null>(null);
  work = $state<'looking' | 'merging' | null>(null);
  done = $state(0);
  total = $state(0);
  stopping = $state(false);
  #settled: Settled[] = [];
  #generation = -1;

  shown = $derived(
    this.level === 'all' ? this.pairs : this.pairs.filter((pair) => pair.level === this.level)
  );
  current = $derived<DuplicatePair | null>(this.asked?.pair ?? this.shown[this.at] ?? null);

  of(level: Likeness): number {
    return this.pairs.filter((pair) => pair.level === level).length;
  }

  /** Another data file since last time: nothing of the former one. */
  open(generation: number) {
    if (this.#generation !== generation) {
      this.found = null;
      this.pairs = [];
      this.asked = null;
      this.at = 0;
      this.#settled = [];
    }
    this.#generation = generation;
  }

  /** Compares this pair now, whatever the list holds. */
  ask(pair: DuplicatePair, from: string) {
    this.open(bootState.generation);
    this.asked = { pair, from };
  }

  async look() {
    const found = await this.#during('looking', api.duplicatesLook);
    if (found === null) return;
    this.found = found;
    this.pairs = found.pairs;
    this.level = 'all';
    this.at = 0;
    this.asked = null;
    this.#settled = [];
  }

  /** Merges every sure pair at once. */
  async mergeSure() {
    const pairs = this.pairs
      .filter(({ level }) => level === 'sure')
      .map(({ a, b }): [string, string] => [a.contact_id, b.contact_id]);
    const run = await this.#during('merging', () => api.contactsMergeAll(pairs));
    if (run === null) return;
    const words = t().duplicates;
    const n = count(run.merged);
    toasts.show(run.stopped ? words.runStopped(n) : words.runDone(n), 'done');
    await this.look();
  }

  stop() {
    this.stopping = true;
    void api.duplicatesStop().catch((thrown: unknown) => toasts.error(thrown));
  }

  pick(level: Likeness | 'all') {
    this.level = level;
    this.at = 0;
    this.asked = null;
  }

  move(to: number) {
    this.asked = null;
    this.at = Math.max(0, Math.min(this.shown.length - 1, to));
  }

  /** The pair waits: the next one comes. */
  later() {
    if (this.asked !== null) this.asked = null;
    else this.at = this.shown.length < 2 ? 0 : (this.at + 1) % this.shown.length;
  }

  /** One fiche of the two; `false`: it was refused, and that is said. */
  async merge(pair: DuplicatePair, kept: string, take: ContactField[], name: string): Promise<boolean> {
    const removed = pair.a.contact_id === kept ? pair.b.contact_id : pair.a.contact_id;
    try {
      const { merge_id } = await api.contactsMerge(kept, removed, take);
      const words = t().duplicates;
      this.#settle(pair, removed);
      toasts.show(words.merged(name), 'done', {
        label: words.undo,
        run: () => void this.#unmerge(merge_id)
      });
      return true;
    } catch (thrown) {
      toasts.error(thrown);
      return false;
    }
  }

  /** Two persons, for good. */
  async dismiss(pair: DuplicatePair): Promise<boolean> {
    const ids = [pair.a.contact_id, pair.b.contact_id] as const;
    try {
      await api.duplicateDismiss(...ids);
      const words = t().duplicates;
      this.#settle(pair, null);
      toasts.show(words.dismissed(lineName(pair.a), lineName(pair.b)), 'done', {
        label: words.undo,
        run: () => void this.#recall(pair)
      });
      return true;
    } catch (thrown) {
      toasts.error(thrown);
      return false;
    }
  }

  /** Something was written: what was settled may be open again (Ctrl Z). */
  async follow(changed: Changed) {
    for (const settled of this.#settled.slice(-3)) {
      const { pair, removed } = settled;
      const ids = [pair.a.contact_id, pair.b.contact_id];
      if (!changed.everything && !ids.every((id) => changed.contacts.includes(id))) continue;
      if (await this.#isOpen(pair, removed)) this.#putBack(settled);
    }
  }

  /** Whether the two are two again, or may be one again. */
  async #isOpen(pair: DuplicatePair, removed: string | null): Promise<boolean> {
    try {
      if (removed !== null) return (await api.contactFiche(removed)).contact.id === removed;
      const near = await api.duplicatesNear(pair.a.contact_id);
      return near.some(({ b }) => b.contact_id === pair.b.contact_id);
    } catch {
      return false;
    }
  }

  async #unmerge(mergeId: string) {
    try {
      const { stayed } = await api.contactsUnmerge(mergeId);
      const words = t().duplicates;
      toasts.show(stayed.length === 0 ? words.separated : words.stayed(stayed.length), 'done');
    } catch (thrown) {
      toasts.error(thrown);
    }
  }

  async #recall(pair: DuplicatePair) {
    try {
      await api.duplicateRecall(pair.a.contact_id, pair.b.contact_id);
      const settled = this.#settled.find((one) => pairKey(one.pair) === pairKey(pair));
      if (settled) this.#putBack(settled);
      toasts.show(t().duplicates.recalled, 'done');
    } catch (thrown) {
      toasts.error(thrown);
    }
  }

  /** The pair is seen: it leaves the list, and what was said of the fiche that went is said of the other. */
  #settle(pair: DuplicatePair, removed: string | null) {
    const key = pairKey(pair);
    const at = this.pairs.findIndex((one) => pairKey(one) === key);
    this.#settled.push({ pair, at: Math.max(0, at), removed });
    const kept = removed === pair.a.contact_id ? pair.b : pair.a;
    const seen = new Set<string>();
    this.pairs = this.pairs
      .filter((one) => pairKey(one) !== key)
      .map((one) => ({
        ...one,
        a: one.a.contact_id === removed ? kept : one.a,
        b: one.b.contact_id === removed ? kept : one.b
      }))
      .filter((one) => {
        const known = one.a.contact_id === one.b.contact_id || seen.has(pairKey(one));
        seen.add(pairKey(one));
        return !known;
      });
    this.asked = null;
    this.at = Math.max(0, Math.min(this.at, this.shown.length - 1));
  }

  #putBack(settled: Settled) {
    this.#settled = this.#settled.filter((one) => one !== settled);
    if (this.found === null) return;
    const { pair, at } = settled;
    if (this.pairs.some((one) => pairKey(one) === pairKey(pair))) return;
    this.pairs = [...this.pairs.slice(0, at), pair, ...this.pairs.slice(at)];
    this.at = Math.max(0, this.shown.indexOf(pair));
  }

  /** Does something that takes its time; `null`: it was refused or stopped, and that is said. */
  async #during<T>(work: 'looking' | 'merging', run: () => Promise<T>): Promise<T | null> {
    if (this.work !== null) return null;
    Object.assign(this, { work, done: 0, total: 0, stopping: false });
    try {
      return await followed('duplicates', (far) => Object.assign(this, far), run);
    } catch (thrown) {
      if (api.asShellError(thrown).detail === 'cancelled') toasts.show(t().duplicates.stopped);
      else toasts.error(thrown);
      return null;
    } finally {
      this.work = null;
    }
  }
}

export const looking = new Looking();
