import { screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { calls } from '../state/calls.svelte';
import { desk } from '../state/desk.svelte';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';

beforeEach(() => {
  desk.clear();
  calls.take([]);
});

const ANSWERED = { state: 'answered', answered_at: fiction.at(-60_000) } as const;

async function inCall() {
  const opened = await openScreen('#/desk');
  await opened.shell.ring(fiction.live('one', 1, ANSWERED));
  await settle();
  return opened;
}

test('what to propose stands beside the call with its reason, and the catalogue over it is accessible', async () => {
  const { user } = await inCall();
  const proposed = screen.getByRole('region', { name: 'À proposer' });
  expect(within(proposed).getByText('Option Box+')).toBeVisible();
  expect(within(proposed).getByText(/^va avec Fibre 1 Gb, achat du /)).toBeVisible();
  await user.keyboard('c');
  await settle();
  expect(screen.getByRole('combobox', { name: /Référence, nom/ })).toHaveFocus();
  expect(screen.getByText('Le Wi-Fi dans la chambre du fond.')).toBeVisible();
  await expectAccessible();
});

test('a few letters, an arrow, Enter, and a refusal with its reason is on the fiche and no longer proposed', async () => {
  const { shell, user } = await inCall();
  await user.keyboard('c');
  await settle();
  await user.keyboard('opt{Enter}');
  await settle();
  await user.keyboard('r');
  await settle();
  await user.keyboard('trop cher{Enter}');
  await settle();
  expect(shell.says('contact_edit')).toEqual([
    {
      contactId: fiction.id(101),
      change: {
        change: 'offer',
        offer: {
          product_id: fiction.id(481),
          call_id: fiction.live('one', 1).call.id,
          answer: 'refused',
          why: 'trop cher',
          not_before_on: null
        }
      }
    }
  ]);
  const know = screen.getByRole('region', { name: 'À savoir' });
  expect(within(know).getByText(/trop cher/)).toBeVisible();
  await user.keyboard('{Escape}');
  await settle();
  expect(document.querySelector('[data-suggested]')).toBeNull();
  expect(document.querySelector('[data-left-out]')).toHaveTextContent('Écarté : Option Box+, refusé');
});

test('a reason being typed is kept, whatever is opened meanwhile', async () => {
  const { user } = await inCall();
  await user.keyboard('c');
  await settle();
  await user.keyboard('{Enter}r');
  await settle();
  await user.keyboard('pas cette ann');
  await user.keyboard('{Escape}{Escape}');
  await settle();
  await user.click(document.querySelector('[data-suggested]')!);
  await settle();
  expect(screen.getByRole('textbox', { name: /Raison/ })).toHaveValue('pas cette ann');
});

test('an accepted offer is the product the closing begins with', async () => {
  const { user } = await inCall();
  await user.keyboard('c');
  await settle();
  await user.keyboard('{Enter}a');
  await settle();
  await user.keyboard('{Escape}');
  await user.click(screen.getByRole('radio', { name: /Vente/ }));
  await settle();
  expect(screen.getByRole('combobox', { name: 'Produit' })).toHaveValue(fiction.id(481));
});
