/** The desk, and the fiche wherever it is shown. */
export const desk = {
  label: 'Poste',
  fiche: {
    label: 'Fiche',
    numberOfCall: 'Numéro de cet appel',
    addPhone: 'Ajouter un numéro',
    addEmail: 'Ajouter un courriel',
    newPhone: 'Nouveau numéro',
    newEmail: 'Nouveau courriel',
    email: 'Courriel',
    invalidSince: (day: string) => `Noté comme faux le ${day}`,
    keep: 'garder',
    restore: 'revenir à l’ancien',
    empty: 'à remplir',
    edit: (label: string, value: string) => `${label} : ${value}, modifier`,
    notKept: 'pas encore gardé',
    more: 'Tous les champs',
    less: 'Moins de champs',
    fields: {
      civility: 'Civilité',
      first_name: 'Prénom',
      last_name: 'Nom',
      company: 'Société',
      job: 'Fonction',
      decision_power: 'Décide',
      street: 'Adresse',
      postcode: 'Code postal',
      town: 'Commune',
      country: 'Pays',
      birth_year: 'Né en',
      language: 'Langue',
      usual_hours: 'Joindre',
      loyalty_card: 'Carte',
      label: 'Qualité',
      preferences: 'Préférences',
      external_id: 'Référence externe'
    },
    stage: {
      change: "Changer d'étape",
      label: 'Étape',
      why: 'Pourquoi',
      whyHint: 'Premier achat, demande de devis…',
      keep: "Garder l'étape"
    },
    consentUntil: (day: string) => `Valable jusqu'au ${day}.`,
    collectedBy: (how: string, day: string) => `${how}, ${day}.`,
    evidence: 'Preuve jointe.',
    noEvidence: 'Aucune preuve jointe.',
    neverAsked: 'Demandez avant toute prospection.',
    complete: (percent: number) => `Fiche à ${percent} %`,
    missing: (list: string) => `manque : ${list}`,
    owner: (name: string) => `Suivie par ${name}`,
    purchases: (n: number, total: string) => (n < 2 ? `${n} achat, ${total}` : `${n} achats, ${total}`),
    bought: 'Achats'
  },
  again: {
    same: (ordinal: string, days: number, motive: string) =>
      days < 2
        ? `${ordinal} appel depuis hier pour le même motif : ${motive}`
        : `${ordinal} appel en ${days} jours pour le même motif : ${motive}`,
    plain: (ordinal: string, days: number) =>
      days < 2 ? `${ordinal} appel depuis hier` : `${ordinal} appel en ${days} jours`
  },
  know: {
    label: 'À savoir',
    refusal: 'Refus',
    refusalWhy: (why: string) => `« ${why} »`,
    notBefore: (day: string) => `Ne pas reproposer avant le ${day}.`,
    callback: 'Rappel prévu',
    promisedBy: (name: string) => `promis par ${name}`,
    dueIn: (span: string) => `Réponse due dans ${span}`,
    late: (span: string) => `Réponse en retard de ${span}`
  },
  timeline: {
    label: 'Historique',
    tabs: { all: 'Tout', call: 'Appels', ticket: 'Tickets', note: 'Notes', purchase: 'Achats' },
    today: (day: string) => `Aujourd'hui, ${day}`,
    week: 'Cette semaine',
    empty: 'Rien encore.',
    more: 'Plus ancien',
    call: (direction: string, talk: string | null) => (talk === null ? direction : `${direction}, ${talk}`),
    direction: { inbound: 'Appel entrant', outbound: 'Appel sortant', internal: 'Appel interne' } as Record<
      string,
      string
    >,
    inHand: 'en cours',
    ticket: (number: number, subject: string) => `Ticket n° ${number}, ${subject}`,
    purchase: (label: string) => `Achat : ${label}`,
    offer: (product: string) => `Offre : ${product}`,
    answers: {
      accepted: 'Acceptée',
      refused: 'Refusée',
      no_answer: 'Sans réponse',
      pending: 'Sans réponse encore'
    } as Record<string, string>,
    channels: {
      mail: 'Courriel',
      sms: 'SMS',
      chat: 'Tchat',
      form: 'Formulaire',
      post: 'Courrier',
      visit: 'Visite',
      social: 'Réseau social'
    } as Record<string, string>,
    note: (name: string | null) => (name === null ? 'Note' : `Note de ${name}`),
    survey: (mark: number | null) => (mark === null ? 'Enquête' : `Enquête : ${mark} sur 10`),
    stage: (stage: string) => `Étape : ${stage}`,
    by: (name: string) => `par ${name}`
  },
  note: {
    title: "Note de l'appel",
    placeholder: 'Ce que dit la personne, ce que vous promettez',
    notOnLine: 'La note appartient à un appel.'
  },
  close: {
    title: 'Clôture',
    label: "Conduite de l'appel",
    wrapUp: 'Post-appel',
    wrapUpLater: 'Post-appel au raccroché',
    outcome: 'Issue',
    other: 'Autre…',
    back: 'Retour',
    detail: 'Précision',
    noDetail: 'Sans précision',
    motive: 'Motif',
    noMotive: 'À préciser',
    when: 'Rappeler',
    whenNext: 'Prochaine action',
    subject: 'À propos de',
    product: 'Produit',
    noProduct: 'Choisir un produit',
    why: 'Raison donnée',
    whyHint: 'Les mots de la personne',
    redirected: 'Orienté vers',
    redirectedTo: {
      site: 'Le site',
      faq: 'La foire aux questions',
      customer_area: 'L’espace client',
      virtual_agent: "L'agent virtuel",
      community: 'La communauté'
    },
    reminds: 'Relance du ticket',
    more: 'Plus de précisions',
    run: 'Clore',
    onLine: "Se clôt après l'appel",
    chooseOutcome: 'Choisissez une issue',
    needsWhen: 'Dites quand rappeler',
    needsProduct: 'Dites quel produit',
    done: 'Appel clos',
    ready: {
      none: "Rien d'autre ne suivra",
      callback: 'Un rappel sera créé',
      ticket: 'Ouvrez ou complétez un ticket',
      sale: "L'achat entre dans la fiche",
      appointment: 'Le rendez-vous devient un rappel',
      refusal: 'Le refus entre dans la fiche',
      wrong_number: 'Le numéro reste sur la fiche, marqué faux',
      opposition: "L'accord est retiré, plus de prospection"
    }
  },
  when: {
    placeholder: 'demain 9h30, lun 14h, 23/11 10h',
    notUnderstood: 'Date non comprise. Écrivez « demain 9h30 » ou « 23/11 10h ».',
    past: 'Cette date est passée.',
    soon: 'Dans 1 h',
    tomorrow: 'Demain',
    monday: 'Lundi'
  },
  ticket: {
    open: 'Ouvrir un ticket',
    title: 'Nouveau ticket',
    subject: 'Sujet',
    description: 'Ce qui se passe, depuis quand, ce qui est déjà essayé',
    descriptionLabel: 'Description',
    priority: 'Priorité',
    run: 'Ouvrir',
    opened: (number: number) => `Ticket n° ${number} ouvert`
  },
  call: {
    who: 'Qui est en ligne ?',
    unknown: 'Numéro inconnu',
    masked: 'Numéro masqué',
    internal: 'Appel interne : hors statistiques, rien à clore.',
    remember: 'Retenir pour ce numéro',
    change: 'Autre personne ?',
    leave: 'Quitter la fiche'
  },
  idle: {
    hello: (name: string) => `Bonjour ${name}`,
    helloNobody: 'Bonjour',
    waiting: "Le poste attend l'appel.",
    findSomeone: 'Ouvrir une fiche',
    ring: 'Faire sonner',
    manual: 'Appel saisi à la main',
    qualify: 'À qualifier',
    qualifyNone: 'Tous les appels ont leur issue.',
    qualifyMore: (n: number) => `et ${n} autres`,
    callbacks: 'Rappels',
    callbacksNone: 'Aucun rappel prévu.',
    callbackDone: 'Rappelé',
    nobody: 'à prendre',
    late: 'en retard',
    state: 'État',
    sit: 'Qui est au poste ?',
    choose: 'Choisir…',
    since: (span: string) => `depuis ${span}`
  },
  manual: {
    title: 'Appel saisi à la main',
    direction: 'Sens',
    who: 'Avec qui',
    number: 'Numéro',
    minutes: 'Durée en minutes',
    minutesHint: '12, 1h30, 90 s',
    minutesWrong: 'Durée non comprise. Écrivez « 12 min », « 1h30 » ou « 90 s ».',
    startedAt: 'Quand',
    startedHint: 'il y a 10 min, hier 16h',
    startedWrong: 'Date non comprise. Écrivez « hier 16h » ou « il y a 10 min ».',
    note: 'Note',
    run: "Garder l'appel",
    done: 'Appel gardé'
  }
};
