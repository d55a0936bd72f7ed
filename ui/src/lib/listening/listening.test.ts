import { screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { desk } from '../state/desk.svelte';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';

beforeEach(() => {
  desk.clear();
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700);
});

const CALL = `#/journal/call:${fiction.id(8803)}`;
const item = (name: RegExp) => screen.getByRole('radiogroup', { name });

test('the whole screen shows the facts of the call beside its grid; keys mark it, the core gives the note; it is accessible', async () => {
  const { shell, user } = await openScreen(CALL);
  const facts = screen.getByRole('region', { name: 'Ce qui est noté' });
  expect(facts).toHaveTextContent(/Agent noté\s*Inès Morvan/);
  expect(facts).toHaveTextContent(/Camille Rousselot.*3\smin\s10\ss.*Résolu/);
  expect(facts).toHaveTextContent(/Guide suivi\s: CROC du cours.*14\ss, conseillé 10\ss à 20\ss/);
  expect(facts).toHaveTextContent('Aucun appel n’est enregistré');
  expect(screen.getByText(/un an au plus \(CNIL/)).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Grille' })).toHaveValue('ecoute_croc');
  await expectAccessible();

  await user.keyboard('2');
  await settle();
  expect(within(item(/^Salue/)).getByRole('radio', { name: 'Conforme' })).toBeChecked();
  await user.keyboard('1');
  await user.keyboard('n');
  await settle(40);
  expect(shell.says('listening_work').at(-1)).toEqual({
    step: {
      step: 'weigh',
      grid: 'ecoute_croc',
      marks: { greets: 'compliant', checks_identity: 'partial', thanks: 'not_evaluable' }
    }
  });
  expect(screen.getByRole('img', { name: /Note\s: 15\/20/ })).toBeVisible();
  expect(screen.getByText(/\(60 × 3\/4\) ÷ 60 × 20 = 15/)).toBeVisible();
});

test('an eliminatory criterion that is absent says what it does to the note', async () => {
  const { user } = await openScreen(CALL);
  await user.keyboard('2');
  await user.keyboard('0');
  await settle(40);
  expect(
    screen.getByText(/Critère éliminatoire absent\s: «\sVérifie l’interlocuteur\s»\. La note est 0\./)
  ).toBeVisible();
});

test('a marking is kept, appended to the former ones, and each can be read again', async () => {
  const { shell, user } = await openScreen(CALL);
  await user.keyboard('2');
  await user.keyboard('{F2}');
  await user.keyboard('Sourire entendu.{Control>}{Enter}{/Control}');
  await settle(60);
  expect(
    shell.says('listening_work').filter(({ step }) => (step as { step: string }).step === 'mark')
  ).toEqual([
    {
      step: {
        step: 'mark',
        listening: {
          heard: { heard: 'call', call_id: fiction.id(8803) },
          grid: 'ecoute_croc',
          marks: { greets: 'compliant' },
          comment: 'Sourire entendu.'
        }
      }
    }
  ]);
  expect(screen.getByText('Écoute CROC, version 1')).toBeVisible();
  expect(screen.getByText('Sourire entendu.')).toBeVisible();
  expect(screen.getByText(/par Inès Morvan \(auto-évaluation\)/)).toBeVisible();
  expect(screen.getByText(/^Gardée un an au plus, jusqu’au /)).toBeVisible();
  await expectAccessible();

  await user.keyboard('r');
  await settle();
  await user.keyboard('0{Control>}{Enter}{/Control}');
  await settle(60);
  expect(screen.getAllByRole('button', { name: /^Voir l’écoute/ })).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: /^Voir l’écoute 20\/20/ }));
  expect(screen.getByText('Sourire entendu.')).toBeVisible();
});

test('what is marked and not kept is there again, and marks of another grid are not mixed with it', async () => {
  const { shell, user } = await openScreen(CALL);
  await user.keyboard('2');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Grille' }), 'ecoute_cerc');
  await settle(40);
  expect(within(item(/^Salue/)).getByRole('radio', { name: 'Conforme' })).not.toBeChecked();
  await vi.waitFor(() =>
    expect(shell.drafts.get(`listening:call:${fiction.id(8803)}`)).toContain('"grid":"ecoute_cerc"')
  );
  await user.selectOptions(screen.getByRole('combobox', { name: 'Grille' }), 'ecoute_croc');
  await settle();
  expect(within(item(/^Salue/)).getByRole('radio', { name: 'Conforme' })).toBeChecked();
});

test('from the journal a key opens the marking, and Escape comes back', async () => {
  const { user } = await openScreen('#/journal', {}, (shell) => {
    shell.answers.call_list = () => ({
      items: [shell.classroom.call],
      total: 1,
      marked: { [shell.classroom.call.id]: { note: 15.3, times: 2 } }
    });
  });
  expect(
    screen.getByRole('button', { name: /Noter l’appel avec Camille Rousselot\s: Noté 15,3\/20, 2 fois/ })
  ).toBeVisible();
  await user.keyboard('q');
  await settle();
  expect(location.hash).toBe(`#/journal/${encodeURIComponent(`call:${fiction.id(8803)}`)}`);
  expect(screen.getByRole('heading', { name: 'Noter l’écoute' })).toBeVisible();
  await user.keyboard('{Escape}');
  await settle();
  expect(location.hash).toBe('#/journal');
});

test('from a fiche a key marks its last call', async () => {
  const { user } = await openScreen(`#/contacts/${fiction.id(101)}`);
  await user.keyboard('q');
  await settle();
  expect(location.hash).toMatch(/^#\/journal\/(call|exchange)%3A/);
  await user.keyboard('{Escape}');
  await settle();
  expect(location.hash).toBe(`#/contacts/${fiction.id(101)}`);
});

test('a call that is gone says so', async () => {
  await openScreen(CALL, {}, (shell) =>
    shell.refuse.set('listening_work', { code: 'not_found', detail: 'call' })
  );
  expect(screen.getByText(/n’existe plus, ou ne se note pas/)).toBeVisible();
});
