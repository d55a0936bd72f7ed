import type { DocumentKind } from '../../types';

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
  colon: ' : ',
  editor: {
    what: 'Ce que la maison envoie. Modifier un document en fait une nouvelle version ; ce qui est déjà parti reste tel quel.',
    add: 'Nouveau document',
    none: 'Aucun document.',
    newOne: 'Nouveau document',
    next: (version: number) => `Version ${version}`,
    version: (version: number) => `version ${version}`,
    edit: (name: string) => `Modifier ${name}`,
    name: 'Nom',
    kind: 'Sorte',
    kinds: {
      attestation: 'Attestation',
      brochure: 'Brochure',
      catalogue: 'Catalogue',
      mail: 'Courriel',
      sms: 'SMS'
    } satisfies Record<DocumentKind, string> as Record<DocumentKind, string>,
    subject: 'Objet',
    body: 'Texte',
    facts: 'Mots remplis à l’envoi ; une partie entre crochets s’efface si son mot manque :',
    unknown: (names: string) =>
      `Personne ne sait remplir ${names}. Corrigez ce mot, ou retirez ses accolades.`,
    save: 'Garder la version',
    saved: (name: string, version: number) => `${name} : version ${version} gardée.`
  }
};
