/** What the form of a grid does to it: keys are made here, never typed. */
import type { Grid, GridItem, GridKept, GridPart } from '../../lib/types';

/** `stem_2`, `stem_3`…: the first that is free. */
function free(stem: string, taken: string[]): string {
  for (let n = 2; ; n += 1) if (!taken.includes(`${stem}_${n}`)) return `${stem}_${n}`;
}

const keysOf = (grid: Grid) => [
  ...grid.part.map(({ key }) => key),
  ...grid.part.flatMap(({ item }) => item.map(({ key }) => key))
];

/** A copy under a key of its own: the grid it is of stays as it is. */
export const duplicateOf = (grid: Grid, kept: GridKept[], name: string): Grid => ({
  ...grid,
  key: free(
    grid.key.replace(/_\d+$/, ''),
    kept.map((one) => one.grid.key)
  ),
  name,
  version: 0
});

export const newItem = (grid: Grid): GridItem => ({
  key: free('item', keysOf(grid)),
  label: '',
  help: null,
  eliminatory: false
});

export const newPart = (grid: Grid): GridPart => ({
  key: free('part', keysOf(grid)),
  name: '',
  weight: Math.max(1, 100 - whole(grid)),
  item: [newItem(grid)]
});

export const whole = (grid: Grid) => grid.part.reduce((sum, { weight }) => sum + weight, 0);

/** It can be kept: named throughout, its weights make 100. The core says so again. */
export const isWhole = (grid: Grid) =>
  whole(grid) === 100 &&
  grid.part.every(({ weight }) => Number.isInteger(weight) && weight > 0) &&
  [grid.name, ...grid.part.flatMap(({ name, item }) => [name, ...item.map(({ label }) => label)])].every(
    (text) => text.trim() !== ''
  );
