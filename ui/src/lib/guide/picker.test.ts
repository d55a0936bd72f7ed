import { screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { calls } from '../state/calls.svelte';
import { desk } from '../state/desk.svelte';
import type { Guide } from '../types';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';
import { guidesFor, runOf } from './run.svelte';

beforeEach(() => {
  desk.clear();
  calls.take([]);
});

const ANSWERED = { state: 'answered', answered_at: fiction.at(-60_000) } as const;

/** CERC, another guide for calls that come in, two that go out. */
const complaint: Guide = {
  ...fiction.guides[0]!,
  key: 'complaint',
  name: 'Réclamation',
  purpose: 'Entendre une plainte.'
};
const guides = [...fiction.guides, complaint];

async function inCall(queue: string | null, chosen: string[] = []) {
  const queues = [{ queue_id: fiction.id(71), queue: 'Pannes', guides: chosen }];
  const opened = await openScreen('#/desk', { guides, queues });
  await opened.shell.ring(fiction.live('one', 1, { ...ANSWERED, queue }));
  await settle();
  return opened;
}

const names = () =>
  within(screen.getByRole('list', { name: 'Guides de cet appel' }))
    .getAllByRole('button')
    .map((button) => button.textContent?.replace(/\s+/g, ' ').trim());

test('G shows the guides that fit, a digit takes one, and what was done of the first comes back with it', async () => {
  const { user } = await inCall(null);
  await user.keyboard('{F3}g');
  await settle();
  expect(names()).toEqual(['1 CERC 1 fait', '2 Réclamation']);
  await expectAccessible();
  await user.keyboard('2');
  await settle();
  expect(screen.getByRole('region', { name: 'Guide Réclamation' })).toBeVisible();
  const tick = () => screen.getByRole('checkbox', { name: 'Accueillir' });
  expect(tick()).not.toBeChecked();
  await user.keyboard('g');
  await settle();
  await user.keyboard('1');
  await settle();
  expect(tick()).toBeChecked();
  await user.keyboard('g{Escape}');
  await settle();
  expect(screen.queryByRole('list', { name: 'Guides de cet appel' })).toBeNull();
});

test('a call that comes through a queue follows its first guide; the others come next', async () => {
  const { user } = await inCall('Pannes', ['complaint', 'croc_court']);
  expect(screen.getByRole('region', { name: 'Guide Réclamation' })).toBeVisible();
  await user.keyboard('g');
  await settle();
  expect(names()).toEqual(['1 Réclamation', '2 CROC court', '3 CERC']);
});

test('a campaign draws the guide before any queue or direction', async () => {
  await inCall('Pannes', ['complaint']);
  const call = fiction.live('one', 1, { ...ANSWERED, direction: 'outbound' }).call;
  expect(guidesFor(call).map(({ key }) => key)).toEqual(['croc_cours', 'croc_court']);
  const campaign = { id: fiction.id(1), name: 'Fibre', kind: 'prospecting', guide: 'croc_court' } as const;
  const drawn = { ...call, campaign } as unknown as typeof call;
  expect(guidesFor(drawn)[0]?.key).toBe('croc_court');
});

test('a guide that was only looked at does not take the place of what was done', async () => {
  await inCall(null);
  const run = runOf(fiction.live('one', 1, ANSWERED).call);
  run.advance();
  run.follow('complaint');
  expect(run.told()).toMatchObject({ guide: 'cerc', ticked: ['greets'] });
  run.advance();
  expect(run.told()).toMatchObject({ guide: 'complaint', ticked: ['greets'] });
});
