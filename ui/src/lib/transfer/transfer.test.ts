import { screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';
import { calls } from '../state/calls.svelte';
import { desk } from '../state/desk.svelte';
import { settings } from '../state/settings.svelte';
import type { LiveCall } from '../types';

const TALKS = { state: 'answered', answered_at: fiction.at(-60_000) } as const;
const WAITS = { ...TALKS, state: 'held', held_since_at: fiction.at(-20_000) } as const;
const [ines, karim] = fiction.agents;

beforeEach(() => {
  desk.clear();
  calls.take([]);
});

async function open(live: LiveCall) {
  const opened = await openScreen('#/desk');
  await opened.shell.ring(live);
  await settle();
  return opened;
}

test('the directory opens by its key, finds somebody by what they can do, and hands over what was typed', async () => {
  const { shell, user } = await open(fiction.live('one', 1, TALKS));
  await user.keyboard('{F8}');
  const panel = screen.getByRole('region', { name: 'Transférer l’appel' });
  const field = within(panel).getByRole('combobox');
  expect(field).toHaveFocus();
  const listed = within(panel).getAllByRole('option');
  expect(listed.some((option) => option.textContent.includes(ines!.name))).toBe(false);
  await user.type(field, karim!.name.slice(0, 3).toLowerCase());
  expect(within(panel).getByRole('option', { selected: true })).toHaveTextContent(karim!.name);
  await user.type(within(panel).getByLabelText('Ce que la personne suivante doit savoir'), 'Box en panne.');
  await expectAccessible();
  field.focus();
  await user.keyboard('{Enter}');
  await settle();
  expect(shell.says('call_press')).toEqual([
    {
      callId: fiction.id(8001),
      button: { transfer: { to: karim!.id, announced: true, note: 'Box en panne.' } }
    }
  ]);
  const card = screen.getByRole('region', { name: `Annoncez l’appel à ${karim!.name}` });
  expect(within(card).getByText('Box en panne.')).toBeVisible();
  await user.keyboard('{F8}');
  expect(shell.says('call_press').at(-1)).toEqual({ callId: fiction.id(8001), button: 'pass' });
  await user.keyboard('{F7}');
  expect(shell.says('call_press').at(-1)).toEqual({ callId: fiction.id(8001), button: 'resume' });
});

test('nobody who matches is said, and nothing is sent', async () => {
  const { shell, user } = await open(fiction.live('one', 1, TALKS));
  await user.keyboard('{F8}');
  await user.type(screen.getByRole('combobox', { name: /compétence/ }), 'zzz{Enter}');
  expect(screen.getByText(/Personne ne correspond\. Effacez un mot/)).toBeVisible();
  expect(shell.says('call_press')).toEqual([]);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('region', { name: 'Transférer l’appel' })).toBeNull();
});

test('who is handed a call sees who transfers and what was said, and takes it by a key', async () => {
  const opened = await openScreen('#/desk', {});
  settings.patch('desk.agent', karim!.id);
  const offered = fiction.transfer({ state: 'passed' });
  await opened.shell.ring(fiction.live('one', 1, { ...WAITS, transfer: offered }));
  await settle();
  const card = screen.getByRole('region', { name: `Transféré par ${ines!.name}` });
  expect(within(card).getByText('Box redémarrée deux fois, sans effet.')).toBeVisible();
  await expectAccessible();
  await opened.user.keyboard('{F7}');
  expect(opened.shell.says('call_press')).toEqual([{ callId: fiction.id(8001), button: 'answer' }]);
});
