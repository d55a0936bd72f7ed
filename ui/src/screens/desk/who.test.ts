/** Putting right who a call is with. */
import { screen } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { calls } from '../../lib/state/calls.svelte';
import { desk } from '../../lib/state/desk.svelte';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';

const ANSWERED = { state: 'answered', answered_at: fiction.at(-60_000) } as const;

beforeEach(() => {
  desk.clear();
  calls.take([]);
});

test('P asks who it really is; choosing somebody else ties the call to them', async () => {
  const { shell, user } = await openScreen('#/desk');
  await shell.ring(fiction.live('one', 1, ANSWERED));
  await settle();
  await user.keyboard('p');
  expect(screen.getByRole('heading', { name: /Qui est en ligne/ })).toBeVisible();
  expect(screen.queryByText('Nouvelle fiche')).toBeNull();
  await expectAccessible();
  await user.type(screen.getByPlaceholderText(/Nom, société/), 'jor');
  await settle(400);
  const hits = screen.getAllByRole('option').filter((option) => option.tagName !== 'OPTION');
  await user.click(hits[0] as HTMLElement);
  await settle();
  expect(shell.says('call_identify')).toMatchObject([
    { callId: fiction.id(8001), who: { as: 'chosen', remember: false } }
  ]);
  expect(screen.queryByRole('heading', { name: /Qui est en ligne/ })).toBeNull();
});

test('Escape leaves the question, and the fiche as it was', async () => {
  const { shell, user } = await openScreen('#/desk');
  await shell.ring(fiction.live('one', 1, ANSWERED));
  await settle();
  await user.click(screen.getByRole('button', { name: /Autre personne/ }));
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('heading', { name: /Qui est en ligne/ })).toBeNull();
  expect(screen.getByRole('heading', { name: 'Camille Rousselot' })).toBeVisible();
});

test('who only had the number is one answer among others, by 0; the number of a new person may be theirs', async () => {
  const { shell, user } = await openScreen('#/desk');
  const live = fiction.live('one', 1, { ...ANSWERED, contact_id: null, contact_name: null });
  if (live.incoming.match === 'one' && live.incoming.reason.code === 'same_number')
    live.incoming.reason.outdated = true;
  await shell.ring(live);
  await settle();
  expect(screen.getByRole('heading', { name: /Qui est en ligne/ })).toBeVisible();
  expect(screen.getByText(/noté comme ancien/)).toBeVisible();
  expect(screen.getByText('Nouvelle fiche')).toBeVisible();
  await expectAccessible();
  await user.keyboard('0');
  await settle();
  expect(shell.says('call_identify')).toMatchObject([{ who: { as: 'chosen', contact_id: fiction.id(101) } }]);
});
