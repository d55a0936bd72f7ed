/** The document library. */
export const documents = {
  title: 'Envoyer un document',
  open: 'Document',
  which: 'Document',
  to: 'Adresse',
  noAddress: 'Aucune adresse sur la fiche : imprimez, ou écrivez-en une.',
  subject: 'Objet',
  body: 'Texte, à relire avant envoi',
  mail: 'Écrire le courriel',
  print: 'Imprimer',
  written: 'Document envoyé : il est dans l’historique',
  printed: 'Document imprimé : il est dans l’historique',
  noMailProgram: 'Aucun logiciel de courriel ne s’est ouvert. Le texte est dans l’historique.',
  colon: ' : '
};
