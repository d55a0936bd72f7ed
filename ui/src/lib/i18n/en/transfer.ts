import type { Words } from '../fr';

export const transfer: Words['transfer'] = {
  open: 'Transfer',
  title: 'Transfer the call',
  find: 'Name, skill, language, extension',
  colleagues: (n) => (n === 0 ? 'Nobody matches' : n === 1 ? '1 colleague' : `${n} colleagues`),
  nobody: 'Nobody matches. Delete a word, or add your colleagues in Settings, Agents.',
  extension: (digits) => `ext. ${digits}`,
  level: (n) => `L${n}`,
  note: 'What the next person must know',
  announce: 'Announce',
  blind: 'Pass on unannounced',
  unsaid: 'state not told',
  announcing: (name) => `Announce the call to ${name}`,
  announcingHow: (extension) =>
    extension === null ? 'The caller waits.' : `The caller waits. Ext. ${extension}.`,
  dialIt: (extension) => `Hold the call on your telephone, then dial ${extension}.`,
  pass: 'Pass the call on',
  passing: (name) => `Ringing at ${name}’s`,
  took: (name) => `${name} took the call.`,
  back: 'Take back',
  comes: (name) => (name === null ? 'Transferred call' : `Transferred by ${name}`),
  soon: (name) => (name === null ? 'This call is announced to you' : `${name} announces this call to you`),
  take: 'Take it',
  liftUp: 'Pick up on your telephone.',
  unspoken: 'Nothing was added.'
};
