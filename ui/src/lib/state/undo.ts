/** Ctrl Z: takes the last act back, and says which, or why it stays. */
import * as api from '../api';
import { dayHour } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import type { UndoneAct, ContactField } from '../types';
import { attempt, toasts } from './toasts.svelte';

/** What was taken back, as the end of a sentence. */
export function told(act: UndoneAct): string {
  const { undo: words, codes, agenda } = t();
  switch (act.act) {
    case 'fields':
      return words.values(fieldsOf(act.fields), act.name);
    case 'phone':
      return words.phone(act.name);
    case 'email':
      return words.email(act.name);
    case 'verified':
      return words.verifiedFiche(act.name);
    case 'bulk':
      return words.bulk(act.people);
    case 'stage':
      return words.stage(act.name, codes.stage[act.back_to]);
    case 'temperature':
      return words.temperature(act.name, act.back_to && codes.temperature[act.back_to]);
    case 'owner':
      return words.owner(act.name, act.back_to);
    case 'ticket_state':
      return words.ticketState(act.number, codes.ticketStatus[act.back_to]);
    case 'ticket_priority':
      return words.ticketPriority(act.number, codes.priority[act.back_to]);
    case 'callback_made':
      return words.callbackMade(act.name);
    case 'callback_done':
      return words.callbackDone(act.name);
    case 'callback_moved':
      return words.callbackMoved(act.name, dayHour(act.back_to));
    case 'callback_cancelled':
      return words.callbackCancelled(act.name);
    case 'deal_opened':
      return words.dealOpened(act.subject);
    case 'deal_changed':
      return words.dealChanged(act.subject);
    case 'deal_closed':
      return words.dealClosed(act.subject);
    case 'appointment_taken':
      return words.appointmentTaken(act.name);
    case 'appointment_moved':
      return words.appointmentMoved(act.name, dayHour(act.back_to));
    case 'appointment_state':
      return words.appointmentState(act.name, agenda.states[act.back_to]);
    case 'segment_saved':
      return words.segmentSaved(act.name);
    case 'segment_deleted':
      return words.segmentDeleted(act.name);
    case 'outcome':
      return words.outcome(act.outcome, act.name);
    case 'two_persons':
      return words.twoPersons(act.name, act.other);
    case 'merge':
      return words.merge(act.name, act.other);
  }
}

function fieldsOf(fields: ContactField[]): string {
  const [first] = fields;
  const names: Partial<Record<ContactField, string>> = t().desk.fiche.fields;
  return (fields.length === 1 && first && names[first]) || t().undo.many(fields.length);
}

/** Takes back one act. */
export async function undoLast() {
  const answer = await attempt(api.undo());
  if (answer === null) return;
  if (answer.answer === 'back') toasts.show(t().undo.done(told(answer.act)), 'done');
  else toasts.show(answer.answer === 'nothing' ? t().undo.nothing : t().undo.stays[answer.why]);
}
