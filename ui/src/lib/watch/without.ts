/** A text without what does not belong there. */
import type { Watched } from '../types';

/** Where one thing said ends and the next begins. */
const BETWEEN = /[.;,!?\n]/;

/**
 * What is neutral is a sentence of its own: it takes the place of all that is said between two marks. What has no
 * neutral wording (a card number) is taken out alone.
 */
export function without(text: string, { start, end, suggestion }: Watched): string {
  if (suggestion === null) return joined(text.slice(0, start), '', text.slice(end));
  let from = start;
  while (from > 0 && !BETWEEN.test(text.charAt(from - 1))) from -= 1;
  let to = end;
  while (to < text.length && !BETWEEN.test(text.charAt(to))) to += 1;
  const before = text.slice(0, from);
  // Behind a comma it goes on.
  const goesOn = /[;,]\s*$/.test(before);
  const said = goesOn ? suggestion.charAt(0).toLowerCase() + suggestion.slice(1) : suggestion;
  return joined(before, said, text.slice(to));
}

/** One space between two parts, none before a mark or at an end. */
function joined(before: string, said: string, after: string): string {
  const head = [before.replace(/[ \t]+$/, ''), said]
    .filter((part) => part !== '')
    .join(/\n$/.test(before) ? '' : ' ');
  const tail = after.replace(/^[ \t]+/, '');
  return head === '' || tail === '' || /^[.,\n]/.test(tail) ? head + tail : `${head} ${tail}`;
}
