/** The keys that are told are those that work: read in the sources, where screens declare them. */
import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import * as fiction from '../../test/fiction';
import { handledKeys, keysOf, MADE } from '../../test/handled';
import { openScreen, settle } from '../../test/screen';
import { ACTS } from '../../screens/contacts/ContactView.svelte';
import { fr } from '../i18n/fr';
import { desk } from '../state/desk.svelte';
import { TO, toldOf, type Moment } from './keymap';

/** Where a key of these files is told, besides "everywhere". The longest beginning counts. */
const MOMENTS: Record<string, Moment[]> = {
  'App.svelte': [],
  'lib/article/ArticleForm.svelte': [],
  'lib/article/ArticlePanel.svelte': ['tickets'],
  'lib/call/CallBar.svelte': ['ringing', 'online', 'working'],
  'lib/call/DialPanel.svelte': [],
  'lib/call/UnknownChoices.svelte': ['ringing', 'online'],
  'lib/contact/': [],
  'lib/document/': [],
  'lib/export/': [],
  'lib/guide/': ['online'],
  'lib/help/': [],
  'lib/import/': [],
  'lib/listening/': ['listening'],
  'lib/notice/': ['bell'],
  'lib/offer/': ['online'],
  'lib/palette/': [],
  'lib/quality/': ['data'],
  'lib/simulator/': [],
  'lib/ticket/': ['tickets'],
  'lib/transfer/': ['online'],
  'lib/view/': [],
  'screens/agenda/': ['agenda'],
  'screens/campaigns/': ['campaigns', 'working'],
  'screens/contacts/': ['contacts', 'contact'],
  'screens/data/': ['data'],
  'screens/desk/': ['online', 'closing', 'contact'],
  'screens/journal/': [],
  'screens/pipeline/': ['pipeline'],
  'screens/popup/': ['ringing'],
  'screens/practice/': ['practice'],
  'screens/settings/': ['settings'],
  'screens/start/': ['start'],
  'screens/tickets/': ['tickets']
};

const digits = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => String(from + at));

/** The keys whose names are made while the program runs. */
const MADE_KEYS: Record<string, string[]> = {
  'App.svelte': [...digits(1, 9).map((digit) => `Ctrl+${digit}`), 'Ctrl+d'],
  'lib/guide/GuidePicker.svelte': digits(1, 9),
  'lib/listening/ListeningPage.svelte': ['0', '1', '2', 'n'],
  'lib/view/ViewStrip.svelte': digits(1, 9),
  'screens/contacts/ContactView.svelte': ACTS.map(([, , key]) => key.toLowerCase()),
  'screens/desk/OutcomeKeys.svelte': digits(1, 8),
  'screens/desk/WhoIsIt.svelte': digits(0, 9),
  'screens/popup/FaceSeveral.svelte': digits(1, 9)
};

/** The way of a list, known without being told, and the second name of `Ctrl +`. */
const UNTOLD = new Set(['Home', 'End', 'PageUp', 'PageDown', 'Ctrl+=']);
const ARROWS: Record<string, string> = {
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight'
};

const handled = handledKeys();

function momentsOf(file: string): Moment[] {
  const beginnings = Object.keys(MOMENTS).filter((beginning) => file.startsWith(beginning));
  const longest = beginnings.sort((a, b) => b.length - a.length)[0];
  if (longest === undefined) throw new Error(`${file} handles keys: say in MOMENTS when they work`);
  return MOMENTS[longest] ?? [];
}

/** The keys of a file, those made while running in their place. */
function keysIn(file: string): string[] {
  const made = MADE_KEYS[file] ?? [];
  return [...(handled.get(file) ?? []), ...made].filter((key) => key !== MADE);
}

/** The keys told of a moment, ranges unrolled. */
function told(moment: Moment): Set<string> {
  const keys = toldOf(fr)[moment].keys.flatMap(([shown]) => {
    const [from = '', middle, to = ''] = shown;
    if (middle !== TO) return shown;
    const digit = (key: string) => Number(key.slice(-1));
    return digits(digit(from), digit(to)).map((nth) => from.slice(0, -1) + nth);
  });
  return new Set(keys.map((key) => ARROWS[key] ?? key));
}

test('a key is read wherever a component declares it', () => {
  const script = (text: string) => `<script lang="ts">${text}</script>`;
  expect([
    ...keysOf(script(`useKeys(() => ({ F6: next, 'Ctrl+p': { name: words.print, icon, run } }))`))
  ]).toEqual(['F6', 'Ctrl+p']);
  const built = `useKeys((): Keymap => {
    if (gone) return {};
    const map: Keymap = { Escape: () => { const inner = { z: 1 }; return inner; } };
    if (over) return { ...map, r: again };
    map.F8 = announced ? pass : hand;
    map['Ctrl+F10'] = () => tell({ step: 'hang_up' });
    map[String(at)] = choose;
    Object.assign(map, { o: open });
    return open ? { ...map, ...(may ? { x: drop } : {}) } : map;
  }, () => true)`;
  expect([...keysOf(script(built))].sort()).toEqual(['Ctrl+F10', 'Escape', 'F8', MADE, 'o', 'r', 'x'].sort());
  expect([...keysOf(script(`function walk(event) { if (event.key === 'Home') move(0); }`))]).toEqual([
    'Home'
  ]);
});

test('what each file makes while running is known, and no more than that', () => {
  const making = [...handled].filter(([, keys]) => keys.has(MADE)).map(([file]) => file);
  expect(making).toEqual(Object.keys(MADE_KEYS).sort());
});

test('every key that is handled is told', () => {
  const untold = [...handled.keys()].flatMap((file) => {
    const known = new Set([
      ...UNTOLD,
      ...(['everywhere', ...momentsOf(file)] as const).flatMap((one) => [...told(one)])
    ]);
    return keysIn(file)
      .filter((key) => !known.has(key))
      .map((key) => `${file}: ${key}`);
  });
  expect(untold).toEqual([]);
});

test('every key that is told is handled', () => {
  const unhandled = (Object.keys(toldOf(fr)) as Moment[]).flatMap((moment) => {
    const files = [...handled.keys()].filter(
      (file) => moment === 'everywhere' || momentsOf(file).includes(moment)
    );
    const working = new Set(files.flatMap(keysIn));
    return [...told(moment)].filter((key) => !working.has(key)).map((key) => `${moment}: ${key}`);
  });
  expect(unhandled).toEqual([]);
});

test('one moment never tells two things of the same words', () => {
  for (const { keys } of Object.values(toldOf(fr))) {
    const words = keys.map(([, does]) => does);
    expect(new Set(words).size).toBe(words.length);
  }
});

test('the help keeps its Escape when a call opens the desk under it', async () => {
  const { shell, user } = await openScreen('#/desk');
  await user.keyboard('?');
  await shell.ring(fiction.live('one'));
  await settle();
  expect(desk.callId).toBe(fiction.id(8001));
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(desk.callId).toBe(fiction.id(8001));
});
