import { screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { drafts } from '../../../lib/state/drafts.svelte';
import { toasts } from '../../../lib/state/toasts.svelte';
import type { Guide } from '../../../lib/types';
import * as fiction from '../../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../../test/screen';
import type { FakeShell } from '../../../test/shell';
import { addStep, move, problem, said, typedOf } from './typed';

beforeEach(() => {
  toasts.list = [];
});

const open = () => openScreen('#/settings/guides');

/** A file as the browser hands it over; jsdom's cannot be read. */
function tomlFile(text: string): File {
  const file = new File([text], 'guide.toml', { type: 'text/plain' });
  file.text = () => Promise.resolve(text);
  return file;
}

const steps = (shell: FakeShell, step: string) =>
  shell
    .says('guide_work')
    .map((args) => args.step as { step: string; guide: Guide })
    .filter((one) => one.step === step);

test('the guides, what is followed by default and by queue: the whole screen opens and is accessible', async () => {
  await open();
  expect(screen.getByText('CERC', { selector: 'b' })).toBeVisible();
  expect(screen.getByText(/appels reçus · 2 étapes · version 1/)).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Pannes' })).toBeVisible();
  await expectAccessible();
});

test('a guide is written by the keyboard alone, and only kept when nothing is missing', async () => {
  const { shell, user } = await open();
  await user.keyboard('n');
  await settle();
  expect(screen.getByRole('textbox', { name: 'Nom' })).toHaveFocus();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(steps(shell, 'save')).toEqual([]);
  expect(screen.getByText(/Donnez un nom au guide/)).toBeVisible();
  await user.keyboard('Panne express{Tab}{Tab}Trier une panne.');
  await user.type(screen.getByRole('textbox', { name: 'Lettre' }), 'A');
  await user.keyboard('{Tab}Accueil');
  await user.type(
    screen.getByRole('textbox', { name: 'À dire' }),
    'Bonjour [[{{civilite} {{nom}], un instant.'
  );
  expect(screen.getByText(/Se dira.*Bonjour Madame Rousselot, un instant/)).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: 'À cocher, 1' }), 'Nomme la personne{Enter}Sourit');
  await expectAccessible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle();
  expect(steps(shell, 'save')[0]?.guide).toMatchObject({
    key: '',
    name: 'Panne express',
    direction: 'any',
    purpose: 'Trier une panne.',
    step: [
      {
        letter: 'A',
        name: 'Accueil',
        seconds: [10, 60],
        phrase: 'Bonjour [{civilite} {nom}], un instant.',
        help: null,
        item: [{ label: 'Nomme la personne', weight: 1 }, { label: 'Sourit' }]
      }
    ]
  });
  expect(screen.getByText('Panne express', { selector: 'b' })).toBeVisible();
  expect(drafts.has('guide:new')).toBe(false);
});

test('a guide is changed: a word put in its phrase, a step moved, its keys untouched; undo brings it back', async () => {
  const { shell, user } = await open();
  await user.click(screen.getByRole('button', { name: /^Modifier.*CERC$/ }));
  await settle();
  const phrase = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'À dire' });
  phrase.setSelectionRange(0, 7);
  await user.selectOptions(screen.getByRole('combobox', { name: /Insérer.*À dire/ }), 'nom de la maison');
  await settle();
  expect(phrase).toHaveValue('{maison}, {agent} à votre écoute[, {civilite} {nom}].');
  expect(phrase).toHaveFocus();
  await user.keyboard('{F3}');
  await settle();
  expect(screen.getByRole('textbox', { name: 'Nom de l’étape' })).toHaveValue('Écoute');
  await user.click(screen.getByRole('button', { name: 'Déplacer avant' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle();
  const guide = steps(shell, 'save')[0]?.guide;
  expect(guide?.step.map(({ key }) => key)).toEqual(['listen', 'contact']);
  expect(guide?.objection[0]?.key).toBe('price');
  expect(screen.getByText('modifié')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Annuler' }));
  await settle();
  expect(steps(shell, 'save')[1]?.guide.step.map(({ key }) => key)).toEqual(['contact', 'listen']);
});

test('what is typed comes back after the form was left, and can be given up', async () => {
  const { user } = await open();
  await user.keyboard('n');
  await settle();
  await user.keyboard('Brouillon de guide{Escape}');
  await settle();
  await user.click(screen.getByRole('button', { name: 'Continuer le nouveau guide' }));
  await settle();
  expect(screen.getByRole('textbox', { name: 'Nom' })).toHaveValue('Brouillon de guide');
  await user.click(screen.getByRole('button', { name: 'Ne pas garder' }));
  await settle();
  expect(drafts.has('guide:new')).toBe(false);
  expect(screen.queryByRole('button', { name: 'Continuer le nouveau guide' })).toBeNull();
});

test('a file is read and looked at before anything changes; it replaces its guide, or stands beside it', async () => {
  const { shell, user } = await open();
  const file = screen.getByLabelText('Fichier TOML d’un guide');
  await user.upload(file, tomlFile('key = "cerc"'));
  await settle();
  expect(steps(shell, 'save')).toEqual([]);
  expect(screen.getByText(/Remplace « CERC », version 1/)).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Nom' })).toHaveValue('CERC partagé');
  await user.click(screen.getByRole('checkbox', { name: 'Garder comme un autre guide' }));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle();
  expect(steps(shell, 'save')[0]?.guide).toMatchObject({ key: '', name: 'CERC partagé' });
  expect(screen.getByText('CERC', { selector: 'b' })).toBeVisible();
});

test('a file that is no guide says so, and changes nothing', async () => {
  const { shell, user } = await open();
  const file = screen.getByLabelText('Fichier TOML d’un guide');
  await user.upload(file, tomlFile('bonjour'));
  await settle();
  expect(screen.getByText(/Ce fichier n’est pas un guide\. Rien n’est changé/)).toBeVisible();
  await user.upload(file, tomlFile('x'.repeat(256 * 1024 + 1)));
  await settle();
  expect(screen.getByText(/trop grand/)).toBeVisible();
  expect(steps(shell, 'read')).toHaveLength(1);
});

test('a guide is exported, retired and taken up; a queue is given its guides in order', async () => {
  const { shell, user } = await open();
  await user.click(screen.getByRole('button', { name: 'Exporter CERC en TOML' }));
  await settle();
  expect(screen.getByText(/Écrit dans .*guide-cerc\.toml/)).toBeVisible();
  const pannes = screen.getByRole('combobox', { name: 'Pannes' });
  await user.selectOptions(pannes, 'CROC du cours');
  await settle();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Pannes' }), 'CERC');
  await settle();
  expect(shell.shelf.queues[0]?.guides).toEqual(['croc_cours', 'cerc']);
  await user.click(screen.getByRole('button', { name: /^Retirer.*CERC$/ }));
  await settle();
  const row = screen.getByText('CERC', { selector: 'b' }).closest('li')!;
  await user.click(within(row).getByRole('button', { name: /^Reprendre/ }));
  await settle();
  expect(shell.shelf.guides.every(({ retired }) => !retired)).toBe(true);
});

test('a guide typed is the guide it was, and what is wrong is said where it is', () => {
  for (const guide of fiction.guides) {
    const typed = typedOf(guide);
    expect(problem(typed)).toBeNull();
    expect({ ...said(typed), version: guide.version }).toEqual(guide);
  }
  const typed = typedOf(fiction.guides[0]!);
  const first = typed.steps[0]!;
  const wrong = (over: Partial<typeof first>) =>
    problem({ ...typed, steps: [typed.steps[1]!, { ...first, ...over }] });
  expect(wrong({ phrase: 'Bonjour {mot_de_passe}' })).toMatch(/Étape 2.*\{mot_de_passe\}/);
  expect(wrong({ phrase: 'Bonjour [{nom}' })).toMatch(/Étape 2.*crochet/);
  expect(wrong({ phrase: 'Bonjour {nom' })).toMatch(/Étape 2.*accolade/);
  expect(wrong({ from: '90', to: '30' })).toMatch(/Étape 2.*secondes/);
  expect(wrong({ items: [] })).toMatch(/Étape 2/);
  expect(wrong({ items: [{ ...first.items[0]!, weight: '0' }] })).toMatch(/1 à 100/);
  const step = addStep(typed);
  expect(new Set(typed.steps.map(({ uid }) => uid)).size).toBe(3);
  move(typed.steps, 2, -1);
  expect(typed.steps[1]).toBe(step);
  move(typed.steps, 0, -1);
  expect(typed.steps[1]).toBe(step);
});
