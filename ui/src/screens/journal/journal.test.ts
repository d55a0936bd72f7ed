import { screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { desk } from '../../lib/state/desk.svelte';
import { expectAccessible, openScreen, settle } from '../../test/screen';

beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(700);
});

test('the whole screen lists the calls, last first, each with its fiche', async () => {
  await openScreen('#/journal');
  expect(screen.getAllByRole('link', { name: 'Camille Rousselot' })[0]).toHaveAttribute(
    'href',
    expect.stringMatching(/^#\/contacts\//)
  );
  await expectAccessible();
});

test('a call without an outcome goes to the desk to get one', async () => {
  const { shell, user } = await openScreen('#/journal/unqualified');
  expect(shell.says('call_list').at(-1)).toMatchObject({ query: { unqualified: true } });
  const [qualify] = screen.getAllByRole('button', { name: 'Donner une issue' });
  await user.click(qualify as HTMLElement);
  expect(location.hash).toBe('#/desk');
  expect(desk.past).not.toBeNull();
  desk.clear();
});

test('the telephone journal shows its text on demand, as text', async () => {
  const { user } = await openScreen('#/journal/phone', {}, (shell) => {
    shell.office.journal = shell.office.journal.map((line, at) =>
      at === 0 ? { ...line, raw: '<img src=x onerror=alert(1)>' } : line
    );
  });
  await settle();
  expect(screen.getByText('Refusée')).toBeVisible();
  expect(screen.getByText(/^missing_call_id/)).toBeVisible();
  expect(document.querySelector('pre')).toBeNull();
  const [raw] = screen.getAllByRole('button', { name: 'Texte reçu' });
  await user.click(raw as HTMLElement);
  expect(document.querySelector('pre')).toHaveTextContent('<img src=x onerror=alert(1)>');
  expect(document.querySelector('pre img')).toBeNull();
  await expectAccessible();
});

test('an empty journal says how to plug a telephone', async () => {
  const { user } = await openScreen('#/journal/phone', {}, (shell) => {
    shell.office.journal = [];
  });
  await user.click(screen.getByRole('button', { name: /Brancher/ }));
  expect(location.hash).toBe('#/settings/phone');
});
