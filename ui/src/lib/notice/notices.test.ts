/** What calls for attention: the bell, its list, what is announced where, and what each thing opens. */
import { screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { calls } from '../state/calls.svelte';
import { desk } from '../state/desk.svelte';
import { notices } from '../state/notices.svelte';
import { route } from '../state/route.svelte';
import { toasts } from '../state/toasts.svelte';
import type { Callback, Notice } from '../types';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';
import { allowed, refused } from '../../test/outbound';
import type { FakeShell } from '../../test/shell';

beforeEach(() => {
  desk.clear();
  calls.take([]);
  toasts.list = [];
  notices.open = false;
  notices.wanted = null;
  notices.list = [];
});
afterEach(() => void vi.restoreAllMocks());

const bell = () => screen.getByRole('button', { name: /^À voir/ });
const panel = () => within(screen.getByRole('dialog', { name: /^À voir/ }));
const announced = (shell: FakeShell) =>
  shell
    .says('notices')
    .map(({ step }) => step as { step: string; title: string; body: string } | null)
    .filter((step) => step?.step === 'announce');
const set = (shell: FakeShell, key: string, value: unknown) => {
  shell.boot.settings = shell.boot.settings.map((one) => (one.key === key ? { ...one, value } : one));
};

async function says(shell: FakeShell, list: Notice[]) {
  shell.notices = list;
  await shell.emit('notices', list);
  await settle();
}

const ticket = fiction.notice(2, {
  key: 'ticket_late:2',
  kind: 'ticket_late',
  who: 'Luc Gaudry',
  what: '1042 · Box muette',
  moment: fiction.at(-3_600_000),
  opens: { opens: 'ticket', ticket_id: fiction.id(5042) },
  read: true
});

test('the bell counts what is unread; its list is walked, opened and read by the keyboard', async () => {
  const { shell, user } = await openScreen('#/tickets', {}, (fake) => {
    fake.notices = [fiction.notice(1), ticket];
  });
  expect(bell()).toHaveAccessibleName('À voir 1 non lu');
  // What was there when the window opened is in the list, and is not announced.
  expect(toasts.list).toEqual([]);
  expect(announced(shell)).toEqual([]);

  await user.keyboard('{Control>}b{/Control}');
  await settle();
  const [first, second] = panel().getAllByRole('button', { name: /Ana Vasseur|Luc Gaudry/ });
  expect(first).toHaveFocus();
  expect(first).toHaveAccessibleName(/Non lu.*Demande de rappel.*Ana Vasseur.*Un devis/);
  await expectAccessible();
  await user.keyboard('{ArrowDown}');
  expect(second).toHaveFocus();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();

  await user.keyboard('{Control>}b{/Control}');
  await settle();
  await user.keyboard('{Enter}');
  await settle(60);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect([route.screen, route.id]).toEqual(['contacts', fiction.id(101)]);
  expect(shell.says('notices').at(-1)).toEqual({ step: { step: 'read', key: 'request:1' } });
  expect(bell()).toHaveAccessibleName('À voir tout est lu');
});

test('all is read at once, and an empty list says so', async () => {
  const { shell, user } = await openScreen('#/tickets', {}, (fake) => {
    fake.notices = [fiction.notice(1), fiction.notice(3)];
  });
  await user.click(bell());
  await settle();
  await user.keyboard('l');
  await settle();
  expect(shell.says('notices').at(-1)).toEqual({ step: { step: 'read', key: null } });
  expect(panel().queryByRole('button', { name: /Tout est lu/ })).toBeNull();
  await says(shell, []);
  expect(panel().getByText(/Rien n’attend/)).toBeVisible();
  await expectAccessible();
});

test('what is new is told in the window, and its message opens it', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const { shell, user } = await openScreen('#/desk');
  await says(shell, [fiction.notice(1)]);
  expect(announced(shell)).toEqual([]);
  const messages = within(screen.getByRole('region', { name: 'Messages' }));
  expect(messages.getByText('Demande de rappel : Ana Vasseur · Un devis pour trois postes')).toBeVisible();
  // The same list again is no news.
  toasts.list = [];
  await says(shell, [fiction.notice(1)]);
  expect(toasts.list).toEqual([]);
  await says(shell, [{ ...ticket, read: false }, fiction.notice(1)]);
  await user.click(messages.getByRole('button', { name: 'Ouvrir' }));
  await settle(60);
  expect([route.screen, route.id]).toEqual(['tickets', fiction.id(5042)]);
});

test('on the desktop it is said of nobody, unless the house allows it', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  const { shell } = await openScreen('#/desk');
  await says(shell, [fiction.notice(1)]);
  expect(announced(shell)).toEqual([
    { step: 'announce', key: 'request:1', title: 'Demande de rappel', body: 'Ouvrez Décroche pour voir.' }
  ]);
  set(shell, 'notify.details', true);
  await shell.emit('changed', { contacts: [], calls: [], tickets: [], house: true, everything: true });
  await settle(60);
  await says(shell, [fiction.notice(1), fiction.notice(2)]);
  expect(announced(shell)[1]?.body).toMatch(/^Ana Vasseur · Un devis pour trois postes, /);
});

test('what is switched off is silent and stays in the list; many at once are one', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  const { shell } = await openScreen('#/desk', {}, (fake) => {
    set(fake, 'notify.desktop', false);
    set(fake, 'notify.silent', ['ticket_late']);
  });
  await says(shell, [{ ...ticket, read: false }]);
  expect(toasts.list).toEqual([]);
  expect(bell()).toHaveAccessibleName('À voir 1 non lu');
  await says(
    shell,
    [1, 2, 3].map((n) => fiction.notice(n))
  );
  expect(announced(shell)).toEqual([]);
  expect(toasts.list.map(({ text }) => text)).toEqual(['3 nouvelles choses à voir']);
  toasts.list[0]?.action?.run();
  expect(notices.open).toBe(true);
});

test('nobody is announced what somebody else had when they sit down', async () => {
  const { shell } = await openScreen('#/desk');
  set(shell, 'desk.agent', fiction.id(2));
  await shell.emit('changed', { contacts: [], calls: [], tickets: [], house: true, everything: true });
  await settle(60);
  await says(shell, [fiction.notice(1)]);
  expect(toasts.list).toEqual([]);
});

test('the system’s notification opens what it speaks of; gone since, the list', async () => {
  const { shell } = await openScreen('#/desk', {}, (fake) => {
    fake.notices = [ticket];
  });
  await shell.emit('notice_open', 'ticket_late:2');
  await settle(60);
  expect([route.screen, route.id]).toEqual(['tickets', fiction.id(5042)]);
  await shell.emit('notice_open', 'request:9');
  await settle();
  expect(notices.open).toBe(true);
});

const request: Callback = fiction.callback(7, {
  contact_id: null,
  name: 'Vasseur',
  phone: '02 61 91 12 34',
  due_at: fiction.at(15 * 60_000),
  subject: 'Devis',
  owner: null,
  asked: {
    at: fiction.at(-4 * 60_000),
    source: 'form',
    message: 'Rappelez-moi\navant midi',
    page: '/tarifs',
    wrong_number: null,
    opposed_at: fiction.at(-9 * 86_400_000),
    candidates: [
      { contact_id: fiction.id(101), name: 'Ana Vasseur', town: 'Pornic' },
      { contact_id: fiction.id(102), name: 'Luc Vasseur', town: null }
    ]
  }
});

test('a request that may be of several people is opened from the bell, and the agent says whose it is', async () => {
  const { shell, user } = await openScreen('#/tickets', {}, (fake) => {
    fake.callbacks = [...fake.callbacks, request];
    fake.notices = [fiction.notice(1, { opens: { opens: 'callback', callback_id: request.id } })];
  });
  await user.keyboard('{Control>}b{/Control}');
  await settle();
  await user.keyboard('{Enter}');
  await settle(80);
  expect(route.screen).toBe('desk');
  const who = within(screen.getByRole('group', { name: /^De qui est la demande de Vasseur/ }));
  expect(screen.getByText(/A demandé .+ sur le site/)).toBeVisible();
  expect(screen.getByText(/Rappelez-moi/)).toBeVisible();
  expect(screen.getByText(/Avait dit non au démarchage/)).toBeVisible();
  expect(document.activeElement?.closest('[data-callback]')?.getAttribute('data-callback')).toBe(request.id);
  await expectAccessible();
  await user.click(who.getByRole('button', { name: 'Luc Vasseur' }));
  await settle();
  expect(shell.says('callback_work')).toEqual([
    { step: { step: 'choose', callback_id: request.id, contact_id: fiction.id(102) } }
  ]);
});

test('who asked on the site is called on that ground, without a word to type', async () => {
  const asked_at = fiction.at(-4 * 60_000);
  const { shell, user } = await openScreen('#/desk', {}, (fake) => {
    fake.answers.dial_check = (a) => {
      const ground = a.ground as { ground: string };
      return {
        contact_id: a.contactId,
        ground,
        verdict: ground.ground === 'request' ? allowed : refused([{ code: 'no_consent' }]),
        phone: { id: fiction.id(201), e164: '+33639984127', display: '06 39 98 41 27' },
        open_ticket: null,
        callback_at: fiction.at(11 * 60_000),
        asked_at
      };
    };
  });
  desk.show(fiction.id(101), null);
  await settle(40);
  await user.keyboard('a');
  await settle(80);
  expect(screen.getByRole('radio', { name: 'La personne l’a demandé' })).toBeChecked();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(60);
  expect(shell.says('call_dial')).toMatchObject([
    { dial: { ground: { ground: 'request', asked_at }, why: 'Rappel demandé sur le site' } }
  ]);
});

test('what is announced, and how long before an appointment, is chosen in the settings', async () => {
  const { shell, user } = await openScreen('#/settings/notices');
  await expectAccessible();
  await user.click(screen.getByRole('switch', { name: /Ticket en retard/ }));
  await user.click(screen.getByRole('switch', { name: /Dire de qui/ }));
  await user.click(screen.getByRole('switch', { name: /Prévenir sur le bureau/ }));
  await settle();
  expect(screen.queryByRole('switch', { name: /Dire de qui/ })).toBeNull();
  const hours = screen.getByLabelText('Rappeler à la personne, heures avant');
  await user.clear(hours);
  await user.type(hours, '400');
  await user.tab();
  expect(screen.getByText('Un nombre de 0 à 336')).toBeVisible();
  await user.clear(hours);
  await user.type(hours, '48');
  await user.tab();
  await settle();
  expect(shell.says('settings_set')).toEqual([
    { key: 'notify.silent', value: ['ticket_late'] },
    { key: 'notify.details', value: true },
    { key: 'notify.desktop', value: false },
    { key: 'appointment.remind_hours', value: 48 }
  ]);
});

test('a site gets its address on demand, and a folder its whole path', async () => {
  const { shell, user } = await openScreen('#/settings/phone');
  await user.click(screen.getByRole('switch', { name: /Recevoir un formulaire/ }));
  await settle(40);
  expect(document.body.textContent).not.toContain('essai-site');
  await user.click(screen.getByRole('button', { name: 'Montrer : Adresse à donner au site' }));
  const url = 'http://127.0.0.1:41234/hooks/form/essai-site-essai-site';
  expect(screen.getByText(url)).toBeVisible();
  expect(screen.getByText(/curl --data-urlencode/)).toHaveTextContent(url);
  await expectAccessible();
  const folder = screen.getByLabelText('Dossier surveillé');
  await user.type(folder, 'demandes');
  await user.tab();
  expect(screen.getByText('Écrivez le chemin entier, depuis la racine')).toBeVisible();
  await user.clear(folder);
  await user.type(folder, '/home/ines/demandes');
  await user.tab();
  await settle();
  expect(shell.says('settings_set').at(-1)).toEqual({
    key: 'inlet.requests_folder',
    value: '/home/ines/demandes'
  });
});

test('the bell opens an appointment in its week, and the reminder that leaves is that of this appointment', async () => {
  const starts_at = fiction.at(9 * 86_400_000);
  const appointment = {
    id: fiction.id(7001),
    contact_id: fiction.id(101),
    name: 'Camille Rousselot',
    phone: null,
    email: 'camille@atelier-rousselot.example',
    kind: 'visit',
    starts_at,
    minutes: 60,
    place: '',
    subject: 'Pose de la fibre',
    agent_id: fiction.id(1),
    agent: 'Inès Morvan',
    state: 'planned',
    reminded_at: null
  };
  const { shell, user } = await openScreen('#/desk', {}, (fake) => {
    fake.answers.appointment_week = (a) => {
      const { from } = a.query as { from: string };
      const ahead = Date.parse(starts_at) - Date.parse(from);
      const there = ahead >= 0 && ahead < 7 * 86_400_000;
      return { from, appointments: there ? [appointment] : [], free: [], honoured: 0, missed: 0 };
    };
    fake.answers.documents = () =>
      ['rdv_confirmation', 'rdv_rappel'].map((key) => ({
        key,
        name: key,
        kind: 'mail',
        subject: key,
        body: 'À bientôt.',
        version: 1
      }));
    const opens = { opens: 'appointment', appointment_id: appointment.id, starts_at } as const;
    fake.notices = [fiction.notice(1, { kind: 'appointment', opens })];
  });
  await user.keyboard('{Control>}b{/Control}');
  await settle();
  await user.keyboard('{Enter}');
  await settle(80);
  expect(route.screen).toBe('agenda');
  expect(screen.getByRole('complementary', { name: 'Camille Rousselot' })).toBeVisible();
  await user.keyboard('p');
  await settle(60);
  expect(screen.getByLabelText('Document')).toHaveValue('rdv_rappel');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(40);
  expect(shell.says('exchange_work')).toMatchObject([
    { step: { step: 'send', sending: { document: 'rdv_rappel', reminds_of: appointment.id } } }
  ]);
});

test('a backup that could not be made says what happened, what is kept and what to do, and goes by itself', async () => {
  vi.spyOn(document, 'hasFocus').mockReturnValue(true);
  const { shell, user } = await openScreen('#/desk');
  const failed = fiction.notice(1, {
    key: 'backup_failed:1',
    kind: 'backup_failed',
    who: '/media/cle/decroche-sauvegardes',
    what: 'disk_full',
    moment: fiction.at(-3 * 86_400_000),
    opens: { opens: 'backups' }
  });
  await says(shell, [failed]);
  const messages = within(screen.getByRole('region', { name: 'Messages' }));
  expect(messages.getByText('Sauvegarde impossible : Le disque est plein')).toBeVisible();
  await user.keyboard('{Control>}b{/Control}');
  expect(panel().getByText('/media/cle/decroche-sauvegardes')).toBeVisible();
  expect(
    panel().getByText(/Rien n’est perdu.*la sauvegarde du .* restent\..*Faites de la place/)
  ).toBeVisible();
  await expectAccessible();
  await says(shell, [{ ...failed, what: 'folder_closed', moment: null }]);
  expect(panel().getByText(/absent ou protégé/)).toBeVisible();
  expect(panel().getByText(/pas encore de sauvegarde\. Rebranchez/)).toBeVisible();
  await user.click(panel().getByText('Sauvegarde impossible'));
  await settle(60);
  expect([route.screen, route.id]).toEqual(['settings', 'data']);
  await says(shell, []);
  expect(notices.list).toEqual([]);
});
