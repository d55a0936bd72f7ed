/** Where the words of a search are in a text, accents, case and digits' spaces aside: to show, never to decide. */

export type Piece = { text: string; hit: boolean };

const fold = (letter: string) =>
  letter
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’ʼ]/g, "'")
    .toLowerCase()
    .replace('œ', 'oe')
    .replace('æ', 'ae');

/** The folded text, and for each of its characters the index it comes from. */
function folded(text: string): { plain: string; from: number[] } {
  let plain = '';
  const from: number[] = [];
  let at = 0;
  for (const letter of text) {
    const flat = fold(letter);
    for (let n = 0; n < flat.length; n += 1) from.push(at);
    plain += flat;
    at += letter.length;
  }
  return { plain, from };
}

/** Ranges of `text` that a word of `query` begins a word of, or that its digits are a part of. */
export function highlight(text: string, query: string): Piece[] {
  const { plain, from } = folded(text);
  const on = new Array<boolean>(text.length).fill(false);
  const mark = (start: number, end: number) => {
    const first = from[start] ?? 0;
    const last = from[end] ?? text.length;
    for (let at = first; at < last; at += 1) on[at] = true;
  };

  for (const word of fold(query).split(/[\s'-]+/)) {
    if (word === '' || /^\d+$/.test(word)) continue;
    for (let at = plain.indexOf(word); at !== -1; at = plain.indexOf(word, at + 1)) {
      const before = plain[at - 1];
      if (before === undefined || !/[\p{L}\p{N}]/u.test(before)) mark(at, at + word.length);
    }
  }

  const digits = query.replace(/\D/g, '').replace(/^(33|0033)(?=\d{6})/, '');
  if (digits.length >= 2) {
    const places = [...plain].map((letter, at) => (/\d/.test(letter) ? at : -1)).filter((at) => at >= 0);
    const run = places.map((at) => plain[at]).join('');
    const start = run.indexOf(digits);
    if (start !== -1) mark(places[start] ?? 0, (places[start + digits.length - 1] ?? 0) + 1);
  }

  const pieces: Piece[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const hit = on[at] ?? false;
    const last = pieces.at(-1);
    if (last !== undefined && last.hit === hit) last.text += text.charAt(at);
    else pieces.push({ text: text.charAt(at), hit });
  }
  return pieces;
}
