/** What is done of a guide in one call: ticks, time by step, objections. Kept as a draft until the call has its outcome. */
import { bootState } from '../state/boot.svelte';
import { drafts } from '../state/drafts.svelte';
import { settings } from '../state/settings.svelte';
import type { Call, CracPart, Guide, GuideItem, GuideRun, GuideStep, Objection } from '../types';

/** What was done of one guide, and where one is in it. */
type Done = GuideRun & { step: string };
/** The guide followed, and what was done of those left for it. */
type Kept = Done & { aside?: Done[] };

/**
 * The guides that fit a call, the one to follow first: drawn in its campaign, those of its queue in their order, the
 * house's choice for its direction, then the others of that direction.
 */
export function guidesFor(call: Call): Guide[] {
  const direction = call.direction === 'outbound' ? 'outbound' : 'inbound';
  const drawn = call.campaign?.guide;
  const queue = call.queue === null ? null : bootState.queues.find(({ queue }) => queue === call.queue);
  const named = [...(drawn ? [drawn] : []), ...(queue?.guides ?? [])];
  const first = [...named, settings.get<string>(`guide.${direction}`, '')];
  const rank = ({ key }: Guide) => (first.includes(key) ? first.indexOf(key) : first.length);
  return bootState.guides
    .filter(
      (guide) => guide.direction === direction || guide.direction === 'any' || named.includes(guide.key)
    )
    .toSorted((a, b) => rank(a) - rank(b));
}

/** The list with it, or without it when it was there. */
const toggled = <T>(list: T[], one: T): T[] =>
  list.includes(one) ? list.filter((other) => other !== one) : [...list, one];

export class Run {
  kept = $state<Kept | null>(null);
  #since: number | null = null;

  constructor(readonly call: Call) {
    const { text } = this.draft;
    try {
      if (text !== '') this.kept = JSON.parse(text) as Kept;
    } catch {
      // A draft of another version: the guide starts anew.
    }
  }

  get draft() {
    return drafts.of(`call:${this.call.id}:guide`);
  }

  get guides(): Guide[] {
    return guidesFor(this.call);
  }

  /** The guide followed; `null`: none fits. */
  get guide(): Guide | null {
    return this.guides.find(({ key }) => key === this.kept?.guide) ?? this.guides[0] ?? null;
  }

  get step(): GuideStep | null {
    const { guide } = this;
    return guide?.step.find(({ key }) => key === this.kept?.step) ?? guide?.step[0] ?? null;
  }

  /** The first item of the step that is not ticked. */
  get next(): GuideItem | null {
    return this.step?.item.find(({ key }) => !this.ticked(key)) ?? null;
  }

  ticked(key: string): boolean {
    return this.kept?.ticked.includes(key) ?? false;
  }

  done(step: GuideStep): number {
    return step.item.filter(({ key }) => this.ticked(key)).length;
  }

  /** How many items of that guide are ticked, followed now or left for another. */
  begun(key: string): number {
    const { kept } = this;
    const done = kept?.guide === key ? kept : kept?.aside?.find(({ guide }) => guide === key);
    return done?.ticked.length ?? 0;
  }

  /** Takes another guide; what was done of the one that is left comes back with it. */
  follow(key: string) {
    const guide = this.guides.find((one) => one.key === key);
    if (guide === undefined || guide.key === this.guide?.key) return;
    this.#count();
    if (this.kept === null) return this.#begin(guide);
    const { aside = [], ...left } = $state.snapshot(this.kept);
    this.#begin(guide, [...aside, left]);
  }

  tick(key: string) {
    this.#change((kept) => {
      kept.ticked = toggled(kept.ticked, key);
    });
  }

  /** `F3`: ticks the next item, or goes on when the step is done. */
  advance() {
    const { next } = this;
    if (next !== null) this.tick(next.key);
    if (this.next === null) this.goOn();
  }

  goOn() {
    const { guide, step } = this;
    const at = guide?.step.findIndex(({ key }) => key === step?.key) ?? -1;
    const after = guide?.step[at + 1];
    if (after) this.go(after.key);
  }

  go(key: string) {
    this.#change((kept) => (kept.step = key));
  }

  /** An objection is raised, or one more part of its answer is given. */
  object(objection: Objection, part: CracPart | null) {
    this.#change((kept) => {
      let met = kept.objections.find(({ key }) => key === objection.key);
      if (met === undefined) {
        kept.objections.push({ key: objection.key, name: objection.name, answered: [] });
        met = kept.objections.at(-1);
      }
      if (met === undefined || part === null) return;
      met.answered = toggled(met.answered, part);
    });
  }

  /** What goes with the outcome: the guide followed, or the last one of which anything was done; `null`: none was. */
  told(): GuideRun | null {
    if (this.kept === null) return null;
    this.#count();
    const kept = $state.snapshot(this.kept);
    const told = [kept, ...(kept.aside ?? []).toReversed()].find(
      ({ ticked, objections }) => ticked.length > 0 || objections.length > 0
    );
    if (told === undefined) return null;
    const { guide, version, ticked, spent_ms, objections } = told;
    return { guide, version, ticked, spent_ms, objections };
  }

  #begin(guide: Guide, begun: Done[] = []) {
    const anew = {
      guide: guide.key,
      version: guide.version,
      step: guide.step[0]?.key ?? '',
      ticked: [],
      spent_ms: {},
      objections: []
    };
    const back = begun.find((done) => done.guide === guide.key);
    this.kept = { ...(back ?? anew), aside: begun.filter((done) => done !== back) };
    this.#since = Date.now();
    this.#keep();
  }

  #change(change: (kept: Kept) => void) {
    if (this.kept === null && this.guide !== null) this.#begin(this.guide);
    if (this.kept === null) return;
    this.#count();
    change(this.kept);
    this.#keep();
  }

  /** A tick is one act: kept at once. */
  #keep() {
    this.draft.type(JSON.stringify(this.kept));
    void this.draft.flush();
  }

  /** The time since the last change belongs to the step in hand, while the call lasts. */
  #count() {
    const { kept, step } = this;
    const until = this.call.ended_at === null ? Date.now() : Date.parse(this.call.ended_at);
    if (kept === null || step === null) return;
    if (this.#since !== null && until > this.#since)
      kept.spent_ms[step.key] = (kept.spent_ms[step.key] ?? 0) + (until - this.#since);
    this.#since = Math.max(until, this.#since ?? until);
  }
}

const runs = new Map<string, Run>();
let generation = 0;

/** The one run of a call. */
export function runOf(call: Call): Run {
  if (generation !== bootState.generation) runs.clear();
  generation = bootState.generation;
  let run = runs.get(call.id);
  if (run === undefined) {
    run = new Run(call);
    runs.set(call.id, run);
  }
  return run;
}
