/** A guide as it is typed: what it holds, what is wrong with it, and as the core takes it. */
import type { Facts } from '../../../lib/guide/fill';
import { t } from '../../../lib/i18n/index.svelte';
import type { Guide, GuideDirection, Objection } from '../../../lib/types';

export type ItemTyped = { uid: number; key: string; label: string; weight: string; eliminatory: boolean };
export type StepTyped = {
  uid: number;
  key: string;
  letter: string;
  name: string;
  from: string;
  to: string;
  phrase: string;
  help: string;
  items: ItemTyped[];
};
export type ObjectionTyped = Objection & { uid: number };
export type GuideTyped = {
  /** Empty: a new one. */
  key: string;
  name: string;
  direction: GuideDirection;
  purpose: string;
  steps: StepTyped[];
  objections: ObjectionTyped[];
};

export const CRAC = ['dig', 'rephrase', 'argue', 'check'] as const;

/** What is known of nobody. */
const UNKNOWN: Facts = {
  civilite: null,
  prenom: null,
  nom: null,
  societe: null,
  agent: null,
  maison: null,
  dernier_echange: null,
  motif: null,
  produit: null,
  rappel: null,
  ticket: null,
  date: null,
  rdv: null,
  rdv_agent: null,
  rdv_lieu: null,
  catalogue: null
};

/** Somebody invented, to hear how a phrase sounds. */
export const sample = (): Facts => ({ ...UNKNOWN, ...t().guides.sample });

/** The words that a phrase can be given, as shown. */
export const insertable = () => Object.entries<string>(t().guides.words);

const blankItem = (uid: number): ItemTyped => ({ uid, key: '', label: '', weight: '1', eliminatory: false });

const blankStep = (uid: number): StepTyped => ({
  uid,
  key: '',
  letter: '',
  name: '',
  from: '10',
  to: '60',
  phrase: '',
  help: '',
  items: [blankItem(0)]
});

const blankObjection = (uid: number): ObjectionTyped => ({
  uid,
  key: '',
  name: '',
  dig: '',
  rephrase: '',
  argue: '',
  check: ''
});

export function typedOf(guide: Guide | null): GuideTyped {
  if (guide === null)
    return { key: '', name: '', direction: 'any', purpose: '', steps: [blankStep(0)], objections: [] };
  const { key, name, direction, purpose } = guide;
  const steps = guide.step.map(({ item, seconds: [from, to], help, ...step }, uid) => ({
    ...step,
    uid,
    from: String(from),
    to: String(to),
    help: help ?? '',
    items: item.map((one, nth) => ({ ...one, uid: nth, weight: String(one.weight) }))
  }));
  return {
    key,
    name,
    direction,
    purpose,
    steps,
    objections: guide.objection.map((one, uid) => ({ ...one, uid }))
  };
}

/** One more at the end, told apart from the others. */
function added<T extends { uid: number }>(list: T[], make: (uid: number) => T): T {
  list.push(make(Math.max(-1, ...list.map(({ uid }) => uid)) + 1));
  return list[list.length - 1]!;
}
export const addStep = (typed: GuideTyped) => added(typed.steps, blankStep);
export const addItem = (step: StepTyped) => added(step.items, blankItem);
export const addObjection = (typed: GuideTyped) => added(typed.objections, blankObjection);

/** Puts a part one place before or after. */
export function move<T>(list: T[], at: number, by: -1 | 1) {
  const to = at + by;
  if (at < 0 || to < 0 || to >= list.length) return;
  list.splice(to, 0, ...list.splice(at, 1));
}

/** On one line: a phrase is said in one breath. */
const line = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim();
const whole = (text: string) => (/^\d{1,5}$/.test(text.trim()) ? Number(text) : null);
const empty = (text: string) => text.trim() === '';

/** What in a phrase cannot be filled in, in words; `null`: all can. */
function wrongIn(phrase: string, where: string): string | null {
  const words = t().guides.problems;
  const name = [...phrase.matchAll(/\{([^{}]*)\}/g)]
    .map(([, one]) => one ?? '')
    .find((one) => !(one in UNKNOWN));
  if (name !== undefined) return words.word(where, name);
  if (/[{}]/.test(phrase.replace(/\{[^{}]*\}/g, ''))) return words.brackets(where);
  return /[[\]]/.test(phrase.replace(/\[[^[\]]*\]/g, '')) ? words.brackets(where) : null;
}

function wrongStep(step: StepTyped, n: number): string | null {
  const words = t().guides.problems;
  const [from, to] = [whole(step.from), whole(step.to)];
  if (empty(step.name)) return words.stepName(n);
  if (empty(step.letter)) return words.letter(n);
  if (from === null || to === null || from > to) return words.seconds(n);
  if (empty(step.phrase)) return words.phrase(n);
  const phrase = wrongIn(step.phrase, words.step(n));
  if (phrase !== null) return phrase;
  if (step.items.length === 0) return words.noItem(n);
  if (step.items.some(({ label }) => empty(label))) return words.item(n);
  const weighs = ({ weight }: ItemTyped) => (whole(weight) ?? 0) >= 1 && (whole(weight) ?? 0) <= 100;
  return step.items.every(weighs) ? null : words.weight(n);
}

function wrongObjection(objection: ObjectionTyped, n: number): string | null {
  const words = t().guides.problems;
  if (empty(objection.name) || CRAC.some((part) => empty(objection[part]))) return words.objection(n);
  return (
    CRAC.map((part) => wrongIn(objection[part], words.objectionAt(n))).find((one) => one !== null) ?? null
  );
}

/** The first thing to put right, in words; `null`: it can be kept. */
export function problem(typed: GuideTyped): string | null {
  const words = t().guides.problems;
  if (empty(typed.name)) return words.name;
  if (empty(typed.purpose)) return words.purpose;
  if (typed.steps.length === 0) return words.noStep;
  const steps = typed.steps.map((step, nth) => wrongStep(step, nth + 1));
  const objections = typed.objections.map((one, nth) => wrongObjection(one, nth + 1));
  return [...steps, ...objections].find((one) => one !== null) ?? null;
}

/** As the core takes it; only when nothing is wrong. */
export function said(typed: GuideTyped): Guide {
  return {
    key: typed.key,
    name: line(typed.name),
    direction: typed.direction,
    version: 0,
    purpose: line(typed.purpose),
    step: typed.steps.map((step) => ({
      key: step.key,
      letter: line(step.letter),
      name: line(step.name),
      seconds: [whole(step.from) ?? 0, whole(step.to) ?? 0],
      phrase: line(step.phrase),
      help: line(step.help) || null,
      item: step.items.map(({ key, label, weight, eliminatory }) => ({
        key,
        label: line(label),
        weight: whole(weight) ?? 1,
        eliminatory
      }))
    })),
    objection: typed.objections.map(({ key, name, dig, rephrase, argue, check }) => ({
      key,
      name: line(name),
      dig: line(dig),
      rephrase: line(rephrase),
      argue: line(argue),
      check: line(check)
    }))
  };
}
