import { screen, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';

const deep = (number: number) => `#/tickets/${fiction.id(5000 + number)}`;
const panel = () => screen.getByRole('region', { name: 'Articles' });

test('the articles near a ticket are beside its cases; L unfolds the first, its link leaves by mail', async () => {
  const { shell, user } = await openScreen(deep(1042));
  expect(shell.says('article_find').at(-1)).toMatchObject({
    query: { ticket_id: fiction.id(6042), missing_days: null }
  });
  expect(within(panel()).getAllByRole('group')).toHaveLength(2);
  expect(within(panel()).getByText('même motif')).toBeVisible();
  await user.keyboard('l');
  await settle();
  await user.click(within(panel()).getByRole('button', { name: 'Envoyer le lien' }));
  await settle(40);
  expect(shell.says('exchange_work').at(-1)).toMatchObject({
    step: {
      step: 'log',
      exchange: { contact_id: fiction.id(101), channel: 'mail', direction: 'outbound' },
      to: 'camille@atelier-rousselot.example'
    }
  });
  expect(JSON.stringify(shell.says('exchange_work').at(-1))).toContain('https://exemple.fr/faq#debit');
  await expectAccessible();
});

test('an article published nowhere is copied, and nothing is said to have left', async () => {
  const { shell, user } = await openScreen(deep(1042));
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  const [, second] = within(panel()).getAllByRole('group');
  await user.click(within(second!).getByText('Redémarrer la box'));
  await user.click(within(second!).getByRole('button', { name: 'Copier le texte' }));
  await settle();
  expect(copied.mock.calls[0]?.[0]).toContain('attendez une minute');
  expect(shell.says('exchange_work')).toEqual([]);
});

test('a solved ticket becomes an article: its subject and what solved it, kept while they are written', async () => {
  const { shell, user } = await openScreen(deep(1042));
  expect(screen.queryByRole('button', { name: 'Écrire un article' })).toBeNull();
  await user.keyboard('sRebrassage{Control>}{Enter}{/Control}');
  await settle(40);
  await user.click(screen.getByRole('button', { name: 'Écrire un article' }));
  await settle();
  expect(screen.getByRole('textbox', { name: 'Titre' })).toHaveValue('Débit instable le soir');
  await user.type(screen.getByRole('textbox', { name: 'Texte' }), ' fait');
  const key = `article:ticket:${fiction.id(6042)}`;
  await vi.waitFor(() => expect(shell.drafts.get(key) ?? '').toContain('Rebrassage fait'), 2000);
  await expectAccessible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(40);
  expect(shell.says('article_work').at(-1)).toMatchObject({
    step: {
      step: 'save',
      article: { article_id: null, title: 'Débit instable le soir', body: 'Rebrassage fait' }
    }
  });
  expect(shell.drafts.has(key)).toBe(false);
});

test('a link sent during a call prepares its closing: directed to the FAQ', async () => {
  const { shell, user } = await openScreen('#/desk');
  await shell.ring(fiction.live('one', 1, { state: 'answered', answered_at: fiction.at(-60_000) }));
  await settle(40);
  await user.keyboard('t');
  await settle();
  await user.keyboard('débit lent');
  await settle(200);
  await user.click(within(panel()).getAllByText(/lent le soir/)[0]!);
  await user.click(within(panel()).getByRole('button', { name: 'Envoyer le lien' }));
  await settle(40);
  expect(screen.getByText(/orienté vers la foire aux questions/)).toBeVisible();
  const closing = () => [...shell.drafts].find(([key]) => key.endsWith(':closing'))?.[1] ?? '';
  await vi.waitFor(() => expect(closing()).toContain('"redirected":"faq"'), 2000);
});

test('the settings list the articles, count the motives without one, and export the page', async () => {
  const { shell, user } = await openScreen('#/settings/articles');
  expect(shell.says('article_find').at(-1)).toMatchObject({ query: { missing_days: 90 } });
  expect(screen.getByText('12 appels, 1 ticket')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Exporter la FAQ' }));
  await settle();
  expect(screen.getByRole('status', { name: '' })).toHaveTextContent('/home/ines/Documents/faq.html');
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: /Modifier.*Redémarrer/ }));
  expect(screen.getByRole('textbox', { name: 'Titre' })).toHaveValue('Redémarrer la box');
  await user.keyboard('{Escape}');
  await settle();
  await user.click(screen.getByRole('button', { name: /Retirer.*Redémarrer/ }));
  await settle();
  expect(shell.says('article_work').at(-1)).toMatchObject({ step: { step: 'retire', retired: true } });
});
