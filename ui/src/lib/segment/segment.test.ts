/** Rows and trees, values and what is typed: each way and back. */
import { expect, test } from 'vitest';
import type { SegmentRule, SegmentTerm } from '../types';
import { allWhole, built, empty, isGroup, newRow, slots, tree, type Built } from './tree';
import { daysAgo, spanName, spanOf, SPANS, textOf, valueOf } from './values';

const term = (over: Partial<SegmentTerm> = {}): SegmentRule => ({
  rule: 'term',
  term: { field: 'town', filters: [], period: null, op: 'is', values: [{ text: 'Rennes' }], ...over }
});
const not = (of: SegmentRule): SegmentRule => ({ rule: 'not', of });
const all = (...of: SegmentRule[]): SegmentRule => ({ rule: 'all', of });
const any = (...of: SegmentRule[]): SegmentRule => ({ rule: 'any', of });
const back = (rule: SegmentRule) => tree(built(rule) as Built);

test('a tree of conditions and of groups one deep becomes rows, and the same tree again', () => {
  for (const rule of [
    term(),
    not(term()),
    all(term(), not(term({ field: 'mobile', op: 'filled', values: [] }))),
    any(term(), all(term(), term({ op: 'contains' }))),
    all(any(term(), term()), any(term(), not(term())))
  ])
    expect(back(rule)).toEqual(rule);
});

test('what is richer than rows can show is left to the words', () => {
  expect(built(not(all(term(), term())))).toBeNull();
  expect(built(all(term(), any(term(), all(term(), term()))))).toBeNull();
  expect(built(all(term(), not(any(term(), term()))))).toBeNull();
});

test('a condition that waits for its value is no part of the tree, and says that it waits', () => {
  const rows = built(all(term(), term())) as Built;
  expect(allWhole(rows)).toBe(true);
  const [, second] = rows.items;
  if (second === undefined || isGroup(second)) throw new Error('two conditions');
  second.term.values = [null];
  expect(allWhole(rows)).toBe(false);
  expect(tree(rows)).toEqual(term());
  expect(tree(empty())).toBeNull();
});

test('another comparison keeps the values that it can take', () => {
  const one = { number: 3 };
  expect(slots('between', [one])).toEqual([one, null]);
  expect(slots('is', [one, { number: 5 }])).toEqual([one]);
  expect(slots('empty', [one])).toEqual([]);
  expect(slots('one_of', [])).toEqual([null]);
});

test('a new condition asks what one most often asks', () => {
  const field = { fr: '', en: '', signs: [], choices: [], filters: [], dated: false };
  expect(newRow({ ...field, field: 'calls', kind: 'count', ops: ['at_least'] }).term).toMatchObject({
    op: 'at_least',
    values: [{ number: 1 }]
  });
  expect(newRow({ ...field, field: 'mobile', kind: 'flag', ops: ['filled'] }).term.values).toEqual([]);
});

test('amounts are typed as in France, numbers whole, and nonsense is no value', () => {
  expect(valueOf('money', '1 284,50 €')).toEqual({ cents: 128_450 });
  expect(valueOf('money', '200')).toEqual({ cents: 20_000 });
  expect(textOf({ cents: 128_450 })).toBe('1284,5');
  expect(valueOf('money', 'beaucoup')).toBeNull();
  expect(valueOf('number', '30')).toEqual({ number: 30 });
  expect(valueOf('count', '3,5')).toBeNull();
  expect(valueOf('text', '  ')).toBeNull();
  expect(valueOf('place', ' Paris 8e ')).toEqual({ text: 'Paris 8e' });
});

test('every span has its name, and every name its span', () => {
  for (const name of SPANS) expect(spanName(spanOf(name))).toBe(name);
  expect(daysAgo(90, 'day')).toEqual({ today: { shift: -90, unit: 'day' } });
});

test('a distance is in whole kilometres, from a place, and waits for it', () => {
  expect(valueOf('distance', '30 km')).toEqual({ number: 30 });
  expect(valueOf('distance', '1 000')).toEqual({ number: 1000 });
  expect(valueOf('distance', '2,5')).toBeNull();
  expect(valueOf('distance', '-3')).toBeNull();
  const field = { fr: '', en: '', signs: [], choices: [], filters: [], dated: false };
  const row = newRow({ ...field, field: 'distance', kind: 'distance', ops: ['less', 'at_most'] });
  expect(row.term).toMatchObject({ op: 'at_most', values: [{ number: 30 }] });
  const rows: Built = { joiner: 'all', items: [row] };
  expect(allWhole(rows)).toBe(false);
  expect(tree(rows)).toBeNull();
  row.term.filters = [{ by: 'from', any_of: ['Lyon'] }];
  expect(allWhole(rows)).toBe(true);
  expect(tree(rows)).toEqual({ rule: 'term', term: row.term });
});
