import type { palette as french } from '../fr/palette';

/** The palette: anybody, any screen, any action. */
export const palette: typeof french = {
  title: 'Search a person, a screen, an action',
  hint: 'A name, a number, a screen, an action',
  none: 'Nothing matches. Try a name or a number.',
  newFiche: 'New record',
  prospects: 'See the prospects on the board',
  larger: 'Larger',
  smaller: 'Smaller',
  asMade: 'Original size',
  undo: 'Undo the last action',
  sit: (name) => `Sit at the desk: ${name}`,
  within: (whole, part) => `${whole}: ${part}`,
  ticket: (number, subject) => `Ticket no. ${number}, ${subject}`
};
