/** The pop-up, and what any screen says of a caller: why it matched, what to know, what to say first. */
export const popup = {
  incoming: (queue: string | null) => (queue === null ? 'Appel entrant' : `Appel entrant · ${queue}`),
  outgoing: (line: string | null) => (line === null ? 'Appel sortant' : `Appel sortant · ${line}`),
  onLine: (queue: string | null) => (queue === null ? 'En ligne' : `En ligne · ${queue}`),
  answer: 'Décrocher',
  answerAs: (name: string) => `Décrocher comme ${name}`,
  open: 'Ouvrir la fiche',
  openAs: (name: string) => `Ouvrir la fiche : ${name}`,
  openCall: "Ouvrir l'appel au poste",
  fiche: 'Fiche',
  reduce: 'Réduire',
  takes: 'prend la main',
  keystrokes: 'Vos frappes restent dans votre fenêtre.',
  kept: "Rien à saisir maintenant : l'appel est déjà gardé.",
  choiceKept: "Choix modifiable pendant l'appel.",
  noFiche: "Aucune fiche créée d'office. Compté « masqué ».",
  yours: 'Vous avez la main.',
  anotherFiche: 'une autre fiche',
  backToList: 'revenir à la liste',
  announce: (name: string) => `Appel de ${name}`,
  announceUnknown: (number: string) => `Appel d'un numéro inconnu, ${number}`,
  announceSeveral: (n: number) => `Appel, ${n} fiches possibles`,
  announceMasked: 'Appel masqué',
  cnam: (name: string) => `Nom annoncé : ${name}, non vérifié`,
  ivr: (choice: string) => `Choix au menu vocal : ${choice}`,
  speaks: (language: string) => `Langue préférée : ${language}`,
  who: 'Qui est en ligne ?',
  likely: 'le plus probable d’abord',
  shared: (n: number) => `numéro partagé par ${n} fiches`,
  sharedNumber: 'Numéro partagé',
  reason: {
    same: (usage: string | null) =>
      usage === null
        ? 'Même numéro que celui de la fiche, au chiffre près'
        : `Même numéro que ${usage} de la fiche, au chiffre près`,
    usage: {
      mobile: 'le mobile',
      work: 'le bureau',
      home: 'le domicile',
      switchboard: 'le standard',
      fax: 'le fax',
      other: 'un numéro'
    } as Record<string, string>,
    shortSame: (usage: string | null) => (usage === null ? 'Même numéro' : `Même numéro : ${usage}`),
    extension: (digits: string) => `poste ${digits}`,
    outdated: 'Attention : numéro noté comme ancien',
    chosen: 'Choisie par vous pour cet appel',
    remembered: (day: string, among: number) =>
      among > 1 ? `Choisi pour ce numéro le ${day}, parmi ${among} fiches` : `Choisi pour ce numéro le ${day}`
  },
  rank: {
    ticket: (number: number) => `Ticket ouvert n° ${number}`,
    callback: (when: string) => `Rappel promis ${when}`,
    lastContact: (ago: string) => `dernier contact ${ago}`,
    main: 'Numéro principal de sa fiche',
    company: "Fiche de l'entreprise",
    none: 'aucun échange',
    callbackChip: 'Rappel'
  },
  repeat: (ordinal: string, days: number) =>
    days < 2 ? `${ordinal} appel depuis hier` : `${ordinal} appel en ${days} jours`,
  sameMotive: 'même motif',
  refused: (product: string, day: string) => ['A ', `refusé : ${product}`, ` le ${day}.`],
  refusedWhy: (why: string) => ` « ${why} »`,
  callbackDue: (when: string, subject: string) => ['Rappel prévu ', when, ` : ${subject}`],
  lastContact: (ago: string, rest: string) => ['Dernier contact ', ago, rest],
  noContact: 'Jamais en contact jusqu’ici',
  consent: {
    given: (day: string | null, evidence: boolean) => [
      'Prospection : ',
      day === null ? 'accord' : `accord du ${day}`,
      evidence ? ', preuve jointe' : ', sans preuve jointe'
    ],
    missing: ['Prospection : ', "pas d'accord enregistré", ''],
    expired: (day: string | null) => ['Prospection : ', 'accord expiré', day === null ? '' : ` le ${day}`],
    withdrawn: (day: string | null) => ['Prospection : ', 'opposition', day === null ? '' : ` le ${day}`]
  },
  prospectUnknown: 'Sans accord enregistré : pas de prospection sur ce numéro.',
  ticketWaits: {
    waiting_customer: 'attend le client',
    waiting_third_party: 'attend un tiers'
  } as Record<string, string>,
  moreTickets: (n: number) => (n < 2 ? `et ${n} autre` : `et ${n} autres`),
  level: (level: number) => `N${level}`,
  say: {
    ticket: (name: string, number: number, subject: string) =>
      `« ${name}, vous appelez pour le dossier ${number}, ${subject} ? »`,
    again: (name: string, subject: string) => `« ${name}, vous rappelez pour : ${subject} ? »`,
    callback: (name: string, subject: string) =>
      `« ${name}, nous devions vous rappeler : ${subject}. C'est bien cela ? »`,
    plain: (name: string, house: string) =>
      house === '' ? `« Bonjour ${name}, je vous écoute. »` : `« ${house}, bonjour ${name}, je vous écoute. »`
  },
  unknown: {
    title: 'Numéro inconnu',
    never: 'jamais vu dans la base',
    seen: (n: number) => (n < 2 ? 'déjà appelé une fois, sans fiche' : `déjà appelé ${n} fois, sans fiche`),
    kinds: {
      short: 'Numéro court : pas de fiche à créer',
      invalid: 'Ce numéro n’existe pas tel quel : pas de fiche à créer'
    } as Record<string, string>,
    create: 'Nouvelle fiche',
    person: 'Prénom et nom',
    personHint: 'Prénom Nom',
    company: 'Société',
    createNow: 'Créer',
    attach: 'Rattacher à une fiche',
    attachHint: "Le numéro s'ajoute, rien n'est écrasé",
    choose: 'Choisir une fiche',
    chooseHint: "L'appel va à la fiche, le numéro ne s'ajoute pas",
    wrong: 'Faux numéro',
    wrongHint: 'Compté à part, sans fiche'
  },
  searchPlaceholder: 'Nom, société, numéro, commune…',
  noHit: 'Personne sous ces mots.',
  masked: {
    title: 'Numéro masqué',
    hint: "L'appelant n'a pas transmis son numéro",
    ask: "À demander d'emblée",
    askName: ['« Puis-je avoir votre ', 'nom', ' et votre ', 'commune', ", s'il vous plaît ? »"],
    askNumber: ['« À quel ', 'numéro', ' puis-je vous rappeler si nous sommes coupés ? »', '', ''],
    expected: 'Attendus à cette heure',
    promised: (when: string, subject: string) => `Rappel promis ${when} : ${subject}`,
    lead: 'Une piste, pas une identification : vérifiez avant d’ouvrir la fiche.'
  },
  internal: {
    title: (extension: string | null) =>
      extension === null ? 'Appel interne' : `Appel interne · poste ${extension}`,
    level: (level: number) => `niveau ${level}`,
    outOfFigures: 'hors statistiques'
  }
};
