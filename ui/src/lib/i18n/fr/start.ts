/** The first start, and what is said after a damaged file. */
export const start = {
  welcome: 'Bienvenue dans Décroche',
  promise: 'La bonne fiche avant la deuxième sonnerie. Tout reste sur ce poste.',
  choose: 'Par où commencer ?',
  choices: {
    demo: ['Essayer la démonstration', 'Des fiches et des appels inventés, dans un fichier à part'],
    empty: ['Commencer vide', 'Les fiches viendront avec les appels'],
    import: ['Importer un fichier', 'CSV, Excel ou vCard : vos fiches, avec tout ce qu’elles portent']
  },
  preparing: 'La démonstration se prépare',
  progress: (done: string, total: string) => `${done} sur ${total}`,
  next: 'Continuer',
  house: {
    title: 'Votre maison',
    what: 'Tout se change plus tard dans Réglages.',
    lines: 'Vos lignes',
    hours: "Vos heures d'ouverture",
    you: 'Qui est au poste ?',
    finish: 'Ouvrir le poste'
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
    rest: 'Ce qui se lit encore du fichier abîmé',
    restWhat: 'Il en sait peut-être plus que la sauvegarde. Le lire n’y change rien.',
    restAlone: 'Le lire n’y change rien.',
    look: 'Lire ce qui reste',
    reading: 'Lecture du fichier abîmé',
    rows: (n: string) => `${n} lignes lues`,
    restOf: (contacts: string, calls: string) => `${contacts} fiches, ${calls} appels`,
    take: 'Reprendre ce qui a été lu',
    nothing: 'Rien ne s’y lit plus. Il est gardé tel quel.',
    stopped: 'Lecture arrêtée. Rien n’a changé.',
    empty: 'Continuer avec un fichier vide',
    restored: 'Sauvegarde restaurée.',
    kept: (done: string, path: string) => `${done} Le fichier abîmé est gardé ici : ${path}`,
    taken: 'Repris. Ce qui manque est peut-être dans une sauvegarde : Réglages, puis Données.'
  }
};
