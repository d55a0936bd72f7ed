/** The week shown, the appointment in hand, and what is done to it. */
import * as api from '../../lib/api';
import { later, mondayOf, Slots } from '../../lib/appointment/slots.svelte';
import { t } from '../../lib/i18n/index.svelte';
import { attempt, toasts } from '../../lib/state/toasts.svelte';
import type { Appointment, AppointmentStep } from '../../lib/types';

export class Agenda {
  from = $state(mondayOf(new Date()));
  agent = $state('');
  chosen = $state<string | null>(null);
  /** The appointment in hand is being moved. */
  moving = $state(false);
  /** The moment chosen for it. */
  elsewhen = $state<string | null>(null);
  readonly slots = new Slots();

  get appointments(): Appointment[] {
    return this.slots.week?.appointments ?? [];
  }

  get inHand(): Appointment | null {
    return this.appointments.find(({ id }) => id === this.chosen) ?? null;
  }

  read() {
    return this.slots.read(this.agent, this.from, 60);
  }

  turn(weeks: number) {
    this.from = weeks === 0 ? mondayOf(new Date()) : later(this.from, 7 * weeks);
    this.choose(null);
  }

  choose(id: string | null) {
    this.chosen = id;
    this.moving = false;
    this.elsewhen = null;
  }

  /** Goes to one, in its week, whosever it is. */
  async show(id: string, startsAt: string) {
    this.from = mondayOf(new Date(startsAt));
    this.agent = '';
    await this.read();
    this.choose(id);
  }

  walk(by: number) {
    const all = this.appointments;
    const at = all.findIndex(({ id }) => id === this.chosen);
    const next = all[at < 0 ? 0 : Math.max(0, Math.min(all.length - 1, at + by))];
    if (next) this.choose(next.id);
  }

  async step(step: AppointmentStep) {
    const after = await attempt(api.appointmentWork(step));
    if (after === null) return;
    toasts.show(t().agenda.done, 'done');
    await this.read();
    this.choose(after.id);
  }

  async move() {
    const { inHand, elsewhen } = this;
    if (inHand === null || elsewhen === null) return;
    await this.step({ step: 'move', id: inHand.id, starts_at: elsewhen, agent_id: null });
  }

  async file() {
    const path = this.inHand === null ? null : await attempt(api.appointmentFile(this.inHand.id));
    if (path !== null) toasts.show(t().agenda.written(path), 'done');
  }
}

/** What may be done now: an end is told only once it has begun. */
export function may(appointment: Appointment, now: number) {
  const stands = appointment.state === 'planned' || appointment.state === 'confirmed';
  const begun = Date.parse(appointment.starts_at) <= now;
  return {
    confirm: appointment.state === 'planned',
    end: begun && appointment.state !== 'moved' && appointment.state !== 'cancelled',
    move: stands || appointment.state === 'missed',
    cancel: stands
  };
}
