import { screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';

// A viewport of a dozen rows: jsdom has no layout.
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(432);
});

const lists = (shell: Awaited<ReturnType<typeof openScreen>>['shell']) =>
  shell
    .says('contact_list')
    .map(
      ({ query }) =>
        query as { sort: string; descending: boolean; stage: string | null; offset: number; limit: number }
    )
    .filter(({ limit }) => limit > 0);

test('the whole screen opens on a million fiches, asks for the first ones only, and is accessible', async () => {
  const { shell } = await openScreen('#/contacts');
  expect(screen.getByRole('heading', { name: 'Fiches' })).toBeVisible();
  expect(screen.getByText(/1\s000\s000 fiches/)).toBeVisible();
  expect(lists(shell).every(({ offset }) => offset < 200)).toBe(true);
  expect(screen.getAllByRole('option').length).toBeLessThan(60);
  await expectAccessible();
});

test('a column asks SQLite for its order; the same again turns it round', async () => {
  const { shell, user } = await openScreen('#/contacts');
  await user.click(screen.getByRole('button', { name: /Commune/ }));
  await settle();
  expect(lists(shell).at(-1)).toMatchObject({ sort: 'town', descending: false, offset: 0 });
  await user.click(screen.getByRole('button', { name: /Commune/ }));
  await settle();
  expect(lists(shell).at(-1)).toMatchObject({ sort: 'town', descending: true, offset: 0 });
  await user.click(screen.getByRole('button', { name: /Dernier contact/ }));
  await settle();
  expect(lists(shell).at(-1)).toMatchObject({ sort: 'last_contact', descending: true });
});

test('F goes to the stages, an arrow filters', async () => {
  const { shell, user } = await openScreen('#/contacts');
  await user.keyboard('f');
  expect(screen.getByRole('radio', { name: /Toutes/ })).toHaveFocus();
  await user.click(screen.getByRole('radio', { name: /Client/ }));
  await settle();
  expect(lists(shell).at(-1)).toMatchObject({ stage: 'client', offset: 0 });
  expect(screen.getByText(/166\s666 fiches/)).toBeVisible();
});

test('/ searches as one types, arrows walk the results, Enter opens the fiche', async () => {
  const { shell, user } = await openScreen('#/contacts');
  await user.keyboard('/');
  await user.keyboard('Maïw');
  await settle(140);
  expect(shell.says('search').at(-1)).toMatchObject({ text: 'Maïw' });
  expect(shell.says('search').length).toBeLessThan(4);
  const [first, second] = screen.getAllByRole('option');
  expect(first).toHaveAttribute('aria-selected', 'true');
  expect(within(first as HTMLElement).getByText('Maïw').tagName).toBe('MARK');
  await user.keyboard('{ArrowDown}');
  expect(second).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('{Enter}');
  expect(location.hash).toMatch(/^#\/contacts\/01900000/);
});

test('Escape leaves the search and finds the list where it was', async () => {
  const { user } = await openScreen('#/contacts');
  await user.keyboard('{ArrowDown}{ArrowDown}');
  await user.keyboard('/zzz');
  await settle(140);
  expect(screen.getByText(/Rien sous/)).toBeVisible();
  await user.keyboard('{Escape}');
  await settle();
  expect(screen.getAllByRole('option')[2]).toHaveAttribute('aria-selected', 'true');
});

test('a search in vain begins a fiche with its words', async () => {
  const { user } = await openScreen('#/contacts');
  await user.keyboard('/Awa Lemoine');
  await settle(140);
  await user.keyboard('{Enter}');
  await settle();
  expect(screen.getByLabelText('Prénom')).toHaveValue('Awa');
  expect(screen.getByLabelText('Nom')).toHaveValue('Lemoine');
});

test('an empty base says what to do', async () => {
  await openScreen('#/contacts', {}, (shell) => {
    shell.answers.contact_list = () => ({ total: 0, items: [] });
  });
  expect(screen.getByText(/Aucune fiche encore/)).toBeVisible();
  await expectAccessible();
});

test('what is typed of a new fiche is kept when one leaves, and found again', async () => {
  const { shell, user } = await openScreen('#/contacts');
  await user.keyboard('n');
  await settle();
  await user.type(screen.getByLabelText('Nom'), 'Guivarc’h');
  await user.type(screen.getByLabelText('Téléphone'), '0639984127');
  await settle(160);
  expect(screen.getByText(/Mobile/)).toBeVisible();
  await expectAccessible();
  await user.keyboard('{Escape}');
  await settle();
  expect(JSON.parse(shell.drafts.get('contact:new') ?? '{}')).toMatchObject({ last_name: 'Guivarc’h' });
  await user.keyboard('n');
  await settle();
  expect(screen.getByLabelText('Nom')).toHaveValue('Guivarc’h');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle();
  expect(shell.says('contact_add')).toEqual([
    { contact: expect.objectContaining({ last_name: 'Guivarc’h', phones: ['0639984127'] }) }
  ]);
  expect(shell.drafts.has('contact:new')).toBe(false);
});

test('a fiche refused keeps every word', async () => {
  const { shell, user } = await openScreen('#/contacts/new');
  shell.refuse.set('contact_add', { code: 'invalid', detail: 'phone' });
  await user.type(screen.getByLabelText('Nom'), 'Diabaté');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle();
  expect(screen.getByLabelText('Nom')).toHaveValue('Diabaté');
  expect(screen.getByText(/Corrigez-la/)).toBeVisible();
});

const camille = `#/contacts/${fiction.id(101)}`;

test('a fiche shows who, what to know and what happened, and is accessible', async () => {
  await openScreen(camille);
  expect(screen.getByRole('heading', { level: 1, name: 'Camille Rousselot' })).toBeVisible();
  expect(screen.getByRole('tablist', { name: 'Historique' })).toBeVisible();
  await expectAccessible();
});

test('a callback typed of a fiche keeps the moment its words were typed', async () => {
  const { shell, user } = await openScreen(camille);
  const before = Date.now();
  await user.keyboard('r');
  await user.type(screen.getByLabelText('Rappeler'), 'demain 9h30');
  const key = `callback:new:${fiction.id(101)}`;
  await vi.waitFor(() => expect(shell.drafts.get(key)).toContain('demain 9h30'));
  const { whenTypedAt } = JSON.parse(shell.drafts.get(key) ?? '{}') as { whenTypedAt: number };
  expect(whenTypedAt).toBeGreaterThanOrEqual(before);
  expect(whenTypedAt).toBeLessThanOrEqual(Date.now());
});

test('a call, a ticket, a callback can be noted from the fiche, each kept as it is typed', async () => {
  const { shell, user } = await openScreen(camille);
  await user.keyboard('r');
  await user.type(screen.getByLabelText('Rappeler'), 'demain 9h30');
  await user.type(screen.getByLabelText('À propos de'), 'Devis');
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: /Promettre/ }));
  await settle(40);
  expect(shell.says('callback_work').at(-1)).toMatchObject({
    step: { step: 'promise', callback: { contact_id: fiction.id(101), subject: 'Devis', call_id: null } }
  });
  await user.click(screen.getByRole('button', { name: /Noter un appel/ }));
  await user.type(screen.getByLabelText('Note'), 'Rappelée sur son mobile');
  await settle(500);
  expect(shell.drafts.get(`call:new:${fiction.id(101)}`)).toContain('mobile');
  await user.click(screen.getByRole('button', { name: /Garder l’appel/ }));
  await settle(40);
  expect(shell.says('call_log').at(-1)).toMatchObject({ call: { contact_id: fiction.id(101) } });
  await user.click(screen.getByRole('button', { name: /Ouvrir un ticket/ }));
  await user.type(screen.getByLabelText('Sujet'), 'Débit');
  await user.click(screen.getByRole('button', { name: 'Ouvrir' }));
  await settle(40);
  expect(shell.says('ticket_open').at(-1)).toMatchObject({
    ticket: { contact_id: fiction.id(101), call_id: null }
  });
});

test('an erased fiche says so', async () => {
  await openScreen(camille, {}, (shell) =>
    shell.refuse.set('contact_fiche', { code: 'not_found', detail: null })
  );
  expect(screen.getByText(/n’existe plus/)).toBeVisible();
  await expectAccessible();
});

test('all the fields tell where the commune is: its centre, proposed, and not the address', async () => {
  const { shell, user } = await openScreen('#/desk');
  const point = { latitude: 47.2184, longitude: -1.5536 };
  const whole = fiction.fiche({ commune: { name: 'Nantes', point, by: 'postcode' } });
  shell.fiches.set(whole.contact.id, whole);
  location.hash = `#/contacts/${whole.contact.id}`;
  await settle(60);
  expect(screen.queryByText(/centre de Nantes/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Tous les champs' }));
  const told = screen.getByText(/47,2184\s; -1,5536 \(centre de Nantes\), proposé d’après le code postal/);
  expect(told).toHaveAttribute('title', expect.stringContaining('non l’adresse'));
  await expectAccessible();
});
