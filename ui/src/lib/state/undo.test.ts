import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { openScreen, settle } from '../../test/screen';
import type { UndoneAct, Undone } from '../types';
import { told } from './undo';

const name = 'Camille Rousselot';
const plain = (text: string) => text.replace(/[\s\u00a0\u202f]+/g, ' ');
const messages = () => within(screen.getByRole('region', { name: 'Messages' }));

async function undoes(answer: Undone, hash = '#/pipeline') {
  const opened = await openScreen(hash, {}, (shell) => (shell.answers.undo = () => answer));
  await opened.user.keyboard('{Control>}z{/Control}');
  await settle();
  return opened;
}

test('Ctrl Z says what it took back', async () => {
  await undoes({ answer: 'back', act: { act: 'stage', name, back_to: 'lead' } });
  expect(messages().getByText(/Annulé.:.étape de Camille Rousselot remise à Lead\./)).toBeVisible();
});

test('an act that stays says why, and that the next Ctrl Z goes further back', async () => {
  await undoes({ answer: 'stays', kind: 'callback.move', why: 'changed_since' });
  expect(messages().getByText(/Cela a changé depuis.*l’action d’avant/)).toBeVisible();
});

test('nothing left to take back is said', async () => {
  await undoes({ answer: 'nothing' });
  expect(messages().getByText(/Rien à annuler/)).toBeVisible();
});

test('in a field Ctrl Z is the field’s own', async () => {
  const { shell, user } = await openScreen('#/contacts');
  await user.keyboard('/');
  await user.keyboard('mor{Control>}z{/Control}');
  await settle();
  expect(shell.says('undo')).toEqual([]);
});

test.each<[UndoneAct, string]>([
  [{ act: 'fields', name, fields: ['job'] }, `fiche de ${name}, Fonction comme avant`],
  [{ act: 'fields', name, fields: ['job', 'town'] }, `fiche de ${name}, 2 champs comme avant`],
  [{ act: 'temperature', name, back_to: null }, `température de ${name} retirée`],
  [{ act: 'owner', name, back_to: null }, `${name}, de nouveau à prendre`],
  [{ act: 'ticket_state', number: 1042, back_to: 'open' }, 'ticket 1042 remis à « Ouvert »'],
  [{ act: 'ticket_priority', number: 1042, back_to: 'low' }, 'priorité du ticket 1042 remise à « Basse »'],
  [{ act: 'callback_done', name }, `rappel de ${name} de nouveau à faire`],
  [{ act: 'deal_closed', subject: 'Fibre' }, 'opportunité « Fibre » de nouveau en cours'],
  [
    { act: 'outcome', name: '', outcome: 'Refus' },
    'issue « Refus ». L’appel est à qualifier, sa note est gardée'
  ]
])('%o is told in words', (act, words) => {
  expect(plain(told(act))).toBe(words);
});
