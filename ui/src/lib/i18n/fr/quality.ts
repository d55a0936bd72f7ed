import type { BulkValue, Flaw, WorkList } from '../../types';

/** The mark of a plural. */
const s = (n: string) => (n === '0' || n === '1' ? '' : 's');

/** How far the base can be trusted, and what is put right. */
export const quality = {
  title: 'Qualité de la base',
  reading: 'Lecture de la base…',
  outOf: 'sur 100',
  undefined: '–',
  people: (n: string) => `${n} fiche${s(n)}`,
  formula: 'Note = 100 × Σ poids × (1 − part) ÷ Σ poids, sur les parts définies.',
  aging: (percent: string, below: string) =>
    `Une adresse vieillit de ${percent} par an ; sous ${below} de chances d’être encore juste, elle est à vérifier.`,
  lists: {
    invalid: 'Invalides',
    missing: 'Manquantes',
    stale: 'À vérifier',
    duplicate: 'Doublons',
    no_consent: 'Sans accord',
    fixable: 'À corriger'
  } satisfies Record<WorkList, string> as Record<WorkList, string>,
  about: {
    invalid: 'Un numéro, un e-mail ou un code postal qui ne peut pas être juste.',
    missing: 'Pas de nom, ou aucun moyen de joindre la personne.',
    stale: 'L’adresse a trop vieilli depuis la dernière vérification.',
    duplicate: 'Sans doute deux fiches pour une personne, d’après la dernière recherche.',
    no_consent: 'Prospects sans accord au démarchage en cours.',
    fixable: 'Une écriture à corriger d’une touche, montrée avant.'
  } satisfies Record<WorkList, string> as Record<WorkList, string>,
  weight: (n: string) => `poids ${n}`,
  of: (n: string, total: string) => `${n} sur ${total}`,
  notLooked: 'pas encore cherchés',
  look: 'Chercher les doublons',
  compare: 'Comparer les doublons',
  flaws: {
    number: 'numéro impossible',
    wrong: 'signalé faux',
    email: 'e-mail impossible',
    email_typo: 'e-mail mal tapé',
    postcode: 'code postal impossible',
    name: 'sans nom',
    case: 'majuscules',
    accents: 'accents',
    place: 'code postal et ville',
    civility: 'civilité dans le nom',
    reach: 'injoignable',
    stale: 'à vérifier',
    duplicate: 'doublon',
    consent: 'sans accord'
  } satisfies Record<Flaw, string> as Record<Flaw, string>,
  values: { field: 'Valeur', email: 'E-mail', tag: 'Étiquette', stage: 'Étape' } satisfies Record<
    BulkValue,
    string
  > as Record<BulkValue, string>,
  civilities: { mme: 'Madame', m: 'Monsieur', mx: 'Mx' } as Record<string, string>,
  none: 'rien',
  becomes: 'devient',
  order: 'Les plus gros acheteurs d’abord, puis les derniers contactés.',
  spent: (euros: string) => `${euros} d’achats`,
  stillRight: (percent: string) => `${percent} de chances d’être encore juste`,
  empty: 'Personne sur cette liste.',
  emptyBase: 'La base est vide : il n’y a rien à noter.',
  import: 'Importer un fichier',
  perfect: 'Rien à corriger.',
  more: 'Montrer la suite',
  walk: 'Suivante, précédente',
  open: 'Ouvrir la fiche',
  fix: 'Corriger',
  fixed: 'Corrigé. Ctrl Z revient.',
  verify: 'Vérifié',
  verified: 'Vérifiée aujourd’hui. Ctrl Z revient.',
  nothingProposed: 'Rien n’est proposé pour cette fiche : ouvrez-la pour la corriger.',
  deducedEmail: (address: string) => `Ajouter l’e-mail ${address}`,
  deducedPhone: (number: string) => `Ajouter le standard, ${number}`,
  colleagues: (company: string, n: number, pattern: string | null) =>
    pattern === null
      ? `${n} collègues de ${company} ont ce numéro`
      : `${n} adresses de ${company} s’écrivent ainsi (${pattern})`,
  deduce: 'Proposer ce qui se déduit',
  proposed: (n: string) => `${n} proposition${s(n)} sur les fiches. Chacune s’accepte ou se refuse là.`,
  segment: 'En faire un segment',
  fixAll: 'Tout corriger',
  bulk: {
    looking: 'Recherche de ce qui changerait',
    undoing: 'Retour en cours',
    would: (n: string, total: string) =>
      `${n} fiche${s(n)} sur ${total} ${s(n) === '' ? 'changerait' : 'changeraient'}. Rien n’est encore écrit.`,
    nothing: 'Rien ne changerait.',
    first: (n: string) => `Les ${n} premières`,
    who: 'Fiche',
    what: 'Donnée',
    before: 'Avant',
    after: 'Après',
    no: 'Ne rien changer',
    far: (done: string, total: string) => `${done} sur ${total}`,
    cancelled: 'Arrêté. Rien n’a changé.',
    undo: 'Annuler',
    undone: (n: string) => `${n} fiche${s(n)} comme avant.`,
    kept: (n: string) => `${n} modifiée${s(n)} depuis : ce qui a été modifié reste.`,
    past: 'Dernières modifications en masse',
    pastLine: (n: string, when: string) => `${n} fiche${s(n)}, ${when}`,
    /** Where what is proposed is taken… */
    fix: {
      title: 'Tout corriger',
      changing: 'Correction en cours',
      run: 'Sauvegarder, puis corriger',
      done: (n: string) => `${n} fiche${s(n)} corrigée${s(n)}.`,
      stopped: (n: string) => `Arrêté : ${n} fiche${s(n)} corrigée${s(n)}, le reste est tel quel.`
    },
    /** …and where one value is given to many. */
    change: {
      title: 'Modifier ces fiches',
      changing: 'Modification en cours',
      run: 'Sauvegarder, puis modifier',
      done: (n: string) => `${n} fiche${s(n)} modifiée${s(n)}.`,
      stopped: (n: string) => `Arrêté : ${n} fiche${s(n)} modifiée${s(n)}, le reste est tel quel.`
    }
  },
  change: {
    what: 'Quoi',
    value: 'Valeur',
    why: 'Pourquoi',
    fields: 'Données de la fiche',
    tagOn: 'Étiquette à poser',
    tagOff: 'Étiquette à retirer',
    show: 'Voir ce qui changerait',
    close: 'Fermer',
    hint: 'Rien n’est écrit avant que vous l’ayez vu. Une sauvegarde est faite d’abord, et Ctrl Z revient.',
    emptied: 'Sans valeur, la donnée est vidée. Rien n’est écrit avant que vous l’ayez vu ; Ctrl Z revient.'
  }
};
