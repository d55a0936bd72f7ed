/** What the agent says of a call, kept as it is filled: another call, another screen or a crash loses nothing. */
import * as api from '../../lib/api';
import { toAppointment, type Taking } from '../../lib/appointment/slots.svelte';
import { readAmount } from '../../lib/i18n/amount';
import { bootState } from '../../lib/state/boot.svelte';
import { runOf } from '../../lib/guide/run.svelte';
import { drafts } from '../../lib/state/drafts.svelte';
import type { Call, Consequence, Fiche, OfferAnswer, Outcome, Qualification, Stage } from '../../lib/types';

type Kept = {
  outcome: string | null;
  detail: string;
  motive: string;
  when: string;
  /** When the words of `when` were typed, ms: they are read from there. */
  whenTypedAt: number | null;
  subject: string;
  product: string;
  why: string;
  redirected: string;
  reminds: string;
  /** The sum promised, as typed. */
  amount: string;
  /** The day it is promised for, `2026-12-05`; empty: at once. */
  dueOn: string;
  /** The appointment being taken; `null`: none yet. */
  taking: Taking | null;
  /** The agent agrees to the rung that the outcome proposes. */
  climbs: boolean;
};

const EMPTY: Kept = {
  outcome: null,
  detail: '',
  motive: '',
  when: '',
  whenTypedAt: null,
  subject: '',
  product: '',
  why: '',
  redirected: '',
  reminds: '',
  amount: '',
  dueOn: '',
  taking: null,
  climbs: false
};

export class ClosingForm {
  values = $state<Kept>({ ...EMPTY });
  /** The moment understood from `when`. */
  dueAt = $state<string | null>(null);
  /** The call has its outcome: nothing of the form is kept any more, though it may stand for a moment. */
  closed = false;

  /** The appointment has no moment yet. */
  get slotWanted(): boolean {
    return this.values.taking?.startsAt == null;
  }

  constructor(readonly callId: string) {
    const { text } = this.draft;
    if (text === '') return;
    try {
      this.values = { ...EMPTY, ...(JSON.parse(text) as Partial<Kept>) };
    } catch {
      // A draft of another version: its text stays in the file, the form starts empty.
    }
  }

  get draft() {
    return drafts.of(`call:${this.callId}:closing`);
  }

  /** Keeps the form as it stands. */
  keep() {
    if (this.closed) return;
    const body = JSON.stringify(this.values);
    const blank = body === JSON.stringify(EMPTY);
    if (body !== this.draft.text && !(blank && this.draft.text === '')) this.draft.type(body);
  }
}

const forms = new Map<string, ClosingForm>();
let generation = 0;

/** The one form of a call. */
export function closingOf(callId: string): ClosingForm {
  // Another data file, though it may hold the same calls: nothing of the former one.
  if (generation !== bootState.generation) forms.clear();
  generation = bootState.generation;
  let form = forms.get(callId);
  if (form === undefined) {
    form = new ClosingForm(callId);
    forms.set(callId, form);
  }
  return form;
}

/** An offer was answered in the call: its closing begins with that product, unless another one is there already. */
export function answeredIn(callId: string, productId: string, answer: OfferAnswer, why: string | null) {
  const { values } = closingOf(callId);
  if (answer !== 'accepted' && answer !== 'refused') return;
  if (values.product !== '' && values.product !== productId) return;
  values.product = productId;
  if (why !== null && values.why === '') values.why = why;
}

export type Missing = 'outcome' | 'when' | 'product' | 'amount' | 'slot' | null;

/** What still prevents closing. */
export function missing(form: ClosingForm, consequence: Consequence | null, canRefuse: boolean): Missing {
  if (consequence === null) return 'outcome';
  if (consequence === 'callback' && form.dueAt === null) return 'when';
  if (consequence === 'refusal' && canRefuse && form.values.product === '') return 'product';
  if (consequence === 'appointment' && form.slotWanted) return 'slot';
  if (consequence === 'pledge' && readAmount(form.values.amount) === null) return 'amount';
  return null;
}

const RUNGS: Stage[] = ['suspect', 'lead', 'prospect', 'client', 'loyal_client'];

/** The rung an outcome proposes for this person; `null`: they stand there or higher, or it proposes none. */
export function proposedStage(outcome: Outcome | null, fiche: Fiche | null): Stage | null {
  const proposed = outcome?.proposes ?? null;
  const now = fiche?.contact.stage ?? null;
  if (proposed === null || now === null) return null;
  if (proposed === 'client' && now === 'client') return 'loyal_client';
  return now === 'lost' || RUNGS.indexOf(now) < RUNGS.indexOf(proposed) ? proposed : null;
}

/** Those of an ordinary call; in a campaign its own come first, what it is called for before all. */
export function offered(outcomes: Outcome[], call: Call): Outcome[] {
  const { campaign } = call;
  const wanted = (outcome: Outcome) => campaign !== null && outcome.success_of.includes(campaign.kind);
  return outcomes
    .filter((outcome) => !outcome.campaign_only || wanted(outcome))
    .toSorted((a, b) => Number(wanted(b)) - Number(wanted(a)) || a.position - b.position);
}

/** Gives the call its outcome, then lets the drafts go. */
export async function close(
  call: Call,
  form: ClosingForm,
  outcome: Outcome,
  fiche: Fiche | null,
  fallbackSubject: string
) {
  form.keep();
  const values = $state.snapshot(form.values);
  const kept = form.draft.text;
  const note = drafts.of(`call:${call.id}:note`);
  const said = note.text;
  const guide = runOf(call);
  const followed = guide.draft.text;
  const due = outcome.consequence === 'callback' ? form.dueAt : null;
  const taking = outcome.consequence === 'appointment' ? values.taking : null;
  const qualification: Qualification = {
    call_id: call.id,
    outcome_id: values.detail || outcome.id,
    motive_id: values.motive || null,
    note: said.trim() || call.note,
    callback:
      due === null
        ? null
        : {
            contact_id: call.contact_id,
            number: call.contact_id === null ? call.external : null,
            due_at: due,
            subject: values.subject.trim() || fallbackSubject,
            call_id: call.id
          },
    refused_product_id: outcome.consequence === 'refusal' ? values.product || null : null,
    sold_product_id: outcome.consequence === 'sale' ? values.product || null : null,
    why: values.why.trim() || null,
    redirected_to: values.redirected || null,
    reminds_ticket_id: values.reminds || null,
    guide: guide.told(),
    stage: values.climbs ? proposedStage(outcome, fiche) : null,
    appointment:
      taking === null || call.contact_id === null ? null : toAppointment(taking, call.contact_id, call.id),
    amount_cents: outcome.consequence === 'pledge' ? readAmount(values.amount) : null,
    due_on: outcome.consequence === 'pledge' ? values.dueOn || null : null
  };
  await note.flush();
  await api.callQualify(qualification);
  form.closed = true;
  forms.delete(call.id);
  // What was typed meanwhile is in no record: it stays a draft.
  await Promise.all([note.drop(said), form.draft.drop(kept), guide.draft.drop(followed)]);
}
