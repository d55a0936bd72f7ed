/** The rights of one person and their scores, beside their fiche. */
import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { expectAccessible, openScreen, settle } from '../../test/screen';
import * as fiction from '../../test/fiction';

const FICHE = `#/contacts/${fiction.id(101)}`;

test('O opens the rights: the file to hand over, the freeze with its reason, and its lifting', async () => {
  const { shell, user } = await openScreen(FICHE);
  await user.keyboard('o');
  const panel = await screen.findByRole('complementary', { name: 'Droits' });
  await user.click(await within(panel).findByRole('button', { name: 'Écrire le dossier' }));
  expect(await within(panel).findByText('Documents/acces.html')).toBeVisible();
  expect(within(panel).getByRole('button', { name: 'Geler' })).toBeDisabled();
  await user.type(within(panel).getByLabelText('Pourquoi'), 'demande par courrier');
  await expectAccessible();
  await user.click(within(panel).getByRole('button', { name: 'Geler' }));
  await settle();
  expect(shell.matching.rights.frozen[0]?.why).toBe('demande par courrier');
  await user.click(await within(panel).findByRole('button', { name: 'Lever le gel' }));
  await settle();
  expect(shell.matching.rights.frozen).toEqual([]);
});

test('somebody is erased only once what goes was seen and the asking was checked', async () => {
  const { shell, user } = await openScreen(FICHE);
  await user.keyboard('o');
  const panel = await screen.findByRole('complementary', { name: 'Droits' });
  await user.click(await within(panel).findByRole('button', { name: 'Voir ce qui partirait' }));
  expect(within(panel).getByText(/Fiche \(1\)/)).toBeVisible();
  expect(within(panel).getByText(/Appels \(4\)/)).toBeVisible();
  expect(within(panel).getByText(/commande ou facture/)).toBeVisible();
  const erase = within(panel).getByRole('button', { name: 'Effacer pour toujours' });
  expect(erase).toBeDisabled();
  await user.click(within(panel).getByRole('checkbox', { name: /vérifié/ }));
  await expectAccessible();
  await user.click(erase);
  await settle();
  expect(shell.matching.rights.erased).toEqual([fiction.id(101)]);
  expect(window.location.hash).toBe('#/contacts');
});

test('S opens the four scores with what they rest on; a product brings interest', async () => {
  const { user } = await openScreen(FICHE);
  await user.keyboard('s');
  const panel = await screen.findByRole('complementary', { name: 'Scores' });
  expect(await within(panel).findByText('42 %')).toBeVisible();
  expect(within(panel).getByText(/50 décrochés sur 120/)).toBeVisible();
  expect(within(panel).getByText(/jamais commandé/)).toBeVisible();
  await expectAccessible();
});

test('a word that does not belong in a note is told as it is typed, and replaced by a press', async () => {
  const { user } = await openScreen(FICHE);
  await user.keyboard('e');
  const panel = await screen.findByRole('complementary', { name: /échange/i });
  const body = within(panel).getByRole('textbox', { name: 'Ce qui est dit' });
  await user.type(body, 'À rappeler, cancer');
  await user.click(await within(panel).findByRole('button', { name: 'Remplacer' }, { timeout: 3000 }));
  expect(body).toHaveValue('À rappeler, raison personnelle');
});
