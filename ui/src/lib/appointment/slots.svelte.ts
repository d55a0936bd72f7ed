/** The free slots of one agent, a week at a time, and the appointment being taken. */
import * as api from '../api';
import { toasts } from '../state/toasts.svelte';
import type { AppointmentKind, NewAppointment, Week } from '../types';

/** What is kept of an appointment while it is being filled. */
export type Taking = {
  kind: AppointmentKind;
  agent: string;
  minutes: string;
  place: string;
  subject: string;
  startsAt: string | null;
};

export const KINDS: AppointmentKind[] = ['visit', 'intervention', 'video', 'phone'];
export const LENGTHS = ['30', '45', '60', '90', '120'];

export const nothingTaken = (agent: string | null, place: string): Taking => ({
  kind: 'visit',
  agent: agent ?? '',
  minutes: '60',
  place,
  subject: '',
  startsAt: null
});

/** The local day, as the shell reads it: `2026-11-23`. */
export function dayOf(at: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** So many days later. */
export function later(day: string, days: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return dayOf(new Date(year, month - 1, date + days));
}

/** The Monday of a day’s week. */
export function mondayOf(at: Date): string {
  return later(dayOf(at), -((at.getDay() + 6) % 7));
}

export function toAppointment(
  taking: Taking,
  contactId: string,
  callId: string | null
): NewAppointment | null {
  if (taking.startsAt === null || taking.agent === '') return null;
  return {
    contact_id: contactId,
    kind: taking.kind,
    starts_at: taking.startsAt,
    minutes: Number(taking.minutes),
    place: taking.place.trim(),
    subject: taking.subject.trim(),
    agent_id: taking.agent,
    call_id: callId
  };
}

export class Slots {
  week = $state<Week | null>(null);
  #turn = 0;

  async read(agent: string, from: string, minutes: number) {
    const turn = ++this.#turn;
    try {
      const week = await api.appointmentWeek({ from, agent: agent === '' ? null : agent, minutes });
      if (turn === this.#turn) this.week = week;
    } catch (thrown) {
      if (turn === this.#turn) toasts.error(thrown);
    }
  }
}
