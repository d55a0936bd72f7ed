/** What a column of a file may hold, for each kind of file, in groups, as one looks for it. */
import { t } from '../i18n/index.svelte';
import type { ImportField, ImportKind } from '../types';

/** What the rows of a file may be here. */
export const KINDS: ImportKind[] = ['contacts', 'purchases', 'calls', 'tickets'];

const PEOPLE = {
  person: ['name', 'civility', 'first_name', 'last_name', 'sex', 'birth'],
  company: ['company', 'is_company', 'job', 'decision_power', 'siret', 'naf', 'headcount', 'establishment', 'website'],
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

/** How a row that is no person says whose it is. */
const WHOSE = [
  'customer',
  'customer_name',
  'first_name',
  'phone',
  'phone_mobile',
  'phone_work',
  'phone_home',
  'email',
  'email_work',
  'email_home'
] as const satisfies readonly ImportField[];

/** As `ImportField::belongs_to` of the core has it. */
const GROUPS: Record<ImportKind, Record<string, readonly ImportField[]>> = {
  contacts: PEOPLE,
  purchases: {
    whose: WHOSE,
    purchase: [
      'at',
      'time',
      'subject',
      'product',
      'quantity',
      'amount',
      'unit_price',
      'channel',
      'agent',
      'external_id'
    ]
  },
  calls: {
    whose: WHOSE,
    call: [
      'at',
      'time',
      'ended_at',
      'direction',
      'from',
      'to',
      'duration',
      'wait',
      'outcome',
      'motive',
      'agent',
      'queue',
      'note',
      'status',
      'external_id'
    ]
  },
  tickets: {
    whose: WHOSE,
    ticket: [
      'subject',
      'note',
      'category',
      'motive',
      'priority',
      'status',
      'resolution',
      'at',
      'time',
      'ended_at',
      'agent',
      'external_id'
    ]
  }
};

/** Those that several columns may hold. */
const MANY: readonly ImportField[] = [
  ...PEOPLE.phones,
  ...PEOPLE.emails,
  'street',
  'home_street',
  'work_street',
  'tags',
  'note',
  'do_not_call'
];
export const repeats = (field: ImportField) => MANY.includes(field);

export const fieldName = (field: string): string => t().data.columns.fields[field] ?? field;

/** For a list of choices, by group. */
export function fieldGroups(kind: ImportKind) {
  const names: Record<string, string> = t().data.columns.groups;
  return Object.entries(GROUPS[kind]).map(([group, fields]) => ({
    label: names[group] ?? group,
    options: fields.map((field) => ({ value: field, label: fieldName(field) }))
  }));
}
