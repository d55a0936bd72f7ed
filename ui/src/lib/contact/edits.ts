/** Writing one value of a fiche: each answers the fiche as it now stands, or `null` when it was refused (and said). */
import * as api from '../api';
import { attempt } from '../state/toasts.svelte';
import type { Contact, ContactField, Fiche, Stage } from '../types';

export type Keep = (work: Promise<Fiche>) => Promise<boolean>;

/** The present value of a field, as text. */
export function fieldValue(contact: Contact, field: ContactField): string {
  if (field === 'company') return contact.company?.name ?? '';
  const value = contact[field];
  return value === null ? '' : String(value);
}

/** Makes a `Keep` that hands the new fiche over. */
export function keeper(take: (fiche: Fiche) => void): Keep {
  return async (work) => {
    const fiche = await attempt(work);
    if (fiche !== null) take(fiche);
    return fiche !== null;
  };
}

export const setField = (id: string, field: ContactField, value: string) =>
  api.contactEdit(id, [{ field, value: value === '' ? null : value }]);
export const setPhone = api.contactSetPhone;
export const setEmail = api.contactSetEmail;
export const setStage = (id: string, stage: Stage, why: string) => api.contactMove(id, stage, null, why);

/** Always in sight; the rest unfolds. */
export const MAIN_FIELDS: ContactField[] = [
  'company',
  'job',
  'town',
  'usual_hours',
  'loyalty_card',
  'preferences'
];
export const OTHER_FIELDS: ContactField[] = [
  'civility',
  'first_name',
  'last_name',
  'decision_power',
  'street',
  'postcode',
  'country',
  'birth_year',
  'language',
  'label'
];
