/** The palette: anybody, any screen, any action. */
export const palette = {
  title: 'Chercher une personne, un écran, une action',
  hint: 'Un nom, un numéro, un écran, une action',
  none: 'Rien ne correspond. Essayez un nom ou un numéro.',
  newFiche: 'Nouvelle fiche',
  prospects: 'Voir les prospects du parcours',
  larger: 'Agrandir tout',
  smaller: 'Réduire tout',
  asMade: 'Taille d’origine',
  undo: 'Annuler la dernière action',
  sit: (name: string) => `S’asseoir au poste : ${name}`,
  /** A section of the settings; one of the choices of a setting. */
  within: (whole: string, part: string) => `${whole} : ${part}`,
  ticket: (number: number, subject: string) => `Ticket n° ${number}, ${subject}`
};
