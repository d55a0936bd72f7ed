/** The settings: the house, its lines and people, the telephone, this desk, the data. */
export const settings = {
  title: 'Réglages',
  sections: {
    label: 'Rubriques',
    house: 'Maison',
    lines: 'Lignes',
    agents: 'Agents',
    catalogue: 'Catalogue',
    guides: 'Guides',
    documents: 'Documents',
    articles: 'Articles',
    automations: 'Automatisations',
    grids: 'Grilles',
    ignored: 'Numéros ignorés',
    popup: "Fenêtre d'appel",
    notices: 'À voir',
    interface: 'Interface',
    phone: 'Téléphone',
    data: 'Données',
    keys: 'Touches'
  },
  kept: 'Chaque réglage est gardé dès que vous le changez.',
  saved: 'Gardé.',
  house: {
    name: 'Nom de la maison',
    nameHint: "Dit à l'accueil : « Assistance fibre, bonjour »",
    region: 'Pays des numéros sans indicatif',
    regionHint: '06… et 01… se lisent dans ce pays',
    hours: "Heures d'ouverture",
    hoursHint: 'Un appel perdu en dehors est compté « hors plage ».',
    days: 'Jours ouverts',
    dayNames: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
    dayLong: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    from: 'De',
    to: 'À',
    hourWrong: 'Écrivez une heure : 9 h, 09:00, 18h30',
    orderWrong: 'La fin vient après le début.',
    repeatDays: 'Appels répétés comptés sur',
    daysCount: (n: number) => (n < 2 ? `${n} jour` : `${n} jours`)
  },
  lines: {
    what: 'Les numéros que vos clients composent. Un appel qui en vient est interne.',
    empty: 'Aucune ligne encore.',
    number: 'Numéro de la ligne',
    label: 'Nom',
    labelHint: 'Assistance, Commercial…',
    queue: "File d'attente",
    noQueue: 'sans file',
    add: 'Ajouter la ligne',
    added: (number: string) => `Ligne ajoutée : ${number}`,
    removed: (number: string) => `Ligne retirée : ${number}`,
    remove: (number: string) => `Retirer la ligne ${number}`
  },
  agents: {
    level: 'Niveau',
    team: 'Équipe',
    teamHint: 'Accueil, support…',
    languages: 'Langues',
    languagesHint: 'Codes : fr, en, es',
    skills: 'Compétences',
    skillsHint: 'Fibre, facturation…',
    keep: 'Garder',
    editOf: (name: string) => `Modifier ${name}`,
    handOver: 'Confier tout ce que cette personne suit',
    handOverWhat: 'Fiches, rappels, tickets et opportunités en cours. Les rendez-vous se reportent un à un.',
    handOverNow: 'Confier…',
    handOverSure: 'Oui, confier',
    toBeTaken: 'À prendre par qui veut',
    given: (contacts: number, callbacks: number, tickets: number, deals: number) =>
      `Confié : ${contacts} fiches, ${callbacks} rappels, ${tickets} tickets, ${deals} opportunités.`,
    appointmentsLeft: (n: number) =>
      n > 1 ? `${n} rendez-vous restent à reporter.` : 'Un rendez-vous reste à reporter.',
    leave: 'Ne travaille plus ici',
    what: 'Qui travaille ici. Le poste garde le nom de la personne assise.',
    name: 'Prénom et nom',
    extension: 'Poste',
    extensionHint: 'Un appel de ce poste est interne',
    add: 'Ajouter',
    added: (name: string) => `Agent ajouté : ${name}`,
    here: 'à ce poste',
    sit: "S'asseoir ici",
    sits: (name: string) => `${name} est au poste.`,
    empty: 'Personne encore. Ajoutez-vous.',
    extensionOf: (digits: string) => `poste ${digits}`,
    roles: {
      advisor: 'Téléconseiller',
      supervisor: 'Superviseur',
      trainer: 'Formateur',
      student: 'Étudiant'
    } as Record<string, string>
  },
  ignored: {
    what: "Ces numéros n'ouvrent jamais de fenêtre. Leurs appels restent au journal.",
    empty: 'Aucun numéro ignoré.',
    number: 'Numéro, ou début suivi de *',
    why: 'Pourquoi',
    whyHint: 'Démarchage, automate…',
    add: 'Ignorer ce numéro',
    added: (number: string) => `Ignoré : ${number}`,
    removed: (number: string) => `N'est plus ignoré : ${number}`,
    remove: (number: string) => `Ne plus ignorer ${number}`
  },
  dial: {
    with: 'Pour appeler',
    choices: {
      tel: [
        'Le téléphone de cet ordinateur',
        'Le numéro lui est donné (lien tel:) quand vous appelez d’une fiche.'
      ],
      sip: ['Un logiciel SIP', 'Le même, par un lien sip:.'],
      none: ['Moi', 'Vous composez le numéro, puis dites si la personne répond.']
    } as Record<string, string[]>
  },
  popup: {
    mode: "À l'arrivée d'un appel",
    modes: {
      discreet: ['Discrète', 'Pas de fenêtre : la fiche est prête au poste'],
      front: ['Devant, sans prendre le clavier', 'Elle paraît ; vos frappes restent où elles sont'],
      focus: ['Devant, avec le clavier', 'Vos frappes vont à la fiche dès la sonnerie']
    } as Record<string, string[]>,
    when: 'Moment',
    whens: {
      ringing: ['À la sonnerie', 'Avant de décrocher'],
      answered: ['Au décroché', 'Une fois en ligne'],
      never: ['Jamais', "L'appel reste en haut de la fenêtre"]
    } as Record<string, string[]>
  },
  interface: {
    language: 'Langue',
    theme: 'Thème',
    themes: { system: 'Celui du système', light: 'Clair', dark: 'Sombre' } as Record<string, string>,
    zoom: 'Taille à l’écran',
    percent: (value: string) => `${value} %`,
    density: 'Densité',
    densities: { comfortable: 'Confortable', compact: 'Compacte' } as Record<string, string>,
    letterKeys: "Touches d'une seule lettre",
    letterKeysHint: 'Hors d’un champ : N nouvelle fiche, S résoudre… Les autres touches restent.'
  },
  phone: {
    what: 'Votre téléphone, votre standard ou une passerelle annonce ici les appels.',
    switch: 'Écouter les téléphones',
    switchHint: "Sur ce poste seulement (127.0.0.1) ; rien ne sort, rien n'entre du réseau.",
    port: 'Port',
    portHint: '0 : choisi par le système',
    portWrong: 'Un nombre de 0 à 65535',
    states: {
      off: 'Éteint',
      waiting: "À l'écoute, aucun appel encore",
      alive: (ago: string) => `Dernier appel annoncé ${ago}`,
      failed: "N'écoute pas : ce port est pris. Changez-en, ou mettez 0."
    },
    received: (n: string) => `${n} reçus`,
    refused: (n: string) => `${n} refusés`,
    address: 'Adresse à donner au téléphone',
    show: 'Montrer',
    hide: 'Cacher',
    secret: 'Qui a cette adresse peut annoncer des appels : gardez-la pour vous.',
    copy: 'Copier',
    copied: 'Copié.',
    notCopied: 'La copie est refusée ici : sélectionnez le texte.',
    tryIt: 'Essayer depuis un terminal',
    json: 'En JSON',
    form: 'En formulaire',
    journal: 'Voir le journal du téléphone'
  },
  data: {
    file: 'Fichier de données',
    fileHint: 'Tout y est, sur ce poste. À ne pas mettre dans un dossier partagé ou synchronisé.',
    version: (v: string) => `Décroche ${v}`,
    backup: 'Sauvegarde',
    backupHint: "Une copie vérifiée, à côté du fichier. Il s'en fait une avant chaque importation.",
    backupNow: 'Sauvegarder maintenant',
    backupDone: (when: string, contacts: string, calls: string) =>
      `Faite à ${when} : ${contacts} fiches, ${calls} appels.`,
    backups: 'Sauvegardes de ce fichier',
    backupOf: (when: string, contacts: string, calls: string) =>
      `${when} : ${contacts} fiches, ${calls} appels`,
    restore: 'Restaurer',
    restoreNamed: (when: string) => `Restaurer la sauvegarde de ${when}`,
    restoreAsk: "Le fichier ouvert est d'abord sauvegardé, puis remplacé. Cela se défait de la même façon.",
    restoreYes: 'Remplacer le fichier',
    restored: 'Sauvegarde restaurée.',
    import: 'Importer un fichier',
    importHint: 'CSV, Excel ou vCard. Chaque import peut être annulé.',
    demo: 'Démonstration',
    demoHint: 'Ces fiches sont inventées. Votre fichier vous attend, intact.',
    demoLeave: 'Quitter la démonstration',
    demoLeft: 'Démonstration quittée.'
  }
};
