import { beforeEach, expect, test } from 'vitest';
import { FakeShell } from '../../test/shell';
import { settle } from '../../test/screen';
import { ImportJob } from './job.svelte';
import { fileSize } from './size';
import { columnOf, filterOf, whyOf } from './told';

let shell: FakeShell;
let job: ImportJob;
const step = (args: Record<string, unknown>) => (args.step as { step?: string } | undefined)?.step;
const steps = () => shell.says('import_work').map((args) => step(args) ?? 'piece');

beforeEach(() => {
  shell = new FakeShell().install();
  job = new ImportJob();
});

const file = (bytes: number) => new File([new Uint8Array(bytes)], 'clients.csv');

test('a file travels in pieces of 4 MiB at most, in order, then is looked at', async () => {
  await job.take(file((4 << 20) + 5));
  expect(shell.imports.pieces).toEqual([4 << 20, 5]);
  expect(steps()).toEqual(['begin', 'piece', 'piece', 'read', 'presets']);
  expect([job.step, job.taken, job.work]).toEqual(['content', 4, null]);
});

test('stopped while it travels, the file is let go and nothing is read', async () => {
  shell.answers.import_work = (args) => {
    if (step(args) === undefined) job.stop();
    return shell.imports.work(args);
  };
  await job.take(file((8 << 20) + 1));
  expect(steps()).toEqual(['begin', 'piece', 'leave']);
  expect([job.step, job.shape]).toEqual(['file', null]);
});

test('a field that a person has once is taken from the column that had it; a number may come twice', async () => {
  await job.take(file(9));
  job.choose(4, 'company');
  expect(job.columns.map(({ field }) => field)).toEqual(['name', null, 'phone', 'email', 'company']);
  job.choose(1, 'phone');
  expect(job.columns.map(({ field }) => field)).toEqual(['name', 'phone', 'phone', 'email', 'company']);
});

test('a dry run that is stopped gives no figures, and one is stopped while it works', async () => {
  await job.take(file(9));
  let end: ((report: unknown) => void) | null = null;
  shell.answers.import_work = (args) =>
    step(args) === 'run' ? new Promise((resolve) => (end = resolve)) : shell.imports.work(args);
  const trying = job.try();
  await settle();
  await shell.emit('progress', { job: 'import', done: 640, total: 1284 });
  expect([job.work, job.done, job.total]).toEqual(['trying', 640, 1284]);
  job.stop();
  expect(steps().at(-1)).toBe('stop');
  (end as ((report: unknown) => void) | null)?.({ ...shell.imports.report, cancelled: true });
  await trying;
  expect([job.step, job.trial]).toEqual(['content', null]);
});

test('another decision while a dry run works stops it, and is tried', async () => {
  await job.take(file(9));
  const ends: ((report: unknown) => void)[] = [];
  shell.answers.import_work = (args) =>
    step(args) === 'run' ? new Promise((resolve) => ends.push(resolve)) : shell.imports.work(args);
  const trying = job.try();
  await settle();
  job.decide('create');
  ends[0]?.({ ...shell.imports.report, cancelled: true });
  await settle();
  ends[1]?.(shell.imports.report);
  await trying;
  const runs = shell.says('import_work').filter((args) => step(args) === 'run');
  expect(runs.map((args) => (args.step as { wanted: { on_duplicate: string } }).wanted.on_duplicate)).toEqual(
    ['merge', 'create']
  );
  expect([job.step, job.trial]).toEqual(['trial', shell.imports.report]);
});

test('nothing is imported that was not tried with these very choices', async () => {
  await job.take(file(9));
  await job.try();
  expect(job.useful).toBe(1281);
  job.choose(4, 'note');
  expect(job.useful).toBe(0);
  await job.run();
  expect(job.report).toBeNull();
});

test('an import that fails on the way is said where it was asked for, and can be tried again', async () => {
  await job.take(file(9));
  await job.try();
  shell.refuse.set('import_work', { code: 'disk', detail: 'full' });
  await job.run();
  expect([job.step, job.report]).toEqual(['trial', null]);
  expect(job.wrong).toMatch(/Le disque est plein/);
  shell.refuse.clear();
  await job.run();
  expect(job.step).toBe('done');
});

test('another data file: nothing of the former one stays', async () => {
  job.open(1);
  await job.take(file(9));
  job.open(1);
  expect(job.step).toBe('content');
  job.open(2);
  expect([job.step, job.shape, job.file]).toEqual(['file', null, '']);
});

test('rows are sorted by what one looks for, each with its reason', () => {
  const row = { line: 2, fate: 'merged', column: null, value: '', reason: null, contact_id: null } as const;
  expect(filterOf(row)).toBe('merged');
  expect(filterOf({ ...row, reason: 'differs' })).toBe('value');
  expect(filterOf({ ...row, fate: 'skipped', reason: 'already_there' })).toBe('skipped');
  expect(filterOf({ ...row, fate: 'rejected', reason: 'empty' })).toBe('rejected');
  expect(whyOf(row)).toBe('complète une fiche déjà là');
  expect(columnOf({ ...row, column: 'job', reason: 'differs' })).toBe('Fonction');
  expect(columnOf({ ...row, column: 'job', reason: 'too_long' })).toBe('job');
});

test('the size of a file is said as one says it', () => {
  expect(
    [fileSize(512), fileSize(96_400), fileSize(312_400_000)].map((text) => text.replace(/\s/g, ' '))
  ).toEqual(['512 octets', '96 ko', '312,4 Mo']);
});
