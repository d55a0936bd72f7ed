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
    finish: 'Ouvrir le poste'
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
    needOne: 'Choisissez ce que contient au moins une colonne.',
    run: (rows: string) => `Importer ${rows} lignes`,
    running: 'Importation',
    progress: (done: string, total: string) => `${done} sur ${total}`,
    cancel: 'Arrêter',
    cancelled: 'Importation arrêtée. Ce qui est compté ici est entré, le reste non.',
    report: 'Importation faite',
    created: (n: string) => `${n} fiches créées`,
    merged: (n: string) => `${n} lignes ont complété une fiche existante`,
    rejected: (n: string) => `${n} lignes ou valeurs écartées`,
    noneRejected: 'Rien n’a été écarté.',
    rejectedHead: { line: 'Ligne', value: 'Valeur', reason: 'Pourquoi' },
    reasons: {
      empty: 'rien à garder',
      not_a_number: 'ni nom ni numéro lisible',
      bad_email: 'ce n’est pas un courriel',
      too_long: 'trop long : le début est gardé',
      company_differs: 'la fiche a une autre société, gardée'
    } as Record<string, string>,
    unreadable: {
      empty: 'Ce fichier est vide. Rien n’a changé. Choisissez-en un autre.',
      too_large: 'Ce fichier dépasse 10 Mo. Rien n’a changé. Coupez-le en deux.',
      not_text: 'Ce fichier n’est pas un texte. Rien n’a changé. Enregistrez-le en CSV.',
      too_many_rows: 'Ce fichier a plus de 100 000 lignes. Rien n’a changé. Coupez-le en deux.',
      too_many_columns: 'Ce fichier a trop de colonnes. Rien n’a changé. Enlevez celles qui ne servent pas.',
      cell_too_long: 'Une case est trop longue. Rien n’a changé. Vérifiez les guillemets du fichier.'
    } as Record<string, string>,
    lost: (n: string) => `${n} caractères illisibles`,
    backup: 'Sauvegarde faite avant :',
    more: (n: string) => `et ${n} autres`,
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
