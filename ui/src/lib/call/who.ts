/** Who a live call is with, in the fewest words: the same on the call bar, the desk and the pop-up. */
import { t } from '../i18n/index.svelte';
import { phone } from '../i18n/typography';
import type { Fiche, LiveCall } from '../types';

/** First and last name, or the company, or the number. */
export function ficheName(fiche: Fiche): string {
  const { first_name, last_name, company } = fiche.contact;
  const person = [first_name, last_name].filter(Boolean).join(' ');
  return person || company?.name || phone(fiche.numbers[0]?.display ?? '') || t().common.unnamed;
}

/** The number to show, spaces unbreakable; empty when it was withheld. */
export function callNumber({ call, number }: LiveCall): string {
  return phone(number.national ?? call.display ?? call.external ?? '');
}

/** The person, as far as the base knows. */
export function callName(live: LiveCall): string {
  const { incoming, call } = live;
  if (incoming.match === 'one') return ficheName(incoming.fiche);
  if (call.contact_name) return call.contact_name;
  const words = t().callbar;
  if (incoming.match === 'internal') return words.internal(incoming.name, incoming.extension);
  if (incoming.match === 'masked') return words.masked;
  if (incoming.match === 'several') return words.several(incoming.company, incoming.candidates.length);
  return callNumber(live) || call.caller_name || t().common.unnamed;
}

/** Somebody had this number, and it was marked as no longer theirs: shown, never taken for who calls. */
export function hadNumber({ incoming }: LiveCall): Fiche | null {
  const outdated =
    incoming.match === 'one' && incoming.reason.code === 'same_number' && incoming.reason.outdated;
  return outdated ? incoming.fiche : null;
}

/** The fiche the call is tied to; `null`: none, or not chosen yet. */
export function callContactId(live: LiveCall): string | null {
  const { call, incoming } = live;
  if (call.contact_id !== null || hadNumber(live) !== null) return call.contact_id;
  return incoming.match === 'one' ? incoming.fiche.contact.id : null;
}
