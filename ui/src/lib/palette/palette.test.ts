import { screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';
import { SECTIONS } from '../settings/sections';
import { calls } from '../state/calls.svelte';
import { desk } from '../state/desk.svelte';
import { notices } from '../state/notices.svelte';
import { route } from '../state/route.svelte';
import { matches } from './palette.svelte';

type User = Awaited<ReturnType<typeof openScreen>>['user'];
const TALKS = { state: 'answered', answered_at: fiction.at(-60_000) } as const;

beforeEach(() => {
  desk.clear();
  calls.take([]);
  notices.open = false;
});

const box = () => within(screen.getByRole('dialog', { name: /Chercher une personne/ }));
const plain = (element: Element) => element.textContent.replace(/\s+/g, ' ').trim();
const names = () => box().getAllByRole('option').map(plain);
const chosen = () => box().getByRole('option', { selected: true });

/** Opens the palette, and types. */
async function look(user: User, typed: string) {
  await user.keyboard('{Control>}k{/Control}');
  if (typed !== '') await user.keyboard(typed);
  await settle();
}

test('an action is found by the beginnings of its words, accents and case aside', () => {
  expect(matches('Nouvelle fiche', 'nouv')).toBe(true);
  expect(matches('Nouvelle fiche', 'fi no')).toBe(true);
  expect(matches('Thème : Sombre', 'THEME so')).toBe(true);
  expect(matches('S’asseoir au poste : Inès', 'ines')).toBe(true);
  expect(matches('Nouvelle fiche', 'iche')).toBe(false);
});

test('every section of the settings is gone to by its own name', async () => {
  const { user } = await openScreen('#/settings');
  const nav = screen.getByRole('navigation', { name: 'Rubriques' });
  const sections = within(nav).getAllByRole('link').map(plain);
  expect(sections).toHaveLength(SECTIONS.length);
  await look(user, 'regl');
  expect(names().filter((name) => name.startsWith('Réglages :'))).toEqual(
    sections.map((name) => `Réglages : ${name}`)
  );
  await expectAccessible();
  await user.keyboard('{Escape}');
  await look(user, 'numeros ign{Enter}');
  expect([route.screen, route.id]).toEqual(['settings', 'ignored']);
  expect(screen.getByRole('heading', { name: 'Numéros ignorés', level: 2 })).toBeVisible();
});

test('what has a key shows it, and is done as by it: a screen, the bell, a size', async () => {
  const { shell, user } = await openScreen('#/desk');
  await look(user, 'agenda');
  expect(chosen()).toHaveTextContent(/^Agenda\s*Ctrl\s*6$/);
  await user.keyboard('{Enter}');
  await settle();
  expect(route.screen).toBe('agenda');
  await look(user, 'agrandir');
  expect(chosen()).toHaveTextContent(/^Agrandir tout\s*Ctrl\s*\+$/);
  await user.keyboard('{Enter}');
  await settle();
  expect(shell.says('settings_set')).toEqual([{ key: 'interface.zoom', value: '125' }]);
  await look(user, 'a voir{Enter}');
  expect(notices.open).toBe(true);
});

test('the looks are changed by their names: theme, density', async () => {
  const { shell, user } = await openScreen('#/desk');
  await look(user, 'densite comp{Enter}');
  await look(user, 'theme sys{Enter}');
  await settle();
  expect(shell.says('settings_set')).toEqual([
    { key: 'interface.density', value: 'compact' },
    { key: 'interface.theme', value: 'system' }
  ]);
});

test('a call is handed over from the palette while somebody is on the line, and never otherwise', async () => {
  const { shell, user } = await openScreen('#/journal');
  await look(user, 'transf');
  expect(screen.getByText(/Rien ne correspond/)).toBeVisible();
  await shell.ring(fiction.live('one', 1, TALKS));
  await settle();
  expect(names()).toEqual([expect.stringMatching(/^Transférer l’appel\s*F8$/)]);
  await user.keyboard('{ArrowDown}{Enter}');
  await settle();
  const directory = screen.getByRole('region', { name: 'Transférer l’appel' });
  expect(within(directory).getByRole('combobox')).toHaveFocus();
});

test('the guide, the catalogue and the acts of a call are offered at the desk only', async () => {
  const { shell, user } = await openScreen('#/desk');
  await look(user, 'guide');
  expect(names()).toEqual(['Réglages : Guides']);
  await user.keyboard('{Escape}');
  await shell.ring(fiction.live('one', 1, TALKS));
  await settle();
  await look(user, 'guide');
  expect(names()[0]).toMatch(/^Guide : fait, suivant\s*F3$/);
  await user.keyboard('{Escape}');
  await look(user, 'catalogue{Enter}');
  await settle();
  expect(screen.getByRole('region', { name: /Catalogue/ })).toBeVisible();
});

test('a fiche is printed from the palette, as by Ctrl P', async () => {
  const print = vi.spyOn(window, 'print').mockReturnValue();
  const { user } = await openScreen(`#/contacts/${fiction.id(1)}`);
  await look(user, 'imprimer');
  expect(chosen()).toHaveTextContent(/^Imprimer la fiche\s*Ctrl\s*P$/);
  await user.keyboard('{Enter}');
  await settle();
  expect(print).toHaveBeenCalledOnce();
});

test('with single letters switched off, no letter is shown, and what it did is still done', async () => {
  const { shell, user } = await openScreen('#/desk', {}, (fake) => {
    fake.boot.settings = fake.boot.settings.map((one) =>
      one.key === 'interface.letter_keys' ? { ...one, value: false } : one
    );
  });
  await shell.ring(fiction.live('one', 1, TALKS));
  await settle();
  await look(user, 'catalogue');
  expect(chosen()).toHaveTextContent(/proposer$/);
  await user.keyboard('{Enter}');
  await settle();
  expect(screen.getByRole('region', { name: /Catalogue/ })).toBeVisible();
});

test('a call that comes in does not move what Enter is about to do', async () => {
  const { shell, user } = await openScreen('#/tickets');
  await look(user, '');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  const before = plain(chosen());
  const place = names().indexOf(before);
  await shell.ring(fiction.live('one'));
  await settle();
  expect(names().indexOf(before)).toBeGreaterThan(place);
  expect(plain(chosen())).toBe(before);
});

test('once something is chosen, the keyboard is back where it was', async () => {
  const { user } = await openScreen('#/tickets');
  const field = screen.getByRole('textbox', { name: /Note/ });
  field.focus();
  await look(user, 'densite conf{Enter}');
  await settle();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
  expect(field).toHaveFocus();
});
