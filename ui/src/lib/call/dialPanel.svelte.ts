/** On what ground one person may be called now: the guard is asked, and asked again for each ground chosen. */
import * as api from '../api';
import { dayHour } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import { drafts } from '../state/drafts.svelte';
import { attempt, toasts } from '../state/toasts.svelte';
import type { DialCheck, Ground } from '../types';
import { placeCall } from './place';

export type OtherGround = Exclude<Ground['ground'], 'prospecting'>;
export const OTHER_GROUNDS: OtherGround[] = ['service', 'contract', 'request', 'appointment', 'professional'];

const PROSPECTING: Ground = { ground: 'prospecting' };
const EMPTY = { ground: '' as OtherGround | '', why: '', when: '', whenTypedAt: null as number | null };

/** A moment as one types it, in both languages. */
function typedMoment(iso: string): string {
  const at = new Date(iso);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()} ${at.getHours()}:${two(at.getMinutes())}`;
}

export class DialState {
  /** The answer for prospecting; `null`: not come yet. */
  first = $state<DialCheck | null>(null);
  /** The answer for the other ground chosen. */
  check = $state<DialCheck | null>(null);
  form = $state({ ...EMPTY });
  /** The moment understood, where the ground has one. */
  at = $state<string | null>(null);
  busy = $state(false);
  /** Words proposed, not typed: another ground may replace them. */
  #proposed = '';
  #turn = 0;

  constructor(
    readonly contactId: string,
    readonly phoneId: string | null,
    /** When they last called or wrote; `null`: never. */
    readonly lastAskedAt: string | null
  ) {
    const { text } = this.draft;
    if (text === '') return;
    try {
      this.form = { ...EMPTY, ...(JSON.parse(text) as Partial<typeof EMPTY>) };
    } catch {
      // A draft of another version: the form starts empty.
    }
  }

  get draft() {
    return drafts.of(`dial:${this.contactId}`);
  }

  /** The other ground as it is chosen; `null`: none, or its moment is not said yet. */
  get ground(): Ground | null {
    const { ground } = this.form;
    if (ground === '') return null;
    if (ground !== 'request' && ground !== 'appointment') return { ground };
    // What they asked on the site, to the second: that request and no other.
    if (ground === 'request' && this.form.whenTypedAt === null && this.first?.asked_at)
      return { ground, asked_at: this.first.asked_at };
    if (this.at === null) return null;
    return ground === 'request' ? { ground, asked_at: this.at } : { ground, at: this.at };
  }

  get ready(): boolean {
    const { check } = this;
    return check !== null && check.verdict.allowed && check.phone !== null && this.form.why.trim() !== '';
  }

  /** Asks about prospecting; allowed, the call begins at once. */
  async begin() {
    const first = await attempt(api.dialCheck(this.contactId, PROSPECTING));
    if (first === null) return;
    this.first = first;
    if (first.phone === null) return;
    const slot = first.verdict.slot_at;
    // The panel closes as the call begins: the ground on which one calls at that hour is told beside it.
    if (slot !== null) toasts.show(t().dial.bySlot(dayHour(slot)));
    if (first.verdict.allowed) await this.#place(PROSPECTING, null);
    else if (this.form.ground !== '') this.choose(this.form.ground);
    else if (first.asked_at !== null) this.choose('request');
    else if (first.open_ticket !== null) this.choose('service');
    else if (first.callback_at !== null) this.choose('appointment');
  }

  choose(ground: OtherGround) {
    const { first } = this;
    const words = t().dial;
    this.form.ground = ground;
    const moment =
      ground === 'appointment'
        ? first?.callback_at
        : ground === 'request'
          ? (first?.asked_at ?? this.lastAskedAt)
          : null;
    if (moment && (this.form.when === '' || this.form.whenTypedAt === null)) {
      this.form.when = typedMoment(moment);
      this.form.whenTypedAt = null;
    }
    const proposed =
      ground === 'service' && first?.open_ticket != null
        ? words.ticket(first.open_ticket)
        : ground === 'appointment' && first?.callback_at
          ? words.promised
          : ground === 'request' && first?.asked_at
            ? words.askedOnSite
            : '';
    if (this.form.why === '' || this.form.why === this.#proposed) this.form.why = proposed;
    this.#proposed = proposed;
  }

  /** To call at each change of what is typed. */
  keep() {
    const typed = this.form.why !== this.#proposed || this.form.whenTypedAt !== null;
    const body = typed ? JSON.stringify(this.form) : '';
    if (body !== this.draft.text) this.draft.type(body);
  }

  /** What the guard says of the ground chosen. */
  async ask(ground: Ground | null) {
    const turn = ++this.#turn;
    this.check = null;
    if (ground === null) return;
    const check = await attempt(api.dialCheck(this.contactId, ground));
    if (turn === this.#turn) this.check = check;
  }

  async call() {
    const { ground } = this;
    if (ground !== null && this.ready) await this.#place(ground, this.form.why.trim());
  }

  async #place(ground: Ground, why: string | null) {
    if (this.busy) return;
    this.busy = true;
    const sent = this.draft.text;
    const placed = await placeCall({
      contact_id: this.contactId,
      phone_id: this.phoneId,
      ground,
      why,
      target_id: null
    });
    this.busy = false;
    if (placed) await this.draft.drop(sent);
  }
}
