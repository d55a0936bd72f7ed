import type { palette as french } from '../fr/palette';

/** The palette: anybody, any screen, any action. */
export const palette: typeof french = {
  title: 'Search a person, a screen, an action',
  hint: 'A name, a number, a screen, an action',
  none: 'Nothing matches. Try a name or a number.',
  newFiche: 'New record',
  prospects: 'See the prospects on the board',
  light: 'Light theme',
  dark: 'Dark theme',
  undo: 'Undo the last action',
  sit: (name) => `Sit at the desk: ${name}`,
  ticket: (number, subject) => `Ticket no. ${number}, ${subject}`,
  screen: (n) => `Ctrl ${n}`
};
