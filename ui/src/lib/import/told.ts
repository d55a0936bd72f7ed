/** What an import tells of each row, sorted by what one looks for. */
import { t } from '../i18n/index.svelte';
import type { ToldRow } from '../types';
import { fieldName } from './fields';

export const FILTERS = ['all', 'rejected', 'value', 'merged', 'skipped'] as const;
export type Filter = (typeof FILTERS)[number];

/** Under which filter a row is found. */
export function filterOf({ fate, reason }: ToldRow): Exclude<Filter, 'all'> {
  if (fate === 'rejected') return 'rejected';
  if (reason === null) return 'merged';
  return reason === 'already_there' || reason === 'opposed' || reason === 'frozen' ? 'skipped' : 'value';
}

/** Why, in words. */
export function whyOf({ reason }: ToldRow): string {
  const words = t().data.told;
  return reason === null ? words.completes : (words.reasons[reason] ?? reason);
}

/** The column, as the file names it; a value that a fiche has otherwise is named as the fiche does. */
export function columnOf({ column, reason }: ToldRow): string {
  return column === null ? '' : reason === 'differs' ? fieldName(column) : column;
}
