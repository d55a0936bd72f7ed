import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asShellError, ShellError } from '../api';
import * as fiction from '../../test/fiction';
import { FakeShell } from '../../test/shell';
import { calls } from './calls.svelte';
import { bootState } from './boot.svelte';
import { desk } from './desk.svelte';
import { drafts, DraftText } from './drafts.svelte';
import { keyName, keys } from './keys.svelte';
import { settings } from './settings.svelte';
import { toasts } from './toasts.svelte';

let shell: FakeShell;
beforeEach(() => {
  shell = new FakeShell().install();
  settings.take(shell.boot.settings);
  calls.take([]);
});
afterEach(() => {
  vi.useRealTimers();
  shell.remove();
  document.body.replaceChildren();
});

const press = (init: KeyboardEventInit, target: EventTarget = document.body) => {
  const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
  Object.defineProperty(event, 'target', { value: target });
  keys.handle(event);
  return event;
};

test('a call that rings while the list is being read is not lost, and one that left does not come back', () => {
  const older = fiction.live('unknown', 1, { id: 'older' });
  const newer = fiction.live('unknown', 2, { id: 'newer' });
  calls.apply(older);
  const { heard } = calls;
  calls.apply(newer);
  calls.gone('older');
  calls.take([older], heard);
  expect(calls.list.map(({ call }) => call.id)).toEqual(['newer']);
  calls.take([]);
  expect(calls.list).toEqual([]);
});

test('a refusal says its reason, and what is wrong with a value, when there is a sentence for it', () => {
  const said = (code: 'refused' | 'invalid', detail: string) => {
    toasts.list = [];
    toasts.error({ code, detail });
    return toasts.list[0]?.text;
  };
  expect(said('refused', 'no_fiche')).toMatch(/^Une vente ou une opposition/);
  expect(said('invalid', 'body.too_long')).toMatch(/^Ce texte est trop long/);
  expect(said('refused', 'constructor')).toMatch(/refusée par une règle/);
  expect(said('invalid', 'town.unheard_of')).toMatch(/^Une valeur n’est pas valable/);
});

test('a draft is kept within half a second of the last key, once', async () => {
  vi.useFakeTimers();
  const draft = new DraftText('call:1:note');
  draft.type('a');
  await vi.advanceTimersByTimeAsync(200);
  draft.type('ab');
  await vi.advanceTimersByTimeAsync(499);
  expect(shell.says('draft_keep')).toEqual([{ key: 'call:1:note', body: 'ab' }]);
  expect(draft.state).toBe('saved');
});

test('what is typed while a draft is being written is written after it', async () => {
  const draft = new DraftText('call:1:note');
  draft.type('un');
  const first = draft.flush();
  draft.type('un deux');
  await first;
  await draft.flush();
  expect(shell.drafts.get('call:1:note')).toBe('un deux');
  expect(draft.state).toBe('saved');
});

test('a draft that is refused keeps its text, says so, and is tried again by itself', async () => {
  vi.useFakeTimers();
  const draft = new DraftText('call:1:note');
  shell.refuse.set('draft_keep', { code: 'disk', detail: null });
  draft.type('texte');
  await vi.advanceTimersByTimeAsync(500);
  expect(draft.state).toBe('error');
  expect(draft.text).toBe('texte');
  shell.refuse.clear();
  await vi.advanceTimersByTimeAsync(4000);
  expect(shell.drafts.get('call:1:note')).toBe('texte');
  expect(draft.state).toBe('saved');
});

test('what is typed while a text is sent stays a draft, kept anew', async () => {
  const draft = new DraftText('call:1:note');
  draft.type('envoyé');
  await draft.flush();
  const sent = draft.text;
  draft.type('envoyé, puis la suite');
  await draft.flush();
  // The record was made: the shell let the draft of the call go with it.
  shell.drafts.delete('call:1:note');
  await draft.drop(sent);
  expect(draft.text).toBe('envoyé, puis la suite');
  expect(draft.state).toBe('saved');
  expect(shell.drafts.get('call:1:note')).toBe('envoyé, puis la suite');
});

test('a text that is still what was sent goes, even while it is being written', async () => {
  const draft = new DraftText('call:1:note');
  draft.type('envoyé');
  void draft.flush();
  await draft.drop('envoyé');
  expect([draft.text, draft.state]).toEqual(['', 'empty']);
  expect(shell.drafts.size).toBe(0);
});

test('what is typed while a draft is let go is kept after it', async () => {
  const draft = new DraftText('call:1:note');
  draft.type('ancien');
  await draft.flush();
  const gone = draft.drop('ancien');
  draft.type('nouveau');
  await Promise.all([gone, draft.flush()]);
  expect(shell.drafts.get('call:1:note')).toBe('nouveau');
  expect(draft.state).toBe('saved');
});

test('another data file frees the desk, and no draft of the former one is written into it', async () => {
  vi.useFakeTimers();
  desk.show(fiction.id(101), null);
  shell.refuse.set('draft_keep', { code: 'disk', detail: null });
  const late = drafts.of('call:1:note');
  late.type('refusé par le disque');
  await vi.advanceTimersByTimeAsync(500);
  expect(late.state).toBe('error');
  const fresh = drafts.of('call:2:note');
  fresh.type('pas encore gardé');
  shell.refuse.clear();
  shell.said = [];
  bootState.take(shell.boot, true);
  // A field that still stands for a moment says its last word.
  fresh.type('trop tard');
  void fresh.flush();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(desk.idle).toBe(true);
  expect(shell.says('draft_keep')).toEqual([]);
  expect(shell.drafts.size).toBe(0);
  drafts.of('call:2:note').type('dans le nouveau fichier');
  await vi.advanceTimersByTimeAsync(500);
  expect(shell.drafts.get('call:2:note')).toBe('dans le nouveau fichier');
});

test('a window that reads its state again after another data file was opened lets the former drafts go', async () => {
  await bootState.load();
  const draft = drafts.of('call:3:who');
  draft.type('ancien fichier');
  await bootState.load();
  expect(drafts.of('call:3:who')).toBe(draft);
  shell.boot.data_file = '/home/ines/autre.db';
  await bootState.load();
  expect(drafts.has('call:3:who')).toBe(false);
});

test('a restored draft is not written again', async () => {
  const draft = new DraftText('call:1:note');
  draft.restore('avant', fiction.at(0));
  await draft.flush();
  expect(shell.says('draft_keep')).toEqual([]);
});

test('digits are physical keys, so that AZERTY needs no Shift; letters are what they print', () => {
  expect(keyName(new KeyboardEvent('keydown', { code: 'Digit2', key: 'é', ctrlKey: true }))).toBe('Ctrl+2');
  expect(keyName(new KeyboardEvent('keydown', { code: 'Digit2', key: '2', shiftKey: true }))).toBe('2');
  expect(keyName(new KeyboardEvent('keydown', { code: 'KeyQ', key: 'a' }))).toBe('a');
  expect(keyName(new KeyboardEvent('keydown', { code: 'F10', key: 'F10', ctrlKey: true }))).toBe('Ctrl+F10');
});

test('a single character counts outside fields only, and not when switched off', () => {
  const run = vi.fn();
  const stop = keys.add({ t: run, F2: run });
  const field = document.body.appendChild(document.createElement('input'));
  press({ key: 't' }, field);
  expect(run).not.toHaveBeenCalled();
  press({ key: 'F2' }, field);
  press({ key: 't' });
  expect(run).toHaveBeenCalledTimes(2);
  settings.patch('interface.letter_keys', false);
  press({ key: 't' });
  expect(run).toHaveBeenCalledTimes(2);
  stop();
});

test('the browser keeps no key for itself', () => {
  for (const init of [{ key: 'F3' }, { key: 'F5' }, { key: 'F6' }, { key: 'F7' }]) {
    expect(press(init).defaultPrevented).toBe(true);
  }
  for (const key of ['f', 'r', 'p']) expect(press({ key, ctrlKey: true }).defaultPrevented).toBe(true);
  expect(press({ key: 'c', ctrlKey: true }).defaultPrevented).toBe(false);
});

test('the last declared map wins, and gives way when it leaves', () => {
  const [below, above] = [vi.fn(), vi.fn()];
  const stopBelow = keys.add({ F9: below });
  const stopAbove = keys.add({ F9: above });
  press({ key: 'F9' });
  stopAbove();
  press({ key: 'F9' });
  stopBelow();
  expect([below.mock.calls.length, above.mock.calls.length]).toEqual([1, 1]);
});

test('what stands above keeps its keys, however late the others declare theirs again', () => {
  const [below, above] = [vi.fn(), vi.fn()];
  const stopAbove = keys.add({ '1': above }, true);
  const stopBelow = keys.add({ '1': below });
  press({ key: '1', code: 'Digit1' });
  stopAbove();
  press({ key: '1', code: 'Digit1' });
  stopBelow();
  expect([below.mock.calls.length, above.mock.calls.length]).toEqual([1, 1]);
});

test('one call is one line of the bar, whatever the number of events', () => {
  calls.apply(fiction.live('one'));
  calls.apply(fiction.live('one', 1, { state: 'answered', answered_at: fiction.at(0) }));
  expect(calls.list).toHaveLength(1);
  expect(calls.current?.call.state).toBe('answered');
  calls.apply(fiction.live('one', 1, { state: 'qualified' }));
  expect(calls.list).toEqual([]);
});

test('an ignored number never shows', () => {
  const live = fiction.live('one');
  calls.apply({ ...live, incoming: { match: 'ignored' } });
  expect(calls.list).toEqual([]);
});

test('whatever a command throws becomes a known code', () => {
  expect(asShellError({ code: 'disk', detail: 'x' })).toEqual(new ShellError('disk', 'x'));
  expect(asShellError({ code: 'strange' }).code).toBe('internal');
  expect(asShellError('panic').code).toBe('internal');
  expect(asShellError(undefined).code).toBe('internal');
});
