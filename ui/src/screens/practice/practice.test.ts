import { screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { calls } from '../../lib/state/calls.svelte';
import { desk } from '../../lib/state/desk.svelte';
import { toasts } from '../../lib/state/toasts.svelte';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';
import type { FakeShell } from '../../test/shell';

beforeEach(() => {
  desk.clear();
  calls.take([]);
  toasts.list = [];
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700);
});

const CAMILLE = fiction.id(101);
const begun = (shell: FakeShell) => shell.classroom.begin();
const done = (shell: FakeShell) => {
  shell.classroom.begin();
  shell.classroom.tried(1);
};
const steps = (shell: FakeShell) => shell.says('practice_work').map(({ step }) => step as { step: string });
const step = (shell: FakeShell, name: string) => steps(shell).filter((one) => one.step === name);

test('a file without sheets offers the class, in a file of its own, and a key opens it', async () => {
  const { shell, user } = await openScreen('#/practice');
  expect(screen.getByRole('heading', { name: /Aucune feuille/ })).toBeVisible();
  expect(screen.getByText(/rien n’entre dans votre base, rien n’en sort/)).toBeVisible();
  await expectAccessible();
  await user.keyboard('{Enter}');
  await settle(60);
  expect(shell.says('start_choose')).toEqual([{ choice: 'class' }]);
  expect(screen.getByRole('listbox', { name: 'Feuilles de vérification' })).toBeVisible();
  expect(screen.getByRole('button', { name: 'Revenir à votre base' })).toBeVisible();
});

test('the whole screen shows a sheet without its truth; arrows walk; it is accessible', async () => {
  const { user } = await openScreen('#/practice', {}, begun);
  const list = within(screen.getByRole('listbox'));
  expect(list.getAllByRole('option')).toHaveLength(3);
  expect(screen.getByRole('heading', { name: 'Camille Rousselot' })).toBeVisible();
  expect(screen.getByText('Vous vérifiez le fichier.')).toBeVisible();
  expect(document.body).not.toHaveTextContent(/Vannes|déménagé/);
  expect(screen.queryByRole('button', { name: /Comparer/ })).toBeNull();
  await expectAccessible();
  await user.keyboard('{ArrowDown}');
  await settle();
  expect(location.hash).toBe(`#/practice/${fiction.id(102)}`);
  expect(screen.getByRole('heading', { name: 'Joris Pennaneac’h' })).toBeVisible();
});

test('a call wants the name of who calls, and goes to the desk', async () => {
  const { shell, user } = await openScreen('#/practice', {}, begun);
  const name = screen.getByRole('textbox', { name: 'Qui appelle' });
  await user.clear(name);
  await user.click(screen.getByRole('button', { name: /^Appeler/ }));
  expect(name).toHaveFocus();
  expect(step(shell, 'call')).toEqual([]);
  await user.keyboard('Yanis Belkacem');
  await vi.waitFor(() => expect(shell.drafts.get(`practice:student:${CAMILLE}`)).toContain('Yanis Belkacem'));
  await user.keyboard('{Enter}');
  await settle(60);
  expect(step(shell, 'call')).toEqual([{ step: 'call', contact_id: CAMILLE, student: 'Yanis Belkacem' }]);
  expect(location.hash).toBe('#/desk');
  expect(shell.drafts.size).toBe(0);
});

test('the card tells what the comrade plays, and the truth only when asked', async () => {
  const { user } = await openScreen('#/practice', {}, begun);
  await user.keyboard('c');
  await settle();
  const card = screen.getByRole('region', { name: 'Vous êtes Camille Rousselot' });
  expect(card).toHaveTextContent('Vous avez déménagé au printemps.');
  expect(card).not.toHaveTextContent('Vannes');
  await user.click(within(card).getByRole('button', { name: 'Montrer la vérité' }));
  await settle();
  expect(card).toHaveTextContent(/Commune\s*Vannes/);
  await user.keyboard('c');
  await settle();
  expect(screen.queryByText(/déménagé/)).toBeNull();
});

test('after the call the fiche is compared once: each field with its verdict, each mark with its working', async () => {
  const { shell, user } = await openScreen('#/practice', {}, done);
  await user.keyboard('v');
  await settle(60);
  expect(step(shell, 'check')).toEqual([{ step: 'check', practice_id: fiction.id(7601) }]);
  const table = within(screen.getByRole('region', { name: 'La fiche, comparée à la vérité' }));
  const cells = (row: HTMLElement) => [...row.children].map((cell) => cell.textContent?.trim());
  expect(table.getAllByRole('row').map(cells)).toEqual([
    ['Champ', 'Avant l’appel', 'Vérité', 'Après l’appel', 'Jugement'],
    ['Prénom', 'Camille', 'Camille', 'Camile', 'abîmé'],
    ['Commune', 'Lorient', 'Vannes', 'Vannes', 'juste'],
    ['Courriel', '–', 'c.rousselot@exemple.fr', '–', 'toujours faux'],
    ['Téléphone', ...Array.from({ length: 3 }, () => '06 39 98 41 27'), 'juste']
  ]);
  const result = screen.getByRole('region', { name: 'Résultat' });
  expect(result).toHaveTextContent(/Fiche\s*10\/20\s*2 ÷ 4 × 20 = 10/);
  expect(result).toHaveTextContent(/Appel\s*–\s*pas encore noté/);
  expect(result).toHaveTextContent(/Ensemble\s*–/);
  await expectAccessible();
  await user.keyboard('p');
  await settle();
  expect(screen.getByText(/Feuille écrite\s: .*evaluation\.html/)).toBeVisible();
  await user.keyboard('q');
  await settle();
  expect(screen.getByRole('heading', { name: 'Noter l’écoute' })).toBeVisible();
  await user.keyboard('{Escape}');
  await settle(60);
  await user.keyboard('r');
  await settle(60);
  expect(step(shell, 'restart')).toEqual([
    { step: 'restart', contact_id: CAMILLE, student: 'Yanis Belkacem' }
  ]);
  expect(screen.getByRole('textbox', { name: 'Qui appelle' })).toHaveValue('Yanis Belkacem');
  expect(screen.queryByText('Vannes')).toBeNull();
});

test('the words of who evaluates are kept as they are typed, then sent', async () => {
  const { shell, user } = await openScreen('#/practice', {}, done);
  await user.keyboard('v');
  await settle(60);
  await user.type(screen.getByRole('textbox', { name: 'À travailler' }), 'Faire épeler');
  const key = `practice:words:${fiction.id(7601)}`;
  await vi.waitFor(() => expect(shell.drafts.get(key)).toContain('Faire épeler'));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(60);
  expect(step(shell, 'note')).toEqual([
    {
      step: 'note',
      practice_id: fiction.id(7601),
      student: 'Yanis Belkacem',
      strengths: '',
      improve: 'Faire épeler'
    }
  ]);
  expect(shell.drafts.size).toBe(0);
  expect(screen.getByRole('textbox', { name: 'À travailler' })).toHaveValue('Faire épeler');
});

test('progress tells real marks with their number, and opens each try', async () => {
  const { user } = await openScreen('#/practice/progress', {}, (shell) => {
    shell.classroom.begin();
    shell.classroom.tried(1, { checked_at: fiction.at(0), fiche: 5 });
    shell.classroom.tried(2, { checked_at: fiction.at(0), fiche: 10 });
    shell.classroom.tried(3);
  });
  expect(screen.getByText(/n = 2/)).toHaveTextContent('7,5/20 (n = 2)');
  expect(screen.getByText(/^Notes sur 20/)).toHaveTextContent('5 · 10');
  expect(screen.getAllByText('en cours')).toHaveLength(1);
  await expectAccessible();
  const [, link] = screen.getAllByRole('link', { name: 'Essai de Yanis Belkacem, Camille Rousselot' });
  await user.click(link as HTMLElement);
  await settle(60);
  expect(location.hash).toBe(`#/practice/${encodeURIComponent(`try:${fiction.id(7602)}`)}`);
  expect(screen.getByRole('region', { name: 'Résultat' })).toHaveTextContent(/10\/20/);
  await user.keyboard('{Escape}');
  expect(location.hash).toBe('#/practice/progress');
});

test('nothing tried: nothing is made up', async () => {
  await openScreen('#/practice/progress', {}, begun);
  expect(screen.getByText(/aucun essai n’est encore comparé/)).toBeVisible();
  expect(screen.queryByRole('table')).toBeNull();
});
