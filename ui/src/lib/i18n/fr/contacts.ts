/** The list of fiches, the new fiche, and what a number being typed is. */
export const contacts = {
  title: 'Fiches',
  total: (n: string, one: boolean) => (one ? `${n} fiche` : `${n} fiches`),
  filters: 'Étapes',
  all: 'Toutes',
  searchLabel: 'Chercher une fiche, un numéro…',
  newFiche: 'Fiche',
  newDraft: 'Fiche en cours',
  sortBy: 'Trier par',
  ascending: 'croissant',
  descending: 'décroissant',
  columns: {
    name: 'Nom',
    company: 'Société',
    stage: 'Étape',
    town: 'Commune',
    last_contact: 'Dernier contact',
    phone: 'Téléphone',
    tickets: 'Tickets'
  },
  never: 'jamais',
  empty: 'Aucune fiche encore. La première vient en la saisissant, ou avec un appel.',
  emptyStage: 'Aucune fiche à cette étape.',
  allStages: 'Toutes les étapes',
  importCsv: 'Importer un fichier',
  noResult: (text: string) => `Rien sous « ${text} ».`,
  createNamed: (text: string) => `Nouvelle fiche « ${text} »`,
  results: (n: string, more: boolean) =>
    more ? `plus de ${n} résultats` : n === '1' ? '1 résultat' : `${n} résultats`,
  firstShown: (n: number) => `les ${n} premiers`,
  hints: { walk: 'parcourir', open: 'ouvrir', back: 'revenir' },
  form: {
    title: 'Nouvelle fiche',
    identity: 'Identité',
    reach: 'Joindre',
    civility: 'Civilité',
    civilityNone: 'Non dite',
    firstName: 'Prénom',
    lastName: 'Nom',
    company: 'Société',
    job: 'Fonction',
    phone: 'Téléphone',
    otherPhone: 'Autre téléphone',
    addPhone: 'Un autre numéro',
    email: 'Courriel',
    address: 'Adresse',
    street: 'Numéro et voie',
    postcode: 'Code postal',
    town: 'Commune',
    stage: 'Étape',
    create: 'Créer la fiche',
    discard: 'Abandonner la saisie',
    discarded: 'Saisie abandonnée.',
    needOne: 'Un nom, une société ou un numéro suffit.',
    emailWrong: 'Il manque une arobase : nom@domaine.fr',
    created: (name: string) => `Fiche créée : ${name}`,
    kept: 'La saisie est gardée si vous partez.'
  },
  number: {
    kind: {
      number: 'Numéro complet',
      short: 'Numéro court : jamais rapproché d’une fiche',
      internal: 'Poste interne',
      masked: 'Numéro masqué',
      invalid: 'Ce n’est pas un numéro'
    } as Record<string, string>,
    reason: {
      empty: 'vide',
      withheld: 'masqué par l’appelant',
      letters: 'il contient des lettres',
      too_short: 'il manque des chiffres',
      too_long: 'il a trop de chiffres',
      not_in_plan: 'cette tranche n’existe pas',
      scientific_notation: 'abîmé par un tableur : les derniers chiffres sont perdus',
      ambiguous: 'plusieurs lectures possibles'
    } as Record<string, string>,
    extension: (digits: string) => `poste ${digits}`,
    others: (n: number) => (n < 2 ? 'et un autre numéro' : `et ${n} autres numéros`)
  },
  sheet: {
    phone: 'Téléphone',
    consent: 'Démarchage',
    underWay: 'En cours',
    last: 'Derniers échanges',
    ticket: (number: number, subject: string) => `Ticket ${number} : ${subject}`,
    deal: (subject: string) => `Opportunité : ${subject}`,
    callback: (when: string, subject: string) =>
      subject === '' ? `Rappel prévu ${when}` : `Rappel prévu ${when} : ${subject}`,
    printed: (day: string, by: string | null) =>
      by === null ? `Imprimé le ${day}.` : `Imprimé le ${day} par ${by}.`
  },
  view: {
    back: 'Fiches',
    take: 'Au poste',
    dial: 'Appeler',
    call: 'Noter un appel',
    ticket: 'Ouvrir un ticket',
    callback: 'Rappel',
    exchange: 'Échange',
    document: 'Document',
    print: 'Imprimer la fiche',
    printKey: 'Imprimer la fiche (Ctrl P)',
    mainNumber: 'Le principal',
    promise: 'Promettre',
    promised: (when: string) => `Rappel promis ${when}.`,
    gone: "Cette fiche n'existe plus : effacée ou fusionnée."
  }
};
