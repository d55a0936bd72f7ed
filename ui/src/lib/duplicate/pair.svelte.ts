/** Two fiches side by side: what each says, what is taken from which, what stays of both. */
import * as api from '../api';
import { ficheName } from '../call/who';
import { t } from '../i18n/index.svelte';
import { phone } from '../i18n/typography';
import { toasts } from '../state/toasts.svelte';
import type { Contact, ContactField, DuplicatePair, Fiche, Stage } from '../types';

export type Side = 'left' | 'right';
/** A line of the comparison. `choice`: both say something else; `one`: one says more, and is taken; `same`: both say it. */
export type Line = {
  field: ContactField | 'address';
  left: string;
  right: string;
  is: 'choice' | 'one' | 'same';
  /** The one that says more. */
  from: Side;
};

/** In this order; the address is one, whatever its parts. What is written in free words is kept of both. */
const FIELDS: (ContactField | 'address')[] = [
  'civility',
  'first_name',
  'last_name',
  'company',
  'job',
  'decision_power',
  'address',
  'birth_year',
  'language',
  'usual_hours',
  'loyalty_card',
  'label',
  'external_id'
];
/** From the lowest to the highest: nobody is lost while one fiche has them here. */
const LADDER: Stage[] = ['lost', 'suspect', 'lead', 'prospect', 'client', 'loyal_client'];

function valueOf(contact: Contact, field: ContactField | 'address'): string {
  if (field === 'address') {
    const town = [contact.postcode, contact.town].filter(Boolean).join(' ');
    return [contact.street, town].filter(Boolean).join(', ');
  }
  if (field === 'company') return contact.company?.name ?? '';
  const value = contact[field];
  if (value === null) return '';
  const codes = t().codes;
  return field === 'civility' ? (codes.civility[String(value)] ?? String(value)) : String(value);
}

/** The same word, accents and case aside. */
const same = (one: string, other: string) => one.localeCompare(other, 'fr', { sensitivity: 'base' }) === 0;

/** What one address says, the other says too: it is the same place, told in less words. */
function within(one: Contact, other: Contact): boolean {
  const parts = (['street', 'postcode', 'town'] as const).map((part) => [one[part], other[part]]);
  return parts.every(([less, more]) => !less || (!!more && same(less, more)));
}

function lineOf(one: Contact, other: Contact, field: ContactField | 'address'): Line {
  const [left, right] = [valueOf(one, field), valueOf(other, field)];
  const line = { field, left, right, from: left === '' ? ('right' as const) : ('left' as const) };
  if (left === right) return { ...line, is: 'same' };
  if (left === '' || right === '') return { ...line, is: 'one' };
  if (field === 'address' && within(one, other)) return { ...line, is: 'one', from: 'right' };
  if (field === 'address' && within(other, one)) return { ...line, is: 'one', from: 'left' };
  return { ...line, is: 'choice' };
}

export class PairState {
  left = $state.raw<Fiche | null>(null);
  right = $state.raw<Fiche | null>(null);
  gone = $state(false);
  /** Which line the keyboard is on, among those to choose. */
  at = $state(0);
  /** Where the value of the other fiche is the right one. */
  taken = $state<ContactField[]>([]);
  addressTaken = $state(false);
  busy = $state(false);

  constructor(readonly pair: DuplicatePair) {}

  lines = $derived.by<Line[]>(() => {
    const [left, right] = [this.left?.contact, this.right?.contact];
    if (!left || !right) return [];
    return FIELDS.map((field) => lineOf(left, right, field)).filter(
      ({ left, right }) => left !== '' || right !== ''
    );
  });
  choices = $derived(this.lines.filter(({ is }) => is === 'choice'));
  frozen = $derived(this.left?.frozen_at != null || this.right?.frozen_at != null);
  ready = $derived(this.left !== null && this.right !== null && !this.frozen && !this.busy);

  /** Reads both; the older fiche is the one kept. */
  async read() {
    try {
      const [a, b] = await Promise.all([
        api.contactFiche(this.pair.a.contact_id),
        api.contactFiche(this.pair.b.contact_id)
      ]);
      if (a.contact.id === b.contact.id) return void (this.gone = true);
      const older = a.contact.created_at <= b.contact.created_at;
      this.left = older ? a : b;
      this.right = older ? b : a;
    } catch (thrown) {
      if (api.asShellError(thrown).code === 'not_found') this.gone = true;
      else toasts.error(thrown);
    }
  }

  sideOf(line: Line): Side {
    if (line.is !== 'choice') return line.from;
    const taken = line.field === 'address' ? this.addressTaken : this.taken.includes(line.field);
    return taken ? 'right' : 'left';
  }

  choose(line: Line, side: Side) {
    this.at = this.choices.indexOf(line);
    if (line.field === 'address') this.addressTaken = side === 'right';
    else {
      const others = this.taken.filter((field) => field !== line.field);
      this.taken = side === 'right' ? [...others, line.field] : others;
    }
  }

  /** The keyboard on the line `by` further. */
  walk(by: number) {
    if (this.choices.length > 0) this.at = Math.max(0, Math.min(this.choices.length - 1, this.at + by));
  }

  side(side: Side) {
    const line = this.choices[this.at];
    if (line) this.choose(line, side);
  }

  /** As the core takes it: an address goes whole. */
  get take(): ContactField[] {
    const place: ContactField[] = this.addressTaken ? ['street', 'postcode', 'town', 'country'] : [];
    return [...this.taken, ...place];
  }

  /** How the one fiche is called afterwards. */
  get name(): string {
    if (this.left === null || this.right === null) return '';
    const part = (field: 'first_name' | 'last_name') => {
      const line = this.lines.find((one) => one.field === field);
      return line === undefined ? '' : this.sideOf(line) === 'right' ? line.right : line.left;
    };
    return [part('first_name'), part('last_name')].filter(Boolean).join(' ') || ficheName(this.left);
  }

  /** Those of both, without repeats. */
  get numbers(): string[] {
    const all = [...(this.left?.numbers ?? []), ...(this.right?.numbers ?? [])];
    return [...new Set(all.map(({ display }) => phone(display)))];
  }
  get emails(): string[] {
    const all = [...(this.left?.emails ?? []), ...(this.right?.emails ?? [])];
    return [...new Set(all.map(({ address }) => address.toLowerCase()))];
  }
  /** The higher rung of the two. */
  get stage(): Stage | null {
    if (this.left === null || this.right === null) return null;
    const [one, other] = [this.left.contact.stage, this.right.contact.stage];
    return LADDER.indexOf(one) >= LADDER.indexOf(other) ? one : other;
  }
}
