import type { RfmClass } from '../../types';

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
  stop: 'Arrêter',
  stopping: 'Arrêt…',
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
    score: (score: number) => `Score : ${score} sur 100`,
    classes: {
      champion: 'Champion : achète souvent, et récemment. Remerciez, demandez un avis',
      loyal: 'Fidèle : achète régulièrement. Proposez ce qui est au-dessus',
      promising: 'Prometteur : a acheté récemment, quelques fois. Proposez ce qui va avec',
      new: 'Nouveau : vient d’acheter pour la première fois. Souhaitez la bienvenue',
      at_risk: 'À risque : achetait souvent, n’achète plus. Appelez, demandez pourquoi',
      asleep: 'Endormi : n’a pas acheté depuis un moment. Réveillez par une occasion',
      lost: 'Perdu : n’a pas acheté depuis longtemps. Un dernier mot, puis n’insistez pas'
    } as Record<RfmClass, string>
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
