import { screen } from '@testing-library/svelte';
import { beforeEach, expect, test, vi } from 'vitest';
import { drafts } from '../../lib/state/drafts.svelte';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';
import { front } from './front.svelte';

const first = { first_start: true, demo: false };

beforeEach(() => front.end());

test('the whole first page offers three ways, and is accessible', async () => {
  await openScreen('#/desk', first);
  expect(screen.getByRole('heading', { name: 'Bienvenue dans Décroche' })).toBeVisible();
  expect(screen.getAllByRole('button')).toHaveLength(3);
  expect(screen.queryByRole('navigation')).toBeNull();
  await expectAccessible();
});

test('the demonstration fills, then opens the desk', async () => {
  let ready: (() => void) | null = null;
  const { shell, user } = await openScreen('#/desk', first, (fake) => {
    fake.answers.start_choose = () => new Promise((resolve) => (ready = () => resolve(fiction.boot())));
  });
  await user.keyboard('1');
  await settle();
  await shell.emit('progress', { job: 'demo', done: 500, total: 2000 });
  await settle();
  expect(screen.getByRole('progressbar')).toHaveValue(500);
  (ready as (() => void) | null)?.();
  await settle();
  expect(await screen.findByRole('navigation', { name: 'Écrans' })).toBeVisible();
});

test('an empty base asks for the house before the desk, even once the shell says the start is over', async () => {
  const { shell, user } = await openScreen('#/desk', first, (fake) => {
    fake.answers.start_choose = () => ({ ...fake.boot, first_start: false });
  });
  await user.keyboard('2');
  await settle();
  expect(await screen.findByRole('heading', { name: 'Votre maison' })).toBeVisible();
  await expectAccessible();
  await user.clear(screen.getByLabelText('Nom de la maison'));
  await user.type(screen.getByLabelText('Nom de la maison'), 'Atelier du port');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(40);
  expect(shell.says('settings_set')).toContainEqual({ key: 'house.name', value: 'Atelier du port' });
  expect(await screen.findByRole('navigation', { name: 'Écrans' })).toBeVisible();
});

test('a file is brought in at the first start, then the house is asked for', async () => {
  const { user, container } = await openScreen('#/desk', first);
  await user.keyboard('3');
  await settle();
  expect(await screen.findByText('Déposez un fichier ici')).toBeVisible();
  await expectAccessible();
  const input = container.querySelector('input[type=file]') as HTMLInputElement;
  await user.upload(input, new File(['Client;Tél\n'], 'clients.csv', { type: 'text/csv' }));
  expect(await screen.findByRole('heading', { name: 'clients.csv' })).toBeVisible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('à créer')).toBeVisible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Import fait')).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: /Continuer/ }));
  expect(await screen.findByRole('heading', { name: 'Votre maison' })).toBeVisible();
});

test('after a damaged file: what happened, where it is, and the last backup with one button', async () => {
  const recovered = {
    moved_to: '/home/ines/decroche.db.abime-2026-11-20',
    last_backup: { path: '/home/ines/sauvegarde.db', at: fiction.at(-3_600_000), contacts: 1284, calls: 5120 }
  };
  const { shell, user } = await openScreen('#/desk', { recovered }, (fake) => {
    fake.answers.backup_restore = () => ({ boot: { ...fake.boot, recovered: null }, moved_to: null });
  });
  expect(await screen.findByText(recovered.moved_to)).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: /Restaurer/ }));
  await settle();
  expect(shell.says('backup_restore')).toEqual([{ path: '/home/ines/sauvegarde.db' }]);
  expect(await screen.findByRole('navigation', { name: 'Écrans' })).toBeVisible();
});

test('what can still be read of a damaged file is told beside the backup, then taken up', async () => {
  const recovered = {
    moved_to: '/home/ines/decroche.db.corrompu-20261120-090000',
    last_backup: { path: '/home/ines/s.db', at: fiction.at(-3_600_000), contacts: 1284, calls: 5120 }
  };
  const read = { path: '/home/ines/lu.db', at: fiction.at(0), contacts: 1290, calls: 5164 };
  let end: (() => void) | null = null;
  const { shell, user } = await openScreen('#/desk', { recovered }, (fake) => {
    fake.answers.backups = () => new Promise((resolve) => (end = () => resolve([read])));
    fake.answers.backup_restore = () => ({ boot: { ...fake.boot, recovered: null }, moved_to: null });
  });
  await user.click(screen.getByRole('button', { name: 'Lire ce qui reste' }));
  await shell.emit('progress', { job: 'salvage', done: 15_000, total: 0 });
  await settle();
  expect(screen.getByText('15 000 lignes lues')).toBeVisible();
  expect(screen.getByRole('button', { name: /Restaurer/ })).toBeDisabled();
  (end as (() => void) | null)?.();
  expect(await screen.findByText('1 290 fiches, 5 164 appels')).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Reprendre ce qui a été lu' }));
  await settle();
  expect(shell.says('backup_restore')).toEqual([{ path: '/home/ines/lu.db' }]);
  expect(await screen.findByRole('navigation', { name: 'Écrans' })).toBeVisible();
});

test('a damaged file of which nothing can be read any more says so, and one whose reading is stopped is as before', async () => {
  const recovered = { moved_to: '/home/ines/decroche.db.corrompu', last_backup: null };
  let refuse: ((why: { code: string; detail: string | null }) => void) | null = null;
  const { shell, user } = await openScreen('#/desk', { recovered }, (fake) => {
    fake.answers.backups = (a) =>
      a.step === 'stop' ? [] : new Promise((_, no: (why: unknown) => void) => (refuse = no));
  });
  await user.click(screen.getByRole('button', { name: 'Lire ce qui reste' }));
  await user.click(screen.getByRole('button', { name: /Arrêter/ }));
  expect(shell.says('backups')).toEqual([{ step: 'salvage' }, { step: 'stop' }]);
  const say = refuse as ((why: { code: string; detail: string | null }) => void) | null;
  say?.({ code: 'refused', detail: 'cancelled' });
  expect(await screen.findByText('Lecture arrêtée. Rien n’a changé.')).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Lire ce qui reste' }));
  (refuse as typeof say)?.({ code: 'damaged_file', detail: null });
  expect(await screen.findByText('Rien ne s’y lit plus. Il est gardé tel quel.')).toBeVisible();
});

for (const way of ['start_choose', 'backup_restore'] as const) {
  test(`what is being typed is kept before another file is opened by ${way}`, async () => {
    const last_backup = { path: '/home/ines/s.db', at: fiction.at(-3_600_000), contacts: 1, calls: 1 };
    const recovered = { moved_to: `/home/ines/decroche.db.${way}`, last_backup };
    const { shell, user } = await openScreen('#/desk', way === 'start_choose' ? first : { recovered });
    const order: string[] = [];
    shell.answers.draft_keep = async (args) => {
      await settle(30);
      order.push(String(args.body));
      return null;
    };
    shell.answers[way] = () => {
      order.push(way);
      const boot = { ...shell.boot, recovered: null, first_start: false };
      return way === 'start_choose' ? boot : { boot, moved_to: null };
    };
    drafts.of('contact:new').type('Guivarc’h');
    await user.click(
      screen.getByRole('button', { name: way === 'start_choose' ? /Commencer vide/ : /Restaurer/ })
    );
    await vi.waitFor(() => expect(order).toEqual(['Guivarc’h', way]));
  });
}

test('a damaged file with no backup still lets one begin empty', async () => {
  const { user } = await openScreen('#/desk', {
    recovered: { moved_to: '/home/ines/decroche.db.abime', last_backup: null }
  });
  expect(screen.queryByRole('button', { name: /Restaurer/ })).toBeNull();
  await user.click(screen.getByRole('button', { name: /fichier vide/ }));
  await settle();
  expect(await screen.findByRole('navigation', { name: 'Écrans' })).toBeVisible();
});
