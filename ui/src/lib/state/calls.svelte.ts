/** The calls in hand, oldest first: what the call bar shows on every screen. */
import * as api from '../api';
import type { LiveCall } from '../types';

/** Over, and nothing to do about it here: taken by a colleague, or turned away in silence. */
function isNobodysWork({ call }: LiveCall) {
  return call.state === 'qualified' || (call.state === 'ended' && call.lost_cause === null);
}

class Calls {
  list = $state<LiveCall[]>([]);

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

  take(list: LiveCall[]) {
    this.list = list.filter((live) => !isNobodysWork(live));
  }

  /** A ring, or news of a call. */
  apply(live: LiveCall) {
    if (live.incoming.match === 'ignored' || isNobodysWork(live)) return this.gone(live.call.id);
    const at = this.list.findIndex(({ call }) => call.id === live.call.id);
    if (at === -1) this.list = [...this.list, live];
    else this.list = this.list.map((other, index) => (index === at ? live : other));
  }

  gone(callId: string) {
    this.list = this.list.filter(({ call }) => call.id !== callId);
  }

  /** A missed call was seen: it leaves the bar, and stays in the journal and in the calls to qualify. */
  acknowledge(callId: string) {
    this.gone(callId);
    void api.popupReduce(callId).catch(() => undefined);
  }
}

export const calls = new Calls();
