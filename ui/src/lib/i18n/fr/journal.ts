/** The telephone journal, and the list of calls. */
export const journal = {
  title: 'Journal',
  tabs: { label: 'Quel journal', calls: 'Appels', unqualified: 'À qualifier', phone: 'Téléphone' },
  source: {
    simulator: 'Simulateur',
    zammad: 'Téléphone',
    cli: 'Ligne de commande',
    form: 'Site',
    file: 'Fichier déposé',
    manual: 'Saisi à la main',
    demo: 'Démonstration'
  } as Record<string, string>,
  event: {
    ringing: 'Sonne',
    newCall: 'Sonne',
    request: 'Demande de rappel',
    answered: 'Décroché',
    answer: 'Décroché',
    held: 'Mis en attente',
    resumed: 'Repris',
    ended: 'Raccroché',
    hangup: 'Raccroché'
  } as Record<string, string>,
  notUnderstood: 'Pas comprise',
  verdict: {
    one: 'Une fiche',
    several: 'Plusieurs fiches',
    unknown: 'Inconnu',
    masked: 'Masqué',
    internal: 'Interne',
    ignored: 'Ignoré',
    duplicate: 'Déjà reçue',
    refused: 'Refusée'
  } as Record<string, string>,
  raw: 'Texte reçu',
  fiche: (name: string) => `Fiche : ${name}`,
  empty: 'Rien reçu encore. Branchez un téléphone dans Réglages, ou faites sonner.',
  goSettings: 'Brancher un téléphone',
  more: 'Plus ancien',
  calls: {
    empty: 'Aucun appel encore.',
    emptyUnqualified: 'Tous les appels ont leur issue.',
    qualify: 'Donner une issue',
    total: (n: string, one: boolean) => (one ? `${n} appel` : `${n} appels`),
    shown: (n: string, total: string) => `Les ${n} derniers sur ${total}`,
    unknown: 'Sans fiche',
    notAnswered: 'non décroché'
  }
};
