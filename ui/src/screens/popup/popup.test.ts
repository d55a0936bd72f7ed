import { cleanup, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { flushSync } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { drafts } from '../../lib/state/drafts.svelte';
import * as fiction from '../../test/fiction';
import { expectAccessible, settle } from '../../test/screen';
import { FakeShell } from '../../test/shell';
import Popup from './Popup.svelte';
import { KEYS_AFTER_MS, popup } from './popup.svelte';

let shell: FakeShell;
const user = userEvent.setup();

beforeEach(async () => {
  popup.cards = [];
  popup.activeId = null;
  popup.leave();
  drafts.take([], true);
  shell = new FakeShell().install('popup');
  render(Popup);
  await vi.waitFor(() => expect(shell.says('boot')).toHaveLength(1));
  await settle();
});
afterEach(() => {
  cleanup();
  shell.remove();
});

const card = (n = 1) => document.querySelector<HTMLElement>(`[data-call-id="${fiction.id(8000 + n)}"]`);
/** What the page said of what it shows, for one kind of step. */
const says = (wanted: string) =>
  shell
    .says('window_shown')
    .map(({ shown }) => shown as { step: string })
    .filter(({ step }) => step === wanted)
    .map(({ step: _, ...what }) => what);
const take = async () => {
  await shell.emit('taken', null);
  await settle(KEYS_AFTER_MS + 30);
};

for (const face of ['one', 'several', 'unknown', 'masked', 'internal'] as const) {
  test(`the face "${face}" is painted from the event alone, without a question to the shell, and is accessible`, async () => {
    const before = shell.said.length;
    await shell.ring(fiction.live(face));
    expect(card()).toHaveAttribute('data-face', face);
    expect(shell.said.slice(before).filter(([name]) => name !== 'window_shown')).toEqual([]);
    await vi.waitFor(() => expect(says('painted')).toEqual([{ call_id: fiction.id(8001) }]));
    await expectAccessible();
  });
}

test('one person: the open ticket comes first, the match says why, the first sentence is ready', async () => {
  await shell.ring(fiction.live('one'));
  expect(screen.getByRole('heading', { name: 'Camille Rousselot' })).toBeVisible();
  expect(screen.getByText('Débit instable le soir')).toBeVisible();
  expect(screen.getByText('Même numéro que le mobile de la fiche, au chiffre près')).toBeVisible();
  expect(screen.getByText(/Madame Rousselot, vous rappelez pour/)).toBeVisible();
  expect(screen.getByText('3ᵉ appel en 5 jours, même motif')).toBeVisible();
  expect(screen.getByRole('status')).toHaveTextContent('Appel de Camille Rousselot, 2 tickets ouverts');
});

test('a call that rang while the page was loading has its card', async () => {
  cleanup();
  shell.live = [fiction.live('one')];
  render(Popup);
  await vi.waitFor(() => expect(card()).not.toBeNull());
});

test('a ring takes neither the focus nor a key: nothing acts before the pop-up is taken', async () => {
  await shell.ring(fiction.live('one'));
  expect(document.activeElement).toBe(document.body);
  await user.keyboard('{Enter}o1{Escape}');
  expect(card()).not.toBeNull();
  expect(shell.says('call_press')).toEqual([]);
  expect(says('desk')).toEqual([]);
});

test('keys wait 300 ms after the pop-up was taken, then Enter answers and the desk takes over', async () => {
  await shell.ring(fiction.live('one'));
  await shell.emit('taken', null);
  await user.keyboard('{Enter}');
  expect(shell.says('call_press')).toEqual([]);
  await settle(KEYS_AFTER_MS + 30);
  await user.keyboard('{Enter}');
  await settle();
  expect(shell.says('call_press')).toEqual([{ callId: fiction.id(8001), button: 'answer' }]);
  expect(says('desk')).toEqual([{ contact_id: fiction.id(101), call_id: fiction.id(8001) }]);
  expect(card()).toBeNull();
});

test('a line that cannot answer offers to open the fiche instead', async () => {
  await shell.ring(fiction.live('one', 1, {}, false));
  expect(screen.queryByText('Décrocher')).toBeNull();
  await user.click(screen.getByRole('button', { name: /Ouvrir la fiche/ }));
  await settle();
  expect(shell.says('call_press')).toEqual([]);
  expect(says('desk')).toHaveLength(1);
});

test('Escape hides the card and never refuses the call', async () => {
  await shell.ring(fiction.live('one'));
  await take();
  await user.keyboard('{Escape}');
  expect(says('reduce')).toEqual([{ call_id: fiction.id(8001) }]);
  expect(shell.says('call_press')).toEqual([]);
  expect(card()).toBeNull();
});

test('several: nobody is chosen in silence; a digit chooses and the card becomes that fiche', async () => {
  shell.answers.call_identify = (args) =>
    shell.change(
      String(args.callId),
      { contact_id: (args.who as { contact_id: string }).contact_id },
      { match: 'one', fiche: fiction.fiche(), reason: { code: 'remembered', at: fiction.at(0), among: 5 } }
    );
  await shell.ring(fiction.live('several'));
  expect(card()?.querySelectorAll('li')).toHaveLength(5);
  expect(shell.says('call_identify')).toEqual([]);
  await take();
  await user.keyboard('2');
  await settle();
  expect(shell.says('call_identify')).toEqual([
    { callId: fiction.id(8001), who: { as: 'chosen', contact_id: fiction.id(112), remember: false } }
  ]);
  expect(card()).toHaveAttribute('data-face', 'one');
});

test('several: arrows choose whom Enter answers as', async () => {
  await shell.ring(fiction.live('several'));
  await take();
  await user.keyboard('{ArrowDown}{ArrowDown}');
  expect(screen.getByRole('button', { name: /Décrocher comme Sofia/ })).toBeVisible();
});

test('unknown: 1 makes a fiche, typed at once', async () => {
  await shell.ring(fiction.live('unknown'));
  await take();
  await user.keyboard('1');
  await settle();
  await user.keyboard('Awa Diabaté{Enter}');
  await settle();
  const [sent] = shell.says('call_identify');
  expect(sent?.who).toMatchObject({
    as: 'created',
    contact: { first_name: 'Awa', last_name: 'Diabaté', company: null }
  });
});

test('unknown: 2 finds a fiche as one types and attaches the number to it', async () => {
  await shell.ring(fiction.live('unknown'));
  await take();
  await user.keyboard('2');
  await settle();
  await user.keyboard('Sofia');
  await vi.waitFor(() => expect(screen.getAllByRole('option').length).toBeGreaterThan(0));
  await user.keyboard('{Enter}');
  await settle();
  expect(shell.says('call_identify')).toMatchObject([{ who: { as: 'attached' } }]);
});

test('unknown: 3 says it is a wrong number', async () => {
  await shell.ring(fiction.live('unknown'));
  await take();
  await user.keyboard('3');
  await settle();
  expect(shell.says('call_identify')).toEqual([{ callId: fiction.id(8001), who: { as: 'wrong_number' } }]);
});

test('a number no fiche can be made from does not offer one', async () => {
  const live = fiction.live('unknown');
  live.incoming = { match: 'unknown', can_create: false, seen: 0 };
  live.number.kind = 'short';
  await shell.ring(live);
  expect(screen.queryByText('Nouvelle fiche')).toBeNull();
  expect(screen.getByText('Choisir une fiche')).toBeVisible();
});

test('masked: says what to ask and who is expected, as a lead only', async () => {
  await shell.ring(fiction.live('masked'));
  expect(screen.getByText('À demander d’emblée')).toBeVisible();
  expect(screen.getByText('Joris Pennaneac’h')).toBeVisible();
  expect(screen.queryByText('Nouvelle fiche')).toBeNull();
});

test('a second call stands beside the first; arrows say which one has the keys', async () => {
  await shell.ring(fiction.live('one', 1));
  await shell.ring(fiction.live('unknown', 2));
  expect(document.querySelectorAll('[data-call-id]')).toHaveLength(2);
  await take();
  await user.keyboard('{ArrowRight}{Escape}');
  expect(says('reduce')).toEqual([{ call_id: fiction.id(8002) }]);
  expect(card(1)).not.toBeNull();
});

test('what is typed in a card survives another ring', async () => {
  await shell.ring(fiction.live('unknown', 1));
  const name = screen.getByLabelText('Prénom et nom');
  await user.type(name, 'Awa Dia');
  await shell.ring(fiction.live('one', 2));
  flushSync();
  expect(name).toHaveValue('Awa Dia');
  expect(name).toHaveFocus();
});

test('what is typed for a new fiche is kept when its card leaves, and goes once the fiche is made', async () => {
  const key = `call:${fiction.id(8001)}:who`;
  await shell.ring(fiction.live('unknown', 1));
  await user.type(screen.getByLabelText('Prénom et nom'), 'Awa Diabaté');
  await shell.change(fiction.id(8001), { state: 'answered', answered_at: fiction.at(0) });
  await settle();
  expect(card()).toBeNull();
  expect(JSON.parse(shell.drafts.get(key) ?? '{}')).toMatchObject({ person: 'Awa Diabaté' });
  await shell.ring(fiction.live('unknown', 1));
  expect(screen.getByLabelText('Prénom et nom')).toHaveValue('Awa Diabaté');
  await user.click(screen.getByRole('button', { name: /Créer/ }));
  await settle();
  expect(shell.says('call_identify')).toMatchObject([{ who: { as: 'created' } }]);
  expect(shell.drafts.has(key)).toBe(false);
});

test('a fiche that is refused leaves its words in place', async () => {
  const key = `call:${fiction.id(8003)}:who`;
  shell.refuse.set('call_identify', { code: 'disk', detail: null });
  await shell.ring(fiction.live('unknown', 3));
  await user.type(screen.getByLabelText('Société'), 'Garage Piriac{Enter}');
  await vi.waitFor(() => expect(shell.drafts.get(key)).toContain('Garage Piriac'));
  expect(screen.getByLabelText('Société')).toHaveValue('Garage Piriac');
});

test('a card leaves when the call is lost, gone, or answered by a colleague', async () => {
  await shell.ring(fiction.live('one', 1));
  await shell.change(fiction.id(8001), { state: 'ended', lost_cause: 'missed', ended_at: fiction.at(0) });
  expect(card(1)).toBeNull();
  await shell.ring(fiction.live('one', 2));
  await shell.emit('call_gone', fiction.id(8002));
  await settle();
  expect(card(2)).toBeNull();
});

test('a name shown by the network is said to be unverified', async () => {
  await shell.ring(fiction.live('unknown', 1, { caller_name: 'GARAGE PIRIAC' }));
  expect(screen.getByText(/GARAGE PIRIAC, non vérifié/)).toBeVisible();
});

test('a call that a colleague hands over says who and what they say; another agent at the desk has no card', async () => {
  const me = shell.boot.agents[1]!.id;
  const waits = {
    state: 'held',
    answered_at: fiction.at(-60_000),
    held_since_at: fiction.at(-20_000)
  } as const;
  const offered = fiction.live('one', 1, { ...waits, transfer: fiction.transfer({ state: 'passed' }) });
  await shell.ring(offered);
  expect(card()).toBeNull();

  // Who it is for sits down: the shell tells that the house changed.
  shell.boot.settings = shell.boot.settings.map((one) =>
    one.key === 'desk.agent' ? { ...one, value: me } : one
  );
  shell.live = [offered];
  await shell.emit('changed', { contacts: [], calls: [], tickets: [], house: true, everything: false });
  await vi.waitFor(() => expect(card()).not.toBeNull());
  expect(card()).toHaveTextContent('Transféré par Inès Morvan');
  expect(card()).toHaveTextContent('Box redémarrée deux fois, sans effet.');
  await expectAccessible();
  await take();
  await user.keyboard('{Enter}');
  expect(shell.says('call_press')).toEqual([{ callId: fiction.id(8001), button: 'answer' }]);
});
