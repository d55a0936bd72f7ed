import type { NoticeKind } from '../../types';

/** What calls for attention: one name, « À voir », for the button with a bell, its list and its settings. */
export const notices = {
  title: 'À voir',
  unread: (n: number) => (n < 2 ? `${n} non lu` : `${n} non lus`),
  /** Behind the title, for those who do not see the number. */
  state: (n: number) => (n === 0 ? 'tout est lu' : n === 1 ? '1 non lu' : `${n} non lus`),
  none: 'Rien n’attend. Ce qui vous appelle paraît ici.',
  readAll: 'Tout est lu',
  new: 'Non lu :',
  somebody: 'Sans nom',
  /** Several at once. */
  several: (n: number) => `${n} nouvelles choses à voir`,
  open: 'Ouvrir',
  show: 'Voir',
  /** On the desktop, when nothing of anybody may be said there. */
  discreet: 'Ouvrez Décroche pour voir.',
  kinds: {
    request: 'Demande de rappel',
    callback_soon: 'Rappel dans un instant',
    callback_late: 'Rappel à faire',
    ticket_given: 'Ticket confié',
    ticket_returned: 'Ticket renvoyé',
    ticket_late: 'Ticket en retard',
    appointment: 'Rendez-vous à rappeler',
    appointment_soon: 'Rendez-vous bientôt',
    campaign: 'Heure convenue',
    lost_call: 'Appel perdu',
    backup_failed: 'Sauvegarde impossible'
  } as Record<NoticeKind, string>,
  /** Of a backup that could not be made: what happened, what is kept, what to do. */
  backup: {
    why: (code: string): string =>
      code === 'disk_full'
        ? 'Le disque est plein'
        : code === 'folder_closed'
          ? 'Le dossier des sauvegardes est absent ou protégé'
          : 'Elle n’a pas pu s’écrire',
    kept: (when: string) => `Rien n’est perdu : vos données et la sauvegarde du ${when} restent.`,
    none: 'Rien n’est perdu : vos données restent. Il n’y a pas encore de sauvegarde.',
    todo: (code: string): string =>
      code === 'disk_full'
        ? 'Faites de la place ; elle sera refaite dans l’heure.'
        : code === 'folder_closed'
          ? 'Rebranchez ce disque ou permettez l’écriture ; elle sera refaite dans l’heure.'
          : 'Elle sera retentée dans l’heure. Sinon, sauvegardez ailleurs.'
  },
  settings: {
    what: '« À voir » (Ctrl B) garde tout ce qui vous attend. Ici, ce qui s’annonce, et comment.',
    desktop: 'Prévenir sur le bureau',
    desktopHint:
      'Par une notification du système, quand la fenêtre n’est pas devant. Tout reste dans « À voir ».',
    details: 'Dire de qui il s’agit',
    detailsHint: 'Le nom et le sujet se lisent alors sur l’écran, même verrouillé : à éviter en public.',
    announced: 'Ce qui s’annonce',
    announcedHint: 'Le reste attend dans la liste, sans bruit.',
    appointments: 'Rendez-vous',
    remind: 'Rappeler à la personne, heures avant',
    remindHint: '24 : la veille. 0 : jamais.',
    soon: 'Prévenir l’agent, minutes avant',
    soonHint: '0 : jamais',
    between: (low: number, high: number) => `Un nombre de ${low} à ${high}`
  }
};
