import type { AppointmentKind, AppointmentState } from '../../types';

/** Appointments. */
export const agenda = {
  title: 'Rendez-vous',
  whose: 'De qui',
  everybody: 'Tout le monde',
  week: (from: string, to: string) => `Du ${from} au ${to}`,
  before: 'Semaine précédente',
  after: 'Semaine suivante',
  today: 'Cette semaine',
  none: 'Aucun rendez-vous cette semaine. Il se prend à la clôture d’un appel.',
  dayNone: 'Rien',
  rate: 'RDV honorés',
  rateOf: (honoured: number, all: number) => `${honoured} sur ${all} en 90 jours`,
  rateNone: 'Aucun rendez-vous passé en 90 jours',
  kind: 'Rencontre',
  kinds: {
    visit: 'Visite',
    intervention: 'Intervention',
    video: 'Visio',
    phone: 'Téléphone'
  } as Record<AppointmentKind, string>,
  states: {
    planned: 'Pris',
    confirmed: 'Confirmé',
    honoured: 'Honoré',
    missed: 'Manqué',
    moved: 'Reporté',
    cancelled: 'Annulé'
  } as Record<AppointmentState, string>,
  minutes: 'Durée',
  lasts: (minutes: number) => (minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`),
  agent: 'Avec qui',
  place: 'Lieu',
  subject: 'À propos de',
  slots: 'Créneaux libres',
  noSlot: 'Aucun créneau libre cette semaine.',
  choose: 'Choisissez un créneau',
  earlier: 'Plus tôt',
  later: 'Plus tard',
  confirm: 'Confirmer',
  mail: 'Courriel de confirmation',
  honour: 'Honoré',
  miss: 'Manqué',
  move: 'Reporter',
  cancel: 'Annuler le rendez-vous',
  file: 'Fichier agenda',
  written: (path: string) => `Fichier agenda : ${path}`,
  open: 'Ouvrir la fiche',
  movedTo: 'Reporter au créneau choisi',
  done: 'Rendez-vous mis à jour',
  with: (agent: string) => `avec ${agent}`
};
