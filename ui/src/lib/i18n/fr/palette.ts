/** The palette: anybody, any screen, any action. */
export const palette = {
  title: 'Chercher une personne, un écran, une action',
  hint: 'Un nom, un numéro, un écran, une action',
  none: 'Rien ne correspond. Essayez un nom ou un numéro.',
  newFiche: 'Nouvelle fiche',
  prospects: 'Voir les prospects du parcours',
  light: 'Thème clair',
  dark: 'Thème sombre',
  undo: 'Annuler la dernière action',
  sit: (name: string) => `S’asseoir au poste : ${name}`,
  ticket: (number: number, subject: string) => `Ticket n° ${number}, ${subject}`,
  screen: (n: number) => `Ctrl ${n}`
};
