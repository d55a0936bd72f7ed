import { expect, test } from 'vitest';
import { highlight } from './highlight';

const marked = (text: string, query: string) =>
  highlight(text, query)
    .map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece))
    .join('');

test('marks the beginning of words whatever the accents and the case', () => {
  expect(marked('Éloi Guivarc’h', 'eloi gui')).toBe('[Éloi] [Gui]varc’h');
  expect(marked('Camille Rousselot', 'sel')).toBe('Camille Rousselot');
});

test('marks digits whatever their spaces, and the way the number was typed', () => {
  expect(marked('06 39 98 41 27', '3998')).toBe('06 [39 98] 41 27');
  expect(marked('06 39 98 41 27', '+33639984127')).toBe('0[6 39 98 41 27]');
});

test('keeps a text with nothing to mark, and an empty one, as they are', () => {
  expect(marked('Pornic', 'zz')).toBe('Pornic');
  expect(highlight('', 'a')).toEqual([]);
});

test('letters that fold into two do not shift the marks', () => {
  expect(marked('Œuvre Lemoël', 'lemoel')).toBe('Œuvre [Lemoël]');
});
