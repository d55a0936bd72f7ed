/** Words used on several screens. */
export const common = {
  screens: {
    label: 'Écrans',
    desk: 'Poste',
    contacts: 'Fiches',
    pipeline: 'Parcours',
    tickets: 'Tickets',
    campaigns: 'Campagnes',
    agenda: 'Agenda',
    journal: 'Journal',
    data: 'Données',
    settings: 'Réglages',
    practice: "S'entraîner"
  },
  keys: { ctrl: 'Ctrl', shift: 'Maj', enter: 'Entrée', escape: 'Échap', space: 'Espace' },
  search: 'Chercher',
  close: 'Fermer',
  cancel: 'Annuler',
  undo: 'Annuler',
  remove: 'Retirer',
  retry: 'Réessayer',
  loading: 'Chargement…',
  none: 'Aucun',
  noneFeminine: 'Aucune',
  optional: 'facultatif',
  unnamed: 'Sans nom',
  messages: 'Messages',
  noAgent: 'Personne au poste',
  deaf: (address: string) => `Les téléphones ne sont pas écoutés : un autre programme occupe ${address}.`,
  deafWay: 'Changer de port',
  ago: {
    now: "à l'instant",
    minutes: (n: number) => `il y a ${n} min`,
    hours: (n: number) => `il y a ${n} h`,
    yesterday: 'hier',
    days: (n: number) => `il y a ${n} j`,
    months: (n: number) => `il y a ${n} mois`,
    years: (n: number) => (n < 2 ? 'il y a un an' : `il y a ${n} ans`)
  },
  today: "aujourd'hui",
  tomorrow: 'demain',
  dayAt: (day: string, hour: string) => `${day}, ${hour}`,
  duration: {
    seconds: (s: number) => `${s} s`,
    minutes: (m: number, s: number) => (s === 0 ? `${m} min` : `${m} min ${String(s).padStart(2, '0')} s`),
    hours: (h: number, m: number) => `${h} h ${String(m).padStart(2, '0')}`,
    days: (d: number) => `${d} j`
  },
  due: {
    left: (span: string) => `${span} restantes`,
    late: (span: string) => `retard ${span}`
  },
  rfm: {
    title: (r: number, f: number, m: number) =>
      `Récence ${r} sur 5, fréquence ${f} sur 5, montant ${m} sur 5`,
    rule: 'Récence : 30, 90, 180, 365 jours. Fréquence : 10, 6, 3, 2 achats. Montant : 2000, 1000, 500, 200 €.'
  },
  draft: {
    empty: '',
    typing: 'Saisie…',
    saving: 'Enregistrement…',
    saved: (hour: string) => `Gardée à ${hour}`,
    error: 'Pas encore gardée'
  },
  fromTo: (low: string, high: string) => `${low} à ${high}`,
  results: (n: number) => (n < 2 ? `${n} résultat` : `${n} résultats`),
  tickets: (n: number) => (n < 2 ? `${n} ticket ouvert` : `${n} tickets ouverts`)
};
