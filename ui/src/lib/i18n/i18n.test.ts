import { expect, test } from 'vitest';
import { ago, dayHour, duration, hour, ordinal, span, timer } from './format';
import { language, t } from './index.svelte';
import { readTalk } from './talk';
import { french, phone } from './typography';
import { readWhen } from './when';
import { en } from './en';
import { fr } from './fr';

const NOW = new Date(2026, 10, 20, 14, 5).getTime();
const said = (text: string) => {
  const at = readWhen(text, NOW);
  return at === null ? null : `${at.getDate()}/${at.getMonth() + 1} ${at.getHours()}:${at.getMinutes()}`;
};

test('French typography never lets a line begin with a sign, and curls apostrophes', () => {
  expect(french("Attention : l'appel ! « oui »")).toBe('Attention\u00a0: l’appel\u202f! «\u202foui\u202f»');
  expect(french('le 5 oct.. Fin')).toBe('le 5 oct. Fin');
  expect(french('Suite…')).toBe('Suite…');
  expect(phone('06 39 98 41 27')).not.toContain(' ');
});

test('every sentence exists in both languages, with as many arguments', () => {
  const shape = (words: unknown): unknown =>
    typeof words === 'function'
      ? 'fn'
      : Array.isArray(words)
        ? words.map(() => 'text')
        : typeof words === 'object' && words !== null
          ? Object.fromEntries(Object.entries(words).map(([key, value]) => [key, shape(value)]))
          : 'text';
  expect(shape(en)).toEqual(shape(fr));
});

test('no French sentence keeps a straight apostrophe or a breakable space before a sign', () => {
  const faults: string[] = [];
  const walk = (words: unknown, path: string) => {
    if (typeof words === 'string' && /'| [:;!?»%]|« /.test(words)) faults.push(`${path}: ${words}`);
    else if (typeof words === 'object' && words !== null)
      for (const [key, value] of Object.entries(words)) walk(value, `${path}.${key}`);
  };
  walk(fr, 'fr');
  expect(faults).toEqual([]);
});

test('the language is followed as it changes', () => {
  language.code = 'en';
  expect(t().common.screens.desk).toBe('Desk');
  language.code = 'fr';
  expect(t().common.screens.desk).toBe('Poste');
});

test('hours, days and spans are said as here', () => {
  expect(hour(NOW)).toBe('14\u00a0h\u00a005');
  expect(dayHour(NOW + 3_600_000, NOW)).toBe('aujourd’hui, 15\u00a0h\u00a005');
  expect(dayHour(NOW + 3 * 86_400_000, NOW)).toBe('lun. 23 nov., 14\u00a0h\u00a005');
  expect(ago(NOW - 3 * 86_400_000, NOW)).toBe('il y a 3\u00a0j');
  expect(ago(NOW - 20 * 3_600_000, NOW)).toBe('hier');
  expect(ago(NOW - 30_000, NOW)).toBe('à l’instant');
  expect(duration(258)).toBe('4\u00a0min 18\u00a0s');
  expect(span(100 * 60_000)).toBe('1\u00a0h 40');
  expect(timer(252_000)).toBe('04:12');
  expect(timer(6_000, true)).toBe('0:06');
  expect(ordinal(1)).toBe('1ᵉʳ');
  expect(ordinal(3)).toBe('3ᵉ');
});

test('a moment is read as one says it', () => {
  expect(said('demain 9h30')).toBe('21/11 9:30');
  expect(said('lun 14h')).toBe('23/11 14:0');
  expect(said('lundi à 14 h 15')).toBe('23/11 14:15');
  expect(said('vendredi')).toBe('27/11 9:0');
  expect(said('23/11 10h')).toBe('23/11 10:0');
  expect(said('lun. 23/11, 10:30')).toBe('23/11 10:30');
  expect(said('dans 2 h')).toBe('20/11 16:5');
  expect(said('dans 3 jours')).toBe('23/11 14:5');
  expect(said('il y a 10 min')).toBe('20/11 13:55');
  expect(said('hier 16h')).toBe('19/11 16:0');
  expect(said('16h')).toBe('20/11 16:0');
  expect(said('tomorrow 9:30')).toBe('21/11 9:30');
  expect(said('10 min ago')).toBe('20/11 13:55');
  expect(readWhen('15/1', NOW)?.getFullYear()).toBe(2027);
});

test('what is not a moment is not one', () => {
  for (const text of ['', 'bientôt', '31/2 10h', '25h', 'lun mar', '12']) expect(said(text)).toBeNull();
});

test('a duration is read as one says it, minutes when nothing is said', () => {
  const read = (texts: string[]) => texts.map(readTalk);
  expect(read(['12 min', '12', '12 minutes', '12mn', '12′'])).toEqual([720, 720, 720, 720, 720]);
  expect(read(['1h30', '1 h 30', '1h 30 min', '90 min', '1,5 h'])).toEqual([5400, 5400, 5400, 5400, 5400]);
  expect(read(['90 s', '1 min 30', '1 min 30 s', '1:30', '1,5'])).toEqual([90, 90, 90, 90, 90]);
  expect(read(['4:12', '1:04:12', '2 h', '0', '45 sec', '1 hour 5 minutes'])).toEqual([
    252, 3852, 7200, 0, 45, 3900
  ]);
});

test('what is not a duration is not one', () => {
  expect(['', 'longtemps', '12 fois', '4:75', '1:75:00', '-3', '1h75', '30 h', 'min'].map(readTalk)).toEqual(
    Array(9).fill(null)
  );
});
