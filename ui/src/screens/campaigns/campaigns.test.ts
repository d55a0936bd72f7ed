import { screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { working } from '../../lib/campaign/working.svelte';
import { calls } from '../../lib/state/calls.svelte';
import { desk } from '../../lib/state/desk.svelte';
import { route } from '../../lib/state/route.svelte';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';

beforeEach(() => {
  desk.clear();
  calls.take([]);
  working.stop();
});

const open = (hash = '#/campaigns') => openScreen(hash);
const named = (name: string | RegExp) => screen.getByRole('heading', { name });

test('the whole screen opens: the list, one campaign with its figures, people, guides and hours; it is accessible', async () => {
  await open();
  const list = screen.getByRole('listbox', { name: 'Liste des campagnes' });
  expect(within(list).getAllByRole('option')).toHaveLength(3);
  expect(list).toHaveTextContent('12 sur 40 à appeler · 3 succès sur 10');
  expect(within(list).getAllByRole('option').at(-1)).toHaveTextContent('Terminée');
  expect(named('Fibre Pro, commerces de Pornic')).toBeVisible();
  expect(screen.getByText(/^Démarchage\s: accord, heures et tentatives vérifiés$/)).toBeVisible();
  expect(screen.getByRole('row', { name: /Bruno Castaing/ })).toHaveTextContent(/assez d’appels/);
  expect(screen.getByRole('region', { name: 'Deux guides comparés' })).toHaveTextContent(
    /CROC court102\s*20\s%\s*6 à 51\s%.*L’écart peut venir du hasard/
  );
  expect(screen.getByRole('region', { name: 'Quand les gens répondent' })).toHaveTextContent(/12 sur 20/);
  await expectAccessible();
});

test('the whole loop by keys: work, call, nobody answers, close, and the next person is there', async () => {
  const { shell, user } = await open();
  await user.keyboard('{Enter}');
  await settle(40);
  expect(named('Camille Rousselot')).toHaveFocus();
  expect(screen.getByText('2ᵉ appel')).toBeVisible();
  expect(screen.getByText('Appel permis')).toBeVisible();
  expect(screen.getByText(/Répond surtout de 11\sh à 12\sh\s: 4 sur 4 appels/)).toBeVisible();
  const notNow = screen.getByRole('complementary', { name: /Pas maintenant/ });
  expect(notNow).toHaveTextContent('Aucun accord enregistré');
  expect(notNow).toHaveTextContent(/Il est 13\sh\s04 là-bas\s; permis de 10\sh à 13\sh et de 14\sh à 20\sh/);
  expect(notNow).toHaveTextContent(/permis .+\d\sh\s05/);
  expect(notNow).toHaveTextContent('Aucun bon numéro');
  await expectAccessible();

  await user.keyboard('a');
  await settle(40);
  expect(shell.says('call_dial')).toEqual([
    {
      dial: {
        contact_id: fiction.id(101),
        phone_id: null,
        ground: null,
        why: null,
        target_id: fiction.id(9201)
      }
    }
  ]);
  expect(screen.getByText(/^Composez le 06.39.98.41.27, puis dites si la personne répond\.$/)).toBeVisible();
  expect(route.screen).toBe('desk');
  expect(screen.getByRole('banner', { name: 'Appels en cours' })).toHaveTextContent(/Ça sonne/);
  expect(screen.getByRole('region', { name: 'Guide CROC du cours' })).toBeVisible();

  await user.keyboard('{Control>}{F10}{/Control}');
  await settle(40);
  expect(shell.says('call_press').at(-1)).toMatchObject({ button: 'hang_up' });
  await user.keyboard('1{Control>}{Enter}{/Control}');
  await vi.waitFor(() => expect(named('Édouard Vasseur')).toHaveFocus());
  expect(route.screen).toBe('campaigns');
  expect(shell.says('call_qualify')).toHaveLength(1);
});

test('somebody is put off, another put aside and taken back; then nobody is left, and the next moment is said', async () => {
  const { shell, user } = await open();
  await user.keyboard('{Enter}');
  await settle(40);
  await user.keyboard('s');
  await settle(40);
  const skips = () =>
    shell.says('campaign_work').map(({ step }) => step as { target_id: string; until: unknown });
  expect(skips()[0]).toMatchObject({ step: 'skip', target_id: fiction.id(9201), until: expect.any(String) });
  await user.keyboard('x');
  await settle(40);
  expect(skips()[1]).toMatchObject({ step: 'skip', target_id: fiction.id(9202), until: null });
  await user.click(screen.getAllByRole('button', { name: 'Annuler' }).at(-1) as HTMLElement);
  await settle(40);
  expect(skips()[2]).toMatchObject({ target_id: fiction.id(9202), until: expect.any(String) });
  await user.keyboard('x');
  await settle(40);
  expect(screen.getByText('Personne ne peut être appelé maintenant.')).toBeVisible();
  expect(screen.getByText(/^Prochain moment\s: .+\d\sh\s05$/)).toBeVisible();
  await expectAccessible();
  await user.keyboard('{Escape}');
  await settle();
  expect(screen.getByRole('listbox', { name: 'Liste des campagnes' })).toBeVisible();
});

test('while its call waits for its outcome nobody else is given; the fiche opened from there comes back', async () => {
  const { shell, user } = await open();
  await user.keyboard('{Enter}');
  await settle(40);
  await user.keyboard('o');
  await settle(40);
  expect(route.screen).toBe('contacts');
  await user.keyboard('{Escape}');
  await settle(40);
  expect(named('Camille Rousselot')).toBeVisible();
  await user.keyboard('a');
  await settle(40);
  const asked = shell.says('campaign_next').length;
  await user.keyboard('{Control>}5{/Control}');
  await settle(40);
  expect(screen.getByText(/attend son issue/)).toBeVisible();
  expect(shell.says('campaign_next')).toHaveLength(asked);
  await user.keyboard('{Enter}');
  await settle();
  expect(route.screen).toBe('desk');
});

test('a new campaign is kept as it is typed: its purpose gives its ground; then it is created', async () => {
  const { shell, user } = await open();
  await user.keyboard('n');
  await settle();
  await user.keyboard('Relance des devis');
  await user.selectOptions(screen.getByRole('combobox', { name: 'But' }), 'survey');
  expect(screen.getByRole('combobox', { name: 'Au titre de' })).toHaveValue('service');
  await user.clear(screen.getByRole('textbox', { name: 'Appels par personne' }));
  await user.type(screen.getByRole('textbox', { name: 'Appels par personne' }), '12');
  expect(screen.getByText('De 1 à 10.')).toBeVisible();
  expect(screen.getByRole('button', { name: /Créer la campagne/ })).toBeDisabled();
  await user.type(screen.getByRole('textbox', { name: 'Appels par personne' }), '{Backspace}');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Guide' }), 'croc_cours');
  await user.selectOptions(screen.getByRole('combobox', { name: /Second guide/ }), 'croc_court');
  await expectAccessible();
  await vi.waitFor(() => expect(shell.drafts.get('campaign:new')).toContain('Relance des devis'));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(40);
  expect(shell.says('campaign_work')[0]).toMatchObject({
    campaignId: null,
    step: {
      step: 'save',
      campaign: {
        name: 'Relance des devis',
        kind: 'survey',
        ground: 'service',
        max_attempts: 1,
        guides: ['croc_cours', 'croc_court']
      }
    }
  });
  expect(shell.drafts.has('campaign:new')).toBe(false);
  expect(named('Relance des devis')).toBeVisible();
});

test('people come in by a choice; a campaign ends and goes on by T', async () => {
  const { shell, user } = await open();
  await user.keyboard('p');
  await settle();
  await user.selectOptions(screen.getByRole('combobox', { name: 'Étape' }), 'prospect');
  await user.type(screen.getByRole('textbox', { name: /Code postal/ }), '44');
  await user.click(screen.getByRole('checkbox', { name: 'Suivies par moi' }));
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Ajouter ce choix' }));
  await settle();
  expect(shell.says('campaign_work')[0]?.step).toEqual({
    step: 'people',
    contacts: [],
    pick: { stage: 'prospect', temperature: null, postcode: '44', owner: fiction.id(1), most: 500 }
  });
  expect(screen.getByText('12 personnes en plus.')).toBeVisible();
  await user.keyboard('{Escape}');
  await settle();
  await user.keyboard('t');
  await settle();
  expect(shell.says('campaign_work').at(-1)?.step).toEqual({ step: 'close' });
  expect(screen.queryByRole('button', { name: /^Travailler/ })).toBeNull();
  await user.keyboard('t');
  await settle();
  expect(shell.says('campaign_work').at(-1)?.step).toEqual({ step: 'reopen' });
});
