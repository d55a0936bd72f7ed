/** The values of a condition, as they are typed and as the rule holds them. */
import type { DayUnit, FieldKind, SegmentDay, SegmentSpan, SegmentValue } from '../types';

/** As typed; days and spans have their own field. */
export function textOf(value: SegmentValue): string {
  if ('text' in value) return value.text;
  if ('number' in value) return String(value.number);
  if ('cents' in value) return String(value.cents / 100).replace('.', ',');
  return '';
}

/** What was typed in a field of that kind; `null`: nothing that can be meant. */
export function valueOf(kind: FieldKind, typed: string): SegmentValue | null {
  const text = typed.trim();
  if (text === '') return null;
  if (kind === 'number' || kind === 'count')
    return /^-?\d{1,12}$/.test(text.replace(/\s/g, '')) ? { number: Number(text.replace(/\s/g, '')) } : null;
  if (kind === 'distance') {
    const plain = text.replace(/\s|km$/gi, '');
    return /^\d{1,5}$/.test(plain) ? { number: Number(plain) } : null;
  }
  if (kind === 'money') {
    const plain = text.replace(/[\s€]/g, '').replace(',', '.');
    return /^-?\d{1,10}(\.\d{1,2})?$/.test(plain) ? { cents: Math.round(Number(plain) * 100) } : null;
  }
  return { text };
}

export const SPANS = [
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'this_year',
  'last_year'
] as const;
export type SpanName = (typeof SPANS)[number];

export function spanOf(name: SpanName): SegmentSpan {
  const [when, unit] = name.split('_') as ['this' | 'last', DayUnit];
  return { unit, last: when === 'last' };
}
export const spanName = ({ unit, last }: SegmentSpan): SpanName =>
  `${last ? 'last' : 'this'}_${unit === 'day' ? 'week' : unit}`;

/** So long ago. */
export const daysAgo = (n: number, unit: DayUnit): SegmentDay => ({ today: { shift: -n, unit } });
