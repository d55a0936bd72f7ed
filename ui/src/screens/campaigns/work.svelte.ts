/** Working through a campaign: whom to call now, those the law makes wait, what one does with the person shown. */
import * as api from '../../lib/api';
import { placeCall } from '../../lib/call/place';
import { dayHour } from '../../lib/i18n/format';
import { t } from '../../lib/i18n/index.svelte';
import { calls } from '../../lib/state/calls.svelte';
import { clock } from '../../lib/state/clock.svelte';
import { attempt, sentenceOf, toasts } from '../../lib/state/toasts.svelte';
import type { Fiche, LiveCall, NextCall, Target } from '../../lib/types';
import { campaigns } from './campaigns.svelte';

const LATER_MS = 3_600_000;

export class Work {
  next = $state<NextCall | null>(null);
  fiche = $state<Fiche | null>(null);
  /** Why nobody is given: the campaign is over, or not begun, or of others. */
  refusal = $state<string | null>(null);
  busy = $state(false);
  #turn = 0;
  #left = false;

  constructor(readonly campaignId: string) {}

  /** A call of this campaign that waits for its outcome: nobody else is called meanwhile. */
  get inHand(): LiveCall | null {
    return calls.list.find(({ call }) => call.campaign?.id === this.campaignId) ?? null;
  }

  get target(): Target | null {
    return this.next?.target ?? null;
  }

  /** Nobody works here any more: what comes back late asks for nobody. */
  leave() {
    this.#left = true;
    this.#turn += 1;
  }

  async ask() {
    if (this.#left || this.inHand !== null) return;
    const turn = ++this.#turn;
    try {
      const next = await api.campaignNext(this.campaignId);
      if (turn !== this.#turn) return;
      this.refusal = null;
      this.next = next;
      if (next.target === null) this.fiche = null;
      else await this.readFiche();
    } catch (thrown) {
      if (turn !== this.#turn) return;
      this.next = null;
      this.fiche = null;
      this.refusal = sentenceOf(thrown);
    }
  }

  async readFiche() {
    const contactId = this.target?.contact_id;
    if (contactId === undefined) return;
    const fiche = await attempt(api.contactFiche(contactId));
    if (fiche !== null && this.target?.contact_id === contactId) this.fiche = fiche;
  }

  async call() {
    const { target } = this;
    if (target === null || this.busy) return;
    this.busy = true;
    const placed = await placeCall({
      contact_id: target.contact_id,
      phone_id: null,
      ground: null,
      why: null,
      target_id: target.id
    });
    this.busy = false;
    // Refused: the hour has just passed, or somebody else called. Another person, then.
    if (!placed) await this.ask();
  }

  /** Until an hour from now. */
  later() {
    const at = Date.now() + LATER_MS;
    const words = t().campaigns.working;
    return this.#skip(new Date(at).toISOString(), (name) => words.setLater(name, dayHour(at, clock.coarse)));
  }

  /** For good. */
  aside() {
    return this.#skip(null, t().campaigns.working.setAside);
  }

  async #skip(until: string | null, said: (name: string) => string) {
    const { target } = this;
    if (target === null || this.busy) return;
    this.busy = true;
    const skip = (moment: string | null) =>
      attempt(api.campaignWork(this.campaignId, { step: 'skip', target_id: target.id, until: moment }));
    const done = await skip(until);
    this.busy = false;
    if (done === null) return;
    toasts.show(said(target.name || t().common.unnamed), 'done', {
      label: t().common.undo,
      // From now on they wait again, before those nobody called yet.
      run: () => void skip(new Date().toISOString()).then(() => this.ask())
    });
    void campaigns.read();
    await this.ask();
  }
}
