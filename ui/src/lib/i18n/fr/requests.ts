/** Requests of a site to be called back. */
export const requests = {
  asked: (ago: string) => `A demandé ${ago}`,
  sources: { form: 'sur le site', file: 'par un fichier' } as Record<string, string>,
  wrongNumber: (written: string) => `Numéro illisible : ${written}`,
  opposed: 'Avait dit non au démarchage : répondez à sa demande, rien de plus.',
  who: 'De qui est-ce ?',
  whoOf: (name: string) => `De qui est la demande de ${name} ?`,
  somebodyNew: 'Quelqu’un de nouveau',
  chosen: 'La demande est sur sa fiche',
  settings: {
    title: 'Demandes de rappel d’un site',
    what: 'Le formulaire de votre site les envoie ici ; chacune devient un lead et un rappel à faire.',
    switch: 'Recevoir un formulaire',
    switchHint: 'Le programme du site l’envoie sur ce poste (127.0.0.1), par le relais de votre choix.',
    states: {
      off: 'Éteint',
      waiting: 'Prêt, aucune demande encore',
      alive: (ago: string) => `Dernière demande ${ago}`
    },
    address: 'Adresse à donner au site',
    secret: 'Qui a cette adresse peut déposer des demandes : gardez-la pour vous.',
    tryIt: 'Essayer depuis un terminal',
    folder: 'Dossier surveillé',
    folderHint: 'Chaque fichier CSV déposé là est lu une fois, puis rangé dans « traités ». Vide : aucun.',
    folderWrong: 'Écrivez le chemin entier, depuis la racine',
    minutes: 'Rappeler sous, en minutes d’ouverture',
    minutesHint: 'Quand la personne n’a pas dit quand',
    minutesWrong: 'Un nombre de 0 à 2880'
  }
};
