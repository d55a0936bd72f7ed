import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { drafts } from '../../lib/state/drafts.svelte';
import { expectAccessible, openScreen, settle } from '../../test/screen';

const open = () => openScreen('#/settings/catalogue');

test('the catalogue is listed, found by a few letters, and accessible', async () => {
  const { user } = await open();
  expect(screen.getByText('Répéteur Wi-Fi')).toBeVisible();
  expect(screen.getByText('sur devis')).toBeVisible();
  await expectAccessible();
  await user.keyboard('/opt');
  await settle();
  expect(screen.queryByText('Répéteur Wi-Fi')).toBeNull();
});

test('a product is written by the keyboard: its price, its dates, its pitch, what goes with it', async () => {
  const { shell, user } = await open();
  await user.keyboard('n');
  await settle();
  expect(screen.getByRole('textbox', { name: 'Nom' })).toHaveFocus();
  await user.keyboard('Alarme connectée{Tab}ALA{Tab}Sécurité{Tab}29,9');
  await user.type(screen.getByRole('textbox', { name: /Bénéfice/ }), 'Partir tranquille');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Va avec' }), 'Option Box+');
  await settle();
  await expectAccessible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle();
  const saved = shell.says('product_work').find(({ step }) => (step as { step: string }).step === 'save');
  expect(saved?.step).toMatchObject({
    product_id: null,
    product: {
      reference: 'ALA',
      name: 'Alarme connectée',
      price_cents: 2990,
      pitch: { benefit: 'Partir tranquille', proof: null },
      goes_with: [shell.shop.sheets[0]?.product.id]
    }
  });
  expect(screen.getByText('Alarme connectée')).toBeVisible();
  expect(drafts.has('product:new')).toBe(false);
});

test('a price that is none is said, and what is typed comes back', async () => {
  const { user } = await open();
  await user.click(screen.getByRole('button', { name: /^Modifier.*Répéteur Wi-Fi$/ }));
  await settle();
  const price = screen.getByRole('textbox', { name: /Prix/ });
  expect(price).toHaveValue('59');
  await user.clear(price);
  await user.type(price, 'cher');
  expect(screen.getByText(/Écrivez une somme/)).toBeVisible();
  expect(screen.getByRole('button', { name: /Garder/ })).toBeDisabled();
  await user.keyboard('{Escape}');
  await settle();
  await user.click(screen.getByRole('button', { name: /^Modifier.*Répéteur Wi-Fi$/ }));
  await settle();
  expect(screen.getByRole('textbox', { name: /Prix/ })).toHaveValue('cher');
});
