import { screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { calls } from '../../lib/state/calls.svelte';
import { clock } from '../../lib/state/clock.svelte';
import { desk } from '../../lib/state/desk.svelte';
import { drafts } from '../../lib/state/drafts.svelte';
import { route } from '../../lib/state/route.svelte';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';

beforeEach(() => {
  desk.clear();
  calls.take([]);
});

const ANSWERED = { state: 'answered', answered_at: fiction.at(-60_000) } as const;
const WRAP_UP = { state: 'wrap_up', answered_at: fiction.at(-60_000), ended_at: fiction.at(-2_000) } as const;
const open = (over = {}) => openScreen('#/desk', over);

test('the idle desk shows what waits for an outcome, the callbacks and the agent, and is accessible', async () => {
  await open();
  expect(screen.getByRole('heading', { name: 'Bonjour Inès' })).toBeVisible();
  const waiting = screen.getByRole('region', { name: 'À qualifier' });
  expect(within(waiting).getByText('Camille Rousselot')).toBeVisible();
  expect(within(screen.getByRole('region', { name: 'Rappels' })).getByText('en retard')).toBeVisible();
  expect(screen.getByRole('radio', { name: 'Disponible' })).toBeChecked();
  await expectAccessible();
});

test('the agent says what they do', async () => {
  const { shell, user } = await open();
  await user.click(screen.getByRole('radio', { name: 'Pause' }));
  await settle();
  expect(shell.says('agent_work')).toEqual([{ step: { step: 'state', state: 'pause' } }]);
  expect(screen.getByRole('radio', { name: 'Pause' })).toBeChecked();
});

test('the whole desk with a call is accessible: fiche, what to know, history, note, closing', async () => {
  const { shell } = await open();
  await shell.ring(fiction.live('one', 1, ANSWERED));
  await settle();
  expect(screen.getByRole('heading', { name: 'Camille Rousselot' })).toBeVisible();
  expect(screen.getByText(/3ᵉ appel en 5 jours pour le même motif/)).toBeVisible();
  expect(screen.getByText('Ne pas reproposer', { exact: false })).toBeVisible();
  expect(screen.getByRole('tab', { name: /Appels\s*4/ })).toBeVisible();
  expect(screen.getByText(/^Appel entrant, 6\smin 20\ss$/)).toBeVisible();
  expect(screen.getByRole('radiogroup', { name: 'Issue' })).toBeVisible();
  await expectAccessible();
});

for (const face of ['several', 'unknown', 'masked'] as const) {
  test(`the desk of a caller "${face}" is accessible`, async () => {
    const { shell } = await open();
    await shell.ring(fiction.live(face, 1, ANSWERED));
    await settle();
    expect(screen.getByRole('heading', { name: /Qui est en ligne/ })).toBeVisible();
    await expectAccessible();
  });
}

test('a ring shows itself on a free desk', async () => {
  const { shell } = await open();
  await shell.ring(fiction.live('one'));
  await settle();
  expect(desk.callId).toBe(fiction.id(8001));
});

test('a ring while one types moves neither the focus, nor the screen, nor a character', async () => {
  const { shell, user } = await open();
  const field = screen.getByRole('combobox', { name: /Nom, société/ });
  await user.type(field, 'Kerd');
  await shell.ring(fiction.live('one'));
  await settle();
  expect(desk.idle).toBe(true);
  expect(field).toHaveFocus();
  expect(field).toHaveValue('Kerd');
  expect(screen.getByRole('banner', { name: 'Appels en cours' })).toHaveTextContent('Camille Rousselot');
  await user.keyboard('{Control>}{F9}{/Control}');
  await settle();
  expect(desk.callId).toBe(fiction.id(8001));
});

test('a second call during a note leaves the note as it is, and the first call in place', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, ANSWERED));
  await settle();
  await user.keyboard('{F2}');
  await user.keyboard('Coupe aussi en Ethernet');
  await shell.ring(fiction.live('unknown', 2));
  await settle();
  const note = screen.getByRole('textbox', { name: 'Note de l’appel' });
  expect(note).toHaveValue('Coupe aussi en Ethernet');
  expect(note).toHaveFocus();
  expect(desk.callId).toBe(fiction.id(8001));
  expect(screen.getByRole('banner', { name: 'Appels en cours' })).toHaveTextContent('06 39 98 70 52');
});

test('the note is kept within half a second and on leaving the field, and says so', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, ANSWERED));
  await settle();
  await user.keyboard('{F2}Veut une date');
  await vi.waitFor(() => expect(shell.drafts.get(`call:${fiction.id(8001)}:note`)).toBe('Veut une date'));
  await vi.waitFor(() => expect(screen.getByText(/Gardée à/)).toBeVisible());
  await user.keyboard(' ferme');
  await user.tab();
  await vi.waitFor(() =>
    expect(shell.drafts.get(`call:${fiction.id(8001)}:note`)).toBe('Veut une date ferme')
  );
});

test('a note kept before a crash is there again', async () => {
  const key = `call:${fiction.id(8001)}:note`;
  await open({
    drafts: [{ key, body: 'Avant la coupure', updated_at: fiction.at(0) }],
    live: [fiction.live('one', 1, ANSWERED)]
  });
  await settle();
  expect(screen.getByRole('textbox', { name: 'Note de l’appel' })).toHaveValue('Avant la coupure');
});

test('a note that cannot be kept says so and is tried again', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, ANSWERED));
  await settle();
  shell.refuse.set('draft_keep', { code: 'disk', detail: null });
  await user.keyboard('{F2}Perdu ?');
  await vi.waitFor(() => expect(screen.getByText('Pas encore gardée')).toBeVisible());
  shell.refuse.clear();
  await user.click(screen.getByRole('button', { name: 'Réessayer' }));
  await vi.waitFor(() => expect(shell.drafts.get(`call:${fiction.id(8001)}:note`)).toBe('Perdu ?'));
});

test('the line is controlled by its keys, and only where it can be', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, ANSWERED));
  await settle();
  await user.keyboard('{F7}');
  await settle();
  expect(shell.says('call_press').at(-1)).toMatchObject({ button: 'hold' });
  await user.keyboard('{F7}');
  await settle();
  expect(shell.says('call_press').at(-1)).toMatchObject({ button: 'resume' });
  await user.keyboard('{Control>}{F10}{/Control}');
  await settle();
  expect(shell.says('call_press').at(-1)).toMatchObject({ button: 'hang_up' });
});

test('a line that cannot be controlled shows no such button', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, ANSWERED, false));
  await settle();
  expect(screen.queryByRole('button', { name: /Raccrocher/ })).toBeNull();
  await user.keyboard('{F7}');
  expect(shell.says('call_press')).toEqual([]);
});

test('an outcome by its digit, then Ctrl Enter, closes the call and frees the desk', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, WRAP_UP));
  await settle();
  await user.keyboard('{F2}Réglé.');
  (document.activeElement as HTMLElement).blur();
  await user.keyboard('1{Control>}{Enter}{/Control}');
  await settle(60);
  expect(shell.says('call_qualify')[0]?.qualification).toMatchObject({
    call_id: fiction.id(8001),
    outcome_id: fiction.id(401),
    note: 'Réglé.'
  });
  expect(desk.idle).toBe(true);
  expect(shell.drafts.size).toBe(0);
});

test('a call is not closed before it is over', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, ANSWERED));
  await settle();
  await user.keyboard('1{Control>}{Enter}{/Control}');
  await settle();
  expect(shell.says('call_qualify')).toEqual([]);
  expect(screen.getByText('Se clôt après l’appel')).toBeVisible();
});

test('to call back asks when, as one says it', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, WRAP_UP));
  await settle();
  await user.keyboard('2{Control>}{Enter}{/Control}');
  expect(shell.says('call_qualify')).toEqual([]);
  await user.type(screen.getByRole('textbox', { name: 'Rappeler' }), 'demain 9h30');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(60);
  const sent = shell.says('call_qualify')[0]?.qualification as { callback: { due_at: string } };
  const due = new Date(sent.callback.due_at);
  expect([due.getHours(), due.getMinutes()]).toEqual([9, 30]);
});

/** The window is opened again at that moment, with the drafts it had kept. */
async function openLater(shell: Awaited<ReturnType<typeof open>>['shell'], at: Date, over = {}) {
  await drafts.flush();
  const kept = [...shell.drafts].map(([key, body]) => ({ key, body, updated_at: fiction.at(0) }));
  vi.setSystemTime(at);
  clock.tick();
  return open({ drafts: kept, ...over });
}

test('a promise typed one evening is still for the same morning when the call is closed after midnight', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    vi.setSystemTime(new Date(2026, 10, 23, 23, 40));
    clock.tick();
    const over = { live: [fiction.live('one', 1, WRAP_UP)] };
    const { shell, user } = await open(over);
    await user.keyboard('2');
    await user.type(screen.getByRole('textbox', { name: 'Rappeler' }), 'demain 9h30');
    const later = await openLater(shell, new Date(2026, 10, 24, 0, 20), over);
    expect(screen.getByText(/^aujourd’hui, 9\sh\s30$/)).toBeVisible();
    await later.user.keyboard('{Control>}{Enter}{/Control}');
    await settle(60);
    const sent = later.shell.says('call_qualify')[0]?.qualification as { callback: { due_at: string } };
    expect(new Date(sent.callback.due_at)).toEqual(new Date(2026, 10, 24, 9, 30));
  } finally {
    vi.useRealTimers();
    clock.tick();
  }
});

test('a promise whose hour has passed meanwhile is said to be past, at once', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    vi.setSystemTime(new Date(2026, 10, 23, 16, 0));
    clock.tick();
    const over = { live: [fiction.live('one', 1, WRAP_UP)] };
    const { shell, user } = await open(over);
    await user.keyboard('2');
    await user.type(screen.getByRole('textbox', { name: 'Rappeler' }), 'demain 9h30');
    const later = await openLater(shell, new Date(2026, 10, 25, 10, 0), over);
    expect(screen.getByText('Cette date est passée.')).toBeVisible();
    await later.user.keyboard('{Control>}{Enter}{/Control}');
    await settle();
    expect(later.shell.says('call_qualify')).toEqual([]);
  } finally {
    vi.useRealTimers();
    clock.tick();
  }
});

test('a call typed by hand as of yesterday keeps its day when it is logged the next one', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    vi.setSystemTime(new Date(2026, 10, 23, 17, 0));
    clock.tick();
    const { shell, user } = await open();
    await user.click(screen.getByRole('button', { name: /Appel saisi à la main/ }));
    await user.type(screen.getByRole('textbox', { name: 'Numéro' }), '06 39 98 55 10');
    await user.type(screen.getByRole('textbox', { name: 'Quand' }), 'hier 16h');
    const later = await openLater(shell, new Date(2026, 10, 24, 8, 30));
    await later.user.click(screen.getByRole('button', { name: /Garder l’appel/ }));
    await settle();
    const { started_at } = later.shell.says('call_log')[0]?.call as { started_at: string };
    expect(new Date(started_at)).toEqual(new Date(2026, 10, 22, 16, 0));
  } finally {
    vi.useRealTimers();
    clock.tick();
  }
});

test('a refusal asks which product', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, WRAP_UP));
  await settle();
  await user.keyboard('5');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Produit' }), 'Option Box+');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(60);
  expect(shell.says('call_qualify')[0]?.qualification).toMatchObject({ refused_product_id: fiction.id(481) });
});

test('a wrong number is said to stay, marked: it does not leave the fiche', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, WRAP_UP));
  await settle();
  await user.click(screen.getByRole('radio', { name: /Faux numéro/ }));
  expect(screen.getByText('Le numéro reste sur la fiche, marqué faux')).toBeVisible();
});

test('9 turns to the rest of the outcomes', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, WRAP_UP));
  await settle();
  await user.keyboard('9');
  expect(screen.getByRole('radio', { name: /Occupé/ })).toBeVisible();
});

test('a value is edited in place: Enter keeps it, Escape gives the old one back', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, ANSWERED));
  await settle();
  await user.click(screen.getByRole('button', { name: /Fonction\s: Gérante/ }));
  await settle();
  const field = screen.getByRole('textbox', { name: 'Fonction' });
  await user.clear(field);
  await user.type(field, 'Associée{Escape}');
  await settle();
  expect(shell.says('contact_edit')).toEqual([]);
  await user.click(screen.getByRole('button', { name: /Fonction\s: Gérante/ }));
  await settle();
  await user.clear(screen.getByRole('textbox', { name: 'Fonction' }));
  await user.type(screen.getByRole('textbox', { name: 'Fonction' }), 'Associée{Enter}');
  await settle();
  expect(shell.says('contact_edit')).toEqual([
    {
      contactId: fiction.id(101),
      change: { change: 'fields', edits: [{ field: 'job', value: 'Associée' }] }
    }
  ]);
  expect(screen.getByRole('button', { name: /Fonction\s: Associée/ })).toBeVisible();
});

test('an edit begun is still there after another screen', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, ANSWERED));
  await settle();
  await user.click(screen.getByRole('button', { name: /Fonction\s: Gérante/ }));
  await settle();
  await user.type(screen.getByRole('textbox', { name: 'Fonction' }), ' associée');
  route.go('contacts');
  await settle();
  route.go('desk');
  await settle();
  expect(screen.getByRole('textbox', { name: 'Fonction' })).toHaveValue('Gérante associée');
  await drafts.flush();
});

test('T opens a ticket in the call; what is typed stays until it is opened', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, ANSWERED));
  await settle();
  await user.keyboard('t');
  await settle();
  await user.keyboard('Coupures le soir');
  await vi.waitFor(() =>
    expect(shell.drafts.get(`ticket:new:${fiction.id(101)}`)).toContain('Coupures le soir')
  );
  await user.keyboard('{Enter}');
  await settle();
  expect(shell.says('ticket_open')[0]?.ticket).toMatchObject({
    contact_id: fiction.id(101),
    subject: 'Coupures le soir',
    call_id: fiction.id(8001)
  });
});

test('an unknown caller at the desk has the same three answers, by the same keys', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('unknown', 1, ANSWERED));
  await settle();
  await user.keyboard('1');
  await settle();
  await user.keyboard('Joris Pennaneac’h{Enter}');
  await settle(60);
  expect(shell.says('call_identify')).toMatchObject([{ who: { as: 'created' } }]);
  expect(desk.contactId).toBe(fiction.id(102));
});

test('what was typed in the pop-up about an unknown caller is at the desk, and goes once the fiche is made', async () => {
  const key = `call:${fiction.id(8001)}:who`;
  const { shell, user } = await open();
  await shell.ring(fiction.live('unknown'));
  await settle();
  // The pop-up keeps it while this window is open, as the call is answered on the telephone.
  shell.boot.drafts = [
    { key, body: JSON.stringify({ person: 'Joris Pennaneac’h', company: '' }), updated_at: fiction.at(0) }
  ];
  await shell.change(fiction.id(8001), ANSWERED);
  const name = await screen.findByLabelText('Prénom et nom');
  await vi.waitFor(() => expect(name).toHaveValue('Joris Pennaneac’h'));
  await user.type(screen.getByLabelText('Société'), 'Quincaillerie du port{Enter}');
  await settle(60);
  expect(shell.says('call_identify')[0]?.who).toMatchObject({
    as: 'created',
    contact: { first_name: 'Joris', last_name: 'Pennaneac’h', company: 'Quincaillerie du port' }
  });
  expect(shell.says('draft_keep')).toContainEqual({ key, body: null });
  await settle(600);
  expect(shell.drafts.has(key)).toBe(false);
  expect(drafts.has(key)).toBe(false);
});

test('what one types at the desk about an unknown caller is not replaced by older words', async () => {
  const key = `call:${fiction.id(8001)}:who`;
  const { shell, user } = await open();
  await shell.ring(fiction.live('unknown', 1, ANSWERED));
  await settle();
  const name = screen.getByLabelText('Prénom et nom');
  await user.type(name, 'Awa');
  shell.boot.drafts = [
    { key, body: JSON.stringify({ person: 'Joris', company: '' }), updated_at: fiction.at(0) }
  ];
  await user.clear(name);
  window.dispatchEvent(new Event('focus'));
  await settle(900);
  expect(name).toHaveValue('');
});

test('F6 goes from column to column', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, ANSWERED));
  await settle();
  const column = () =>
    document.activeElement?.closest('aside, section[aria-label="Historique"]')?.className ?? '';
  await user.keyboard('{F6}');
  expect(column()).toContain('left');
  await user.keyboard('{F6}');
  expect(column()).toContain('mid');
  await user.keyboard('{F6}');
  expect(screen.getByRole('textbox', { name: 'Note de l’appel' })).toHaveFocus();
});

test('a missed call stays in the bar until it is seen', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one'));
  await shell.change(fiction.id(8001), { state: 'ended', lost_cause: 'missed', ended_at: fiction.at(0) });
  await settle();
  const bar = screen.getByRole('banner', { name: 'Appels en cours' });
  expect(bar).toHaveTextContent('Manqué');
  await user.click(within(bar).getByRole('button', { name: 'Vu' }));
  expect(calls.list).toEqual([]);
});

test('a call taken by a colleague leaves without a word', async () => {
  const { shell } = await open();
  await shell.ring(fiction.live('one'));
  await shell.change(fiction.id(8001), { state: 'ended', lost_cause: null, ended_at: fiction.at(0) });
  await settle();
  expect(calls.list).toEqual([]);
  expect(desk.idle).toBe(true);
});

test('a call of the list opens to be closed', async () => {
  const { shell, user } = await open();
  const waiting = screen.getByRole('region', { name: 'À qualifier' });
  await user.click(within(waiting).getByText('Camille Rousselot'));
  await settle();
  expect(screen.getByRole('heading', { name: 'Clôture' })).toBeVisible();
  await user.keyboard('1{Control>}{Enter}{/Control}');
  await settle(60);
  expect(shell.says('call_qualify')).toHaveLength(1);
  expect(desk.idle).toBe(true);
});

test('a past call that is closed leaves no draft behind, not even once the pause of typing is over', async () => {
  const { shell, user } = await open();
  await user.click(
    within(screen.getByRole('region', { name: 'À qualifier' })).getByText('Camille Rousselot')
  );
  await settle();
  await user.keyboard('1');
  const key = `call:${fiction.id(8801)}:closing`;
  await vi.waitFor(() => expect(shell.drafts.get(key)).toContain(fiction.id(401)));
  // The disk takes its time: the form stands, emptied, until its draft is gone.
  shell.answers.draft_keep = async (args) => {
    await settle(50);
    if (args.body === null) shell.drafts.delete(String(args.key));
    else shell.drafts.set(String(args.key), String(args.body));
    return null;
  };
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(900);
  expect(shell.says('call_qualify')).toHaveLength(1);
  expect(shell.drafts.size).toBe(0);
  expect(drafts.has(key)).toBe(false);
});

test('words added to the note while the call is being closed stay', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, WRAP_UP));
  await settle();
  let done = () => {};
  shell.answers.call_qualify = () =>
    new Promise((resolve) => (done = () => resolve(fiction.call(8001, { state: 'qualified' }))));
  await user.keyboard('{F2}Réglé.');
  (document.activeElement as HTMLElement).blur();
  await user.keyboard('1{Control>}{Enter}{/Control}');
  await settle(60);
  await user.keyboard('{F2} Et un colis');
  done();
  await vi.waitFor(() =>
    expect(shell.drafts.get(`call:${fiction.id(8001)}:note`)).toBe('Réglé. Et un colis')
  );
  await settle(500);
  expect(shell.drafts.get(`call:${fiction.id(8001)}:note`)).toBe('Réglé. Et un colis');
});

test('letters added to a value while it is being kept stay in its field', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, ANSWERED));
  await settle();
  let done = () => {};
  shell.answers.contact_edit = () =>
    new Promise((resolve) => (done = () => resolve(shell.fiches.get(fiction.id(101)))));
  await user.click(screen.getByRole('button', { name: /Fonction\s: Gérante/ }));
  await settle();
  const field = screen.getByRole('textbox', { name: 'Fonction' });
  await user.type(field, ' associée{Enter}');
  await user.type(field, ', siège');
  done();
  await settle();
  expect(screen.getByRole('textbox', { name: 'Fonction' })).toHaveValue('Gérante associée, siège');
  expect(shell.says('contact_edit')).toHaveLength(1);
  await drafts.flush();
});

test('a call typed by hand waits until its moment and its length are understood, and says so', async () => {
  const { shell, user } = await open();
  await user.click(screen.getByRole('button', { name: /Appel saisi à la main/ }));
  await user.type(screen.getByRole('textbox', { name: 'Numéro' }), '06 39 98 55 10');
  const when = screen.getByRole('textbox', { name: 'Quand' });
  const length = screen.getByRole('textbox', { name: 'Durée en minutes' });
  await user.type(when, 'mardi dernier{Enter}');
  await settle();
  expect(screen.getByText(/Date non comprise. Écrivez «\shier 16h\s»/)).toBeVisible();
  expect(shell.says('call_log')).toEqual([]);
  await user.clear(when);
  await user.type(when, 'hier 16h');
  await user.type(length, 'un quart d’heure');
  await user.click(screen.getByRole('button', { name: /Garder l’appel/ }));
  await settle();
  expect(screen.getByText(/Durée non comprise/)).toBeVisible();
  expect(length).toHaveAttribute('aria-invalid', 'true');
  expect(shell.says('call_log')).toEqual([]);
  await expectAccessible();
  await user.clear(length);
  await user.type(length, '1h30');
  expect(screen.queryByText(/Durée non comprise/)).toBeNull();
  await user.click(screen.getByRole('button', { name: /Garder l’appel/ }));
  await settle();
  expect(shell.says('call_log')[0]?.call).toMatchObject({ talk_s: 5400 });
});

test('a call typed by hand is kept as it is typed, then logged', async () => {
  const { shell, user } = await open();
  await user.click(screen.getByRole('button', { name: /Appel saisi à la main/ }));
  await user.type(screen.getByRole('textbox', { name: 'Numéro' }), '06 39 98 55 10');
  await user.type(screen.getByRole('textbox', { name: 'Durée en minutes' }), '4,5');
  await vi.waitFor(() => expect(shell.drafts.get('call:new')).toContain('06 39 98 55 10'));
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: /Garder l’appel/ }));
  await settle();
  expect(shell.says('call_log')[0]?.call).toMatchObject({ number: '06 39 98 55 10', talk_s: 270 });
});

test('the guide follows the direction: F3 ticks and goes on, and the closing keeps what was done', async () => {
  const { shell, user } = await open();
  await shell.ring(fiction.live('one', 1, ANSWERED));
  await settle();
  const guide = screen.getByRole('region', { name: 'Guide CERC' });
  expect(guide).toHaveTextContent('à votre écoute');
  await user.keyboard('{F3}');
  expect(within(guide).getByRole('checkbox', { name: 'Accueillir' })).toBeChecked();
  await user.keyboard('{F3}');
  expect(within(guide).getByRole('button', { name: /Écoute/ })).toHaveAttribute('aria-current', 'step');
  await user.keyboard('{F4}');
  await user.keyboard('{Enter}');
  await user.click(within(guide).getByRole('checkbox', { name: /Creuser/ }));
  await settle(40);
  expect(shell.drafts.get(`call:${fiction.id(8001)}:guide`)).toContain('greets');
});
