/** What the main window does from start to end: opens on the shell's state, then follows its events. */
import * as api from '../api';
import { t } from '../i18n/index.svelte';
import { bootState } from './boot.svelte';
import { calls } from './calls.svelte';
import { changes } from './changes.svelte';
import { clock } from './clock.svelte';
import { desk } from './desk.svelte';
import { drafts } from './drafts.svelte';
import { keys } from './keys.svelte';
import { notices } from './notices.svelte';
import { route } from './route.svelte';
import { settings } from './settings.svelte';
import { toasts } from './toasts.svelte';

/** Starts everything; returns the function that stops it. */
export function startWindow(): () => void {
  const stops: (() => void)[] = [route.start(), keys.start(), drafts.start()];
  let stopped = false;
  clock.start();

  const on = <K extends keyof api.Events>(event: K, handle: (payload: api.Events[K]) => void) =>
    api.listen(event, handle).then((stop) => (stopped ? stop() : void stops.push(stop)));

  const follow = (live: api.Events['ring']) => {
    const { transfer } = live.call;
    if (
      transfer?.state === 'taken' &&
      transfer.to.id !== settings.agentId &&
      calls.find(live.call.id) !== null
    )
      toasts.show(t().transfer.took(transfer.to.name));
    calls.apply(live);
    if (calls.find(live.call.id) === null) desk.left(live.call.id);
    else desk.offer(live);
  };

  const listening = Promise.all([
    on('ring', follow),
    on('call', follow),
    on('call_gone', (callId) => {
      calls.gone(callId);
      desk.left(callId);
    }),
    on('closing', () => void drafts.flush()),
    on('show', ({ contact_id, call_id }) => desk.go(contact_id, call_id)),
    on('notices', (list) => bootState.ready && notices.take(list)),
    on('notice_open', (key) => notices.clicked(key)),
    on('changed', (changed) => {
      changes.say(changed);
      refresh();
    })
  ]);
  // Listening first: a call that rings while the state is read is not missed.
  listening
    .then(() => bootState.load())
    .then(() => {
      const first = calls.current ?? calls.ringing[0];
      if (first !== undefined) desk.offer(first);
      return notices.load();
    })
    .catch((thrown: unknown) => toasts.error(thrown));

  return () => {
    stopped = true;
    clock.stop();
    void drafts.flush();
    for (const stop of stops) stop();
  };
}

let reading: Promise<void> | null = null;
let again = false;

/** Counts and lists of the house again, one read at a time; never the drafts, never the calls in hand. */
function refresh(): void {
  if (reading !== null) {
    again = true;
    return;
  }
  again = false;
  reading = api
    .boot()
    .then((boot) => bootState.takeHouse(boot))
    // The next change tries again; what is shown stays.
    .catch(() => undefined)
    .finally(() => {
      reading = null;
      if (again) refresh();
    });
}
