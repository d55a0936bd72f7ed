import type { Words } from '../fr';

export const help: Words['help'] = {
  title: 'All the keys',
  groups: {
    everywhere: 'Everywhere',
    ringing: 'When it rings',
    online: 'On line',
    closing: 'Closing',
    contacts: 'Contacts',
    tickets: 'Tickets'
  },
  screens: 'Screens, in their order',
  search: 'Search here',
  undo: 'Take the last change back',
  help: 'This help',
  back: 'Go back, erasing nothing',
  simulator: 'Make it ring (simulator)',
  take: 'Take the call in hand',
  answer: 'Answer',
  openFiche: 'Open the contact',
  chooseCandidate: 'Choose a contact',
  reduce: 'Reduce the window',
  note: 'Note',
  hold: 'Hold, or resume',
  hangUp: 'Hang up',
  openClosing: 'Open the closing',
  outcome: 'Choose an outcome',
  close: 'Close, create or publish',
  newFiche: 'New contact',
  filter: 'Stages; open tickets or all',
  walk: 'Walk',
  open: 'Open',
  resolve: 'Resolve',
  takeTicket: 'Take',
  closeTicket: 'Close',
  reopen: 'Reopen'
};
