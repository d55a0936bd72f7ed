/**
 * Every key of the two windows, by moment, as it is told. `keymap.test.ts` reads the sources: no key is handled that is
 * not told here, none is told that nothing handles.
 */
import type { Words } from '../i18n/fr';

/** Between two keys: all those from the one to the other. */
export const TO = '…';

export type Moment =
  | 'everywhere'
  | 'bell'
  | 'ringing'
  | 'online'
  | 'closing'
  | 'contacts'
  | 'contact'
  | 'pipeline'
  | 'tickets'
  | 'agenda'
  | 'campaigns'
  | 'working'
  | 'practice'
  | 'listening'
  | 'data'
  | 'settings'
  | 'start';

/** What is done, and by which keys. */
export type Told = [keys: string[], does: string];

export function toldOf({ help, ...words }: Words): Record<Moment, { title: string; keys: Told[] }> {
  const { groups } = help;
  return {
    everywhere: {
      title: groups.everywhere,
      keys: [
        [['Ctrl+1', TO, 'Ctrl+9'], help.screens],
        [['Ctrl+d'], words.data.title],
        [['Ctrl+k'], help.palette],
        [['/'], help.search],
        [['Ctrl+z'], help.undo],
        [['Ctrl++', 'Ctrl+-', 'Ctrl+0'], help.zoom],
        [['↑', '↓', '←', '→'], help.walk],
        [['Enter'], help.open],
        [['Ctrl+Enter'], help.confirm],
        [['Escape'], help.back],
        [['1', TO, '9'], help.openView],
        [['v'], help.keepView],
        [['q'], words.practice.mark],
        [['Ctrl+p'], help.print],
        [['Ctrl+b'], words.notices.title],
        [['F12'], help.simulator],
        [['?'], help.help]
      ]
    },
    ringing: {
      title: groups.ringing,
      keys: [
        [['Ctrl+F9'], help.take],
        [['Enter'], help.answer],
        [['o'], help.openFiche],
        [['1', TO, '9'], help.chooseCandidate],
        [['1', '2', '3'], help.unknown],
        [['/'], help.anotherFiche],
        [['←', '→'], help.otherCall],
        [['Escape'], help.reduce]
      ]
    },
    online: {
      title: groups.online,
      keys: [
        [['F2'], help.note],
        [['F3'], help.guide],
        [['Shift+F3'], help.guideStep],
        [['F4'], help.objection],
        [['g'], help.otherGuide],
        [['c'], help.catalogue],
        [['a', 'r', 'y'], help.answerOffer],
        [['0', TO, '9'], help.whoIsIt],
        [['1', '2', '3'], help.unknown],
        [['p'], words.desk.call.change],
        [['t'], words.contacts.view.ticket],
        [['d'], words.contacts.view.document],
        [['F6'], help.nextPane],
        [['F7'], help.hold],
        [['F8'], help.transfer],
        [['Ctrl+Enter'], help.blind],
        [['Ctrl+F10'], help.hangUp]
      ]
    },
    closing: {
      title: groups.closing,
      keys: [
        [['F9'], help.openClosing],
        [['1', TO, '8'], help.outcome],
        [['9'], help.moreOutcomes],
        [['e'], help.climb],
        [['Ctrl+Enter'], help.close]
      ]
    },
    bell: { title: words.notices.title, keys: [[['l'], words.notices.readAll]] },
    contacts: {
      title: groups.contacts,
      keys: [
        [['n'], help.newFiche],
        [['f'], help.byStage]
      ]
    },
    contact: {
      title: groups.contact,
      keys: [
        [['a'], words.dial.call],
        [['n'], words.contacts.view.call],
        [['e'], words.contacts.view.exchange],
        [['d'], words.contacts.view.document],
        [['t'], words.contacts.view.ticket],
        [['r'], words.contacts.view.callback],
        [['s'], words.contacts.view.scores],
        [['o'], words.contacts.view.rights],
        [['p'], words.contacts.view.take]
      ]
    },
    pipeline: {
      title: groups.pipeline,
      keys: [
        [['←', '→'], help.changeStage],
        [['m'], help.askWhere],
        [['t'], help.takeCard],
        [['o', 'n'], help.answerProposal]
      ]
    },
    tickets: {
      title: groups.tickets,
      keys: [
        [['s'], help.resolve],
        [['t'], help.takeTicket],
        [['e'], help.escalate],
        [['r'], help.handBack],
        [['k'], help.keepCase],
        [['+', '-'], help.caseWorked],
        [['Shift+Enter'], help.reuseCase],
        [['l'], help.readArticle],
        [['c'], help.closeTicket],
        [['o'], help.reopen],
        [['F2'], help.note],
        [['f'], help.openOrAll]
      ]
    },
    agenda: {
      title: words.agenda.title,
      keys: [
        [['←', '→'], help.week],
        [['c'], words.agenda.confirm],
        [['h'], words.agenda.honour],
        [['m'], words.agenda.miss],
        [['r'], words.agenda.move],
        [['x'], words.agenda.cancel],
        [['p'], words.agenda.remind],
        [['e'], words.agenda.mail],
        [['i'], words.agenda.file],
        [['o'], words.agenda.open]
      ]
    },
    campaigns: {
      title: groups.campaigns,
      keys: [
        [['Enter'], words.campaigns.work],
        [['n'], words.campaigns.newOne],
        [['e'], words.campaigns.edit],
        [['p'], words.campaigns.add],
        [['t'], help.endCampaign]
      ]
    },
    working: {
      title: groups.working,
      keys: [
        [['a'], words.dial.call],
        [['F7'], help.theyAnswer],
        [['Ctrl+F10'], help.noAnswer],
        [['Enter'], words.callbar.go],
        [['s'], help.later],
        [['x'], help.aside],
        [['o'], help.openFiche],
        [['r'], words.campaigns.working.again],
        [['Escape'], words.campaigns.working.stop]
      ]
    },
    practice: {
      title: words.practice.title,
      keys: [
        [['Enter'], help.openClass],
        [['c'], words.practice.card],
        [['a'], words.practice.call],
        [['o'], words.practice.openFiche],
        [['v'], words.practice.check],
        [['p'], words.practice.print],
        [['r'], words.practice.again]
      ]
    },
    listening: {
      title: words.listening.title,
      keys: [
        [['0', '1', '2'], words.listening.keys.mark],
        [['n'], words.listening.keys.skip],
        [['↑', '↓'], words.listening.keys.walk],
        [['F2'], words.listening.comment],
        [['r'], words.listening.again],
        [['Ctrl+Enter'], words.listening.save]
      ]
    },
    data: {
      title: words.data.title,
      keys: [
        [['1', TO, '7'], help.dataTabs],
        [['i'], words.data.import],
        [['e'], words.exporting.open],
        [['c'], words.duplicates.look],
        [['←', '→'], help.side],
        [['x'], words.duplicates.dismiss],
        [['s'], words.duplicates.later],
        [['n'], words.segments.newOne],
        [['a'], words.segments.campaign],
        [['t'], words.segments.change],
        [['p'], words.rfm.weights],
        [['j', 'k'], words.quality.walk],
        [['o'], words.quality.open],
        [['f'], words.quality.fix],
        [['v'], words.quality.verify],
        [['t'], words.quality.fixAll]
      ]
    },
    settings: {
      title: words.common.screens.settings,
      keys: [
        [['n'], help.newOne],
        [['i'], help.importGuide],
        [['F3', 'Shift+F3'], help.walkParts]
      ]
    },
    start: { title: groups.start, keys: [[['1', '2', '3'], help.beginWith]] }
  };
}
