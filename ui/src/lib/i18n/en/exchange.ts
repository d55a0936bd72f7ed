import type { exchange as french } from '../fr/exchange';

/** Exchanges by another channel than the telephone. */
export const exchange: typeof french = {
  title: 'Note an exchange',
  channel: 'Channel',
  channels: {
    mail: 'Mail',
    sms: 'SMS',
    chat: 'Chat',
    form: 'Form',
    post: 'Post',
    visit: 'Visit',
    social: 'Social network',
    note: 'Note among ourselves'
  },
  direction: 'Direction',
  received: 'Received',
  sent: 'Sent',
  subject: 'In one line',
  body: 'What is said',
  repliesTo: 'Answers',
  keep: 'Keep',
  done: 'Exchange kept: it is in the history'
};
