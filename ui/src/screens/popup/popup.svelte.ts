/** The cards of the pop-up window, one per call that rings, and whether the agent has taken the keyboard here. */
import * as api from '../../lib/api';
import { drafts } from '../../lib/state/drafts.svelte';
import { settings } from '../../lib/state/settings.svelte';
import { attempt } from '../../lib/state/toasts.svelte';
import type { LiveCall } from '../../lib/types';
import { callContactId } from '../../lib/call/who';

/** Keys wait this long after the pop-up was taken: what was being typed elsewhere must not decide. */
export const KEYS_AFTER_MS = 300;

/** A colleague offers it to who sits here. */
export function handedHere(call: LiveCall['call']): boolean {
  const offer = call.transfer;
  const open = offer !== null && (offer.state === 'announced' || offer.state === 'passed');
  return open && call.ended_at === null && offer.to.id === settings.agentId;
}

/** It can be picked up from here: it rings, or a colleague passed it on. */
export const picksUp = ({ call, can_control }: LiveCall): boolean =>
  can_control && (call.state === 'ringing' || (handedHere(call) && call.transfer?.state === 'passed'));

/** Whether a call in this state has a card: while it rings, or once answered when the setting says so. */
function shows({ call }: LiveCall): boolean {
  if (handedHere(call)) return true;
  // A call that goes out was begun at the desk, and is there.
  if (call.direction === 'outbound') return false;
  const atAnswer = settings.get('popup.when', 'ringing' as string) === 'answered';
  return atAnswer ? call.state === 'answered' || call.state === 'held' : call.state === 'ringing';
}

class PopupState {
  cards = $state<LiveCall[]>([]);
  /** The card the keys act on. */
  activeId = $state<string | null>(null);
  /** The agent took the pop-up and still has it. */
  taken = $state(false);
  /** Keys act now. */
  armed = $state(false);
  #timer: ReturnType<typeof setTimeout> | null = null;

  get active(): LiveCall | null {
    return this.cards.find(({ call }) => call.id === this.activeId) ?? this.cards[0] ?? null;
  }

  ring(live: LiveCall) {
    if (live.incoming.match === 'ignored' || !shows(live)) return;
    if (this.cards.some(({ call }) => call.id === live.call.id)) this.#replace(live);
    else this.cards = [...this.cards, live];
  }

  /**
   * News of a call: its card changes, or leaves when there is nothing left to decide here. The cards are those the
   * shell sizes the window for: what rings, or what was answered when the setting says so. A card that leaves is not
   * reduced: that would say that a missed call was seen, and take it off the desk.
   */
  change(live: LiveCall) {
    const { id, state } = live.call;
    const known = this.cards.some((card) => card.call.id === id);
    if (!shows(live) || (state !== 'ringing' && live.incoming.match === 'internal')) this.gone(id);
    else if (known) this.#replace(live);
    else if (state === 'answered' || handedHere(live.call)) this.ring(live);
  }

  gone(callId: string) {
    this.cards = this.cards.filter(({ call }) => call.id !== callId);
    if (this.activeId === callId) this.activeId = null;
  }

  /** Somebody else sits here: what is theirs comes, what was another's goes. */
  seat(lives: LiveCall[]) {
    this.cards = this.cards.filter(shows);
    for (const live of lives) this.ring(live);
  }

  /** Hides a card; the call goes on, and stays on the desk. */
  reduce(callId: string) {
    this.gone(callId);
    void api.popupReduce(callId).catch(() => undefined);
  }

  take() {
    this.taken = true;
    this.armed = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.armed = true), KEYS_AFTER_MS);
  }

  leave() {
    this.taken = false;
    this.armed = false;
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  /** The next card, or the one before, gets the keys. */
  walk(step: 1 | -1) {
    const at = this.cards.findIndex(({ call }) => call.id === this.active?.call.id);
    const next = this.cards[(at + step + this.cards.length) % this.cards.length];
    if (next) this.activeId = next.call.id;
  }

  #replace(live: LiveCall) {
    this.cards = this.cards.map((card) => (card.call.id === live.call.id ? live : card));
  }
}

export const popup = new PopupState();

async function take(work: Promise<LiveCall>): Promise<LiveCall | null> {
  const live = await attempt(work);
  if (live !== null) popup.change(live);
  return live;
}

/** Goes to the desk with this call; the card is no longer needed. */
export async function openAtDesk(live: LiveCall) {
  // The desk reads there what was typed here.
  await drafts.flush();
  await attempt(api.deskShow(callContactId(live), live.call.id));
  popup.reduce(live.call.id);
}

/** Answers where the line can, then the desk takes over; elsewhere, only opens. */
export async function answer(live: LiveCall) {
  if (picksUp(live)) {
    const answered = await take(api.callPress(live.call.id, 'answer'));
    if (answered === null) return;
    await openAtDesk(answered);
  } else await openAtDesk(live);
}

const choosing = (live: LiveCall, contactId: string) => take(api.callChoose(live.call.id, contactId, false));
/** Ties the call to this fiche; answers whether it is. */
export const choose = async (live: LiveCall, contactId: string) => (await choosing(live, contactId)) !== null;
export const attach = async (live: LiveCall, contactId: string) =>
  (await take(api.callAttach(live.call.id, contactId))) !== null;

export async function chooseAndAnswer(live: LiveCall, contactId: string) {
  const chosen = await choosing(live, contactId);
  if (chosen !== null) await answer(chosen);
}

export async function wrongNumber(live: LiveCall) {
  const said = (await attempt(api.callWrongNumber(live.call.id))) !== null;
  if (said) popup.reduce(live.call.id);
  return said;
}

/** A fiche from a name and a company; the call's number becomes its own. */
export const createContact = async (
  live: LiveCall,
  first: string | null,
  last: string | null,
  company: string | null
) =>
  (await take(
    api.callCreateContact(live.call.id, {
      civility: null,
      first_name: first,
      last_name: last,
      company,
      job: null,
      street: null,
      postcode: null,
      town: null,
      external_id: null,
      phones: [],
      emails: [],
      stage: null
    })
  )) !== null;
