import { screen, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { SECTIONS } from '../../lib/settings/sections';
import { drafts } from '../../lib/state/drafts.svelte';
import type { Grid } from '../../lib/types';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';
import { readHours, readTime } from './hours';
import { curlForm, curlJson, inletUrl } from './inlet';

test('every section of the whole screen opens and is accessible', async () => {
  for (const section of SECTIONS) {
    await openScreen(`#/settings/${section}`);
    expect(screen.getByRole('heading', { level: 2 })).toBeVisible();
    await expectAccessible();
  }
});

test('a setting is kept as soon as it is changed, and the language follows at once', async () => {
  const { shell, user } = await openScreen('#/settings/interface');
  await user.click(screen.getByRole('radio', { name: 'English' }));
  await settle();
  expect(shell.says('settings_set')).toEqual([{ key: 'interface.language', value: 'en' }]);
  expect(screen.getByRole('heading', { name: 'Settings' })).toBeVisible();
  await user.click(screen.getByRole('radio', { name: 'Dark' }));
  await settle();
  expect(document.documentElement.dataset.theme).toBe('dark');
});

test('hours are read as people write them, and kept only when they are in order', async () => {
  expect(['9', '9h', '9 h 30', '18:30', '1830', '24:00'].map(readTime)).toEqual([
    '09:00',
    '09:00',
    '09:30',
    '18:30',
    '18:30',
    '24:00'
  ]);
  expect(['', '25', '12:60', 'midi'].map(readTime)).toEqual([null, null, null, null]);
  expect(readHours('nothing').from).toBe('09:00');
  const { shell, user } = await openScreen('#/settings/house');
  const to = screen.getByLabelText('À');
  await user.clear(to);
  await user.type(to, '8h');
  await user.tab();
  expect(screen.getByText(/La fin vient après/)).toBeVisible();
  expect(shell.says('settings_set')).toEqual([]);
  await user.clear(to);
  await user.type(to, '19h30');
  await user.tab();
  await settle();
  expect(shell.says('settings_set').at(-1)).toMatchObject({ key: 'house.hours', value: { to: '19:30' } });
  await user.click(screen.getByRole('button', { name: 'sam.' }));
  await settle();
  expect(shell.says('settings_set').at(-1)).toMatchObject({
    value: { days: [1, 2, 3, 4, 5, 6], to: '19:30' }
  });
});

test('a line is shown as it is read, added, and a removed one comes back with one click', async () => {
  const { shell, user } = await openScreen('#/settings/lines');
  await user.type(screen.getByLabelText('Numéro de la ligne'), '0199000012');
  await user.type(screen.getByLabelText('Nom'), 'Standard');
  await settle(160);
  await user.click(screen.getByRole('button', { name: /Ajouter la ligne/ }));
  await settle();
  expect(shell.says('house_lines')).toContainEqual({
    change: { change: 'add', line: { number: '0199000012', label: 'Standard', queue: null } }
  });
  await user.click(screen.getByRole('button', { name: /Retirer la ligne 01.99.00.00.11/ }));
  await settle();
  expect(shell.office.lines.map(({ label }) => label)).toEqual(['Assistance fibre', 'Standard']);
  await user.click(
    within(screen.getByRole('region', { name: 'Messages' })).getByRole('button', { name: 'Annuler' })
  );
  await settle();
  expect(shell.office.lines.map(({ label }) => label)).toContain('Commercial');
});

test('an agent is added, and sits', async () => {
  const { shell, user } = await openScreen('#/settings/agents');
  await user.type(screen.getByLabelText('Prénom et nom'), 'Awa Diabaté');
  await user.click(screen.getByRole('button', { name: /^Ajouter/ }));
  await settle();
  expect(shell.says('agent_work')).toEqual([
    { step: { step: 'add', agent: { name: 'Awa Diabaté', extension: null } } }
  ]);
  const [sit] = screen.getAllByRole('button', { name: /S’asseoir/ });
  await user.click(sit as HTMLElement);
  await settle();
  expect(shell.says('settings_set')).toEqual([{ key: 'desk.agent', value: expect.any(String) }]);
});

test('the address and the token of the telephones are shown on demand, and the light follows', async () => {
  const { shell, user } = await openScreen('#/settings/phone', {}, (fake) => {
    fake.boot.settings = fake.boot.settings.map((one) =>
      one.key === 'inlet.http' ? { ...one, value: true } : one
    );
    fake.office.inlet = {
      ...fake.office.inlet,
      listening: true,
      address: '127.0.0.1:41234',
      token: 'jeton-essai',
      received: 0,
      refused: 0,
      last_at: null
    };
  });
  await settle();
  expect(screen.getByText(/aucun appel encore/)).toBeVisible();
  expect(document.body.textContent).not.toContain('jeton-essai');
  await user.click(screen.getByRole('button', { name: /Montrer/ }));
  expect(screen.getByText('http://127.0.0.1:41234/api/v1/cti/jeton-essai')).toBeVisible();
  expect(screen.getByText(/curl -H/)).toBeVisible();
  await expectAccessible();
  shell.office.inlet = { ...shell.office.inlet, received: 1, last_at: new Date().toISOString() };
  await vi.waitFor(() => expect(screen.getByText(/Dernier appel annoncé/)).toBeVisible(), { timeout: 3000 });
});

test('the lines to paste are exact, whatever the form of the address', () => {
  const url = 'http://127.0.0.1:4000/api/v1/cti/abc';
  for (const address of [
    '127.0.0.1:4000',
    'http://127.0.0.1:4000/',
    'http://127.0.0.1:4000/api/v1/cti',
    url
  ]) {
    expect(inletUrl(address, 'abc')).toBe(url);
  }
  expect(curlJson(url)).toBe(
    `curl -H 'Content-Type: application/json' -d '{"event":"newCall","from":"33639984127","to":"33199000010","direction":"in","callId":"essai-1"}' ${url}`
  );
  expect(curlForm(url)).toBe(
    `curl -d 'event=newCall' -d 'from=33639984127' -d 'to=33199000010' -d 'direction=in' -d 'callId=essai-1' ${url}`
  );
});

test('a backup says what is in it; the demonstration is left by one button', async () => {
  const { shell, user } = await openScreen('#/settings/data', { demo: true });
  await user.click(screen.getByRole('button', { name: /Sauvegarder maintenant/ }));
  await settle();
  expect(screen.getByText(/10 fiches, 20 appels/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: /Quitter la démonstration/ }));
  await settle();
  expect(shell.says('start_choose')).toEqual([{ choice: 'leave' }]);
  expect(location.hash).toBe('#/desk');
});

test('a backup is put back in two clicks, once it was said what becomes of the open file', async () => {
  const { shell, user } = await openScreen('#/settings/data', {}, (shell) => {
    shell.backups = [{ path: '/home/ines/1.db', at: fiction.at(-60 * 60_000), contacts: 10, calls: 20 }];
  });
  await user.click(await screen.findByRole('button', { name: /Restaurer la sauvegarde/ }));
  expect(shell.says('backup_restore')).toEqual([]);
  expect(screen.getByText(/d’abord sauvegardé/)).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Remplacer le fichier' }));
  await settle();
  expect(shell.says('backup_restore')).toEqual([{ path: '/home/ines/1.db' }]);
  expect(screen.getByText('Sauvegarde restaurée.')).toBeVisible();
});

test('a backup put back in the place of a damaged file says where that one is kept', async () => {
  const { user } = await openScreen('#/settings/data', {}, (shell) => {
    shell.backups = [{ path: '/home/ines/1.db', at: fiction.at(-60 * 60_000), contacts: 10, calls: 20 }];
    shell.answers.backup_restore = () => ({
      boot: shell.boot,
      moved_to: '/home/ines/decroche.db.corrompu-1'
    });
  });
  await user.click(await screen.findByRole('button', { name: /Restaurer la sauvegarde/ }));
  await user.click(screen.getByRole('button', { name: 'Remplacer le fichier' }));
  expect(await screen.findByText(/gardé ici : \/home\/ines\/decroche\.db\.corrompu-1/)).toBeVisible();
});

test('what is being typed is kept in the file of the demonstration before it is left', async () => {
  const { shell, user } = await openScreen('#/settings/data', { demo: true });
  const order: string[] = [];
  shell.answers.draft_keep = async (args) => {
    await settle(30);
    order.push(String(args.body));
    return null;
  };
  shell.answers.start_choose = () => {
    order.push('demo_leave');
    return { ...shell.boot, demo: false };
  };
  drafts.of('contact:new').type('Guivarc’h');
  await user.click(screen.getByRole('button', { name: /Quitter la démonstration/ }));
  await vi.waitFor(() => expect(order).toEqual(['Guivarc’h', 'demo_leave']));
});

test('? shows all the keys, F12 the simulated line, from any screen', async () => {
  const { shell, user } = await openScreen('#/settings/house');
  await user.keyboard('?');
  expect(screen.getByRole('dialog', { name: 'Toutes les touches' })).toBeVisible();
  await expectAccessible();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  await user.keyboard('{F12}');
  await settle();
  const panel = screen.getByRole('region', { name: 'Faire sonner' });
  await user.click(within(panel).getByRole('button', { name: 'Second appel' }));
  expect(shell.says('simulator_ring').at(-1)).toEqual({ ring: { ring: 'preset', code: 'second_call' } });
  await user.type(within(panel).getByLabelText('Numéro qui appelle'), '0639984127{Enter}');
  await settle();
  expect(shell.says('simulator_ring').at(-1)).toEqual({
    ring: { ring: 'number', number: '0639984127', name: null, queue: null }
  });
  await expectAccessible();
});

test('a grid is read, edited as a new version whose weights make a hundred, and duplicated under a key of its own', async () => {
  const { shell, user } = await openScreen('#/settings/grids');
  const saves = () =>
    shell
      .says('listening_work')
      .map(({ step }) => step as { step: string; grid: Grid })
      .filter(({ step }) => step === 'save');
  await user.click(screen.getByRole('button', { name: 'Voir Écoute CROC' }));
  const seen = screen.getByRole('region', { name: 'Écoute CROC' });
  expect(seen).toHaveTextContent(/Contact.*60\s%.*Vérifie l’interlocuteur\s*Éliminatoire/);
  expect(within(seen).queryByRole('radio')).toBeNull();

  await user.click(screen.getByRole('button', { name: 'Modifier Écoute CROC' }));
  const form = within(screen.getByRole('region', { name: 'Modifier Écoute CROC' }));
  await expectAccessible();
  const [weight] = form.getAllByRole('textbox', { name: /Poids,\s%/ });
  await user.clear(weight as HTMLElement);
  await user.type(weight as HTMLElement, '50');
  expect(form.getByText(/90\s% sur 100/)).toBeVisible();
  expect(form.getByRole('button', { name: /Garder cette version/ })).toBeDisabled();
  await user.click(form.getByRole('button', { name: 'Ajouter une partie' }));
  await user.type(form.getAllByRole('textbox', { name: 'Nom de la partie' })[2] as HTMLElement, 'Saisie');
  await user.type(form.getAllByRole('textbox', { name: 'Critère 1' })[2] as HTMLElement, 'Fiche à jour');
  await vi.waitFor(() => expect(shell.drafts.get('grid:ecoute_croc')).toContain('Fiche à jour'));
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(60);
  expect(saves()[0]?.grid.part.map(({ key, name, weight: share }) => [key, name, share])).toEqual([
    ['contact', 'Contact', 50],
    ['leave', 'Congé', 40],
    ['part_2', 'Saisie', 10]
  ]);
  expect(shell.drafts.size).toBe(0);

  await user.click(screen.getByRole('button', { name: 'Dupliquer Écoute CERC' }));
  await user.click(screen.getByRole('button', { name: /Garder cette version/ }));
  await settle(60);
  expect(saves()[1]?.grid).toMatchObject({ key: 'ecoute_cerc_2', name: 'Écoute CERC (copie)' });
});

test('a file that is no grid is refused in words, and a grid is written where it can be found', async () => {
  const { user } = await openScreen('#/settings/grids', {}, (shell) => {
    const answer = shell.classroom.commands.listening_work;
    shell.answers.listening_work = (args) => {
      if ((args.step as { step: string }).step === 'read')
        throw { code: 'invalid', detail: 'grid.unknown_value' };
      return answer?.(args);
    };
  });
  await user.click(screen.getByRole('button', { name: 'Exporter Écoute CROC' }));
  await settle();
  expect(screen.getByText(/Grille écrite\s: .*ecoute_croc\.toml/)).toBeVisible();
  const file = new File(['non'], 'grille.toml');
  // This DOM has no Blob.text.
  file.text = () => Promise.resolve('non');
  await user.upload(screen.getByLabelText('Importer un fichier TOML'), file);
  await settle(60);
  expect(screen.getByText(/n’est pas une grille valable/)).toBeVisible();
});
