import { screen, within } from '@testing-library/svelte';
import { beforeEach, expect, test } from 'vitest';
import { importing } from '../../lib/import/job.svelte';
import type { FakeShell } from '../../test/shell';
import { past } from '../../test/imports';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';

beforeEach(() => importing.leave());

const steps = (shell: FakeShell) =>
  shell
    .says('import_work')
    .flatMap((args) => (args instanceof Uint8Array ? [] : [args.step as { step: string }]));
const said = (shell: FakeShell, step: string) => steps(shell).filter((one) => one.step === step);

/** To the second step, with this file. */
async function bring(name = 'clients.csv', before?: (shell: FakeShell) => void) {
  const opened = await openScreen('#/data', {}, before);
  await opened.user.keyboard('i');
  await settle();
  const input = opened.container.querySelector('input[type=file]') as HTMLInputElement;
  await opened.user.upload(input, new File(['Client;Tél\nCamille;\n'], name, { type: 'text/csv' }));
  await screen.findByRole('region', { name: /Que contient chaque colonne/ });
  return opened;
}

test('the whole screen is reached by its key, and says that no file came in', async () => {
  const { user } = await openScreen('#/desk');
  await user.keyboard('{Control>}d{/Control}');
  expect(await screen.findByRole('heading', { name: 'Données' })).toBeVisible();
  expect(await screen.findByText('Aucun fichier importé.')).toBeVisible();
  await expectAccessible();
});

test('a file goes through its four steps by the keyboard, and is in the history with its way back', async () => {
  const { shell, user } = await bring();
  expect(shell.imports.pieces).toEqual([21]);
  await expectAccessible();
  expect(screen.getByText(/4 colonnes sur 5/)).toBeVisible();
  const columns = screen.getByRole('region', { name: /Que contient chaque colonne/ });
  await user.selectOptions(within(columns).getByRole('combobox', { name: /colonne Remarque/ }), 'note');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('à créer')).toBeVisible();
  await expectAccessible();
  expect(said(shell, 'run').at(-1)).toMatchObject({ dry_run: true, wanted: { on_duplicate: 'merge' } });

  await user.click(screen.getByRole('radio', { name: /La laisser/ }));
  await settle();
  expect(screen.getByRole('radio', { name: /La laisser/ })).toHaveFocus();
  expect(said(shell, 'run').at(-1)).toMatchObject({ dry_run: true, wanted: { on_duplicate: 'skip' } });
  await user.type(screen.getByLabelText('Vendu ou donné par'), 'Salon du port');
  await user.click(screen.getByRole('button', { name: /Refusées 2/ }));
  expect(screen.getAllByText('ni nom, ni société, ni numéro, ni courriel')).toHaveLength(2);

  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText('Import fait')).toBeVisible();
  expect(said(shell, 'run').at(-1)).toMatchObject({
    dry_run: false,
    wanted: {
      supplier: 'Salon du port',
      columns: expect.arrayContaining([{ name: 'Remarque', field: 'note' }])
    }
  });
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Lignes refusées en CSV' }));
  expect(await screen.findByText(/clients-refus\.csv/)).toBeVisible();
  expect(said(shell, 'refused').at(-1)).toMatchObject({ rows: 1284, words: { line: 'Ligne' } });

  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('rowheader', { name: 'clients.csv' })).toBeVisible();
  expect(said(shell, 'leave')).not.toHaveLength(0);
  await expectAccessible();
});

test('an import is taken back: what goes and stays is said before, what was kept and why after', async () => {
  const { shell, user } = await openScreen('#/data', {}, (fake) => {
    fake.imports.list = [
      past(1),
      past(2, {
        file_name: 'salon.xlsx',
        supplier: 'Salon du port',
        licence_ends_on: '2026-01-31',
        cancelled: true
      }),
      past(3, { file_name: 'ancien.csv', undone_at: fiction.at(-3_600_000) })
    ];
  });
  const row = async (name: string) =>
    within((await screen.findByRole('rowheader', { name: new RegExp(name) })).closest('tr') as HTMLElement);
  expect((await row('ancien')).queryByRole('button')).toBeNull();
  expect((await row('salon')).getByText('arrêté en route')).toBeVisible();
  expect((await row('salon')).getByText(/licence finie le 31 janvier 2026/)).toBeVisible();
  await expectAccessible();
  await user.click((await row('clients')).getByRole('button', { name: /Annuler l’import/ }));
  const group = screen.getByRole('group', { name: /Annuler l’import de clients.csv/ });
  expect(group).toHaveFocus();
  expect(within(group).getByText(/1\s260 fiches créées par ce fichier seront retirées/)).toBeVisible();
  expect(within(group).getByText(/reste, et vous sera dit/)).toBeVisible();
  expect(said(shell, 'undo')).toHaveLength(0);
  await user.click(within(group).getByRole('button', { name: 'Annuler cet import' }));
  expect(await within(group).findByText(/1\s258 fiches retirées/)).toBeVisible();
  expect(within(group).getByRole('link', { name: 'Camille Rousselot' })).toBeVisible();
  expect(within(group).getByText(/un appel, un ticket ou une note/)).toBeVisible();
  await shell.emit('changed', { contacts: [], calls: [], tickets: [], house: false, everything: true });
  await settle();
  expect((await row('clients')).getByText('annulé')).toBeVisible();
});

test('a file that is none says what it is where it was dropped, and another can be chosen', async () => {
  const { shell, user, container } = await openScreen('#/data/import', {}, (fake) => {
    fake.answers.import_work = (args) => {
      if ((args.step as { step?: string } | undefined)?.step === 'read')
        throw { code: 'invalid', detail: 'file.pdf' };
      return fake.imports.work(args);
    };
  });
  const input = () => container.querySelector('input[type=file]') as HTMLInputElement;
  await user.upload(input(), new File(['%PDF'], 'liste.csv'));
  expect(await screen.findByText(/C’est un PDF/)).toBeVisible();
  await expectAccessible();
  delete shell.answers.import_work;
  await user.upload(input(), new File(['Client\nCamille\n'], 'clients.csv'));
  expect(await screen.findByRole('heading', { name: 'clients.csv' })).toBeVisible();
});

test('what was understood is changed, and what was said of columns of the same names stays', async () => {
  const { shell, user } = await bring();
  await user.selectOptions(screen.getByRole('combobox', { name: /colonne Remarque/ }), 'tags');
  await user.selectOptions(screen.getByLabelText('Caractères'), 'macintosh');
  await settle();
  expect(said(shell, 'read').at(-1)).toMatchObject({ read: { encoding: 'macintosh', delimiter: null } });
  expect(screen.getByRole('combobox', { name: /colonne Remarque/ })).toHaveValue('tags');
  shell.imports.shape = { ...shell.imports.shape, columns: [{ name: 'A', field: null }], sample: [['x']] };
  await user.selectOptions(screen.getByLabelText('Noms des colonnes'), '0');
  await settle();
  expect(screen.getByRole('combobox', { name: /colonne A/ })).toHaveValue('');
  expect(screen.getByText('Dites ce que contient au moins une colonne.')).toBeVisible();
  expect(screen.getByRole('button', { name: /Essayer à blanc/ })).toBeDisabled();
});

test('a file that looks like orders is read as orders, with their own fields', async () => {
  const { shell, user } = await bring('achats.csv', (fake) => {
    fake.imports.shape = { ...fake.imports.shape, likely_kind: 'purchases' };
  });
  expect(screen.getByText(/ressemble à autre chose/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Lire comme des achats' }));
  await settle();
  expect(said(shell, 'read').at(-1)).toMatchObject({ read: { kind: 'purchases' } });
  expect(screen.queryByText(/ressemble à autre chose/)).toBeNull();
  expect(screen.getByLabelText('Contenu')).toHaveValue('purchases');
  await user.selectOptions(screen.getByRole('combobox', { name: /colonne Client/ }), 'customer_name');
  await user.selectOptions(screen.getByRole('combobox', { name: /colonne Remarque/ }), 'amount');
  await expectAccessible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/Chaque ligne rejoint la fiche de sa personne/)).toBeVisible();
  expect(screen.queryByRole('radio')).toBeNull();
  expect(said(shell, 'run').at(-1)).toMatchObject({ dry_run: true, wanted: { kind: 'purchases' } });
  await expectAccessible();
});

test('a mapping kept under a name is proposed for the next file of the same columns', async () => {
  const { shell, user } = await bring();
  await user.selectOptions(screen.getByRole('combobox', { name: /colonne Remarque/ }), 'note');
  await user.click(screen.getByRole('button', { name: 'Garder la correspondance' }));
  await user.type(screen.getByLabelText('Nom de la correspondance'), 'Salon{Enter}');
  await settle();
  expect(shell.imports.presets.map(({ name }) => name)).toEqual(['Salon']);
  expect(screen.queryByText(/Mêmes colonnes que/)).toBeNull();
  await user.selectOptions(screen.getByRole('combobox', { name: /colonne Remarque/ }), '');
  await user.click(screen.getByRole('button', { name: 'Reprendre cette correspondance' }));
  expect(screen.getByRole('combobox', { name: /colonne Remarque/ })).toHaveValue('note');
  await expectAccessible();
});

test('a call may come in the middle: the import is found as it was left', async () => {
  const { shell, user } = await bring();
  await user.selectOptions(screen.getByRole('combobox', { name: /colonne Remarque/ }), 'note');
  await shell.ring(fiction.live('one'));
  await user.keyboard('{Control>}1{/Control}');
  await user.keyboard('{Control>}d{/Control}');
  await user.click(await screen.findByRole('button', { name: /Reprendre l’import commencé/ }));
  expect(await screen.findByRole('combobox', { name: /colonne Remarque/ })).toHaveValue('note');
});
