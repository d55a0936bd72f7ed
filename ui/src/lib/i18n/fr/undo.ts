import type { Stays } from '../../types';

/** What Ctrl Z took back, or why an act stays. */
export const undo = {
  nothing: 'Rien à annuler dans les dix dernières minutes.',
  values: (what: string, name: string) => `Fiche de ${name} : ${what}, comme avant.`,
  many: (n: number) => `${n} champs`,
  phone: (name: string) => `Numéros de ${name} : comme avant.`,
  email: (name: string) => `Adresses de ${name} : comme avant.`,
  stage: (name: string, stage: string) => `Étape de ${name} remise à ${stage}.`,
  temperature: (name: string, temperature: string | null) =>
    temperature === null ? `Température de ${name} retirée.` : `Température de ${name} remise à ${temperature}.`,
  owner: (name: string, owner: string | null) =>
    owner === null ? `${name} : de nouveau à prendre.` : `${name} : de nouveau suivi par ${owner}.`,
  callbackMade: (name: string) => `Rappel de ${name} retiré.`,
  callbackDone: (name: string) => `Rappel de ${name} : de nouveau à faire.`,
  callbackMoved: (name: string, when: string) => `Rappel de ${name} remis à ${when}.`,
  callbackCancelled: (name: string) => `Rappel de ${name} : de nouveau prévu.`,
  dealOpened: (subject: string) => `Opportunité « ${subject} » retirée.`,
  dealChanged: (subject: string) => `Opportunité « ${subject} » : comme avant.`,
  dealClosed: (subject: string) => `Opportunité « ${subject} » : de nouveau en cours.`,
  appointmentTaken: (name: string) => `Rendez-vous avec ${name} retiré.`,
  appointmentMoved: (name: string, when: string) => `Rendez-vous avec ${name} remis à ${when}.`,
  appointmentState: (name: string, state: string) => `Rendez-vous avec ${name} : ${state}.`,
  outcome: (outcome: string, name: string) =>
    name === ''
      ? `Issue « ${outcome} » reprise : l’appel est à qualifier, sa note est gardée.`
      : `Issue « ${outcome} » reprise : l’appel avec ${name} est à qualifier, sa note est gardée.`,
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
