/** The first start, the import of a simple CSV, and what is said after a damaged file. */
export const start = {
  welcome: 'Bienvenue dans Décroche',
  promise: 'La bonne fiche avant la deuxième sonnerie. Tout reste sur ce poste.',
  choose: 'Par où commencer ?',
  choices: {
    demo: ['Essayer la démonstration', 'Des fiches et des appels inventés, dans un fichier à part'],
    empty: ['Commencer vide', 'Les fiches viendront avec les appels'],
    import: ['Importer un fichier CSV', 'Nom, société, téléphone, courriel']
  },
  preparing: 'La démonstration se prépare',
  house: {
    title: 'Votre maison',
    what: 'Tout se change plus tard dans Réglages.',
    lines: 'Vos lignes',
    hours: "Vos heures d'ouverture",
    you: 'Qui est au poste ?',
    finish: 'Ouvrir le poste',
    later: 'Plus tard'
  },
  import: {
    title: 'Importer un fichier CSV',
    choose: 'Choisir un fichier',
    change: 'Un autre fichier',
    drop: 'Une ligne par personne. Rien ne part d’ici.',
    reading: 'Lecture du fichier…',
    read: (rows: string, delimiter: string, encoding: string) =>
      `${rows} lignes, séparées par ${delimiter}, ${encoding}`,
    delimiters: {
      ';': 'des points-virgules',
      ',': 'des virgules',
      '\t': 'des tabulations',
      '|': 'des barres'
    } as Record<string, string>,
    columns: 'Que contient chaque colonne ?',
    column: (name: string) => `Contenu de la colonne ${name}`,
    nothing: '(laisser)',
    fields: {
      name: 'Prénom et nom',
      first_name: 'Prénom',
      last_name: 'Nom',
      company: 'Société',
      phone: 'Téléphone',
      email: 'Courriel'
    } as Record<string, string>,
    needOne: 'Choisissez au moins un nom, une société ou un téléphone.',
    run: (rows: string) => `Importer ${rows} lignes`,
    running: 'Importation',
    progress: (done: string, total: string) => `${done} sur ${total}`,
    cancel: 'Arrêter',
    cancelled: 'Importation arrêtée. Ce qui était entré reste ; rien d’autre n’a changé.',
    report: 'Importation faite',
    created: (n: string) => `${n} fiches créées`,
    merged: (n: string) => `${n} lignes jointes à une fiche existante`,
    rejected: (n: string) => `${n} lignes écartées`,
    noneRejected: 'Aucune ligne écartée.',
    rejectedHead: { line: 'Ligne', value: 'Valeur', reason: 'Pourquoi' },
    reasons: {
      empty: 'rien à garder',
      no_name: 'ni nom ni numéro',
      too_many_columns: 'trop de colonnes',
      too_few_columns: 'il manque des colonnes'
    } as Record<string, string>,
    more: (n: string) => `et ${n} autres`,
    go: 'Voir les fiches',
    next: 'Continuer'
  },
  recovered: {
    title: 'Le fichier de données était abîmé',
    what: 'Décroche l’a mis de côté, sans rien en effacer, et a ouvert un fichier neuf.',
    where: 'Le fichier abîmé est ici :',
    backup: 'Dernière sauvegarde vérifiée',
    backupOf: (when: string, contacts: string, calls: string) =>
      `${when} : ${contacts} fiches, ${calls} appels`,
    restore: 'Restaurer cette sauvegarde',
    none: 'Aucune sauvegarde vérifiée n’a été trouvée.',
    empty: 'Continuer avec un fichier vide',
    restored: 'Sauvegarde restaurée.'
  }
};
