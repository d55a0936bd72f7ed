/** How pressing a due time is, and in which words. */
import { day, dayDistance, hour, span } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import type { TicketLine } from '../types';
import { isOpen } from './moves';

export type Due = {
  state: 'late' | 'soon' | 'fine';
  text: string;
  /** How much of the time allowed is spent, 0 to 1. */
  spent: number;
};

const HALF_DAY = 12 * 3_600_000;

/** `0 h 25`, `3 j`: a delay always says its hours. */
export function lateSpan(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / 60_000);
  const words = t().common.duration;
  if (minutes >= 48 * 60) return words.days(Math.floor(minutes / 1440));
  return words.hours(Math.floor(minutes / 60), minutes % 60);
}

/** `null`: nothing is due (over, waiting for somebody else, or no promise). */
export function dueOf(ticket: TicketLine, now: number): Due | null {
  if (ticket.due_at === null || !isOpen(ticket.status)) return null;
  const due = Date.parse(ticket.due_at);
  const left = due - now;
  const allowed = Math.max(1, due - Date.parse(ticket.opened_at));
  const spent = Math.min(1, Math.max(0, 1 - left / allowed));
  if (left < 0) return { state: 'late', text: t().tickets.due.late(lateSpan(left)), spent: 1 };
  const near = dayDistance(due, now) === 0 || left < HALF_DAY;
  const text = near ? span(left) : `${day(due, now)}, ${hour(due)}`;
  return { state: spent > 0.75 ? 'soon' : 'fine', text, spent };
}
