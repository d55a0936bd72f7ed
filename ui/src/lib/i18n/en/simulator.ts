import type { Words } from '../fr';

export const simulator: Words['simulator'] = {
  title: 'Make it ring',
  what: 'A make-believe line: nothing leaves this desk.',
  number: 'Calling number',
  name: 'Announced name',
  queue: 'Queue',
  ring: 'Make it ring',
  cases: 'Kinds of call',
  traffic: 'Steady traffic',
  perHour: (n) => (n === 0 ? 'stopped' : `${n} calls/h`),
  stop: 'Stop',
  presets: {
    one_mobile: 'Known person',
    shared_line: 'Shared number',
    unknown: 'Unknown number',
    unknown_with_name: 'Unknown, name shown',
    masked: 'Withheld number',
    masked_empty: 'Withheld, empty',
    masked_with_number: 'Withheld yet sent',
    queued: 'Through a queue',
    open_ticket: 'Open ticket',
    promised_callback: 'Promised callback',
    repeat_caller: 'Calling again',
    second_call: 'Second call',
    extension: 'Internal extension',
    own_line: 'One of our lines',
    blocked: 'Ignored number',
    short_number: 'Short number',
    overseas: 'Overseas number',
    foreign: 'Foreign number',
    invalid: 'Not a number',
    hostile_name: 'Hostile name'
  }
};
