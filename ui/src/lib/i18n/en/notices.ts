import type { Words } from '../fr';

export const notices: Words['notices'] = {
  title: 'To see',
  unread: (n: number) => `${n} unread`,
  state: (n: number) => (n === 0 ? 'all read' : `${n} unread`),
  none: 'Nothing waits. What calls for you appears here.',
  readAll: 'All read',
  new: 'Unread:',
  somebody: 'No name',
  several: (n: number) => `${n} new things to see`,
  open: 'Open',
  show: 'See',
  discreet: 'Open Décroche to see.',
  kinds: {
    request: 'Asks to be called',
    callback_soon: 'Callback in a moment',
    callback_late: 'Callback to make',
    ticket_given: 'Ticket given to you',
    ticket_returned: 'Ticket handed back',
    ticket_late: 'Ticket late',
    appointment: 'Appointment to remind of',
    appointment_soon: 'Appointment soon',
    campaign: 'Agreed hour',
    lost_call: 'Lost call',
    backup_failed: 'No backup could be made'
  },
  backup: {
    why: (code: string) =>
      code === 'disk_full'
        ? 'The disk is full'
        : code === 'folder_closed'
          ? 'The folder of backups is not there, or is protected'
          : 'It could not be written',
    kept: (when: string) => `Nothing is lost: your data and the backup of ${when} are there.`,
    none: 'Nothing is lost: your data is there. There is no backup yet.',
    todo: (code: string) =>
      code === 'disk_full'
        ? 'Make room; it is made again within the hour.'
        : code === 'folder_closed'
          ? 'Plug that disk in again, or allow writing; it is made again within the hour.'
          : 'It is tried again within the hour. Otherwise, back up elsewhere.'
  },
  settings: {
    what: '“To see” (Ctrl B) keeps all that waits for you. Here: what is announced, and how.',
    desktop: 'Tell on the desktop',
    desktopHint:
      'By a notification of the system, when the window is not in front. All of it stays in “To see”.',
    details: 'Say who it is about',
    detailsHint: 'The name and the subject are then on the screen, even locked: not in public.',
    announced: 'What is announced',
    announcedHint: 'The rest waits in the list, without noise.',
    appointments: 'Appointments',
    remind: 'Remind the person, hours before',
    remindHint: '24: the day before. 0: never.',
    soon: 'Tell the agent, minutes before',
    soonHint: '0: never',
    between: (low: number, high: number) => `A number from ${low} to ${high}`
  }
};
