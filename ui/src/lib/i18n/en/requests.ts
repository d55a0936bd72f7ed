import type { Words } from '../fr';

export const requests: Words['requests'] = {
  asked: (ago: string) => `Asked ${ago}`,
  sources: { form: 'on the site', file: 'in a file' },
  wrongNumber: (written: string) => `Unreadable number: ${written}`,
  opposed: 'Had said no to canvassing: answer the request, and no more.',
  who: 'Whose is it?',
  whoOf: (name: string) => `Whose is the request of ${name}?`,
  somebodyNew: 'Somebody new',
  chosen: 'The request is on their contact',
  settings: {
    title: 'Requests of a site to be called back',
    what: 'The form of your site sends them here; each becomes a lead and a callback to make.',
    switch: 'Receive a form',
    switchHint: 'The program of the site posts it to this desk (127.0.0.1), by a relay of your choice.',
    states: {
      off: 'Off',
      waiting: 'Ready, no request yet',
      alive: (ago: string) => `Last request ${ago}`
    },
    address: 'Address to give to the site',
    secret: 'Who has this address can leave requests: keep it to yourself.',
    tryIt: 'Try from a terminal',
    folder: 'Watched folder',
    folderHint: 'Each CSV file laid there is read once, then put away in “traités”. Empty: none.',
    folderWrong: 'Write the whole path, from the root',
    minutes: 'Call back within, in open minutes',
    minutesHint: 'When the person did not say when',
    minutesWrong: 'A number from 0 to 2880'
  }
};
