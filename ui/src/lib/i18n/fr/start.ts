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
      empty: 'Ce fichier ne contient aucune ligne. Rien n’a changé. Choisissez-en un autre.',
      cannot_read:
        'Ce fichier ne se laisse pas lire. Rien n’a changé. Vérifiez qu’il est encore là et qu’aucun autre programme ne le tient.',
      not_text: 'Ce fichier n’est pas un texte. Rien n’a changé. Enregistrez-le en CSV.',
      picture: 'Ce fichier est une image. Rien n’a changé. Choisissez un fichier CSV, Excel ou vCard.',
      pdf:
        'Ce fichier est un PDF, qui ne contient pas de lignes. Rien n’a changé. Demandez le tableau d’origine.',
      old_excel:
        'Ce classeur est d’un format d’Excel qui n’est pas lu (.xls, .xlsb). Rien n’a changé. Enregistrez-le en .xlsx.',
      protected:
        'Ce fichier est protégé par un mot de passe. Rien n’a changé. Enregistrez-le sans mot de passe.',
      open_document:
        'Ce classeur est un document LibreOffice. Rien n’a changé. Enregistrez-le en .xlsx ou en CSV.',
      numbers: 'Ce classeur est un document Numbers. Rien n’a changé. Exportez-le en .xlsx ou en CSV.',
      word_document:
        'Ce fichier est un texte ou un diaporama, pas un tableau. Rien n’a changé. Copiez le tableau dans un classeur.',
      archive:
        'Ce fichier est une archive. Rien n’a changé. Décompressez-la et choisissez le fichier qu’elle contient.',
      web_page:
        'Ce fichier est une page web, quel que soit son nom. Rien n’a changé. Ouvrez-le dans un tableur et enregistrez-le en CSV.',
      xml: 'Ce fichier est du XML. Rien n’a changé. Ouvrez-le dans un tableur et enregistrez-le en CSV.',
      database: 'Ce fichier est une base de données. Rien n’a changé. Exportez la table voulue en CSV.',
      damaged_workbook:
        'Ce classeur est abîmé. Rien n’a changé. Ouvrez-le dans Excel et enregistrez-le à nouveau.',
      workbook_too_large:
        'Ce classeur est trop grand une fois ouvert. Rien n’a changé. Enregistrez la feuille voulue en CSV.',
      too_many_cells:
        'Ce classeur a plus d’un million de cases. Rien n’a changé. Enregistrez la feuille voulue en CSV.',
      no_such_sheet: 'Ce classeur n’a pas de feuille de ce nom. Rien n’a changé.',
      too_many_rows: 'Ce fichier a plus de 5 millions de lignes. Rien n’a changé. Coupez-le en deux.',
      too_many_columns:
        'Ce fichier a plus de 500 colonnes. Rien n’a changé. Enlevez celles qui ne servent pas.',
      line_too_long:
        'Ce fichier n’est pas fait de lignes. Rien n’a changé. Vérifiez que c’est bien un tableau.',
      no_such_line:
        'Le fichier n’a pas tant de lignes. Rien n’a changé. Dites sur quelle ligne sont les titres des colonnes.',
      too_large: 'Ce fichier dépasse 10 Mo. Rien n’a changé. Coupez-le en deux.',
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
