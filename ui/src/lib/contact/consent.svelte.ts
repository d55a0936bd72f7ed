/** An agreement being noted, with what proves it: a draft until it is kept. */
import * as api from '../api';
import { drafts } from '../state/drafts.svelte';
import { settings } from '../state/settings.svelte';
import type { ConsentChannel, Fiche } from '../types';

/** As long as the law lets an agreement hold. */
export const MOST_DAYS = 365;

export class ConsentTyped {
  form = $state(this.#blank());

  constructor(readonly contactId: string) {
    const { text } = this.draft;
    if (text === '') return;
    try {
      this.form = { ...this.#blank(), ...(JSON.parse(text) as Partial<typeof this.form>) };
    } catch {
      // A draft of another version: the form starts empty.
    }
  }

  #blank() {
    return {
      onBehalfOf: settings.get<string>('house.name', ''),
      object: '',
      text: '',
      how: 'form' as ConsentChannel,
      evidence: '',
      days: String(MOST_DAYS)
    };
  }

  get draft() {
    return drafts.of(`consent:new:${this.contactId}`);
  }

  /** To call at each change of a field. */
  changed() {
    const body = JSON.stringify(this.form);
    const kept = body === JSON.stringify(this.#blank()) ? '' : body;
    if (kept !== this.draft.text) this.draft.type(kept);
  }

  get daysWrong(): boolean {
    const { days } = this.form;
    return !/^\d{1,3}$/.test(days.trim()) || Number(days) < 1 || Number(days) > MOST_DAYS;
  }

  /** Everything a proof needs is said. */
  get ready(): boolean {
    const { object, text, evidence } = this.form;
    return [object, text, evidence].every((said) => said.trim() !== '') && !this.daysWrong;
  }

  async keep(): Promise<Fiche> {
    const form = $state.snapshot(this.form);
    const sent = this.draft.text;
    const fiche = await api.contactConsent(this.contactId, {
      change: 'record',
      consent: {
        contact_id: this.contactId,
        on_behalf_of: form.onBehalfOf.trim(),
        object: form.object.trim(),
        text_shown: form.text.trim(),
        collected_by: form.how,
        evidence: form.evidence.trim(),
        collected_at: null,
        days: Number(form.days)
      }
    });
    await this.draft.drop(sent);
    return fiche;
  }
}
