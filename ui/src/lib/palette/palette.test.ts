import { expect, test } from 'vitest';
import { matches } from './palette.svelte';

test('an action is found by the beginnings of its words, accents and case aside', () => {
  expect(matches('Nouvelle fiche', 'nouv')).toBe(true);
  expect(matches('Nouvelle fiche', 'fi no')).toBe(true);
  expect(matches('Thème sombre', 'THEME so')).toBe(true);
  expect(matches('S’asseoir au poste : Inès', 'ines')).toBe(true);
  expect(matches('Nouvelle fiche', 'iche')).toBe(false);
});
