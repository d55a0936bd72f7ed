import type { undo as french } from '../fr/undo';

/** What Ctrl Z took back, or why an act stays. */
export const undo: typeof french = {
  nothing: 'Nothing to undo in the last ten minutes.',
  done: (what) => `Undone: ${what}.`,
  values: (what, name) => `${name}’s record, ${what} as before`,
  many: (n) => `${n} fields`,
  phone: (name) => `${name}’s numbers as before`,
  email: (name) => `${name}’s addresses as before`,
  verifiedFiche: (name) => `${name} is no longer said verified`,
  bulk: (n) => `change to ${n} contact${n === 1 ? '' : 's'}, as before`,
  stage: (name, stage) => `${name} is back at ${stage}`,
  temperature: (name, temperature) =>
    temperature === null ? `${name}’s temperature removed` : `${name} is back to ${temperature}`,
  owner: (name, owner) =>
    owner === null ? `${name}, to be taken again` : `${name}, followed by ${owner} again`,
  ticketState: (number, state) => `ticket ${number} back to “${state}”`,
  ticketPriority: (number, priority) => `priority of ticket ${number} back to “${priority}”`,
  callbackMade: (name) => `callback to ${name} removed`,
  callbackDone: (name) => `callback to ${name} to be made again`,
  callbackMoved: (name, when) => `callback to ${name} back at ${when}`,
  callbackCancelled: (name) => `callback to ${name} planned again`,
  dealOpened: (subject) => `deal “${subject}” removed`,
  dealChanged: (subject) => `deal “${subject}” as before`,
  dealClosed: (subject) => `deal “${subject}” open again`,
  appointmentTaken: (name) => `appointment with ${name} removed`,
  appointmentMoved: (name, when) => `appointment with ${name} back at ${when}`,
  appointmentState: (name, state) => `appointment with ${name} back to “${state}”`,
  segmentSaved: (name) => `segment “${name}” as it was`,
  segmentDeleted: (name) => `segment “${name}” there again`,
  outcome: (outcome, name) =>
    name === ''
      ? `outcome “${outcome}”. The call is to be qualified, its note is kept`
      : `outcome “${outcome}”. The call with ${name} is to be qualified, its note is kept`,
  twoPersons: (name, other) => `${name} and ${other} may be proposed as duplicates again`,
  merge: (name, other) => `the records of ${name} and ${other} are two again`,
  stays: {
    law: 'A consent or an objection stays on record: the law wants its trace. Correct it on the record. Ctrl Z goes to the action before.',
    sent: 'What has left does not come back. Its trace stays in the history. Ctrl Z goes to the action before.',
    dialled: 'The call was made and stays in the log. Ctrl Z goes to the action before.',
    ticket_history:
      'A ticket’s history is never rewritten. Add a note to it, or reopen it. Ctrl Z goes to the action before.',
    changed_since: 'It has changed since: nothing is written over. Ctrl Z goes to the action before.',
    other: 'This is corrected on its own screen. Nothing has changed. Ctrl Z goes to the action before.'
  }
};
