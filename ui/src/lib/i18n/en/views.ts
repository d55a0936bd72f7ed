import type { views as french } from '../fr/views';

/** Whose things a list shows, and the views kept of it. */
export const views: typeof french = {
  scope: 'Whose',
  scopes: { all: 'All', mine: 'Mine', team: 'My team', free: 'To be taken' },
  title: 'Kept views',
  keep: 'Keep the view',
  name: 'Name of the view',
  nameHint: 'Late in the team',
  keepIt: 'Keep',
  kept: (name, digit) => `View “${name}” kept. Key ${digit} opens it again.`,
  drop: (name) => `Delete the view “${name}”`,
  dropped: (name) => `View “${name}” deleted.`,
  again: 'Keep it'
};
