/** French typography, applied once to the whole dictionary, so that its source stays readable. */

const NBSP = '\u00a0';
const THIN = '\u202f';

/** No line ever begins with a `:` nor a `»`; apostrophes curl. */
export function french(text: string): string {
  return (
    text
      // An abbreviation ends its sentence by itself.
      .replace(/(?<!\.)\.\.(?!\.)/g, '.')
      .replace(/ :/g, `${NBSP}:`)
      .replace(/ ([;!?%»])/g, `${THIN}$1`)
      .replace(/« /g, `«${THIN}`)
      .replace(/(\d) (\d{3}|€|h|min|s|j|mois|ans?|Go|Mo)(?=[\s.,;)»]|$)/g, `$1${NBSP}$2`)
      .replace(/'/g, '’')
  );
}

/** The same dictionary, every sentence of it set in French typography, those made by functions too. */
export function setInFrench<T>(words: T): T {
  if (typeof words === 'string') return french(words) as T;
  if (typeof words === 'function') {
    const make = words as unknown as (...args: unknown[]) => unknown;
    return ((...args: unknown[]) => setInFrench(make(...args))) as T;
  }
  if (Array.isArray(words)) return words.map(setInFrench) as T;
  if (typeof words === 'object' && words !== null) {
    return Object.fromEntries(Object.entries(words).map(([key, value]) => [key, setInFrench(value)])) as T;
  }
  return words;
}

/** Spaces inside a telephone number never break. */
export function phone(display: string): string {
  return display.replace(/ /g, NBSP);
}
