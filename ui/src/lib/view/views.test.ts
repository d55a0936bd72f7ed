import { screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { bootState } from '../state/boot.svelte';
import { settings } from '../state/settings.svelte';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(432);
});

const strip = () => within(screen.getByRole('group', { name: 'Vues gardées' }));

async function keeps(user: Awaited<ReturnType<typeof openScreen>>['user'], name: string) {
  await user.keyboard('v');
  await settle();
  expect(strip().getByRole('textbox', { name: 'Nom de la vue' })).toHaveFocus();
  await user.keyboard(`${name}{Enter}`);
  await settle();
}

test('V keeps what the tickets show, its digit opens it again, and it is accessible', async () => {
  const { shell, user } = await openScreen('#/tickets');
  await user.click(screen.getByRole('button', { name: /Mon équipe/ }));
  await user.click(screen.getByRole('button', { name: /^N2/ }));
  await settle();
  await keeps(user, 'N2 de l’équipe');
  const filter = { list: 'tickets', scope: 'team', level: 2, open_only: true, text: '' };
  expect(shell.says('views').at(-1)).toEqual({ step: { step: 'save', name: 'N2 de l’équipe', filter } });
  expect(screen.getByText(/La touche 1 la rouvre/)).toBeVisible();
  await expectAccessible();

  await user.click(screen.getByRole('button', { name: /Tous/ }));
  await user.click(screen.getByRole('button', { name: /^N2/ }));
  await settle();
  const kept = strip().getByRole('button', { name: /^1 ?N2 de l’équipe/ });
  expect(kept).toHaveAttribute('aria-pressed', 'false');
  (document.activeElement as HTMLElement).blur();
  await user.keyboard('1');
  await settle();
  expect(shell.says('ticket_list').at(-1)).toMatchObject({ query: { scope: 'team', level: 2 } });
  expect(kept).toHaveAttribute('aria-pressed', 'true');
});

test('the fiches’ view brings back the rung and the order', async () => {
  const { shell, user } = await openScreen('#/contacts');
  await user.click(screen.getByRole('radio', { name: /Prospect/ }));
  await user.click(screen.getByRole('button', { name: /Commune/ }));
  await settle();
  (document.activeElement as HTMLElement).blur();
  await keeps(user, 'Prospects par commune');
  await user.click(screen.getByRole('radio', { name: /Toutes/ }));
  await user.click(screen.getByRole('button', { name: /Nom/ }));
  await settle();
  await user.click(strip().getByRole('button', { name: /Prospects par commune/, pressed: false }));
  await settle();
  const asked = shell.says('contact_list').filter(({ query }) => (query as { limit: number }).limit > 0);
  expect(asked.at(-1)).toMatchObject({ query: { stage: 'prospect', sort: 'town', descending: false } });
});

test('a view is deleted, and the message can bring it back', async () => {
  const { shell, user } = await openScreen('#/pipeline');
  await user.click(screen.getByRole('button', { name: 'À prendre' }));
  await settle();
  expect(shell.says('pipeline_board').at(-1)).toMatchObject({ query: { scope: 'free' } });
  await keeps(user, 'Libres');
  await user.click(strip().getByRole('button', { name: /Supprimer la vue/ }));
  await settle();
  expect(strip().queryByRole('button', { name: /Libres/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: 'La garder' }));
  await settle();
  expect(strip().getByRole('button', { name: /^1 ?Libres/ })).toBeVisible();
});

test('Escape leaves the name, and keeps nothing', async () => {
  const { shell, user } = await openScreen('#/pipeline');
  await user.keyboard('v');
  await settle();
  await user.keyboard('Essai{Escape}');
  await settle();
  expect(strip().queryByRole('textbox')).toBeNull();
  expect(shell.says('views').every(({ step }) => step === null)).toBe(true);
});

test('who has no team is not offered one', async () => {
  await openScreen('#/pipeline');
  const whose = () => within(screen.getByRole('group', { name: 'À qui' })).getAllByRole('button');
  expect(whose().map((button) => button.textContent.trim())).toContain('Mon équipe');
  bootState.agents = bootState.agents.map((agent) => ({ ...agent, team: null }));
  await settle();
  expect(whose().map((button) => button.textContent.trim())).toEqual(['Tous', 'Les miens', 'À prendre']);
});

test('the compact density is worn by the page, and its rows are those of the tokens', async () => {
  const { user, shell } = await openScreen('#/settings/interface');
  expect(document.documentElement.dataset.density).toBe('comfortable');
  await user.click(screen.getByRole('radio', { name: 'Compacte' }));
  await settle();
  expect(shell.says('settings_set').at(-1)).toEqual({ key: 'interface.density', value: 'compact' });
  expect([document.documentElement.dataset.density, settings.rows]).toEqual([
    'compact',
    { one: 28, two: 49 }
  ]);
});

test('a callback of nobody’s is taken, and then it is mine; whose are shown is asked of the shell', async () => {
  const { shell, user } = await openScreen('#/desk');
  const card = () => within(screen.getByRole('region', { name: 'Rappels' }));
  await user.click(card().getByRole('button', { name: /Prendre, Joris/ }));
  await settle();
  expect(shell.says('callback_work').at(-1)).toMatchObject({ step: { step: 'take' } });
  expect(card().queryByRole('button', { name: /Prendre/ })).toBeNull();
  await user.click(card().getByRole('button', { name: 'Les miens' }));
  await settle();
  expect(shell.says('agent_day').at(-1)).toEqual({ scope: 'mine' });
});

test('a callback is put off by an hour, from now when it is late, or given up', async () => {
  const { shell, user } = await openScreen('#/desk');
  const card = () => within(screen.getByRole('region', { name: 'Rappels' }));
  await user.click(card().getByRole('button', { name: /Prendre, Joris/ }));
  await settle();
  const before = Date.now();
  await user.click(card().getByRole('button', { name: /Reporter.*Joris/ }));
  await settle();
  const { step } = shell.says('callback_work').at(-1) as { step: { step: string; due_at: string } };
  expect(step.step).toBe('move');
  expect(Date.parse(step.due_at)).toBeGreaterThan(before + 3_590_000);
  expect(Date.parse(step.due_at)).toBeLessThan(Date.now() + 3_610_000);
  await user.click(card().getByRole('button', { name: /Abandonner.*Joris/ }));
  await settle();
  expect(shell.says('callback_work').at(-1)).toMatchObject({ step: { step: 'cancel' } });
  expect(screen.getByText(/abandonné. Ctrl Z annule/)).toBeVisible();
});

test('Ctrl P makes a sheet of the fiche for the printer, and it goes once printed', async () => {
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined);
  const { user } = await openScreen(`#/contacts/${fiction.id(101)}`);
  expect(document.querySelector('.fiche-sheet')).toBeNull();
  await user.keyboard('{Control>}p{/Control}');
  await settle();
  const sheet = document.querySelector('.fiche-sheet');
  expect(print).toHaveBeenCalledOnce();
  expect(sheet).toHaveTextContent(
    /Camille Rousselot.*06 39 98 41 27.*Ticket \d+.*Derniers échanges.*par Inès Morvan/
  );
  window.dispatchEvent(new Event('afterprint'));
  await settle();
  expect(document.querySelector('.fiche-sheet')).toBeNull();
});

test('Ctrl = enlarges the desk step by step, Ctrl 0 gives it back its size', async () => {
  const { shell, user } = await openScreen('#/pipeline');
  await user.keyboard('{Control>}={/Control}');
  await settle();
  await user.keyboard('{Control>}={/Control}');
  await settle();
  await user.keyboard('{Control>}0{/Control}');
  await settle();
  expect(shell.says('settings_set').map(({ value }) => value)).toEqual(['125', '150', '100']);
});
