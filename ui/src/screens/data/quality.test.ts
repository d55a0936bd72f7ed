/** The quality of the base, in the whole screen: its mark, its lists worked off by keys, all put right at once. */
import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import * as fiction from '../../test/fiction';
import { corrections } from '../../test/quality';
import { expectAccessible, openScreen, settle } from '../../test/screen';

const list = (name: RegExp | string) => screen.getByRole('listbox', { name });
const lines = () => screen.queryAllByRole('option');

test('the fifth tab says the mark, its parts, and opens the first list that has somebody', async () => {
  const { user } = await openScreen('#/data');
  await user.keyboard('5');
  await settle();
  expect(screen.getByRole('tab', { name: /Qualité/ })).toHaveAttribute('aria-selected', 'true');
  expect(screen.getByText('73')).toBeVisible();
  expect(screen.getByText(/sur 100 · 2\s000 fiches/)).toBeVisible();
  expect(screen.getByRole('button', { name: /Doublons – pas encore cherchés/ })).toBeVisible();
  expect(screen.getByRole('button', { name: /Invalides 2/ })).toHaveAttribute('aria-pressed', 'true');
  expect(lines()).toHaveLength(2);
  expect(screen.getByText(/1\s240,00\s€ d’achats/)).toBeVisible();
  await expectAccessible();
});

test('what is proposed is shown before and after, and one key writes just that', async () => {
  const { shell, user } = await openScreen('#/data/quality');
  await settle();
  const first = lines()[0] as HTMLElement;
  expect(within(first).getByText('DUPONT 0 DE LA TOUR')).toBeVisible();
  expect(within(first).getByText('Dupont 0 de La Tour')).toBeVisible();
  expect(within(first).getByText('d0@gmail.com')).toBeVisible();
  await user.keyboard('j');
  await settle();
  expect(lines()[1]).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('k');
  await user.keyboard('f');
  await settle();
  expect(shell.matching.quality.fixed).toEqual([
    { step: 'fix', contact_id: fiction.id(100_000), corrections: corrections(0) }
  ]);
  expect(lines()).toHaveLength(1);
  expect(screen.getByText('Corrigé. Ctrl Z revient.')).toBeVisible();
});

test('a fiche is said checked by one key and leaves its list; another list opens by its button', async () => {
  const { shell, user } = await openScreen('#/data/quality');
  await settle();
  await user.click(screen.getByRole('button', { name: /À vérifier 2/ }));
  await settle();
  expect(list('À vérifier')).toBeVisible();
  expect(screen.getAllByText(/64\s% de chances d’être encore juste/)).toHaveLength(2);
  expect(screen.getByRole('button', { name: /Corriger/ })).toBeVisible();
  await user.keyboard('v');
  await settle();
  expect(shell.matching.quality.verified).toEqual([fiction.id(100_002)]);
  expect(lines()).toHaveLength(1);
  await user.keyboard('f');
  await settle();
  expect(screen.getByText(/Rien n’est proposé pour cette fiche/)).toBeVisible();
});

test('Enter opens the fiche', async () => {
  const { user } = await openScreen('#/data/quality');
  await settle();
  list('Invalides').focus();
  await user.keyboard('{ArrowDown}{Enter}');
  expect(location.hash).toBe(`#/contacts/${fiction.id(100_001)}`);
});

test('all is put right at once, after it is shown; the toast takes it back', async () => {
  const { shell, user } = await openScreen('#/data/quality');
  await settle();
  await user.keyboard('t');
  await settle();
  expect(screen.getByText(/2 fiches sur 2 changeraient/)).toBeVisible();
  expect(shell.matching.quality.past).toEqual([]);
  await expectAccessible();
  await user.keyboard('{Escape}');
  await settle();
  expect(screen.queryByText(/changeraient/)).toBeNull();
  await user.keyboard('t');
  await settle();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle();
  expect(screen.getByText('2 fiches corrigées.')).toBeVisible();
  expect(screen.getByText('Dernières modifications en masse')).toBeVisible();
  await user.click(screen.getAllByRole('button', { name: 'Annuler' })[0] as HTMLElement);
  await settle();
  expect(screen.getByText('2 fiches comme avant.')).toBeVisible();
});

test('an empty base has no mark, and says what to do', async () => {
  await openScreen('#/data/quality', {}, (fake) => void (fake.matching.quality.people = 0));
  await settle();
  expect(screen.getByText(/La base est vide/)).toBeVisible();
  expect(screen.getByRole('button', { name: /Importer un fichier/ })).toBeVisible();
  await expectAccessible();
});

test('a list of nobody says so, and duplicates are compared at their own screen', async () => {
  const { user } = await openScreen('#/data/quality', {}, (fake) => {
    fake.matching.quality.looked = fiction.at(0);
  });
  await settle();
  await user.click(screen.getByRole('button', { name: /Manquantes 0/ }));
  await settle();
  expect(screen.getByText('Personne sur cette liste.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Proposer ce qui se déduit' }));
  await settle();
  expect(screen.getByText(/3 propositions sur les fiches/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: /^Doublons 0/ }));
  await settle();
  await user.click(screen.getByRole('button', { name: 'Comparer les doublons' }));
  expect(location.hash).toBe('#/data/duplicates');
});
