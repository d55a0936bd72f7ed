/** Facts of a fiche put in words: why it matched, why it ranks, what to say first. The codes decide, never a text. */
import { ago, dayHour, longDay, shortDay } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import { ficheName } from '../call/who';
import type { Candidate, Fiche, MatchReason, RankReason, TimelineItem } from '../types';

/** Why this fiche is shown for this number. */
export function matchReason(reason: MatchReason): string {
  const words = t().popup.reason;
  if (reason.code === 'remembered') return words.remembered(shortDay(reason.at), reason.among);
  if (reason.code === 'chosen') return words.chosen;
  const usage = reason.usage === null ? null : (words.usage[reason.usage] ?? null);
  return [
    words.same(usage),
    reason.extension === null ? null : words.extension(reason.extension),
    reason.outdated ? words.outdated : null
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function rank(reason: RankReason, now: number): string {
  const words = t().popup.rank;
  switch (reason.code) {
    case 'open_ticket':
      return words.ticket(reason.number);
    case 'callback_due':
      return words.callback(dayHour(reason.at, now));
    case 'last_contact':
      return words.lastContact(ago(reason.at, now));
    case 'main_number':
      return words.main;
    case 'company_desk':
      return words.company;
    case 'no_exchange':
      return words.none;
  }
}

/** Why a candidate may be the caller, strongest first; never empty. */
export function candidateReasons({ because, reason }: Candidate, now: number): string {
  const parts = because.slice(0, 2).map((one) => rank(one, now));
  const words = t().popup.reason;
  if (reason.code === 'same_number' && reason.extension !== null)
    parts.unshift(words.extension(reason.extension));
  const outdated = reason.code === 'same_number' && reason.outdated;
  if (reason.code === 'remembered' || outdated) parts.unshift(matchReason(reason));
  if (parts.length === 0 && reason.code === 'same_number') {
    parts.push(words.shortSame(reason.usage === null ? null : (words.usage[reason.usage] ?? null)));
  }
  const text = parts.slice(0, 2).join(' · ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `Madame Rousselot`, or the full name when the civility is unknown. */
export function address(fiche: Fiche): string {
  const { civility, last_name } = fiche.contact;
  const title = civility === null ? '' : (t().codes.civility[civility] ?? '');
  return title && last_name ? `${title} ${last_name}` : ficheName(fiche);
}

const lower = (text: string) =>
  /^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);

/** The first sentence, from facts: the open ticket, the repeated motive, the promised callback, or a plain greeting. */
export function openingSentence(fiche: Fiche, house: string, now: number): string {
  const say = t().popup.say;
  const name = address(fiche);
  const ticket = fiche.tickets[0];
  if (fiche.repeat !== null && (ticket || fiche.repeat.motive)) {
    return say.again(name, lower(ticket?.subject ?? fiche.repeat.motive ?? ''));
  }
  if (ticket) return say.ticket(name, ticket.number, lower(ticket.subject));
  const due = fiche.next_callback;
  if (due !== null && Date.parse(due.due_at) - now < 86_400_000)
    return say.callback(name, lower(due.subject));
  return say.plain(name, house);
}

/** What the last exchange was, in a few words. */
export function exchangeGist(item: TimelineItem): string {
  const what = item.body ?? item.outcome ?? item.title ?? '';
  return [item.agent, what === '' ? null : lower(what.replace(/^« ?/, ''))].filter(Boolean).join(' : ');
}

/** Before, bold, after. */
export function consentWords(fiche: Fiche): string[] {
  const { state, at, until, evidence } = fiche.consent;
  const words = t().popup.consent;
  if (state === 'given') return words.given(at === null ? null : longDay(at), evidence);
  if (state === 'missing') return words.missing;
  if (state === 'expired') return words.expired(until === null ? null : longDay(until));
  return words.withdrawn(at === null ? null : longDay(at));
}
