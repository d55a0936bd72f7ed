import type { ActState, Action, Condition, EndWhy, Exit, SequenceStep, When } from '../../types';

type Said<K extends string> = Record<K, (said: string | null, n: number, days: number) => string>;
type Names<K extends string> = Record<K, string>;

const days = (n: number) => (n < 2 ? `${n} jour` : `${n} jours`);
const hours = (n: number) => (n < 2 ? `${n} heure` : `${n} heures`);

/** Rules (« quand… si… alors… ») and sequences: their sentences, the settings, what is under way on a fiche. */
export const automations = {
  what: 'Une règle prévoit, propose et pose des étiquettes ; elle ne change ni étape, ni température, ni valeur d’une fiche, et n’envoie rien. Tout est au journal ; ce que personne n’a encore suivi s’annule.',
  turn: 'Les automatisations agissent',
  turnHint: 'Arrêtées, aucune règle n’agit et les séquences attendent.',
  views: { rules: 'Règles', sequences: 'Séquences', log: 'Journal' },
  viewsLabel: 'Automatisations',

  // Sentences
  sentence: (when: string, si: string, then: string) =>
    si === '' ? `Quand ${when}, alors ${then}.` : `Quand ${when}, si ${si}, alors ${then}.`,
  when: (when: string) => `quand ${when}`,
  and: ' et ',
  or: ' ou ',
  comma: ', ',
  quoted: (text: string) => `« ${text} »`,
  whens: {
    call_qualified: (said) => (said === null ? 'un appel est clos' : `un appel est clos par ${said}`),
    call_lost: (said) =>
      said === null ? 'un appel entrant est perdu' : `un appel entrant est perdu (${said})`,
    contact_created: () => 'une fiche est créée',
    stage_changed: (said) =>
      said === null ? 'une personne change d’étape' : `une personne passe à l’étape ${said}`,
    temperature_confirmed: (said) =>
      said === null ? 'une température est confirmée' : `la température ${said} est confirmée`,
    ticket_opened: () => 'un ticket est ouvert',
    ticket_solved: () => 'un ticket est résolu',
    purchase: () => 'une vente est enregistrée',
    opportunity_won: () => 'une opportunité est gagnée',
    opportunity_lost: () => 'une opportunité est perdue',
    appointment_honoured: () => 'un rendez-vous est honoré',
    appointment_missed: () => 'un rendez-vous est manqué',
    document_sent: (said) => (said === null ? 'un document est envoyé' : `le document ${said} est envoyé`),
    campaign_success: () => 'une campagne obtient un succès',
    ticket_late: () => 'la réponse promise à un ticket est en retard',
    callback_overdue: (_said, n) =>
      n === 0 ? 'l’heure d’un rappel promis est passée' : `un rappel promis a ${hours(n)} de retard`,
    silence: (_said, n) => `il n’y a aucun échange depuis ${days(n)}`
  } satisfies Said<When['event']> as Said<When['event']>,
  conditions: {
    stage: (said) => `l’étape est ${said ?? '…'}`,
    temperature: (said) => `la température est ${said ?? '…'}`,
    motive: (said) => `le motif est ${said ?? '…'}`,
    outcome: (said) => `l’issue du dernier appel est ${said ?? '…'}`,
    queue: (said) => `l’appel a attendu dans la file ${said ?? '…'}`,
    line: (said) => `l’appel est venu par la ligne ${said ?? '…'}`,
    owner: (said) => (said === null ? 'personne ne suit la fiche' : `${said} suit la fiche`),
    town: (said) => `la commune est ${said ?? '…'}`,
    department: (said) => `le département est ${said ?? '…'}`,
    open_ticket: (_said, n) => (n === 1 ? 'un ticket est ouvert' : 'aucun ticket n’est ouvert'),
    consent: (_said, n) =>
      n === 1 ? 'l’accord de prospection est valable' : 'l’accord de prospection n’est pas valable',
    calls: (_said, n, over) => `il y a eu au moins ${n} ${n < 2 ? 'appel' : 'appels'} en ${days(over)}`,
    priority: (said) => `la priorité est au moins ${said ?? '…'}`
  } satisfies Said<Condition['condition']> as Said<Condition['condition']>,
  actions: {
    task: (said) => `créer la tâche ${said ?? '…'}`,
    callback: (said) => `prévoir le rappel ${said ?? '…'}`,
    propose_stage: (said) => `proposer l’étape ${said ?? '…'}`,
    propose_temperature: (said) => `proposer la température ${said ?? '…'}`,
    tag: (said) => `poser l’étiquette ${said ?? '…'}`,
    propose_message: (said) => (said === null ? 'préparer un message' : `préparer le message ${said}`),
    start_sequence: (said) => (said === null ? 'commencer une séquence' : `commencer la séquence ${said}`)
  } satisfies Said<Action['action']> as Said<Action['action']>,
  due: (n: number, hour: string | null) => {
    const day =
      n === 0 ? (hour === null ? 'aussitôt' : 'le jour même') : n === 1 ? 'le lendemain' : `${days(n)} après`;
    return hour === null ? day : `${day} à ${hour}`;
  },
  steps: {
    call: (said) => `Appel : ${said ?? '…'}`,
    mail: (said) => `Message : ${said ?? '…'}`,
    task: (said) => `Tâche : ${said ?? '…'}`,
    wait: (_said, n) => `${days(n)} d’attente`
  } satisfies Said<SequenceStep['kind']> as Said<SequenceStep['kind']>,
  exits: {
    answered: () => 'la personne a répondu',
    outcome: (said) => `un appel finit par ${said ?? '…'}`,
    stage: (said) => `l’étape est ${said ?? '…'}`
  } satisfies Said<Exit['exit']> as Said<Exit['exit']>,

  // The list
  newRule: 'Nouvelle règle',
  rulesNone: 'Aucune règle. Écrivez la première.',
  ships: 'modèle',
  neverActed: 'n’a encore rien fait',
  acted: (n: number, said: string, ago: string) =>
    `${said} ${n < 2 ? 'action' : 'actions'}, la dernière ${ago}`,
  tryIt: 'Essayer',
  tryRule: (sentence: string) => `Essayer sur le dernier mois : ${sentence}`,
  editRule: (sentence: string) => `Modifier la règle : ${sentence}`,
  removeRule: (sentence: string) => `Retirer la règle : ${sentence}`,
  removed: 'Règle retirée. Ce qu’elle a fait reste au journal.',
  on: 'Règle en marche : elle agit sur ce qui arrive désormais.',
  off: 'Règle arrêtée.',
  dry: {
    title: 'À blanc, sur les 30 derniers jours',
    none: 'Elle n’aurait rien fait en 30 jours.',
    found: (_n: number, said: string, people: string, more: boolean) =>
      `Elle aurait agi ${more ? 'au moins ' : ''}${said} fois, pour ${people} ${people === '1' ? 'personne' : 'personnes'}. Rien n’a été fait.`,
    first: (n: number) => `Les ${n} derniers cas :`,
    close: 'Fermer l’essai'
  },

  // The editor
  form: {
    newTitle: 'Nouvelle règle',
    editTitle: 'Modifier la règle',
    when: 'Quand',
    si: 'Si (toutes ces conditions)',
    then: 'Alors',
    event: 'Ce qui arrive',
    condition: 'Condition',
    action: 'Action',
    addCondition: 'Ajouter une condition',
    addAction: 'Ajouter une action',
    removeOne: (what: string) => `Retirer : ${what}`,
    notHere: 'Cette condition ne vaut pas pour cet événement. Retirez-la, ou changez-la.',
    always: 'Sans condition, la règle vaut pour tout le monde.',
    keep: 'Garder la règle',
    kept: 'Règle gardée.',
    keptOff: 'Règle gardée, arrêtée : essayez-la, puis mettez-la en marche.',
    discard: 'Effacer la saisie'
  },
  fields: {
    outcome: 'Issue',
    cause: 'Cause',
    stage: 'Étape',
    temperature: 'Température',
    document: 'Document',
    hours: 'Heures de retard',
    days: 'Jours',
    motive: 'Motif',
    queue: 'File d’attente',
    line: 'Ligne',
    owner: 'Suivi par',
    town: 'Commune',
    department: 'Département (35, 2A, 974)',
    open: 'Ticket ouvert',
    valid: 'Accord',
    atLeast: 'Appels, au moins',
    overDays: 'En jours',
    proposedStage: 'Étape proposée',
    proposedTemperature: 'Température proposée',
    priority: 'Priorité, au moins',
    text: 'À faire',
    subject: 'À propos de',
    tag: 'Étiquette',
    sequence: 'Séquence',
    dueDays: 'Jours après',
    dueHour: 'Heure (vide : la même)',
    any: 'Peu importe',
    nobody: 'Personne',
    yes: 'Oui',
    no: 'Non',
    hourWrong: 'Écrivez une heure : 9 h, 14:30',
    numberWrong: (low: number, high: number) => `Un nombre de ${low} à ${high}.`,
    chooseOne: 'Choisissez-en au moins une.'
  },
  eventNames: {
    call_qualified: 'Un appel est clos',
    call_lost: 'Un appel entrant est perdu',
    contact_created: 'Une fiche est créée',
    stage_changed: 'Une personne change d’étape',
    temperature_confirmed: 'Une température est confirmée',
    ticket_opened: 'Un ticket est ouvert',
    ticket_solved: 'Un ticket est résolu',
    purchase: 'Une vente est enregistrée',
    opportunity_won: 'Une opportunité est gagnée',
    opportunity_lost: 'Une opportunité est perdue',
    appointment_honoured: 'Un rendez-vous est honoré',
    appointment_missed: 'Un rendez-vous est manqué',
    document_sent: 'Un document est envoyé',
    campaign_success: 'Une campagne obtient un succès',
    ticket_late: 'Un ticket est en retard',
    callback_overdue: 'Un rappel promis est en retard',
    silence: 'Aucun échange depuis longtemps'
  } satisfies Names<When['event']> as Names<When['event']>,
  conditionNames: {
    stage: 'Étape',
    temperature: 'Température',
    motive: 'Motif',
    outcome: 'Issue du dernier appel',
    queue: 'File d’attente',
    line: 'Ligne appelée',
    owner: 'Qui suit la fiche',
    town: 'Commune',
    department: 'Département',
    open_ticket: 'Ticket ouvert',
    consent: 'Accord de prospection',
    calls: 'Nombre d’appels',
    priority: 'Priorité du ticket'
  } satisfies Names<Condition['condition']> as Names<Condition['condition']>,
  actionNames: {
    task: 'Créer une tâche',
    callback: 'Prévoir un rappel',
    propose_stage: 'Proposer une étape',
    propose_temperature: 'Proposer une température',
    tag: 'Poser une étiquette',
    propose_message: 'Préparer un message',
    start_sequence: 'Commencer une séquence'
  } satisfies Names<Action['action']> as Names<Action['action']>,
  stepNames: {
    call: 'Appel',
    mail: 'Message préparé',
    task: 'Tâche',
    wait: 'Attente'
  } satisfies Names<SequenceStep['kind']> as Names<SequenceStep['kind']>,
  exitNames: {
    answered: 'La personne a répondu',
    outcome: 'Un appel a cette issue',
    stage: 'La personne est à cette étape'
  } satisfies Names<Exit['exit']> as Names<Exit['exit']>,

  // Sequences
  seq: {
    none: 'Aucune séquence. Écrivez la première.',
    add: 'Nouvelle séquence',
    newTitle: 'Nouvelle séquence',
    editTitle: 'Modifier la séquence',
    edit: (name: string) => `Modifier la séquence ${name}`,
    remove: (name: string) => `Retirer la séquence ${name}`,
    removed: (name: string) => `Séquence retirée : ${name}. Qui la suit la finit.`,
    followed: (running: number, ended: number) =>
      running + ended === 0
        ? 'personne ne l’a encore suivie'
        : `${running} en cours, ${ended} ${ended < 2 ? 'finie' : 'finies'}`,
    name: 'Nom',
    nameHint: 'Suivi d’un devis',
    hour: 'Heure des étapes après une attente',
    steps: 'Étapes, dans l’ordre',
    step: 'Étape',
    addStep: 'Ajouter une étape',
    up: (what: string) => `Monter : ${what}`,
    exits: 'S’arrête d’elle-même si',
    stopsIf: (exits: string) => `S’arrête d’elle-même si ${exits}.`,
    exit: 'Arrêt',
    addExit: 'Ajouter un arrêt',
    opposition: 'Une opposition l’arrête toujours.',
    keep: 'Garder la séquence',
    kept: 'Séquence gardée. Qui la suit garde les étapes qu’il avait.',
    lastWaits: 'La dernière étape est une attente : ajoutez ce qui la suit.'
  },

  // The log
  log: {
    none: 'Aucune règle n’a encore agi.',
    what: 'Les 200 dernières actions des règles.',
    undo: 'Annuler',
    undoOne: (what: string, name: string) => `Annuler : ${what}, ${name}`,
    undone: 'Action annulée.',
    by: (state: string, name: string) => `${state} par ${name}`,
    states: {
      done: 'Fait',
      already: 'Déjà ainsi',
      opposed: 'Opposition : rien fait',
      gone: 'N’existe plus',
      undone: 'Annulé',
      corrected: 'Repris : l’appel a changé d’issue'
    } as Record<ActState, string>
  },

  // On the fiche and in the day
  fiche: {
    label: 'Suite',
    because: (rule: string) => `Règle : ${rule}`,
    ofSequence: (name: string, step: number, of: number) => `Séquence « ${name} », étape ${step} sur ${of}`,
    proposeStage: (stage: string) => `Passer à l’étape ${stage} ?`,
    proposeTemperature: (temperature: string) => `Température : ${temperature} ?`,
    proposeMessage: (name: string) => `Message prêt : ${name}`,
    documentGone: 'document retiré',
    agree: 'Accepter',
    refuse: 'Refuser',
    reread: 'Relire et envoyer',
    agreed: 'Accepté.',
    refused: 'Refusé : rien n’a changé.',
    why: 'Raison de l’étape',
    sequenceAt: (name: string, step: number, of: number) => `${name} · étape ${step} sur ${of}`,
    next: (what: string, when: string) => `${what} · ${when}`,
    stop: 'Arrêter',
    stopOne: (name: string) => `Arrêter la séquence ${name}`,
    stopped: 'Séquence arrêtée. Ce qu’elle avait prévu et que personne n’a fait est retiré.',
    begin: 'Séquence',
    beginWhich: 'Commencer la séquence',
    beginNow: 'Commencer',
    begun: 'Séquence commencée.',
    noSequence: 'Aucune séquence à commencer. Elles s’écrivent dans les réglages.',
    ended: (name: string, why: string) => `${name} : ${why}`,
    ends: {
      done: 'allée au bout',
      answered: 'arrêtée, la personne a répondu',
      outcome: 'arrêtée par l’issue d’un appel',
      stage: 'arrêtée par l’étape',
      opposed: 'arrêtée, opposition',
      stopped: 'arrêtée'
    } as Record<EndWhy, string>,
    task: 'Tâche',
    taskText: 'À faire',
    taskWhen: 'Pour quand',
    taskAdd: 'Garder la tâche',
    done: 'Fait',
    doneOne: (text: string) => `Fait : ${text}`,
    drop: (text: string) => `Retirer la tâche ${text}`,
    tag: 'Étiquette',
    tagAdd: 'Poser',
    tagRemove: (tag: string) => `Retirer l’étiquette ${tag}`,
    acts: (n: number) => (n < 2 ? 'Une action d’une règle' : `${n} actions de règles`)
  },
  day: {
    title: 'À faire et à décider'
  }
};
