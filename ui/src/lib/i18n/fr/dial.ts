import type { ConsentChannel, Ground } from '../../types';

/** Calling out: what the guard answers, on what ground one calls; and the agreement that allows it. */
export const dial = {
  call: 'Appeler',
  callNumber: (number: string) => `Appeler le ${number}`,
  title: (name: string) => `Appeler ${name}`,
  checking: 'Vérification…',
  allowed: 'Appel permis',
  /** Outside the hours, at a moment they accepted. */
  bySlot: (when: string) =>
    `Hors des heures légales, mais à l’heure qu’elle a acceptée : ${when} (C. conso. L.223-1, al. 6).`,
  forbidden: 'Appel non permis maintenant',
  never: 'Aucun moment ne le permettra à ce titre.',
  nextLegal: (when: string) => `Permis ${when}`,
  noRule: 'Aucune règle connue pour ce jour',
  byHand: (number: string) => `Composez le ${number}, puis dites si la personne répond.`,
  obstacles: {
    frozen: 'Ses données sont gelées',
    opposed: (day: string) => `Opposition depuis le ${day}`,
    no_consent: 'Aucun accord enregistré',
    unproven: 'Accord sans preuve gardée',
    consent_expired: (day: string) => `Accord expiré le ${day}`,
    consent_withdrawn: (day: string) => `Accord retiré le ${day}`,
    request_expired: (day: string) => `Demande à traiter au plus tard le ${day}`,
    not_the_appointment: (when: string) => `Rendez-vous convenu ${when}`,
    day: (weekday: string) => `Pas d’appel le ${weekday}`,
    holiday: (name: string) => `Jour férié : ${name}`,
    hour: (local: string, hours: string) => `Il est ${local} là-bas ; permis ${hours}`,
    from: (from: string, to: string) => `de ${from} à ${to}`,
    and: ' et ',
    attempts: (count: number, days: number) => `Déjà ${count} appels en ${days} jours, le plus permis`,
    no_number: 'Aucun bon numéro'
  },
  other: 'Appeler à un autre titre',
  grounds: {
    service: 'Service : rien n’est proposé',
    contract: 'Contrat en cours',
    request: 'La personne l’a demandé',
    appointment: 'Rendez-vous convenu',
    professional: 'Professionnel, pour son métier'
  } as Record<Exclude<Ground['ground'], 'prospecting'>, string>,
  askedAt: 'Demandé quand',
  appointmentAt: 'Rendez-vous',
  why: 'Pourquoi',
  whyKept: 'gardé avec l’appel',
  ticket: (number: number) => `Ticket n° ${number}`,
  promised: 'Rappel promis',
  askedOnSite: 'Rappel demandé sur le site',
  needWhy: 'Dites pourquoi.',
  consent: {
    note: 'Noter un accord',
    title: 'Accord de prospection',
    onBehalfOf: 'Au nom de',
    object: 'Objet',
    objectHint: 'Offres de fibre',
    text: 'Texte exact accepté',
    textHint: 'Mot pour mot, comme la personne l’a lu ou entendu',
    how: 'Comment',
    channels: {
      form: 'Formulaire web',
      call: 'Au téléphone, enregistré ou confirmé',
      paper: 'Papier signé',
      mail: 'Courriel',
      visit: 'De vive voix, signé'
    } as Record<ConsentChannel, string>,
    evidence: 'Preuve',
    evidenceHint: 'Fichier, n° de formulaire',
    days: 'Durée en jours',
    daysWrong: 'Un nombre de jours, 365 au plus.',
    keep: 'Garder l’accord',
    kept: 'Accord gardé.',
    needAll: 'Objet, texte et preuve sont obligatoires.',
    withdraw: 'Retirer l’accord',
    withdrawHow: 'Comment la personne l’a dit',
    confirm: 'Retirer',
    withdrawn: 'Accord retiré : plus de prospection.'
  }
};
