/** A note and its working, in words. */
import { count } from '../i18n/format';
import { t } from '../i18n/index.svelte';
import type { Grid, Marked, PartNote, Weighed } from '../types';

/** `15,3/20`, or that nothing could be judged. */
export const noteWords = (note: number | null) =>
  note === null ? t().listening.noNote : t().listening.note(count(note));

export const markedWords = ({ note, times }: Marked) => t().listening.marked(noteWords(note), times);

/** `(10 × 3/4 + 20 × 5/6) ÷ 30 × 20 = 16,1`: the parts that could be judged, at their weights. */
export function workingWords({ note, parts, failed }: Weighed, grid: Grid | null): string | null {
  const words = t().listening;
  const eliminated = grid?.part.flatMap(({ item }) => item).find(({ key }) => failed.includes(key));
  if (failed.length > 0) return words.failed(eliminated?.label ?? failed[0] ?? '');
  const judged = parts.filter(({ out_of }) => out_of > 0);
  if (note === null || judged.length === 0) return null;
  const terms = judged.map(({ weight, points, out_of }) => words.workingTerm(weight, points, out_of));
  return words.working(
    terms.join(' + '),
    judged.reduce((sum, { weight }) => sum + weight, 0),
    count(note)
  );
}

/** The points of a part, or that none of it could be judged. */
export const pointsWords = (part: PartNote | undefined) =>
  part === undefined || part.out_of === 0
    ? t().listening.notJudged
    : t().listening.points(part.points, part.out_of);

/** The working of a marking that is kept: what failed is read from its marks. */
export function weighedOf(
  listening: { note: number | null; parts: PartNote[]; marks: Record<string, string> },
  grid: Grid | null
): Weighed {
  const failed = (grid?.part ?? [])
    .flatMap(({ item }) => item)
    .filter(({ key, eliminatory }) => eliminatory && listening.marks[key] === 'absent')
    .map(({ key }) => key);
  return { note: listening.note, parts: listening.parts, failed };
}
