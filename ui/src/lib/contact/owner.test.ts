import { screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { settings } from '../state/settings.svelte';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';
import type { FakeShell } from '../../test/shell';
import type { Opportunity } from '../types';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(432);
});

const fiche = `#/contacts/${fiction.id(101)}`;
const changes = (shell: Awaited<ReturnType<typeof openScreen>>['shell']) =>
  shell.says('contact_edit').map(({ change }) => change);

test('a fiche is given to a colleague, who it was taken from is told along, and it is accessible', async () => {
  const { shell, user } = await openScreen(fiche);
  await user.click(screen.getByRole('button', { name: /Suivie par Yanis Le Gall/ }));
  const form = screen.getByRole('combobox', { name: 'Suivie par' }).closest('form') as HTMLElement;
  expect(form).toHaveTextContent('ses rappels et ses tâches suivent');
  await expectAccessible();
  // The same again changes nothing.
  await user.click(within(form).getByRole('button', { name: 'Confier' }));
  expect(changes(shell)).toEqual([]);
  await user.click(screen.getByRole('button', { name: /Suivie par/ }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Suivie par' }), 'Inès Morvan');
  await user.click(screen.getByRole('button', { name: 'Confier' }));
  await settle();
  expect(changes(shell)).toEqual([{ change: 'owner', from: fiction.id(2), to: fiction.id(1) }]);
  expect(screen.getByRole('button', { name: /Suivie par Inès Morvan/ })).toBeVisible();
  expect(screen.getByText(/Fiche confiée à Inès Morvan/)).toBeVisible();
});

test('what nobody follows is taken in one press; taken by another meanwhile, it says so', async () => {
  const { shell, user } = await openScreen(fiche, {}, (fake) => {
    const known = fake.fiches.get(fiction.id(101));
    if (known) known.contact = { ...known.contact, owner: null };
  });
  shell.refuse.set('contact_edit', { code: 'refused', detail: 'owner_changed' });
  await user.click(screen.getByRole('button', { name: 'La prendre' }));
  await settle();
  expect(screen.getByText(/vient de changer de mains/)).toBeVisible();
  shell.refuse.clear();
  await user.click(screen.getByRole('button', { name: 'La prendre' }));
  await settle();
  expect(changes(shell).at(-1)).toEqual({ change: 'owner', from: null, to: fiction.id(1) });
  expect(screen.queryByRole('button', { name: 'La prendre' })).toBeNull();
});

test('on the board T takes the card nobody follows', async () => {
  const { shell, user } = await openScreen('#/pipeline');
  await user.keyboard('{ArrowDown}');
  await settle();
  expect(screen.getByRole('button', { name: /Prendre/ })).toBeVisible();
  await user.keyboard('t');
  await settle();
  expect(changes(shell)).toEqual([{ change: 'owner', from: null, to: fiction.id(1) }]);
});

test('the list of fiches shows everybody’s, mine, the team’s or nobody’s, and its rungs count the same', async () => {
  const { shell, user } = await openScreen('#/contacts');
  const asked = () =>
    shell
      .says('contact_list')
      .map(({ query }) => query as { scope: string; stage: string | null; limit: number });
  expect(asked().every(({ scope }) => scope === 'all')).toBe(true);
  const before = asked().length;
  await user.click(screen.getByRole('button', { name: 'Les miens' }));
  await settle();
  const after = asked().slice(before);
  expect(after.every(({ scope }) => scope === 'mine')).toBe(true);
  expect(after.filter(({ limit }) => limit === 0)).toHaveLength(7);
  await user.keyboard('v');
  await settle();
  await user.keyboard('Les miennes{Enter}');
  await settle();
  expect(shell.says('views').at(-1)).toMatchObject({ step: { filter: { list: 'contacts', scope: 'mine' } } });
});

test('while a colleague is on the telephone with somebody, their callback can only be looked at', async () => {
  await openScreen('#/desk', {}, (fake) => {
    fake.calling = [[fiction.id(102), 'Yanis Le Gall']];
  });
  const row = screen.getByText('Joris Pennaneac’h').closest('li') as HTMLElement;
  expect(row).toHaveTextContent('Yanis Le Gall est en ligne');
  expect(within(row).queryByRole('button', { name: /Prendre|Reporter|Abandonner/ })).toBeNull();
  expect(within(row).getByRole('button', { name: /Rappelé/ })).toBeDisabled();
});

test('an agent is put in a team by its name', async () => {
  const { shell, user } = await openScreen('#/settings/agents');
  await user.click(screen.getByRole('button', { name: 'Modifier Inès Morvan' }));
  const field = screen.getByLabelText('Équipe');
  await user.clear(field);
  await user.type(field, 'Accueil');
  await user.click(screen.getByRole('button', { name: 'Garder' }));
  await settle();
  expect(shell.says('agent_work').at(-1)).toMatchObject({
    step: { step: 'edit', details: { team: 'Accueil' } }
  });
});

test('what is mine is the next agent’s once they sit down', async () => {
  const { shell, user } = await openScreen('#/contacts');
  await user.click(screen.getByRole('button', { name: 'Les miens' }));
  await settle();
  const before = shell.says('contact_list').length;
  settings.patch('desk.agent', fiction.id(2));
  await settle();
  const again = shell.says('contact_list').slice(before);
  // The page in sight, and the count of every rung.
  expect(again.map(({ query }) => (query as { limit: number }).limit).sort()).toEqual([
    0, 0, 0, 0, 0, 0, 0, 100
  ]);
});

test('a deal that changed hands while its form was open is not given back by keeping it', async () => {
  const deal: Opportunity = {
    id: fiction.id(6001),
    subject: 'Fibre pour douze postes',
    product_id: null,
    product: null,
    amount_cents: null,
    probability: null,
    expected_on: null,
    status: 'open',
    owner: { id: fiction.id(2), name: 'Yanis Le Gall' }
  };
  const has = (shell: FakeShell, one: Opportunity) =>
    shell.fiches.set(fiction.id(101), { ...fiction.fiche(), opportunities: [one] });
  const { shell, user } = await openScreen(fiche, {}, (fake) => void has(fake, deal));
  await user.click(screen.getByRole('button', { name: /Fibre pour douze postes/ }));
  await user.type(screen.getByLabelText('Montant (€)'), '120');
  has(shell, { ...deal, owner: { id: fiction.id(3), name: 'Solène Baptista' } });
  await shell.emit('changed', {
    contacts: [fiction.id(101)],
    calls: [],
    tickets: [],
    house: false,
    everything: false
  });
  await settle();
  const form = screen.getByRole('form', { name: 'Opportunités' });
  expect(within(form).getByRole('combobox', { name: 'Suivie par' })).toHaveValue(fiction.id(3));
  await user.click(within(form).getByRole('button', { name: 'Garder' }));
  await settle();
  expect(changes(shell).at(-1)).toMatchObject({
    step: { deal: 'save', opportunity: { amount_cents: 12000, owner_id: fiction.id(3) } }
  });
});

test('Escape leaves the choice of who follows, and the keyboard where it was asked for', async () => {
  const { user } = await openScreen(fiche);
  const asked = screen.getByRole('button', { name: /Suivie par Yanis Le Gall/ });
  await user.click(asked);
  expect(screen.getByRole('combobox', { name: 'Suivie par' })).toHaveFocus();
  await user.keyboard('{Escape}');
  await settle();
  expect(screen.queryByRole('combobox', { name: 'Suivie par' })).toBeNull();
  expect(asked).toHaveFocus();
});
