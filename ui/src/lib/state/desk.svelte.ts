/** What the desk shows: a call, a fiche, both, or nothing. A ring proposes; only the agent, or a free desk, takes. */
import { callContactId } from '../call/who';
import type { Call, LiveCall } from '../types';
import { calls } from './calls.svelte';
import { isTyping } from './keys.svelte';
import { route } from './route.svelte';

class Desk {
  callId = $state<string | null>(null);
  contactId = $state<string | null>(null);
  /** A call over, opened from the list of those without outcome. */
  past = $state<Call | null>(null);
  /** The agent asks who it really is, though the call is tied to somebody. */
  asking = $state(false);
  /** The agent chooses the colleague to whom the call shown goes. */
  handing = $state(false);

  /** The live call shown. */
  get live(): LiveCall | null {
    return calls.find(this.callId);
  }

  get idle(): boolean {
    return this.callId === null && this.contactId === null && this.past === null;
  }

  show(contactId: string | null, callId: string | null) {
    const live = calls.find(callId);
    this.asking = false;
    this.handing = false;
    this.past = null;
    this.callId = live === null ? null : callId;
    this.contactId = live === null ? contactId : (callContactId(live) ?? contactId);
  }

  /** Shows it and goes there. */
  go(contactId: string | null, callId: string | null) {
    this.show(contactId, callId);
    route.go('desk');
  }

  /** Opens a call of the list "à qualifier". */
  qualify(call: Call) {
    this.callId = null;
    this.asking = false;
    this.past = call;
    this.contactId = call.contact_id;
  }

  clear() {
    this.callId = null;
    this.contactId = null;
    this.past = null;
    this.asking = false;
    this.handing = false;
  }

  /** A ring, or news of a call: shown by itself only when the desk is free and nothing has the keyboard. */
  offer(live: LiveCall) {
    if (live.call.id === this.callId) {
      this.contactId = callContactId(live);
      return;
    }
    const wanted = live.call.state !== 'ended' && live.call.state !== 'qualified';
    const free = this.idle && route.screen === 'desk' && !isTyping(document.activeElement);
    if (wanted && free && live.incoming.match !== 'internal') this.show(null, live.call.id);
  }

  /** The call left: the desk goes to another one in hand, or is free. */
  left(callId: string) {
    if (this.callId !== callId) return;
    const next = calls.current;
    if (next === null) this.clear();
    else this.show(null, next.call.id);
  }
}

export const desk = new Desk();
