/** A call placed from here: its record is there before anybody answers, and the desk shows it at once. */
import * as api from '../api';
import { t } from '../i18n/index.svelte';
import { calls } from '../state/calls.svelte';
import { desk } from '../state/desk.svelte';
import { attempt, toasts } from '../state/toasts.svelte';
import type { NewDial } from '../types';
import { callNumber } from './who';

/** Places it and goes to the desk; answers whether it was. A refusal is said. */
export async function placeCall(dial: NewDial): Promise<boolean> {
  const dialled = await attempt(api.callDial(dial));
  if (dialled === null) return false;
  const { live, handed } = dialled;
  calls.apply(live);
  // No program of this computer took the number: the agent dials it.
  if (!handed) toasts.show(t().dial.byHand(callNumber(live)));
  desk.go(null, live.call.id);
  return true;
}
