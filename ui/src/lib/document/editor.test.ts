import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { expectAccessible, openScreen, settle } from '../../test/screen';
import { keyFor } from './key';

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const body = () => screen.getByRole('textbox', { name: 'Texte' });

test('the library opens with each version, and is accessible while one is edited', async () => {
  const { user } = await openScreen('#/settings/documents');
  expect(screen.getByText('version 3')).toBeVisible();
  await user.click(button('Modifier Attestation de contrat'));
  await settle();
  expect(screen.getByRole('textbox', { name: /Nom/ })).toHaveFocus();
  await expectAccessible();
});

test('an edited document is its next version', async () => {
  const { shell, user } = await openScreen('#/settings/documents');
  await user.click(button(/Modifier SMS/));
  await settle();
  await user.clear(body());
  await user.type(body(), 'Rappelez-nous, {{prenom}.');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle();
  expect(shell.says('documents').at(-1)).toMatchObject({
    save: { key: 'sms_rappel', kind: 'sms', body: 'Rappelez-nous, {prenom}.' }
  });
  expect(screen.getByText('version 4')).toBeVisible();
  expect(screen.queryByRole('textbox', { name: 'Texte' })).toBeNull();
});

test('a word nobody can fill in is named, and the version is not kept', async () => {
  const { shell, user } = await openScreen('#/settings/documents');
  await user.click(button(/Modifier SMS/));
  await settle();
  await user.type(body(), ' Code : {{mot_de_passe}');
  await settle();
  expect(screen.getByRole('alert')).toHaveTextContent('{mot_de_passe}');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(shell.says('documents').every(({ save }) => save === null)).toBe(true);
});

test('a new one typed halfway is found again', async () => {
  const { user } = await openScreen('#/settings/documents');
  await user.click(button('Nouveau document'));
  await settle();
  await user.type(screen.getByRole('textbox', { name: /Nom/ }), 'Relance');
  await user.click(screen.getByRole('link', { name: /Interface/ }));
  await settle();
  await user.click(screen.getByRole('link', { name: /Documents/ }));
  await settle();
  expect(screen.getByRole('textbox', { name: /Nom/ })).toHaveValue('Relance');
});

test('its stable word is its name in plain letters, told apart', () => {
  expect(keyFor('Relance : été n° 2', [])).toBe('relance_ete_n_2');
  expect(keyFor('Relance', ['relance', 'relance_2'])).toBe('relance_3');
  expect(keyFor('…', [])).toBe('document');
});
