/** What a column of a file of people may hold, in groups, as one looks for it. */
import { t } from '../i18n/index.svelte';
import type { ImportField, ImportKind } from '../types';

/** What the rows of a file may be here. */
export const KINDS: ImportKind[] = ['contacts'];

export const GROUPS = {
  person: ['name', 'civility', 'first_name', 'last_name', 'sex', 'birth'],
  company: ['company', 'job', 'decision_power', 'siret', 'naf', 'headcount', 'establishment', 'website'],
  phones: ['phone', 'phone_mobile', 'phone_work', 'phone_home', 'phone_switchboard', 'fax'],
  emails: ['email', 'email_work', 'email_home'],
  address: ['address', 'street', 'postcode', 'town', 'country', 'address_kind'],
  home: ['home_street', 'home_postcode', 'home_town', 'home_country'],
  work: ['work_street', 'work_postcode', 'work_town', 'work_country'],
  fiche: [
    'stage',
    'temperature',
    'tags',
    'note',
    'do_not_call',
    'language',
    'usual_hours',
    'preferences',
    'loyalty_card',
    'label',
    'pcs',
    'external_id'
  ]
} as const satisfies Record<string, readonly ImportField[]>;

/** Those that several columns may hold. */
const MANY: readonly ImportField[] = [
  ...GROUPS.phones,
  ...GROUPS.emails,
  'street',
  'home_street',
  'work_street',
  'tags',
  'note'
];
export const repeats = (field: ImportField) => MANY.includes(field);

export const fieldName = (field: string): string => t().data.columns.fields[field] ?? field;

/** For a list of choices, by group. */
export function fieldGroups() {
  const { groups } = t().data.columns;
  return (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => ({
    label: groups[group],
    options: GROUPS[group].map((field) => ({ value: field, label: fieldName(field) }))
  }));
}
