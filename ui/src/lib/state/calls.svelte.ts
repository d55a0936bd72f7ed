/** The calls in hand, oldest first: what the call bar shows on every screen. */
import * as api from '../api';
import type { LiveCall } from '../types';

/** Over, and nothing to do about it here: taken by a colleague, or turned away in silence. */
function isNobodysWork({ call }: LiveCall) {
  return call.state === 'qualified' || (call.state === 'ended' && call.lost_cause === null);
}

class Calls {
  list = $state<LiveCall[]>([]);
  #heard = 0;
  /** Per call, the last news of it. */
  #lastHeard = new Map<string, number>();

  find(callId: string | null): LiveCall | null {
    return callId === null ? null : (this.list.find(({ call }) => call.id === callId) ?? null);
  }

  /** The call one talks in, or the one on hold when there is no other, or the one to close. */
  get current(): LiveCall | null {
    const at = (state: string) => this.list.find(({ call }) => call.state === state);
    return at('answered') ?? at('held') ?? at('wrap_up') ?? null;
  }

  get ringing(): LiveCall[] {
    return this.list.filter(({ call }) => call.state === 'ringing');
  }

  get missed(): LiveCall[] {
    return this.list.filter(({ call }) => call.state === 'ended' && call.lost_cause !== null);
  }

  /** How much news was heard: given back with a list that was asked for at that moment. */
  get heard(): number {
    return this.#heard;
  }

  /** The shell's list. What was heard of a call since the list was asked for is fresher, and stays. */
  take(list: LiveCall[], since = this.#heard) {
    const fresher = ({ call }: LiveCall) => (this.#lastHeard.get(call.id) ?? 0) > since;
    const both = [
      ...list.filter((live) => !isNobodysWork(live) && !fresher(live)),
      ...this.list.filter(fresher)
    ];
    this.list = both.sort((a, b) => a.call.ringing_at.localeCompare(b.call.ringing_at));
    for (const [id, at] of this.#lastHeard) if (at <= since) this.#lastHeard.delete(id);
  }

  /** A ring, or news of a call. */
  apply(live: LiveCall) {
    if (live.incoming.match === 'ignored' || isNobodysWork(live)) return this.gone(live.call.id);
    this.#hear(live.call.id);
    const at = this.list.findIndex(({ call }) => call.id === live.call.id);
    if (at === -1) this.list = [...this.list, live];
    else this.list = this.list.map((other, index) => (index === at ? live : other));
  }

  gone(callId: string) {
    this.#hear(callId);
    this.list = this.list.filter(({ call }) => call.id !== callId);
  }

  #hear(callId: string) {
    this.#lastHeard.set(callId, ++this.#heard);
  }

  /** A missed call was seen: it leaves the bar, and stays in the journal and in the calls to qualify. */
  acknowledge(callId: string) {
    this.gone(callId);
    void api.popupReduce(callId).catch(() => undefined);
  }
}

export const calls = new Calls();
