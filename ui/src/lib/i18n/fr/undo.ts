import type { Stays } from '../../types';

/** What Ctrl Z took back, or why an act stays. */
export const undo = {
  nothing: 'Rien à annuler dans les dix dernières minutes.',
  done: (what: string) => `Annulé : ${what}.`,
  values: (what: string, name: string) => `fiche de ${name}, ${what} comme avant`,
  many: (n: number) => `${n} champs`,
  phone: (name: string) => `numéros de ${name} comme avant`,
  email: (name: string) => `adresses de ${name} comme avant`,
  verifiedFiche: (name: string) => `vérification de ${name} retirée`,
  bulk: (n: number) => `modification de ${n} fiche${n < 2 ? '' : 's'}, comme avant`,
  stage: (name: string, stage: string) => `étape de ${name} remise à ${stage}`,
  temperature: (name: string, temperature: string | null) =>
    temperature === null
      ? `température de ${name} retirée`
      : `température de ${name} remise à ${temperature}`,
  owner: (name: string, owner: string | null) =>
    owner === null ? `${name}, de nouveau à prendre` : `${name}, de nouveau suivi par ${owner}`,
  ticketState: (number: number, state: string) => `ticket ${number} remis à « ${state} »`,
  ticketPriority: (number: number, priority: string) =>
    `priorité du ticket ${number} remise à « ${priority} »`,
  callbackMade: (name: string) => `rappel de ${name} retiré`,
  callbackDone: (name: string) => `rappel de ${name} de nouveau à faire`,
  callbackMoved: (name: string, when: string) => `rappel de ${name} remis à ${when}`,
  callbackCancelled: (name: string) => `rappel de ${name} de nouveau prévu`,
  dealOpened: (subject: string) => `opportunité « ${subject} » retirée`,
  dealChanged: (subject: string) => `opportunité « ${subject} » comme avant`,
  dealClosed: (subject: string) => `opportunité « ${subject} » de nouveau en cours`,
  appointmentTaken: (name: string) => `rendez-vous avec ${name} retiré`,
  appointmentMoved: (name: string, when: string) => `rendez-vous avec ${name} remis à ${when}`,
  appointmentState: (name: string, state: string) => `rendez-vous avec ${name} remis à « ${state} »`,
  segmentSaved: (name: string) => `segment « ${name} » comme avant`,
  segmentDeleted: (name: string) => `segment « ${name} » de nouveau là`,
  outcome: (outcome: string, name: string) =>
    name === ''
      ? `issue « ${outcome} ». L’appel est à qualifier, sa note est gardée`
      : `issue « ${outcome} ». L’appel avec ${name} est à qualifier, sa note est gardée`,
  twoPersons: (name: string, other: string) =>
    `${name} et ${other} peuvent de nouveau être proposés comme doublons`,
  merge: (name: string, other: string) => `fiches de ${name} et de ${other} de nouveau séparées`,
  stays: {
    law: 'Un accord ou une opposition reste au registre : la loi demande cette trace. Corrigez sur la fiche. Ctrl Z passe à l’action d’avant.',
    sent: 'Ce qui est parti ne revient pas. La trace reste dans l’historique. Ctrl Z passe à l’action d’avant.',
    dialled: 'L’appel est passé, il reste au journal. Ctrl Z passe à l’action d’avant.',
    ticket_history:
      'L’historique d’un ticket ne se réécrit pas. Ajoutez-y une note, ou rouvrez-le. Ctrl Z passe à l’action d’avant.',
    changed_since:
      'Cela a changé depuis : rien n’est repris, pour ne rien écraser. Ctrl Z passe à l’action d’avant.',
    other: 'Cette action se corrige à son écran. Rien n’a changé. Ctrl Z passe à l’action d’avant.'
  } satisfies Record<Stays, string> as Record<Stays, string>
};
