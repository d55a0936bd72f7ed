import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';

const column = (name: string) => screen.getByRole('region', { name: new RegExp(`^${name}`) });

test('the whole screen opens: every rung, prospects by temperature, and is accessible', async () => {
  await openScreen('#/pipeline');
  expect(screen.getAllByRole('region', { name: /fiches$/ })).toHaveLength(7);
  expect(column('Suspect')).toHaveTextContent('1 204');
  expect(column('Lead')).toHaveTextContent(/En retard de \d+.j/);
  expect(column('Client,')).toHaveTextContent('Aucune action');
  expect(screen.getByText('Prospects sans suite prévue')).toBeVisible();
  await expectAccessible();
});

test('arrows walk the cards; towards another rung the reason is asked, and a listed one is one click', async () => {
  const { shell, user } = await openScreen('#/pipeline');
  await user.keyboard('{ArrowDown}');
  await settle();
  await user.keyboard('{ArrowRight}');
  await settle();
  const form = column('Suspect');
  expect(within(form).getByRole('combobox', { name: 'Vers' })).toHaveValue('lead');
  expect(within(form).getByRole('textbox', { name: 'Pourquoi' })).toHaveFocus();
  await user.keyboard('{ArrowRight}{Enter}');
  expect(shell.says('contact_edit')).toEqual([]);
  await user.click(within(form).getByRole('button', { name: 'Recommandé' }));
  await settle();
  expect(shell.says('contact_edit')).toEqual([
    {
      contactId: fiction.id(7000),
      change: { change: 'move', stage: 'lead', temperature: null, why: 'Recommandé' }
    }
  ]);
});

test('a proposed temperature says why, and O confirms it without another word', async () => {
  const { shell, user } = await openScreen('#/pipeline');
  await user.click(within(column('Tiède')).getByRole('button', { name: /Nawel Ferhat/ }));
  await settle();
  expect(column('Tiède')).toHaveTextContent(/Passer en chaud.*opportunité en cours.*\+33/);
  await user.keyboard('o');
  await settle();
  expect(shell.says('contact_edit').at(-1)).toMatchObject({
    change: { change: 'move', stage: null, temperature: 'hot', why: null }
  });
});

test('N declines the proposal, Escape leaves the move', async () => {
  const { shell, user } = await openScreen('#/pipeline');
  await user.click(within(column('Tiède')).getByRole('button', { name: /Nawel Ferhat/ }));
  await settle();
  await user.keyboard('n');
  await settle();
  expect(screen.queryByText(/Passer en chaud/)).toBeNull();
  await user.keyboard('m');
  await settle();
  expect(within(column('Tiède')).getByRole('combobox', { name: 'Vers' })).toHaveValue('client');
  await user.keyboard('{Escape}');
  await settle();
  expect(screen.queryByRole('combobox', { name: 'Vers' })).toBeNull();
  expect(shell.says('contact_edit')).toEqual([]);
});
