import type { CampaignGround, CampaignKind, OutReason, TargetState } from '../../types';

const KINDS: Record<CampaignKind, string> = {
  prospecting: 'Prospection',
  lead_generation: 'Génération de leads',
  telesales: 'Télévente',
  loyalty: 'Fidélisation',
  fundraising: 'Collecte de fonds',
  survey: 'Enquête',
  collection: 'Recouvrement',
  appointment: 'Prise de rendez-vous',
  verification: 'Vérification de fichier'
};

const people = (n: number, said: string) => (n < 2 ? `${said} personne` : `${said} personnes`);

/** Campaigns: the list, one of them, working through it person after person. */
export const campaigns = {
  title: 'Campagnes',
  list: 'Liste des campagnes',
  empty: 'Aucune campagne encore.',
  choose: 'Choisissez une campagne dans la liste.',
  gone: 'Cette campagne n’existe plus.',
  walk: 'parcourir',
  newOne: 'Nouvelle campagne',
  newDraft: 'Campagne en cours de saisie',
  work: 'Travailler',
  edit: 'Modifier',
  add: 'Ajouter des personnes',
  close: 'Terminer',
  reopen: 'Reprendre',
  closed: (name: string) => `« ${name} » est terminée.`,
  reopened: (name: string) => `« ${name} » reprend.`,
  over: 'Terminée',
  overSince: (day: string) => `Terminée le ${day}`,
  kinds: KINDS,
  groundSaid: {
    prospecting: 'Démarchage : accord, heures et tentatives vérifiés',
    contract: 'Contrat en cours : heures et tentatives vérifiées',
    professional: 'Professionnels, pour leur métier : oppositions vérifiées',
    service: 'Service, rien n’est proposé : hors démarchage'
  } satisfies Record<CampaignGround, string> as Record<CampaignGround, string>,
  left: (waiting: string, all: string) => `${waiting} sur ${all} à appeler`,
  won: (_n: number, said: string, goal: string | null) =>
    goal === null ? `${said} succès` : `${said} succès sur ${goal}`,
  dates: {
    both: (from: string, to: string) => `Du ${from} au ${to}`,
    from: (from: string) => `À partir du ${from}`,
    to: (to: string) => `Jusqu’au ${to}`
  },
  brief: 'Consignes',
  figures: {
    label: 'Où elle en est',
    people: 'Personnes',
    waiting: 'À appeler',
    later: 'dont plus tard',
    done: 'Jointes',
    successes: 'Succès',
    of: (n: string, all: string) => `${n} sur ${all}`,
    out: 'Écartées',
    calls: 'Appels',
    reached: (n: string) => `dont ${n} avec réponse`
  },
  people: {
    title: 'Personnes',
    none: 'Personne encore dans cette campagne.',
    first: (shown: string, all: string) => `Les ${shown} premières sur ${all}`,
    name: 'Nom',
    company: 'Société',
    state: 'État',
    calls: 'Appels',
    next: 'Prochain moment',
    outcome: 'Issue',
    now: 'dès que permis',
    later: 'Plus tard',
    success: 'Succès',
    with: (agent: string) => `Avec ${agent}`,
    states: { waiting: 'À appeler', calling: 'En appel', done: 'Jointe', out: 'Écartée' } as Record<
      TargetState,
      string
    >,
    why: {
      attempts: 'assez d’appels',
      opposed: 'opposition',
      no_number: 'aucun bon numéro',
      set_aside: 'mise de côté'
    } as Record<OutReason, string>
  },
  compared: {
    title: 'Deux guides comparés',
    guide: 'Guide',
    reached: 'Personnes jointes',
    successes: 'Succès',
    rate: 'Taux',
    interval: 'Entre, 19 fois sur 20',
    tooFew: 'Pas encore assez de personnes jointes pour comparer.',
    chance: 'L’écart peut venir du hasard.',
    better: (name: string) => `« ${name} » fait mieux : le hasard l’explique mal.`
  },
  hours: {
    title: 'Quand les gens répondent',
    range: (from: string, to: string) => `${from} à ${to}`,
    answered: (answered: string, tried: string) => `${answered} sur ${tried}`,
    what: 'Appels avec réponse sur appels passés, à leur heure.'
  },
  form: {
    newTitle: 'Nouvelle campagne',
    editTitle: 'Modifier la campagne',
    name: 'Nom',
    nameHint: 'Relance des devis de novembre',
    kind: 'But',
    ground: 'Au titre de',
    goal: 'Succès visés',
    goalHint: 'sans objectif',
    startsOn: 'Premier jour',
    endsOn: 'Dernier jour',
    orderWrong: 'Le dernier jour vient après le premier.',
    attempts: 'Appels par personne',
    absent: 'Absent : rappeler après, heures',
    busy: 'Occupé : rappeler après, minutes',
    between: (low: string, high: string) => `De ${low} à ${high}.`,
    guide: 'Guide',
    otherGuide: 'Second guide, comparé',
    noGuide: 'Sans guide',
    noOther: 'Aucun',
    drawn: 'Un des deux est tiré au sort pour chaque personne.',
    agents: 'Qui y travaille',
    everybody: 'Personne de coché : tout le monde peut y travailler.',
    brief: 'Consignes',
    briefHint: 'Ce que chacun lit d’abord : offre, limites, ton',
    create: 'Créer la campagne',
    save: 'Garder',
    needName: 'Donnez-lui un nom.',
    kept: 'La saisie est gardée si vous partez.',
    created: (name: string) => `Campagne créée : ${name}`,
    saved: 'Campagne modifiée.',
    discard: 'Abandonner la saisie',
    discarded: 'Saisie abandonnée.'
  },
  adding: {
    segment: 'Segment',
    anySegment: 'Sans segment',
    title: 'Ajouter des personnes',
    stage: 'Étape',
    anyStage: 'Toutes, sauf perdus',
    temperature: 'Température',
    anyTemperature: 'Toutes',
    postcode: 'Code postal, son début',
    postcodeHint: '44, 974…',
    postcodeWrong: 'Cinq chiffres au plus.',
    mine: 'Suivies par moi',
    most: 'Au plus',
    run: 'Ajouter ce choix',
    one: 'Ou une seule personne',
    added: (n: number, said: string) =>
      n === 0 ? 'Personne de plus : toutes y sont déjà.' : `${people(n, said)} en plus.`
  },
  working: {
    stop: 'Arrêter',
    nth: (ordinal: string) => `${ordinal} appel`,
    call: 'Appeler',
    later: 'Plus tard',
    laterHint: 'dans 1 h',
    aside: 'Écarter',
    fiche: 'Ouvrir la fiche',
    back: 'Campagne',
    guide: (name: string) => `Guide ${name}`,
    best: {
      person: (from: string, to: string, answered: string, tried: string) =>
        `Répond surtout de ${from} à ${to} : ${answered} sur ${tried} appels`,
      campaign: (from: string, to: string, answered: string, tried: string) =>
        `Ici on répond surtout de ${from} à ${to} : ${answered} sur ${tried} appels`
    },
    tooFew: 'Trop peu d’appels pour conseiller une heure.',
    setLater: (name: string, hour: string) => `${name} : remis à ${hour}.`,
    setAside: (name: string) => `${name} : écarté de la campagne.`,
    nobody: 'Personne ne peut être appelé maintenant.',
    nextAt: (when: string) => `Prochain moment : ${when}`,
    finished: 'Plus personne à appeler dans cette campagne.',
    again: 'Chercher à nouveau',
    inHand: (name: string) => `L’appel avec ${name} attend son issue.`,
    toCall: 'Aller à l’appel',
    notNow: 'Pas maintenant',
    notNowWhat: 'Elles passaient avant ; voici pourquoi elles attendent.',
    allowed: (when: string) => `permis ${when}`
  }
};
