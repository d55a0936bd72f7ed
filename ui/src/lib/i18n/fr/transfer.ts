/** Handing a call to a colleague. */
export const transfer = {
  open: 'Transférer',
  title: 'Transférer l’appel',
  find: 'Nom, compétence, langue, poste',
  colleagues: (n: number) => (n === 0 ? 'Personne ne correspond' : n === 1 ? '1 collègue' : `${n} collègues`),
  nobody: 'Personne ne correspond. Effacez un mot, ou ajoutez vos collègues dans Réglages, Agents.',
  extension: (digits: string) => `poste ${digits}`,
  level: (n: number) => `N${n}`,
  note: 'Ce que la personne suivante doit savoir',
  announce: 'Annoncer',
  blind: 'Passer sans annoncer',
  unsaid: 'état non dit',
  /** Of who hands over. */
  announcing: (name: string) => `Annoncez l’appel à ${name}`,
  announcingHow: (extension: string | null) =>
    extension === null ? 'La personne patiente.' : `La personne patiente. Poste ${extension}.`,
  dialIt: (extension: string) => `Mettez en attente sur votre téléphone, puis composez le ${extension}.`,
  pass: 'Passer l’appel',
  passing: (name: string) => `Sonne chez ${name}`,
  took: (name: string) => `${name} a pris l’appel.`,
  back: 'Reprendre',
  /** Of who is handed the call. */
  comes: (name: string | null) => (name === null ? 'Appel transféré' : `Transféré par ${name}`),
  soon: (name: string | null) =>
    name === null ? 'On vous annonce cet appel' : `${name} vous annonce cet appel`,
  take: 'Prendre',
  liftUp: 'Décrochez sur votre téléphone.',
  unspoken: 'Rien n’a été ajouté.'
};
