/** What the rights of people ask of the house, and the way from first contact to purchase, each in the whole screen. */
import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { expectAccessible, openScreen, settle } from '../../test/screen';
import * as fiction from '../../test/fiction';

test('what is due is told with its text, and goes in two presses', async () => {
  const { shell, user } = await openScreen('#/data/rights', {}, (fake) => (fake.matching.rights.due = 2));
  const retention = await screen.findByRole('region', { name: 'Durées de conservation' });
  expect(within(retention).getByRole('row', { name: /Prospects\s36\smois\s2/ })).toBeVisible();
  expect(within(retention).getByText(/CNIL/)).toBeVisible();
  await expectAccessible();
  await user.click(within(retention).getByRole('button', { name: 'Effacer ce qui est à terme' }));
  expect(shell.says('privacy_work').some(({ step }) => (step as { step: string }).step === 'retention')).toBe(
    false
  );
  await user.click(within(retention).getByRole('button', { name: 'Effacer pour toujours' }));
  await settle();
  expect(shell.matching.rights.due).toBe(0);
  expect(await screen.findByText(/2 personnes effacées/)).toBeVisible();
  expect(await within(retention).findByText(/Rien n.est arrivé à terme/)).toBeVisible();
});

test('frozen fiches, which no list shows, are opened from here; the register is written as a page', async () => {
  const { user } = await openScreen('#/data/rights', {}, (fake) => {
    fake.matching.rights.frozen = [
      { contact_id: fiction.id(101), name: 'Marianne Le Goff', at: fiction.at(0), why: 'demande du 3 mars' }
    ];
  });
  await user.click(await screen.findByRole('button', { name: 'Écrire la page' }));
  expect(await screen.findByText('Documents/registre.html')).toBeVisible();
  await user.click(screen.getByRole('button', { name: /demande du 3 mars/ }));
  await settle();
  expect(window.location.hash).toBe(`#/contacts/${fiction.id(101)}`);
});

test('the way to a purchase is split by channel, origin, contacts or campaign, each figure with its n', async () => {
  const { shell, user } = await openScreen('#/data/journeys');
  const web = await screen.findByRole('row', { name: /Demande du site/ });
  expect(within(web).getByText('60 %')).toBeVisible();
  expect(within(web).getByText('12 j')).toBeVisible();
  expect(within(web).getAllByText('n = 6')).toHaveLength(2);
  expect(screen.getByText(/4 déjà clients/)).toBeVisible();
  await expectAccessible();
  await user.selectOptions(screen.getByLabelText('Selon'), 'campaign');
  await settle();
  expect(shell.says('score_work').at(-1)).toMatchObject({ step: { step: 'quantify', by: 'campaign' } });
});

test('nobody contacted before buying: said, with what counts as a contact', async () => {
  await openScreen('#/data/journeys', {}, (fake) => (fake.matching.rights.contacted = 0));
  expect(await screen.findByText(/Personne n.a encore été contacté/)).toBeVisible();
  await expectAccessible();
});
