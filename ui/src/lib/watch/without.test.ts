import { expect, test } from 'vitest';
import type { Watched } from '../types';
import { without } from './without';

const at = (text: string, word: string, suggestion: string | null): Watched => {
  const start = text.indexOf(word);
  return { kind: 'health', start, end: start + word.length, suggestion };
};

test.each([
  ['Rappeler lundi, en arrêt maladie', 'arrêt maladie', 'Absente', 'Rappeler lundi, absente'],
  ['En arrêt maladie. Rappeler lundi.', 'arrêt maladie', 'Absente', 'Absente. Rappeler lundi.'],
  ['Vu mardi.\nSon cancer revient\nOk', 'cancer', 'Absente', 'Vu mardi.\nAbsente\nOk'],
  ['cancer', 'cancer', 'Absente', 'Absente'],
  ['carte 4111111111111111 exp 12', '4111111111111111', null, 'carte exp 12'],
  ['carte 4111111111111111.', '4111111111111111', null, 'carte.'],
  ['4111111111111111', '4111111111111111', null, '']
])('« %s » without « %s »', (text, word, suggestion, expected) => {
  expect(without(text, at(text, word, suggestion))).toBe(expected);
});
