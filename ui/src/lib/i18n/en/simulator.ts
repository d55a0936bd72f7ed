import type { Words } from '../fr';

export const simulator: Words['simulator'] = {
  title: 'Make it ring',
  what: 'A make-believe line: nothing leaves this desk.',
  number: 'Calling number',
  name: 'Announced name',
  queue: 'Queue',
  ring: 'Make it ring',
  rang: 'It rings.',
  cases: 'Kinds of call',
  traffic: 'Steady traffic',
  perHour: (n) => (n === 0 ? 'stopped' : `${n} calls/h`),
  stop: 'Stop',
  presets: {
    one_mobile: 'Somebody known',
    shared_line: 'A number several people share',
    unknown: 'An unknown number',
    unknown_with_name: 'Unknown, with an announced name',
    masked: 'A withheld number',
    masked_empty: 'Withheld, empty number',
    masked_with_number: 'Withheld, number sent all the same',
    queued: 'Through a queue',
    open_ticket: 'Somebody with an open ticket',
    promised_callback: 'Somebody promised a callback',
    repeat_caller: 'Somebody calling again',
    second_call: 'A second call during the first',
    extension: 'An internal extension',
    own_line: 'One of our lines',
    blocked: 'An ignored number',
    short_number: 'A short number',
    overseas: 'An overseas number',
    foreign: 'A foreign number',
    invalid: 'Not a number',
    hostile_name: 'A name made to break the screen'
  }
};
