import type { Channel } from '../../types';

/** Exchanges by another channel than the telephone. */
export const exchange = {
  title: 'Noter un échange',
  channel: 'Canal',
  channels: {
    mail: 'Courriel',
    sms: 'SMS',
    chat: 'Tchat',
    form: 'Formulaire',
    post: 'Courrier',
    visit: 'Visite',
    social: 'Réseau social',
    note: 'Note interne'
  } as Record<Channel, string>,
  direction: 'Sens',
  received: 'Reçu',
  sent: 'Envoyé',
  subject: 'En une ligne',
  body: 'Ce qui est dit',
  repliesTo: 'Répond à',
  keep: 'Garder',
  done: 'Échange gardé : il est dans l’historique'
};
