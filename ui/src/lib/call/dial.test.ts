import { screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { calls } from '../state/calls.svelte';
import { desk } from '../state/desk.svelte';
import { route } from '../state/route.svelte';
import { toasts } from '../state/toasts.svelte';
import * as fiction from '../../test/fiction';
import { allowed, refused } from '../../test/outbound';
import { expectAccessible, openScreen, settle } from '../../test/screen';

beforeEach(() => {
  desk.clear();
  calls.take([]);
  toasts.list = [];
});

const FICHE = `#/contacts/${fiction.id(101)}`;
const panel = () => screen.getByRole('region', { name: /^Appeler Camille Rousselot/ });
const ask = () => within(panel());

test('allowed, the call begins at once, and the desk has it: F7 says that they answer', async () => {
  const { shell, user } = await openScreen('#/desk');
  desk.show(fiction.id(101), null);
  await settle(40);
  await user.keyboard('a');
  await settle(60);
  expect(shell.says('dial_check')[0]).toEqual({
    contactId: fiction.id(101),
    ground: { ground: 'prospecting' }
  });
  expect(shell.says('call_dial')).toEqual([
    {
      dial: {
        contact_id: fiction.id(101),
        phone_id: null,
        ground: { ground: 'prospecting' },
        why: null,
        target_id: null
      }
    }
  ]);
  expect(desk.callId).not.toBeNull();
  const bar = screen.getByRole('banner', { name: 'Appels en cours' });
  expect(within(bar).getByRole('button', { name: /Pas de réponse/ })).toBeVisible();
  expect(within(bar).queryByRole('button', { name: /Décrocher/ })).toBeNull();
  await user.keyboard('{F7}');
  await settle();
  expect(shell.says('call_press').at(-1)).toMatchObject({ button: 'answer' });
  await expectAccessible();
});

test('outside the hours, at the hour they accepted, the ground is told as the call begins', async () => {
  const { shell, user } = await openScreen(FICHE, {}, (shell) => {
    shell.outbound.verdicts.prospecting = { ...allowed, slot_at: fiction.at(0) };
  });
  await user.keyboard('a');
  await settle(60);
  expect(shell.says('call_dial')).toHaveLength(1);
  const messages = within(screen.getByRole('region', { name: 'Messages' }));
  expect(messages.getByText(/à l’heure qu’elle a acceptée.*L\.223-1, al\. 6/)).toBeVisible();
});

test('refused, every reason is said; on the ground of the open ticket one may, with its words', async () => {
  const { shell, user } = await openScreen(FICHE, {}, (shell) => {
    shell.outbound.handed = true;
    shell.outbound.verdicts.prospecting = refused([{ code: 'no_consent' }, { code: 'day', weekday: 7 }]);
    shell.outbound.verdicts.contract = refused([{ code: 'day', weekday: 7 }], fiction.at(86_400_000));
  });
  await user.keyboard('a');
  await settle(60);
  expect(panel()).toHaveTextContent(/Aucun accord enregistré.*Pas d’appel le dimanche/);
  expect(ask().getByRole('radio', { name: /Service/ })).toHaveFocus();
  expect(ask().getByRole('textbox', { name: 'Pourquoi' })).toHaveValue('Ticket n° 1042');
  await expectAccessible();
  await user.click(ask().getByRole('radio', { name: /Contrat/ }));
  await settle();
  expect(panel()).toHaveTextContent(/Permis .+\d\sh\s05/);
  expect(ask().getByRole('button', { name: /^Appeler/ })).toBeDisabled();
  await user.click(ask().getByRole('radio', { name: /Service/ }));
  await settle();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(40);
  expect(shell.says('call_dial')[0]?.dial).toMatchObject({
    ground: { ground: 'service' },
    why: 'Ticket n° 1042'
  });
  expect(route.screen).toBe('desk');
  expect(screen.queryByText(/^Composez le/)).toBeNull();
});

test('a request has its moment, and its words are mandatory: they are kept as they are typed', async () => {
  const { shell, user } = await openScreen(FICHE, {}, (shell) => {
    shell.outbound.verdicts.prospecting = refused([{ code: 'no_consent' }]);
  });
  await user.click(screen.getByRole('button', { name: /^Appeler le 02.61.91.33.60$/ }));
  await settle(60);
  await user.click(ask().getByRole('radio', { name: /l’a demandé/ }));
  await settle();
  expect(shell.says('dial_check').at(-1)?.ground).toEqual({
    ground: 'request',
    asked_at: expect.any(String)
  });
  expect(ask().getByRole('button', { name: /^Appeler/ })).toBeDisabled();
  await user.type(ask().getByRole('textbox', { name: 'Pourquoi' }), 'Veut un devis');
  await vi.waitFor(() => expect(shell.drafts.get(`dial:${fiction.id(101)}`)).toContain('Veut un devis'));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(40);
  expect(shell.says('call_dial')[0]?.dial).toMatchObject({
    phone_id: fiction.id(202),
    ground: { ground: 'request' },
    why: 'Veut un devis'
  });
  expect(shell.drafts.has(`dial:${fiction.id(101)}`)).toBe(false);
});

test('an agreement is noted with its exact words and its proof, then taken back in one click', async () => {
  const { shell, user } = await openScreen(`#/contacts/${fiction.id(102)}`);
  await user.click(screen.getByRole('button', { name: 'Noter un accord' }));
  const form = within(screen.getByRole('form', { name: 'Accord de prospection' }));
  expect(form.getByRole('textbox', { name: 'Au nom de' })).toHaveValue('Assistance fibre');
  expect(form.getByRole('button', { name: 'Garder l’accord' })).toBeDisabled();
  await user.type(form.getByRole('textbox', { name: 'Objet' }), 'Offres de fibre');
  await user.type(form.getByRole('textbox', { name: 'Texte exact accepté' }), 'J’accepte d’être appelé.');
  await vi.waitFor(() => expect(shell.drafts.get(`consent:new:${fiction.id(102)}`)).toContain('J’accepte'));
  await user.selectOptions(form.getByRole('combobox', { name: 'Comment' }), 'paper');
  await user.type(form.getByRole('textbox', { name: 'Preuve' }), 'accord-12.pdf');
  await expectAccessible();
  await user.click(form.getByRole('button', { name: 'Garder l’accord' }));
  await settle(40);
  expect(shell.says('contact_edit')[0]?.change).toEqual({
    change: 'consent',
    step: {
      change: 'record',
      consent: {
        contact_id: fiction.id(102),
        on_behalf_of: 'Assistance fibre',
        object: 'Offres de fibre',
        text_shown: 'J’accepte d’être appelé.',
        collected_by: 'paper',
        evidence: 'accord-12.pdf',
        collected_at: null,
        days: 365
      }
    }
  });
  expect(shell.drafts.size).toBe(0);
  expect(screen.getByText('Prospection acceptée')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Retirer l’accord' }));
  await user.click(screen.getByRole('button', { name: 'Retirer' }));
  await settle();
  expect(shell.says('contact_edit')[1]?.change).toEqual({
    change: 'consent',
    step: { change: 'withdraw', by: 'call' }
  });
  expect(screen.getByText('Opposition à la prospection')).toBeVisible();
});
