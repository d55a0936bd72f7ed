/** Duplicates, segments and RFM, each in the whole screen. */
import { screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { FakeShell } from '../../test/shell';
import { pair } from '../../test/matching';
import * as fiction from '../../test/fiction';
import { expectAccessible, openScreen, settle } from '../../test/screen';

const steps = (shell: FakeShell, command: string) =>
  shell.says(command).map((args) => args.step as { step: string } & Record<string, unknown>);
const last = (shell: FakeShell, command: string, step: string) =>
  steps(shell, command).findLast((one) => one.step === step);

/** The same person twice, with another job and another town. */
function twice(shell: FakeShell, over: Partial<{ frozen: boolean }> = {}) {
  const one = fiction.fiche();
  const other = fiction.fiche();
  shell.fiches.set(fiction.id(200_000), {
    ...other,
    contact: {
      ...other.contact,
      id: fiction.id(200_000),
      job: 'Directrice',
      town: 'Brest',
      postcode: '29200',
      created_at: fiction.at(0)
    },
    ...(over.frozen ? { frozen_at: fiction.at(0) } : {})
  });
  return one;
}

test('the seven parts open by their digits, and by the arrows of their tabs', async () => {
  const { user } = await openScreen('#/data');
  const tab = (name: RegExp) => screen.getByRole('tab', { name });
  expect(tab(/Imports/)).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('2');
  expect(await screen.findByText(/Deux fiches pour une personne/)).toBeVisible();
  await expectAccessible();
  tab(/Doublons/).focus();
  await user.keyboard('{ArrowRight}');
  expect(tab(/Segments/)).toHaveFocus();
  expect(await screen.findByText('Aucun segment gardé.')).toBeVisible();
  await expectAccessible();
  await user.keyboard('{ArrowRight}');
  expect(tab(/RFM/)).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('{End}');
  expect(tab(/Droits/)).toHaveAttribute('aria-selected', 'true');
});

test('a pair is compared line by line and merged by keys, then the next one comes; the toast takes it back', async () => {
  const { shell, user } = await openScreen('#/data/duplicates', {}, (fake) => void twice(fake));
  await user.keyboard('c');
  expect(await screen.findByText('97 %')).toBeVisible();
  expect(screen.getByText('2 000 fiches comparées')).toBeVisible();
  const compare = await screen.findByRole('region', { name: 'Les deux fiches' });
  expect(await within(compare).findByText('Même prénom et même nom')).toBeVisible();
  await expectAccessible();
  const job = () => within(compare).getByRole('radio', { name: /Fonction, autre fiche/ });
  expect(job()).not.toBeChecked();
  await user.keyboard('{ArrowRight}{ArrowDown}');
  expect(job()).toBeChecked();
  expect(within(compare).getByRole('radio', { name: /Adresse, fiche gardée/ })).toBeChecked();
  await user.keyboard('{Enter}');
  await settle();
  expect(shell.matching.merged).toEqual([
    { step: 'merge', kept: fiction.id(101), removed: fiction.id(200_000), take: ['job'] }
  ]);
  expect(screen.getByText(/une seule fiche/)).toBeVisible();
  expect(screen.getByRole('button', { name: /Probables 1/ })).toBeVisible();
  expect((await screen.findAllByText('Noms qui se prononcent pareil'))[0]).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Annuler' }));
  await settle();
  expect(last(shell, 'duplicate_work', 'unmerge')).toMatchObject({ merge_id: fiction.id(9700) });
});

test('two persons are said so once; a pair may wait; a level shows its own pairs', async () => {
  const { shell, user } = await openScreen('#/data/duplicates');
  await user.keyboard('c');
  await screen.findByText('97 %');
  await settle();
  await user.keyboard('s');
  await settle();
  expect(screen.getAllByRole('option')[1]).toHaveAttribute('aria-selected', 'true');
  await user.keyboard('x');
  await settle();
  expect(shell.matching.dismissed).toEqual([[fiction.id(100_001), fiction.id(200_001)]]);
  expect(screen.getAllByRole('option')).toHaveLength(2);
  await user.click(screen.getByRole('button', { name: /Possibles 1/ }));
  expect(screen.getAllByRole('option')).toHaveLength(1);
  await user.click(screen.getByRole('button', { name: /Probables 0/ }));
  expect(screen.getByText(/Tout est vu/)).toBeVisible();
});

test('what is undone elsewhere comes back in the list', async () => {
  const { shell, user } = await openScreen('#/data/duplicates', {}, (fake) => void twice(fake));
  await user.keyboard('c');
  await screen.findByText('97 %');
  await settle();
  await user.keyboard('{Enter}');
  await settle();
  expect(screen.getAllByRole('option')).toHaveLength(2);
  await shell.emit('changed', {
    contacts: [fiction.id(101), fiction.id(200_000)],
    calls: [],
    tickets: [],
    house: false,
    everything: false
  });
  await settle(60);
  expect(screen.getAllByRole('option')).toHaveLength(3);
});

test('a frozen fiche is not merged, and a sentence says why', async () => {
  const { shell, user } = await openScreen(
    '#/data/duplicates',
    {},
    (fake) => void twice(fake, { frozen: true })
  );
  await user.keyboard('c');
  expect(await screen.findByText(/Une de ces fiches est gelée/)).toBeVisible();
  await user.keyboard('{Enter}');
  await settle();
  expect(shell.matching.merged).toEqual([]);
  await expectAccessible();
});

test('the sure pairs are merged at once, once asked', async () => {
  const { shell, user } = await openScreen('#/data/duplicates', {}, (fake) => {
    fake.matching.pairs = [pair(0), pair(3), ...fake.matching.pairs.slice(1)];
  });
  await user.keyboard('c');
  await user.click(await screen.findByRole('button', { name: 'Réunir les 2 paires sûres' }));
  expect(last(shell, 'duplicate_work', 'merge_all')).toBeUndefined();
  await user.click(screen.getByRole('button', { name: 'Sauvegarder, puis réunir' }));
  await settle();
  expect(last(shell, 'duplicate_work', 'merge_all')).toMatchObject({
    pairs: [
      [fiction.id(101), fiction.id(200_000)],
      [fiction.id(100_003), fiction.id(200_003)]
    ]
  });
  expect(screen.getByText(/2 paires réunies/)).toBeVisible();
});

test('a look that takes its time says how far it is, and stops when asked', async () => {
  let end = (_: unknown) => {};
  const { shell, user } = await openScreen('#/data/duplicates', {}, (fake) => {
    fake.answers.duplicate_work = (args) =>
      (args.step as { step: string }).step === 'look'
        ? new Promise((_, refuse) => (end = () => refuse({ code: 'refused', detail: 'cancelled' })))
        : null;
  });
  await user.keyboard('c');
  await settle();
  await shell.emit('progress', { job: 'duplicates', done: 45, total: 100 });
  expect(await screen.findByText(/45\s% faits/)).toBeVisible();
  await user.keyboard('{Escape}');
  expect(last(shell, 'duplicate_work', 'stop')).toBeDefined();
  end(null);
  expect(await screen.findByText(/Recherche arrêtée/)).toBeVisible();
});

test('a fiche says who looks like it, and the comparison comes back to it', async () => {
  const { user } = await openScreen(`#/contacts/${fiction.id(101)}`, {}, (fake) => {
    twice(fake);
    fake.matching.near = [pair(0)];
  });
  await user.click(await screen.findByRole('button', { name: /Ressemble à/ }));
  expect(await screen.findByRole('region', { name: 'Les deux fiches' })).toBeVisible();
  await expectAccessible();
  await user.keyboard('{Escape}');
  expect(await screen.findByRole('heading', { name: 'Camille Rousselot', level: 1 })).toBeVisible();
});

test('a fiche that was two says so, and is taken apart from there', async () => {
  const { shell, user } = await openScreen(`#/contacts/${fiction.id(101)}`, {}, (fake) => {
    const at = fiction.at(-3 * 86_400_000);
    fake.matching.joined = [
      { merge_id: fiction.id(9701), removed_id: fiction.id(7), name: 'Camile Rouselot', at }
    ];
  });
  expect(await screen.findByText(/Réunie avec la fiche de Camile Rouselot, il y a 3/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Séparer' }));
  expect(screen.getByText(/Ce qui a changé depuis reste ici/)).toBeVisible();
  await expectAccessible();
  expect(last(shell, 'duplicate_work', 'unmerge')).toBeUndefined();
  await user.click(screen.getByRole('button', { name: 'Séparer' }));
  expect(await screen.findByText('De nouveau deux fiches.')).toBeVisible();
  expect(last(shell, 'duplicate_work', 'unmerge')).toMatchObject({ merge_id: fiction.id(9701) });
});

test('a rule in words makes the rows, the rows make the words, and a slip is told with what was meant', async () => {
  const { shell, user } = await openScreen('#/data/segments');
  await user.keyboard('n');
  const area = await screen.findByRole('textbox', { name: /La règle/ });
  expect(area).toHaveFocus();
  await user.type(area, 'vile');
  expect(await screen.findByText(/« vile » n’est pas un champ/)).toBeVisible();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: /Vouliez-vous dire/ }));
  await settle(400);
  expect(area).toHaveValue('ville');
  expect(screen.getByText('312')).toBeVisible();
  expect(screen.getByRole('combobox', { name: 'Champ 1' })).toHaveValue('town');
  expect(screen.getByRole('table', { name: /Premières personnes/ })).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Condition' }));
  await settle(400);
  expect(last(shell, 'segment_work', 'check_tree')).toMatchObject({ rule: { rule: 'all' } });
  await user.selectOptions(screen.getByRole('combobox', { name: 'Champ 2' }), 'mobile');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Comparaison 2' }), 'no');
  await settle(400);
  expect(area).toHaveValue('ville is ville et non mobile');
  await user.click(screen.getByRole('button', { name: 'Une condition au moins' }));
  await settle(400);
  expect(area).toHaveValue('ville is ville ou non mobile');
  await user.click(screen.getByRole('button', { name: 'Retirer la condition 2' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Champ 1' }), 'basket');
  expect(screen.getByText('Une condition attend sa valeur.')).toBeVisible();
  expect(screen.getByRole('button', { name: /Garder/ })).toBeDisabled();
  await user.type(screen.getByRole('textbox', { name: 'Valeur 1' }), '200,50');
  await settle(400);
  expect(last(shell, 'segment_work', 'check_tree')).toMatchObject({
    rule: { term: { field: 'basket', op: 'more', values: [{ cents: 20_050 }] } }
  });
  await expectAccessible();
});

test('a segment is kept, called a campaign of, and removed', async () => {
  const { shell, user } = await openScreen('#/data/segments');
  await user.keyboard('n');
  await user.type(await screen.findByRole('textbox', { name: /La règle/ }), 'Rennes');
  await user.type(screen.getByRole('textbox', { name: 'Nom du segment' }), 'Rennais');
  await settle(400);
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByText(/« Rennais » est gardé/)).toBeVisible();
  expect(shell.matching.kept).toMatchObject([{ name: 'Rennais', rule: 'Rennes' }]);
  const nav = screen.getByRole('navigation', { name: 'Segments gardés' });
  expect(within(nav).getByText('312')).toBeVisible();
  await expectAccessible();
  await settle(60);
  await user.keyboard('{Escape}a');
  expect(await screen.findByText(/Avec le segment « Rennais »/)).toBeVisible();
  expect(screen.getByRole('textbox', { name: 'Nom' })).toHaveValue('Rennais');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(60);
  const people = shell
    .says('campaign_work')
    .find((args) => (args.step as { step: string }).step === 'people');
  expect(people?.step).toMatchObject({ pick: { segment: shell.matching.kept[0]?.id, stage: null } });

  await user.keyboard('{Control>}d{/Control}3');
  await user.click(await screen.findByRole('button', { name: 'Supprimer' }));
  expect(await screen.findByText('Aucun segment gardé.')).toBeVisible();
  expect(screen.getByText(/Les personnes restent/)).toBeVisible();
});

test('a radius is asked in a row, which waits for the place it is from', async () => {
  const { shell, user } = await openScreen('#/data/segments');
  await user.keyboard('n');
  await user.click(await screen.findByRole('button', { name: 'Condition' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Champ 1' }), 'distance');
  expect(screen.getByText('Une condition attend sa valeur.')).toBeVisible();
  expect(screen.queryByRole('combobox', { name: /Quand/ })).toBeNull();
  await user.type(screen.getByRole('textbox', { name: 'de, condition 1' }), 'Lyon, Valence{Tab}');
  await settle(400);
  expect(last(shell, 'segment_work', 'check_tree')).toMatchObject({
    rule: {
      term: {
        field: 'distance',
        op: 'at_most',
        filters: [{ by: 'from', any_of: ['Lyon', 'Valence'] }],
        period: null,
        values: [{ number: 30 }]
      }
    }
  });
  await expectAccessible();
});

test('a name that several communes bear is told apart in one click', async () => {
  const { user } = await openScreen('#/data/segments');
  await user.keyboard('n');
  const area = await screen.findByRole('textbox', { name: /La règle/ });
  await user.type(area, 'à 5 km de Saint-Denis');
  await settle(400);
  expect(screen.getByText(/Plusieurs communes s’appellent « Saint-Denis »/)).toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Saint-Denis (93)' }));
  expect(area).toHaveValue('à 5 km de "Saint-Denis (93)"');
});

test('the fiches of a segment are changed at once: shown first, then written, then taken back', async () => {
  const { shell, user } = await openScreen('#/data/segments');
  await user.keyboard('n');
  await user.type(await screen.findByRole('textbox', { name: /La règle/ }), 'Rennes');
  await user.type(screen.getByRole('textbox', { name: 'Nom du segment' }), 'Rennais');
  await settle(400);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(60);
  await user.keyboard('{Escape}t');
  const form = await screen.findByRole('region', { name: /Modifier les fiches de «\sRennais\s»/ });
  const what = within(form).getByRole('combobox', { name: 'Quoi' });
  expect(what).toHaveFocus();
  expect(within(form).getByRole('button', { name: /Voir ce qui changerait/ })).toBeDisabled();
  await expectAccessible();

  // A rung wants its reason; a value of the fiche may be emptied.
  await user.selectOptions(what, 'stage');
  await user.selectOptions(within(form).getByRole('combobox', { name: 'Valeur' }), 'prospect');
  expect(within(form).getByRole('button', { name: /Voir ce qui changerait/ })).toBeDisabled();
  await user.selectOptions(what, 'town');
  expect(within(form).getByText(/Sans valeur, la donnée est vidée/)).toBeVisible();
  await user.type(within(form).getByRole('textbox', { name: 'Valeur' }), 'Cesson');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(60);
  expect(last(shell, 'quality_work', 'preview')).toMatchObject({
    who: { of: 'rule', text: 'Rennes' },
    change: { change: 'field', field: 'town', value: 'Cesson' }
  });
  expect(screen.getByText(/2 fiches sur 2 changeraient/)).toBeVisible();
  expect(shell.matching.quality.past).toEqual([]);
  await expectAccessible();

  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle(60);
  const said = screen.getByText('2 fiches modifiées.');
  expect(said).toBeVisible();
  await user.click(within(said.parentElement as HTMLElement).getByRole('button', { name: 'Annuler' }));
  await settle(60);
  expect(screen.getByText('2 fiches comme avant.')).toBeVisible();
});

test('what counts can be narrowed: which way, since when', async () => {
  const { shell, user } = await openScreen('#/data/segments');
  await user.keyboard('n');
  await user.click(await screen.findByRole('button', { name: 'Condition' }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'Champ 1' }), 'calls');
  await user.click(screen.getByRole('button', { name: /Préciser/ }));
  await user.selectOptions(screen.getByRole('combobox', { name: 'sens, condition 1' }), 'inbound');
  await user.selectOptions(screen.getByRole('combobox', { name: 'Quand, condition 1' }), 'since');
  await settle(400);
  expect(last(shell, 'segment_work', 'check_tree')).toMatchObject({
    rule: {
      term: {
        field: 'calls',
        op: 'at_least',
        filters: [{ by: 'direction', any_of: ['inbound'] }],
        period: { since: { today: { shift: -90, unit: 'day' } } },
        values: [{ number: 1 }]
      }
    }
  });
  await expectAccessible();
});

test('the 25 cells are walked by arrows, say what to do, and open as a segment', async () => {
  const { shell, user } = await openScreen('#/data/rfm');
  const grid = await screen.findByRole('grid', { name: /Acheteurs par récence/ });
  expect(within(grid).getAllByRole('gridcell', { name: /Récence/ })).toHaveLength(25);
  expect(screen.getByText('40 acheteurs')).toBeVisible();
  expect(screen.getByText(/Moins de 50 acheteurs/)).toBeVisible();
  expect(screen.getByRole('heading', { name: 'Champions' })).toBeVisible();
  expect(screen.getAllByText(/demandez un avis, laissez-les/)[0]).toBeVisible();
  await expectAccessible();
  within(grid)
    .getByRole('gridcell', { name: /Récence 5, fréquence 5/ })
    .focus();
  await user.keyboard('{ArrowLeft}{ArrowDown}{ArrowDown}{ArrowLeft}');
  await settle();
  expect(last(shell, 'score_work', 'rfm')).toMatchObject({ as_of: null, cell: [3, 3] });
  expect(within(grid).getByRole('gridcell', { name: /Récence 3, fréquence 3/ })).toHaveFocus();
  expect(screen.getByRole('heading', { name: 'Fidèles' })).toBeVisible();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('textbox', { name: /La règle/ })).toHaveValue('note R = 3 et note F = 3');
});

test('a cell opened as a segment leaves the segment that was being written as it was', async () => {
  const { user } = await openScreen('#/data/segments');
  await user.keyboard('n');
  await user.type(await screen.findByRole('textbox', { name: /La règle/ }), 'Brest');
  await settle(400);
  await user.keyboard('{Escape}4');
  const grid = await screen.findByRole('grid');
  within(grid)
    .getByRole('gridcell', { name: /Récence 5, fréquence 5/ })
    .focus();
  await user.keyboard('{Enter}');
  expect(await screen.findByRole('textbox', { name: /La règle/ })).toHaveValue('note R = 5 et note F = 5');
  await settle(400);
  await user.keyboard('{Escape}n');
  await settle(400);
  expect(screen.getByRole('textbox', { name: /La règle/ })).toHaveValue('Brest');
});

test('the day looked at and the weights of the marks are chosen; recency weighs most', async () => {
  const { shell, user } = await openScreen('#/data/rfm');
  await screen.findByRole('grid');
  await user.keyboard('p');
  const frequency = await screen.findByRole('textbox', { name: 'Fréquence' });
  await user.clear(frequency);
  await user.type(frequency, '80');
  expect(screen.getByText(/La récence pèse au moins autant/)).toBeVisible();
  await user.clear(frequency);
  await user.type(frequency, '40{Enter}');
  await settle();
  expect(shell.says('settings_set').at(-1)).toEqual({ key: 'score.weights', value: { r: 50, f: 40, m: 20 } });
  const day = screen.getByLabelText('Au');
  await user.clear(day);
  await user.type(day, '2026-01-31');
  await user.tab();
  await settle();
  expect(last(shell, 'score_work', 'rfm')).toMatchObject({ as_of: '2026-01-31' });
  expect(screen.getByRole('button', { name: /Ouvrir en segment/ })).toBeDisabled();
  await expectAccessible();
});

test('a base without orders says what to do', async () => {
  await openScreen('#/data/rfm', {}, (fake) => void (fake.matching.buyers = 0));
  expect(await screen.findByText('Aucun achat dans la base.')).toBeVisible();
  expect(screen.getByRole('button', { name: /Importer des achats/ })).toBeVisible();
  await expectAccessible();
});

test('everybody, or a segment kept, goes out as a file, by keys', async () => {
  const { shell, user } = await openScreen('#/data', {}, (fake) => {
    fake.matching.kept = [
      {
        id: fiction.id(9500),
        name: 'Fidèles de Rennes',
        rule: 'ville = Rennes',
        saved_by: null,
        created_at: fiction.at(0),
        saved_at: fiction.at(0)
      }
    ];
  });
  await user.keyboard('e');
  expect(screen.getByRole('region', { name: 'Exporter toutes les fiches' })).toBeVisible();
  await expectAccessible();
  await user.keyboard('{Control>}{Enter}{/Control}');
  await settle();
  expect(last(shell, 'export_work', 'run')).toMatchObject({ rule: null, format: 'xlsx' });
  expect(screen.getByText(/312 personnes dans/)).toHaveTextContent('/home/ines/Documents/fiches.xlsx');
  expect(screen.getByText('Une fiche gelée n’y est pas.')).toBeVisible();
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('region', { name: 'Exporter toutes les fiches' })).toBeNull();

  await user.keyboard('3');
  await user.click(await screen.findByText('Fidèles de Rennes'));
  await settle();
  await user.click(screen.getByRole('button', { name: /^Exporter/ }));
  await user.selectOptions(screen.getByLabelText('Format'), 'vcf');
  await user.click(screen.getByRole('button', { name: /Écrire le fichier/ }));
  await settle();
  expect(last(shell, 'export_work', 'run')).toMatchObject({
    rule: 'ville = Rennes',
    format: 'vcf',
    name: 'Fidèles de Rennes'
  });
});
