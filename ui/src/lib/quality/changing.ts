/** What can be changed on many fiches at once, as a form asks for it. */
import type { BulkChange, ContactField, Stage } from '../types';

/** A tag put on or taken off, a rung, or a value of the fiche. */
export type Target = 'tag_on' | 'tag_off' | 'stage' | ContactField;

/** Values that several fiches may share: a name, a street or a card is one person's. */
export const SHARED_FIELDS: ContactField[] = [
  'civility',
  'company',
  'job',
  'decision_power',
  'postcode',
  'town',
  'country',
  'language',
  'usual_hours',
  'label',
  'preferences'
];

/** A value may be emptied; a tag or a rung must be one, and a move has its reason. */
export function change(target: Target, value: string, why: string): BulkChange | null {
  const text = value.trim();
  switch (target) {
    case 'tag_on':
    case 'tag_off':
      return text === '' ? null : { change: 'tag', tag: text, on: target === 'tag_on' };
    case 'stage':
      return text === '' || why.trim() === ''
        ? null
        : { change: 'stage', stage: text as Stage, why: why.trim() };
    default:
      return { change: 'field', field: target, value: text === '' ? null : text };
  }
}
