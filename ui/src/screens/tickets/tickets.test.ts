import { screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { isOpen, mayBecome } from '../../lib/ticket/moves';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700);
});

const deep = (number: number) => `#/tickets/${fiction.id(5000 + number)}`;

test('the whole screen opens on the most pressing ticket, and is accessible', async () => {
  const { shell } = await openScreen('#/tickets');
  expect(shell.says('ticket_list').at(-1)).toMatchObject({
    query: { open_only: true, scope: 'all', level: null }
  });
  expect(screen.getByRole('heading', { name: 'Coupure totale, standard muet' })).toBeVisible();
  expect(
    within(screen.getByRole('listbox', { name: 'File des tickets' })).getAllByRole('option')
  ).toHaveLength(9);
  await expectAccessible();
});

test('an address of another screen opens its ticket', async () => {
  await openScreen(deep(1047));
  expect(screen.getByRole('heading', { name: 'Répéteur non reconnu' })).toBeVisible();
});

test('tabs and F ask the shell for other tickets', async () => {
  const { shell, user } = await openScreen('#/tickets');
  await user.click(screen.getByRole('button', { name: /Les miens/ }));
  await settle();
  expect(shell.says('ticket_list').at(-1)).toMatchObject({ query: { scope: 'mine', level: null } });
  await user.click(screen.getByRole('button', { name: /^N2/ }));
  await settle();
  expect(shell.says('ticket_list').at(-1)).toMatchObject({ query: { scope: 'mine', level: 2 } });
  await user.keyboard('f');
  await settle();
  expect(shell.says('ticket_list').at(-1)).toMatchObject({ query: { open_only: false } });
});

test('words added to a note while it is being published stay in its field', async () => {
  const { shell, user } = await openScreen(deep(1042));
  let done = () => {};
  shell.answers.ticket_work = () => new Promise((resolve) => (done = () => resolve(fiction.ticket())));
  await user.keyboard('{F2}Créneau proposé{Control>}{Enter}{/Control}');
  await user.keyboard(', puis confirmé');
  done();
  await settle(40);
  expect(screen.getByRole('textbox', { name: 'Note interne' })).toHaveValue('Créneau proposé, puis confirmé');
  expect(shell.drafts.get(`ticket:${fiction.id(6042)}:note`)).toBe('Créneau proposé, puis confirmé');
});

test('a note being typed is kept per ticket, and goes only once it is published', async () => {
  const { shell, user } = await openScreen(deep(1042));
  await user.keyboard('{F2}');
  await user.keyboard('Créneau proposé mardi');
  await user.click(screen.getByRole('option', { name: /Répéteur/ }));
  await settle(40);
  expect(shell.drafts.get(`ticket:${fiction.id(6042)}:note`)).toBe('Créneau proposé mardi');
  expect(screen.getByRole('textbox', { name: 'Note interne' })).toHaveValue('');
  await user.click(screen.getByRole('option', { name: /Débit/ }));
  await settle(40);
  const note = screen.getByRole('textbox', { name: 'Note interne' });
  expect(note).toHaveValue('Créneau proposé mardi');
  await user.click(note);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(40);
  expect(shell.says('ticket_work').at(-1)).toMatchObject({
    step: { step: 'note', body: 'Créneau proposé mardi' }
  });
  expect(note).toHaveValue('');
  expect(
    within(screen.getByRole('region', { name: 'Historique' })).getByText('Créneau proposé mardi')
  ).toBeVisible();
});

test('S asks what solved it, and refuses an empty solution', async () => {
  const { shell, user } = await openScreen(deep(1042));
  await user.keyboard('s');
  await settle();
  const solution = screen.getByRole('textbox', { name: 'Solution' });
  expect(solution).toHaveFocus();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(shell.says('ticket_work')).toEqual([]);
  expect(screen.getByText(/Dites ce qui/)).toBeVisible();
  await user.type(solution, 'Rebrassage');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(40);
  expect(shell.says('ticket_work').at(-1)).toMatchObject({
    step: { step: 'resolve', resolution: 'Rebrassage' }
  });
  expect(screen.queryByRole('button', { name: /Résoudre/ })).toBeNull();
  expect(screen.getByRole('button', { name: /Rouvrir/ })).toBeVisible();
});

test('only legal moves are offered', async () => {
  const { user } = await openScreen('#/tickets');
  await user.keyboard('f');
  await settle();
  await user.click(screen.getByRole('option', { name: /Changement de titulaire/ }));
  await settle(40);
  expect(screen.queryByRole('button', { name: /Clore/ })).toBeNull();
  expect(screen.queryByRole('button', { name: /Résoudre/ })).toBeNull();
  expect(screen.queryByRole('combobox', { name: 'État' })).toBeNull();
  expect(screen.getByRole('button', { name: /Rouvrir/ })).toBeVisible();
  expect(mayBecome('merged', 'open')).toBe(false);
  expect(mayBecome('resolved', 'waiting_customer')).toBe(false);
  expect(isOpen('resolved')).toBe(false);
});

test('T takes what is nobody’s; a refused state goes back to what it was', async () => {
  const { shell, user } = await openScreen(deep(1047));
  await user.keyboard('t');
  await settle();
  expect(shell.says('ticket_work').at(-1)).toMatchObject({ step: { step: 'take' } });
  expect(screen.queryByRole('button', { name: /Prendre/ })).toBeNull();
  shell.refuse.set('ticket_work', { code: 'refused', detail: null });
  const status = screen.getByRole('combobox', { name: 'État' });
  await user.selectOptions(status, 'waiting_customer');
  await settle();
  expect(status).toHaveValue('open');
});

test('arrows walk the queue and show each ticket', async () => {
  const { user } = await openScreen('#/tickets');
  screen.getByRole('listbox').focus();
  await user.keyboard('{ArrowDown}');
  await settle();
  expect(screen.getByRole('heading', { name: 'Portabilité refusée deux fois' })).toBeVisible();
});

test('E opens the hand-over sheet: it names what is missing and leaves only when whole', async () => {
  const { shell, user } = await openScreen(deep(1042));
  await user.keyboard('e');
  await settle();
  const sheet = screen.getByRole('region', { name: 'Passer au N3' });
  expect(within(sheet).getByText(/Il manque/)).toHaveTextContent(
    'Symptômes, Tests faits, Impact, Reproductible'
  );
  await user.keyboard('Coupe le soir{Control>}{Enter}{/Control}');
  expect(shell.says('ticket_work')).toEqual([]);
  await user.type(within(sheet).getByRole('textbox', { name: 'Tests faits' }), 'Filaire');
  await user.type(within(sheet).getByRole('textbox', { name: 'Impact' }), 'Deux visios');
  await user.selectOptions(within(sheet).getByRole('combobox', { name: 'Reproductible' }), 'always');
  await settle(40);
  expect(shell.drafts.get(`ticket:${fiction.id(6042)}:handover`)).toContain('Deux visios');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(40);
  expect(shell.says('ticket_work').at(-1)).toMatchObject({
    step: { step: 'escalate', sheet: { symptoms: 'Coupe le soir', reproducible: 'always' }, to: null }
  });
  expect(screen.getByRole('list', { name: 'Parcours entre niveaux' })).toHaveTextContent('N3, en cours');
  await expectAccessible();
});

test('R sends a ticket back with its reason', async () => {
  const { shell, user } = await openScreen(deep(1042));
  await user.keyboard('r');
  await settle();
  await user.keyboard('Manque le test filaire{Control>}{Enter}{/Control}');
  await settle(40);
  expect(shell.says('ticket_work').at(-1)).toMatchObject({
    step: { step: 'return', why: 'incomplete', body: 'Manque le test filaire' }
  });
});

test('similar cases say why they are near; plus tells that the first one worked', async () => {
  const { shell, user } = await openScreen(deep(1042));
  const cases = screen.getByRole('complementary', { name: 'Cas similaires' });
  const first = within(cases).getByRole('article', { name: 'Coupures du soir, fibre' });
  expect(first).toHaveTextContent('14 sur 16');
  expect(within(first).getByText('coupe')).toBeVisible();
  expect(shell.says('case_similar').at(-1)).toMatchObject({
    query: { ticket_id: fiction.id(6042), yes: [], no: [] }
  });
  await user.keyboard('+');
  await settle();
  expect(shell.says('case_work').at(-1)).toMatchObject({
    step: {
      step: 'try',
      trial: { case_id: fiction.id(9001), ticket_id: fiction.id(6042), worked: true }
    }
  });
});

test('a question answered asks for the cases again, and can be taken back', async () => {
  const { shell, user } = await openScreen(deep(1042));
  const ask = screen.getByRole('region', { name: 'À demander pour trancher' });
  await user.click(within(ask).getByRole('button', { name: 'Oui' }));
  await settle();
  expect(shell.says('case_similar').at(-1)).toMatchObject({ query: { yes: ['soir'], no: [] } });
  await user.click(screen.getByRole('button', { name: /soir.*oui/ }));
  await settle();
  expect(shell.says('case_similar').at(-1)).toMatchObject({ query: { yes: [], no: [] } });
});

test('the solution of a case goes where this one’s is written', async () => {
  const { user } = await openScreen(deep(1042));
  await user.click(screen.getAllByRole('button', { name: /Réutiliser/ })[0]!);
  await settle(40);
  expect(screen.getByRole('textbox', { name: 'Solution' })).toHaveValue(
    'Rebrassage au point de mutualisation.'
  );
});

test('who is in charge is chosen in place, and refused it goes back', async () => {
  const { shell, user } = await openScreen(`#/tickets/${fiction.tickets[0]?.id}`);
  const list = screen.getByRole('combobox', { name: 'En charge' });
  const before = (list as HTMLSelectElement).value;
  shell.refuse.set('ticket_work', { code: 'not_found', detail: 'agent' });
  await user.selectOptions(list, 'Yanis Le Gall');
  await settle();
  expect(list).toHaveValue(before);
  shell.refuse.clear();
  await user.selectOptions(list, 'À prendre');
  await settle();
  expect(shell.says('ticket_work').at(-1)).toMatchObject({ step: { step: 'give', to: null } });
});
