/** What is wrong and what is proposed, in words. */
import { t } from '../i18n/index.svelte';
import type { BulkLine, BulkValue, ContactField, Correction, Stage } from '../types';

/** The name of a value of a fiche. */
export function fieldName(field: ContactField | null, value: BulkValue = 'field'): string {
  const names: Partial<Record<ContactField, string>> = t().desk.fiche.fields;
  return (field && names[field]) || t().quality.values[value];
}

/** A value as people read it; empty: none. */
function said(field: ContactField | null, value: BulkValue, text: string): string {
  if (text === '') return t().quality.none;
  if (value === 'stage') return t().codes.stage[text as Stage];
  if (field === 'civility') return t().quality.civilities[text] ?? text;
  return text;
}

/** One value before and after, as parts to show. */
export type BeforeAfter = { name: string; before: string; after: string };

export function correctionWords(one: Correction): BeforeAfter {
  const field = one.spot.of === 'field' ? one.spot.field : null;
  const value: BulkValue = field === null ? 'email' : 'field';
  return {
    name: fieldName(field, value),
    before: said(field, value, one.before),
    after: said(field, value, one.after)
  };
}

export function lineWords(line: BulkLine): BeforeAfter {
  return {
    name: fieldName(line.field, line.value),
    before: said(line.field, line.value, line.before),
    after: said(line.field, line.value, line.after)
  };
}
